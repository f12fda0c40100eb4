"""Chips: a state as symbol, word and colour in a small box."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.states import SEVERITY_MARKS, VERDICT, VISIT
from inspector.facts.vocabulary import Severity, Verdict, VisitState
from inspector.i18n import _

_ICON = 16
_HEIGHT = 28
_PADDING = 8
_GAP = 4


class Chip(QWidget):
    """Symbol and word in a tone: green, red, amber, blue or grey."""

    def __init__(
        self, word: str, tone: str = "grey", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(word, tone, icon)

    def show_state(self, word: str, tone: str, icon: str = "") -> None:
        """Show another state."""
        self.word, self.tone, self.icon = word, tone, icon
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The word."""
        return self.word

    def sizeHint(self) -> QSize:
        """Room for symbol and word."""
        width = paint.text_width(self._font(), self.word) + 2 * theme.px(_PADDING)
        if self.icon:
            width += theme.px(_ICON + _GAP)
        return QSize(round(width + 1), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """It never shrinks below its word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, symbol, word."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint.rounded(painter, box, fill=f"{self.tone}-soft", edge=f"{self.tone}-edge")
        left = box.left() + theme.px(_PADDING)
        if self.icon:
            side = theme.px(_ICON)
            top = round((box.height() - side) / 2)
            icons.paint(painter, self.icon, self.tone, QRectF(left, top, side, side))
            left += side + theme.px(_GAP)
        painter.setFont(self._font())
        painter.setPen(theme.colour(self.tone))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(box.adjusted(left, 0, 0, 0), flags, self.word)

    def _font(self) -> QFont:
        return theme.font(14, bold=True)


def verdict_chip(verdict: Verdict) -> Chip:
    """The verdict on an item."""
    look = VERDICT[verdict]
    return Chip(verdict.label, look.tone, look.icon)


def visit_chip(state: VisitState) -> Chip:
    """How far a visit is."""
    look = VISIT[state]
    return Chip(state.label, look.tone, look.icon)


def severity_chip(severity: Severity) -> Chip:
    """▲ 一般, ▲▲ 较重, ▲▲▲ 严重."""
    return Chip(f"{SEVERITY_MARKS[severity]} {severity.label}", "amber")


def due_chip(until: date, days: int) -> Chip:
    """How long a paper is still valid; `days` counts from today and is negative once expired."""
    if days < 0:
        return Chip(_("已过期 {days} 天").format(days=-days), "red", "calendar-due")
    if days == 0:
        return Chip(_("今天到期"), "red", "calendar-due")
    return Chip(_("还有 {days} 天").format(days=days), "blue", "calendar")
