"""What a visit asks: its items with words, force, basis, last finding and current answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from inspector.checklist.applicability import (
    Applied,
    applicable,
    basis_of,
    for_depth,
    force_of,
)
from inspector.checklist.model import Item, Library
from inspector.errors import InspectorError
from inspector.facts.facility import Value
from inspector.facts.visit import (
    AnswerRecord,
    ItemMeasure,
    Last,
    Photo,
    VisitHead,
    VisitItem,
    verdict_of,
)
from inspector.facts.vocabulary import Domain, Place, Severity, Verdict, VisitState
from inspector.store import clause_rows, settings, visit_rows
from inspector.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A visit with its library, facts and items, read in one transaction."""

    head: VisitHead
    library: Library
    facts: Mapping[str, Value]
    items: tuple[VisitItem, ...]
    photos: tuple[Photo, ...]
    region: str = ""

    def item(self, item_id: str) -> VisitItem:
        """The item; answer.unknown_item where this visit does not ask it."""
        found = next((item for item in self.items if item.id == item_id), None)
        if found is None:
            raise InspectorError("answer.unknown_item", item=item_id)
        return found


def day_of(head: VisitHead) -> date:
    """The day of the visit, which chooses the edition of every standard."""
    return datetime.fromisoformat(head.begun).date()


def get_head(ws: Workspace, visit: str) -> VisitHead:
    """The head of a visit; visit.unknown where there is none."""
    with ws.store.read() as connection:
        head = visit_rows.head(connection, visit)
    if head is None:
        raise InspectorError("visit.unknown", id=visit)
    return head


def open_head(ws: Workspace, visit: str) -> VisitHead:
    """The head of a visit that may be changed; refused as visit.frozen, .closed, .abandoned."""
    head = get_head(ws, visit)
    if head.state is not VisitState.OPEN:
        raise InspectorError(f"visit.{head.state.value}")
    return head


def ask(ws: Workspace, visit: str) -> Asked:
    """Everything a visit asks, in the order of its route."""
    head = get_head(ws, visit)
    library = ws.pinned_library(head.library)
    with ws.store.read() as connection:
        facts = visit_rows.facts(connection, visit)
        answers = visit_rows.answers(connection, visit)
        photos = visit_rows.photos(connection, visit)
        confirmed = frozenset(clause_rows.confirmed(connection))
        previous = last_answers(connection, head, library)
        region = settings.get(connection, "region") or ""
    rows = chosen(library, facts, head)
    items = tuple(
        _item(number, one, library, facts, day_of(head), confirmed, answers, photos, previous)
        for number, one in enumerate(rows, start=1)
    )
    return Asked(head=head, library=library, facts=facts, items=items, photos=photos, region=region)


def chosen(library: Library, facts: Mapping[str, Value], head: VisitHead) -> list[Applied]:
    """The items of a visit in walking order: by stop, then as the checklists list them."""
    route = head.route or tuple(place.value for place in Place)
    wanted = {domain.value for domain in head.checklists}
    rows = for_depth(applicable(library, facts, day_of(head)), head.depth)
    asked = [one for one in rows if one.item.checklist in wanted]
    return sorted(asked, key=lambda one: route.index(one.item.place))


def last_answers(
    connection: Connection, head: VisitHead, library: Library
) -> dict[str, tuple[str, AnswerRecord]]:
    """What the latest closed visits to this facility found, by item; words only are used."""
    found: dict[str, tuple[str, AnswerRecord]] = {}
    earlier = visit_rows.heads(connection, facility=head.facility, states=("closed",))
    for past in earlier:
        if past.id == head.id or past.begun >= head.begun:
            continue
        for (item, _instance), record in visit_rows.answers(connection, past.id).items():
            known = library.renamed.get(item, item)
            held = found.get(known)
            worse = held is not None and held[0] == past.begun and _worse(record, held[1])
            if held is None or worse:
                found[known] = (past.begun, record)
    return found


def _worse(left: AnswerRecord, right: AnswerRecord) -> bool:
    order = (Verdict.FAIL, Verdict.UNCHECKED, Verdict.PASS, Verdict.NOT_APPLICABLE)
    return order.index(left.answer.verdict) < order.index(right.answer.verdict)


def _item(
    number: int,
    applied: Applied,
    library: Library,
    facts: Mapping[str, Value],
    day: date,
    confirmed: frozenset[str],
    answers: Mapping[tuple[str, str], AnswerRecord],
    photos: tuple[Photo, ...],
    previous: Mapping[str, tuple[str, AnswerRecord]],
) -> VisitItem:
    item = applied.item
    clauses = basis_of(item, library, facts, day, confirmed)
    return VisitItem(
        id=item.id,
        number=number,
        checklist=Domain.of(item.checklist),
        domain=Domain.of(item.checklist),
        topic=item.topic,
        ask=item.ask,
        how=item.how,
        fails=item.fails,
        place=item.place,
        depth=item.depth,
        judge=item.judge,
        answer=item.answer,
        measure=measure_of(item),
        calc=item.calc,
        repeat=item.repeat,
        major_hazard=bool(item.hazard),
        hazards=item.hazard,
        starred=item.starred,
        severity=Severity.of(item.severity),
        force=force_of(item, clauses),
        evidence=item.evidence,
        term=item.term.removesuffix("d"),
        department=item.department,
        clauses=clauses,
        phrases=item.phrases,
        meanwhile=item.meanwhile,
        remedy=item.remedy,
        confirm=applied.confirm,
        last=_last(previous.get(item.id)),
        current=answers.get((item.id, "")),
        instances=tuple(
            record for (held, instance), record in answers.items() if held == item.id and instance
        ),
        photos=tuple(photo.id for photo in photos if photo.item == item.id),
    )


def measure_of(item: Item) -> ItemMeasure | None:
    """The item's limit as facts."""
    if item.measure is None:
        return None
    held = item.measure
    return ItemMeasure(name=held.name, unit=held.unit, op=held.op, value=held.value)


def _last(held: tuple[str, AnswerRecord] | None) -> Last | None:
    if held is None:
        return None
    begun, record = held
    note = "，".join(part for part in (record.answer.place, record.answer.note) if part)
    return Last(date=begun[:10], verdict=verdict_of(record, ()), note=note)
