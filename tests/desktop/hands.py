"""What a person does with keyboard and mouse; Chinese comes in as from an input method."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget

from inspector.desktop.shell import Shell
from tests.desktop.conftest import settled

CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def type_in(widget: QWidget, text: str) -> None:
    """Write into the field that has the focus, as an input method does."""
    widget.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def press(
    shell: Shell, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, *, wait: bool = True
) -> None:
    """Press a key in the window, wherever the focus is, and let everything come to rest."""
    QTest.keyClick(QApplication.focusWidget() or shell, key, modifier)
    if wait:
        settled(shell)


def click(shell: Shell, widget: QWidget) -> None:
    """Click in the middle of something that is shown."""
    assert widget.isVisible(), widget
    assert widget.isEnabled(), widget
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, widget.rect().center())
    settled(shell)


def click_row(shell: Shell, view: QListView, row: int) -> None:
    """Click a row of a painted list."""
    view.scrollTo(view.model().index(row, 0))
    spot: QPoint = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, spot)
    settled(shell)
