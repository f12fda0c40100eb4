"""What stands around a page: rail or top bar, the message bar, and the keys of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from inspector.desktop.widgets.message_bar import MessageBar
from inspector.desktop.widgets.rail import Rail
from inspector.desktop.widgets.tab_order import stops, takes_tab
from inspector.desktop.widgets.top_bar import TopBar

TabOrder = Callable[[list[QWidget]], list[QWidget]]


class Frame(QWidget):
    """The window's content: rail at the left; top bar, messages and the page at the right.

    The top bar is made with the first page of a visit; `connect` is told of it then.
    """

    def __init__(self, connect: Callable[[TopBar], None]) -> None:
        super().__init__()
        self._connect = connect
        self._top_bar: TopBar | None = None
        self.setObjectName("Ground")
        self._order: TabOrder = list
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rail = Rail(self)
        row.addWidget(self.rail)
        self.bar = MessageBar(self)
        self.stack = QStackedWidget(self)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.stack, 1)
        row.addLayout(self._column, 1)

    @property
    def top_bar(self) -> TopBar:
        """The bar of the steps of a visit."""
        if self._top_bar is None:
            self._top_bar = TopBar(self)
            self._top_bar.hide()
            self._column.insertWidget(0, self._top_bar)
            self._connect(self._top_bar)
        return self._top_bar

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab follows what is seen, also where it was made later than what stands below it."""
        here = QApplication.focusWidget()
        # What is being hidden asks too, and has no place any more from which to go on.
        order = self._order(list(stops(self))) if here is not None and takes_tab(here) else []
        if here not in order:
            return super().focusNextPrevChild(forward)
        there = order[(order.index(here) + (1 if forward else -1)) % len(order)]
        reason = Qt.FocusReason
        there.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
        return True

    def suit(self, *, rail: str, step: str, bare: bool, order: TabOrder = list) -> None:
        """Show what belongs to a page: the rail with its entry lit, the top bar, or neither."""
        self._order = order
        self.bar.clear()
        self.rail.setVisible(not step and not bare)
        self.rail.show_current(rail)
        if step or self._top_bar is not None:
            self.top_bar.set_middle(None)
            self.top_bar.setVisible(bool(step))
