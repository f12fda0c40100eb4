"""What is due today, this week and overdue, and the same as a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from inspector.facts.due import (
    CalendarEntry,
    DueList,
    DueVisit,
    Ending,
    EndingPaper,
)
from inspector.facts.rectification import LedgerFinding
from inspector.i18n import _
from inspector.store import facility_rows, finding_rows, visit_rows
from inspector.store.disk import writing
from inspector.usecases.due_visits import due_visits
from inspector.usecases.expiring import ending, registers_of
from inspector.usecases.ledger_reading import LedgerFilter, ledger
from inspector.usecases.registers import event
from inspector.workspace import Workspace

_WEEK = timedelta(days=7)


def due(ws: Workspace, today: date | None = None, facility: str | None = None) -> DueList:
    """Everything with a deadline that runs or has passed, and what waits for an inspector."""
    day = today or ws.now().date()
    lines = ledger(ws, LedgerFilter(facility=facility, unsettled=True), today=day)
    running = _by_deadline(line for line in lines if line.to_do and line.deadline)
    now, last = day.isoformat(), (day + _WEEK).isoformat()
    waiting = _by_deadline(line for line in lines if line.unsettled and not line.to_do)
    return DueList(
        day=now,
        overdue=tuple(line for line in running if line.deadline < now),
        today=tuple(line for line in running if line.deadline == now),
        week=tuple(line for line in running if now < line.deadline <= last),
        to_recheck=tuple(line for line in waiting if not line.passed_recheck),
        to_close=tuple(line for line in waiting if line.passed_recheck),
        visits=due_visits(ws, day, facility),
        ending=_ending(ws, day, facility),
    )


def _ending(ws: Workspace, day: date, facility: str | None) -> tuple[Ending, ...]:
    with ws.store.read() as connection:
        facilities = facility_rows.listed(connection)
        registers = registers_of(connection, facility)
    found = [
        Ending(
            facility=one.id,
            facility_name=one.name,
            paper=EndingPaper(
                caption=held.what,
                number=held.number,
                until=held.until.isoformat(),
                days=held.days,
                whose=held.whose,
            ),
        )
        for one in facilities
        if facility in (None, one.id)
        for held in ending(one, registers, day)
        if held.until is not None and held.days is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.paper.days, one.facility_name)))


def _by_deadline(lines: Iterable[LedgerFinding]) -> tuple[LedgerFinding, ...]:
    return tuple(sorted(lines, key=lambda line: (line.deadline, line.facility_name, line.number)))


def calendar(ws: Workspace, *, facility: str | None = None) -> bytes:
    """Every deadline that runs or has passed and every planned visit, as an iCalendar file."""
    from inspector.reports.calendar_file import calendar_file

    lines = ledger(ws, LedgerFilter(facility=facility, unsettled=True))
    running = _by_deadline(line for line in lines if line.to_do and line.deadline)
    with ws.store.read() as connection:
        moves = finding_rows.moves(connection)
        shifts = visit_rows.shifts(connection)
    entries = [_entry(line, moves.get(line.id, 0)) for line in running]
    entries += [
        _visit_entry(one, shifts.get(one.visit, 0))
        for one in due_visits(ws, ws.now().date(), facility)
    ]
    return calendar_file(entries, ws.now())


def _entry(line: LedgerFinding, moved: int) -> CalendarEntry:
    words = [
        _("问题：{seen}").format(seen=line.seen or line.topic),
        _("整改单位：{name}").format(name=line.rectifier_name) if line.rectifier_name else "",
        _("督办领导：{name}").format(name=line.supervisor) if line.supervisor else "",
        _("检查记录：{number}").format(number=line.visit_number) if line.visit_number else "",
    ]
    return CalendarEntry(
        id=line.id,
        day=line.deadline,
        title=_("整改到期：{facility} {topic}").format(
            facility=line.facility_name, topic=line.topic
        ),
        place=" ".join(part for part in (line.facility_name, line.place) if part),
        words="\n".join(part for part in words if part),
        version=moved,
    )


def _visit_entry(one: DueVisit, moved: int) -> CalendarEntry:
    return CalendarEntry(
        id=f"{one.visit or one.facility}-{one.kind.value}",
        day=one.day,
        title=f"{one.kind.label}：{one.facility_name}",
        place=one.facility_name,
        words=one.words,
        version=moved,
    )


def export_calendar(ws: Workspace, path: Path, *, facility: str | None = None) -> int:
    """Write the calendar to a file; gives how many deadlines it holds."""
    data = calendar(ws, facility=facility)
    with writing(path):
        path.write_bytes(data)
    if not ws.read_only:
        ws.append([event(ws.device.id, "export", file=path.name)])
    return data.count(b"\r\nBEGIN:VEVENT\r\n")
