"""The focus ring: a 2 px accent edge outside the painted button that holds the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from inspector.desktop.widgets import paint
from inspector.desktop.widgets.pressable import Pressable

_OUTSIDE = 3
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class _Ring(QWidget):
    """One ring around one widget, in the nearest ancestor with room for it; it moves along."""

    def __init__(self, target: QWidget) -> None:
        host, passed = _host(target)
        super().__init__(host)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._target = target
        self._gone = False
        for moving in passed:
            moving.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay around the target."""
        if event.type() in _MOVES and isValid(self._target) and not self._gone:
            self._follow()
        return super().eventFilter(watched, event)

    def go(self) -> None:
        """The focus went elsewhere."""
        self._gone = True
        self.hide()
        self.deleteLater()

    def _follow(self) -> None:
        host = self.parentWidget()
        if host is None or not host.isAncestorOf(self._target):
            self.hide()
            return
        self.setGeometry(_box(self._target, host))
        self.raise_()
        self.setVisible(self._target.isVisible())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge only."""
        painter = QPainter(self)
        paint.rounded(painter, QRectF(self.rect()), edge="accent", width=2, radius=8)


def _box(target: QWidget, host: QWidget) -> QRect:
    corner = target.mapTo(host, QPoint(0, 0))
    return QRect(corner, target.size()).adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE)


def _host(target: QWidget) -> tuple[QWidget | None, list[QWidget]]:
    passed = [target]
    host = target.parentWidget()
    while host is not None and host.parentWidget() is not None:
        if host.rect().contains(_box(target, host)):
            break
        passed.append(host)
        host = host.parentWidget()
    return host, passed


class FocusRing(QObject):
    """Draws the ring while the keyboard has the focus; a pointer shows where it is by itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ring: _Ring | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.go()
        self._ring = None
        pointed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if isinstance(new, Pressable) and new.ringed and not pointed:
            self._ring = _Ring(new)
