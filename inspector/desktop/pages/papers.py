"""文书: the papers of a visit, made, checked, issued, served, corrected."""

from __future__ import annotations

from PySide6.QtCore import Qt

from inspector.desktop.closing.standing import visit_line
from inspector.desktop.desk import Desk
from inspector.desktop.facility.leaving import LeavePanel
from inspector.desktop.page import Page
from inspector.desktop.papers.acting import Acting, Tried, Typed, keep, try_issue
from inspector.desktop.papers.detail import DetailPanel
from inspector.desktop.papers.reading import Listed, read_papers
from inspector.desktop.papers.rows import PaperRow, PaperRows, rows_of
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.halves import Halves
from inspector.errors import InspectorError
from inspector.facts.document import Document, DocumentState, Stage
from inspector.facts.visit import Changes
from inspector.i18n import _

_LIST = 440


class PapersPage(Page):
    """The list at the left, one paper at the right; one at a time where narrow."""

    rail = "ledger"

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._visit = ""
        self._wanted = ""
        self._listed: Listed | None = None
        self._rows: dict[str, PaperRow] = {}
        self.rows = PaperRows()
        card = Card(flush=True)
        card.body.addWidget(self.rows, 1)
        self.detail = DetailPanel()
        self.halves = Halves(card, self.detail, _("在左边选一种文书"), "file-text", width=_LIST)
        self.acting = Acting(shell, desk, self)
        self._title = self.heading(_("文书"))
        self.scans = Button(_("归档扫描件"), icon="file-import", compact=True)
        self.scans.clicked.connect(lambda: self.shell.open("scans"))
        self._title.aside.insertWidget(1, self.scans)
        self.arrange(self.halves, title=self._title, scroll=False)
        self.rows.chosen.connect(self._moved)
        self.rows.opened.connect(self._opened)
        self.detail.saved.connect(self._save)
        self.detail.looked.connect(self._look)
        self.detail.issued.connect(self._issue)
        self.detail.voided.connect(self._void)
        self.detail.wanted.connect(self._act)
        self.key("Ctrl+Return", self._press_issue, _("核对并出具"))
        self.key("F7", self._look, _("看打印样张"))
        self.key("Ctrl+S", self._press_save, _("存草稿"))

    def enter(self, *, visit: str = "", document: str = "", **_args: str) -> None:
        """The papers of a visit, with one of them or a kind chosen."""
        if visit != self._visit:
            self._wanted = ""
            self.detail.show_row(None, ())
        self._visit = self.acting.visit = visit
        self._wanted = document or self._wanted
        self.halves.go_in(bool(document))
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Papers or the visit have changed; what is being typed stays."""
        if self._visit in changes.visits and not self.detail.dirty:
            self._load()

    def resized(self, narrow: bool) -> None:
        """Fold to one half at a time."""
        self.halves.fold(narrow)

    def escape(self) -> None:
        """Ask what becomes of typed text; then from the paper to the list, then back."""
        if self.detail.dirty:
            self._ask_to_leave(self._step_back)
        else:
            self._step_back()

    def _step_back(self) -> None:
        if self.halves.covered:
            self.halves.go_in(False)
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.shell.back()

    def leave(self) -> None:
        """What was typed is kept as a draft, where it can be read."""
        if self.detail.dirty and self._typed() is not None and not self._faults(whole=False):
            typed = self._typed()
            if typed is not None:
                self.desk.write(self, lambda ws: keep(ws, typed))

    def _load(self) -> None:
        visit = self._visit
        self.desk.ask(self, lambda ws: read_papers(ws, visit), self._show)

    def _show(self, listed: Listed) -> None:
        # An answer about the visit shown before is of no use any more.
        if listed.head.id != self._visit:
            return
        self._listed = listed
        head = listed.head
        parts = (head.facility_name, visit_line(head), head.number or "")
        self._title.context.setText(" · ".join(part for part in parts if part))
        rows = rows_of(listed.kinds)
        self._rows = {row.key: row for row in rows if row.kind is not None}
        self.rows.show_records(rows)
        if self._wanted not in self._rows:
            self._wanted = ""
        if not self._wanted and not self.shell.narrow:
            self._wanted = self._first(rows)
        self.rows.select(self._wanted)
        self._show_row()

    def _first(self, rows: list[PaperRow]) -> str:
        """What is most likely wanted: a draft, else the first that can be made after the visit."""
        drafts = [
            row.key for row in rows if row.document and row.document.state is DocumentState.DRAFT
        ]
        kinds = [row for row in rows if row.kind and row.kind.available and not row.document]
        after = [row.key for row in kinds if row.kind and row.kind.stage is Stage.AFTER]
        return next(iter((*drafts, *after, *(row.key for row in kinds))), "")

    def _show_row(self) -> None:
        row = self._rows.get(self._wanted)
        papers = self._listed.papers if self._listed else ()
        self.detail.show_row(row, papers)
        self.halves.show_detail(row is not None)
        if row is not None and not self.detail.isAncestorOf(self.focusWidget()):
            self.focus(self.rows if not self.halves.covered else self.detail.area)

    def _moved(self, key: str) -> None:
        if self.detail.dirty:
            self.rows.select(self._wanted)
            self._ask_to_leave(lambda: self._go_to(key))
            return
        self._go_to(key)

    def _go_to(self, key: str) -> None:
        self._wanted = key
        self.rows.select(key)
        self._show_row()

    def _opened(self, key: str) -> None:
        if self.detail.dirty and key != self._wanted:
            return
        self._wanted = key
        self.shell.here[1].update(document=key)
        self.halves.go_in(True)
        self._show_row()

    def _ask_to_leave(self, go_on: object) -> None:
        panel = LeavePanel(self.shell)
        self.shell.cover(panel)
        panel.dropped.connect(lambda: self._drop(go_on))
        panel.saved.connect(self._save)
        panel.ask()

    def _drop(self, go_on: object) -> None:
        self._show_row()
        if callable(go_on):
            go_on()

    def _typed(self) -> Typed | None:
        row, form = self.detail.row, self.detail.form
        if form is None or row is None or row.kind is None:
            return None
        return Typed(
            visit=self._visit,
            document=row.document.id if row.document else None,
            kind=row.kind.type,
            findings=form.findings,
            fields=form.values(),
        )

    def _faults(self, *, whole: bool) -> bool:
        form = self.detail.form
        wrong = form.faults(whole=whole) if form is not None else []
        for field in wrong[:1]:
            field.input.setFocus()
        return bool(wrong)

    def _save(self) -> None:
        typed = self._typed()
        if typed is None or self._faults(whole=False):
            return
        self.desk.write(self, lambda ws: keep(ws, typed), self._saved, self._refused)

    def _saved(self, document: Document) -> None:
        self._keep_row(document.id)
        self.shell.bar.show_message(
            _("草稿存好了"), document.title, tone="green", icon="device-floppy"
        )

    def _keep_row(self, document: str) -> None:
        self._wanted = document
        self.shell.here[1].update(document=document)
        self._load()

    def _refused(self, error: InspectorError) -> None:
        form = self.detail.form
        caption = str(error.context.get("field", ""))
        if form is None or not form.show_refusal(caption, error.sentence):
            self.shell.show_error(error)

    def _issue(self) -> None:
        typed = self._typed()
        if typed is None or self._faults(whole=True):
            return
        check = self.detail.check
        seen = check is not None
        overrides = check.overrides if check is not None else {}
        self.detail.issue.setEnabled(False)
        self.desk.write(
            self,
            lambda ws: try_issue(ws, typed, overrides, seen=seen),
            self._tried,
            self._not_tried,
        )

    def _tried(self, tried: Tried) -> None:
        self._wanted = tried.document.id
        self.shell.here[1].update(document=tried.document.id)
        if tried.issued is not None:
            visit = self._visit
            self.detail.show_row(None, ())
            self.shell.open("preview", visit=visit, document=tried.document.id)
            return
        visit = self._visit

        def show(listed: Listed) -> None:
            self._show(listed)
            self.detail.show_check(tried.check)

        self.desk.ask(self, lambda ws: read_papers(ws, visit), show)

    def _not_tried(self, error: InspectorError) -> None:
        self.detail.issue.setEnabled(True)
        self._refused(error)

    def _look(self) -> None:
        row = self.detail.row
        if row is None or not self.detail.look.isVisible():
            return
        if self.detail.form is None and row.document is not None:
            self._preview(row.document)
            return
        typed = self._typed()
        if typed is None or self._faults(whole=False):
            return
        self.desk.write(self, lambda ws: keep(ws, typed), self._preview, self._refused)

    def _preview(self, document: Document) -> None:
        self._wanted = document.id
        self.shell.here[1].update(document=document.id)
        self.detail.show_row(None, ())
        self.shell.open("preview", visit=self._visit, document=document.id)

    def _void(self) -> None:
        row = self.detail.row
        if row is not None and row.document is not None:
            self.acting.void(row.document)

    def _act(self, what: str) -> None:
        row, listed = self.detail.row, self._listed
        if row is not None and listed is not None:
            self.acting.begin(what, row, listed.receiver, listed.now)

    def _press_issue(self) -> None:
        if self.detail.issue.isVisible():
            self.detail.issue.click()

    def _press_save(self) -> None:
        if self.detail.save.isVisible():
            self.detail.save.click()
