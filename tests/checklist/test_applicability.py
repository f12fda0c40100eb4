"""Who is asked what: the sample facilities with expectations worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from msgspec.structs import replace

from inspector.checklist.applicability import Applied, applicable, for_depth
from inspector.checklist.model import Library
from inspector.facts.facility import FacilityKind, Value
from inspector.facts.vocabulary import Depth
from tests.checklist.conftest import DAY

Township = Mapping[str, Mapping[str, Value]]

# What each facility is asked and is not: read off docs/checklist-format.md, REVIEW and its facts.
ASKED = {
    "nursing-home": (
        "fire.evacuation.exit-opens",
        "fire.alarm.running",  # has an alarm
        "fire.hydrant.usable",
        "fire.gas.cylinder-distance",  # bottled gas
        "fire.evacuation.corridor-width",  # altered in 2016, after GB 50016 of 2015-05-01
        "fire.management.key-unit-file",
        "fire.management.drill-half-year",
        "food.license.valid",
        "food.manage.officer",  # its own canteen
        "service.care.pressure-ulcer",  # 14 disabled
        "service.care.mental",  # one resident
        "service.money.support",  # 敬老院
        "service.access.maintenance",
    ),
    "township-center": (
        "fire.control.duty",  # a control room
        "fire.sprinkler.working",
        "fire.evacuation.stair-type",  # 40 beds, built in 2021, after 2018-10-01
        "food.manage.contractor",
        "service.equipment.inspected",  # a lift
        "service.money.prepaid",  # 公建民营
        "service.visits.living-alone",
    ),
    "day-care": (
        "fire.alarm.coverage",  # 27 people and no alarm
        "fire.management.shared-building",
        "fire.management.drill-yearly",
        "food.order.supplier",  # meals are delivered
        "service.building.dining-seats",  # 27 people, altered in 2020
        "service.daycare.equipment",
        "service.rights.abuse",
    ),
    "meal-point": (
        "fire.evacuation.exit-opens",
        "fire.extinguisher.small-site",
        "fire.gas.alarm",
        "fire.management.village-manager",
        "food.license.valid",
        "food.sample.complete",
        "food.delivery.time-limit",  # brings meals home
        "service.care.floors",
    ),
    "mutual-aid-overnight": (
        "fire.alarm.coverage",  # people sleep there
        "fire.heating.stove",
        "fire.rooms.window-bars",
        "fire.ebike.indoors",
        "food.water.source",  # its own well
        "service.care.night-small",
        "service.rights.abuse",
    ),
    "mutual-aid-point": (
        "fire.evacuation.exit-opens",
        "fire.management.village-manager",
        "service.care.sudden-illness",
    ),
    "medical-care": (
        "fire.evacuation.stair-type",
        "fire.evacuation.headroom",  # built after 2023-06-01
        "fire.gas.basement",
        "food.water.source",  # 二次供水
        "service.access.ramp",  # built after 2022-04-01
        "service.medical.records",
        "service.medical.clinic-licence",
        "service.staff.social-workers",  # 100 beds
    ),
    "private-home": (
        "fire.evacuation.stair-type",
        "fire.management.drill-half-year",  # registered
        "service.building.bed-area",  # 46 beds, built in 2019
        "service.money.prepaid",
    ),
}
NOT_ASKED = {
    "nursing-home": (
        "fire.control.duty",  # a panel on the wall, no control room
        "fire.sprinkler.working",
        "fire.evacuation.stair-type",  # altered in 2016, before 2018-10-01
        "fire.extinguisher.small-site",
        "fire.management.drill-yearly",
        "fire.heating.stove",
        "food.manage.contractor",
        "food.order.supplier",
        "service.access.ramp",
        "service.care.night-small",
        "service.daycare.equipment",
        "service.medical.records",
        "service.money.prepaid",
    ),
    "township-center": (
        "fire.gas.cylinder-distance",  # piped gas
        "fire.heating.stove",
        "food.manage.officer",  # the contractor's is asked instead
        "service.access.ramp",  # built before 2022-04-01
        "service.money.support",
    ),
    "day-care": (
        "fire.gas.alarm",
        "fire.patrol.night",
        "food.license.valid",  # nothing is cooked there
        "service.access.new-works-small",  # altered before 2022-04-01
        "service.licence.registration",
    ),
    "meal-point": (
        "fire.alarm.coverage",
        "fire.evacuation.emergency-light",
        "food.order.supplier",
        "service.rights.abuse",
        "service.staff.night-duty",
    ),
    "mutual-aid-overnight": (
        "fire.building.panels",
        "fire.evacuation.stair-type",
        "fire.management.village-manager",
        "service.assessment.admission",
        "service.building.bed-area",
        "service.staff.night-duty",
    ),
    "mutual-aid-point": (
        "fire.ebike.indoors",
        "fire.heating.stove",
        "food.license.valid",
        "service.care.night-small",
    ),
    "medical-care": (
        "fire.gas.cylinder-distance",
        "fire.sprinkler.required",
        "service.money.support",
    ),
    "private-home": (
        "service.access.ramp",
        "service.money.support",
        "fire.management.drill-yearly",
    ),
}
LIMITS = {
    ("nursing-home", Depth.CORE): 45,
    ("nursing-home", Depth.FULL): 150,
    ("day-care", Depth.FULL): 60,
    ("meal-point", Depth.FULL): 30,
    ("mutual-aid-overnight", Depth.FULL): 30,
    ("mutual-aid-point", Depth.FULL): 30,
}


def rulings(library: Library, facts: Mapping[str, Value]) -> dict[str, Applied]:
    return {one.item.id: one for one in applicable(library, facts, DAY)}


@pytest.mark.parametrize("key", ASKED)
def test_a_facility_is_asked_what_fits_it(key: str, library: Library, township: Township) -> None:
    ruled = rulings(library, township[key])
    assert [item for item in ASKED[key] if ruled[item].included is not True] == []
    assert [item for item in NOT_ASKED[key] if ruled[item].included is not False] == []


@pytest.mark.parametrize("key", ASKED)
def test_where_the_facts_are_known_nothing_is_left_open(
    key: str, library: Library, township: Township
) -> None:
    ruled = rulings(library, township[key])
    assert [item for item, one in ruled.items() if one.included is None] == []


@pytest.mark.parametrize(("key", "depth"), LIMITS)
def test_a_visit_fits_the_day(key: str, depth: Depth, library: Library, township: Township) -> None:
    asked = for_depth(applicable(library, township[key], DAY), depth)
    assert 0 < len(asked) <= LIMITS[key, depth]


@pytest.mark.parametrize("kind", FacilityKind)
@pytest.mark.parametrize("more", [{}, {"registered": True, "public_support": True}])
def test_what_nobody_knows_yet_still_fits_a_core_visit(
    kind: FacilityKind, more: dict[str, Value], library: Library
) -> None:
    facts: dict[str, Value] = {"kinds": (kind.value,), **more}
    assert len(for_depth(applicable(library, facts, DAY), Depth.CORE)) <= 45


def test_full_depth_asks_core_and_expert_items_too(library: Library, township: Township) -> None:
    ruled = applicable(library, township["nursing-home"], DAY)
    core, full = for_depth(ruled, Depth.CORE), for_depth(ruled, Depth.FULL)
    assert {one.item.depth for one in core} == {"core"}
    assert {one.item.depth for one in full} == {"core", "full", "expert"}
    assert {one.item.id for one in core} < {one.item.id for one in full}


@pytest.mark.parametrize(
    ("item", "confirm", "reason"),
    [
        ("food.license.valid", ("meals",), "先确认：供餐方式"),
        ("fire.gas.alarm", ("gas",), "先确认：燃气"),
        ("fire.sprinkler.working", ("sprinkler",), "先确认：自动喷淋"),
        ("service.access.ramp", ("built", "altered"), "先确认：建成时间"),
        ("service.money.support", ("public_support",), "先确认：敬老院（收住特困供养人员）"),
        ("fire.management.drill-half-year", ("key_unit", "registered"), "先确认：消防安全重点单位"),
        ("service.building.bed-area", ("beds", "built", "altered"), "先确认：床位"),
    ],
)
def test_an_unknown_fact_is_asked_for_and_never_guessed(
    item: str, confirm: tuple[str, ...], reason: str, library: Library, township: Township
) -> None:
    ruled = rulings(library, township["little-known"])[item]
    assert (ruled.included, ruled.confirm) == (None, confirm)
    assert ruled.reasons[0] == reason


def test_unknown_items_are_asked_at_their_depth(library: Library, township: Township) -> None:
    ruled = applicable(library, township["little-known"], DAY)
    asked = {one.item.id for one in for_depth(ruled, Depth.CORE)}
    assert "food.license.valid" in asked
    assert "service.access.ramp" not in asked


def test_reasons_name_the_facts_that_decided(library: Library, township: Township) -> None:
    ruled = rulings(library, township["nursing-home"])
    assert ruled["fire.gas.cylinder-distance"].reasons == ("燃气：瓶装液化气",)
    assert ruled["fire.control.duty"].reasons == ("消防控制室：壁挂主机",)
    assert ruled["fire.evacuation.exit-opens"].reasons == ("各类单位都查",)


def test_an_item_is_asked_only_while_it_is_in_force(library: Library) -> None:
    fire = library.checklists[0]
    dated = replace(fire.items[0], since="2026-03-01", until="2026-06-30")
    changed = replace(library, checklists=(replace(fire, items=(dated,)),))
    facts: dict[str, Value] = {"kinds": ("residential_care",)}
    days = {date(2026, 2, 28): False, date(2026, 3, 1): True, date(2026, 6, 30): True}
    for day, included in {**days, date(2026, 7, 1): False}.items():
        assert applicable(changed, facts, day)[0].included is included, day
    assert applicable(changed, facts, date(2026, 7, 1))[0].reasons == ("当日尚未生效或已失效",)
