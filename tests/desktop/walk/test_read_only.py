"""A visit that cannot be changed any more: every answer legible, and how it is changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from inspector.desktop import theme
from inspector.desktop.pages.sign import SignPage
from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.overlay import Overlay
from inspector.facts.answer import Answer
from inspector.facts.vocabulary import Manner, Severity, Verdict
from inspector.usecases import signing, visit_changes, walk
from inspector.usecases.setup import Workspace
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing import scene
from tests.desktop.closing.hands import key, opened, press
from tests.desktop.conftest import MakeShell
from tests.desktop.walk.asked import kept
from tests.desktop.walk.conftest import EXITS

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def frozen(workspace: Workspace) -> str:
    """A visit that waits for its signatures: one failure, 不涉及 once, the rest 符合."""
    visit = scene.begin(workspace)
    items = scene.answer_all(workspace, visit)
    failure = Answer(
        item=EXITS,
        instance="二层西侧",
        verdict=Verdict.FAIL,
        severity=Severity.MAJOR,
        place="二层西侧安全出口",
        note="挂锁，值班人员没有钥匙。",
        term="3",
    )
    left_out = Answer(item=items[-1].id, verdict=Verdict.NOT_APPLICABLE, reason="没有这项服务")
    walk.record_answers(workspace, visit, [failure, left_out])
    signing.freeze_visit(workspace, visit)
    return visit


def colour_of(button: QAbstractButton) -> str:
    """The ground of a button, beside its edge."""
    spot = QPoint(theme.px(6), button.height() // 2)
    return button.grab().toImage().pixelColor(spot).name().upper()


def test_what_was_answered_stands_there_and_cannot_be_changed(
    make_shell: MakeShell, workspace: Workspace, frozen: str
) -> None:
    shell = make_shell()
    page = opened(shell, WalkPage, "walk", frozen, item=EXITS, instance="二层西侧")
    act = page.act
    assert act.verdict.verdict is Verdict.FAIL
    ground = {verdict: colour_of(button) for verdict, button in act.verdict.buttons.items()}
    assert ground[Verdict.FAIL] == theme.colour("red-soft").name().upper()
    assert ground[Verdict.PASS] == theme.colour("grey-soft").name().upper()
    chosen = [b for row in (act.severity, act.term) for b in row.row.buttons if b.isChecked()]
    assert [button.text() for button in chosen] == ["▲▲ 较重", "3 日"]
    assert colour_of(chosen[1]) == theme.colour("accent-soft").name().upper()
    assert act.note.edit.toPlainText() == "挂锁，值班人员没有钥匙。"
    assert_not_clipped(shell)

    before = kept(workspace, frozen, EXITS, "二层西侧")
    for code in (Qt.Key.Key_1, Qt.Key.Key_F5, Qt.Key.Key_F4):
        key(shell, code)
    key(shell, Qt.Key.Key_Z, CONTROL)
    key(shell, Qt.Key.Key_J, CONTROL)
    act.note.edit.setFocus()
    key(shell, Qt.Key.Key_X)
    assert act.note.edit.toPlainText() == "挂锁，值班人员没有钥匙。"
    assert not any(panel.isVisible() for panel in shell.findChildren(Overlay))
    assert kept(workspace, frozen, EXITS, "二层西侧") == before


def test_one_goes_through_the_items_and_the_short_rows_by_keys(
    make_shell: MakeShell, frozen: str
) -> None:
    shell = make_shell()
    page = opened(shell, WalkPage, "walk", frozen)
    state = page.state
    assert state is not None
    start = next(group for group in state.groups if len(group.items) > 2).items[0]
    page.tree.item_chosen.emit(start)
    assert page.foot.next.text() == "下一项"
    key(shell, Qt.Key.Key_Return)
    assert state.current == state.order[state.order.index(start) + 1]
    key(shell, Qt.Key.Key_Up, CONTROL)
    assert state.current == start

    key(shell, Qt.Key.Key_F9)
    row = page.quick.rows[0]
    assert row.isAncestorOf(QApplication.focusWidget())
    assert row.verdicts.verdict is state.items[start].verdict
    key(shell, Qt.Key.Key_Down)
    key(shell, Qt.Key.Key_Return)
    assert not page.quick.isVisible()
    assert state.current == state.group().items[1]

    page.show_item(state.order[-1])
    assert page.act.verdict.verdict is Verdict.NOT_APPLICABLE
    assert page.act.reason.edit.toPlainText() == "没有这项服务"


@pytest.mark.parametrize("closed", [False, True], ids=["frozen", "closed"])
def test_one_sentence_says_how_to_change_it_and_leads_there(
    make_shell: MakeShell, workspace: Workspace, frozen: str, closed: bool
) -> None:
    if closed:
        for person in scene.people(workspace):
            signing.sign(
                workspace,
                frozen,
                person.name,
                manner=Manner.REFUSED,
                reason="不愿签",
                witnesses=("示例戊:村干部",),
                reported_to="示例县民政局",
            )
        signing.close_visit(workspace, frozen)
    shell: Shell = make_shell()
    opened(shell, WalkPage, "walk", frozen)
    how = "出更正版" if closed else "撤回定稿"
    assert shell.bar.detail.text().count("。") == 1
    assert f"到签字页按「{how}」" in shell.bar.detail.text()
    way = next(b for b in shell.bar.findChildren(QAbstractButton) if b.text() == "去签字页")
    press(shell, way)
    assert isinstance(shell.page, SignPage)
    assert (shell.page.lock.revise if closed else shell.page.lock.thaw).isVisible()


def test_a_visit_given_up_offers_no_way(
    make_shell: MakeShell, workspace: Workspace, frozen: str
) -> None:
    signing.thaw_visit(workspace, frozen)
    visit_changes.abandon_visit(workspace, frozen, "对方停业")
    shell = make_shell()
    opened(shell, WalkPage, "walk", frozen)
    assert "不能再改" in shell.bar.detail.text()
    assert not any(b.text() == "去签字页" for b in shell.bar.findChildren(QAbstractButton))
