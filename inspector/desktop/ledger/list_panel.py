"""The left half of the ledger: search, facility, the lines, and the ways out of the program."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout

from inspector.desktop.ledger.reading import Listed
from inspector.desktop.ledger.rows import LedgerRows
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.combo import Combo
from inspector.desktop.widgets.empty_state import EmptyState
from inspector.desktop.widgets.list_card import ListCard
from inspector.desktop.widgets.list_search import ListSearch
from inspector.desktop.widgets.text import Text
from inspector.i18n import _


class ListPanel(ListCard):
    """The card with the list; what is shown is chosen outside by a filter."""

    def __init__(self) -> None:
        self.search = ListSearch(_("问题、位置、文号"), label=_("查找问题"))
        self.facility = Combo([("", _("全部检查对象"))], label=_("检查对象"))
        self.rows = LedgerRows()
        words = _("换一个状态，或者把查找的字去掉")
        nothing = EmptyState(_("这里没有"), words, icon="clipboard-check")
        super().__init__(self.search, self.rows, nothing)
        self.count = Text("", "second", elide=True)
        self.export = Button(_("导出台账"), icon="file-export", compact=True)
        self.calendar = Button(_("导出日历"), icon="calendar", compact=True)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.search, 55)
        head.addWidget(self.facility, 45)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.calendar)
        foot.addWidget(self.export)
        self.lay_out(head, foot)

    def show_facilities(self, facilities: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer the facilities that have lines."""
        self.facility.set_options([("", _("全部检查对象")), *facilities])
        self.facility.choose(chosen)

    def show_list(self, listed: Listed, wanted: str) -> None:
        """Show the lines that a filter wants."""
        lines = listed.passing(wanted)
        self.rows.show_day(listed.today)
        self.rows.show_records(lines)
        self.rows.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.count.setText(_("共 {n} 项，急的在前").format(n=len(lines)))
