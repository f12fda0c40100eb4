"""The work list: what was interrupted, what waits, what expires."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inspector.facts.item import VisitItem
from inspector.facts.visit import Progress, VisitHead, VisitSummary
from inspector.facts.vocabulary import Place, Verdict, VisitState
from inspector.store import (
    answer_rows,
    facility_rows,
    photo_rows,
    settings,
    typing_rows,
    visit_rows,
)
from inspector.usecases.asking import Asked, ask
from inspector.usecases.expiring import ending, registers_of
from inspector.workspace import Workspace

MOST_RECENT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Expiring:
    """What ends soon or has ended, `caption` with whose it is; `days` negative when it has."""

    facility: str
    facility_name: str
    caption: str
    until: date
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkList:
    """The first page: visits under way newest first, closed ones, expiring papers."""

    unfinished: tuple[VisitSummary, ...]
    recent: tuple[VisitSummary, ...]
    expiring: tuple[Expiring, ...]
    user: str
    agency: str
    facilities: int
    last_backup: str | None
    has_sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Interrupted:
    """The visit that the program was stopped in, with the text that was being typed."""

    summary: VisitSummary
    item: str | None
    item_number: int
    drafts: int


def work_list(ws: Workspace) -> WorkList:
    """Everything the first page shows."""
    with ws.store.read() as connection:
        facilities = facility_rows.listed(connection)
        heads = visit_rows.heads(connection)
        registers = registers_of(connection)
        backup = settings.get(connection, "last_backup")
    under_way = [head for head in heads if head.state in (VisitState.OPEN, VisitState.FROZEN)]
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
        unfinished=tuple(summarise(ws, head) for head in under_way),
        recent=tuple(summarise(ws, head) for head in closed),
        expiring=tuple(sorted(expiring, key=lambda e: (e.days, e.facility_name))),
        user=ws.user.name if ws.user else ws.actor,
        agency=ws.agency,
        facilities=len(facilities),
        last_backup=backup,
        has_sample=any(facility.sample for facility in facilities),
    )


def list_visits(ws: Workspace, facility: str | None = None) -> tuple[VisitSummary, ...]:
    """Visits, newest first, of all facilities or of one."""
    with ws.store.read() as connection:
        heads = visit_rows.heads(connection, facility=facility)
    return tuple(summarise(ws, head) for head in heads)


def summarise(ws: Workspace, head: VisitHead) -> VisitSummary:
    """A line of the work list."""
    if head.state in (VisitState.CLOSED, VisitState.ABANDONED):
        return _finished(ws, head)
    asked = ask(ws, head.id)
    with ws.store.read() as connection:
        at = typing_rows.saved_at(connection, head.id)
        place = typing_rows.place(connection, head.id)
    return VisitSummary(
        head=head,
        progress=progress_of(asked.items),
        saved_at=at,
        stopped_at=place,
        stopped_label=stop_label(asked, place),
        photos=len(asked.photos),
    )


def _finished(ws: Workspace, head: VisitHead) -> VisitSummary:
    """A line for a visit that is over: counted from its answers, nothing is worked out again."""
    with ws.store.read() as connection:
        counts = answer_rows.verdict_counts(connection, head.id)
        at = typing_rows.saved_at(connection, head.id)
        photos = len(photo_rows.photos(connection, head.id))
    total = sum(counts.values())
    progress = Progress(
        items=total,
        passed=counts[Verdict.PASS],
        failed=counts[Verdict.FAIL],
        not_applicable=counts[Verdict.NOT_APPLICABLE],
        unchecked=counts[Verdict.UNCHECKED],
        answered=total,
    )
    return VisitSummary(head=head, progress=progress, saved_at=at, stopped_at=None, photos=photos)


def stop_label(asked: Asked, item_id: str | None) -> str:
    """Where a visit was left, in words: 疏散通道与楼梯 › 疏散门能打开."""
    item = next((one for one in asked.items if one.id == item_id), None)
    return f"{Place.of(item.place).label} › {item.topic}" if item else ""


def progress_of(items: tuple[VisitItem, ...]) -> Progress:
    """Counts over the items of a visit."""
    verdicts = [item.verdict for item in items]
    return Progress(
        items=len(items),
        passed=verdicts.count(Verdict.PASS),
        failed=verdicts.count(Verdict.FAIL),
        not_applicable=verdicts.count(Verdict.NOT_APPLICABLE),
        unchecked=verdicts.count(Verdict.UNCHECKED),
        answered=sum(item.answered for item in items),
    )


def interrupted(ws: Workspace) -> Interrupted | None:
    """The open visit that was worked on last, where the program was stopped within it."""
    with ws.store.read() as connection:
        heads = visit_rows.heads(connection, states=("open",))
        at = {head.id: typing_rows.saved_at(connection, head.id) or "" for head in heads}
        latest = max(heads, key=lambda head: at[head.id], default=None)
        if latest is None:
            return None
        place = typing_rows.place(connection, latest.id)
        typed = typing_rows.drafts(connection, latest.id)
    if place is None and not typed:
        return None
    asked = ask(ws, latest.id)
    number = next((item.number for item in asked.items if item.id == place), 0)
    return Interrupted(
        summary=summarise(ws, latest), item=place, item_number=number, drafts=len(typed)
    )
