from __future__ import annotations

from decimal import Decimal

import pytest

from inspector.errors import InspectorError


@pytest.mark.parametrize(
    ("width", "passing", "tier", "passed"),
    [
        ("1.80", None, "full", True),
        ("1.79", "yes", "passing", True),
        ("1.79", "no", "passing", False),
        ("1.40", "yes", "passing", True),
        ("1.39", "yes", "narrow", False),
    ],
)
def test_corridor(calc, width, passing, tier, passed):
    arguments = {} if passing is None else {"passing": passing}
    outcome = calc("corridor", width=width, **arguments)
    assert (outcome.result["tier"], outcome.passed) == (tier, passed)
    assert outcome.clauses == ("jgj-5.6.3",)


def test_the_middle_tier_asks_for_passing_places(calc):
    with pytest.raises(InspectorError) as raised:
        calc("corridor", width="1.5")
    assert raised.value.context["argument"] == "passing"


def test_the_spacing_of_passing_places_is_advice(calc):
    assert calc("corridor", width="1.5", passing="yes", spacing=15).warnings == ()
    far = calc("corridor", width="1.5", passing="yes", spacing="15.1")
    assert far.passed is True
    assert far.warnings


@pytest.mark.parametrize(
    ("rise", "length", "handrails", "slope", "passed"),
    [
        ("0.75", 9, "yes", "1:12", True),
        # 1:11.98 is not shown as 1:12.
        ("0.75", "8.99", "yes", "1:11.9", False),
        ("0.75", 9, "no", "1:12", False),
        ("0.76", "9.12", "yes", "1:12", False),
        # At 0.30 m, and at 1:20, no handrails are asked for.
        ("0.30", "3.6", None, "1:12", True),
        ("0.40", 8, None, "1:20", True),
        ("0", 2, None, "平", True),
        ("0.1", 0, None, "1:0", False),
    ],
)
def test_ramp(calc, rise, length, handrails, slope, passed):
    arguments = {} if handrails is None else {"handrails": handrails}
    outcome = calc("ramp", rise=rise, length=length, **arguments)
    assert outcome.result == {"slope": slope, "required": "1:12", "pass": passed}


def test_a_high_steep_ramp_asks_for_handrails(calc):
    with pytest.raises(InspectorError) as raised:
        calc("ramp", rise="0.31", length="6.19")
    assert raised.value.context["argument"] == "handrails"


def test_the_width_of_a_ramp(calc):
    assert calc("ramp", rise="0.1", length=2, width="1.20").passed is True
    narrow = calc("ramp", rise="0.1", length=2, width="1.19")
    assert narrow.passed is False
    assert "gb55019-2.3.2" in narrow.clauses


@pytest.mark.parametrize(
    ("works", "automatic", "limit", "clause"),
    [
        ("new", "no", 900, "gb55019-2.5.4"),
        ("altered", "no", 800, "gb55019-2.5.4b"),
        ("new", "yes", 1000, "gb55019-2.5.5"),
        ("altered", "yes", 1000, "gb55019-2.5.5"),
    ],
)
def test_door_width(calc, works, automatic, limit, clause):
    arguments = {"works": works, "automatic": automatic}
    at = calc("door_width", width=limit, **arguments)
    assert at.result == {"required": limit, "pass": True}
    assert at.clauses == (clause,)
    assert calc("door_width", width=limit - 1, **arguments).passed is False


def test_a_door_may_not_close_too_fast(calc):
    assert calc("door_width", width=900, works="new", closing=3).passed is True
    fast = calc("door_width", width=900, works="new", closing="2.9")
    assert fast.passed is False
    assert "gb55019-2.5.8" in fast.clauses


def test_an_old_door_is_advice_only(calc):
    outcome = calc("door_width", width=700, works="none")
    assert outcome.result == {"required": None, "pass": None}
    assert outcome.warnings


@pytest.mark.parametrize(
    ("height", "run", "sill", "passed"),
    [
        (0, None, "no", True),
        (15, 150, "no", True),
        (15, 149, "no", False),
        (16, 200, "no", False),
        (0, None, "yes", False),
    ],
)
def test_threshold_height(calc, height, run, sill, passed):
    arguments = {} if run is None else {"run": run}
    assert calc("threshold_height", height=height, sill=sill, **arguments).passed is passed


def test_double_door_gap(calc):
    assert calc("double_door_gap", distance="2.40", swing="0.90").result == {
        "gap": Decimal("1.5"),
        "required": Decimal("1.5"),
        "pass": True,
    }
    assert calc("double_door_gap", distance="2.39", swing="0.90").passed is False


@pytest.mark.parametrize(
    ("beds", "storeys", "lifts", "required", "passed"),
    [
        (300, 1, 0, 0, True),
        (30, 2, 0, 1, False),
        (0, 2, 0, 1, False),
        (120, 2, 1, 1, True),
        (121, 2, 1, 2, False),
        (240, 3, 2, 2, True),
    ],
)
def test_lifts(calc, beds, storeys, lifts, required, passed):
    outcome = calc("lifts", beds=beds, storeys=storeys, lifts=lifts)
    short = max(0, required - lifts)
    assert outcome.result == {"required": required, "short": short, "pass": passed}


def test_lifts_for_a_basement_and_a_stretcher(calc):
    assert calc("lifts", beds=10, storeys=1, lifts=0, basement="yes").passed is False
    assert calc("lifts", beds=10, storeys=2, lifts=1, stretcher="no").passed is False
    assert calc("lifts", beds=10, storeys=2, lifts="unknown").passed is None
