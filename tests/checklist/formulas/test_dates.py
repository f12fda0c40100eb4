from __future__ import annotations

from datetime import date

import pytest

from inspector.checklist.formulas.dates import add_months
from inspector.errors import InspectorError


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-11-20", 2, "2027-01-20"),
        ("2026-12-31", 6, "2027-06-30"),
        ("2026-05-01", 0, "2026-05-01"),
    ],
)
def test_add_months(start, months, expected):
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("kind", "made", "serviced", "service", "scrap"),
    [
        ("dry_powder", "2022-03-15", "never", "2027-03-15", "2032-03-15"),
        ("dry_powder", "2018-03-15", "2025-04-01", "2027-04-01", "2028-03-15"),
        ("water", "2024-03-15", "never", "2027-03-15", "2030-03-15"),
        ("water", "2022-03-15", "2026-02-01", "2027-02-01", "2028-03-15"),
        ("clean_gas", "2022-03-15", "never", "2027-03-15", "2032-03-15"),
        ("co2", "2022-03-15", "never", "2027-03-15", "2034-03-15"),
    ],
)
def test_extinguisher_life(calc, kind, made, serviced, service, scrap):
    outcome = calc("extinguisher_life", type=kind, made=made, serviced=serviced)
    assert outcome.result == {"next_service": service, "scrap": scrap, "pass": True}


@pytest.mark.parametrize(
    ("on", "passed"), [("2027-03-14", True), ("2027-03-15", False), ("2027-03-16", False)]
)
def test_service_is_due_on_the_anniversary(calc, on, passed):
    arguments = {"type": "dry_powder", "made": "2022-03-15", "serviced": "never"}
    assert calc("extinguisher_life", on=on, **arguments).passed is passed


@pytest.mark.parametrize(("on", "passed"), [("2026-03-14", True), ("2026-03-15", False)])
def test_scrapping_however_lately_serviced(calc, on, passed):
    arguments = {"type": "dry_powder", "made": "2016-03-15", "serviced": "2025-09-01"}
    assert calc("extinguisher_life", on=on, **arguments).passed is passed


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"made": "2026-11-21"}, "made"),
        ({"serviced": "2022-03-14"}, "serviced"),
        ({"serviced": "2026-11-21"}, "serviced"),
        ({"serviced": "no"}, "serviced"),
        ({"made": "2022-02-30"}, "made"),
        ({"made": "20220315"}, "made"),
        ({"made": "1800-01-01"}, "made"),
        ({"type": "foam"}, "type"),
    ],
)
def test_an_extinguisher_that_cannot_be(calc, changes, named):
    arguments = {"type": "dry_powder", "made": "2022-03-15", "serviced": "never", **changes}
    with pytest.raises(InspectorError) as raised:
        calc("extinguisher_life", **arguments)
    assert raised.value.code == "calc.argument_range"
    assert raised.value.context["argument"] == named


def test_an_extinguisher_of_unknown_age(calc):
    outcome = calc("extinguisher_life", type="co2", made="unknown", serviced="never")
    assert outcome.result == {"next_service": None, "scrap": None, "pass": None}


@pytest.mark.parametrize(
    ("arguments", "until", "left"),
    [
        ({"kind": "food_licence", "until": "2026-11-20"}, "2026-11-20", 0),
        ({"kind": "food_licence", "until": "2026-11-19"}, "2026-11-19", -1),
        ({"kind": "food_licence", "since": "2021-11-20"}, "2026-11-20", 0),
        ({"kind": "health_certificate", "since": "2025-11-20"}, "2026-11-20", 0),
        ({"kind": "health_certificate", "since": "2025-11-19"}, "2026-11-19", -1),
        # The date on the certificate goes before the reckoning.
        (
            {"kind": "health_certificate", "since": "2025-11-19", "until": "2027-01-01"},
            "2027-01-01",
            42,
        ),
        ({"kind": "food", "since": "2026-11-10", "days": 10}, "2026-11-20", 0),
        ({"kind": "food", "since": "2026-05-19", "months": 6}, "2026-11-19", -1),
        ({"kind": "other", "until": "2026-11-21"}, "2026-11-21", 1),
    ],
)
def test_expiry(calc, arguments, until, left):
    outcome = calc("expiry", **arguments)
    assert outcome.result == {"until": until, "days_left": left, "pass": left >= 0}


def test_food_in_its_last_tenth_is_mentioned(calc):
    # 100 days of life: ten left are mentioned, eleven are not.
    assert calc("expiry", kind="food", since="2026-08-22", days=100).warnings
    assert not calc("expiry", kind="food", since="2026-08-23", days=100).warnings


@pytest.mark.parametrize(
    ("arguments", "named"),
    [({"kind": "food"}, "since"), ({"kind": "food", "since": "2026-01-01"}, "months")],
)
def test_expiry_asks_for_what_it_lacks(calc, arguments, named):
    with pytest.raises(InspectorError) as raised:
        calc("expiry", **arguments)
    assert raised.value.context["argument"] == named


def test_assessment_due(calc):
    outcome = calc("assessment_due", last="2025-11-20")
    assert outcome.result == {"due": "2026-11-20", "days_left": 0, "pass": True}
    assert calc("assessment_due", last="2025-11-19").passed is False


@pytest.mark.parametrize(
    ("arguments", "due"),
    [
        ({}, "2026-08-28"),
        ({"registered": "no"}, "2027-02-28"),
        ({"registered": "no", "key_unit": "yes"}, "2026-08-28"),
    ],
)
def test_drill_due(calc, arguments, due):
    outcome = calc("drill_due", last="2026-02-28", **arguments)
    assert outcome.result["due"] == due
    assert outcome.passed is (due >= "2026-11-20")


def test_a_drill_in_the_future(calc):
    with pytest.raises(InspectorError) as raised:
        calc("drill_due", last="2026-11-21")
    assert raised.value.context["argument"] == "last"


@pytest.mark.parametrize(
    ("following", "left", "warned"),
    [("2026-12-21", 31, False), ("2026-12-20", 30, True), ("2026-11-20", 0, True)],
)
def test_elevator_cert_days(calc, following, left, warned):
    outcome = calc("elevator_cert_days", next=following)
    assert outcome.result == {"days_left": left, "pass": True}
    assert bool(outcome.warnings) is warned
    assert calc("elevator_cert_days", next="2026-11-19").passed is False


@pytest.mark.parametrize(
    ("expires", "until"), [("2026-05-19", "2026-11-19"), ("none", "2028-01-10")]
)
def test_record_retention(calc, expires, until):
    arguments = {"bought": "2026-01-10", "expires": expires}
    assert calc("record_retention", kept="yes", **arguments).result == {
        "keep_until": until,
        "pass": True,
    }
    assert calc("record_retention", kept="no", on=until, **arguments).passed is False
    assert calc("record_retention", kept="no", on="2028-01-11", **arguments).passed is True
