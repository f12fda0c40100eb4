from __future__ import annotations

import pytest

from inspector.errors import InspectorError


@pytest.mark.parametrize(
    ("dish", "action", "limit", "passed"),
    [
        # Two hours at any temperature.
        ({"elapsed": 120, "temp": 40}, "serve", 120, True),
        ({"elapsed": 121, "temp": 40}, "reheat", 120, False),
        # Hot all the time: four hours.
        ({"elapsed": 240, "temp": 61, "temp_2h": 65}, "serve", 240, True),
        ({"elapsed": 241, "temp": 61, "temp_2h": 65}, "discard", 240, False),
        # Hot after two hours, but not now.
        ({"elapsed": 180, "temp": 59, "temp_2h": 65}, "reheat", 240, False),
        # Below 60 after two hours, warmed up since.
        ({"elapsed": 180, "temp": 62, "temp_2h": 59}, "reheat", 120, False),
        ({"elapsed": 180, "temp": 40, "reheated": 70}, "serve", 120, True),
        ({"elapsed": 180, "temp": 40, "reheated": "69.9"}, "reheat", 120, False),
        ({"elapsed": 241, "temp": 40, "reheated": 75}, "discard", 120, False),
        # The recorded minutes in the danger zone decide, wherever they were spent.
        ({"elapsed": 200, "temp": 65, "temp_2h": 62, "danger": 120}, "serve", 240, True),
        ({"elapsed": 200, "temp": 65, "temp_2h": 62, "danger": 121}, "reheat", 240, False),
        ({"elapsed": 30, "temp": 65, "normal": "no"}, "discard", 240, False),
        # Chilled: a day, and reheated before it is served.
        ({"elapsed": 1440, "temp": 8, "chilled": "yes"}, "reheat", 1440, True),
        ({"elapsed": 1440, "temp": "8.1", "chilled": "yes"}, "reheat", 1440, False),
        ({"elapsed": 1441, "temp": 4, "chilled": "yes"}, "discard", 1440, False),
        ({"elapsed": 900, "temp": 70, "chilled": "yes"}, "serve", 1440, True),
        ({"elapsed": 900, "temp": 4, "chilled": "yes", "reheated": 72}, "serve", 1440, True),
    ],
)
def test_thermal_hold(calc, dish, action, limit, passed):
    outcome = calc("thermal_hold", **dish)
    assert outcome.result == {"action": action, "limit_minutes": limit, "pass": passed}


def test_sixty_is_on_the_edge_and_delivery_is_a_local_limit(calc):
    edge = calc("thermal_hold", elapsed=130, temp=60, temp_2h=65, delivery=60)
    assert edge.passed is True
    assert edge.warnings == ("正好 60 ℃，临界",)
    late = calc("thermal_hold", elapsed=130, temp=65, temp_2h=65, delivery=61)
    assert late.passed is True
    assert late.warnings == ("装盒到送达 61 min，部分地方要求不超过 60 min",)


@pytest.mark.parametrize(
    ("to_21", "to_8", "passed"),
    [(120, 240, True), (121, 240, False), (120, 241, False), (60, 181, False), (60, 180, True)],
)
def test_cooling(calc, to_21, to_8, passed):
    outcome = calc("cooling", to_21=to_21, to_8=to_8)
    assert outcome.passed is passed
    assert outcome.result["second_minutes"] == to_8 - to_21


def test_cooling_cannot_reach_8_before_21(calc):
    with pytest.raises(InspectorError) as raised:
        calc("cooling", to_21=100, to_8=99)
    assert raised.value.context["argument"] == "to_8"


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ({"method": "steam", "celsius": 100, "minutes": 10}, {"minutes": "9.9"}),
        ({"method": "boil", "celsius": 100, "minutes": 10}, {"celsius": 99}),
        ({"method": "infrared", "celsius": 120, "minutes": 10}, {"celsius": 119}),
        (
            {"method": "chlorine", "mg_l": 250, "minutes": 5, "rinsed": "yes"},
            {"mg_l": 249},
        ),
        (
            {"method": "chlorine", "mg_l": 250, "minutes": 5, "rinsed": "yes"},
            {"minutes": 4},
        ),
        (
            {"method": "chlorine", "mg_l": 250, "minutes": 5, "rinsed": "yes"},
            {"rinsed": "no"},
        ),
        ({"method": "chlorine_dioxide", "mg_l": 100, "minutes": 10}, {"mg_l": 99}),
    ],
)
def test_disinfection(calc, good, bad):
    assert calc("disinfection", **good).passed is True
    assert calc("disinfection", **{**good, **bad}).passed is False


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"method": "steam", "minutes": 10}, "celsius"),
        ({"method": "chlorine", "minutes": 10}, "mg_l"),
        ({"method": "chlorine", "minutes": 10, "mg_l": 300}, "rinsed"),
    ],
)
def test_disinfection_asks_for_what_the_method_needs(calc, arguments, named):
    with pytest.raises(InspectorError) as raised:
        calc("disinfection", **arguments)
    assert raised.value.code == "calc.argument_missing"
    assert raised.value.context["argument"] == named


def test_doubts_of_disinfection(calc):
    strong = calc("disinfection", method="chlorine_dioxide", mg_l=151, minutes=10)
    assert strong.passed is True
    assert len(strong.warnings) == 2
    assert "高原" in calc("disinfection", method="boil", celsius=96, minutes=10).warnings[0]


def test_unknown_temperature(calc):
    outcome = calc("thermal_hold", elapsed=60, temp="unknown")
    assert outcome.result == {"action": None, "limit_minutes": None, "pass": None}
