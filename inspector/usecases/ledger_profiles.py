"""The column order of a superior's system, kept by name so that nothing is typed twice."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from inspector.errors import InspectorError
from inspector.facts.ledger_sheet import LedgerColumn, LedgerKind, LedgerProfile
from inspector.facts.text import clean
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.store import settings
from inspector.usecases.ledger_columns import COLUMNS
from inspector.usecases.repeats import same_place
from inspector.usecases.workbook_cells import read_workbook
from inspector.workspace import Workspace

_LONGEST = 40


def list_profiles(ws: Workspace, kind: LedgerKind | None = None) -> tuple[LedgerProfile, ...]:
    """The saved profiles of one ledger, or of all, by name."""
    return tuple(
        LedgerProfile(
            kind=one, name=name, columns=tuple((caption, key) for caption, key in columns)
        )
        for one in ([kind] if kind else LedgerKind)
        for name, columns in sorted(_held(ws, one).items())
    )


def get_profile(ws: Workspace, kind: LedgerKind, name: str) -> LedgerProfile:
    """A saved profile; ledger.profile_unknown names those there are."""
    profiles = list_profiles(ws, kind)
    found = next((one for one in profiles if one.name == name), None)
    if found is None:
        known = "、".join(one.name for one in profiles) or _("（无）")
        raise InspectorError("ledger.profile_unknown", name=name, known=known)
    return found


def known_columns(kind: LedgerKind | None = None) -> dict[LedgerKind, tuple[LedgerColumn, ...]]:
    """The columns that a profile may name, by ledger."""
    kinds = [kind] if kind else list(LedgerKind)
    return {one: tuple(column.shown for column in COLUMNS[one]) for one in kinds}


def save_profile(ws: Workspace, profile: LedgerProfile) -> Changes:
    """Keep a profile under its name; one of the same name is replaced."""
    name = clean(profile.name, _("方案名称")).strip()
    if not name or len(name) > _LONGEST:
        raise InspectorError("ledger.profile_name", most=_LONGEST)
    known = [column.key for column in COLUMNS[profile.kind]]
    for _caption, key in profile.columns:
        if key and key not in known:
            raise InspectorError("ledger.unknown_column", column=key, known="、".join(known))
    held = _held(ws, profile.kind) | {name: [list(pair) for pair in profile.columns]}
    with ws.store.write() as connection:
        settings.put(connection, _setting(profile.kind), json.dumps(held, ensure_ascii=False))
    return Changes(settings=True)


def remove_profile(ws: Workspace, kind: LedgerKind, name: str) -> Changes:
    """Forget a profile."""
    get_profile(ws, kind, name)
    held = {key: value for key, value in _held(ws, kind).items() if key != name}
    with ws.store.write() as connection:
        settings.put(connection, _setting(kind), json.dumps(held, ensure_ascii=False))
    return Changes(settings=True)


def _setting(kind: LedgerKind) -> str:
    return f"ledger_profiles.{kind.value}"


def _held(ws: Workspace, kind: LedgerKind) -> dict[str, list[list[str]]]:
    with ws.store.read() as connection:
        text = settings.get(connection, _setting(kind))
    held: dict[str, list[list[str]]] = json.loads(text) if text else {}
    return held


def read_columns(kind: LedgerKind, texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Columns as typed: 上级的列名=key, a key, or one of our captions; else it stays empty."""
    return tuple(_column(kind, text.strip()) for text in texts if text.strip())


def _column(kind: LedgerKind, text: str) -> tuple[str, str]:
    caption, equals, key = text.partition("=")
    if equals:
        return caption.strip(), _key(kind, key.strip()) or key.strip()
    column = next((one for one in COLUMNS[kind] if one.key == text), None)
    return (_(column.caption), text) if column else (text, _key(kind, text))


def _key(kind: LedgerKind, words: str) -> str:
    """Our column of that key or caption, marks and blanks aside; empty where there is none."""
    for column in COLUMNS[kind]:
        if column.key == words or same_place(_(column.caption)) == same_place(words):
            return column.key
    return ""


def columns_of_file(kind: LedgerKind, path: Path) -> tuple[tuple[str, str], ...]:
    """The first row of a superior's spreadsheet, matched with our columns by their captions."""
    sheets = read_workbook(path)
    first = sheets[0].rows[0] if sheets and sheets[0].rows else ()
    captions = [str(cell).strip() for cell in first if cell is not None]
    if not captions:
        raise InspectorError("ledger.no_columns", path=path.name)
    return tuple((caption, _key(kind, caption)) for caption in captions)
