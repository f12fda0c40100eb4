"""What a visit asks: its items with words, force, basis, last finding and current answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct, field
from sqlalchemy import Connection

from inspector.checklist.applicability import (
    Applied,
    applicable,
    asked_of,
    basis_of,
    force_of,
)
from inspector.checklist.conditions import derive
from inspector.checklist.editions import newest_ids
from inspector.checklist.formulas.local import local_of
from inspector.checklist.hazards import only_reference
from inspector.checklist.model import Item, Library
from inspector.errors import InspectorError
from inspector.facts.answer import AnswerRecord
from inspector.facts.confirmation import Confirmation
from inspector.facts.facility import Value
from inspector.facts.item import ItemMeasure, Last, VisitItem, verdict_of
from inspector.facts.photo import Photo
from inspector.facts.region import GoalEdit
from inspector.facts.sampling import Sample
from inspector.facts.visit import VisitHead
from inspector.facts.vocabulary import Domain, Place, Severity, Verdict, VisitState
from inspector.store import answer_rows, clause_rows, photo_rows, region_rows, settings, visit_rows
from inspector.workspace import Workspace


class Asked(Struct, frozen=True, kw_only=True):
    """A visit with its library, facts and items, read in one transaction."""

    head: VisitHead
    library: Library
    facts: Mapping[str, Value]
    items: tuple[VisitItem, ...]
    photos: tuple[Photo, ...]
    region: str = ""
    goals: Mapping[tuple[str, str], GoalEdit] = field(default_factory=dict)

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
        held = _Held(
            library=library,
            facts=facts,
            known=derive(facts),
            day=day_of(head),
            answers=answer_rows.answers(connection, visit),
            photos=photo_rows.photos(connection, visit),
            samples=visit_rows.samples(connection, visit),
            confirmed=clause_rows.confirmed(connection),
            previous=last_answers(connection, head, library),
            newest=newest_ids(library),
        )
        # A region whose pack was removed is none, except for visits that began with it.
        named = settings.get(connection, "region") or ""
        region = named if named in local_of(library).regions() else ""
        goals = region_rows.edits(connection)
    rows = chosen(library, facts, head)
    return Asked(
        head=head,
        library=library,
        facts=facts,
        items=tuple(_item(number, one, held) for number, one in enumerate(rows, start=1)),
        photos=held.photos,
        region=region,
        goals=goals,
    )


def chosen(library: Library, facts: Mapping[str, Value], head: VisitHead) -> list[Applied]:
    """The items of a visit in walking order: by stop, then as the checklists list them.

    A 复查 asks the items of its findings, also where the facts no longer call for them.
    """
    route = head.route or tuple(place.value for place in Place)
    wanted = {domain.value for domain in head.checklists}
    again = {target.item for target in head.recheck}
    if again:
        rows = applicable(library, facts, day_of(head))
        asked = [one for one in rows if one.item.id in again]
    else:
        preset = library.preset(head.preset)
        rows = asked_of(library, facts, day_of(head), head.depth, preset)
        asked = [one for one in rows if one.item.checklist in wanted]
    return sorted(asked, key=lambda one: route.index(one.item.place))


def last_answers(
    connection: Connection, head: VisitHead, library: Library
) -> dict[str, tuple[VisitHead, AnswerRecord]]:
    """What the latest closed visits to this facility found, words only, by the item's newest id."""
    newest = newest_ids(library)
    found: dict[str, tuple[VisitHead, AnswerRecord]] = {}
    earlier = visit_rows.heads(connection, facility=head.facility, states=("closed",))
    for past in earlier:
        if past.id == head.id or past.begun >= head.begun:
            continue
        for (item, _instance), record in answer_rows.answers(connection, past.id).items():
            known = newest.get(item, item)
            held = found.get(known)
            worse = held is not None and held[0].begun == past.begun and _worse(record, held[1])
            if held is None or worse:
                found[known] = (past, record)
    return found


def _worse(left: AnswerRecord, right: AnswerRecord) -> bool:
    order = (Verdict.FAIL, Verdict.UNCHECKED, Verdict.PASS, Verdict.NOT_APPLICABLE)
    return order.index(left.answer.verdict) < order.index(right.answer.verdict)


class _Held(Struct, frozen=True, kw_only=True):
    """What the items of a visit are made of; `known` are its facts with the derived ones."""

    library: Library
    facts: Mapping[str, Value]
    known: Mapping[str, Value]
    day: date
    answers: Mapping[tuple[str, str], AnswerRecord]
    photos: tuple[Photo, ...]
    samples: Mapping[str, Sample]
    confirmed: Mapping[str, Confirmation]
    previous: Mapping[str, tuple[VisitHead, AnswerRecord]]
    newest: Mapping[str, str]


def _item(number: int, applied: Applied, held: _Held) -> VisitItem:
    item = applied.item
    clauses = basis_of(item, held.library, held.facts, held.day, held.confirmed)
    sample = held.samples.get(item.repeat or "")
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
        last=_last(held.previous.get(held.newest.get(item.id, item.id))),
        current=held.answers.get((item.id, "")),
        instances=_instances(item, held, sample.instances if sample else ()),
        photos=tuple(photo.id for photo in held.photos if photo.item == item.id),
        sample=sample.instances if sample else (),
        reference=only_reference(held.library, item.hazard, held.known),
    )


def _instances(item: Item, held: _Held, sample: tuple[str, ...]) -> tuple[AnswerRecord, ...]:
    """The answers for single places: the sampled ones in their order, then the others."""
    order = {name: number for number, name in enumerate(sample)}
    found = [record for (name, place), record in held.answers.items() if name == item.id and place]
    found.sort(key=lambda one: (order.get(one.answer.instance, len(order)), one.answer.instance))
    return tuple(found)


def measure_of(item: Item) -> ItemMeasure | None:
    """The item's limit as facts."""
    if item.measure is None:
        return None
    held = item.measure
    return ItemMeasure(name=held.name, unit=held.unit, op=held.op, value=held.value)


def _last(held: tuple[VisitHead, AnswerRecord] | None) -> Last | None:
    if held is None:
        return None
    past, record = held
    note = "，".join(part for part in (record.answer.place, record.answer.note) if part)
    verdict = verdict_of(record, ())
    return Last(date=past.begun[:10], verdict=verdict, note=note, visit=past.id)
