"""The work list: what was interrupted, what waits, what expires."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from inspector.facts.visit import VisitHead
from inspector.facts.vocabulary import VisitState
from inspector.store import facility_rows, settings, typing_rows, visit_rows
from inspector.usecases.expiring import ending, registers_of
from inspector.workspace import Workspace

MOST_RECENT = 8


class Expiring(Struct, frozen=True, kw_only=True):
    """What ends soon or has ended, `caption` with whose it is; `days` negative when it has."""

    facility: str
    facility_name: str
    caption: str
    until: date
    days: int


class UnderWay(Struct, frozen=True, kw_only=True):
    """A visit that is not finished, and when something of it was saved last."""

    head: VisitHead
    saved_at: str | None


class WorkList(Struct, frozen=True, kw_only=True):
    """The first page: visits under way newest first, closed ones, expiring papers.

    How far each has come is asked for afterwards: it takes the whole checklist.
    """

    unfinished: tuple[UnderWay, ...]
    recent: tuple[VisitHead, ...]
    expiring: tuple[Expiring, ...]
    user: str
    agency: str
    facilities: int
    last_backup: str | None
    has_sample: bool


def work_list(ws: Workspace) -> WorkList:
    """Everything the first page shows."""
    with ws.store.read() as connection:
        facilities = facility_rows.listed(connection)
        heads = visit_rows.heads(connection)
        under_way = [
            UnderWay(head=head, saved_at=typing_rows.saved_at(connection, head.id))
            for head in heads
            if head.state in (VisitState.OPEN, VisitState.FROZEN)
        ]
        registers = registers_of(connection)
        backup = settings.get(connection, "last_backup")
    closed = [head for head in heads if head.state is VisitState.CLOSED][:MOST_RECENT]
    today = ws.now().date()
    expiring = [
        Expiring(
            facility=facility.id,
            facility_name=facility.name,
            caption=f"{one.what}（{one.whose}）" if one.whose else one.what,
            until=one.until,
            days=one.days,
        )
        for facility in facilities
        for one in ending(facility, registers, today)
        if one.until is not None and one.days is not None
    ]
    return WorkList(
        unfinished=tuple(under_way),
        recent=tuple(closed),
        expiring=tuple(sorted(expiring, key=lambda e: (e.days, e.facility_name))),
        user=ws.user.name if ws.user else ws.actor,
        agency=ws.agency,
        facilities=len(facilities),
        last_backup=backup,
        has_sample=any(facility.sample for facility in facilities),
    )
