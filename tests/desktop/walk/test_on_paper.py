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
from inspector.desktop.walk.on_paper import OnPaperPanel, ReadBackPanel
from inspector.desktop.widgets.text import Text
from inspector.facts.item import VisitItem
from inspector.facts.vocabulary import Verdict
from inspector.usecases.group_answers import may_confirm_in_group
from inspector.usecases.route_sheets import route_sheet
from inspector.usecases.setup import Workspace
from inspector.usecases.walk import visit_items
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing.hands import key, opened, press, type_into
from tests.desktop.conftest import settled

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
    assert f"{bad.number} {bad.topic}" in told
    assert f"整组确认符合 {len(plain) - 2} 项" in told
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


def test_nothing_is_cut_at_150_percent(shell_150: Shell, visit: str) -> None:
    opened(shell_150, WalkPage, "walk", visit)
    panel = on_paper(shell_150)
    assert_not_clipped(panel)
    fill(panel, "numbers", "1 2 3 4 5 6 7 8 9 10 11 12 13 14")
    key(shell_150, Qt.Key.Key_Return, CONTROL)
    assert_not_clipped(shell_150.findChild(ReadBackPanel))
