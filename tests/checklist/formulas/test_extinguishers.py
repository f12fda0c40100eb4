from __future__ import annotations

from decimal import Decimal

import pytest

from inspector.errors import InspectorError

HOME = {
    "beds": 60,
    "area": 1000,
    "hydrant": "yes",
    "sprinkler": "no",
    "underground": "no",
    "points": 3,
    "rating": "3A",
}


def test_the_example_of_the_issue(calc):
    outcome = calc("extinguishers", **HOME)
    assert outcome.result == {
        "hazard": "severe",
        "U": 50,
        "K": Decimal("0.9"),
        "Q": 18,
        "Q_without_K": 20,
        "Q_advised": 20,
        "Qe": 7,
        "units_per_point": 3,
        "units": 9,
    }
    assert outcome.passed is None
    assert outcome.warnings == ()
    assert "Q：0.9 × 1000 ÷ 50 = 18，进位取 18 A" in outcome.working
    assert "每点 Qe：20 ÷ 3 ≈ 6.67，进位取 7 A" in outcome.working
    assert "每点具数：7 ÷ 3 ≈ 2.33，进位取 3 具" in outcome.working
    assert {"gb50140-7.3.1", "gb50140-D-severe", "gb55036-10.0.3"} <= set(outcome.clauses)


def test_what_is_just_above_a_whole_number_does_not_look_whole(calc):
    working = calc("extinguishers", **{**HOME, "area": "1000.1", "hydrant": "no"}).working
    assert "Q：1 × 1000.1 ÷ 50 ≈ 20.01，进位取 21 A" in working


def test_the_worked_example_of_the_register(calc):
    outcome = calc(
        "extinguishers",
        **{**HOME, "beds": 40, "area": 600, "hydrant": "no", "points": 2, "rating": "2A"},
    )
    expected = {"hazard": "medium", "U": 75, "K": 1, "Q": 8, "Qe": 4, "units_per_point": 2}
    assert expected.items() <= outcome.result.items()
    assert outcome.result["units"] == 4


@pytest.mark.parametrize(
    ("beds", "hazard", "per_a"), [(0, "medium", 75), (49, "medium", 75), (50, "severe", 50)]
)
def test_fifty_beds_are_severe(calc, beds, hazard, per_a):
    result = calc("extinguishers", **{**HOME, "beds": beds}).result
    assert (result["hazard"], result["U"]) == (hazard, per_a)


def test_the_inspector_may_set_the_class(calc):
    outcome = calc("extinguishers", **HOME, hazard="light")
    # 0.9 × 1000 ÷ 100 = 9; without K 10.
    assert (outcome.result["U"], outcome.result["Q"], outcome.result["Q_advised"]) == (100, 9, 10)
    assert "gb50140-D-severe" not in outcome.clauses


@pytest.mark.parametrize(
    ("hydrant", "sprinkler", "factor", "demand"),
    [
        ("no", "no", 1, 20),
        ("yes", "no", Decimal("0.9"), 18),
        ("no", "yes", Decimal("0.7"), 14),
        ("yes", "yes", Decimal("0.5"), 10),
    ],
)
def test_reduction(calc, hydrant, sprinkler, factor, demand):
    result = calc("extinguishers", **{**HOME, "hydrant": hydrant, "sprinkler": sprinkler}).result
    assert (result["K"], result["Q"], result["Q_without_K"]) == (factor, demand, 20)


def test_underground_takes_a_third_more_and_says_that_the_figure_is_from_memory(calc):
    outcome = calc("extinguishers", **{**HOME, "underground": "yes"})
    # 1.3 × 0.9 × 20 = 23.4; 1.3 × 20 = 26; 26 ÷ 3 = 8.67; 9 ÷ 3 = 3.
    result = outcome.result
    assert (result["Q"], result["Q_without_K"], result["Q_advised"], result["Qe"]) == (
        24,
        26,
        26,
        9,
    )
    assert any("凭记忆" in line for line in outcome.warnings)


def test_a_unit_never_has_fewer_than_two(calc):
    result = calc(
        "extinguishers", **{**HOME, "beds": 10, "area": 75, "points": 1, "rating": "2A"}
    ).result
    assert (result["Q_advised"], result["Qe"], result["units"]) == (1, 1, 2)


@pytest.mark.parametrize(("area", "per_point", "warned"), [(750, 5, False), (751, 6, True)])
def test_more_than_five_at_a_point_is_warned_about(calc, area, per_point, warned):
    # 15 A ÷ 3 A = 5 units; one square metre more makes 16 A and 6 units.
    outcome = calc("extinguishers", **{**HOME, "area": area, "points": 1})
    assert outcome.result["units_per_point"] == per_point
    assert bool(outcome.warnings) is warned


@pytest.mark.parametrize(("rating", "warned"), [("2A", True), ("3A", False), ("3a", False)])
def test_a_rating_below_the_class_is_warned_about(calc, rating, warned):
    warnings = calc("extinguishers", **{**HOME, "points": 5, "rating": rating}).warnings
    assert any("低于" in line for line in warnings) is warned


def test_what_stands_there_is_judged_point_by_point(calc):
    good = calc("extinguishers", **HOME, found="3A+4A,3A+4A,3A+4A")
    assert good.passed is True
    assert good.result["pass"] is True
    # 20 A in all, but the last point has 6 where 7 are needed.
    uneven = calc("extinguishers", **HOME, found="3A+4A,3A+4A,3A+3A")
    assert uneven.passed is False
    assert "最少的一点 6 A，每点应配 7 A：不符合" in uneven.working
    weak = calc("extinguishers", **HOME, found="3A+4A,3A+4A,3A+2A+2A")
    assert weak.passed is False
    fewer = calc("extinguishers", **HOME, found="6A+6A,6A+6A")
    assert fewer.passed is False
    crowded = calc("extinguishers", **HOME, found="3A+3A+3A+3A+3A+3A,4A+4A,4A+4A")
    assert crowded.passed is True
    assert "有一点放了 6 具，宜不多于 5 具" in crowded.warnings


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("beds", "-1"),
        ("beds", "6.5"),
        ("beds", "六十"),
        ("area", "0"),
        ("area", "1e3"),
        ("area", "NaN"),
        ("points", "0"),
        ("rating", "3"),
        ("rating", "0A"),
        ("rating", "89B"),
        ("hydrant", "true"),
        ("hazard", "high"),
        ("found", "3A,,3A"),
        ("found", "3A 3A"),
    ],
)
def test_values_out_of_range_name_the_argument(calc, argument, value):
    with pytest.raises(InspectorError) as raised:
        calc("extinguishers", **{**HOME, argument: value})
    assert raised.value.code == "calc.argument_range"
    assert raised.value.context["argument"] == argument
    assert value in raised.value.sentence


@pytest.mark.parametrize("argument", ["beds", "area", "hydrant", "sprinkler", "points", "rating"])
def test_missing_and_unknown(calc, argument):
    with pytest.raises(InspectorError) as raised:
        calc("extinguishers", **{name: text for name, text in HOME.items() if name != argument})
    assert raised.value.code == "calc.argument_missing"
    assert raised.value.context["argument"] == argument
    outcome = calc("extinguishers", **{**HOME, argument: "unknown"})
    assert set(outcome.result.values()) == {None}
    assert outcome.passed is None


@pytest.mark.parametrize(
    ("hazard", "fire", "wheeled", "limit"),
    [
        ("severe", "A", "no", 15),
        ("medium", "A", "no", 20),
        ("light", "A", "no", 25),
        ("severe", "A", "yes", 30),
        ("medium", "A", "yes", 40),
        ("light", "A", "yes", 50),
        ("severe", "BC", "no", 9),
        ("medium", "BC", "no", 12),
        ("light", "BC", "no", 15),
        ("severe", "BC", "yes", 18),
        ("medium", "BC", "yes", 24),
        ("light", "BC", "yes", 30),
    ],
)
def test_travel_distance(calc, hazard, fire, wheeled, limit):
    arguments = {"hazard": hazard, "fire": fire, "wheeled": wheeled}
    at = calc("travel_distance", distance=limit, **arguments)
    assert at.result == {"hazard": hazard, "limit": limit, "pass": True}
    beyond = calc("travel_distance", distance=f"{limit}.01", **arguments)
    assert beyond.passed is False


def test_travel_distance_needs_beds_or_a_class(calc):
    with pytest.raises(InspectorError) as raised:
        calc("travel_distance", distance=10)
    assert raised.value.context["argument"] == "beds"
    assert calc("travel_distance", distance=16, beds=50).passed is False
    assert calc("travel_distance", distance=16, beds=49).passed is True
