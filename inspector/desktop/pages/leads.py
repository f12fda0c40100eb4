"""线索: the sealed list, and one lead opened for a reason; Esc puts it away at once."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.leads.acting import Acting
from inspector.desktop.leads.leads_card import LeadsCard
from inspector.desktop.leads.opened_panel import OpenedPanel
from inspector.desktop.leads.reading import Listed, promise, read_leads
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.halves import Halves
from inspector.desktop.widgets.text import Text
from inspector.facts.lead import Lead
from inspector.facts.visit import Changes
from inspector.i18n import _

_LIST = 420


class LeadsPage(Page):
    """The list at the left, what was opened at the right; leaving the page closes it."""

    rail = "leads"

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._visit = ""
        self._listed: Listed | None = None
        self.list = LeadsCard()
        self.detail = OpenedPanel()
        hint = _("选一份，写明理由才打开")
        self.halves = Halves(self.list, self.detail, hint, "lock", width=_LIST)
        self.promise = Card(look="blue", margin=12)
        self.promise.body.addWidget(Text(promise(), "second", tone="ink", wrap=True))
        self.acting = Acting(shell, desk, self)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.promise)
        column.addWidget(self.halves, 1)
        self.arrange(body, title=self.heading(_("线索"), ""), scroll=False)
        self.list.opened.connect(self._ask)
        self.list.adding.connect(self._register)
        self.detail.shut.connect(self.put_away)
        self.detail.wanted.connect(self._act)
        self.acting.opened.connect(self._show_lead)
        self.acting.changed.connect(self._load)
        self.key("F5", self.list.new.click, _("登记线索单"))

    def enter(self, *, visit: str = "", new: str = "", **_args: str) -> None:
        """Show the list; `visit` is where one comes from, `new` the kind of lead to register."""
        self._visit = visit
        # What was asked for once is not asked for again on coming back.
        self.shell.here[1].pop("new", None)
        self._forget()

        def show(listed: Listed) -> None:
            self._show(listed)
            if new and not listed.read_only:
                self.acting.register(listed, new)
            elif listed.lines:
                self.focus(next(iter(self.list.rows.rows.values())))
            else:
                self.focus(self.list.new)

        self.desk.ask(self, lambda ws: read_leads(ws, visit), show)

    def leave(self) -> None:
        """Whoever comes back has to say why again."""
        self._forget()

    def refresh(self, changes: Changes) -> None:
        """A facility or a visit has another name now."""
        if changes.facilities or changes.visits:
            self._load()

    def resized(self, narrow: bool) -> None:
        """One half at a time where the window is narrow."""
        self.halves.fold(narrow)
        self._show_where()

    def escape(self) -> None:
        """An opened lead is put away at once; else back."""
        if self.detail.lead is not None:
            self.put_away()
        else:
            self.shell.back()

    def put_away(self) -> None:
        """Close the opened lead and go back to its row."""
        held = self.detail.lead
        self._forget()
        row = self.list.rows.rows.get(held.line.id) if held is not None else None
        if row is not None:
            self.focus(row)

    def _forget(self) -> None:
        """Nothing of the opened lead stays in the window."""
        self.detail.clear()
        self.halves.show_detail(False)
        self.list.rows.select("")
        self._show_where()

    def _show_where(self) -> None:
        self.promise.setVisible(not self.halves.covered)

    def _load(self, _new: str = "") -> None:
        visit = self._visit
        self.desk.ask(self, lambda ws: read_leads(ws, visit), self._show)

    def _show(self, listed: Listed) -> None:
        self._listed = listed
        opened = self.detail.lead
        self.list.show_list(listed, opened.line.id if opened is not None else "")

    def _register(self) -> None:
        if self._listed is not None:
            self.acting.register(self._listed)

    def _ask(self, lead: str) -> None:
        opened, listed = self.detail.lead, self._listed
        if listed is None or (opened is not None and opened.line.id == lead):
            return
        self._forget()
        line = next(one for one in listed.lines if one.id == lead)
        self.acting.open(lead, line.code)

    def _show_lead(self, lead: Lead) -> None:
        if self.shell.page is not self:
            return
        self.detail.show_lead(lead)
        self.list.rows.select(lead.line.id)
        self.halves.go_in(True)
        self.halves.show_detail(True)
        self._show_where()
        self.focus(self.detail.buttons["shut"])

    def _act(self, act: str) -> None:
        lead, listed = self.detail.lead, self._listed
        if lead is not None and listed is not None:
            self.acting.begin(act, lead, listed.now)
