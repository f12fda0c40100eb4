"""The right half of the papers: the form of one that is being made, or one that was issued."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.papers.check_card import CheckCard
from inspector.desktop.papers.form import PaperForm
from inspector.desktop.papers.issued_panel import IssuedPanel
from inspector.desktop.papers.looks import STATE
from inspector.desktop.papers.rows import PaperRow
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card, Hairline
from inspector.desktop.widgets.chip import Chip
from inspector.desktop.widgets.empty_state import EmptyState
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Text
from inspector.facts.document import Document, DocumentState, PaperCheck, PaperState
from inspector.i18n import _


class DetailPanel(Card):
    """One row of the list; it scrolls for itself, its buttons stay at the foot.

    Signals:
        saved, looked, issued: keep the draft; look at its pages; issue it.
        voided: give the draft up.
        wanted: what IssuedPanel asks for.
    """

    saved = Signal()
    looked = Signal()
    issued = Signal()
    voided = Signal()
    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(flush=True)
        self.row: PaperRow | None = None
        self.form: PaperForm | None = None
        self.kept: IssuedPanel | None = None
        self.check: CheckCard | None = None
        self._dirty = False
        side = theme.px(20)
        self.area = Scroll(spacing=12)
        self.area.column.setContentsMargins(side, theme.px(16), side, theme.px(16))
        self.body.addWidget(self.area, 1)
        self.body.addWidget(Hairline())
        self.issue = Button(_("核对并出具"), kind="primary", icon="check", key="Ctrl+Enter")
        self.save = Button(_("存草稿"), icon="device-floppy", compact=True)
        self.look = Button(_("看打印样张"), icon="eye", key="F7", compact=True)
        self.void = Button(_("作废草稿"), icon="trash", compact=True)
        self._foot = QWidget()
        flow = FlowLayout(self._foot)
        flow.setSpacing(theme.px(8))
        for button in (self.issue, self.save, self.look, self.void):
            flow.addWidget(button)
        holder = QVBoxLayout()
        holder.setContentsMargins(side, theme.px(10), side, theme.px(10))
        holder.addWidget(self._foot)
        self.body.addLayout(holder)
        self.issue.clicked.connect(self.issued)
        self.save.clicked.connect(self.saved)
        self.look.clicked.connect(self.looked)
        self.void.clicked.connect(self.voided)

    @property
    def dirty(self) -> bool:
        """Something was typed that is not kept."""
        return self._dirty

    def show_row(self, row: PaperRow | None, papers: Sequence[Document]) -> None:
        """Show a kind or a paper; `papers` are all of the visit."""
        same = row is not None and self.row is not None and row.key == self.row.key
        self.row, self.form, self.kept, self.check = row, None, None, None
        self._dirty = False
        empty(self.area.column)
        if row is None or row.kind is None:
            return
        self.area.column.addWidget(_Head(row.kind, row.document))
        if row.document is None and not row.kind.available:
            self.area.column.addWidget(EmptyState(_("现在还不能做"), row.kind.why, icon="lock"))
        elif row.document is None or row.document.state is DocumentState.DRAFT:
            self.form = PaperForm(row.kind, row.document, papers)
            self.form.edited.connect(self._edited)
            self.area.column.addWidget(self.form)
        else:
            self.kept = IssuedPanel(row.kind, row.document)
            self.kept.wanted.connect(self.wanted)
            self.area.column.addWidget(self.kept)
        self.area.column.addStretch(1)
        self._show_foot()
        if not same:
            self.area.to_top()

    def show_check(self, check: PaperCheck) -> None:
        """Show what was found; a clean one shows nothing."""
        self._drop_check()
        if not (check.blocking or check.warnings):
            return
        self.check = CheckCard(check)
        self.check.reasoned.connect(self._show_foot)
        self.area.column.insertWidget(1, self.check)
        self.area.to_top()
        self._show_foot()

    def _drop_check(self) -> None:
        if self.check is not None:
            self.area.column.removeWidget(self.check)
            self.check.hide()
            self.check.deleteLater()
            self.check = None
            self._show_foot()

    def _edited(self) -> None:
        self._dirty = True
        self._drop_check()

    def _show_foot(self) -> None:
        document = self.row.document if self.row is not None else None
        writing = self.form is not None
        draft = document is not None and document.state is DocumentState.DRAFT
        self.issue.setVisible(writing)
        self.issue.setText(_("核对并出具") if self.check is None else _("出具"))
        self.issue.setEnabled(self.check is None or self.check.may_go_on)
        self.save.setVisible(writing)
        self.void.setVisible(draft and writing)
        self.look.setVisible(writing or self.kept is not None)
        self.look.setText(_("看打印样张") if writing else _("看和打印"))
        self.look.set_kind("secondary" if writing else "primary")
        self._foot.setVisible(writing or self.kept is not None)


class _Head(QWidget):
    """Title, state and what holds for the kind."""

    def __init__(self, kind: PaperState, document: Document | None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(Text(document.title if document else kind.title, "card-title", wrap=True))
        marks = QWidget()
        flow = FlowLayout(marks)
        flow.setSpacing(theme.px(8))
        for chip in _chips(kind, document):
            flow.addWidget(chip)
        column.addWidget(marks)


def _chips(kind: PaperState, document: Document | None) -> list[Chip]:
    chips = []
    if document is not None:
        look = STATE[document.state]
        chips.append(Chip(document.state.label, look.tone, look.icon))
    if not kind.handed_out:
        chips.append(Chip(_("内部使用，不得交出"), "red", "lock"))
    if kind.numbered and (document is None or not document.number):
        chips.append(Chip(_("出具时编文号"), "grey", "note"))
    if kind.moves and (document is None or document.issued is None):
        chips.append(Chip(kind.moves, "blue", "list-check"))
    if not kind.verified:
        chips.append(Chip(_("试用文本"), "grey", "info-circle"))
    return chips
