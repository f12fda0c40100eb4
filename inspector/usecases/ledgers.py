"""台账: each ledger as a table and as a spreadsheet, in our columns or a superior's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from inspector.checklist.formulas.local import local_of
from inspector.facts.ledger_sheet import Cell, LedgerColumn, LedgerKind, LedgerProfile, LedgerSheet
from inspector.facts.origin import Source
from inspector.facts.rectification import LedgerFinding
from inspector.facts.visit import VisitHead
from inspector.facts.vocabulary import Force, VisitState, VisitType
from inspector.store import facility_rows, visit_rows
from inspector.store.disk import writing
from inspector.usecases.facility_overview import outcome_of
from inspector.usecases.frequency import head_counts
from inspector.usecases.ledger_column import Column
from inspector.usecases.ledger_columns import COLUMNS
from inspector.usecases.ledger_held import device_rows, paper_rows
from inspector.usecases.ledger_reading import LedgerFilter, ledger, major_hazards
from inspector.usecases.ledger_rows import FindingRow, HeldRow, VisitRow
from inspector.usecases.local_rules import local_rules
from inspector.usecases.registers import event
from inspector.workspace import Workspace

PUBLISH_WITHIN = 20
"""Working days after a visit within which its result is to be published."""


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
    with writing(path):
        path.write_bytes(ledger_workbook(sheet))
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
    if kind is LedgerKind.PAPERS:
        return paper_rows(ws, wanted.facility)
    if kind is LedgerKind.EQUIPMENT:
        return device_rows(ws, wanted.facility)
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
    rules = local_rules(ws)
    with ws.store.read() as connection:
        heads = visit_rows.heads(connection, facility=wanted.facility)
        people = {head.id: visit_rows.people(connection, head.id) for head in heads}
    lines: dict[str, list[LedgerFinding]] = {}
    for line in ledger(ws, LedgerFilter(facility=wanted.facility)):
        if line.force is not Force.ADVISORY:
            lines.setdefault(line.visit, []).append(line)
    listed = _asked_for if case else _is_finished
    chosen = [head for head in reversed(heads) if _in_time(head, wanted) and listed(head)]
    rows = []
    for number, head in enumerate(chosen, start=1):
        outcome = outcome_of(ws, head) if _is_finished(head) else None
        rows.append(
            VisitRow(
                number=number,
                head=head,
                people=people[head.id],
                conclusion=outcome.said if outcome else None,
                problems=outcome.problems if outcome else None,
                lines=tuple(lines.get(head.id, ())),
                publish_by=_publish_by(ws, head),
                counts=head_counts(head, rules),
            )
        )
    return rows


def _is_finished(head: VisitHead) -> bool:
    return head.state is VisitState.CLOSED


def _asked_for(head: VisitHead) -> bool:
    """Whether somebody outside asked for it: a 个案, or a 工单 that waits for its reply."""
    case = head.type is VisitType.CASE or head.origin.source is Source.COMPLAINT
    return case and head.state is not VisitState.ABANDONED


def _publish_by(ws: Workspace, head: VisitHead) -> str:
    ended = date.fromisoformat((head.ended or head.begun)[:10])
    return local_of(ws.library).calendar.after(ended, PUBLISH_WITHIN).isoformat()


def _in_time(head: VisitHead, wanted: LedgerFilter) -> bool:
    day = head.begun[:10]
    return (not wanted.since or day >= wanted.since) and (not wanted.until or day <= wanted.until)
