"""Everything the walk needs to begin or go on with a visit, read at once."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from inspector.checklist.conditions import derive
from inspector.checklist.hazards import hazard_binds
from inspector.checklist.judge import limit_label
from inspector.facts.facility import Value
from inspector.facts.item import VisitItem
from inspector.facts.note import Note
from inspector.facts.photo import Photo
from inspector.facts.visit import Person, VisitHead
from inspector.facts.vocabulary import Role, VisitState
from inspector.store import note_rows, typing_rows, visit_rows
from inspector.usecases.asking import Asked, ask
from inspector.usecases.computing import Ask, questions
from inspector.usecases.recheck_results import Looked, looked_at
from inspector.usecases.unfinished import drafts
from inspector.workspace import Workspace


class HazardCase(Struct, frozen=True, kw_only=True):
    """A situation of 重大事故隐患 behind an item: `verified` as read in the original.

    `binds` is False where it is reference only (参照) for this facility.
    """

    id: str
    title: str
    situation: str
    verified: bool
    binds: bool


class WalkSheet(Struct, frozen=True, kw_only=True):
    """A visit as the walk shows it; `drafts` as `drafts()` gives them.

    `hazards`, `limits`, `questions` (of computed items) and `rechecks` (what a 复查 looks at
    again) are by item id; `left_at` is the item where the inspector was, `saved_at` the time of
    the latest entry.
    """

    head: VisitHead
    items: tuple[VisitItem, ...]
    people: tuple[Person, ...]
    photos: tuple[Photo, ...]
    notes: tuple[Note, ...]
    drafts: Mapping[tuple[str, str], str]
    hazards: Mapping[str, tuple[HazardCase, ...]]
    limits: Mapping[str, str]
    questions: Mapping[str, tuple[Ask, ...]]
    rechecks: Mapping[str, tuple[Looked, ...]]
    left_at: str | None
    saved_at: str | None
    actor: str
    editable: bool

    @property
    def lookers(self) -> tuple[str, ...]:
        """Who may have looked: the inspecting side in the order it was named."""
        names = [person.name for person in self.people if person.role is not Role.COMPANION]
        return tuple(dict.fromkeys(names)) or (self.actor,)


def open_walk(ws: Workspace, visit: str) -> WalkSheet:
    """Read a visit for the walk; visit.unknown where there is none."""
    asked = ask(ws, visit)
    with ws.store.read() as connection:
        people = visit_rows.people(connection, visit)
        notes = note_rows.notes(connection, visit)
        place = typing_rows.place(connection, visit)
        saved_at = typing_rows.saved_at(connection, visit)
    return WalkSheet(
        head=asked.head,
        items=asked.items,
        people=people,
        photos=asked.photos,
        notes=notes,
        drafts=drafts(ws, visit),
        hazards=hazards_of(asked),
        limits={item.id: limit_label(item.measure) for item in asked.items if item.measure},
        questions={item.id: questions(asked, item.id) for item in asked.items if item.calc},
        rechecks=_rechecks(ws, asked),
        left_at=place,
        saved_at=saved_at,
        actor=ws.actor,
        editable=_editable(ws, visit),
    )


def _rechecks(ws: Workspace, asked: Asked) -> dict[str, tuple[Looked, ...]]:
    found: dict[str, tuple[Looked, ...]] = {}
    for one in looked_at(ws, asked):
        found[one.target.item] = (*found.get(one.target.item, ()), one)
    return found


def hazards_of(asked: Asked) -> dict[str, tuple[HazardCase, ...]]:
    """The situations behind each item that names some."""
    facts = derive(asked.facts)
    return {
        item.id: tuple(_case(asked, name, facts) for name in item.hazards)
        for item in asked.items
        if item.hazards
    }


def _case(asked: Asked, name: str, facts: Mapping[str, Value]) -> HazardCase:
    hazard = asked.library.hazards[name]
    return HazardCase(
        id=name,
        title=hazard.title,
        situation=hazard.situation,
        verified=hazard.verified,
        binds=hazard_binds(asked.library, hazard, facts),
    )


def _editable(ws: Workspace, visit: str) -> bool:
    """Whether the visit can still be answered."""
    with ws.store.read() as connection:
        head = visit_rows.head(connection, visit)
    return head is not None and head.state is VisitState.OPEN and not ws.read_only
