"""Ctrl+Enter of both blocks of keys acts in every panel of the walk where one can write."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from inspector.desktop.closing.reason_panel import ReasonPanel as Correction
from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.shell import Shell
from inspector.desktop.walk.area_panels import ReasonPanel, SkipPanel
from inspector.desktop.walk.jot import JotPanel
from inspector.desktop.walk.note_panel import NotePanel
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.overlay import Overlay
from inspector.facts.vocabulary import Place, Verdict
from inspector.usecases import notes
from inspector.usecases.setup import Workspace
from tests.desktop.closing.hands import key, press, type_into
from tests.desktop.walk.asked import go, kept

CONTROL = Qt.KeyboardModifier.ControlModifier
MAIN = (Qt.Key.Key_Return, CONTROL)
PAD = (Qt.Key.Key_Enter, CONTROL | Qt.KeyboardModifier.KeypadModifier)
EITHER = pytest.mark.parametrize("enter", [MAIN, PAD], ids=["main", "keypad"])
Enter = tuple[Qt.Key, Qt.KeyboardModifier]

P = TypeVar("P", bound=Overlay)


def over(shell: Shell, kind: type[P]) -> P:
    """The panel open over the page."""
    return next(panel for panel in shell.findChildren(kind) if panel.isVisible())


def shows_its_key(panel: Overlay, button: QWidget) -> None:
    """The button says by which key it is pressed, and Enter alone belongs to the text."""
    assert getattr(button, "key", "") == "Ctrl+Enter"
    assert panel.isVisible()


@EITHER
def test_an_area_is_left_out(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str, enter: Enter
) -> None:
    assert page.state is not None
    kitchen = next(group for group in page.state.groups if group.key == Place.KITCHEN)
    go(shell, page, kitchen.items[0])
    key(shell, Qt.Key.Key_F9)
    press(shell, page.quick.skip)
    panel = over(shell, SkipPanel)
    key(shell, *enter)
    assert panel.field.error.startswith("写明理由"), "also from the choice at its head"
    type_into(panel.text, "厨房停用")
    key(shell, Qt.Key.Key_Return)
    type_into(panel.text, "厨房停用")
    shows_its_key(panel, panel.yes)
    key(shell, *enter)
    answer = kept(workspace, visit, kitchen.items[0])
    assert answer is not None
    assert answer.reason == "厨房停用"


@EITHER
def test_one_row_gets_its_reason(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str, enter: Enter
) -> None:
    assert page.state is not None
    item = page.state.current
    key(shell, Qt.Key.Key_F9)
    key(shell, Qt.Key.Key_4)
    panel = over(shell, ReasonPanel)
    type_into(panel.text, "门锁着")
    shows_its_key(panel, panel.yes)
    key(shell, *enter)
    answer = kept(workspace, visit, item)
    assert answer is not None
    assert (answer.verdict, answer.reason) == (Verdict.UNCHECKED, "门锁着")


@EITHER
def test_a_note_is_written_from_each_of_its_fields(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str, enter: Enter
) -> None:
    assert page.state is not None
    key(shell, Qt.Key.Key_J, CONTROL)
    panel = over(shell, JotPanel)
    for focus, words in ((panel.text, "第一句"), (panel.place, "第二句"), (panel.add, "第三句")):
        type_into(panel.text, words)
        focus.setFocus()
        shows_its_key(panel, panel.keep)
        key(shell, *enter)
    written = {note.text for note in notes.list_notes(workspace, visit)}
    assert written == {"第一句", "第二句", "第三句"}


@EITHER
def test_a_correction_and_a_note_of_photos(shell: Shell, enter: Enter) -> None:
    said: list[str] = []
    correction = Correction(shell, "更正", "会出一版新的", yes="出更正版", example="写一句")
    correction.given.connect(said.append)
    correction.ask()
    type_into(correction.area, "漏了一处")
    shows_its_key(correction, correction.yes)
    key(shell, *enter)
    note = NotePanel(shell, 2)
    note.settled.connect(lambda text, _place: said.append(text))
    note.ask()
    type_into(note.text, "两张都是西侧")
    shows_its_key(note, note.yes)
    key(shell, *enter)
    assert said == ["漏了一处", "两张都是西侧"]


def test_enter_accepts_a_plain_question_wherever_the_focus_is(shell: Shell) -> None:
    heard: list[str] = []
    for danger, code in ((False, "plain"), (True, "danger")):
        panel = Confirm(shell, "要这样吗？", yes="好", danger=danger)
        panel.accepted.connect(lambda said=code: heard.append(said))
        panel.ask()
        panel.setFocus()
        key(shell, Qt.Key.Key_Return)
        key(shell, *MAIN)
        key(shell, Qt.Key.Key_Escape)
    assert heard == ["plain"], "what would be lost is confirmed on its button alone"
