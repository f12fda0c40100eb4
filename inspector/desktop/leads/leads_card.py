"""The left half: how many leads there are and how far each has come, and nothing more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.leads.reading import LOOKS, Listed, line_words
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card, Hairline
from inspector.desktop.widgets.chip import Chip
from inspector.desktop.widgets.empty_state import EmptyState
from inspector.desktop.widgets.list_row import ListRow, RowList
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Text
from inspector.i18n import _


class LeadsCard(Card):
    """Number, state, when, by whom.

    Signals:
        opened: the id of a lead that is to be opened.
        adding: a new lead.
    """

    opened = Signal(str)
    adding = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        head = QHBoxLayout()
        side = theme.px(16)
        head.setContentsMargins(side, theme.px(10), side, theme.px(10))
        self.count = Text("", "strong", elide=True)
        self.new = Button(_("登记"), icon="plus", key="F5", compact=True)
        head.addWidget(self.count, 1)
        head.addWidget(self.new)
        self.body.addLayout(head)
        self.body.addWidget(Hairline())
        self.rows = RowList()
        self.nothing = EmptyState(
            _("还没有线索单"), _("听到虐待、克扣、非法集资、推销保健品的，登记在这里"), icon="lock"
        )
        pane = Scroll(spacing=0)
        pane.column.addWidget(self.rows)
        pane.column.addWidget(self.nothing)
        pane.column.addStretch(1)
        self.body.addWidget(pane, 1)
        self.rows.chosen.connect(self.opened)
        self.new.clicked.connect(self.adding)

    def show_list(self, listed: Listed, chosen: str) -> None:
        """Show all lines."""
        focused = next((key for key, row in self.rows.rows.items() if row.hasFocus()), "")
        self.rows.clear()
        for line in listed.lines:
            icon, tone = LOOKS[line.state]
            chip = Chip(line.state.label, tone, icon)
            title = _("编号 {code}").format(code=line.code)
            row = self.rows.add(line.id, ListRow(title, line_words(line, listed.today), after=chip))
            row.show()
        self.rows.select(chosen)
        self.nothing.setVisible(not listed.lines)
        self.count.setText(_("线索单 {n} 份").format(n=len(listed.lines)))
        self.new.setEnabled(not listed.read_only)
        if focused in self.rows.rows:
            self.rows.rows[focused].setFocus()
