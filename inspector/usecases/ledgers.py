"""台账: each ledger as a table and as a spreadsheet, in our columns or a superior's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from inspector.checklist.formulas.local import local_of
from inspector.errors import InspectorError
from inspector.facts.facility import FIELD, Facility
from inspector.facts.ledger_sheet import Cell, LedgerColumn, LedgerKind, LedgerProfile, LedgerSheet
from inspector.facts.rectification import LedgerFinding
from inspector.facts.visit import VisitHead
from inspector.facts.vocabulary import Force, VisitType
from inspector.i18n import _
from inspector.store import facility_rows, visit_rows
from inspector.usecases.facility_overview import outcome_of, papers
from inspector.usecases.ledger_columns import COLUMNS, Column
from inspector.usecases.ledger_reading import LedgerFilter, ledger, major_hazards
from inspector.usecases.ledger_rows import FindingRow, HeldRow, VisitRow
from inspector.usecases.registers import event
from inspector.workspace import Workspace

PUBLISH_WITHIN = 20
"""Working days after a visit within which its result is to be published."""

_DEVICES = (("lifts", "lift_inspection_until"), ("boiler", "boiler_inspection_until"))
_PEOPLE = ("care_workers", "night_staff")


def ledger_sheet(
    ws: Workspace,
    kind: LedgerKind,
    wanted: LedgerFilter | None = None,
    profile: LedgerProfile | None = None,
) -> LedgerSheet:
    """A ledger of these lines, visits or facilities; `profile` orders and names its columns."""
    rows = _rows(ws, kind, wanted or LedgerFilter())
    columns = COLUMNS[kind]
    if profile is None:
        chosen: list[tuple[LedgerColumn, Column | None]] = [(one.shown, one) for one in columns]
    else:
        known = {column.key: column for column in columns}
        chosen = [_renamed(caption, known.get(key)) for caption, key in profile.columns]
    return LedgerSheet(
        title=kind.label,
        columns=tuple(shown for shown, _column in chosen),
        rows=tuple(tuple(_cell(column, row) for _shown, column in chosen) for row in rows),
    )


def _renamed(caption: str, column: Column | None) -> tuple[LedgerColumn, Column | None]:
    if column is None:
        return LedgerColumn(key="", caption=caption), None
    shown = column.shown
    named = LedgerColumn(key=shown.key, caption=caption, form=shown.form, width=shown.width)
    return named, column


def _cell(column: Column | None, row: object) -> Cell:
    return column.get(row) if column else None


def export_ledger(
    ws: Workspace,
    kind: LedgerKind,
    path: Path,
    wanted: LedgerFilter | None = None,
    profile: LedgerProfile | None = None,
) -> int:
    """Write a ledger as XLSX; gives its number of rows."""
    from inspector.reports.ledger_sheets import ledger_workbook

    sheet = ledger_sheet(ws, kind, wanted, profile)
    try:
        path.write_bytes(ledger_workbook(sheet))
    except OSError as error:
        raise InspectorError("file.cannot_write", path=path, what=error.strerror) from error
    if not ws.read_only:
        done = event(
            ws.device.id, "export", file=path.name, ledger=kind.value, rows=len(sheet.rows)
        )
        ws.append([done])
    return len(sheet.rows)


def _rows(
    ws: Workspace, kind: LedgerKind, wanted: LedgerFilter
) -> list[FindingRow] | list[VisitRow] | list[HeldRow]:
    if kind in (LedgerKind.VISITS, LedgerKind.PUBLICATION, LedgerKind.COMPLAINTS):
        return _visit_rows(ws, wanted, case=kind is LedgerKind.COMPLAINTS)
    if kind in (LedgerKind.PAPERS, LedgerKind.EQUIPMENT):
        return _held_rows(ws, wanted, kind)
    lines: Iterable[LedgerFinding] = ledger(ws, wanted)
    if kind is LedgerKind.HAZARDS:
        ids = {line.id for line in lines}
        lines = [line for line in major_hazards(ws) if line.id in ids]
    if kind is LedgerKind.TRANSFERS:
        lines = [line for line in lines if line.handed_over is not None]
    with ws.store.read() as connection:
        known = {facility.id: facility for facility in facility_rows.listed(connection)}
    return [
        FindingRow(number=number, line=line, facility=known.get(line.facility))
        for number, line in enumerate(lines, start=1)
    ]


def _visit_rows(ws: Workspace, wanted: LedgerFilter, *, case: bool) -> list[VisitRow]:
    with ws.store.read() as connection:
        heads = visit_rows.heads(connection, facility=wanted.facility, states=("closed",))
        people = {head.id: visit_rows.people(connection, head.id) for head in heads}
    lines: dict[str, list[LedgerFinding]] = {}
    for line in ledger(ws, LedgerFilter(facility=wanted.facility)):
        if line.force is not Force.ADVISORY:
            lines.setdefault(line.visit, []).append(line)
    chosen = [head for head in reversed(heads) if _in_time(head, wanted)]
    if case:
        chosen = [head for head in chosen if head.type is VisitType.CASE]
    rows = []
    for number, head in enumerate(chosen, start=1):
        outcome = outcome_of(ws, head)
        rows.append(
            VisitRow(
                number=number,
                head=head,
                people=people[head.id],
                conclusion=outcome.conclusion,
                problems=outcome.problems,
                lines=tuple(lines.get(head.id, ())),
                publish_by=_publish_by(ws, head),
            )
        )
    return rows


def _publish_by(ws: Workspace, head: VisitHead) -> str:
    ended = date.fromisoformat((head.ended or head.begun)[:10])
    return local_of(ws.library).calendar.after(ended, PUBLISH_WITHIN).isoformat()


def _in_time(head: VisitHead, wanted: LedgerFilter) -> bool:
    day = head.begun[:10]
    return (not wanted.since or day >= wanted.since) and (not wanted.until or day <= wanted.until)


def _held_rows(ws: Workspace, wanted: LedgerFilter, kind: LedgerKind) -> list[HeldRow]:
    today = ws.now().date()
    with ws.store.read() as connection:
        facilities = facility_rows.listed(connection)
    found: list[HeldRow] = []
    for facility in facilities:
        if wanted.facility in (None, facility.id):
            held = _devices if kind is LedgerKind.EQUIPMENT else _papers
            found += held(facility, today, len(found))
    return found


def _papers(facility: Facility, today: date, before: int) -> list[HeldRow]:
    """The filing, the papers with an end, and the people who need a paper."""
    filing = facility.get("filing")
    held = [(_("备案"), _("备案"), str(filing), None, False, None)] if filing else []
    ends = [
        (_("证照"), one.caption, one.number, None, True, one.until)
        for one in papers(facility, today)
    ]
    people = [
        (_("人员"), FIELD[name].label, "", count, False, None)
        for name in _PEOPLE
        if isinstance(count := facility.get(name), int)
    ]
    rows = (*held, *ends, *people)
    return [_held(facility, today, number, *row) for number, row in enumerate(rows, before + 1)]


def _devices(facility: Facility, today: date, before: int) -> list[HeldRow]:
    rows = []
    for name, end in _DEVICES:
        value, until = facility.get(name), facility.get(end)
        if value or until:
            count = value if isinstance(value, int) and not isinstance(value, bool) else None
            day = date.fromisoformat(str(until)) if until else None
            label = FIELD[name].label.removeprefix(_("有"))
            rows.append((_("特种设备"), label, "", count, True, day))
    return [_held(facility, today, number, *row) for number, row in enumerate(rows, before + 1)]


def _held(
    facility: Facility,
    today: date,
    number: int,
    group: str,
    name: str,
    code: str,
    count: int | None,
    ends: bool,
    until: date | None,
) -> HeldRow:
    return HeldRow(
        number=number,
        facility=facility,
        group=group,
        name=name,
        code=code,
        count=count,
        ends=ends,
        until=until.isoformat() if until else "",
        days=(until - today).days if until else None,
    )
