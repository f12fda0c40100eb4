"""Every answer is durable before the window says so, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import Button
from inspector.facts.item import VisitItem
from inspector.facts.vocabulary import Verdict
from inspector.usecases import unfinished
from inspector.usecases.setup import Workspace
from tests.desktop.closing.hands import key, opened, press, type_into
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.walk.asked import first, go, kept, plain
from tests.desktop.walk.conftest import AfterAKill, full_disk

CONTROL = Qt.KeyboardModifier.ControlModifier
Items = Mapping[str, VisitItem]


def test_a_failed_save_is_loud_keeps_the_input_and_can_be_tried_again(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str
) -> None:
    assert page.state is not None
    here = page.state.current
    key(shell, Qt.Key.Key_1)
    with full_disk():
        key(shell, Qt.Key.Key_2)

    assert shell.bar.isVisible()
    assert shell.bar.title.text() == "这一项没有存上"
    assert "没有存上" in shell.bar.detail.text()
    assert shell.bar.code.text().startswith("store.")
    assert page.foot.saved.words.text() == "没存上"
    assert page.foot.saved.second.text() == "上次存好 14:32:05"
    assert not page.foot.next.isEnabled()
    assert page.act.verdict.verdict is Verdict.FAIL
    shell.resize(1300, 760)
    settled(shell)
    assert page.foot.saved.words.text() == "没存上", "another size changes nothing about it"
    key(shell, Qt.Key.Key_Down, CONTROL)
    assert page.state.current == here

    key(shell, Qt.Key.Key_S, CONTROL)
    assert not shell.bar.isVisible()
    assert page.foot.saved.words.text() == "已保存 14:32:05"
    assert page.foot.next.isEnabled()
    answer = kept(workspace, visit, here)
    assert answer is not None
    assert answer.verdict is Verdict.FAIL


def test_the_button_of_the_red_bar_saves_again(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str
) -> None:
    with full_disk():
        key(shell, Qt.Key.Key_1)
    again = next(b for b in shell.bar.findChildren(Button) if b.text() == "再存一次")
    press(shell, again)
    assert page.state is not None
    answer = kept(workspace, visit, page.state.current)
    assert answer is not None
    assert answer.verdict is Verdict.PASS


def test_an_answer_that_was_lost_is_tried_again_on_leaving(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str
) -> None:
    assert page.state is not None
    here = page.state.current
    with full_disk():
        key(shell, Qt.Key.Key_1)
    assert page.foot.saved.words.text() == "没存上"
    key(shell, Qt.Key.Key_Escape)
    answer = kept(workspace, visit, here)
    assert answer is not None
    assert answer.verdict is Verdict.PASS


def test_text_being_typed_becomes_a_draft_and_stands_there_after_a_kill(
    shell: Shell,
    page: WalkPage,
    workspace: Workspace,
    visit: str,
    items: Items,
    after_a_kill: AfterAKill,
    qtbot: QtBot,
) -> None:
    item = first(items, plain)
    go(shell, page, item.id)
    key(shell, Qt.Key.Key_2)
    type_into(page.act.place.edit, "一层西侧")
    type_into(page.act.note.edit, "出口挂锁")

    def drafted() -> bool:
        settled(shell)
        return unfinished.drafts(workspace, visit).get((item.id, "note")) == "出口挂锁"

    # Within two seconds, and without leaving the field, it is on the disk.
    qtbot.waitUntil(drafted)
    again, held = after_a_kill()
    reopened = opened(again, WalkPage, "walk", visit)
    assert reopened.state is not None
    assert reopened.state.current == item.id
    assert reopened.act.place.edit.text() == "一层西侧"
    assert reopened.act.note.edit.text() == "出口挂锁"
    assert reopened.act.note.unsaved.isVisible()
    assert reopened.act.note.edit.hasFocus()
    assert not reopened.act.place.unsaved.isVisible(), "the place was left, so it was kept"

    key(again, Qt.Key.Key_Down, CONTROL)
    answer = kept(held, visit, item.id)
    assert answer is not None
    assert (answer.place, answer.note) == ("一层西侧", "出口挂锁")
    assert unfinished.drafts(held, visit) == {}


def test_a_value_typed_without_a_verdict_survives_a_kill(
    shell: Shell, page: WalkPage, visit: str, items: Items, after_a_kill: AfterAKill
) -> None:
    item = first(items, lambda one: one.measure is not None)
    go(shell, page, item.id)
    QTest.keyClicks(page.act.value.edit, "1.3")
    page.saver.flush_drafts()
    settled(shell)

    again, _held = after_a_kill()
    reopened = opened(again, WalkPage, "walk", visit)
    assert reopened.act.value.edit.text() == "1.3"
    assert reopened.act.value.unsaved.isVisible()
    assert reopened.act.verdict.proposed is not None
    assert reopened.act.verdict.verdict is None


def test_what_was_typed_and_deleted_again_leaves_no_draft(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str, items: Items
) -> None:
    item = first(items, plain)
    go(shell, page, item.id)
    type_into(page.act.note.edit, "写错了")
    page.saver.flush_drafts()
    settled(shell)
    assert unfinished.drafts(workspace, visit)
    page.act.note.edit.setText("")
    key(shell, Qt.Key.Key_Down, CONTROL)
    assert unfinished.drafts(workspace, visit) == {}
    assert kept(workspace, visit, item.id) is None


def test_the_walk_goes_on_exactly_where_it_stopped(
    shell: Shell, page: WalkPage, visit: str, items: Items, after_a_kill: AfterAKill
) -> None:
    wanted = list(items)[40]
    go(shell, page, wanted)

    again, _held = after_a_kill()
    reopened = opened(again, WalkPage, "walk", visit)
    assert reopened.state is not None
    assert reopened.state.current == wanted


def test_closing_the_window_keeps_the_text_that_is_being_typed(
    make_shell: MakeShell, workspace: Workspace, visit: str, items: Items
) -> None:
    item = first(items, plain)
    shell = make_shell()
    page = opened(shell, WalkPage, "walk", visit, item=item.id)
    type_into(page.act.note.edit, "消防车道上停着面包车")
    shell.close()

    held = Workspace.open(workspace.folder)
    try:
        answer = kept(held, visit, item.id)
        assert answer is not None
        assert answer.note == "消防车道上停着面包车"
        assert answer.verdict is Verdict.UNCHECKED
    finally:
        held.close()


def test_a_value_that_is_no_number_is_not_kept_and_says_so(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str, items: Items
) -> None:
    item = first(items, lambda one: one.measure is not None)
    go(shell, page, item.id)
    type_into(page.act.value.edit, "大约一米")
    press(shell, page.act.verdict.buttons[Verdict.PASS])
    assert page.act.value.field.error == "大约一米 不是数，请填数字，例如 1.35"
    assert page.foot.saved.words.text() == "没存上"
    assert not page.foot.next.isEnabled()
    assert kept(workspace, visit, item.id) is None

    type_into(page.act.value.edit, "2.5")
    press(shell, page.act.verdict.buttons[Verdict.PASS])
    answer = kept(workspace, visit, item.id)
    assert answer is not None
    assert (answer.verdict, answer.value) == (Verdict.PASS, "2.5")
    assert page.foot.next.isEnabled()


def test_the_way_back_leads_to_the_item_one_was_at(
    shell: Shell, page: WalkPage, items: Items
) -> None:
    wanted = list(items)[30]
    go(shell, page, wanted)
    press(shell, page.act.photos.pool)
    assert shell.here[0] == "pool"
    key(shell, Qt.Key.Key_Escape)
    assert shell.page is page
    assert page.state is not None
    assert page.state.current == wanted
