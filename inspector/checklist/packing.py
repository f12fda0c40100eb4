"""The compiled library: canonical JSON that visits pin by its hash, and its cache."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from inspector import assets
from inspector.checklist.model import Library
from inspector.errors import InspectorError

FORMAT = b"facility-inspector library 1\n"


def pack(library: Library) -> bytes:
    """The library as JSON bytes, the same for the same content."""
    return msgspec.json.encode(library, order="deterministic")


def unpack(data: bytes) -> Library:
    """The library of packed bytes; msgspec.ValidationError where they are no library."""
    return msgspec.json.decode(data, type=Library)


def content_hash(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def sources(folders: Iterable[Path]) -> tuple[Path, ...]:
    """The files a library is read from, in a fixed order."""
    return tuple(path for folder in folders for path in sorted(folder.glob("*.yaml")))


def source_hash(files: Iterable[Path]) -> str:
    """One hash over names and bytes of the source files and the format of the compiled form."""
    total = hashlib.sha256(FORMAT)
    for path in files:
        data = path.read_bytes()
        total.update(f"{path.name}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()


def load(cache: Path | None) -> tuple[Library, bytes]:
    """The program's own library with its packed bytes; read from `cache` while that is true.

    A cache file is named by the hash of the sources and of its own bytes, so neither a changed
    source nor a damaged cache is ever believed.
    """
    folders = (assets.path("standards"), assets.path("checklists"))
    key = source_hash(sources(folders))
    if cache is not None:
        for path in cache.glob(f"{key[:32]}-*.json"):
            data = path.read_bytes()
            if path.stem.endswith(content_hash(data)):
                return unpack(data), data
    data = pack(compile_library(*folders))
    if cache is not None:
        _keep(cache, f"{key[:32]}-{content_hash(data)}.json", data)
    return unpack(data), data


def compile_library(standards: Path, checklists: Path) -> Library:
    """Read the source files; raises library.broken with every problem in one message."""
    from inspector.checklist.reader import read_library

    library, problems = read_library((standards,), (checklists,))
    if problems:
        raise InspectorError(
            "library.broken", count=len(problems), problems="\n".join(map(str, problems))
        )
    return library


def _keep(cache: Path, name: str, data: bytes) -> None:
    try:
        cache.mkdir(exist_ok=True)
        partial = cache / f"{name}.part"
        partial.write_bytes(data)
        partial.replace(cache / name)
    except OSError:
        return  # a cache that cannot be written costs time, never an answer
    for path in cache.glob("*.json"):
        if path.name != name:
            path.unlink(missing_ok=True)
