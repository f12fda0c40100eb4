"""Verified backups: the database through SQLite's own copying, evidence by content."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from inspector.errors import InspectorError
from inspector.store import settings
from inspector.store.disk import error_name
from inspector.store.engine import translated
from inspector.store.evidence import Evidence

if TYPE_CHECKING:
    from inspector.store.store import Store


class Backup(Struct, frozen=True, kw_only=True):
    """What a backup holds: its folder, entries, evidence files (all verified)."""

    folder: Path
    entries: int
    files: int


def copy_database(store: Store, target: Path) -> int:
    """Copy the open database to `target` atomically and verify it; the number of entries.

    The copy is marked as one: whoever opens it for writing becomes another device.
    """
    partial = target.with_name(target.name + ".part")
    partial.unlink(missing_ok=True)
    with translated(store.path), store.raw() as source:
        copy = sqlite3.connect(partial)
        try:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            mark_copied(copy)
            sound = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
            entries = int(copy.execute("SELECT count(*) FROM entry").fetchone()[0])
        finally:
            copy.close()
    if sound != "ok":
        partial.unlink(missing_ok=True)
        raise InspectorError("backup.unsound", path=target)
    sync_file(partial)
    partial.replace(target)
    return entries


def mark_copied(copy: sqlite3.Connection) -> None:
    """Mark a database as a copy of another one."""
    with copy:
        copy.execute(
            "INSERT OR REPLACE INTO local_setting (name, value) VALUES (?, ?)",
            (settings.COPIED, "yes"),
        )


def back_up(store: Store, evidence: Evidence, folder: Path, name: str) -> Backup:
    """Write a complete backup into `folder`: database `name` and evidence, each file verified.

    Evidence that is there already is checked and not copied again, so that a second backup to
    the same stick is quick.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = Evidence(folder / "evidence")
        copied = 0
        for sha in evidence.all():
            if not (target.path(sha).is_file() and target.verify(sha)):
                target.put(evidence.read(sha))
            copied += 1
        entries = copy_database(store, folder / name)
    except OSError as error:
        raise InspectorError("backup.failed", path=folder, what=error_name(error)) from error
    return Backup(folder=folder, entries=entries, files=copied)


def thin(folder: Path, keep: int = 10) -> None:
    """Keep the newest databases of a folder, by the count of entries in their names."""
    for path in sorted(folder.glob("inspector-*.sqlite3"))[:-keep]:
        path.unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    """Make what was written to a file durable."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
