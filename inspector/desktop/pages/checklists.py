"""检查表: the library for reading: items by place with their basis, and the clauses to check."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.library.confirm_panel import (
    ConfirmPanel,
    WithdrawPanel,
    confirm_number,
    withdraw_number,
)
from inspector.desktop.library.item_detail import ItemDetail
from inspector.desktop.library.rows import LibraryRows, clause_rows, item_rows
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.combo import Combo
from inspector.desktop.widgets.empty_state import EmptyState
from inspector.desktop.widgets.form_panel import FormPanel
from inspector.desktop.widgets.halves import Halves
from inspector.desktop.widgets.list_card import ListCard
from inspector.desktop.widgets.list_search import ListSearch
from inspector.desktop.widgets.text import Text
from inspector.facts.confirmation import Confirmation
from inspector.facts.user import User
from inspector.facts.visit import Changes
from inspector.facts.vocabulary import Depth, Domain, Place
from inspector.i18n import _
from inspector.usecases.library_reading import (
    LibraryItem,
    PendingClause,
    Reading,
    read_library,
)
from inspector.usecases.setup import Workspace, current_user

_PENDING = "pending"
Keep = Callable[[Workspace, str, dict[str, str]], Confirmation]
"""Keeps what was entered about the clause of an id."""


class ChecklistsPage(Page):
    """List at the left, the item at the right; where narrow, one at a time."""

    rail = "checklists"

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._reading = Reading(items=(), pending=())
        self._title = self.heading(_("检查表"))
        self.search = ListSearch(_("检查项里的字"), label=_("查找检查项"))
        self.what = Combo([], label=_("看哪张表"))
        self.place = Combo(
            [("", _("全部区域")), *((place.value, place.label) for place in Place)],
            label=_("区域"),
        )
        self.level = Combo(
            [("", _("全部深度")), *((depth.value, depth.label) for depth in Depth)],
            label=_("深度"),
        )
        self.count = Text("", "second")
        self.rows = LibraryRows()
        self.detail = ItemDetail()
        self.nothing = EmptyState(_("没有找到"), _("换个字再试"), icon="search")
        self._panel = ListCard(self.search, self.rows, self.nothing)
        self._lay_out()
        self.halves = Halves(self._panel, self.detail, _("在左边选一项"), "checklist")
        self.arrange(self.halves, title=self._title, scroll=False)
        self._connect()

    def enter(self, **_args: str) -> None:
        """Read the library."""
        self.halves.go_in(False)
        self.desk.ask(self, read_library, self._show)
        self.search.setFocus()

    def refresh(self, changes: Changes) -> None:
        """The library changes with its packs, a clause with its confirmation."""
        if changes.settings:
            self.desk.ask(self, read_library, self._show)

    def resized(self, narrow: bool) -> None:
        """One half at a time where narrow."""
        self.halves.fold(narrow)

    def escape(self) -> None:
        """From the item to the list where folded; then the search; then back."""
        if self.halves.covered:
            self.halves.go_in(False)
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.search.text():
            self.search.clear()
            self.search.setFocus()
        else:
            self.shell.back()

    def _connect(self) -> None:
        self.search.searched.connect(lambda _text: self._filter())
        self.what.chosen.connect(lambda _value: self._filter())
        self.place.chosen.connect(lambda _value: self._filter())
        self.level.chosen.connect(lambda _value: self._filter())
        self.rows.chosen.connect(self._show_one)
        self.rows.opened.connect(self._open_one)
        self.detail.confirming.connect(self._confirm)
        self.detail.withdrawing.connect(self._withdraw)
        self.key("Ctrl+F", self.search.setFocus, _("查找"))

    def _show(self, reading: Reading) -> None:
        self._reading = reading
        held = self.what.value
        options = [("", _("全部检查表 {n}").format(n=len(reading.items)))]
        for domain in Domain:
            count = sum(item.domain is domain for item in reading.items)
            if count:
                options.append((domain.value, f"{domain.label} {count}"))
        options.append((_PENDING, _("待核条款 {n}").format(n=len(reading.pending))))
        self.what.set_options(options)
        self.what.choose(held)
        core = sum(item.depth is Depth.CORE for item in reading.items)
        self._title.context.setText(
            _("共 {all} 项，其中必查 {core} 项；待核条款 {pending} 条").format(
                all=len(reading.items), core=core, pending=len(reading.pending)
            )
        )
        self._filter()
        if self.rows.selected:
            self._show_one(self.rows.selected)
        else:
            self.halves.go_in(False)

    def _filter(self) -> None:
        pending = self.what.value == _PENDING
        self.place.setVisible(not pending)
        self.level.setVisible(not pending)
        if pending:
            clauses = [one for one in self._reading.pending if self._clause_passes(one)]
            self.rows.show_rows(clause_rows(clauses))
            self.count.setText(_("{n} 条").format(n=len(clauses)))
        else:
            items = [one for one in self._reading.items if self._passes(one)]
            self.rows.show_rows(item_rows(items))
            self.count.setText(_("{n} 项").format(n=len(items)))
        self._panel.show_passing(of=len(self._reading.items))
        if not self.rows.selected and not self.shell.narrow:
            self.rows.choose_first()

    def _passes(self, item: LibraryItem) -> bool:
        words = self.search.text().split()
        told = f"{item.topic} {item.ask} {item.how} {item.fails}".casefold()
        return (
            self.what.value in ("", item.domain.value)
            and self.place.value in ("", item.place.value)
            and self.level.value in ("", item.depth.value)
            and all(word.casefold() in told for word in words)
        )

    def _clause_passes(self, clause: PendingClause) -> bool:
        told = f"{clause.standard} {clause.requirement} {' '.join(clause.items)}".casefold()
        return all(word.casefold() in told for word in self.search.text().split())

    def _show_one(self, key: str) -> None:
        item = next((one for one in self._reading.items if one.id == key), None)
        clause = next((one for one in self._reading.pending if one.id == key), None)
        if self.what.value == _PENDING and clause is not None:
            self.detail.show_clause(clause)
        elif item is not None:
            self.detail.show_item(item)
        self.halves.show_detail(item is not None or clause is not None)

    def _confirm(self, clause: str, standard: str, requirement: str) -> None:
        def ask(user: User | None) -> None:
            panel = ConfirmPanel(self.shell, standard, requirement, user.name if user else "")
            self._ask(panel, clause, confirm_number)

        self.desk.ask(self, current_user, ask)

    def _withdraw(self, clause: str, standard: str, confirmed: str) -> None:
        def ask(user: User | None) -> None:
            panel = WithdrawPanel(self.shell, standard, confirmed, user.name if user else "")
            self._ask(panel, clause, withdraw_number)

        self.desk.ask(self, current_user, ask)

    def _ask(self, panel: FormPanel, clause: str, keep: Keep) -> None:
        panel.wanted.connect(lambda said: self._keep(panel, clause, keep, said))
        self.shell.cover(panel)
        panel.ask()

    def _keep(self, panel: FormPanel, clause: str, keep: Keep, said: dict[str, str]) -> None:
        self.desk.write(
            self,
            lambda ws: keep(ws, clause, said),
            lambda _confirmation: panel.close_panel(),
            lambda error: panel.show_refusal(error.sentence),
            touched=lambda _confirmation: Changes(settings=True),
        )

    def _open_one(self, key: str) -> None:
        self._show_one(key)
        self.halves.go_in(True)
        if self.halves.covered:
            self.focus(self.detail)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        first = QHBoxLayout()
        first.setSpacing(theme.px(8))
        first.addWidget(self.what, 1)
        first.addWidget(self.count)
        head.addLayout(first)
        head.addWidget(self.search)
        filters = QHBoxLayout()
        filters.setSpacing(theme.px(8))
        filters.addWidget(self.place, 1)
        filters.addWidget(self.level, 1)
        head.addLayout(filters)
        self._panel.lay_out(head)
        self._panel.body.setContentsMargins(1, 0, 1, theme.px(4))
