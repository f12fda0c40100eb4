from __future__ import annotations

from decimal import Decimal

import pytest

from inspector.checklist.formulas.local import OWN
from inspector.errors import InspectorError


def test_all_profiles_are_there():
    assert OWN.regions() == ("litong", "shapotou", "sucheng", "wuzhong", "xinxiang")
    profiles = [OWN.profile(region) for region in OWN.regions()]
    assert [len(profile.rows("indicators")) for profile in profiles] == [7, 27, 19, 19, 13]
    for profile in profiles:
        for row in (*profile.rows("indicators"), *profile.rows("duties")):
            assert row.text("section")


@pytest.mark.parametrize(
    ("region", "required", "enough"),
    [("xinxiang", 55, 55), ("sucheng", 70, 70), ("shapotou", 60, 60), ("wuzhong", 60, 60)],
)
def test_nursing_bed_share(calc, region, required, enough):
    at = calc("nursing_bed_share", nursing_beds=enough, beds=100, region=region)
    assert at.result == {"share": enough, "required": required, "pass": True}
    below = calc("nursing_bed_share", nursing_beds=enough - 1, beds=100, region=region)
    assert below.passed is False
    assert below.clauses == ()


def test_a_share_just_below_never_looks_like_the_target(calc):
    # 59999 ÷ 100000 = 59.999 %.
    outcome = calc("nursing_bed_share", nursing_beds=59_999, beds=100_000, region="wuzhong")
    assert outcome.result == {"share": Decimal("59.99"), "required": 60, "pass": False}


def test_more_nursing_beds_than_beds(calc):
    with pytest.raises(InspectorError) as raised:
        calc("nursing_bed_share", nursing_beds=61, beds=60, region="wuzhong")
    assert raised.value.context["argument"] == "nursing_beds"


def test_visit_rate(calc):
    arguments = {"due": 40, "region": "sucheng"}
    full = calc("visit_rate", visited=40, weekly="1,2,1", **arguments)
    assert full.result == {"rate": 100, "required": 100, "pass": True}
    assert calc("visit_rate", visited=39, **arguments).result["rate"] == Decimal("97.5")
    assert calc("visit_rate", visited=39, **arguments).passed is False
    assert calc("visit_rate", visited=40, weekly="1,0", **arguments).passed is False
    # Xinxiang's document asks for visits but sets no rate.
    assert calc("visit_rate", visited=1, due=40, region="xinxiang").passed is None


@pytest.mark.parametrize(
    ("beds", "area", "passed"),
    [
        (30, 900, True),
        (30, 1200, True),
        (31, 1000, False),
        (30, 899, False),
        (30, 1201, False),
    ],
)
def test_township_center_beds(calc, beds, area, passed):
    assert calc("township_center_beds", beds=beds, area=area).passed is passed


@pytest.mark.parametrize(
    ("name", "passed"),
    [
        ("示例镇综合养老服务中心", True),
        ("示例街道医养服务中心", True),
        ("示例乡综合养老服务中心", True),
        ("镇综合养老服务中心", False),
        ("示例综合养老服务中心", False),
        ("示例镇养老服务中心", False),
        ("示例镇综合养老服务中心（筹）", False),
    ],
)
def test_naming(calc, name, passed):
    assert calc("naming", name=name).result == {"pass": passed}


def test_any_goal(calc):
    goal = {"region": "sucheng", "indicator": "sc-grade"}
    outcome = calc("regional_goal", **goal, count=8, total=10)
    assert outcome.result == {"value": 80, "target": "80", "pass": True}
    assert outcome.warnings == ("原目标年 2025 已过，不作现行要求",)
    assert calc("regional_goal", **goal, value="79.9", on="2025-12-31").warnings == ()
    assert calc("regional_goal", **goal, value="79.9").passed is False
    assert calc("regional_goal", region="litong", indicator="lt-area", value=35).result == {
        "value": 35,
        "target": "30—40",
        "pass": True,
    }


def test_a_goal_kept_out_of_judgement(calc):
    outcome = calc("regional_goal", region="litong", indicator="lt-subsidy", value=3)
    assert outcome.passed is None


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"indicator": "xx-nurse", "value": 1}, "indicator"),
        ({"indicator": "sc-grade"}, "count"),
        ({"indicator": "sc-grade", "count": 3}, "total"),
        ({"indicator": "sc-grade", "count": 3, "total": 2}, "count"),
    ],
)
def test_a_goal_called_wrongly(calc, arguments, named):
    with pytest.raises(InspectorError) as raised:
        calc("regional_goal", region="sucheng", **arguments)
    assert raised.value.context["argument"] == named
