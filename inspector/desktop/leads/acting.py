"""What is done with leads: each asks first, and says why where it fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from inspector.desktop.desk import Desk
from inspector.desktop.interviews.paper_out import Made, PaperOut
from inspector.desktop.leads import forms
from inspector.desktop.leads.opened_panel import ADD, FILES, HAND, PRINT, RECEIPT, SAVE
from inspector.desktop.leads.reading import Listed
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.form_panel import FormPanel
from inspector.errors import InspectorError
from inspector.facts.lead import Lead, LeadLine
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.usecases import leads
from inspector.usecases.setup import Workspace

T = TypeVar("T")


class Acting(QObject):
    """The acts of the page.

    Signals:
        opened: Lead, after its reason was noted.
        changed: a line of the list is another one; the id of a new lead, else "".
    """

    opened = Signal(object)
    changed = Signal(str)

    def __init__(self, shell: Shell, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._shell, self._desk, self._page = shell, desk, page
        self.out = PaperOut(shell, page)
        self._reason = ""
        self._drafted: tuple[str, dict[str, str]] = ("", {})

    def register(self, listed: Listed, category: str = "") -> None:
        """登记."""
        panel, files = forms.new_lead(self._shell, listed, category)
        visit, typed = self._drafted
        if visit == listed.visit and not category:
            for name, text in typed.items():
                panel.fields[name].input.show_text(text)

        def give(said: dict[str, str]) -> None:
            new = forms.lead_of(said, listed.visit, files)
            self._write(panel, lambda ws: leads.add_lead(ws, new), self._registered)

        def put_away() -> None:
            # What was typed and hidden by Esc stands there again; it is never on the disk.
            held = {name: field.input.text() for name, field in panel.fields.items()}
            self._drafted = (listed.visit, held)

        panel.closed.connect(put_away)
        panel.wanted.connect(give)
        self._show(panel)

    def _registered(self, line: LeadLine) -> None:
        self._drafted = ("", {})
        words = _("已登记，编号 {code}").format(code=line.code)
        self._shell.bar.show_message(words, tone="green", icon="lock")
        self.changed.emit(line.id)

    def open(self, lead: str, code: str) -> None:
        """打开: the reason first."""
        panel = forms.why(self._shell, _("打开线索单 {code}").format(code=code), _("打开"))

        def give(said: dict[str, str]) -> None:
            self._reason = said["reason"]
            self._write(panel, lambda ws: leads.open_lead(ws, lead, said["reason"]), self._opened)

        panel.wanted.connect(give)
        self._show(panel)

    def _opened(self, lead: Lead) -> None:
        self.opened.emit(lead)

    def begin(self, act: str, lead: Lead, now: str) -> None:
        """One of the buttons under an opened lead."""
        if act == ADD:
            self._add(lead)
        elif act == HAND:
            self._hand_over(lead, now)
        elif act == RECEIPT:
            self._receipt(lead, now)
        else:
            self._give_out(act, lead)

    def _add(self, lead: Lead) -> None:
        panel, files = forms.addition(self._shell)

        def give(said: dict[str, str]) -> None:
            taken = tuple(files.files)
            self._change(
                panel, lead, lambda ws: leads.add_to_lead(ws, lead.line.id, said["text"], taken)
            )

        panel.wanted.connect(give)
        self._show(panel)

    def _hand_over(self, lead: Lead, now: str) -> None:
        panel = forms.hand_over(self._shell, lead, now)

        def give(said: dict[str, str]) -> None:
            self._change(
                panel,
                lead,
                lambda ws: leads.hand_over_lead(
                    ws,
                    lead.line.id,
                    said["to"],
                    at=forms.moment(said["at"], ws.now()),
                    receiver=said["receiver"],
                    note=said["note"],
                ),
            )

        panel.wanted.connect(give)
        self._show(panel)

    def _receipt(self, lead: Lead, now: str) -> None:
        panel, files = forms.receipt(self._shell, lead, now)

        def give(said: dict[str, str]) -> None:
            taken = tuple(files.files)
            self._change(
                panel,
                lead,
                lambda ws: leads.receive_receipt(
                    ws,
                    lead.line.id,
                    said["receiver"],
                    to=said["to"],
                    at=forms.moment(said["at"], ws.now()),
                    number=said["number"],
                    outcome=said["outcome"],
                    files=taken,
                ),
            )

        panel.wanted.connect(give)
        self._show(panel)

    def _give_out(self, act: str, lead: Lead) -> None:
        titles = {PRINT: _("打印线索单"), SAVE: _("存为 PDF"), FILES: _("另存附件")}
        panel = forms.why(self._shell, titles[act], _("继续"), self._reason)

        def give(said: dict[str, str]) -> None:
            panel.close_panel()
            self._send(act, lead, said["reason"])

        panel.wanted.connect(give)
        self._show(panel)

    def _send(self, act: str, lead: Lead, reason: str) -> None:
        name = _("线索单 {code}.pdf").format(code=lead.line.code)

        def make(made: Made) -> None:
            self._desk.ask(self, lambda ws: leads.lead_pdf(ws, lead.line.id, reason), made)

        if act == PRINT:
            self.out.print(name, make)
        elif act == SAVE:
            self.out.save(name, make)
        else:
            chosen = QFileDialog.getExistingDirectory(self._page, _("附件拷到哪里"))
            if chosen:
                self._copy_files(lead, Path(chosen), reason)

    def _copy_files(self, lead: Lead, folder: Path, reason: str) -> None:
        def done(saved: tuple[Path, ...]) -> None:
            words = _("已拷贝 {n} 个附件").format(n=len(saved))
            self._shell.bar.show_message(words, str(folder), tone="green", icon="check")

        self._desk.ask(
            self, lambda ws: leads.save_lead_files(ws, lead.line.id, folder, reason), done
        )

    def _change(self, panel: FormPanel, lead: Lead, work: Callable[[Workspace], LeadLine]) -> None:
        """Do it and show the lead as it stands then; looking again is looking."""
        reason = self._reason

        def both(ws: Workspace) -> Lead:
            work(ws)
            return leads.open_lead(ws, lead.line.id, reason)

        def done(opened: Lead) -> None:
            self.opened.emit(opened)
            self.changed.emit("")

        self._write(panel, both, done)

    def _show(self, panel: FormPanel) -> None:
        self._shell.cover(panel)
        panel.ask()

    def _write(
        self, panel: FormPanel, work: Callable[[Workspace], T], done: Callable[[T], object]
    ) -> None:
        def kept(result: T) -> None:
            panel.close_panel()
            done(result)

        def refused(error: InspectorError) -> None:
            panel.show_refusal(error.sentence)

        self._desk.write(panel, work, kept, refused, touched=lambda _result: Changes())
