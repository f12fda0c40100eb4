from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.errors import InspectorError
from inspector.facts.terms import Term, TermKind, deadline, parse

FRIDAY = date(2026, 11, 20)


def weekdays(day: date) -> bool:
    return day.weekday() < 5


@pytest.mark.parametrize(
    ("text", "label", "stored", "end"),
    [
        ("at_once", "立即改正", "at_once", date(2026, 11, 20)),
        ("7", "7日内", "7d", date(2026, 11, 27)),
        ("7d", "7日内", "7d", date(2026, 11, 27)),
        (" 30d ", "30日内", "30d", date(2026, 12, 20)),
        ("1w", "1个工作日内", "1w", date(2026, 11, 23)),
        ("10w", "10个工作日内", "10w", date(2026, 12, 4)),
        ("2026-12-05", "2026年12月5日前(含当日)", "2026-12-05", date(2026, 12, 5)),
    ],
)
def test_terms(text, label, stored, end):
    term = parse(text)
    assert (term.label, term.text) == (label, stored)
    assert deadline(term, FRIDAY, weekdays) == end
    assert parse(term.text) == term


def test_the_start_day_does_not_count_even_if_it_is_free():
    saturday = date(2026, 11, 21)
    assert deadline(parse("1w"), saturday, weekdays) == date(2026, 11, 23)
    assert deadline(parse("1d"), saturday, weekdays) == date(2026, 11, 22)


def test_holidays_are_the_callers_knowledge():
    assert deadline(parse("2w"), FRIDAY, lambda day: day.weekday() == 2) == date(2026, 12, 2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "07",
        "-3",
        "7.5",
        "7 d",
        "10000",
        "w",
        "now",
        "七日",
        "７",
        "2026-02-30",
        "2026-2-3",
        "20261205",
        "2026-W49-6",
    ],
)
def test_bad_text(text):
    with pytest.raises(InspectorError) as raised:
        parse(text)
    assert raised.value.code == "term.invalid"
    assert raised.value.context["value"] == text
    assert raised.value.sentence


@given(days=st.integers(1, 300), start=st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_working_days_end_on_one_and_hold_as_many(days, start):
    end = deadline(Term(kind=TermKind.WORKING_DAYS, days=days), start, weekdays)
    assert weekdays(end)
    between = [date.fromordinal(n) for n in range(start.toordinal() + 1, end.toordinal() + 1)]
    assert sum(map(weekdays, between)) == days
