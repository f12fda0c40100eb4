"""Pictures as phones make them."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

_TAKEN = 0x9003
_EXIF = 0x8769


def phone_pictures(folder: Path, count: int, *, first_minute: int = 30) -> list[Path]:
    """JPEG files taken a minute apart on 20 November 2026."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for number in range(count):
        exif = Image.Exif()
        when = f"2026:11:20 14:{first_minute + number:02d}:05"
        exif.get_ifd(_EXIF)[_TAKEN] = when
        path = folder / f"IMG_{number}.jpg"
        shade = (40 + 30 * number, 120, 90)
        Image.new("RGB", (320, 240), shade).save(path, exif=exif)
        made.append(path)
    return made
