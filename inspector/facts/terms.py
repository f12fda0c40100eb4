"""Terms of a finding: at once, days, working days, or a date."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from inspector.errors import InspectorError

_DAY = timedelta(days=1)
_DAYS = re.compile(r"([1-9][0-9]{0,3})(d|w)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class TermKind(StrEnum):
    """How a term is counted."""

    AT_ONCE = "at_once"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    DATE = "date"


class Term(Struct, frozen=True, kw_only=True):
    """A term as written: a number of days, or the last day itself."""

    kind: TermKind
    days: int = 0
    until: date | None = None

    @property
    def label(self) -> str:
        """The term on screen and paper."""
        if self.until is not None:
            return f"{self.until.year}年{self.until.month}月{self.until.day}日前(含当日)"
        if self.kind is TermKind.AT_ONCE:
            return "立即改正"
        return f"{self.days}{'个工作日' if self.kind is TermKind.WORKING_DAYS else '日'}内"

    @property
    def text(self) -> str:
        """The term as it is stored: `at_once`, `7d`, `10w` or an ISO date."""
        if self.until is not None:
            return self.until.isoformat()
        if self.kind is TermKind.AT_ONCE:
            return self.kind.value
        return f"{self.days}{'w' if self.kind is TermKind.WORKING_DAYS else 'd'}"


def parse(text: str) -> Term:
    """A term from `at_once`, `7` or `7d`, `10w`, or an ISO date."""
    written = text.strip()
    if written == TermKind.AT_ONCE:
        return Term(kind=TermKind.AT_ONCE)
    counted = _DAYS.fullmatch(written)
    if counted is not None:
        kind = TermKind.WORKING_DAYS if counted[2] == "w" else TermKind.DAYS
        return Term(kind=kind, days=int(counted[1]))
    if not _DATE.fullmatch(written):
        raise InspectorError("term.invalid", value=text)
    try:
        return Term(kind=TermKind.DATE, until=date.fromisoformat(written))
    except ValueError as fault:
        raise InspectorError("term.invalid", value=text) from fault


def deadline(term: Term, start: date, is_workday: Callable[[date], bool]) -> date:
    """The last day of the term; the start day does not count, at once is the same day."""
    if term.until is not None:
        return term.until
    if term.kind is not TermKind.WORKING_DAYS:
        return start + timedelta(days=term.days)
    day = start
    for _ in range(term.days):
        day += _DAY
        while not is_workday(day):
            day += _DAY
    return day
