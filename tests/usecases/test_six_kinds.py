"""A whole visit to each kind: what is asked, what is computed, what comes out, worked by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.facts.answer import Answer
from inspector.facts.item import VisitItem
from inspector.facts.vocabulary import (
    Conclusion,
    Depth,
    Domain,
    Force,
    HazardVerdict,
    Mode,
    Verdict,
    VisitType,
)
from inspector.usecases import computing, regions, visits, walk
from inspector.usecases.demo import good_answer
from inspector.usecases.facilities import list_facilities
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.review import review_visit
from inspector.usecases.setup import create_workspace
from inspector.workspace import Workspace
from tests.conftest import BEIJING, Clock, people

DAY = datetime(2026, 11, 20, 13, 40, tzinfo=BEIJING)
EXIT = "fire.evacuation.exit-opens"

# Three small places are asked so little that the whole list can be read off the checklists.
MEAL_POINT = (
    "fire.evacuation.exit-opens fire.evacuation.route-clear fire.extinguisher.small-site "
    "fire.electric.wiring fire.gas.alarm fire.gas.hose fire.gas.cylinder-distance "
    "fire.building.appraisal fire.management.village-manager "
    "food.license.valid food.poison.nitrite food.poison.toxic food.poison.fuel "
    "food.raw.risky-food food.raw.spoiled food.raw.expired food.raw.purchase food.cook.cross "
    "food.cook.core-temperature food.cook.holding food.dish.disinfection food.sample.complete "
    "food.staff.health-certificate food.staff.illness food.delivery.container "
    "food.delivery.time-limit "
    "service.access.maintenance service.care.floors service.care.sudden-illness"
)
MUTUAL_AID = (
    "fire.ebike.indoors fire.evacuation.exit-opens fire.evacuation.route-clear "
    "fire.extinguisher.small-site fire.alarm.coverage fire.rooms.window-bars "
    "fire.electric.blanket fire.electric.wiring fire.heating.stove fire.gas.alarm fire.gas.hose "
    "fire.gas.cylinder-distance fire.building.appraisal "
    "food.license.valid food.poison.nitrite food.poison.toxic food.raw.risky-food "
    "food.raw.spoiled food.raw.expired food.dish.disinfection food.sample.complete "
    "food.staff.health-certificate food.water.source "
    "service.outdoor.flood service.outdoor.pits service.access.maintenance service.care.floors "
    "service.rights.abuse service.care.night-small service.visits.living-alone"
)
DAY_CARE = (
    "fire.ebike.indoors fire.evacuation.exit-opens fire.evacuation.route-clear "
    "fire.evacuation.emergency-light fire.facility.annual-test fire.extinguisher.small-site "
    "fire.hydrant.usable fire.alarm.coverage fire.rooms.window-bars fire.electric.wiring "
    "fire.building.decor fire.building.appraisal fire.building.acceptance fire.people.can-act "
    "fire.management.drill-yearly fire.management.shared-building "
    "food.raw.expired food.dish.disinfection food.staff.health-certificate food.staff.hygiene "
    "food.order.supplier food.order.receiving food.order.time-limit food.order.label "
    "service.outdoor.flood service.outdoor.pits service.access.maintenance service.care.floors "
    "service.rights.cameras service.building.lifts service.rights.abuse service.daycare.equipment "
    "service.daycare.rest-area service.care.sudden-illness service.building.dining-seats "
    "service.daycare.admission service.money.fees service.staff.trained "
    "service.safety.self-check service.emergency.plan-small"
)


@dataclass(frozen=True)
class Kind:
    """A sample facility and what is expected there.

    `counts` are items of fire, food and service; `all` the whole list where it is short; `computed`
    what is typed for an item and some of what comes out; `fails` the failing answers.
    """

    name: str
    counts: tuple[int, int, int]
    asked: str
    spared: str
    computed: Mapping[str, tuple[dict[str, str], dict[str, object]]]
    fails: tuple[Answer, ...]
    conclusion: Conclusion
    forces: tuple[Force, ...]
    all: str = ""
    warns: tuple[str, ...] = field(default=())


def fail(item: str, hazard: HazardVerdict | None = None) -> Answer:
    return Answer(
        item=item, verdict=Verdict.FAIL, place="一层", note="现场如此", major_hazard=hazard
    )


M, N, A = Force.MANDATORY, Force.NORMATIVE, Force.ADVISORY
KINDS = {
    # 68 beds, altered in 2016: before JGJ 450 and GB 55019. 54 fire (no control room, sprinkler,
    # stove, lift or basement), 40 food (own canteen, under 300 diners), 56 service.
    "敬老院": Kind(
        name="示例镇敬老院",
        counts=(54, 40, 56),
        asked="fire.management.key-unit-file service.money.support service.care.mental "
        "service.equipment.inspected fire.gas.cylinder-store fire.evacuation.corridor-width",
        spared="service.access.ramp service.building.lifts fire.control.duty service.money.prepaid "
        "fire.evacuation.stair-type service.care.night-small food.order.supplier "
        "service.night.call-answer childcare.class.size",
        computed={
            # 60 and more beds: severe, 50 m² a rating unit, hydrants alone 0.9.
            # 0.9 × 720 ÷ 50 = 12.96 → 13; 720 ÷ 50 = 14.4 → 15; 15 ÷ 3 points = 5 A: 2 of 3A each.
            "fire.extinguisher.enough": (
                {"area": "720", "points": "3", "rating": "3A"},
                {"hazard": "severe", "Q": 13, "Q_without_K": 15, "Q_advised": 15, "Qe": 5}
                | {"units_per_point": 2, "units": 6},
            ),
            # (14 + 3) ÷ 3 → 6 and 22 ÷ 10 → 3.
            "service.staff.ratio": ({}, {"required": 9, "short": 0, "pass": True}),
            # Second class, between two exits 25 m, less 5 m for open stairs.
            "fire.evacuation.distance": (
                {"distance": "21", "position": "between", "stair": "open"},
                {"limit": 20, "pass": False},
            ),
        },
        # Panels rest on the ministry's hazard rules, a normative document; the duct on advice.
        fails=(fail("fire.building.panels", HazardVerdict.HIT), fail("fire.kitchen.duct")),
        conclusion=Conclusion.MAJOR_HAZARD,
        forces=(N, A),
        warns=("review.hazard_hit",),
    ),
    # 46 beds of 2019 with sprinkler, lift and pipe gas: the rules since 2018-10-01 come in.
    "养老机构": Kind(
        name="示例民办养老院",
        counts=(62, 40, 70),
        asked="service.building.lifts service.money.prepaid service.rights.fundraising "
        "fire.sprinkler.working fire.evacuation.stair-type service.licence.grade",
        spared="service.money.support service.care.mental fire.management.key-unit-file "
        "service.access.ramp fire.evacuation.masks fire.gas.cylinder-distance",
        computed={
            # 46 beds: medium, 75 m²; hydrant and sprinkler 0.5: 5.6 → 6; 840 ÷ 75 = 11.2 → 12.
            "fire.extinguisher.enough": (
                {"area": "840", "points": "4", "rating": "2A"},
                {"hazard": "medium", "Q": 6, "Q_advised": 12, "Qe": 3, "units": 8},
            ),
            # (8 + 4) ÷ 3 = 4 and 15 ÷ 10 → 2.
            "service.staff.ratio": ({}, {"required": 6, "short": 0, "pass": True}),
            # 46 ÷ 120 → 1 lift, one is there, but no stretcher goes in.
            "service.building.lifts": (
                {"stretcher": "no"},
                {"required": 1, "short": 0, "pass": False},
            ),
        },
        fails=(fail(EXIT), fail("fire.patrol.monthly")),
        conclusion=Conclusion.PROBLEMS,
        forces=(M, M),
    ),
    # 40 beds of 2021, contractor, control room; 4 storeys of 2900 m².
    "乡镇综合养老服务中心": Kind(
        name="示例镇综合养老服务中心",
        counts=(66, 42, 70),
        asked="fire.control.duty food.manage.contractor service.visits.living-alone "
        "food.delivery.time-limit fire.building.activity-rooms fire.evacuation.masks",
        spared="service.licence.grade food.manage.officer fire.evacuation.refuge-room "
        "service.money.support service.access.ramp",
        computed={
            # 0.5 × 760 ÷ 75 = 5.07 → 6; 760 ÷ 75 = 10.13 → 11; 11 ÷ 4 = 2.75 → 3 A: 2 of 2A.
            "fire.extinguisher.enough": (
                {"area": "760", "points": "4", "rating": "2A"},
                {"hazard": "medium", "Q": 6, "Q_advised": 11, "Qe": 3, "units": 8},
            ),
            # (9 + 2) ÷ 3 = 3.67 → 4 and 14 ÷ 10 → 2.
            "service.staff.ratio": ({}, {"required": 6, "short": 0, "pass": True}),
            # 11 × 40 % + 29 × 70 % = 4.4 + 20.3 = 24.7 → 25.
            "service.building.dining-seats": (
                {"seats": "24", "nursing_beds": "11", "day_people": "0"},
                {"required": 25, "short": 1, "pass": False},
            ),
        },
        # Duct cleaning rests on a recommended standard alone: advice changes no verdict.
        fails=(fail("fire.kitchen.duct"),),
        conclusion=Conclusion.NONE,
        forces=(A,),
    ),
    # 27 people by day, meals brought in; not registered: what binds homes is reference only.
    "日间照料中心": Kind(
        name="示例社区日间照料中心",
        counts=(16, 8, 16),
        asked="food.order.supplier service.daycare.admission",
        spared="food.license.valid service.staff.night-duty service.licence.registration",
        all=DAY_CARE,
        computed={
            # Two storeys and no lift: one is needed.
            "service.building.lifts": ({}, {"required": 1, "short": 1, "pass": False}),
            # Everyone by day has a seat: 27.
            "service.building.dining-seats": (
                {"seats": "27", "beds": "0", "nursing_beds": "0", "day_people": "27"},
                {"required": 27, "short": 0, "pass": True},
            ),
        },
        fails=(fail("fire.building.decor", HazardVerdict.UNSURE),),
        conclusion=Conclusion.PROBLEMS,
        forces=(M,),
    ),
    # 12 beds overnight, coal stove, own well, village collective of 2013.
    "农村幸福院": Kind(
        name="示例村幸福院",
        counts=(13, 10, 7),
        asked="fire.heating.stove food.water.source service.care.night-small",
        spared="fire.patrol.night service.care.choking fire.management.village-manager",
        all=MUTUAL_AID,
        computed={
            "food.dish.disinfection": (
                {"method": "steam", "celsius": "100", "minutes": "8"},
                {"pass": False},
            ),
        },
        # The stove is what every old hand checks: no clause, so advice.
        fails=(fail("fire.heating.stove"),),
        conclusion=Conclusion.NONE,
        forces=(A,),
    ),
    "老饭桌": Kind(
        name="示例社区老饭桌",
        counts=(9, 17, 3),
        asked="food.license.valid food.delivery.container fire.gas.cylinder-distance",
        spared="food.store.cold fire.ebike.indoors service.rights.abuse food.manage.officer",
        all=MEAL_POINT,
        computed={
            "food.dish.disinfection": (
                {"method": "chlorine", "mg_l": "250", "minutes": "5", "rinsed": "yes"},
                {"pass": True},
            ),
        },
        fails=(fail("food.raw.spoiled"),),
        conclusion=Conclusion.PROBLEMS,
        forces=(M,),
        warns=("review.starred_failed",),
    ),
    # 100 beds of 2023-09: everything binds, the 25 items of GB 55019 among them.
    "医养结合机构": Kind(
        name="示例医养服务中心",
        counts=(75, 41, 104),
        asked="service.access.ramp fire.building.ward service.medical.records food.water.source "
        "service.building.care-unit service.staff.social-workers fire.evacuation.refuge-room",
        spared="service.money.support food.order.supplier fire.heating.stove "
        "fire.evacuation.linking-gallery",
        computed={
            # 0.5 × 1100 ÷ 50 = 11; 1100 ÷ 50 = 22; 22 ÷ 5 = 4.4 → 5 A: 2 of 3A at each of 5.
            "fire.extinguisher.enough": (
                {"area": "1100", "points": "5", "rating": "3A", "underground": "no"},
                {"hazard": "severe", "Q": 11, "Q_advised": 22, "Qe": 5, "units": 10},
            ),
            # (30 + 12) ÷ 3 = 14 and 20 ÷ 10 = 2.
            "service.staff.ratio": ({}, {"required": 16, "short": 0, "pass": True}),
            # 0.5 m over 5 m is 1 in 10.
            "service.access.ramp": (
                {"rise": "0.5", "length": "5", "handrails": "yes"},
                {"pass": False},
            ),
        },
        fails=(fail("service.access.ramp"),),
        conclusion=Conclusion.PROBLEMS,
        forces=(M,),
    ),
}


@pytest.fixture(scope="module")
def township(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The sample township of a county that follows the goals of 吴忠."""
    folder = tmp_path_factory.mktemp("township") / "data"
    create_workspace(folder, "示例本", None, sample=True, clock=Clock())
    workspace = Workspace.open(folder, actor="示例甲", clock=Clock())
    regions.choose_region(workspace, "wuzhong")
    yield workspace
    workspace.close()


def begun(ws: Workspace, kind: Kind) -> str:
    facility = next(one.id for one in list_facilities(ws) if one.name == kind.name)
    draft = VisitDraft(
        facility=facility,
        mode=Mode.TOWNSHIP_PATROL,
        type=VisitType.ROUTINE,
        depth=Depth.FULL,
        begun=DAY,
        people=people("示例甲", "示例乙"),
    )
    return visits.start_visit(ws, draft).visit


def held(items: tuple[VisitItem, ...], domain: Domain) -> int:
    return sum(item.domain is domain for item in items)


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_is_asked_what_applies_and_nothing_else(name: str, township: Workspace) -> None:
    kind = KINDS[name]
    items = walk.visit_items(township, begun(township, kind))
    ids = {item.id for item in items}
    found = tuple(held(items, domain) for domain in (Domain.FIRE, Domain.FOOD, Domain.SERVICE))
    assert found == kind.counts
    assert len(items) == sum(kind.counts)
    assert set(kind.asked.split()) <= ids
    assert not set(kind.spared.split()) & ids
    assert not kind.all or ids == set(kind.all.split())
    assert not [item.id for item in items if item.confirm]


@pytest.mark.parametrize("name", KINDS)
def test_what_the_program_computes_is_what_comes_out_by_hand(
    name: str, township: Workspace
) -> None:
    kind = KINDS[name]
    visit = begun(township, kind)
    for item, (typed, expected) in kind.computed.items():
        outcome = computing.compute_item(township, visit, item, typed)
        shown = {key: outcome.result[key] for key in expected}
        assert shown == expected, item
        assert outcome.working, item


@pytest.mark.parametrize("name", KINDS)
def test_the_verdict_follows_from_what_failed(name: str, township: Workspace) -> None:
    kind = KINDS[name]
    visit = begun(township, kind)
    told = {answer.item: answer for answer in kind.fails}
    items = walk.visit_items(township, visit)
    walk.record_answers(township, visit, [told.get(item.id) or good_answer(item) for item in items])
    review = review_visit(township, visit)
    assert review.conclusion is kind.conclusion
    by_item = {finding.item: finding.force for finding in review.findings}
    assert tuple(by_item[answer.item] for answer in kind.fails) == kind.forces
    assert review.can_sign
    assert {notice.code for notice in review.warnings} >= set(kind.warns)


def standards_that_bind(ws: Workspace, kind: Kind) -> set[str]:
    items = walk.visit_items(ws, begun(ws, kind))
    clauses = [clause for item in items for clause in item.clauses if clause.binding]
    return {clause.standard.partition("《")[0] for clause in clauses}


def test_a_home_of_old_is_never_failed_by_rules_for_new_works(township: Workspace) -> None:
    new_works = {"JGJ 450-2018", "GB 55031-2022"}
    assert not standards_that_bind(township, KINDS["敬老院"]) & new_works
    assert standards_that_bind(township, KINDS["医养结合机构"]) >= new_works


@pytest.mark.parametrize("name", ["日间照料中心", "农村幸福院", "老饭桌"])
def test_outside_homes_a_major_hazard_is_reference_only(name: str, township: Workspace) -> None:
    visit = begun(township, KINDS[name])
    items = [item for item in walk.visit_items(township, visit) if item.major_hazard]
    assert items
    for item in items:
        assert item.reference, item.id
        hit = replace(fail(item.id), major_hazard=HazardVerdict.HIT)
        with pytest.raises(InspectorError) as refused:
            walk.record_answer(township, visit, hit)
        assert refused.value.code in ("answer.hazard_reference", "answer.hazard_unverified")
        walk.record_answer(township, visit, replace(hit, major_hazard=HazardVerdict.UNSURE))
    assert review_visit(township, visit).conclusion is not Conclusion.MAJOR_HAZARD
