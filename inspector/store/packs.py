"""The library packs of this laptop: which are installed, and their files below the data folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from inspector.checklist.packing import PackFile
from inspector.errors import InspectorError
from inspector.facts.pack import InstalledPack
from inspector.store import settings
from inspector.store.disk import reading, write_whole
from inspector.store.place import PACKS

SETTING = "packs"


def installed(connection: Connection) -> tuple[InstalledPack, ...]:
    """The installed packs in the order in which they are laid over the library."""
    text = settings.get(connection, SETTING)
    if text is None:
        return ()
    try:
        rows = msgspec.json.decode(text, type=tuple[InstalledPack, ...])
    except msgspec.MsgspecError as error:
        raise InspectorError("workspace.damaged", path="", what="local_setting packs") from error
    return tuple(sorted(rows, key=order))


def order(row: InstalledPack) -> tuple[str, str]:
    """Packs are laid over the library by the day they first came, then by id."""
    return row.since[:10], row.id


def put_installed(connection: Connection, rows: Iterable[InstalledPack]) -> None:
    """Keep which packs are installed."""
    text = msgspec.json.encode(tuple(sorted(rows, key=order))).decode()
    settings.put(connection, SETTING, text)


def path_of(folder: Path, row: InstalledPack) -> Path:
    """Where the file of an installed pack lies."""
    return folder / PACKS / row.file_name


def read(folder: Path, row: InstalledPack) -> PackFile | None:
    """The file of an installed pack, or None where it is missing or not as it was installed."""
    try:
        data = path_of(folder, row).read_bytes()
    except OSError:
        return None
    sound = hashlib.sha256(data).hexdigest() == row.sha256
    return PackFile(row.file_name, data) if sound else None


def keep(folder: Path, row: InstalledPack, data: bytes) -> None:
    """Put the file of a pack in its place, durably; store.full, store.io or store.read_only."""
    write_whole(path_of(folder, row), data)


def drop(folder: Path, row: InstalledPack) -> None:
    """Remove the file of a pack that is not installed any more; one that stays does no harm."""
    try:
        path_of(folder, row).unlink(missing_ok=True)
    except OSError:
        return


def copy(folder: Path, rows: Iterable[InstalledPack], target: Path) -> None:
    """Keep the sound packs in another folder too; backup.failed where they cannot be written."""
    for row in rows:
        file = read(folder, row)
        if file is None or read(target, row) is not None:
            continue
        try:
            keep(target, row, file.data)
        except InspectorError as error:
            what = error.context.get("what", error.code)
            raise InspectorError("backup.failed", path=target, what=what) from error


def read_bounded(path: Path, most: int) -> bytes:
    """The bytes of a file somebody chose, at most one more than `most`; file.cannot_read."""
    with reading(path):
        if not path.is_file():
            raise InspectorError("file.cannot_read", path=path, what="ENOENT")
        with path.open("rb") as stream:
            return stream.read(most + 1)
