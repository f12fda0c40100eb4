"""复核 before leaving: what must be put right at once, and who cannot have been here."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from inspector.facts.answer import Answer
from inspector.facts.visit import Notice
from inspector.facts.vocabulary import Verdict
from inspector.usecases import walk
from inspector.usecases.facilities import add_facility
from inspector.usecases.review import review_visit
from inspector.usecases.visit_changes import abandon_visit
from inspector.workspace import Workspace
from tests.usecases.paper_scene import EXIT, PLACE, set_time

LOCKED = Answer(
    item=EXIT, verdict=Verdict.FAIL, place=PLACE, note="挂锁", count=4, bad=1, term="at_once"
)


def warned(ws: Workspace, visit: str, code: str) -> list[Notice]:
    return [one for one in review_visit(ws, visit).warnings if one.code == code]


def test_what_is_to_be_put_right_at_once_is_looked_at_again(ws: Workspace, visit: str) -> None:
    walk.record_answer(ws, visit, LOCKED)
    (again,) = warned(ws, visit, "review.second_look")
    assert again.item == EXIT
    assert "离开前再看一眼" in again.message
    walk.record_answer(ws, visit, replace(LOCKED, term="7d"))
    assert warned(ws, visit, "review.second_look") == []
    walk.record_answer(ws, visit, replace(LOCKED, corrected=True))
    assert warned(ws, visit, "review.second_look") == []


def test_nobody_inspects_two_facilities_at_once(
    ws: Workspace, visit: str, begin: Callable[..., str]
) -> None:
    other = add_facility(ws, {"name": "示例村互助点", "kinds": ("residential_care",)})
    assert warned(ws, visit, "review.two_places") == []
    set_time(ws, "2026-11-20T15:00")
    meanwhile = begin(facility=other, overrides={"procedure.public_support": "档案没有登记"})
    set_time(ws, "2026-11-20T15:30")
    (said,) = warned(ws, visit, "review.two_places")
    assert "示例甲、示例乙 在 11-20 15:00 同时还在示例村互助点检查" in said.message
    begin()
    assert len(warned(ws, visit, "review.two_places")) == 1, "the same facility is one place"
    abandon_visit(ws, meanwhile, "误建")
    assert warned(ws, visit, "review.two_places") == []
