"""A check box with a target of 44 px, its square drawn as in the other states."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.pressable import Pressable

_ICON = 24
_GAP = 10


class CheckBox(Pressable):
    """A square and its words; `detail` is a second line, `boxed` edges the whole."""

    def __init__(
        self,
        caption: str,
        *,
        detail: str = "",
        boxed: bool = False,
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(caption, parent)
        self._detail = detail
        self._boxed = boxed
        self._bold = bold or bool(detail)
        self.setAccessibleDescription(detail)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the square and both lines."""
        words = max(
            paint.text_width(theme.font(16, bold=self._bold), self.text()),
            paint.text_width(theme.font(14), self._detail),
        )
        side = theme.px(14) if self._boxed else 0
        width = words + theme.px(_ICON + _GAP) + 2 * side + 2
        return QSize(round(width), theme.px(64 if self._detail else 44))

    def minimumSizeHint(self) -> QSize:
        """It never shrinks below its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Square, words, second line."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self._boxed:
            edge = "accent" if self.isChecked() else "line-strong"
            fill = "accent-soft" if self.isChecked() or self.hovered else "card"
            paint.rounded(painter, box, fill=fill, edge=edge)
        ink = "grey" if not self.isEnabled() else "accent" if self.isChecked() else "ink2"
        side = theme.px(_ICON)
        left = theme.px(14) if self._boxed else 0
        mark = "square-check" if self.isChecked() else "square"
        square = QRectF(left, round((box.height() - side) / 2), side, side)
        icons.paint(painter, mark, ink, square)
        left += theme.px(_ICON + _GAP)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        half = box.height() / 2
        painter.setFont(theme.font(16, bold=self._bold))
        painter.setPen(theme.colour("ink" if self.isEnabled() else "grey"))
        if not self._detail:
            painter.drawText(box.adjusted(left, 0, 0, 0), flags, self.text())
            return
        upper = QRectF(left, theme.px(6), box.width() - left, half - theme.px(6))
        painter.drawText(upper, flags, self.text())
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour("ink2" if self.isEnabled() else "grey"))
        lower = QRectF(left, half, box.width() - left, half - theme.px(6))
        painter.drawText(lower, flags, self._detail)
