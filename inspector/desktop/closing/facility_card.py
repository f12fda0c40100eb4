"""The facility's side: signs here, refuses, or signs with a pen later."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.closing.facility_form import FacilityForm
from inspector.desktop.closing.ink import Ink
from inspector.desktop.closing.refusal_form import RefusalForm
from inspector.desktop.closing.signing_words import refusal_words, signed_words
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.choice_row import ChoiceRow
from inspector.desktop.widgets.field import LineEdit, TextArea
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.visit import Signature
from inspector.facts.vocabulary import Manner
from inspector.i18n import _


class FacilityCard(Card):
    """A row of three ways, the form of the one chosen; once signed, what was put down.

    Signals:
        signed: Signed. refused: Refused. on_paper: signs with a pen. again: it is withdrawn.
        typed: something was written or chosen that is not kept yet.
    """

    signed = Signal(object)
    refused = Signal(object)
    on_paper = Signal()
    again = Signal()
    typed = Signal()

    def __init__(self) -> None:
        super().__init__(margin=20)
        ways = [
            (Manner.SCREEN.value, _("当场签字")),
            (Manner.REFUSED.value, _("拒绝签字")),
            (Manner.PAPER.value, _("纸上签字")),
        ]
        self.way = ChoiceRow(ways, label=_("被检查单位怎么签"))
        self.way.choose(Manner.SCREEN.value)
        self.way.chosen.connect(lambda _value: self._show_form())
        self.form = FacilityForm()
        self.refusal = RefusalForm()
        self.pen = self._pen()
        self.done = self._done()
        for part in (self.way, self.form, self.refusal, self.pen, self.done):
            self.body.addWidget(part)
        self.form.signed.connect(self.signed)
        self.refusal.refused.connect(self.refused)
        self._signature: Signature | None = None
        self._editable = True
        self._watched: set[str] = set()
        self._watch()
        self.way.chosen.connect(self.typed)
        self.refusal.kind.chosen.connect(self.typed)
        self.refusal.witness_added.connect(self._watch)
        self._show_form()

    def _pen(self) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(theme.px(12))
        words = _("文书打印出来，由对方用笔签字。签好的页面以后拍照或扫描，加到这里再完成检查。")
        column.addWidget(Text(words, "body", wrap=True))
        self.keep_pen = Button(_("记为纸上签字"), icon="writing-sign", compact=True)
        self.keep_pen.clicked.connect(self.on_paper)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.keep_pen)
        column.addLayout(row)
        return held

    def _done(self) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        self._mark = Icon("circle-check", "green")
        self.who = Text("", "strong", wrap=True)
        self.when = Text("", "label")
        head.addWidget(self._mark)
        head.addWidget(self.who, 1)
        head.addWidget(self.when)
        column.addLayout(head)
        self.ink = Ink(height=150)
        column.addWidget(self.ink)
        self.said = Text("", "body", wrap=True)
        column.addWidget(self.said)
        self.redo = Button("", icon="eraser", compact=True)
        self.redo.clicked.connect(self.again)
        row = QHBoxLayout()
        row.addWidget(self.redo)
        row.addStretch(1)
        column.addLayout(row)
        return held

    def begin(self, person: str, position: str) -> None:
        """Another visit: empty forms with who is likely to sign."""
        self.way.choose(Manner.SCREEN.value)
        self.form.begin(person, position)
        self.refusal.begin(person, position)

    def texts(self) -> dict[str, str]:
        """What stands in the fields, and what is chosen; for `fill` after a restart."""
        held = {name: edit.text() for name, edit in self._edits().items()}
        return {**held, "way": self.way.value, "refusal.kind": self.refusal.kind.value}

    def fill(self, texts: Mapping[str, str]) -> None:
        """Put back what `texts` gave."""
        while f"witness.{len(self.refusal.witnesses)}" in texts:
            self.refusal.add_witness()
        for name, edit in self._edits().items():
            if name in texts:
                edit.setText(texts[name])
        self.way.choose(texts.get("way", Manner.SCREEN.value))
        self.refusal.choose(texts.get("refusal.kind", ""))
        self._show_form()

    def _edits(self) -> dict[str, LineEdit | TextArea]:
        return {**self.form.edits(), **self.refusal.edits()}

    def _watch(self) -> None:
        for name, edit in self._edits().items():
            if name not in self._watched:
                self._watched.add(name)
                edit.textChanged.connect(self.typed)

    def show_signature(
        self, signature: Signature | None, png: bytes | None, *, editable: bool
    ) -> None:
        """Show how the facility signed, or the forms with what is in them."""
        self._signature, self._editable = signature, editable
        self._show_form()
        if signature is None:
            return
        if not self.form.pad.empty:
            self.form.pad.clear()
        refused = signature.manner is Manner.REFUSED
        pen = signature.manner is Manner.PAPER
        icon, tone = ("writing-sign", "blue") if pen else ("circle-check", "green")
        self._mark.show_icon("message" if refused else icon, "ink2" if refused else tone)
        self.who.setText("，".join(p for p in (signature.person, signature.position) if p))
        self.when.setText(signed_words(signature))
        self.when.set_tone("ink2" if refused else tone)
        self.ink.setVisible(bool(png))
        self.ink.show_signature(signature.person, png, signature.manner.label)
        opinion = signature.opinion or (_("没有写意见") if png else "")
        self.said.setText(refusal_words(signature) if refused else opinion)
        self.said.setVisible(bool(self.said.text()))
        self.redo.setVisible(editable)
        self.redo.setText(_("清除重签") if signature.manner is Manner.SCREEN else _("改签法"))

    def _show_form(self) -> None:
        waits = self._signature is None and self._editable
        chosen = self.way.value
        self.way.setVisible(waits)
        self.form.setVisible(waits and chosen == Manner.SCREEN.value)
        self.refusal.setVisible(waits and chosen == Manner.REFUSED.value)
        self.pen.setVisible(waits and chosen == Manner.PAPER.value)
        self.done.setVisible(self._signature is not None)
