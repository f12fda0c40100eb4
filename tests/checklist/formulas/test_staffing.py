from __future__ import annotations

from decimal import Decimal

import pytest

from inspector.errors import InspectorError

WUZHONG = {"disabled": 20, "self_care": 15, "caregivers": 9, "region": "wuzhong"}


def test_carers_of_wuzhong(calc):
    # 20 ÷ 3 = 6.67 → 7; 15 ÷ 10 = 1.5 → 2.
    assert calc("staffing", **WUZHONG).result == {"required": 9, "short": 0, "pass": True}
    short = calc("staffing", **{**WUZHONG, "caregivers": 8})
    assert short.result == {"required": 9, "short": 1, "pass": False}
    assert "失能失智 20 人，按 1:3：20 ÷ 3 ≈ 6.67，进位取 7 人" in short.working


@pytest.mark.parametrize(
    ("disabled", "self_care", "required"),
    [(0, 0, 0), (1, 0, 1), (3, 0, 1), (4, 0, 2), (0, 10, 1), (0, 11, 2), (3, 10, 2)],
)
def test_each_share_is_rounded_up(calc, disabled, self_care, required):
    changes = {**WUZHONG, "disabled": disabled, "self_care": self_care}
    assert calc("staffing", **changes).result["required"] == required


def test_dementia_counts_and_the_semi_disabled_are_left_to_local_rules(calc):
    outcome = calc("staffing", **WUZHONG, dementia=2, semi_disabled=5)
    # 22 ÷ 3 = 7.33 → 8, and 2.
    assert outcome.result["required"] == 10
    assert outcome.warnings == ("半失能 5 人没有计入，按当地规定另算",)


def test_a_district_follows_its_city(calc):
    outcome = calc("staffing", **{**WUZHONG, "region": "litong"})
    assert outcome.result["required"] == 9
    assert any("吴忠市" in line for line in outcome.working)


@pytest.mark.parametrize("region", ["xinxiang", "sucheng", "shapotou"])
def test_a_region_without_a_rate_is_not_judged(calc, region):
    outcome = calc("staffing", **{**WUZHONG, "region": region})
    assert outcome.result == {"required": None, "short": None, "pass": None}
    assert outcome.warnings


def test_a_region_that_is_not_there(calc):
    with pytest.raises(InspectorError) as raised:
        calc("staffing", **{**WUZHONG, "region": "../fire"})
    assert raised.value.context["argument"] == "region"
    assert "wuzhong" in raised.value.sentence


@pytest.mark.parametrize(
    ("beds", "required"), [(0, 0), (1, 1), (99, 1), (100, 1), (101, 2), (250, 3)]
)
def test_social_workers(calc, beds, required):
    outcome = calc("social_workers", beds=beds, workers=1)
    short = max(0, required - 1)
    assert outcome.result == {"required": required, "short": short, "pass": short == 0}


def test_social_workers_by_region(calc):
    assert calc("social_workers", beds=101, workers=1, region="sucheng").result["short"] == 1
    assert calc("social_workers", beds=101, workers=1, region="xinxiang").passed is None


def test_agreement_coverage(calc):
    assert calc("agreement_coverage", valid=40, residents=40).result == {
        "rate": 100,
        "missing": 0,
        "pass": True,
    }
    one_missing = calc("agreement_coverage", valid=2999, residents=3000)
    # 99.9667 is not rounded up to 100.
    assert one_missing.result == {"rate": Decimal("99.96"), "missing": 1, "pass": False}
    with pytest.raises(InspectorError) as raised:
        calc("agreement_coverage", valid=41, residents=40)
    assert raised.value.context["argument"] == "valid"


def test_headcount(calc):
    roll = {"enrolled": 50, "present": 46, "away": 3, "hospital": 1}
    assert calc("headcount", **roll).result == {"difference": 0, "pass": True}
    assert calc("headcount", **{**roll, "present": 45}).result == {"difference": 1, "pass": False}
    assert calc("headcount", **{**roll, "present": 47}).result == {"difference": -1, "pass": False}


@pytest.mark.parametrize(
    ("canteen", "diners", "required"),
    [
        ("elderly_care", 299, False),
        ("elderly_care", 300, True),
        ("other", 999, False),
        ("supplier", 1000, True),
    ],
)
def test_food_director(calc, canteen, diners, required):
    outcome = calc("food_director", canteen=canteen, diners=diners, appointed="no")
    assert outcome.result == {"required": required, "pass": not required}
    assert calc("food_director", canteen=canteen, diners=diners, appointed="yes").passed is True


def test_facts_fill_what_is_not_given(calc):
    facts = {"disabled": "20", "independent": "15", "care_workers": "9", "region": "wuzhong"}
    assert calc("staffing", facts).passed is True
    assert calc("staffing", facts, caregivers=8).passed is False
    assert calc("staffing", {**facts, "disabled": "unknown"}).passed is None
