"""A copy of a picture with a few lines of text on it; the original stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from inspector.facts.redaction import Redaction
from inspector.store.intake import Picture, encoded, upright
from inspector.store.redact import covered

_LONGEST = 4096
_QUALITY = 90
_LETTERS_PER_SIDE = 34
_SMALLEST = 11
_BAND = (0, 0, 0, 150)
_INK = (255, 255, 255, 255)


def watermark(
    source: Picture,
    lines: Sequence[str],
    font: Path,
    turn: int = 0,
    name: str = "",
    redactions: Sequence[Redaction] = (),
) -> bytes:
    """A covered JPEG without metadata, its longest side at most 4096, lines on a band lower left.

    Long lines are wrapped; a band never covers more than half of the picture: what does not fit
    ends in an ellipsis. Raises as `look` does.
    """
    image = covered(upright(source, _LONGEST, turn, name), redactions)
    size = max(_SMALLEST, (image.width + image.height) // 2 // _LETTERS_PER_SIDE)
    face = ImageFont.truetype(font, size, layout_engine=ImageFont.Layout.BASIC)
    pad, step = size // 2, size * 3 // 2
    rows = [row for line in lines for row in _wrapped(line, face, image.width - 6 * pad)]
    fitting = max(1, (image.height // 2 - 2 * pad) // step)
    if len(rows) > fitting:
        rows = [*rows[: fitting - 1], rows[fitting - 1][:-1] + "…"]
    if rows:
        band = _band(rows, face, pad, step)
        image.paste(band.convert("RGB"), (0, image.height - band.height), band)
    return encoded(image, _QUALITY)


def _wrapped(line: str, face: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    row, used = "", 0.0
    for letter in " ".join(line.split()):
        wide = face.getlength(letter)
        if row and used + wide > width:
            yield row
            row, used = "", 0.0
        row, used = row + letter, used + wide
    if row:
        yield row


def _band(rows: Sequence[str], face: ImageFont.FreeTypeFont, pad: int, step: int) -> Image.Image:
    width = round(max(face.getlength(row) for row in rows)) + 4 * pad
    band = Image.new("RGBA", (width, step * len(rows) + 2 * pad), _BAND)
    draw = ImageDraw.Draw(band)
    draw.rectangle((0, 0, pad // 3, band.height), fill=_INK)
    for number, row in enumerate(rows):
        middle = pad + step * number + step // 2
        draw.text((2 * pad, middle), row, font=face, fill=_INK, anchor="lm")
    return band
