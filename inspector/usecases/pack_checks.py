"""A library pack judged before anything changes: its container, its content, and the whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from inspector import assets
from inspector.checklist.composing import Composition, Pack, compose_library, open_pack
from inspector.checklist.nodes import Problem
from inspector.checklist.pack_archive import MOST_BYTES
from inspector.checklist.pack_changes import PackChanges, changes
from inspector.checklist.packing import PackFile
from inspector.errors import InspectorError
from inspector.facts.pack import InstalledPack, Manifest
from inspector.store import packs as store
from inspector.workspace import Workspace


class Installation(Struct, frozen=True, kw_only=True):
    """What installing a pack did or would do; with `problems` nothing is changed.

    `manifest` None where it could not be read; `previous` is the version it replaces, 0 for
    none; `same` where this very pack was installed already, `repaired` where its file was bad.
    """

    manifest: Manifest | None = None
    problems: tuple[Problem, ...] = ()
    previous: int = 0
    changes: PackChanges | None = None
    same: bool = False
    repaired: bool = False

    @property
    def older(self) -> bool:
        """Whether it goes back behind the installed version."""
        return self.manifest is not None and self.manifest.version < self.previous


class Candidate(Struct, frozen=True):
    """A pack to install: the bytes, its row as it would be kept, the row that it replaces."""

    result: Installation
    data: bytes = b""
    row: InstalledPack | None = None
    held: InstalledPack | None = None


def examine(ws: Workspace, path: Path) -> Candidate:
    """Judge a pack with everything installed; file.cannot_read, pack.unsound, .same_version."""
    data = store.read_bounded(path, MOST_BYTES)
    pack, problems = open_pack(PackFile(path.name, data))
    if pack is None:
        return Candidate(Installation(problems=problems))
    with ws.store.read() as connection:
        rows = store.installed(connection)
    held = next((one for one in rows if one.id == pack.manifest.id), None)
    row = _row(ws, pack.manifest, data, held)
    if held is None or held.version != row.version:
        return Candidate(_judged(ws, rows, row, pack), data, row, held)
    if held.sha256 != row.sha256:
        raise InspectorError("pack.same_version", title=row.title, version=row.version)
    bad = store.read(ws.folder, held) is None
    result = Installation(manifest=pack.manifest, previous=held.version, same=True, repaired=bad)
    return Candidate(result, data, held, held)


def _row(
    ws: Workspace, manifest: Manifest, data: bytes, held: InstalledPack | None
) -> InstalledPack:
    now = ws.now().isoformat(timespec="seconds")
    return InstalledPack(
        id=manifest.id,
        version=manifest.version,
        title=manifest.title,
        issuer=manifest.issuer,
        date=manifest.date,
        note=manifest.note,
        sha256=hashlib.sha256(data).hexdigest(),
        since=held.since if held else now,
        at=now,
        by=ws.actor,
    )


def _judged(
    ws: Workspace, rows: Iterable[InstalledPack], row: InstalledPack, pack: Pack
) -> Installation:
    """The pack in its place among those in use, and what it changes."""
    library = ws.library
    previous = next((one.version for one in rows if one.id == row.id), 0)
    beside = [one for one in rows if one.id != row.id and one.label in library.packs]
    opened = {one.id: opened_pack(ws, one) for one in beside}
    order = sorted((*beside, row), key=store.order)
    after = compose(opened.get(one.id, pack) for one in order)
    return Installation(
        manifest=pack.manifest,
        problems=after.problems,
        previous=previous,
        changes=None if after.problems else changes(library, after.library),
    )


def compose(packs: Iterable[Pack | None]) -> Composition:
    """The program's own library under these packs, with all its problems."""
    held = [pack for pack in packs if pack is not None]
    return compose_library(assets.path("standards"), assets.path("checklists"), held)


def opened_pack(ws: Workspace, row: InstalledPack) -> Pack | None:
    """An installed pack, or None where its file is missing or damaged."""
    file = store.read(ws.folder, row)
    return None if file is None else open_pack(file)[0]
