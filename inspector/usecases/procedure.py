"""程序核对: a visit before it starts, and who of its people inspects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct, field

from inspector.facts.origin import UNSAID, Origin
from inspector.facts.visit import Person
from inspector.facts.vocabulary import Depth, Domain, Mode, Role, VisitType

OFFICERS_NEEDED = 2


class VisitDraft(Struct, frozen=True, kw_only=True):
    """A visit before it starts; `checklists` None: those that the facts propose.

    `preset` None: the one that visits of this type use by themselves; "": none. `recheck` names
    the findings that a 复查 looks at again; None: all that are open, (): it asks its checklists.
    `recusal` are the ids of those who declared that they have no stake in the facility; `visit`
    is the planned visit that begins here, or the one under way that is looked at.
    """

    facility: str
    mode: Mode
    type: VisitType
    depth: Depth
    begun: datetime
    people: tuple[Person, ...]
    checklists: tuple[Domain, ...] | None = None
    overrides: Mapping[str, str] = field(default_factory=dict)
    preset: str | None = None
    recheck: tuple[str, ...] | None = None
    origin: Origin = UNSAID
    recusal: tuple[str, ...] = ()
    entry_code: str = ""
    visit: str = ""


def officers_of(people: Iterable[Person]) -> tuple[Person, ...]:
    """The leader and the other officers, assistants and companions left out."""
    return tuple(person for person in people if person.role in (Role.LEADER, Role.OFFICER))
