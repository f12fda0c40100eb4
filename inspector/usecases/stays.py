"""Where inspectors were and when, so that nobody is in two places at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from inspector.facts.visit import Person, VisitHead
from inspector.facts.vocabulary import VisitState
from inspector.i18n import _
from inspector.store import visit_rows
from inspector.usecases.procedure import officers_of
from inspector.workspace import Workspace

_NEAR = timedelta(days=1)


class Stay(Struct, frozen=True, kw_only=True):
    """Where people of a visit were; `ended` None: not known, only the beginning counts."""

    visit: str
    facility: str
    facility_name: str
    begun: datetime
    ended: datetime | None
    people: tuple[str, ...]


def stay_of(head: VisitHead, people: tuple[Person, ...]) -> Stay:
    """The stay of the officers of a visit."""
    return Stay(
        visit=head.id,
        facility=head.facility,
        facility_name=head.facility_name,
        begun=datetime.fromisoformat(head.begun),
        ended=datetime.fromisoformat(head.ended) if head.ended else None,
        people=tuple(one.name for one in officers_of(people)),
    )


def stays_near(ws: Workspace, stay: Stay) -> Iterator[Stay]:
    """The other visits within a day of this one, those given up left out."""
    with ws.store.read() as connection:
        for other in visit_rows.heads(connection):
            near = abs(datetime.fromisoformat(other.begun) - stay.begun) <= _NEAR
            if other.id != stay.visit and near and other.state is not VisitState.ABANDONED:
                yield stay_of(other, visit_rows.people(connection, other.id))


def in_two_places(stay: Stay, elsewhere: Iterable[Stay]) -> Iterator[str]:
    """Who was somewhere else at the same time, a sentence for each other visit.

    Two visits to one facility are one place: a joint inspection beside one's own, or a 复查.
    """
    for other in elsewhere:
        both = [name for name in stay.people if name in other.people]
        if both and other.facility != stay.facility and _overlap(stay, other):
            yield _("{names} 在 {when} 同时还在{where}检查").format(
                names="、".join(both),
                when=f"{other.begun:%m-%d %H:%M}",
                where=other.facility_name,
            )


def _overlap(one: Stay, other: Stay) -> bool:
    first, second = sorted((one, other), key=lambda stay: stay.begun)
    return first.begun == second.begun or (first.ended is not None and second.begun < first.ended)
