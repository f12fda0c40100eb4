"""How facilities stand, and what their pages show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from inspector.errors import InspectorError
from inspector.facts.answer import Answer
from inspector.facts.vocabulary import Conclusion, HazardVerdict, Verdict
from inspector.usecases.demo import drawn_signature
from inspector.usecases.facilities import add_facility, edit_facility
from inspector.usecases.facility_overview import (
    Standing,
    facility_file,
    facility_lines,
    found_ids,
    outcome_of,
)
from inspector.usecases.registers import field_drafts
from inspector.usecases.signing import close_visit, sign_on_paper
from inspector.usecases.visit_changes import abandon_visit
from inspector.usecases.walk import record_answers, visit_items
from inspector.workspace import Workspace

Begin = Callable[..., str]


def finish(ws: Workspace, visit: str, tmp_path: Path, fail: tuple[str, ...] = ()) -> None:
    answers = []
    for item in visit_items(ws, visit):
        hit = item.major_hazard and item.id in fail
        answers.append(
            Answer(
                item=item.id,
                verdict=Verdict.FAIL if item.id in fail else Verdict.PASS,
                major_hazard=HazardVerdict.HIT if hit else None,
            )
        )
    record_answers(ws, visit, tuple(answers))
    sign_on_paper(ws, visit)
    scan = tmp_path / "scan.png"
    scan.write_bytes(drawn_signature("签好的一页"))
    close_visit(ws, visit, [scan])


def standing(ws: Workspace, facility: str) -> tuple[Standing, int]:
    line = next(one for one in facility_lines(ws) if one.id == facility)
    return line.standing, line.count


def test_worst_first(ws: Workspace, facility: str, begin: Begin, tmp_path: Path) -> None:
    assert standing(ws, facility) == (Standing.NOT_YET, 0)
    first = begin()
    assert standing(ws, facility) == (Standing.UNDER_WAY, 0)
    items = visit_items(ws, first)
    failed = tuple(item.id for item in items if item.force == "mandatory")[:2]
    finish(ws, first, tmp_path, failed)
    assert standing(ws, facility) == (Standing.PROBLEMS, 2)
    second = begin()
    finish(ws, second, tmp_path)
    assert standing(ws, facility) == (Standing.CLEAR, 0)
    edit_facility(ws, facility, {"insurance_until": "2026-11-19"})
    assert standing(ws, facility) == (Standing.EXPIRED, 1)
    third = begin()
    hazard = next(
        item.id
        for item in items
        if item.major_hazard and all(ws.library.hazards[name].verified for name in item.hazards)
    )
    finish(ws, third, tmp_path, (hazard,))
    assert standing(ws, facility) == (Standing.MAJOR_HAZARD, 0)


def test_an_advisory_miss_is_no_problem(
    ws: Workspace, facility: str, begin: Begin, tmp_path: Path
) -> None:
    visit = begin(depth="full")
    advisory = next(item.id for item in visit_items(ws, visit) if item.force == "advisory")
    finish(ws, visit, tmp_path, (advisory,))
    assert standing(ws, facility) == (Standing.CLEAR, 0)


def test_an_abandoned_visit_counts_for_nothing(ws: Workspace, facility: str, begin: Begin) -> None:
    abandon_visit(ws, begin(), "对方停电")
    assert standing(ws, facility) == (Standing.NOT_YET, 0)


def test_search_and_removal(ws: Workspace, facility: str) -> None:
    other = add_facility(ws, {"name": "南村老饭桌", "kinds": ("meal_point",)})
    assert found_ids(ws, "ncl") == {other}
    ws.append(field_drafts("facility", other, {"removed": True}))
    assert [line.id for line in facility_lines(ws)] == [facility]


def test_unknown_facts_say_how_many_items_wait_for_them(ws: Workspace, facility: str) -> None:
    unknown = {fact.name: fact.items for fact in facility_file(ws, facility).unknown}
    assert unknown
    assert "beds" not in unknown
    first = next(iter(unknown))
    assert unknown[first] == max(unknown.values())
    edit_facility(ws, facility, {"beds": None})
    more = {fact.name: fact.items for fact in facility_file(ws, facility).unknown}
    assert more["beds"] > 0


def test_papers_that_cannot_be_needed_are_left_out(ws: Workspace, facility: str) -> None:
    edit_facility(
        ws,
        facility,
        {"lifts": 0, "boiler": False, "food_licence": "JY3", "food_licence_until": "2026-12-08"},
    )
    papers = {paper.field: paper for paper in facility_file(ws, facility).papers}
    assert set(papers) == {"food_licence_until", "fire_test_until", "insurance_until"}
    food = papers["food_licence_until"]
    assert (food.caption, food.number, food.days) == ("食品经营许可证", "JY3", 18)
    assert papers["insurance_until"].days is None
    edit_facility(ws, facility, {"meals": "none", "food_licence_until": None})
    assert "food_licence_until" not in {p.field for p in facility_file(ws, facility).papers}


def test_history_names_what_changed(
    ws: Workspace, facility: str, begin: Begin, tmp_path: Path
) -> None:
    edit_facility(ws, facility, {"beds": 72, "sprinkler": None})
    visit = begin()
    finish(ws, visit, tmp_path)
    file = facility_file(ws, facility)
    changed, created = file.edits
    assert set(changed.changes) == {("床位", "68 张", "72 张"), ("自动喷淋", "无", "不清楚")}
    assert created.changes == ()
    assert created.by == "示例甲"
    (past,) = file.visits
    assert past.head.id == visit
    assert past.progress is None
    assert past.outcome is not None
    assert past.outcome.conclusion is Conclusion.NONE


def test_a_visit_under_way_has_progress_and_no_outcome(
    ws: Workspace, facility: str, begin: Begin
) -> None:
    visit = begin()
    (past,) = facility_file(ws, facility).visits
    assert past.outcome is None
    assert past.progress is not None
    assert past.progress.answered == 0
    with pytest.raises(InspectorError, match=r"visit\.not_frozen"):
        outcome_of(ws, past.head)
    assert past.head.id == visit


def test_an_unknown_facility_is_refused(ws: Workspace) -> None:
    with pytest.raises(InspectorError, match=r"facility\.unknown"):
        facility_file(ws, "nobody")
