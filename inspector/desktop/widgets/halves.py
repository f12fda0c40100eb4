"""A list and what is chosen in it, side by side; one at a time where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.empty_state import EmptyState

_LIST_WIDTH = 400
_GAP = 16
_MOST = 0.56
_UNLIMITED = 16_777_215


class Halves(QWidget):
    """`left` is the list (`width` px), `right` the detail; `hint` stands there while it is empty.

    Signals:
        roomed: the width that the detail has, in px, whenever it changes.
    """

    roomed = Signal(int)

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        hint: str,
        icon: str,
        *,
        width: int = _LIST_WIDTH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._width = width
        self._left = left
        self._narrow = False
        self._in_detail = False
        self._right = QStackedWidget()
        self._right.addWidget(right)
        nothing = Card()
        nothing.body.addStretch(1)
        nothing.body.addWidget(EmptyState(hint, icon=icon))
        nothing.body.addStretch(1)
        self._right.addWidget(nothing)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(4), 0, theme.px(16))
        row.setSpacing(theme.px(_GAP))
        row.addWidget(left)
        row.addWidget(self._right, 1)
        self._has_detail = False
        self._arrange()

    @property
    def covered(self) -> bool:
        """Whether the detail stands in front of the list."""
        return self._narrow and self._in_detail and self._has_detail

    def fold(self, narrow: bool) -> None:
        """One half at a time, or both."""
        self._narrow = narrow
        self._arrange()
        self._tell()

    def show_detail(self, has_detail: bool) -> None:
        """Whether there is something to show at the right."""
        self._has_detail = has_detail
        self._arrange()

    def go_in(self, in_detail: bool) -> None:
        """Where folded: to the detail, or back to the list."""
        self._in_detail = in_detail
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell how much room the detail has."""
        super().resizeEvent(event)
        self._arrange()
        self._tell()

    @property
    def _wide(self) -> int:
        """The list leaves the detail its share where the window is small or the font large."""
        return min(theme.px(self._width), round(self.width() * _MOST))

    def _tell(self) -> None:
        taken = 0 if self._narrow else self._wide + theme.px(_GAP)
        self.roomed.emit(self.width() - taken)

    def _arrange(self) -> None:
        self._right.setCurrentIndex(0 if self._has_detail else 1)
        self._left.setVisible(not self.covered)
        self._right.setVisible(not self._narrow or self.covered)
        self._left.setMinimumWidth(0 if self._narrow else self._wide)
        self._left.setMaximumWidth(_UNLIMITED if self._narrow else self._wide)
