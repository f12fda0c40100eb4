from __future__ import annotations

from decimal import Decimal

import pytest

from inspector.errors import InspectorError


def test_bed_area(calc):
    assert calc("bed_area", area=18, beds=3).result == {"per_bed": 6, "required": 6, "pass": True}
    below = calc("bed_area", area="17.99", beds=3)
    assert below.result == {"per_bed": Decimal("5.99"), "required": 6, "pass": False}
    assert below.clauses == ("jgj-5.2.2",)


def test_rest_area(calc):
    assert calc("rest_area", area=40, people=10).passed is True
    assert calc("rest_area", area="39.9", people=10).passed is False


@pytest.mark.parametrize(("beds", "area"), [(1, 10), (2, 16)])
def test_a_room_for_one_or_two(calc, beds, area):
    assert calc("room_area", area=area, beds=beds).result == {
        "required_area": area,
        "most_beds": None,
        "pass": True,
    }
    assert calc("room_area", area=area - 1, beds=beds).passed is False


def test_the_single_room_is_from_memory(calc):
    assert calc("room_area", area=10, beds=1).warnings
    assert not calc("room_area", area=16, beds=2).warnings


@pytest.mark.parametrize(("nursing", "most"), [("yes", 6), ("no", 4)])
def test_a_shared_room(calc, nursing, most):
    full = calc("room_area", area=most * 6, beds=most, nursing=nursing)
    assert full.result == {"required_area": most * 6, "most_beds": most, "pass": True}
    assert calc("room_area", area=most * 6 - 1, beds=most, nursing=nursing).passed is False
    assert calc("room_area", area=100, beds=most + 1, nursing=nursing).passed is False


def test_a_shared_room_must_say_whether_it_is_for_nursing(calc):
    with pytest.raises(InspectorError) as raised:
        calc("room_area", area=30, beds=3)
    assert raised.value.code == "calc.argument_missing"
    assert raised.value.context["argument"] == "nursing"


@pytest.mark.parametrize(
    ("beds", "nursing", "day", "required"),
    [
        # 100 × 40 %; 100 × 70 %; 30 × 100 %; 41 × 40 % = 16.4; 25 × 40 % + 75 × 70 % = 62.5.
        (100, 100, 0, 40),
        (100, 0, 0, 70),
        (0, 0, 30, 30),
        (41, 41, 0, 17),
        (100, 25, 0, 63),
        (100, 25, 10, 73),
    ],
)
def test_dining_seats(calc, beds, nursing, day, required):
    arguments = {"beds": beds, "nursing_beds": nursing, "day_people": day}
    at = calc("dining_seats", seats=required, **arguments)
    assert at.result == {"required": required, "short": 0, "pass": True}
    below = calc("dining_seats", seats=required - 1, **arguments)
    assert below.result == {"required": required, "short": 1, "pass": False}


def test_area_of_a_day_care_dining_room(calc):
    day_care = {"seats": 20, "beds": 0, "nursing_beds": 0, "day_people": 20}
    assert calc("dining_seats", area=50, **day_care).passed is True
    assert calc("dining_seats", area="49.9", **day_care).passed is False


def test_rooms_with_something_unknown(calc):
    assert set(calc("room_area", area="unknown", beds=2).result.values()) == {None}
    seats = {"seats": 20, "beds": 30, "nursing_beds": "unknown"}
    assert calc("dining_seats", **seats).result == {"required": None, "short": None, "pass": None}
