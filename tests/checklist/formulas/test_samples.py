from __future__ import annotations

import pytest

from inspector.errors import InspectorError

MEAL = {"menu": "红烧肉,米饭，青菜", "samples": "红烧肉,米饭,青菜", "grams": "125,130,126.5"}


def test_a_complete_meal(calc):
    outcome = calc("sample_retention", **MEAL)
    assert outcome.result == {"missing": "", "light": "", "early": "", "pass": True}
    assert {"ops-7.9.1", "ops-7.9.2", "gb31654-sample"} <= set(outcome.clauses)


def test_a_missing_dish_and_a_light_one(calc):
    outcome = calc("sample_retention", menu="红烧肉,米饭", samples="红烧肉", grams="124.9")
    assert outcome.result == {"missing": "米饭", "light": "红烧肉", "early": "", "pass": False}
    assert calc("sample_retention", menu="红烧肉,米饭").result["missing"] == "红烧肉、米饭"


def test_forty_eight_hours_before_disposal(calc):
    assert calc("sample_retention", **MEAL, hours="10,10,10").passed is True
    assert calc("sample_retention", **MEAL, hours="48,49,50", disposed="yes").passed is True
    early = calc("sample_retention", **MEAL, hours="48,47.9,50", disposed="yes")
    assert early.result == {"missing": "", "light": "", "early": "米饭", "pass": False}


@pytest.mark.parametrize(
    ("fridge", "passed"), [("-0.1", False), ("0", True), ("8", True), ("8.1", False)]
)
def test_the_fridge(calc, fridge, passed):
    assert calc("sample_retention", **MEAL, fridge=fridge).passed is passed


def test_a_province_may_ask_for_more_but_not_for_less(calc):
    assert calc("sample_retention", **MEAL, local_grams=200).passed is False
    light = {**MEAL, "grams": "110,130,130"}
    assert calc("sample_retention", **light, local_grams=100).passed is False


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"grams": "125,130"}, "grams"),
        ({"grams": "125,130,x"}, "grams"),
        ({"menu": "a,,b"}, "menu"),
    ],
)
def test_lists_that_do_not_fit(calc, changes, named):
    with pytest.raises(InspectorError) as raised:
        calc("sample_retention", **{**MEAL, **changes})
    assert raised.value.code == "calc.argument_range"
    assert raised.value.context["argument"] == named


def test_disposal_asks_for_the_hours(calc):
    with pytest.raises(InspectorError) as raised:
        calc("sample_retention", **MEAL, disposed="yes")
    assert raised.value.context["argument"] == "hours"
