"""重大事故隐患: it binds registered homes alone, and the starred items of food are named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from inspector.errors import InspectorError
from inspector.facts.answer import Answer
from inspector.facts.review import Review
from inspector.facts.vocabulary import Conclusion, Depth, HazardVerdict, Verdict
from inspector.usecases import filling, walk
from inspector.usecases.review import review_visit
from inspector.usecases.signing import summary_text
from inspector.usecases.visit_changes import set_fact
from inspector.usecases.walk_sheet import open_walk
from inspector.workspace import Workspace
from tests.usecases.rectifying import answer_all

PANELS = "fire.building.panels"
HIT = Answer(
    item=PANELS,
    verdict=Verdict.FAIL,
    place="三层",
    note="加层为泡沫夹芯板",
    major_hazard=HazardVerdict.HIT,
)


def told(review: Review, code: str) -> list[str | None]:
    return [one.item for one in (*review.blocking, *review.warnings) if one.code == code]


def test_a_home_that_turns_out_not_to_be_registered_must_be_ruled_anew(
    ws: Workspace, begin: Callable[..., str]
) -> None:
    visit = begin()
    answer_all(ws, visit, HIT)
    assert review_visit(ws, visit).conclusion is Conclusion.MAJOR_HAZARD
    set_fact(ws, visit, "registered", False)
    item = next(one for one in walk.visit_items(ws, visit) if one.id == PANELS)
    assert item.reference
    assert not any(case.binds for case in open_walk(ws, visit).hazards[PANELS])
    review = review_visit(ws, visit)
    assert told(review, "review.hazard_reference") == [PANELS]
    assert not review.can_sign


def test_while_it_is_unknown_whether_a_home_is_registered_nothing_is_played_down(
    ws: Workspace, begin: Callable[..., str]
) -> None:
    visit = begin()
    set_fact(ws, visit, "registered", None)
    assert not next(one for one in walk.visit_items(ws, visit) if one.id == PANELS).reference
    walk.record_answer(ws, visit, HIT)


def test_answers_from_a_file_are_held_against_the_facts_too(
    ws: Workspace, begin: Callable[..., str]
) -> None:
    visit = begin()
    set_fact(ws, visit, "registered", False)
    (problem,) = filling.problems(ws, visit, {1: filling.Filled(answer=HIT)}).values()
    assert problem.startswith(f"{PANELS}：「夹芯彩钢板房」")
    assert "只作参照" in problem
    with pytest.raises(InspectorError) as refused:
        filling.fill(ws, visit, [filling.Filled(answer=HIT)])
    assert refused.value.code == "answer.hazard_reference"


def test_starred_items_that_failed_are_named(ws: Workspace, begin: Callable[..., str]) -> None:
    visit = begin(depth=Depth.FULL)
    stars = [item for item in walk.visit_items(ws, visit) if item.starred]
    assert [star.id for star in stars][:2] == ["food.poison.nitrite", "food.raw.spoiled"]
    bad = [
        Answer(item=star.id, verdict=Verdict.FAIL, place="厨房", note="如此") for star in stars[:3]
    ]
    answer_all(ws, visit, *bad)
    assert told(review_visit(ws, visit), "review.starred_failed") == [one.item for one in bad]
    summary = summary_text(ws, visit)
    assert f"食品重点项不符合3项：“{stars[0].topic}”“{stars[1].topic}”等。" in summary
