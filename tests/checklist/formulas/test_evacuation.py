from __future__ import annotations

from decimal import Decimal

import pytest

WAY = {
    "fire_resistance": 2,
    "position": "between",
    "sprinkler": "no",
    "stair": "enclosed",
    "capacity": 20,
}


@pytest.mark.parametrize(
    ("resistance", "position", "limit"),
    [
        (1, "between", 25),
        (2, "between", 25),
        (3, "between", 20),
        (4, "between", 15),
        (1, "dead_end", 20),
        (2, "dead_end", 20),
        (3, "dead_end", 15),
        (4, "dead_end", 10),
    ],
)
def test_the_table(calc, resistance, position, limit):
    way = {**WAY, "fire_resistance": resistance, "position": position}
    at = calc("evacuation_distance", distance=limit, **way)
    assert at.result == {"limit": limit, "pass": True}
    assert calc("evacuation_distance", distance=f"{limit}.1", **way).passed is False
    assert bool(at.warnings) is (resistance > 2)


@pytest.mark.parametrize(
    ("changes", "limit"),
    [
        ({"sprinkler": "yes"}, Decimal("31.25")),
        ({"stair": "open"}, 20),
        ({"stair": "open", "position": "dead_end"}, 18),
        ({"open_gallery": "yes"}, 30),
        ({"open_gallery": "yes", "stair": "open"}, 25),
    ],
)
def test_additions_and_deductions(calc, changes, limit):
    outcome = calc("evacuation_distance", distance=1, **{**WAY, **changes})
    assert outcome.result["limit"] == limit
    assert outcome.warnings == ()


@pytest.mark.parametrize(
    ("changes", "limit"),
    [
        # (25 − 5) × 1.25 = 25 is shorter than 25 × 1.25 − 5 = 26.25.
        ({"sprinkler": "yes", "stair": "open"}, 25),
        # 25 × 1.25 + 5 = 36.25 is shorter than (25 + 5) × 1.25 = 37.5.
        ({"sprinkler": "yes", "open_gallery": "yes"}, Decimal("36.25")),
    ],
)
def test_an_order_that_the_register_leaves_open_takes_the_shorter(calc, changes, limit):
    outcome = calc("evacuation_distance", distance=1, **{**WAY, **changes})
    assert outcome.result["limit"] == limit
    assert any("先后" in line for line in outcome.warnings)


def test_a_small_place_is_not_held_against_the_table(calc):
    outcome = calc("evacuation_distance", distance=40, **{**WAY, "capacity": 19})
    assert outcome.result == {"limit": None, "pass": None}
    assert outcome.warnings


@pytest.mark.parametrize("argument", ["distance", *WAY])
def test_unknown_gives_null(calc, argument):
    arguments = {"distance": 10, **WAY, argument: "unknown"}
    assert calc("evacuation_distance", **arguments).result == {"limit": None, "pass": None}


@pytest.mark.parametrize(
    ("place", "limit", "below"),
    [
        ("stair", 10, "9.9"),
        ("refuge", 10, "9.9"),
        ("corridor", 3, "2.9"),
        ("crowded", 3, "2.9"),
        ("other", 1, "0.9"),
    ],
)
def test_exit_lighting(calc, place, limit, below):
    assert calc("exit_lighting", place=place, lux=limit).result == {"limit": limit, "pass": True}
    assert calc("exit_lighting", place=place, lux=below).passed is False


def test_exit_lighting_of_an_older_building(calc):
    old = {"works": "2023-05-31", "place": "corridor"}
    assert calc("exit_lighting", lux=1, **old).result == {"limit": 1, "pass": True}
    assert calc("exit_lighting", lux="0.9", **old).passed is False
    assert calc("exit_lighting", lux=1, place="corridor", works="2023-06-01").passed is False
    assert calc("exit_lighting", lux=0, place="other", works="2023-05-31").passed is None


@pytest.mark.parametrize(
    ("works", "limit"), [("2022", 1), ("2023-05", 1), ("2023", None), ("2023-06", 3), ("2024", 3)]
)
def test_exit_lighting_where_only_the_year_is_known(calc, works, limit):
    assert calc("exit_lighting", place="corridor", lux=3, works=works).result["limit"] == limit


def test_exit_lighting_of_corridors_with_elderly_people_is_advised_higher(calc):
    new = {"place": "corridor", "works": "2024"}
    outcome = calc("exit_lighting", lux=5, capacity=20, **new)
    assert outcome.passed is True
    assert "gb51309-3.2.5" in outcome.clauses
    assert any("10 lx" in line for line in outcome.warnings)
    assert calc("exit_lighting", lux=5, capacity=19, **new).warnings == ()
    assert calc("exit_lighting", lux=10, capacity=20, **new).warnings == ()


def test_exit_lighting_without_the_year_says_by_which_figures_it_judges(calc):
    (warning,) = calc("exit_lighting", place="corridor", lux=2).warnings
    assert warning == "没有写建成时间，按 2023-06-01 起的值判；此前合法建成的按原值"


@pytest.mark.parametrize(
    ("capacity", "height", "required"),
    [(19, 12, Decimal("0.5")), (20, 12, 1), (20, 100, 1), (19, 101, Decimal("1.5"))],
)
def test_emergency_power(calc, capacity, height, required):
    arguments = {"capacity": capacity, "height": height}
    outcome = calc("emergency_power", hours=required, **arguments)
    assert outcome.result == {"required": required, "pass": True}
    assert calc("emergency_power", hours="0.49", **arguments).passed is False
