"""What is due: deadlines that run, as lists for a day and as entries of a calendar."""

from __future__ import annotations

from dataclasses import dataclass

from inspector.facts.rectification import LedgerFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class DueList:
    """What is due on a day (ISO): past, that day, within the next seven, and what waits for us.

    `to_recheck` was reported as done, `to_close` was found corrected; each by its deadline.
    """

    day: str
    overdue: tuple[LedgerFinding, ...]
    today: tuple[LedgerFinding, ...]
    week: tuple[LedgerFinding, ...]
    to_recheck: tuple[LedgerFinding, ...]
    to_close: tuple[LedgerFinding, ...]

    @property
    def nothing(self) -> bool:
        """Whether nothing is to be shown."""
        return not (self.overdue or self.today or self.week or self.to_recheck or self.to_close)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """A whole day in a calendar: `id` stays the same when it moves, `version` then grows."""

    id: str
    day: str
    title: str
    place: str
    words: str
    version: int
