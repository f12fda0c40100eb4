"""Calendars from YAML: the holidays of a year and the weekends that are worked."""

from __future__ import annotations

from inspector.checklist.dates import is_day
from inspector.checklist.draft import Draft
from inspector.checklist.model import CalendarYear
from inspector.checklist.nodes import Entry
from inspector.i18n import _


def read_calendar(top: Entry, year: str, draft: Draft) -> None:
    """The days of the year that its file is named after."""
    top.text("source")
    holidays = _days(top, "holidays", year)
    workdays = _days(top, "workdays", year)
    for day in sorted(set(holidays) & set(workdays)):
        top.complain_at("workdays", _("{day} 又放假又上班，删去一处").format(day=day))
    if not holidays and not workdays and top.sound:
        top.complain(_("没有写放假和调休上班的日子，请写上或删去这个文件"))
    draft.calendars[year] = CalendarYear(holidays=holidays, workdays=workdays)


def _days(top: Entry, key: str, year: str) -> tuple[str, ...]:
    days = top.texts(key)
    for day in days:
        if not is_day(day) or day[:4] != year:
            top.complain_at(
                key,
                _("{key} 的 {day} 要写成 '{year}-10-01' 这样的本年日期").format(
                    key=key, day=day, year=year
                ),
            )
    return days


def over(lower: CalendarYear, upper: CalendarYear) -> CalendarYear:
    """What both say of a year; a day that `upper` names is as `upper` says."""
    named = {*upper.holidays, *upper.workdays}
    return CalendarYear(
        holidays=tuple(sorted({*lower.holidays} - named | {*upper.holidays})),
        workdays=tuple(sorted({*lower.workdays} - named | {*upper.workdays})),
    )
