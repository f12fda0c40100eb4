"""The rows of the ledgers 证照与人员 and 特种设备: what each facility has to keep valid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from msgspec.structs import replace

from inspector.facts.facility import FIELD, Facility
from inspector.facts.register import EquipmentKind
from inspector.i18n import _
from inspector.store import facility_rows
from inspector.usecases.expiring import NO_REGISTERS, Registers, papers, registers_of
from inspector.usecases.ledger_rows import HeldRow
from inspector.workspace import Workspace

_TOLD = (
    (EquipmentKind.LIFT, "lifts", "lift_inspection_until"),
    (EquipmentKind.BOILER, "boiler", "boiler_inspection_until"),
)
"""What the facts tell of devices, for a facility that has not listed them one by one."""

_PEOPLE = ("care_workers", "night_staff")

Rows = Callable[[Facility, Registers, date], Iterator[HeldRow]]


def paper_rows(ws: Workspace, facility: str | None = None) -> list[HeldRow]:
    """Filing, papers, certificates of staff by person, and how many people there are."""
    return _all(ws, facility, _papers)


def device_rows(ws: Workspace, facility: str | None = None) -> list[HeldRow]:
    """Devices one by one; where none is listed, what the facts tell."""
    return _all(ws, facility, _devices)


def _all(ws: Workspace, facility: str | None, rows: Rows) -> list[HeldRow]:
    today = ws.now().date()
    with ws.store.read() as connection:
        facilities = facility_rows.listed(connection)
        book = registers_of(connection, facility)
    found = [
        row
        for one in facilities
        if facility in (None, one.id)
        for row in rows(one, book.get(one.id, NO_REGISTERS), today)
    ]
    return [replace(row, number=number) for number, row in enumerate(found, start=1)]


def _papers(facility: Facility, registers: Registers, today: date) -> Iterator[HeldRow]:
    filing = facility.get("filing")
    if filing:
        yield _row(facility, _("备案"), _("备案"), code=str(filing))
    for paper in papers(facility, today, registers.devices):
        until = paper.until.isoformat() if paper.until else ""
        row = _row(facility, _("证照"), paper.caption, code=paper.number)
        yield _ends(row, until, today)
    for one in registers.certificates:
        row = _row(facility, _("人员证件"), one.kind.label, code=one.number, note=one.note)
        yield _ends(replace(row, person=one.person, post=one.post), one.until, today)
    for name in _PEOPLE:
        count = facility.get(name)
        if isinstance(count, int):
            yield replace(_row(facility, _("人员"), FIELD[name].label), count=count)


def _devices(facility: Facility, registers: Registers, today: date) -> Iterator[HeldRow]:
    group = _("特种设备")
    for one in registers.devices:
        row = _row(facility, group, one.kind.label, code=one.number, note=one.note)
        yield _ends(replace(row, place=one.place, count=1), one.until, today)
    listed = {one.kind for one in registers.devices}
    for kind, name, end in _TOLD:
        value, until = facility.get(name), facility.get(end)
        if kind not in listed and (value or until):
            count = value if isinstance(value, int) and not isinstance(value, bool) else None
            row = replace(_row(facility, group, kind.label), count=count)
            yield _ends(row, str(until or ""), today)


def _row(facility: Facility, group: str, name: str, *, code: str = "", note: str = "") -> HeldRow:
    return HeldRow(
        number=0,
        facility=facility,
        group=group,
        name=name,
        code=code,
        count=None,
        ends=False,
        until="",
        days=None,
        note=note,
    )


def _ends(row: HeldRow, until: str, today: date) -> HeldRow:
    days = (date.fromisoformat(until) - today).days if until else None
    return replace(row, ends=True, until=until, days=days)
