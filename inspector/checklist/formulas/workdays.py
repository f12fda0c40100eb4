"""The Chinese working calendar: holidays, make-up working days, and a file per year over both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct, field

from inspector import assets
from inspector.checklist.formulas.figures import load
from inspector.errors import InspectorError

_DAY = timedelta(days=1)
_SATURDAY = 5


class Year(Struct, frozen=True, kw_only=True):
    """The days of a year that are not as Monday to Friday would have them."""

    holidays: frozenset[date]
    workdays: frozenset[date]


class Calendar(Struct, frozen=True, kw_only=True):
    """The working days; `years` go day by day before the program's own files and library."""

    years: Mapping[int, Year] = field(default_factory=dict)

    def is_workday(self, day: date) -> bool:
        """Whether people work on the day; Monday to Friday in a year that nothing describes."""
        for year in (self.years.get(day.year), _file(day.year)):
            if year is not None and day in year.workdays | year.holidays:
                return day in year.workdays
        listed = _library(day)
        return day.weekday() < _SATURDAY if listed is None else listed

    def is_known(self, year: int) -> bool:
        """Whether the holidays of the year are known."""
        described = year in self.years or _file(year) is not None
        return described or _library(date(year, 1, 1)) is not None

    def after(self, start: date, days: int) -> date:
        """The day that many working days later; the start day does not count."""
        day = start
        for _ in range(days):
            day += _DAY
            while not self.is_workday(day):
                day += _DAY
        return day

    def between(self, start: date, end: date) -> int:
        """The working days after the start day up to and including the end."""
        return sum(map(self.is_workday, _days(start, end)))

    def doubts(self, start: date, end: date) -> tuple[str, ...]:
        """A warning for each year of the span whose holidays are not known."""
        years = range(start.year, end.year + 1)
        return tuple(
            f"{year} 年的放假安排还没有收录，按周一至周五算，请核对"
            for year in years
            if not self.is_known(year)
        )


OWN = Calendar()


def _days(start: date, end: date) -> Iterator[date]:
    day = start + _DAY
    while day <= end:
        yield day
        day += _DAY


def _library(day: date) -> bool | None:
    # Imported here: it costs the start, and few calls need it.
    from chinese_calendar import is_workday as listed

    try:
        return bool(listed(day))
    except NotImplementedError:
        return None


@lru_cache(maxsize=64)
def _file(year: int) -> Year | None:
    """`calendars/YEAR.yaml`, whose days go before the library's."""
    try:
        text = assets.text("calendars", f"{year}.yaml")
    except FileNotFoundError:
        return None
    try:
        rows = load(text)
        holidays, workdays = _dates(rows.texts("holidays")), _dates(rows.texts("workdays"))
    except (TypeError, ValueError) as fault:
        raise InspectorError("calc.calendar", file=f"calendars/{year}.yaml") from fault
    if {day.year for day in holidays | workdays} - {year} or holidays & workdays:
        raise InspectorError("calc.calendar", file=f"calendars/{year}.yaml")
    return Year(holidays=holidays, workdays=workdays)


def _dates(texts: tuple[str, ...]) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, texts))
