"""A key cap as a widget, for places without a button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from inspector.desktop.widgets import paint


class KeyCap(QWidget):
    """The name of a key, drawn as a key."""

    def __init__(self, key: str, *, dark: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._dark = dark
        self.setAccessibleName(key)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """As wide as its text."""
        size = paint.cap_size(self.key)
        return QSize(round(size.width() + 0.5), round(size.height() + 0.5))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cap."""
        painter = QPainter(self)
        paint.key_cap(painter, QRectF(self.rect()), self.key, dark=self._dark)
