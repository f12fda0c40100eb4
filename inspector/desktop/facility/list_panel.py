"""The left half of the page of facilities: search, filters, the list, what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.facility.rows import FacilityRows
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.combo import Combo
from inspector.desktop.widgets.empty_state import EmptyState
from inspector.desktop.widgets.list_card import ListCard
from inspector.desktop.widgets.list_search import ListSearch
from inspector.desktop.widgets.text import Text
from inspector.facts.facility import FacilityKind
from inspector.i18n import _
from inspector.usecases.facility_overview import FacilityLine, Standing


class ListPanel(ListCard):
    """Search, two filters with the count, the list, and 新增 导入 导出.

    Signals:
        searched: the text to look up in the store.
        filtered: a filter was chosen.
    """

    searched = Signal(str)
    filtered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.search = ListSearch(_("名称、首字母、地址、代码"), label=_("查找检查对象"))
        self.rows = FacilityRows()
        nothing = EmptyState(_("没有找到"), _("换个字，或者把上面的筛选放宽再试"), icon="search")
        super().__init__(self.search, self.rows, nothing, parent)
        self._lines: Sequence[FacilityLine] = ()
        self._found: frozenset[str] | None = None
        self.kind = Combo(
            [("", _("全部类型")), *((kind.value, kind.label) for kind in FacilityKind)],
            label=_("类型"),
        )
        self.standing = Combo(
            [("", _("全部状态")), *((one.value, one.label) for one in Standing)], label=_("状态")
        )
        self.count = Text("", "second")
        self.add = Button(_("新增"), icon="plus", compact=True)
        self.bring = Button(_("导入"), icon="file-import", compact=True)
        self.export = Button(_("导出"), icon="file-export", compact=True)
        self.lay_out(self._head(), self._foot())
        self.search.searched.connect(self.searched)
        for combo in (self.kind, self.standing):
            combo.chosen.connect(lambda _value: self._filter())
            combo.chosen.connect(lambda _value: self.filtered.emit())

    def show_lines(self, lines: Sequence[FacilityLine]) -> None:
        """Show these facilities, as far as search and filters let them through."""
        self._lines = lines
        self._filter()

    def show_found(self, found: frozenset[str] | None) -> None:
        """Show what a search has found, None: no search."""
        self._found = found
        self._filter()

    def widen(self) -> None:
        """Let everything through again."""
        for combo in (self.kind, self.standing):
            combo.choose("")
        self.search.clear()
        self._found = None
        self._filter()

    @property
    def shown(self) -> int:
        """How many facilities stand in the list."""
        return self.rows.count

    def _filter(self) -> None:
        shown = [line for line in self._lines if self._passes(line)]
        self.rows.show_records(shown)
        self.show_passing(of=len(self._lines))
        self.count.setText(_("{n} 家").format(n=len(shown)))
        self.export.setEnabled(bool(self._lines))

    def _passes(self, line: FacilityLine) -> bool:
        kind, standing = self.kind.value, self.standing.value
        return (
            (self._found is None or line.id in self._found)
            and (not kind or kind in line.kinds)
            and (not standing or standing == line.standing)
        )

    def _head(self) -> QLayout:
        head = QVBoxLayout()
        head.addWidget(self.search)
        filters = QHBoxLayout()
        filters.setSpacing(theme.px(8))
        filters.addWidget(self.kind, 1)
        filters.addWidget(self.standing, 1)
        head.addLayout(filters)
        return head

    def _foot(self) -> QLayout:
        foot = QHBoxLayout()
        for button in (self.add, self.bring, self.export):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.count)
        return foot
