"""Everything the walk begins with, read at once."""

from __future__ import annotations

from collections.abc import Callable

from inspector.facts.answer import Answer
from inspector.facts.vocabulary import Depth, Verdict
from inspector.usecases import notes, unfinished, walk
from inspector.usecases.facilities import edit_facility
from inspector.usecases.walk_sheet import open_walk
from inspector.workspace import Workspace

Begin = Callable[..., str]


def test_a_sheet_holds_the_visit_with_who_looks_and_where_one_left_off(
    ws: Workspace, visit: str
) -> None:
    items = walk.visit_items(ws, visit)
    walk.record_answer(ws, visit, Answer(item=items[0].id, verdict=Verdict.PASS))
    unfinished.leave_at(ws, visit, items[3].id)
    unfinished.save_draft(ws, visit, items[3].id, "note", "门口堆着")
    notes.add_note(ws, visit, "储藏间锁着")

    sheet = open_walk(ws, visit)
    assert [item.id for item in sheet.items] == [item.id for item in items]
    assert sheet.lookers == ("示例甲", "示例乙"), "the companion does not look"
    assert sheet.left_at == items[3].id
    assert sheet.drafts == {(items[3].id, "note"): "门口堆着"}
    assert [note.text for note in sheet.notes] == ["储藏间锁着"]
    assert sheet.saved_at is not None
    assert sheet.editable


def test_limits_and_questions_are_there_for_the_items_that_have_them(
    ws: Workspace, begin: Begin
) -> None:
    sheet = open_walk(ws, begin(depth=Depth.FULL))
    measured = {item.id for item in sheet.items if item.measure is not None}
    computed = {item.id for item in sheet.items if item.calc is not None}
    assert measured
    assert sheet.limits.keys() == measured
    assert computed
    assert sheet.questions.keys() == computed
    assert all(sheet.questions.values())


def test_hazards_say_whether_they_bind_and_whether_they_were_read(
    ws: Workspace, facility: str, begin: Begin
) -> None:
    cases = [case for held in open_walk(ws, begin()).hazards.values() for case in held]
    assert cases
    assert all(case.binds and case.situation for case in cases)
    assert {case.verified for case in cases} <= {True, False}

    edit_facility(ws, facility, {"registered": False})
    cases = [case for held in open_walk(ws, begin()).hazards.values() for case in held]
    assert cases
    assert not any(case.binds for case in cases)


def test_a_visit_that_was_given_up_is_only_shown(ws: Workspace, visit: str) -> None:
    from inspector.usecases.visit_changes import abandon_visit

    abandon_visit(ws, visit, "对方停业")
    assert not open_walk(ws, visit).editable
