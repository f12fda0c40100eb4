"""Block 1 of a new visit: which facility; chosen already, or looked for by name or initials."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.facility.words import known
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.list_row import ListRow, RowList
from inspector.desktop.widgets.list_search import ListSearch
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.facility import FIELD, Facility, value_label
from inspector.facts.visit import VisitHead
from inspector.facts.vocabulary import type_label
from inspector.i18n import _
from inspector.usecases.procedure import VisitDraft

_OFFERED = 8
_TOLD = ("beds", "storeys", "meals")


def facility_line(facility: Facility) -> str:
    """敬老院，床位 68 张，3 层，自办食堂."""
    parts = [facility.kinds_label]
    for name in _TOLD:
        if known(facility, name):
            words = value_label(FIELD[name], facility.get(name))
            parts.append(f"{FIELD[name].label} {words}" if name == "beds" else words)
    return "，".join(part for part in parts if part)


class FacilityBlock(QWidget):
    """The chosen facility, or a search.

    Signals:
        searched: text to look up.
        chosen: a facility's id.
        resumed: the id of the visit under way that is to go on.
        added: 新增检查对象 was pressed.
        planned: the id of the planned visit that is to begin.
    """

    searched = Signal(str)
    chosen = Signal(str)
    resumed = Signal(str)
    added = Signal()
    planned = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit = ""
        self.name = Text("", "strong", wrap=True)
        self.line = Text("", "second", wrap=True)
        self.change = Button(_("换一家"), compact=True)
        self.search = ListSearch(_("名称、首字母、地址、代码"), label=_("检查对象"))
        self.found = RowList()
        self.told = Text("", "second", tone="ink", wrap=True)
        self.go_on = Button(_("继续那一次"), compact=True)
        self._card = self._chosen_card()
        self._looking = Card(flush=True)
        self.hint = Text("", "hint", wrap=True, parent=self._looking)
        self.add = Button(_("新增检查对象"), icon="plus", compact=True, parent=self._looking)
        self._fill_search()
        self.plan_told = Text("", "second", tone="ink", wrap=True)
        self.take = Button(_("用这次安排"), compact=True)
        self._plan = ""
        self._unfinished = _telling("history", self.told, self.go_on)
        self._planned = _telling("calendar", self.plan_told, self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for card in (self._card, self._looking, self._unfinished, self._planned):
            column.addWidget(card)
        self._unfinished.hide()
        self._planned.hide()
        self.change.clicked.connect(self.look_for)
        self.search.searched.connect(self.searched)
        self.search.left_down.connect(self._go_to_rows)
        self.search.returnPressed.connect(self._take_first)
        self.found.chosen.connect(self.chosen)
        self.add.clicked.connect(self.added)
        self.take.clicked.connect(lambda: self.planned.emit(self._plan))
        self.go_on.clicked.connect(lambda: self.resumed.emit(self._visit))
        self.look_for()

    def look_for(self) -> None:
        """Offer the search in place of what is chosen."""
        self._card.hide()
        self._unfinished.hide()
        self._planned.hide()
        self._looking.show()
        self.search.clear()
        self.search.setFocus()
        self.searched.emit("")

    def offer(self, facilities: Sequence[Facility]) -> None:
        """Show what a search has found."""
        self.found.clear()
        for facility in facilities[:_OFFERED]:
            row = ListRow(
                facility.name, facility_line(facility), after=Icon("chevron-right", "ink3")
            )
            self.found.add(facility.id, row)
        rest = len(facilities) - _OFFERED
        if not facilities:
            self.hint.setText(
                _("没有找到，换个字再试") if self.search.text() else _("还没有检查对象")
            )
        else:
            self.hint.setText(_("还有 {n} 家，多打几个字").format(n=rest) if rest > 0 else "")
        self.hint.setVisible(bool(self.hint.text()))
        self.add.setVisible(not facilities)

    def show_facility(self, facility: Facility, unfinished: VisitHead | None) -> None:
        """Show what was chosen, and the visit there that is still under way."""
        self.name.setText(facility.name)
        self.line.setText(facility_line(facility))
        self._looking.hide()
        self._card.show()
        self._unfinished.setVisible(unfinished is not None)
        if unfinished is not None:
            self._visit = unfinished.id
            self.told.setText(
                _("这家还有一次没做完的检查：{mode} · {type}，{day} 开始").format(
                    mode=unfinished.mode.label,
                    type=type_label(unfinished.mode, unfinished.type),
                    day=unfinished.begun[:10],
                )
            )

    def show_plan(self, plan: VisitDraft | None) -> None:
        """Offer the planned visit, None where there is none or it was taken."""
        self._planned.setVisible(plan is not None)
        if plan is not None:
            self._plan = plan.visit
            self.plan_told.setText(
                _("这家安排过：{mode} · {type}，{when}").format(
                    mode=plan.mode.label,
                    type=type_label(plan.mode, plan.type),
                    when=f"{plan.begun:%Y-%m-%d %H:%M}",
                )
            )

    def _take_first(self) -> None:
        if self.search.text().strip() and self.found.rows:
            self.chosen.emit(next(iter(self.found.rows)))

    def _go_to_rows(self) -> None:
        if self.found.rows:
            next(iter(self.found.rows.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def _chosen_card(self) -> Card:
        card = Card(margin=10)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(Icon("building-community", "accent", 24))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.line)
        row.addLayout(words, 1)
        row.addWidget(self.change)
        card.body.addLayout(row)
        return card

    def _fill_search(self) -> None:
        side = theme.px(12)
        inner = QVBoxLayout()
        inner.setContentsMargins(side, side, side, side)
        inner.addWidget(self.search)
        self._looking.body.addLayout(inner)
        self._looking.body.addWidget(self.found)
        self.hint.setContentsMargins(side, 0, side, side)
        self.hint.hide()
        self._looking.body.addWidget(self.hint)
        self.add.hide()
        foot = QHBoxLayout()
        foot.setContentsMargins(side, 0, side, side)
        foot.addWidget(self.add)
        foot.addStretch(1)
        self._looking.body.addLayout(foot)


def _telling(icon: str, words: Text, button: Button) -> Card:
    """A blue card: what there is of this facility already, and the way to it."""
    card = Card(look="blue", margin=10)
    row = QHBoxLayout()
    row.setSpacing(theme.px(12))
    row.addWidget(Icon(icon, "blue"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    row.addWidget(button)
    card.body.addLayout(row)
    return card
