"""What is due: deadlines that run, as lists for a day and as entries of a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from inspector.facts.vocabulary import Word
from inspector.i18n import N_

if TYPE_CHECKING:
    from inspector.facts.rectification import LedgerFinding


class DueKind(Word):
    """Why a visit or a reply is due."""

    REPLY = "reply", N_("回复期限")
    FIRST = "first", N_("开院首查")
    PLANNED = "planned", N_("已安排")


class DueVisit(Struct, frozen=True, kw_only=True):
    """A reply, a first visit or a planned one: its ISO day, the days until then, negative after.

    `visit` is empty for a 开院首查 that nobody has entered; `words` say what it is about.
    """

    kind: DueKind
    facility: str
    facility_name: str
    visit: str
    day: str
    days: int
    words: str


class EndingPaper(Struct, frozen=True, kw_only=True):
    """What has ended or soon will, and whose: its last day (ISO) and the days left."""

    caption: str
    number: str
    until: str
    days: int
    whose: str = ""


class Ending(Struct, frozen=True, kw_only=True):
    """What ends in a facility, of those that soon do."""

    facility: str
    facility_name: str
    paper: EndingPaper


class DueList(Struct, frozen=True, kw_only=True):
    """What is due on a day (ISO): past, that day, within the next seven, and what waits for us.

    `to_recheck` was reported as done, `to_close` was found corrected; each by its deadline.
    `visits` are replies and visits that are due, by day, `ending` what expires within two months.
    """

    day: str
    overdue: tuple[LedgerFinding, ...]
    today: tuple[LedgerFinding, ...]
    week: tuple[LedgerFinding, ...]
    to_recheck: tuple[LedgerFinding, ...]
    to_close: tuple[LedgerFinding, ...]
    visits: tuple[DueVisit, ...] = ()
    ending: tuple[Ending, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether no finding is to be shown."""
        return not (self.overdue or self.today or self.week or self.to_recheck or self.to_close)


class CalendarEntry(Struct, frozen=True, kw_only=True):
    """A whole day in a calendar: `id` stays the same when it moves, `version` then grows."""

    id: str
    day: str
    title: str
    place: str
    words: str
    version: int
