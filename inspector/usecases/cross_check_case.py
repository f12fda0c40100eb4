"""What a paper must agree with: the issued papers of its visit, and where its people were."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from msgspec import Struct

from inspector.checklist.formulas.workdays import OWN, Calendar
from inspector.facts.document import DocumentFacts, Service
from inspector.facts.vocabulary import VisitType
from inspector.usecases.stays import Stay


class Printed(Struct, frozen=True, kw_only=True):
    """An issued paper of the visit: its frozen facts, its current revision, how it was served."""

    facts: DocumentFacts
    revision: int
    service: Service | None = None
    void: bool = False


class PaperCase(Struct, frozen=True, kw_only=True):
    """One paper about to be issued (or served at `at`), and what it must agree with.

    `staff`: the names in the register of certificates of the facility.
    """

    paper: DocumentFacts
    type: VisitType
    at: datetime
    others: tuple[Printed, ...] = ()
    stay: Stay | None = None
    elsewhere: tuple[Stay, ...] = ()
    service: Service | None = None
    public: bool = False
    staff: tuple[str, ...] = ()
    calendar: Calendar = OWN

    def valid(self, *kinds: str) -> Iterator[Printed]:
        """The other issued papers (of these kinds) that were not voided."""
        for one in self.others:
            wanted = not kinds or one.facts.type in kinds
            if wanted and not one.void and one.facts.id != self.paper.id:
                yield one

    def beside(self) -> Iterator[Printed]:
        """The other issued papers of the same visit that were not voided."""
        for one in self.valid():
            if one.facts.visit == self.paper.visit:
                yield one

    @property
    def day(self) -> date:
        """The day of issuing or of service."""
        return self.at.date()

    def latest(self, kind: str) -> Printed | None:
        """The latest other paper of a kind."""
        return max(self.valid(kind), key=lambda one: one.facts.issued_at, default=None)

    def field(self, name: str) -> date | None:
        """A date that was typed into the paper, or None."""
        return day_of(self.paper.fields.get(name, ""))


def day_of(iso: str) -> date | None:
    """The day of an ISO date or time, or None."""
    try:
        return datetime.fromisoformat(iso).date()
    except ValueError:
        return None
