"""A card with a list: search and filters above it, what can be done with it below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.card import Card, Hairline
from inspector.desktop.widgets.empty_state import EmptyState
from inspector.desktop.widgets.list_search import ListSearch
from inspector.desktop.widgets.painted_rows import PaintedRows


class ListCard(Card):
    """Rows with their search, between which the keys move; `nothing` where no row is left."""

    def __init__(
        self,
        search: ListSearch,
        rows: PaintedRows,
        nothing: EmptyState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(flush=True, parent=parent)
        self.nothing, self._rows = nothing, rows
        search.left_down.connect(self.go_to_list)
        search.returnPressed.connect(self.go_to_list)
        rows.left_at_top.connect(search.setFocus)

    def lay_out(self, head: QLayout, foot: QLayout | None = None) -> None:
        """Set `head` above the rows and `foot` below them."""
        _space(head, above=12)
        self.body.addLayout(head)
        self.body.addWidget(Hairline())
        self.body.addWidget(self._rows, 1)
        self.body.addWidget(self.nothing)
        self.nothing.hide()
        self.body.addStretch(0)
        if foot is not None:
            _space(foot, above=10)
            self.body.addWidget(Hairline())
            self.body.addLayout(foot)

    def show_passing(self, *, of: int) -> None:
        """Show the rows, or `nothing` where none of so many has passed search and filters."""
        some = bool(self._rows.count)
        self._rows.setVisible(some)
        self.nothing.setVisible(bool(of) and not some)

    def go_to_list(self) -> None:
        """The keys move in the list now."""
        if not self._rows.count:
            return
        self._rows.setFocus(Qt.FocusReason.TabFocusReason)
        if not self._rows.selected:
            self._rows.choose_first()


def _space(layout: QLayout, *, above: int) -> None:
    side, edge = theme.px(16), theme.px(above)
    layout.setContentsMargins(side, edge, side, edge)
    layout.setSpacing(theme.px(8))
