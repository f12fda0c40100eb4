"""A panel over the dimmed window: it holds keyboard and pointer until it closes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.tab_order import stops


class Overlay(QWidget):
    """A card over its host; `card.body` takes the content, Esc and a click outside close it.

    It is shown once: having closed, it is deleted.

    Signals:
        opened: it has been shown.
        closed: it has gone, however that came about.
    """

    opened = Signal()
    closed = Signal()

    def __init__(
        self, host: QWidget, *, width: int, top: bool = False, flush: bool = False
    ) -> None:
        super().__init__(host)
        self._before: QWidget | None = None
        self.closable = True
        self.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        host.installEventFilter(self)
        self.card = Card(flush=flush, margin=32)
        self._wanted = theme.px(width)
        column = QVBoxLayout(self)
        edge = theme.px(24)
        column.setContentsMargins(edge, theme.px(88) if top else edge, edge, edge)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.card)
        row.addStretch(1)
        if not top:
            column.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def open(self, focus: QWidget | None = None) -> None:
        """Show it over the whole host and take the focus."""
        self._before = QApplication.focusWidget()
        self._cover()
        self.show()
        self.raise_()
        (focus or self).setFocus(Qt.FocusReason.PopupFocusReason)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._hold, Qt.ConnectionType.UniqueConnection)
        self.opened.emit()

    def act_by(self, button: Button) -> None:
        """Ctrl+Enter, also of the keypad, presses a button, wherever in the panel the focus is."""
        # By a shortcut: a choice in focus would take the key for itself.
        shortcut = QShortcut(self)
        shortcut.setKeys([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(button.click)

    def close_panel(self) -> None:
        """Go away and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        before = self._before
        self._before = None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        held = QApplication.focusWidget()
        if held is not None and self.isAncestorOf(held):
            # A widget that is deleted while it has the focus calls Python amid its destruction.
            held.clearFocus()
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the host."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round within the panel."""
        here = QApplication.focusWidget()
        order = list(stops(self.card))
        if not order:
            return True
        step = 1 if forward else -1
        place = order.index(here) + step if here in order else 0
        order[place % len(order)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; nothing reaches the page below."""
        if event.key() == Qt.Key.Key_Escape:
            self.escape()
        event.accept()

    def escape(self) -> None:
        """Esc: close, where it may be closed."""
        if self.closable:
            self.close_panel()

    @Slot(QWidget, QWidget)
    def _hold(self, before: QWidget | None, now: QWidget | None) -> None:
        """The page below, which may be loading still, gets the focus when the panel has gone."""
        if now is None or self.isHidden() or now.window() is not self.window():
            return
        above: QWidget | None = now
        while above is not None and not isinstance(above, Overlay):
            above = above.parentWidget()
        if above is None:
            self._before = now
            mine = before is not None and self.isAncestorOf(before)
            (before if before is not None and mine else self).setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the card closes it."""
        if self.closable and not self.card.geometry().contains(event.position().toPoint()):
            self.close_panel()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim the page."""
        QPainter(self).fillRect(self.rect(), theme.colour("shade"))

    def _cover(self) -> None:
        host = self.parentWidget()
        if host is not None:
            self.setGeometry(host.rect())
            self.card.setFixedWidth(min(self._wanted, host.width() - theme.px(48)))
