"""Regional goals: beside a facility and never among what the law demands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from inspector.errors import InspectorError
from inspector.facts.answer import Answer
from inspector.facts.facility import FacilityKind
from inspector.facts.region import FacilityGoal
from inspector.facts.vocabulary import Depth, Force, Verdict
from inspector.usecases import computing, keeping, regions
from inspector.usecases.facilities import add_facility
from inspector.usecases.review import review_visit
from inspector.workspace import Workspace
from tests.usecases.rectifying import answer_all

CENTER = {
    "name": "示例镇综合养老服务中心",
    "kinds": ("township_center",),
    "registered": True,
    "beds": 40,
    "floor_area": "2900",
    "disabled": 9,
    "dementia": 2,
    "semi_disabled": 8,
    "independent": 14,
    "care_workers": 5,
    "overnight": True,
}


def beside(ws: Workspace, facility: str) -> dict[str, FacilityGoal]:
    return {one.goal.id: one for one in regions.goals_for(ws, facility)}


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(InspectorError) as refused:
        call()
    assert refused.value.sentence
    return refused.value.code


def test_the_five_regions_of_the_register_are_there(ws: Workspace) -> None:
    found = {one.id: one for one in regions.list_regions(ws)}
    assert set(found) == {"litong", "xinxiang", "sucheng", "shapotou", "wuzhong"}
    assert found["litong"].parent == "wuzhong"
    assert found["sucheng"].number == "宿区政办发〔2024〕3号"
    assert not any(one.chosen for one in found.values())


def test_a_region_is_chosen_and_given_up(ws: Workspace) -> None:
    assert regions.chosen_region(ws) == ""
    assert code_of(lambda: regions.region_goals(ws)) == "region.none_chosen"
    assert regions.choose_region(ws, "sucheng").settings
    assert [one.id for one in regions.list_regions(ws) if one.chosen] == ["sucheng"]
    assert code_of(lambda: regions.choose_region(ws, "beijing")) == "region.unknown"
    regions.choose_region(ws, "")
    assert regions.chosen_region(ws) == ""


def test_every_goal_names_the_section_it_comes_from(ws: Workspace) -> None:
    for region in regions.list_regions(ws):
        for goal in regions.region_goals(ws, region.id):
            assert goal.source.startswith("地方目标："), goal.id
            assert goal.task or goal.original, goal.id
    nurse = {one.id: one for one in regions.region_goals(ws, "xinxiang")}["xx-nurse"]
    assert (nurse.wanted, nurse.original_year, nurse.binding) == ("≥ 55%", "2022", "未标注")
    assert nurse.source == (
        "地方目标：河南新乡市《关于推进养老服务体系建设的实施方案》二（二）4，原目标年 2022"
    )


def test_what_a_county_adds_up_is_not_in_the_list_of_a_facility(ws: Workspace) -> None:
    facility = add_facility(ws, CENTER)
    assert regions.goals_for(ws, facility) == ()
    for region in regions.list_regions(ws):
        regions.choose_region(ws, region.id)
        levels = {goal.id: goal.level for goal in regions.region_goals(ws)}
        assert {levels[name] for name in beside(ws, facility)} <= {"facility"}
    assert {"county", "street"} & {goal.level for goal in regions.region_goals(ws, "xinxiang")}


def test_a_township_centre_beside_the_goals_of_its_district(ws: Workspace) -> None:
    facility = add_facility(ws, CENTER)
    regions.choose_region(ws, "litong")
    goals = beside(ws, facility)
    # 40 beds against at most 30; 2900 ÷ 40 = 72.5 m² against 30 to 40.
    assert (goals["lt-beds"].actual, goals["lt-beds"].met) == ("40 张", False)
    assert (goals["lt-area"].actual, goals["lt-area"].met) == ("72.5 ㎡", False)
    assert goals["lt-area"].goal.wanted == "30—40 m²/床"
    assert (goals["lt-name"].actual, goals["lt-name"].met) == ("示例镇综合养老服务中心", True)
    # The city's rates count where the district's document is silent: (9 + 2) ÷ 3 → 4, 14 ÷ 10 → 2.
    carers = goals["wz-ratio3"]
    assert carers.goal.wanted == "≥ 1:3"
    assert carers.actual == "护理员 5 人，按两项比例合计应配 6 人"
    assert carers.met is False
    # The file does not say how many nursing beds there are.
    assert (goals["wz-nurse"].actual, goals["wz-nurse"].met) == (None, None)


def test_a_home_with_a_second_sign_is_not_measured_like_a_new_centre(ws: Workspace) -> None:
    kinds = (FacilityKind.RESIDENTIAL_CARE.value, FacilityKind.TOWNSHIP_CENTER.value)
    facility = add_facility(ws, {**CENTER, "kinds": kinds})
    regions.choose_region(ws, "litong")
    beds = beside(ws, facility)["lt-beds"]
    assert (beds.actual, beds.met) == ("40 张", None)


def test_unknown_facts_leave_a_goal_open(ws: Workspace) -> None:
    facility = add_facility(ws, {"name": "示例乡中心", "kinds": ("township_center",)})
    regions.choose_region(ws, "litong")
    open_goals = [one for one in regions.goals_for(ws, facility) if one.goal.id != "lt-name"]
    assert len(open_goals) > 5
    assert {(one.actual, one.met) for one in open_goals} == {(None, None)}


def test_a_county_sets_a_goal_anew_and_the_old_one_stays_to_be_seen(
    ws: Workspace, begin: Callable[..., str]
) -> None:
    regions.choose_region(ws, "litong")
    visit = begin(depth=Depth.FULL)
    typed = {"nursing_beds": "45", "beds": "68"}
    share = "service.staff.nursing-bed-share"
    before = computing.compute_item(ws, visit, share, typed)
    assert (before.result["required"], before.passed) == (60, True)  # 66 % of 60 %
    goal = regions.set_goal(ws, "wz-nurse", "73", year="2030", note="十五五口径")
    assert (goal.wanted, goal.year, goal.original, goal.original_year) == (
        "≥ 73%",
        "2030",
        "≥ 60%",
        "2025",
    )
    assert goal.edit is not None
    assert (goal.edit.by, goal.edit.note) == ("示例甲", "十五五口径")
    assert "原目标 ≥ 60%；本地 2026-11-20 改为 ≥ 73%，目标年 2030" in goal.source
    after = computing.compute_item(ws, visit, share, typed)
    assert (after.result["required"], after.passed) == (73, False)
    # Another county below the same city keeps the city's own figure.
    other = {one.id: one for one in regions.region_goals(ws, "wuzhong")}["wz-nurse"]
    assert (other.wanted, other.edit) == ("≥ 60%", None)
    assert keeping.rebuild(ws, check=True)
    back = regions.reset_goal(ws, "wz-nurse")
    assert (back.wanted, back.year, back.edit) == ("≥ 60%", "2025", None)
    assert keeping.rebuild(ws, check=True)


@pytest.mark.parametrize(
    ("goal", "value", "wanted"),
    [
        ("wz-ratio3", "1:2.5", "≥ 1:2.5"),
        ("wz-ratio3", "1：4", "≥ 1:4"),
        ("lt-area", "25—35", "25—35 m²/床"),
        ("lt-area", "25 - 35", "25—35 m²/床"),
        ("lt-beds", "20", "≤ 20 张"),
    ],
)
def test_figures_are_typed_as_the_document_writes_them(
    goal: str, value: str, wanted: str, ws: Workspace
) -> None:
    assert regions.set_goal(ws, goal, value, region="litong").wanted == wanted


@pytest.mark.parametrize(
    ("goal", "value", "code"),
    [
        ("lt-beds", "很多", "region.bad_value"),
        ("lt-beds", "-5", "region.bad_value"),
        ("lt-beds", "", "region.bad_value"),
        ("lt-beds", "NaN", "region.bad_value"),
        ("lt-area", "30", "region.bad_value"),
        ("lt-area", "40—30", "region.bad_value"),
        ("wz-ratio3", "3", "region.bad_value"),
        ("wz-ratio3", "1:0", "region.bad_value"),
        ("lt-name", "30", "region.unknown_goal"),  # a task has no figure
        ("xx-nurse", "30", "region.unknown_goal"),  # of another region
    ],
)
def test_what_is_no_figure_of_a_goal_is_refused(
    goal: str, value: str, code: str, ws: Workspace
) -> None:
    assert code_of(lambda: regions.set_goal(ws, goal, value, region="litong")) == code
    assert regions.region_goals(ws, "litong")[0].edit is None


def test_a_bad_year_is_refused(ws: Workspace) -> None:
    refused = code_of(lambda: regions.set_goal(ws, "lt-beds", "20", year="30", region="litong"))
    assert refused == "region.bad_year"


def test_a_local_goal_that_is_missed_is_advice_and_no_failure(
    ws: Workspace, begin: Callable[..., str]
) -> None:
    regions.choose_region(ws, "wuzhong")
    visit = begin(depth=Depth.FULL)
    answer_all(ws, visit, Answer(item="service.staff.nursing-bed-share", verdict=Verdict.FAIL))
    review = review_visit(ws, visit)
    assert [finding.force for finding in review.findings] == [Force.ADVISORY]
    assert review.conclusion.value == "none"
