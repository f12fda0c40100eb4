"""Where the inspector is within a visit, without a window."""

from __future__ import annotations

import pytest

from inspector.desktop.walk.missing import lacks, missing_lines
from inspector.desktop.walk.rows import rows_for
from inspector.desktop.walk.state import WalkState
from inspector.facts.answer import Answer
from inspector.facts.vocabulary import Verdict
from inspector.usecases import walk
from inspector.usecases.setup import Workspace
from inspector.usecases.walk_sheet import open_walk
from tests.desktop.walk.asked import first, plain
from tests.desktop.walk.conftest import EXITS


@pytest.fixture
def state(workspace: Workspace, visit: str) -> WalkState:
    """A visit that has just begun, at its first item."""
    made = WalkState(open_walk(workspace, visit))
    made.current = made.begin()
    return made


def keep(state: WalkState, workspace: Workspace, visit: str, answer: Answer) -> None:
    """Record an answer and tell the state."""
    record = walk.record_answer(workspace, visit, answer).record
    assert record is not None
    state.put(record)


def test_the_next_open_item_is_found_round_the_end(
    state: WalkState, workspace: Workspace, visit: str
) -> None:
    order = state.order
    state.current = order[-1]
    assert state.next_open() == order[0]
    keep(state, workspace, visit, Answer(item=order[0], verdict=Verdict.PASS))
    assert state.next_open() == order[1]
    assert state.before() == order[-2]
    state.current = order[0]
    assert state.before() is None


def test_counts_follow_each_answer(state: WalkState, workspace: Workspace, visit: str) -> None:
    group = state.group()
    total = state.open_in(group)
    one, two = group.items[:2]
    keep(state, workspace, visit, Answer(item=one, verdict=Verdict.PASS))
    keep(state, workspace, visit, Answer(item=two, verdict=Verdict.FAIL))
    assert (state.open_in(group), state.failed_in(group)) == (total - 2, 1)
    assert (state.progress.answered, state.progress.failed) == (2, 1)


def test_a_named_instance_without_an_answer_keeps_its_item_open(
    state: WalkState, workspace: Workspace, visit: str
) -> None:
    keep(state, workspace, visit, Answer(item=EXITS, instance="东侧", verdict=Verdict.PASS))
    assert state.answered(EXITS)
    state.name_instances(EXITS, ("西侧",))
    assert not state.answered(EXITS)
    assert state.progress.answered == 0
    assert lacks(state, state.items[EXITS]) == ("1 处没答", "blue")
    keep(state, workspace, visit, Answer(item=EXITS, instance="西侧", verdict=Verdict.FAIL))
    assert state.answered(EXITS)
    assert state.instances(EXITS) == ("东侧", "西侧")


def test_a_failure_lacks_one_thing_after_the_other(
    state: WalkState, workspace: Workspace, visit: str
) -> None:
    item = first(state.items, lambda one: plain(one) and one.evidence == "photo")
    answer = Answer(item=item.id, verdict=Verdict.FAIL)
    words = []
    for place, note in (("", ""), ("后院", ""), ("后院", "堆着煤")):
        keep(
            state,
            workspace,
            visit,
            Answer(item=answer.item, verdict=answer.verdict, place=place, note=note),
        )
        words.append(lacks(state, state.items[item.id])[0])
    assert words == ["缺位置", "缺事实", "缺照片"]
    assert item.id in [line.key for line in missing_lines(state)]


def test_rows_follow_the_verdict(state: WalkState) -> None:
    item = first(state.items, plain)
    none = Answer(item=item.id)
    assert rows_for(item, None, none) == {"note"}
    assert rows_for(item, Verdict.PASS, none) == {"note"}
    assert rows_for(item, Verdict.FAIL, none) == {"severity", "place", "term", "note", "corrected"}
    assert rows_for(item, Verdict.NOT_APPLICABLE, none) == {"reason"}
    written = Answer(item=item.id, place="后院", note="看过")
    assert {"place", "note"} <= rows_for(item, Verdict.NOT_APPLICABLE, written)
