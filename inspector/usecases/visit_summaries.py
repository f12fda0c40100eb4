"""How far visits have come: counted from their items, and where each was left."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from inspector.facts.item import VisitItem
from inspector.facts.visit import Progress, VisitHead, VisitSummary
from inspector.facts.vocabulary import Place, Verdict, VisitState
from inspector.store import answer_rows, photo_rows, typing_rows, visit_rows
from inspector.usecases.asking import Asked, ask
from inspector.workspace import Workspace


class Interrupted(Struct, frozen=True, kw_only=True):
    """The visit that the program was stopped in, with the text that was being typed."""

    summary: VisitSummary
    item: str | None
    item_number: int
    drafts: int


def list_visits(ws: Workspace, facility: str | None = None) -> tuple[VisitSummary, ...]:
    """Visits, newest first, of all facilities or of one."""
    with ws.store.read() as connection:
        heads = visit_rows.heads(connection, facility=facility)
    return tuple(summarise(ws, head) for head in heads)


def summaries(ws: Workspace, visits: Iterable[str]) -> dict[str, VisitSummary]:
    """The lines of those of these visits that are still there, by their ids."""
    with ws.store.read() as connection:
        heads = [visit_rows.head(connection, visit) for visit in visits]
    return {head.id: summarise(ws, head) for head in heads if head is not None}


def summarise(ws: Workspace, head: VisitHead) -> VisitSummary:
    """A line of the work list."""
    if head.state is VisitState.CLOSED:
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
    """A line for a closed visit: every item has an answer, so nothing is worked out again."""
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
