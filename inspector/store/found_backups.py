"""Backups where a person points: a database by itself, or the ones that lie in a folder."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from inspector.facts.backup import FoundBackup
from inspector.store.place import DATABASE

_ON_STICK = "inspector-backup"
_OWN = "backups"


def backups_at(path: Path) -> tuple[FoundBackup, ...]:
    """The readable backups at a place, the one with the most entries first; nothing is changed.

    A folder is looked through as a person means it: a stick with `inspector-backup` on it, that
    folder itself, a data folder (its own `backups`, never the database in use), or `backups`.
    """
    found = (_read(database) for database in _candidates(path))
    sound = [one for one in found if one is not None]
    return tuple(sorted(sound, key=lambda one: (-one.entries, one.path)))


def _candidates(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    own = [*path.glob("*.sqlite3"), *path.joinpath(_OWN).glob("*.sqlite3")]
    if path.joinpath(_OWN).is_dir():
        own = [one for one in own if one != path / DATABASE]
    return [*own, *path.joinpath(_ON_STICK).glob(DATABASE)]


def _read(path: Path) -> FoundBackup | None:
    uri = path.resolve().as_uri() + "?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(uri, uri=True)
        try:
            count = connection.execute("SELECT count(*) FROM entry").fetchone()[0]
            last = connection.execute("SELECT at FROM entry ORDER BY id DESC LIMIT 1").fetchone()
            device = connection.execute("SELECT name FROM local_device").fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return None
    return FoundBackup(
        path=path,
        entries=int(count),
        last=str(last[0]) if last else "",
        device=str(device[0]) if device else "",
    )
