"""A 复查 in the walk: what was found stands there, and one of three results is chosen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.shell import Shell
from inspector.facts.answer import Answer
from inspector.facts.vocabulary import Depth, Manner, Mode, RecheckResult, Verdict, VisitType
from inspector.usecases import phrases, recheck, signing, walk
from inspector.usecases.facilities import list_facilities
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.setup import Workspace
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing import scene
from tests.desktop.closing.hands import key, opened, press, type_into
from tests.desktop.conftest import MakeShell
from tests.desktop.walk.asked import kept
from tests.desktop.walk.conftest import EXITS

CONTROL = Qt.KeyboardModifier.ControlModifier
CORRECTED, PARTLY, NOT = RecheckResult


@pytest.fixture
def visit(workspace: Workspace) -> str:
    """A 复查 of two exits that were locked and of one other finding."""
    first = scene.begin(workspace)
    items = scene.answer_all(workspace, first)
    other = next(one for one in items if one.id != EXITS and one.measure is None)
    failures = [
        Answer(item=EXITS, instance=name, verdict=Verdict.FAIL, place=f"{name}出口", note="上了锁")
        for name in ("东侧", "西侧")
    ]
    alone = Answer(item=other.id, verdict=Verdict.FAIL, place="二层", note="堆了杂物")
    walk.record_answers(workspace, first, [*failures, alone])
    signing.freeze_visit(workspace, first)
    for person in scene.people(workspace):
        signing.sign(
            workspace,
            first,
            person.name,
            manner=Manner.REFUSED,
            reason="不愿签",
            witnesses=("示例戊:村干部",),
            reported_to="示例县民政局",
        )
    signing.close_visit(workspace, first)
    draft = VisitDraft(
        facility=list_facilities(workspace, "示例镇敬老院")[0].id,
        mode=Mode.WUBAO_CHECK,
        type=VisitType.RECHECK,
        depth=Depth.FULL,
        begun=scene.BEGUN + timedelta(minutes=30),
        people=scene.people(workspace),
    )
    return recheck.start_recheck(workspace, draft).visit


def results(ws: Workspace, visit: str, item: str) -> list[tuple[str, RecheckResult | None, str]]:
    """Instance, result and note of each finding at an item."""
    lines = recheck.recheck_lines(ws, visit)
    return [(one.target.instance, one.result, one.note) for one in lines if one.target.item == item]


def box_value(page: WalkPage) -> str:
    """The result that stands chosen for the first finding."""
    return page.act.recheck.boxes[0].choices.value


def test_partly_corrected_is_chosen_and_its_facts_stay_with_it(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    item = next(
        one.target.item
        for one in recheck.recheck_lines(workspace, visit)
        if not one.target.instance
    )
    page = opened(shell, WalkPage, "walk", visit, item=item)
    box = page.act.recheck.boxes[0]
    assert "二层：堆了杂物" in box.words.text()
    assert box.choices.value == ""
    press(shell, box.choices.buttons[1])

    assert results(workspace, visit, item) == [("", PARTLY, "")]
    answer = kept(workspace, visit, item)
    assert answer is not None
    assert (answer.verdict, answer.note) == (Verdict.FAIL, "改了一部分，没有全部改好")
    assert page.act.verdict.verdict is Verdict.FAIL
    assert box_value(page) == PARTLY
    assert answer.note not in phrases.offered(workspace, visit, item)

    type_into(page.act.note.edit, "杂物清走一半")
    key(shell, Qt.Key.Key_Down, CONTROL)
    assert results(workspace, visit, item) == [("", PARTLY, "杂物清走一半")]

    page.show_item(item)
    page.act.verdict.setFocus()
    key(shell, Qt.Key.Key_1)
    assert results(workspace, visit, item)[0][1] is CORRECTED
    assert box_value(page) == CORRECTED
    key(shell, Qt.Key.Key_2)
    assert results(workspace, visit, item)[0][1] is NOT
    assert box_value(page) == NOT


def test_each_of_several_findings_gets_its_own_result_by_keys(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    page = opened(shell, WalkPage, "walk", visit, item=EXITS)
    assert len(page.act.recheck.boxes) == 2
    key(shell, Qt.Key.Key_2)
    assert all(box.open.isVisible() for box in page.act.recheck.boxes)
    assert "请逐个选" in page.act.recheck.boxes[0].open.text()
    assert page.act.verdict.verdict is None
    assert page.act.recheck.boxes[0].isAncestorOf(QApplication.focusWidget())

    page.act.verdict.setFocus()
    key(shell, Qt.Key.Key_Tab)
    assert page.act.recheck.boxes[0].isAncestorOf(QApplication.focusWidget())
    key(shell, Qt.Key.Key_Right)
    key(shell, Qt.Key.Key_Space)
    assert page.state is not None
    assert page.state.instance == page.act.recheck.boxes[0].looked.target.instance
    page.act.instances.chosen.emit("")
    page = opened(shell, WalkPage, "walk", visit, item=EXITS)
    press(shell, page.act.recheck.boxes[1].choices.buttons[0])
    found = {name: result for name, result, _note in results(workspace, visit, EXITS)}
    assert found == {"东侧": PARTLY, "西侧": CORRECTED}
    assert kept(workspace, visit, EXITS) is None, "nothing was said of the item as a whole"


def test_among_the_short_rows_too_several_findings_are_asked_one_by_one(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    page = opened(shell, WalkPage, "walk", visit, item=EXITS)
    key(shell, Qt.Key.Key_F9)
    assert page.quick_mode.on
    assert page.quick.focused() == EXITS
    key(shell, Qt.Key.Key_2)

    assert not page.quick_mode.on
    assert all(box.open.isVisible() for box in page.act.recheck.boxes)
    assert [result for _name, result, _note in results(workspace, visit, EXITS)] == [None, None]
    assert kept(workspace, visit, EXITS) is None


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_fits(make_shell: MakeShell, workspace: Workspace, visit: str, scale: float) -> None:
    shell = make_shell(scale)
    page = opened(shell, WalkPage, "walk", visit, item=EXITS)
    assert_not_clipped(shell)
    press(shell, page.act.recheck.boxes[0].choices.buttons[2])
    assert_not_clipped(shell)
