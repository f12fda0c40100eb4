"""Conditions are true, false or unknown, and say which facts they rest on or wait for."""

from __future__ import annotations

import pytest

from inspector.checklist.conditions import Ruling, derive, rule
from inspector.checklist.model import Condition, Test
from inspector.facts.facility import Value

Facts = dict[str, Value]


def judged(facts: Facts, **tests: Test) -> bool | None:
    """Whether all tests hold for these facts."""
    return rule(Condition(tests=tests), derive(facts)).holds


@pytest.mark.parametrize(
    ("beds", "comparison", "holds"),
    [
        (19, ">= 20", False),
        (20, ">= 20", True),
        (20, "> 20", False),
        (21, "> 20", True),
        (20, "<= 20", True),
        (21, "<= 20", False),
        (19, "< 20", True),
        (20, "< 20", False),
        (20, "== 20", True),
        (0, "> 0", False),
        (None, ">= 20", None),
    ],
)
def test_a_number_is_compared_or_unknown(
    beds: int | None, comparison: str, holds: bool | None
) -> None:
    assert judged({"beds": beds}, beds=comparison) is holds


def test_a_decimal_is_compared_as_a_number_not_as_text() -> None:
    assert judged({"height": "9.8"}, height="> 24") is False
    assert judged({"height": "24.0"}, height="> 24") is False
    assert judged({"floor_area": "3000.5"}, floor_area="> 3000") is True


def test_yes_no_and_unknown_are_three_things() -> None:
    assert judged({"sprinkler": True}, sprinkler="true") is True
    assert judged({"sprinkler": False}, sprinkler="true") is False
    assert judged({"sprinkler": False}, sprinkler="false") is True
    assert judged({"sprinkler": None}, sprinkler="true") is None
    assert judged({}, sprinkler="false") is None


def test_one_of_several_kinds_is_enough() -> None:
    held: Facts = {"kinds": ("residential_care", "medical_care")}
    assert judged(held, kind=("medical_care",)) is True
    assert judged(held, kind=("day_care", "residential_care")) is True
    assert judged(held, kind=("meal_point",)) is False
    assert judged({"kinds": ()}, kind=("meal_point",)) is None


@pytest.mark.parametrize(
    ("built", "altered", "limit", "holds"),
    [
        ("2022", None, ">= 2022-04-01", None),
        ("2022-03", None, ">= 2022-04-01", False),
        ("2022-04", None, ">= 2022-04-01", True),
        ("2022-04", None, ">= 2022-04-15", None),
        ("2022-03-31", None, ">= 2022-04-01", False),
        ("2022-04-01", None, ">= 2022-04-01", True),
        ("2021", None, ">= 2022-04-01", False),
        ("2023", None, ">= 2022-04-01", True),
        ("2022", None, ">= 2022-01-01", True),
        ("2022", None, "< 2022-01-01", False),
        ("2022", None, "<= 2022-12-31", True),
        ("2022", None, "> 2022-06-30", None),
        ("2022-07", None, "== 2022", True),
        (None, None, ">= 2022-04-01", None),
        ("1998", "2016", ">= 2018-10-01", False),
        ("1998", "2023-05", ">= 2022-04-01", True),
        ("1998", "2022", ">= 2022-04-01", None),
        (None, "2023", ">= 2022-04-01", True),
        ("2022-03", "2022", ">= 2022-04-01", None),
        ("2022-05", "1998", ">= 2022-04-01", True),
    ],
)
def test_works_count_from_the_last_alteration_and_a_bare_year_may_be_too_vague(
    built: str | None, altered: str | None, limit: str, holds: bool | None
) -> None:
    assert judged({"built": built, "altered": altered}, works=limit) is holds


def test_a_vague_date_asks_for_that_date_and_a_missing_one_for_both() -> None:
    works = Condition(tests={"works": ">= 2022-04-01"})
    assert rule(works, derive({"built": "2022"})) == Ruling(None, ("built",))
    assert rule(works, derive({"built": "1998", "altered": "2022"})) == Ruling(None, ("altered",))
    assert rule(works, derive({})) == Ruling(None, ("built", "altered"))


RESIDENTS = ("independent", "semi_disabled", "disabled", "dementia", "mental")


def residents(*numbers: int | None) -> Facts:
    return dict(zip(RESIDENTS, numbers, strict=True))


@pytest.mark.parametrize(
    ("facts", "holds"),
    [
        ({"beds": 12, **residents(9, 1, 0, 0, 0)}, False),
        ({"beds": 12, **residents(18, 2, 0, 0, 0)}, True),
        ({"beds": 20, **residents(0, 0, 0, 0, 0)}, True),
        ({"beds": 20}, True),
        ({"beds": 12}, False),
        ({"beds": None, **residents(9, 1, 0, 0, 0)}, False),
        ({"beds": None, **residents(19, None, None, 1, None)}, True),
        ({"beds": None, **residents(19, None, None, 0, None)}, None),
        ({"beds": 0}, None),
        ({"beds": 0, **residents(0, 0, 0, 0, 0)}, False),
        ({}, None),
        ({"beds": 12, "kinds": ("day_care",)}, None),
        ({"beds": 12, "kinds": ("day_care",), **residents(15, 2, 0, 0, 0)}, False),
        ({"beds": 12, "kinds": ("day_care",), **residents(18, 6, 2, 1, 0)}, True),
    ],
)
def test_capacity_is_the_larger_of_beds_and_people(facts: Facts, holds: bool | None) -> None:
    assert judged(facts, capacity=">= 20") is holds


def test_an_unknown_capacity_asks_for_one_figure_where_one_is_enough() -> None:
    capacity = Condition(tests={"capacity": ">= 20"})
    assert rule(capacity, derive({})).facts == ("beds",)
    partly = residents(3, None, 2, None, 0)
    assert rule(capacity, derive({"beds": 0, **partly})).facts == ("semi_disabled", "dementia")
    assert rule(capacity, derive({"kinds": ("day_care",)})).facts == ("beds", *RESIDENTS)


def test_residents_are_known_only_when_all_five_figures_are() -> None:
    assert judged(residents(30, 0, 0, 0, 0), residents=">= 30") is True
    assert judged(residents(30, 0, 0, 0, None), residents=">= 30") is None


@pytest.mark.parametrize(
    ("meals", "kitchen"),
    [("self", True), ("contractor", True), ("delivered", False), ("none", False), (None, None)],
)
def test_a_kitchen_stands_where_meals_are_cooked(meals: str | None, kitchen: bool | None) -> None:
    assert judged({"meals": meals}, kitchen="true") is kitchen


ALARM = Condition(tests={"fire_alarm": "true"})
SPRINKLER = Condition(tests={"sprinkler": "true"})


@pytest.mark.parametrize(
    ("alarm", "sprinkler", "either"),
    [
        (True, True, True),
        (True, None, True),
        (None, True, True),
        (False, True, True),
        (False, None, None),
        (None, None, None),
        (False, False, False),
    ],
)
def test_any_holds_with_one_and_fails_only_with_all(
    alarm: bool | None, sprinkler: bool | None, either: bool | None
) -> None:
    facts = derive({"fire_alarm": alarm, "sprinkler": sprinkler})
    assert rule(Condition(any_of=(ALARM, SPRINKLER)), facts).holds is either


@pytest.mark.parametrize(("alarm", "holds"), [(True, False), (False, True), (None, None)])
def test_not_turns_yes_and_no_round_but_never_the_unknown(
    alarm: bool | None, holds: bool | None
) -> None:
    assert rule(Condition(none_of=ALARM), derive({"fire_alarm": alarm})).holds is holds


def test_all_fail_with_one_false_even_where_others_are_unknown() -> None:
    both = Condition(tests={"fire_alarm": "true", "sprinkler": "true"})
    assert rule(both, derive({"fire_alarm": False})) == Ruling(False, ("fire_alarm",))
    assert rule(both, derive({"fire_alarm": True})) == Ruling(None, ("sprinkler",))
    assert rule(both, derive({})) == Ruling(None, ("fire_alarm", "sprinkler"))


def test_nothing_asked_holds_always() -> None:
    assert rule(Condition(), derive({})) == Ruling(True, ())
    assert Condition().empty
    assert not ALARM.empty
