"""Keeping data safe: backups, verification, rebuilding, and the history of anything."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection, Table, select

from inspector.errors import InspectorError
from inspector.journal import chain
from inspector.journal.chain import Break
from inspector.journal.entry import UNTOLD
from inspector.store import (
    chain_rows,
    document_rows,
    finding_rows,
    lead_rows,
    packs,
    projection,
    scan_rows,
    settings,
)
from inspector.store import tables as t
from inspector.store.append import entries
from inspector.store.backup import Backup, back_up, thin
from inspector.store.store import DATABASE
from inspector.workspace import Workspace

FOLDER = "inspector-backup"


class VerifyReport(Struct, frozen=True, kw_only=True):
    """What verifying found: first break of each chain, evidence missing or damaged (SHA-256).

    `packs` are the files of installed library packs that are missing or damaged.
    """

    entries: int
    files: int
    breaks: tuple[Break, ...]
    missing: tuple[str, ...]
    damaged: tuple[str, ...]
    packs: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not (self.breaks or self.missing or self.damaged or self.packs)


class HistoryLine(Struct, frozen=True, kw_only=True):
    """One entry as people read it; `body` is empty where it was told in confidence."""

    at: str
    actor: str
    device: str
    kind: str
    key: str
    body: str


def back_up_to(ws: Workspace, to: Path) -> Backup:
    """A complete verified backup in a folder of its own below `to`; it opens with --data."""
    backup = back_up(ws.store, ws.evidence, to / FOLDER, DATABASE)
    _copy_packs(ws, to / FOLDER)
    _note_backup(ws)
    return backup


def back_up_own(ws: Workspace) -> Backup:
    """A verified backup inside the data folder: the newest databases, and all evidence once."""
    with ws.store.read() as connection:
        count = chain_rows.count(connection)
    name = f"inspector-{count:09d}.sqlite3"
    backup = back_up(ws.store, ws.evidence, ws.folder / "backups", name)
    _copy_packs(ws, ws.folder / "backups")
    thin(ws.folder / "backups")
    _note_backup(ws)
    return backup


def _copy_packs(ws: Workspace, folder: Path) -> None:
    with ws.store.read() as connection:
        rows = packs.installed(connection)
    packs.copy(ws.folder, rows, folder)


def _note_backup(ws: Workspace) -> None:
    if ws.read_only:
        return
    with ws.store.write() as connection:
        settings.put(connection, "last_backup", ws.now().isoformat(timespec="seconds"))


def verify(ws: Workspace) -> VerifyReport:
    """Recompute every hash: the chains of all devices, and every file of evidence."""
    with ws.store.read() as connection:
        breaks = chain.verify(entries(connection))
        count = chain_rows.count(connection)
        wanted = set(_referenced(connection))
        frozen = set(_frozen_facts(connection))
        installed = packs.installed(connection)
    held = set(ws.evidence.all())
    wanted |= {sha for facts in frozen & held for sha in _renditions(ws, facts)}
    damaged = tuple(sha for sha in sorted(held) if not ws.evidence.verify(sha))
    return VerifyReport(
        entries=count,
        files=len(held),
        breaks=breaks,
        missing=tuple(sorted(wanted - held)),
        damaged=damaged,
        packs=tuple(row.file_name for row in installed if packs.read(ws.folder, row) is None),
    )


def _referenced(connection: Connection) -> Iterable[str]:
    """Every file of evidence that the projections name."""
    yield from connection.execute(select(t.photo.c.sha256)).scalars()
    yield from connection.execute(select(t.visit.c.library)).scalars()
    yield from filter(None, connection.execute(select(t.visit.c.facts_hash)).scalars())
    for body in connection.execute(select(t.seal.c.body)).scalars():
        data = json.loads(body)
        yield from (data["facts"], data["pdf"], *data.get("scans", ()))
    yield from document_rows.evidence(connection)
    yield from scan_rows.files(connection)
    yield from finding_rows.pictures(connection)
    yield from lead_rows.evidence(connection)
    for body in connection.execute(select(t.signature.c.body)).scalars():
        image = json.loads(body).get("image")
        if image:
            yield image


def _frozen_facts(connection: Connection) -> Iterable[str]:
    yield from filter(None, connection.execute(select(t.visit.c.facts_hash)).scalars())
    yield from connection.execute(select(t.seal.c.facts_hash)).scalars()


def _renditions(ws: Workspace, facts: str) -> Iterable[str]:
    """The pictures that a frozen record prints; a damaged record is named as damaged itself."""
    if not ws.evidence.verify(facts):
        return ()
    photos = json.loads(ws.evidence.read(facts)).get("photos", ())
    return tuple(photo["rendition"] for photo in photos if photo.get("rendition"))


def rebuild(ws: Workspace, *, check: bool = False) -> bool:
    """Make every table anew from the journal; whether they were the same before.

    With `check` a copy is rebuilt, so that nothing is changed and a folder may be read-only.
    """
    with ws.store.aside() if check else ws.store.write() as connection:
        before = {table.name: _rows(connection, table) for table in t.PROJECTED}
        projection.rebuild(connection)
        after = {table.name: _rows(connection, table) for table in t.PROJECTED}
    return before == after


def _rows(connection: Connection, table: Table) -> list[tuple[object, ...]]:
    query = select(table).order_by(*table.primary_key.columns)
    return [tuple(row) for row in connection.execute(query)]


def history(ws: Workspace, subject: str) -> tuple[HistoryLine, ...]:
    """All entries about a facility, visit or user, oldest first; history.none where none."""
    with ws.store.read() as connection:
        found = list(entries(connection, t.entry.c.subject == subject))
    if not found:
        raise InspectorError("history.none", subject=subject)
    found.sort(key=lambda entry: (entry.at, entry.seq))
    return tuple(
        HistoryLine(
            at=entry.at,
            actor=entry.actor,
            device=entry.device,
            kind=entry.register.kind,
            key=entry.register.key,
            body="" if entry.register.kind in UNTOLD else entry.body,
        )
        for entry in found
    )
