"""When a picture was taken, and the pictures of a folder in that order."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from inspector.errors import InspectorError
from inspector.store.disk import error_name
from inspector.store.intake import local_time, look

# The last row cannot be read: a folder's pictures are refused by name rather than left out.
_PICTURES = {
    *(".jpg", ".jpeg", ".jpe", ".jfif", ".heic", ".heif", ".png"),
    *(".webp", ".avif", ".bmp", ".gif", ".tif", ".tiff"),
}

# IMG_20261120_143005, 微信图片_20261120143005, Screenshot_2026-11-20-14-30-05-123, PXL with ms.
_IN_NAME = re.compile(
    r"(?<!\d)(20\d\d)\D?(\d\d)\D?(\d\d)\D{0,4}(\d\d)\D?(\d\d)\D?(\d\d)(?:\d{3})?(?!\d)"
)
# mmexport1763620205123, wx_camera_1763620205123: milliseconds since 1970.
_EPOCH = re.compile(r"(?<!\d)(1\d{12})(?!\d)")


class TakenTime(Struct, frozen=True, kw_only=True):
    """ISO local time without offset; `source` is "exif", "name", "file" or "unknown" (None)."""

    at: str | None
    source: str


def taken_time(source: Path | str, exif: str | None) -> TakenTime:
    """The time of a shot: EXIF, else the file's name, else the file's own time.

    A str is the name of a picture that is no file (pasted), which has no time of its own.
    """
    if exif:
        return TakenTime(at=exif, source="exif")
    named = name_time(Path(source).stem)
    if named:
        return TakenTime(at=named, source="name")
    written = _file_time(source) if isinstance(source, Path) else None
    return TakenTime(at=written, source="file" if written else "unknown")


def name_time(name: str) -> str | None:
    """The time that phones and WeChat write into a file's name, ISO local, or None."""
    for found in _IN_NAME.finditer(name):
        moment = local_time(*map(int, found.groups()))
        if moment:
            return moment
    found_epoch = _EPOCH.search(name)
    return _moment(int(found_epoch[1]) / 1000) if found_epoch else None


def order(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The given files, and all pictures below the given folders, by the time they were taken.

    Those of one time go by name; those of no known time come last. Raises file.cannot_read for a
    folder that cannot be read.
    """
    files = [file for path in paths for file in _files(path)]
    return tuple(sorted(dict.fromkeys(files), key=_place))


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, inner, names in os.walk(path, onerror=_refuse):
        # Thumbnails, the recycle bin and the shadow files of a Mac hide behind a dot.
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in names:
            if Path(name).suffix.lower() in _PICTURES and not name.startswith("."):
                yield Path(folder, name)


def _refuse(error: OSError) -> None:
    raise InspectorError("file.cannot_read", path=error.filename, what=error_name(error)) from error


def _place(path: Path) -> tuple[bool, str, list[int | str], str]:
    at = taken_time(path, _exif_of(path)).at
    # IMG_9 before IMG_10; the odd parts are digits.
    parts = re.split(r"(\d+)", path.name.lower())
    natural = [int(part) if odd % 2 else part for odd, part in enumerate(parts)]
    return at is None, at or "", natural, str(path)


def _exif_of(path: Path) -> str | None:
    try:
        return look(path).taken
    except InspectorError:
        return None


def _file_time(path: Path) -> str | None:
    try:
        return _moment(path.stat().st_mtime)
    except OSError:
        return None


def _moment(seconds: float) -> str | None:
    try:
        moment = datetime.fromtimestamp(int(seconds))
    except (OverflowError, ValueError, OSError):
        return None
    return local_time(*moment.timetuple()[:6])
