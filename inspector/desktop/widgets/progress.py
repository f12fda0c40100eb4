"""How far a visit is: a bar in the four colours, and the four counts with their symbols."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.states import VERDICT
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.visit import Progress
from inspector.facts.vocabulary import Verdict
from inspector.i18n import _

_HEIGHT = 8


class VerdictBar(QWidget):
    """Passed, failed and not applicable from the left, the rest is open."""

    def __init__(self, height: int = _HEIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: tuple[tuple[int, str], ...] = ()
        self._total = 0
        self.setFixedHeight(theme.px(height))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_progress(self, progress: Progress) -> None:
        """Show the counts of a visit."""
        self.show_shares(
            progress.items,
            (progress.passed, "green"),
            (progress.failed, "red"),
            (progress.not_applicable, "grey"),
        )
        self.setAccessibleName(
            _("已答 {answered}，共 {items} 项").format(
                answered=progress.answered, items=progress.items
            )
        )

    def show_shares(self, total: int, *shares: tuple[int, str]) -> None:
        """Show counts of a total, each in a named colour, from the left."""
        self._shares, self._total = shares, total
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(theme.px(120), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill from the left; a share above nothing is at least 3 px wide."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setClipPath(outline)
        painter.fillRect(box, theme.colour("line"))
        left = 0.0
        for count, tone in self._shares:
            if not count or not self._total:
                continue
            width = max(box.width() * count / self._total, 3)
            painter.fillRect(QRectF(left, 0, width, box.height()), theme.colour(tone))
            left += width + 1


class Counts(QWidget):
    """✓ 21 ✗ 2 − 1 ◌ 107, with the words where there is room for them."""

    def __init__(self, *, words: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        self.labels: dict[Verdict, Text] = {}
        for verdict, look in VERDICT.items():
            row.addWidget(Icon(look.icon, look.tone, 20 if words else 18))
            label = Text("", "strong" if words else "label", tone=look.tone)
            self.labels[verdict] = label
            row.addWidget(label)
            row.addSpacing(theme.px(12 if words else 4))
        row.addStretch(1)

    def show_progress(self, progress: Progress) -> None:
        """Show the counts of a visit."""
        counts = {
            Verdict.PASS: progress.passed,
            Verdict.FAIL: progress.failed,
            Verdict.NOT_APPLICABLE: progress.not_applicable,
            Verdict.UNCHECKED: progress.unchecked,
        }
        for verdict, label in self.labels.items():
            label.setText(
                f"{verdict.label} {counts[verdict]}" if self._words else str(counts[verdict])
            )
            label.setAccessibleName(f"{verdict.label} {counts[verdict]}")
