"""Library packs of this laptop: looked at, installed, listed and removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection

from inspector.checklist.nodes import Problem
from inspector.checklist.pack_changes import PackChanges
from inspector.errors import InspectorError
from inspector.facts.pack import InstalledPack, PackState
from inspector.facts.visit import Changes, Notice
from inspector.i18n import _
from inspector.store import packs as store
from inspector.usecases.pack_checks import Installation, compose, examine, opened_pack
from inspector.usecases.registers import event
from inspector.workspace import Workspace

__all__ = [
    "Installation",
    "PackChanges",
    "PackLine",
    "Problem",
    "install_pack",
    "left_out",
    "left_out_notices",
    "list_packs",
    "preview_pack",
    "remove_pack",
]


class PackLine(Struct, frozen=True, kw_only=True):
    """An installed pack and whether it is part of the library.

    `problems` say why it does not fit, where that was asked.
    """

    pack: InstalledPack
    state: PackState
    problems: tuple[Problem, ...] = ()


def preview_pack(ws: Workspace, path: Path) -> Installation:
    """What installing would do; writes nothing. The errors are those of `install_pack`."""
    return examine(ws, path).result


def install_pack(ws: Workspace, path: Path, *, allow_older: bool = False) -> Installation:
    """Check a pack together with the whole library, then install it; all of it or nothing.

    pack.unsound refuses a bad container, pack.older an older version unless `allow_older`,
    pack.same_version other content under the installed version.
    """
    found = examine(ws, path)
    result, row = found.result, found.row
    if row is None or result.problems or (result.same and not result.repaired):
        return result
    if result.older and not allow_older:
        raise InspectorError(
            "pack.older", title=row.title, version=row.version, installed=result.previous
        )
    _keep(ws, row, result, found.data)
    if found.held is not None and found.held.file_name != row.file_name:
        store.drop(ws.folder, found.held)
    return result


def _keep(ws: Workspace, row: InstalledPack, result: Installation, data: bytes) -> None:
    others = [one for one in _installed(ws) if one.id != row.id]
    body = {
        **{name: getattr(row, name) for name in ("version", "title", "issuer", "date", "sha256")},
        "previous": result.previous,
        "older": result.older,
        "repaired": result.repaired,
    }
    store.keep(ws.folder, row, data)
    try:
        _write(ws, row.id, "pack.install", body, (*others, row))
    except InspectorError:
        if not result.same:
            store.drop(ws.folder, row)
        raise


def _write(
    ws: Workspace,
    pack_id: str,
    what: str,
    body: Mapping[str, object],
    rows: Iterable[InstalledPack],
) -> None:
    """The entry and what is installed from now on, in one transaction."""

    def also(connection: Connection) -> None:
        store.put_installed(connection, rows)

    ws.append([event(pack_id, what, **body)], also=also)
    ws.renew_library()


def list_packs(ws: Workspace) -> tuple[PackLine, ...]:
    """The installed packs in their order, each with its state and what is wrong with it."""
    rows = _installed(ws)
    in_use = [row for row in rows if row.label in ws.library.packs]
    lines = (PackLine(pack=row, state=_state(ws, row)) for row in rows)
    return tuple(
        replace(line, problems=_misfits(ws, in_use, line.pack))
        if line.state is PackState.UNFIT
        else line
        for line in lines
    )


def left_out(ws: Workspace) -> tuple[PackLine, ...]:
    """The installed packs that are no part of the library; quick, so without their problems."""
    held = ws.library.packs
    rows = [row for row in _installed(ws) if row.label not in held]
    return tuple(PackLine(pack=row, state=_state(ws, row)) for row in rows)


def left_out_notices(ws: Workspace) -> tuple[Notice, ...]:
    """What a visit that begins now should know: which packs it goes without."""
    said = _("检查库包「{title}」{state}，这次不问它的检查项，请重新安装这个包")
    return tuple(
        Notice(
            code="library.pack_left_out",
            message=said.format(title=line.pack.title, state=line.state.label),
        )
        for line in left_out(ws)
    )


def _installed(ws: Workspace) -> tuple[InstalledPack, ...]:
    with ws.store.read() as connection:
        return store.installed(connection)


def _state(ws: Workspace, row: InstalledPack) -> PackState:
    if store.read(ws.folder, row) is None:
        return PackState.DAMAGED
    return PackState.IN_USE if row.label in ws.library.packs else PackState.UNFIT


def _misfits(
    ws: Workspace, in_use: Iterable[InstalledPack], row: InstalledPack
) -> tuple[Problem, ...]:
    order = sorted((*in_use, row), key=store.order)
    return compose(opened_pack(ws, one) for one in order).problems


def remove_pack(ws: Workspace, pack_id: str) -> Changes:
    """Take a pack out of the library; visits under way keep what they began with.

    pack.unknown where it is not installed, pack.needed where another pack refers to it.
    """
    rows = _installed(ws)
    row = next((one for one in rows if one.id == pack_id), None)
    if row is None:
        known = "、".join(one.id for one in rows)
        raise InspectorError("pack.unknown", id=pack_id, known=known)
    _refuse_needed(ws, rows, row)
    others = [one for one in rows if one.id != pack_id]
    _write(ws, pack_id, "pack.remove", {"version": row.version, "sha256": row.sha256}, others)
    store.drop(ws.folder, row)
    return Changes(settings=True)


def _refuse_needed(ws: Workspace, rows: Iterable[InstalledPack], row: InstalledPack) -> None:
    held = ws.library.packs
    if row.label not in held:
        return
    others = [one for one in rows if one.id != row.id and one.label in held]
    problems = compose(opened_pack(ws, one) for one in others).problems
    if problems:
        said = "\n".join(map(str, problems))
        raise InspectorError("pack.needed", title=row.title, count=len(problems), problems=said)
