"""Ctrl+P 用纸查: a sheet for the round, and its numbers entered afterwards."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.shell import Shell
from inspector.desktop.walk.on_paper import OnPaperPanel
from inspector.desktop.walk.read_back import ReadBackPanel
from inspector.desktop.widgets.text import Text
from inspector.facts.answer import Answer
from inspector.facts.item import VisitItem
from inspector.facts.vocabulary import Verdict
from inspector.usecases.group_answers import may_confirm_in_group
from inspector.usecases.route_sheets import route_sheet
from inspector.usecases.setup import Workspace
from inspector.usecases.walk import record_answer, visit_items
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing.hands import key, opened, press, type_into
from tests.desktop.conftest import MakeShell, clock, settled
from tests.desktop.walk.conftest import full_disk

CONTROL = Qt.KeyboardModifier.ControlModifier


def on_paper(shell: Shell) -> OnPaperPanel:
    """The panel, opened by its key."""
    key(shell, Qt.Key.Key_P, CONTROL)
    found = shell.findChild(OnPaperPanel)
    assert found is not None
    assert found.isVisible()
    return found


def fill(panel: OnPaperPanel, name: str, text: str) -> None:
    """Write an answer as an input method does."""
    line = panel.fields[name].findChild(QLineEdit)
    assert line is not None
    type_into(line, text)


def said(panel: ReadBackPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(Text))


def test_numbers_are_read_back_and_then_recorded(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str
) -> None:
    items = visit_items(workspace, visit)
    plain = [item for item in items if may_confirm_in_group(item)]
    bad, skipped = plain[1], plain[2]
    panel = on_paper(shell)
    assert panel.fields["numbers"].isAncestorOf(QApplication.focusWidget())
    fill(panel, "numbers", f"{bad.number} 不符合")
    fill(panel, "leave", str(skipped.number))
    fill(panel, "sheet", route_sheet(workspace, visit).code)
    key(shell, Qt.Key.Key_Return, CONTROL)

    back = shell.findChild(ReadBackPanel)
    assert back is not None
    told = said(back)
    assert "不符合 1 项" in told
    assert f"{bad.number}\n{bad.topic}" in told
    assert f"其余整组确认符合 {len(plain) - 2} 项" in told
    assert not any(item.answered for item in visit_items(workspace, visit)), "nothing yet"

    key(shell, Qt.Key.Key_Return)
    after = {item.id: item for item in visit_items(workspace, visit)}
    assert after[bad.id].verdict is Verdict.FAIL
    assert not after[skipped.id].answered
    passed = [item for item in after.values() if item.verdict is Verdict.PASS]
    assert len(passed) == len(plain) - 2
    assert all(item.current is not None and item.current.answer.group for item in passed)
    assert page.state is not None
    assert page.state.current == bad.id, "the place and the fact are written next"
    assert shell.findChild(OnPaperPanel) is None


@pytest.mark.parametrize(
    ("numbers", "leave", "sheet", "name", "words"),
    [
        ("9999", "", "", "numbers", "9999"),
        ("三", "", "", "numbers", "三"),
        ("1", "1", "", "leave", "1"),
        ("1", "", "ZZZZ", "sheet", "ZZZZ"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_question_and_nothing_is_written(
    shell: Shell,
    page: WalkPage,
    workspace: Workspace,
    visit: str,
    numbers: str,
    leave: str,
    sheet: str,
    name: str,
    words: str,
) -> None:
    panel = on_paper(shell)
    for field, text in (("numbers", numbers), ("leave", leave), ("sheet", sheet)):
        fill(panel, field, text)
    press(shell, panel.yes)
    assert shell.findChild(ReadBackPanel) is None
    assert words in panel.fields[name].error
    assert not any(item.answered for item in visit_items(workspace, visit))


def test_saying_no_keeps_what_was_typed(shell: Shell, page: WalkPage) -> None:
    panel = on_paper(shell)
    fill(panel, "numbers", "1 2")
    press(shell, panel.yes)
    key(shell, Qt.Key.Key_Escape)
    assert panel.isVisible()
    assert panel.fields["numbers"].input.text() == "1 2"
    assert panel.yes.isEnabled()


def test_the_sheets_are_saved_and_printed(
    shell: Shell, page: WalkPage, items: dict[str, VisitItem], tmp_path: Path
) -> None:
    panel = on_paper(shell)
    for sheet, name, words in (
        (panel.pocket, "随身单", "随身单"),
        (panel.blank, "空白检查表", next(iter(items.values())).topic),
    ):
        press(shell, sheet.save)
        dialog = next(one for one in page.findChildren(QFileDialog) if one.isVisible())
        assert dialog.selectedFiles()[0].endswith(f"{name}-示例镇敬老院.pdf")
        file = tmp_path / f"{name}.pdf"
        dialog.fileSelected.emit(str(file))
        dialog.reject()
        settled(shell)
        text = subprocess.run(
            ["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True
        ).stdout
        assert words in text
        press(shell, sheet.print)
        asked = next(one for one in page.findChildren(QPrintDialog) if one.isVisible())
        asked.reject()
        settled(shell)


def test_a_click_in_the_tree_opens_it_too(shell: Shell, page: WalkPage) -> None:
    press(shell, page.tree.paper)
    assert shell.findChild(OnPaperPanel).isVisible()


def read_back(shell: Shell, numbers: str, leave: str = "") -> ReadBackPanel:
    """The numbers typed and handed over; what they come to."""
    panel = on_paper(shell)
    fill(panel, "numbers", numbers)
    fill(panel, "leave", leave)
    key(shell, Qt.Key.Key_Return, CONTROL)
    back = shell.findChild(ReadBackPanel)
    assert back is not None
    return back


def test_every_number_that_was_typed_is_named_with_its_item(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str
) -> None:
    items = visit_items(workspace, visit)
    passed, skipped = items[0], items[1]
    for one, verdict in ((passed, Verdict.PASS), (skipped, Verdict.NOT_APPLICABLE)):
        record_answer(workspace, visit, Answer(item=one.id, verdict=verdict, reason="没有"))
    page.reload()
    settled(shell)
    failed, spared = (passed, *items[20:40]), (skipped, *items[60:75])
    typed = [" ".join(str(one.number) for one in held) for held in (failed, spared)]
    back = read_back(shell, *typed)
    told = said(back).split("\n")
    assert f"不符合 {len(failed)} 项" in told
    assert f"留着逐项答 {len(spared)} 项（不涉及、没看）" in told
    for one in (*failed[1:], *spared[1:]):
        assert told[told.index(str(one.number)) + 1] == one.topic
    assert f"{passed.topic}（原来符合）" in told, "what changes is told"
    assert f"{skipped.topic}（原来不涉及）" in told

    bar = back.area.verticalScrollBar()
    assert bar.maximum() > 0
    key(shell, Qt.Key.Key_PageDown)
    assert bar.value() > 0, "the end of the list is reached without the mouse"
    key(shell, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_both_times_are_told_and_kept(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str
) -> None:
    item = next(one for one in visit_items(workspace, visit) if may_confirm_in_group(one))
    page.look("示例甲", "2026-11-20T10:15+08:00")
    back = read_back(shell, str(item.number))
    assert "记在示例甲名下，看的时间 2026-11-20 10:15" in said(back)
    press(shell, back.yes)
    answered = [one.current for one in visit_items(workspace, visit) if one.current is not None]
    assert answered
    assert {one.answer.seen_at for one in answered} == {"2026-11-20T10:15+08:00"}
    assert {one.answer.looked_by for one in answered} == {"示例甲"}
    assert page.foot.saved.words.text() == f"已保存 {clock():%H:%M:%S}", "the time of typing"


def test_what_cannot_be_written_is_kept_in_the_panel(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str
) -> None:
    back = read_back(shell, "1 2")
    with full_disk():
        press(shell, back.yes)
    panel = shell.findChild(OnPaperPanel)
    assert panel is not None
    assert panel.refusal.isVisible()
    assert panel.fields["numbers"].input.text() == "1 2"
    assert not any(item.answered for item in visit_items(workspace, visit))

    press(shell, panel.yes)
    press(shell, shell.findChild(ReadBackPanel).yes)
    assert shell.findChild(OnPaperPanel) is None
    failed = [item for item in visit_items(workspace, visit) if item.verdict is Verdict.FAIL]
    assert [item.number for item in failed] == [1, 2]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_nothing_is_cut(make_shell: MakeShell, visit: str, scale: float) -> None:
    shell = make_shell(scale)
    opened(shell, WalkPage, "walk", visit)
    panel = on_paper(shell)
    assert_not_clipped(panel)
    assert_accessible(panel.card)
    fill(panel, "numbers", " ".join(str(number) for number in range(1, 41)))
    key(shell, Qt.Key.Key_Return, CONTROL)
    back = shell.findChild(ReadBackPanel)
    assert_not_clipped(back)
    assert_accessible(back.card)
    assert back.card.height() <= shell.height()
    assert back.yes.hasFocus()
