"""A drop-down list with an arrow of the theme and rows of 44 px."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QWidget

from inspector.desktop import icons, theme


class Combo(QComboBox):
    """One value out of several, shown in words.

    Signals:
        chosen: the value a person chose; not sent by `choose`.
    """

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]] = (),
        *,
        label: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        # The style sheet reaches rows only of a list view of one's own.
        self.setView(QListView(self))
        self.setMaxVisibleItems(9)
        self.set_options(options)
        self.activated.connect(lambda _place: self.chosen.emit(self.value))

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other (value, words)."""
        self.clear()
        for value, words in options:
            self.addItem(words, value)

    @property
    def value(self) -> str:
        """The value shown."""
        return str(self.currentData() or "")

    def choose(self, value: str) -> None:
        """Show a value without a signal."""
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page and changes no value in passing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box of the style sheet, then the arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme.px(20)
        box = QRectF(self.rect())
        left = round(box.width() - side - theme.px(8))
        square = QRectF(left, round((box.height() - side) / 2), side, side)
        icons.paint(painter, "chevron-down", "ink2" if self.isEnabled() else "grey", square)
