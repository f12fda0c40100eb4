"""A paper that was issued or voided: what it is, how it was served, what the party said."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.ledger.facts_card import FactsGrid
from inspector.desktop.papers.looks import when
from inspector.desktop.papers.service_panel import service_words
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.text import Text
from inspector.facts.document import Document, DocumentState, PaperState
from inspector.i18n import _

SERVE, WITHDRAW, STATE, SCAN, REVISE, VOID = (
    "serve",
    "withdraw",
    "state",
    "scan",
    "revise",
    "void",
)
"""What can be done with a paper that was issued."""


class IssuedPanel(QWidget):
    """Facts, statements, and the buttons.

    Signals:
        wanted: one of SERVE, WITHDRAW, STATE, SCAN, REVISE, VOID.
    """

    wanted = Signal(str)

    def __init__(self, kind: PaperState, document: Document) -> None:
        super().__init__()
        self.buttons: dict[str, Button] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        card = Card(_("这份文书"), icon="file-text", margin=16)
        card.body.addWidget(FactsGrid(list(_facts(document))))
        column.addWidget(card)
        if document.statements:
            column.addWidget(_statements(document))
        if document.state is not DocumentState.VOID:
            column.addWidget(self._acts(kind, document))

    def _acts(self, kind: PaperState, document: Document) -> Card:
        card = Card(_("办理"), margin=16)
        held = QWidget()
        flow = FlowLayout(held)
        flow.setSpacing(theme.px(8))
        served = document.service is not None
        acts = [
            (SERVE, _("登记送达"), "check", kind.handed_out and not served),
            (WITHDRAW, _("送达登记错了"), "arrow-back-up", served),
            (STATE, _("登记陈述意见"), "message", kind.handed_out),
            (SCAN, _("加签字页"), "file-import", True),
            (REVISE, _("出更正版"), "edit", True),
            (VOID, _("作废"), "trash", True),
        ]
        for wanted, caption, icon, there in acts:
            if there:
                button = Button(caption, icon=icon, compact=True)
                button.clicked.connect(lambda _on=False, what=wanted: self.wanted.emit(what))
                self.buttons[wanted] = button
                flow.addWidget(button)
        card.body.addWidget(held)
        return card


def _facts(document: Document) -> Iterator[tuple[str, str]]:
    issue = document.issued
    if document.void:
        yield _("作废理由"), document.void
    if document.number:
        yield _("文号"), document.number
    if issue is not None:
        yield _("出具"), _("{at}，{by}").format(at=when(issue.at), by=issue.by)
    if document.revision > 1:
        words = _("第 {n} 版：{why}")
        yield _("更正"), words.format(n=document.revision, why=document.revision_reason)
    if document.findings:
        yield _("写进的问题"), _("{n} 项").format(n=len(document.findings))
    for override in document.overrides:
        yield _("核对理由"), _("{why}（内部）").format(why=override.reason)
    if document.service is not None:
        yield _("送达"), service_words(document.service)
    elif document.state is DocumentState.ISSUED:
        yield _("送达"), _("还没有登记")
    if document.scans:
        yield _("签字页"), _("{n} 份").format(n=len(document.scans))


def _statements(document: Document) -> Card:
    card = Card(_("陈述意见"), icon="message", margin=16)
    for one in document.statements:
        about = _("第 {n} 项").format(n=one.finding) if one.finding is not None else ""
        late = _("超过期限") if one.late else ""
        head = " · ".join(part for part in (when(one.at), one.by, about, late) if part)
        card.body.addWidget(Text(head, "second"))
        card.body.addWidget(Text(one.text, "body", wrap=True))
    return card
