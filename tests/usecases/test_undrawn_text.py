"""Before signing it is said which characters the paper cannot draw."""

from __future__ import annotations

from inspector.facts.answer import Answer
from inspector.facts.vocabulary import Verdict
from inspector.usecases import visit_changes, walk
from inspector.usecases.review import review_visit
from inspector.workspace import Workspace

EXIT = "fire.evacuation.exit-opens"


def test_an_emoji_is_named_with_its_place_and_a_rare_name_is_not(ws: Workspace, visit: str) -> None:
    rare = Answer(item=EXIT, verdict=Verdict.FAIL, note="温度 <40℃ & 䶮 㛃 𬭎", place="二层")
    walk.record_answer(ws, visit, rare)
    assert not [n for n in review_visit(ws, visit).warnings if n.code == "review.glyph"]
    said = Answer(item=EXIT, verdict=Verdict.FAIL, note="挂锁😀", place="二层", instance="东门")
    walk.record_answer(ws, visit, said)
    visit_changes.set_fact(ws, visit, "address", "示例路🏠 1 号")
    found = [n for n in review_visit(ws, visit).warnings if n.code == "review.glyph"]
    assert [notice.item for notice in found] == [EXIT, None]
    assert found[0].message == "疏散门能打开：这些字打印不出来，会印成方框和编号：😀"
    assert "🏠" in found[1].message
