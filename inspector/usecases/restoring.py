"""Restoring a backup: verified as a whole, into a new folder, as a device of its own.

A device numbers its entries without gaps, and each names the hash of the one before. A backup ends
somewhere in that chain, while the laptop it was made on may have gone on: what it wrote afterwards
is printed in the annex of papers, lies in newer backups and may be merged elsewhere. If the
restored copy went on under the same device, its next entry would take a place that is taken, the
chain would fork, and no merging could ever tell which of the two is meant. So a restored copy is
always a new device with a chain of its own; the old chain stays in it, whole, up to the backup.
Numbers of papers are counted on over both, because to the office it is still the same laptop.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from inspector.errors import InspectorError
from inspector.facts.backup import FoundBackup, Restored
from inspector.journal import chain
from inspector.store import packs
from inspector.store.append import entries
from inspector.store.backup import mark_copied, sync_file
from inspector.store.disk import error_name, sync_folder
from inspector.store.evidence import Evidence
from inspector.store.found_backups import backups_at
from inspector.store.place import DATABASE
from inspector.store.upgrade import schema_of
from inspector.usecases.keeping import rebuild, verify
from inspector.usecases.place import refuse_in_use
from inspector.usecases.registers import event
from inspector.workspace import Clock, Workspace, local_time

Progress = Callable[[int, int], bool]
"""Told (files copied, files in all); False stops the restoring."""

_STAGING = "restoring"


def list_backups(place: Path) -> tuple[FoundBackup, ...]:
    """The backups at a place that a person points to, newest first; restore.none where none."""
    found = backups_at(place)
    if not found:
        raise InspectorError("restore.none", path=place)
    return found


def restore(
    source: Path,
    target: Path,
    *,
    partly: bool = False,
    progress: Progress | None = None,
    clock: Clock = local_time,
) -> Restored:
    """Restore the newest backup at `source` into `target`, a new or empty folder.

    All is copied and verified beside its place first: the chain of every device, every file of
    evidence. `partly` also takes a backup that lacks evidence; a broken chain is always refused.
    Whatever fails (restore.*, workspace.newer, store.full) leaves `target` as it was; the backup
    is only read.
    """
    database = _chosen(source)
    made = _claim(target)
    staging = target / _STAGING
    try:
        restored = _stage(database, staging, target, partly, progress, clock)
        _move_in(staging, target)
    except OSError as error:
        raise InspectorError("restore.failed", path=target, what=error_name(error)) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        if made and not any(target.iterdir()):
            target.rmdir()
    return restored


def _chosen(source: Path) -> Path:
    if source.is_file():
        _refuse_unreadable(source)
        found = source
    else:
        found = list_backups(source)[0].path
    if found.name == DATABASE:
        refuse_in_use(found.parent)
    return found


def _refuse_unreadable(database: Path) -> None:
    """A file that is no database of this program's, or a later one's: said before all else."""
    try:
        sound = schema_of(database) > 0 and backups_at(database)
    except InspectorError as error:
        if error.code == "workspace.newer":
            raise
        sound = ()
    if not sound:
        raise InspectorError("restore.damaged", path=database)


def _claim(target: Path) -> bool:
    """Make the folder; whether it was not there before. restore.not_empty refuses."""
    there = target.exists()
    try:
        if there and (not target.is_dir() or any(target.iterdir())):
            raise InspectorError("restore.not_empty", path=target)
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InspectorError("restore.failed", path=target, what=error_name(error)) from error
    return not there


def _stage(
    database: Path,
    staging: Path,
    target: Path,
    partly: bool,
    progress: Progress | None,
    clock: Clock,
) -> Restored:
    found = _copy_database(database, staging)
    ws = _open(staging, database, clock)
    try:
        with ws.store.read() as connection:
            breaks = chain.verify(entries(connection))
            installed = packs.installed(connection)
        if breaks:
            raise InspectorError("restore.chain", path=database, seq=breaks[0].seq)
        _copy_evidence(database.parent, staging, progress)
        packs.copy(database.parent, installed, staging)
        rebuild(ws)
        report = verify(ws)
        if report.missing and not partly:
            raise InspectorError("restore.incomplete", path=database, count=len(report.missing))
        note = {"file": database.name, "entries": report.entries, "last": found.last}
        ws.append([event(ws.device.id, "restore", **note, missing=len(report.missing))])
    finally:
        ws.close()
    return Restored(
        folder=target,
        source=database,
        entries=report.entries,
        files=report.files,
        last=found.last,
        missing=len(report.missing),
        packs=report.packs,
    )


def _copy_database(database: Path, staging: Path) -> FoundBackup:
    """Copy it with what SQLite had not yet worked into it, and mark the copy as one."""
    staging.mkdir()
    copy = staging / DATABASE
    shutil.copyfile(database, copy)
    waiting = database.with_name(f"{database.name}-wal")
    if waiting.is_file():
        shutil.copyfile(waiting, staging / f"{DATABASE}-wal")
    try:
        with closing(sqlite3.connect(copy)) as connection:
            mark_copied(connection)
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise InspectorError("restore.damaged", path=database) from error
    sync_file(copy)
    found = backups_at(copy)
    if not found:
        raise InspectorError("restore.damaged", path=database)
    return found[0]


def _copy_evidence(folder: Path, staging: Path, progress: Progress | None) -> None:
    """Copy every file that is what its name says; the others count as missing."""
    held, kept = Evidence(folder / "evidence"), Evidence(staging / "evidence")
    names = tuple(held.all())
    for done, sha256 in enumerate(names):
        if progress is not None and not progress(done, len(names)):
            raise InspectorError("restore.stopped")
        if held.verify(sha256):
            kept.put(held.read(sha256))


def _open(staging: Path, database: Path, clock: Clock) -> Workspace:
    try:
        return Workspace.open(staging, clock=clock)
    except InspectorError as error:
        if error.code == "workspace.damaged":
            raise InspectorError("restore.damaged", path=database) from error
        if error.code == "workspace.newer":
            raise InspectorError(error.code, **{**error.context, "path": database}) from error
        raise


def _move_in(staging: Path, target: Path) -> None:
    """Give everything its place, the database last: until then the folder holds no data."""
    parts = sorted(staging.iterdir(), key=lambda part: part.name == DATABASE)
    for part in parts:
        part.replace(target / part.name)
    sync_folder(target)
