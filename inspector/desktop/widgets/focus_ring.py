"""The focus ring: a 2 px accent edge outside the painted button that holds the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from inspector.desktop.widgets import paint
from inspector.desktop.widgets.pressable import Pressable

_OUTSIDE = 3
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class _Ring(QWidget):
    """One ring around one widget; a sibling above it, so that it scrolls along."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(target.parentWidget())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._target = target
        target.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay around the target."""
        if event.type() in _MOVES and isValid(self._target):
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        self.setGeometry(self._target.geometry().adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE))
        self.raise_()
        self.setVisible(self._target.isVisible())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge only."""
        painter = QPainter(self)
        paint.rounded(painter, QRectF(self.rect()), edge="accent", width=2, radius=8)


class FocusRing(QObject):
    """Draws the ring while the keyboard has the focus; a pointer shows where it is by itself."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None
        pointed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if isinstance(new, Pressable) and new.parentWidget() is not None and not pointed:
            self._ring = _Ring(new)
