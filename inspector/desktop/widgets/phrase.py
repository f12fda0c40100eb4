"""A phrase to be taken over into a text with one press."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.pressable import Pressable

_PADDING = 12


class PhraseChip(Pressable):
    """A round chip of 44 px; `clicked` takes the phrase over."""

    def __init__(self, phrase: str, parent: QWidget | None = None) -> None:
        super().__init__(phrase, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the phrase."""
        width = paint.text_width(theme.font(14), self.text()) + 2 * theme.px(_PADDING)
        return QSize(round(width + 1), theme.px(44))

    def minimumSizeHint(self) -> QSize:
        """A long phrase is shortened rather than cut."""
        return QSize(min(theme.px(88), self.sizeHint().width()), theme.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Round box and phrase."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        fill = "accent-soft" if self.hovered or self.isDown() else "sunken"
        paint.rounded(painter, box, fill=fill, edge="line", radius=16)
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour("ink" if self.isEnabled() else "grey"))
        side = theme.px(_PADDING)
        inner = box.adjusted(side, 0, -side, 0)
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, round(inner.width()) + 1
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), shown)
