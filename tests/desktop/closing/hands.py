"""What an inspector's hands do: open a page, press, type, draw a name."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.signature_pad import SignaturePad
from tests.desktop.conftest import settled

P = TypeVar("P", bound=Page)


def opened(shell: Shell, page: type[P], page_id: str, visit: str, **args: str) -> P:
    """Open a page of a visit and wait until it shows what it has read."""
    shell.open(page_id, visit=visit, **args)
    settled(shell)
    assert isinstance(shell.page, page)
    return shell.page


def press(shell: Shell, widget: QWidget) -> None:
    """Click in the middle of a button that can be seen, and wait for what follows."""
    bring_into_sight(widget)
    assert widget.isVisible()
    assert widget.isEnabled()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    settled(shell)


def key(
    shell: Shell,
    code: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key where the focus is, and wait for what follows."""
    QTest.keyClick(QApplication.focusWidget() or shell, code, modifier)
    settled(shell)


def type_into(widget: QWidget, text: str) -> None:
    """Give a field the focus and write as an input method does, replacing what stands there."""
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    written = QInputMethodEvent()
    written.setCommitString(text)
    QApplication.sendEvent(widget, written)


def draw(pad: SignaturePad) -> None:
    """Sign with the mouse: two strokes."""
    bring_into_sight(pad)
    assert pad.isVisible()
    for height in (0.3, 0.6):
        y = round(pad.height() * height)
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, y))
        for step in range(1, 8):
            QTest.mouseMove(pad, QPoint(40 + 15 * step, y + (step % 2) * 12))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(150, y))


def bring_into_sight(widget: QWidget) -> None:
    """Scroll to a widget, as a person would."""
    host = widget.parentWidget()
    while host is not None:
        if isinstance(host, Scroll):
            host.ensureWidgetVisible(widget)
        host = host.parentWidget()


def asked(shell: Shell) -> Confirm:
    """The question over the page."""
    found = [panel for panel in shell.findChildren(Confirm) if panel.isVisible()]
    assert len(found) == 1
    return found[0]


def at_item(shell: Shell) -> str:
    """The item that the walk stands at; "" on another page."""
    page, args = shell.here
    return args.get("item", "") if page == "walk" else ""
