"""Rows of a list: title, second line, something before and after; chosen by click or Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.card import Hairline
from inspector.desktop.widgets.text import Text


class ListRow(QWidget):
    """One row, at least 60 px high; `before` and `after` are widgets at its ends.

    Signals:
        pressed: clicked, tapped, or Enter with the row in focus; only where `active`.
    """

    pressed = Signal()

    def __init__(
        self,
        title: str,
        second: str = "",
        *,
        before: QWidget | None = None,
        after: QWidget | None = None,
        active: bool = True,
        bold: bool = True,
        margin: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._active = active
        self._hovered = False
        self._selected = False
        self._down = False
        self.setAccessibleName(f"{title} {second}".strip())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if active:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        side = theme.px(margin)
        row.setContentsMargins(side, theme.px(8), side, theme.px(8))
        row.setSpacing(theme.px(12))
        if before is not None:
            row.addWidget(before)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        self.title = Text(title, "strong" if bold else "body", elide=True)
        words.addWidget(self.title)
        self.second = Text(second, "second", elide=True, parent=self)
        self.second.setVisible(bool(second))
        words.addWidget(self.second)
        words.addStretch(1)
        row.addLayout(words, 1)
        if after is not None:
            row.addWidget(after)
        self.setMinimumHeight(theme.px(60))

    @property
    def selected(self) -> bool:
        """Shown as the chosen row."""
        return self._selected

    def set_selected(self, selected: bool) -> None:
        """Show it as the chosen row, or no longer."""
        self._selected = selected
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up."""
        self._hovered = self._active
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Go dark."""
        self._hovered = False
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus."""
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The pointer went down here."""
        self._down = self._active and event.button() == Qt.MouseButton.LeftButton
        if not self._down:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click, unless the pointer has left (a finger that scrolls)."""
        inside = self.rect().contains(event.position().toPoint())
        if self._down and inside:
            self.pressed.emit()
        self._down = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self._active and event.key() in keys:
            self.pressed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, mark of the chosen row, focus."""
        painter = QPainter(self)
        if self._selected or self._hovered:
            painter.fillRect(self.rect(), theme.colour("accent-soft"))
        if self._selected:
            painter.fillRect(0, 0, theme.px(4), self.height(), theme.colour("accent"))
        if self.hasFocus():
            paint.rounded(painter, QRectF(self.rect()), edge="accent", width=2, radius=4)


class RowList(QWidget):
    """Rows one below the other, parted by lines; up and down move the focus.

    Signals:
        chosen: the key of the row that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows: dict[str, ListRow] = {}

    def clear(self) -> None:
        """Take all rows away."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}

    def add(self, key: str, row: ListRow) -> ListRow:
        """Put a row at the end under a key of its own."""
        if self.rows:
            self._column.addWidget(Hairline())
        self.rows[key] = row
        row.pressed.connect(lambda: self.chosen.emit(key))
        self._column.addWidget(row)
        return row

    def select(self, key: str) -> None:
        """Show one row as the chosen one."""
        for held, row in self.rows.items():
            row.set_selected(held == key)

    @property
    def selected(self) -> str:
        """The key of the row shown as chosen, or ""."""
        return next((key for key, row in self.rows.items() if row.selected), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the focus by row."""
        keys: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = keys.get(event.key(), 0)
        rows = list(self.rows.values())
        here = next((place for place, row in enumerate(rows) if row.hasFocus()), None)
        if not step or here is None or not 0 <= here + step < len(rows):
            super().keyPressEvent(event)
            return
        rows[here + step].setFocus(Qt.FocusReason.TabFocusReason)
