from __future__ import annotations

from datetime import date

import pytest

from inspector.checklist.formulas import workdays
from inspector.errors import InspectorError


def calendar_file(monkeypatch, name: str, content: str) -> None:
    """Serve one calendar file in place of the resources."""

    def text(*parts: str) -> str:
        if parts == ("calendars", name):
            return content
        raise FileNotFoundError(parts)

    monkeypatch.setattr(workdays.assets, "text", text)


@pytest.fixture(autouse=True)
def _fresh_calendars():
    workdays._file.cache_clear()
    yield
    workdays._file.cache_clear()


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        # 2026-11-20 is a Friday.
        ("2026-11-20", 0, "2026-11-20"),
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-20", 10, "2026-12-04"),
        # National Day 1–7 October off, Saturday 10 October is worked.
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-09-30", 3, "2026-10-10"),
        ("2026-09-30", 4, "2026-10-12"),
        # Sunday 20 September is worked, the 25th is off.
        ("2026-09-18", 1, "2026-09-20"),
        ("2026-09-24", 1, "2026-09-28"),
    ],
)
def test_working_days(calc, start, days, expected):
    outcome = calc("working_days", from_=start, days=days)
    assert outcome.result == {"date": expected}
    assert outcome.warnings == ()
    assert outcome.passed is None


def test_a_year_that_nothing_describes_is_monday_to_friday_and_says_so(calc):
    # 2035-10-01 is a Monday.
    outcome = calc("working_days", from_="2035-09-28", days=1)
    assert outcome.result == {"date": "2035-10-01"}
    assert outcome.warnings == ("2035 年的放假安排还没有收录，按周一至周五算，请核对",)


def test_a_file_describes_a_new_year(calc, monkeypatch):
    content = "holidays: ['2035-10-01', '2035-10-02']\nworkdays: ['2035-09-29']\n"
    calendar_file(monkeypatch, "2035.yaml", content)
    assert calc("working_days", from_="2035-09-28", days=1).result == {"date": "2035-09-29"}
    outcome = calc("working_days", from_="2035-09-29", days=1)
    assert outcome.result == {"date": "2035-10-03"}
    assert outcome.warnings == ()


def test_a_file_goes_before_the_library_day_by_day(calc, monkeypatch):
    calendar_file(monkeypatch, "2026.yaml", "holidays: ['2026-11-23']\nworkdays: ['2026-10-05']\n")
    assert calc("working_days", from_="2026-11-20", days=1).result == {"date": "2026-11-24"}
    assert calc("working_days", from_="2026-09-30", days=2).result == {"date": "2026-10-08"}


@pytest.mark.parametrize(
    "content",
    [
        "holidays: [2035-10-01]\n",
        "holidays: ['2034-10-01']\n",
        "holidays: ['2035-10-32']\n",
        "holidays: ['2035-10-01']\nworkdays: ['2035-10-01']\n",
        "holidays: [\n",
        "- '2035-10-01'\n",
    ],
)
def test_a_broken_file_is_named(calc, monkeypatch, content):
    calendar_file(monkeypatch, "2035.yaml", content)
    with pytest.raises(InspectorError) as raised:
        calc("working_days", from_="2035-09-28", days=1)
    assert raised.value.code == "calc.calendar"
    assert "2035.yaml" in raised.value.sentence


def test_between_is_the_inverse_of_after():
    start = date(2026, 1, 29)
    for days in range(60):
        assert workdays.OWN.between(start, workdays.OWN.after(start, days)) == days


@pytest.mark.parametrize(
    ("filed", "on", "days", "passed"),
    [
        # From Wednesday 2026-09-23: 24, 28–30 September; 8, 9, 10 (worked), 12–14 October.
        ("2026-10-14", "2026-11-20", 10, True),
        ("2026-10-15", "2026-11-20", 11, False),
        ("2026-09-20", "2026-11-20", 0, True),
        ("never", "2026-10-14", 10, None),
        ("never", "2026-10-15", 11, False),
    ],
)
def test_filing_days(calc, filed, on, days, passed):
    outcome = calc("filing_days", first="2026-09-23", filed=filed, on=on)
    assert outcome.result == {"deadline": "2026-10-14", "days": days, "pass": passed}
    assert outcome.clauses == ("m66-10",)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"from_": "2026-11-20", "days": -1}, "days"),
        ({"from_": "2026-11-20", "days": 1001}, "days"),
        ({"from_": "yesterday", "days": 1}, "from"),
    ],
)
def test_working_days_out_of_range(calc, arguments, named):
    with pytest.raises(InspectorError) as raised:
        calc("working_days", **arguments)
    assert raised.value.context["argument"] == named


def test_working_days_unknown(calc):
    assert calc("working_days", from_="unknown", days=3).result == {"date": None}
