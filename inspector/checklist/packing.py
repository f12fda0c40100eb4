"""The compiled library: canonical JSON that visits pin by its hash, and its cache."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from inspector import assets
from inspector.checklist import model
from inspector.checklist.model import Library
from inspector.errors import InspectorError
from inspector.facts.interview import InterviewQuestion, InterviewSheet

FORMAT = b"facility-inspector library 1\n"
_CODE = Path(__file__).parent


class PackFile(Struct, frozen=True):
    """A library pack as it lies somewhere: the name its problems are told under, its bytes."""

    name: str
    data: bytes


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


def source_hash(files: Iterable[Path], packs: Iterable[PackFile] = ()) -> str:
    """One hash over names and bytes of files and packs, of the reader and of what it makes."""
    total = hashlib.sha256(FORMAT + _shape())
    # In a frozen program the reader has no source files; there the shape and FORMAT stand for it.
    read = ((path.name, path.read_bytes()) for path in (*sorted(_CODE.glob("*.py")), *files))
    for name, data in (*read, *((pack.name, pack.data) for pack in packs)):
        total.update(f"{name}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()


def _shape() -> bytes:
    """The fields of everything packed, so that a cache of another program is never read."""
    kinds = (
        model.Condition,
        model.Standard,
        model.Measure,
        model.RegisterClause,
        model.Hazard,
        model.Item,
        model.Checklist,
        model.Exclusion,
        model.Preset,
        model.SizeStep,
        model.SampleRule,
        InterviewQuestion,
        InterviewSheet,
        model.CalendarYear,
        model.Library,
    )
    return "\n".join(f"{kind.__name__} {kind.__annotations__}" for kind in kinds).encode()


def load(cache: Path | None, packs: Sequence[PackFile] = ()) -> tuple[Library, bytes]:
    """The program's own library under these packs, with its packed bytes.

    A pack that cannot be laid over it is left out: the library's `packs` names those within.
    It is read from `cache` while that is true: a cache file is named by the hash of the sources
    and of its own bytes, so neither a changed source nor a damaged cache is ever believed.
    """
    folders = (assets.path("standards"), assets.path("checklists"))
    # Only packs refer to the profiles of regions.
    key = source_hash(sources((*folders, assets.path("regions")) if packs else folders), packs)
    if cache is not None:
        for path in cache.glob(f"{key[:32]}-*.json"):
            kept = _believed(path)
            if kept is not None:
                return kept
    data = _compiled(key, tuple(packs))
    if cache is not None:
        _keep(cache, f"{key[:32]}-{content_hash(data)}.json", data)
    return unpack(data), data


@lru_cache(maxsize=2)
def _compiled(_key: str, packs: tuple[PackFile, ...]) -> bytes:
    """The packed library, made once in a running program for each state of its sources."""
    folders = (assets.path("standards"), assets.path("checklists"))
    return pack(_composed(*folders, packs) if packs else compile_library(*folders))


def _believed(path: Path) -> tuple[Library, bytes] | None:
    try:
        data = path.read_bytes()
        if path.stem.endswith(content_hash(data)):
            return unpack(data), data
    except (OSError, msgspec.MsgspecError):
        return None  # a cache that cannot be read costs time, never an answer
    return None


def compile_library(standards: Path, checklists: Path) -> Library:
    """Read the source files; raises library.broken with every problem in one message."""
    from inspector.checklist.reader import read_library

    library, problems = read_library((standards,), (checklists,))
    if problems:
        raise InspectorError(
            "library.broken", count=len(problems), problems="\n".join(map(str, problems))
        )
    return library


def _composed(standards: Path, checklists: Path, packs: Sequence[PackFile]) -> Library:
    # A start that believes its cache reads no YAML.
    from inspector.checklist.composing import compose_fitting

    return compose_fitting(standards, checklists, packs)


def _keep(cache: Path, name: str, data: bytes) -> None:
    try:
        cache.mkdir(exist_ok=True)
        partial = cache / f"{name}.part"
        partial.write_bytes(data)
        partial.replace(cache / name)
        for path in cache.glob("*.json"):
            if path.name != name:
                path.unlink(missing_ok=True)
    except OSError:
        return  # a cache that cannot be written costs time, never an answer
