"""Everything that is done with papers, each in the database lane."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from inspector.desktop.closing.filing import choose_pages
from inspector.desktop.closing.reason_panel import ReasonPanel
from inspector.desktop.desk import Desk
from inspector.desktop.page import Page
from inspector.desktop.papers.issued_panel import REVISE, SCAN, SERVE, STATE, VOID, WITHDRAW
from inspector.desktop.papers.rows import PaperRow
from inspector.desktop.papers.service_panel import ServicePanel
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.form_panel import CHOICE, TEXT, Ask, FormPanel
from inspector.errors import InspectorError
from inspector.facts.document import Document, Issued, PaperCheck, PaperFinding
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.usecases import documents, service
from inspector.usecases.setup import Workspace

T = TypeVar("T")


class Tried(Struct, frozen=True, kw_only=True):
    """A draft as kept, what the check found, and the paper where it was issued."""

    document: Document
    check: PaperCheck
    issued: Issued | None


class Typed(Struct, frozen=True, kw_only=True):
    """What stands in a form: the paper (None: a new one), its kind, findings and fields."""

    visit: str
    document: str | None
    kind: str
    findings: tuple[str, ...] | None
    fields: Mapping[str, str]


def keep(ws: Workspace, typed: Typed) -> Document:
    """Begin the paper, or change its draft."""
    if typed.document is None:
        return documents.draft_document(
            ws, typed.visit, typed.kind, findings=typed.findings, fields=typed.fields
        )
    return documents.edit_document(ws, typed.document, findings=typed.findings, fields=typed.fields)


def try_issue(ws: Workspace, typed: Typed, overrides: Mapping[str, str], *, seen: bool) -> Tried:
    """Keep it, check it, and issue it where nothing was found or all was `seen`."""
    document = keep(ws, typed)
    check = documents.check_document(ws, document.id)
    hard = [one for one in check.blocking if not one.overridden and one.code not in overrides]
    issued = None
    if not hard and (seen or not (check.blocking or check.warnings)):
        issued = documents.issue_document(ws, document.id, overrides)
    return Tried(document=document, check=check, issued=issued)


class Acting(QObject):
    """Writes for the papers of one visit (`visit`), and the questions before some of them.

    Signals:
        done: something was written.
    """

    done = Signal()

    def __init__(self, shell: Shell, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._shell, self._desk, self._page = shell, desk, page
        self.visit = ""

    def begin(self, what: str, row: PaperRow, receiver: str, now: datetime) -> None:
        """Ask what is needed for an act on an issued paper."""
        document = row.document
        if document is None:
            return
        acts: dict[str, Callable[[], object]] = {
            SERVE: lambda: self._serve(document, receiver, now),
            WITHDRAW: lambda: self._withdraw(document),
            STATE: lambda: self._statement(document, row.findings, receiver),
            SCAN: self._choose_scans,
            REVISE: lambda: self._revise(document),
            VOID: lambda: self.void(document),
        }
        acts[what]()

    def void(self, document: Document) -> None:
        """作废, with the reason."""
        detail = _("文书留着并写明理由；已编的文号不再用。")
        panel = ReasonPanel(
            self._shell,
            _("作废「{title}」？").format(title=document.title),
            detail,
            yes=_("作废"),
            example=_("例如：写错了单位名称，重新出具"),
            danger=True,
        )
        panel.given.connect(
            lambda reason: self._write(lambda ws: documents.void_document(ws, document.id, reason))
        )
        panel.ask()

    def _serve(self, document: Document, receiver: str, now: datetime) -> None:
        panel = ServicePanel(self._shell, document.title, receiver, now)

        def give(said: dict[str, str]) -> None:
            told = panel.serving(said)
            self._keep(
                panel,
                lambda ws: service.serve_document(
                    ws,
                    document.id,
                    manner=told.manner,
                    receiver=told.receiver,
                    at=told.at,
                    place=told.place,
                    proxy=told.proxy,
                    reason=told.reason,
                    witnesses=told.witnesses,
                    tracking=told.tracking,
                ),
            )

        panel.wanted.connect(give)
        self._show(panel)

    def _withdraw(self, document: Document) -> None:
        panel = ReasonPanel(
            self._shell,
            _("撤回送达登记？"),
            _("登记错了才撤回；理由留在日志里，撤回后可以重新登记。"),
            yes=_("撤回"),
            example=_("例如：收件人写错"),
        )
        panel.given.connect(
            lambda reason: self._write(lambda ws: service.withdraw_service(ws, document.id, reason))
        )
        panel.ask()

    def _statement(
        self, document: Document, findings: Sequence[PaperFinding], receiver: str
    ) -> None:
        asks = [
            Ask(name="text", caption=_("陈述意见"), form=TEXT, required=True),
            Ask(name="by", caption=_("陈述人"), text=receiver),
        ]
        if findings:
            choices = tuple((str(f.number), f"{f.number}. {f.topic}") for f in findings)
            asks.append(Ask(name="finding", caption=_("针对哪一项"), form=CHOICE, choices=choices))
        panel = FormPanel(
            self._shell,
            _("登记陈述意见"),
            document.title,
            asks=tuple(asks),
            yes=_("登记"),
            icon="message",
        )

        def give(said: dict[str, str]) -> None:
            about = int(said["finding"]) if said.get("finding") else None
            self._keep(
                panel,
                lambda ws: service.statement_of_party(
                    ws, document.id, said["text"], by=said["by"], finding=about
                ),
            )

        panel.wanted.connect(give)
        self._show(panel)

    def _revise(self, document: Document) -> None:
        panel = ReasonPanel(
            self._shell,
            _("出「{title}」的更正版？").format(title=document.title),
            _("文号不变；原来那一版留着。改好以后重新出具。"),
            yes=_("出更正版"),
            example=_("例如：期限写错，应为 2026-12-05"),
        )
        panel.given.connect(
            lambda reason: self._write(
                lambda ws: documents.revise_document(ws, document.id, reason)
            )
        )
        panel.ask()

    def _choose_scans(self) -> None:
        """Signed pages are read where every page is filed with its paper by its code."""
        choose_pages(self._page, lambda names: self._shell.open("scans", files="\n".join(names)))

    def _show(self, panel: FormPanel) -> None:
        self._shell.cover(panel)
        panel.ask()

    def _touched(self, _result: object) -> Changes:
        return Changes(visits=(self.visit,))

    def _write(self, work: Callable[[Workspace], T]) -> None:
        self._desk.write(self, work, lambda _r: self.done.emit(), touched=self._touched)

    def _keep(self, panel: FormPanel, work: Callable[[Workspace], T]) -> None:
        def kept(_result: T) -> None:
            panel.close_panel()
            self.done.emit()

        def refused(error: InspectorError) -> None:
            panel.show_refusal(error.sentence)

        self._desk.write(panel, work, kept, refused, touched=self._touched)
