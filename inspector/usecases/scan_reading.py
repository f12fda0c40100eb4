"""Files with signed pages read: the codes on every sheet. Touches no database, any thread may."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from inspector.errors import InspectorError
from inspector.facts.scan import ScanFile
from inspector.store import scanned
from inspector.store.disk import reading

FORMATS = (".pdf", ".jpg", ".jpeg", ".png", ".heic", ".heif")
"""How the names of scans and photos end."""


def files_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files, and the scans and photos below the folders, by name; none hidden by a dot."""
    found: list[Path] = []
    for path in paths:
        below = sorted(path.rglob("*")) if path.is_dir() else [path]
        found += [
            one
            for one in below
            if one == path or (one.suffix.lower() in FORMATS and not one.name.startswith("."))
        ]
    return tuple(dict.fromkeys(found))


def sheet_picture(path: Path, sheet: int, longest: int) -> bytes:
    """One sheet as a JPEG of at most so many pixels, to be looked at; errors of reading it."""
    return scanned.sheet_jpeg(path, sheet, longest)


def read(
    files: Sequence[Path],
    on_each: Callable[[ScanFile], None] = lambda _file: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[ScanFile, ...]:
    """Read PDF, JPEG, PNG and HEIC on all cores; a photo takes about half a second.

    A file that cannot be read comes back with its problem. `on_each` hears each file in order, in
    this thread; `cancelled` is asked before each file, those not begun are left out.
    """
    stop = threading.Event()

    def one(path: Path) -> ScanFile | None:
        return None if stop.is_set() or cancelled() else read_file(path)

    found: list[ScanFile] = []
    with ThreadPoolExecutor(os.cpu_count(), "scans") as pool:
        try:
            for file in pool.map(one, dict.fromkeys(files)):
                if file:
                    found.append(file)
                    on_each(file)
        finally:
            stop.set()
    return tuple(found)


def read_file(path: Path) -> ScanFile:
    """One file with the codes of its sheets, or with its problem."""
    try:
        sha256 = _sha256(path)
        if not scanned.is_pdf(path):
            return ScanFile(path=path, sha256=sha256, sheets=(scanned.picture_codes(path),))
        if scanned.made_here(path):
            return ScanFile(path=path, sha256=sha256, original=True)
        return ScanFile(path=path, sha256=sha256, sheets=scanned.pdf_codes(path, path.name))
    except InspectorError as error:
        if error.code == "photo.format":
            error = InspectorError("sign.bad_scan", name=path.name)
        return ScanFile(path=path, problem=error)


def _sha256(path: Path) -> str:
    with reading(path), path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
