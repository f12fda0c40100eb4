"""Ctrl+J 随手记: a sentence at once, its item later."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.shell import Shell
from inspector.desktop.walk.jot import JotPanel
from inspector.desktop.walk.pick import PickPanel
from inspector.usecases import unfinished
from inspector.usecases.notes import list_notes
from inspector.usecases.photos import list_photos
from inspector.usecases.setup import Workspace
from tests.desktop.closing.hands import key, opened, press, type_into
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.walk.conftest import AfterAKill
from tests.desktop.walk.pictures import phone_pictures

CONTROL = Qt.KeyboardModifier.ControlModifier


def jotting(shell: Shell) -> JotPanel:
    """The panel, opened by its key."""
    key(shell, Qt.Key.Key_J, CONTROL)
    found = [one for one in shell.findChildren(JotPanel) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def button(panel: JotPanel, name: str) -> QAbstractButton:
    """A button of a note's row."""
    held = panel.list.findChildren(QAbstractButton)
    return next(one for one in held if name in (one.text(), one.accessibleName()))


def test_a_note_is_written_with_its_place_and_assigned_later(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str
) -> None:
    panel = jotting(shell)
    assert panel.text.hasFocus()
    assert panel.place.text() == "室外"
    type_into(panel.text, "储藏间门锁着，没看到")
    key(shell, Qt.Key.Key_Return, CONTROL)
    (note,) = list_notes(workspace, visit)
    assert (note.text, note.place, note.item) == ("储藏间门锁着，没看到", "室外", None)
    assert panel.text.text() == ""

    press(shell, button(panel, "归到检查项"))
    picking = shell.findChild(PickPanel)
    assert isinstance(picking, PickPanel)
    wanted = picking.list.selected
    key(shell, Qt.Key.Key_Return)
    (note,) = list_notes(workspace, visit)
    assert note.item == wanted


def test_an_empty_note_is_not_written(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str
) -> None:
    panel = jotting(shell)
    press(shell, panel.keep)
    assert panel.text_field.error == "写一句，或加一张照片"
    assert list_notes(workspace, visit) == ()


def test_a_note_carries_photos(
    shell: Shell,
    page: WalkPage,
    workspace: Workspace,
    visit: str,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    panel = jotting(shell)
    panel.take_files(phone_pictures(tmp_path, 2))

    def there() -> bool:
        settled(shell)
        return len(panel.photos) == 2

    qtbot.waitUntil(there)
    press(shell, panel.keep)
    (note,) = list_notes(workspace, visit)
    assert set(note.photos) == {photo.id for photo in list_photos(workspace, visit)}


def test_a_note_is_changed_and_removed(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str
) -> None:
    panel = jotting(shell)
    type_into(panel.text, "灭火器少一具")
    press(shell, panel.keep)
    press(shell, button(panel, "改这条随手记"))
    type_into(panel.text, "灭火器少两具")
    press(shell, panel.keep)
    (note,) = list_notes(workspace, visit)
    assert note.text == "灭火器少两具"
    press(shell, button(panel, "去掉这条随手记"))
    assert list_notes(workspace, visit) == ()


def test_the_sentence_being_typed_survives_closing_the_panel_and_a_kill(
    make_shell: MakeShell, workspace: Workspace, visit: str, after_a_kill: AfterAKill
) -> None:
    shell = make_shell()
    opened(shell, WalkPage, "walk", visit)
    panel = jotting(shell)
    type_into(panel.text, "院里有人")
    key(shell, Qt.Key.Key_Escape)
    assert unfinished.drafts(workspace, visit)[("", "jot")] == "院里有人"
    assert jotting(shell).text.text() == "院里有人"

    again, _held = after_a_kill()
    opened(again, WalkPage, "walk", visit)
    assert jotting(again).text.text() == "院里有人"
