"""One inspector's signature: a pad, then what was drawn in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.closing.ink import Ink
from inspector.desktop.closing.signing_words import signed_words
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.signature_pad import SignaturePad
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.visit import Person, Signature
from inspector.facts.vocabulary import Manner
from inspector.i18n import _

_PAD = 118


class OfficerCard(Card):
    """Who signs, the pad, and the buttons under it.

    Signals:
        signed: the PNG. on_paper: signs with a pen later. again: the signature is withdrawn.
    """

    signed = Signal(bytes)
    on_paper = Signal()
    again = Signal()

    def __init__(self, person: Person) -> None:
        super().__init__(margin=16)
        self.person = person.name
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        self._mark = Icon("circle-dashed", "blue")
        head.addWidget(self._mark)
        head.addWidget(Text(person.name, "strong"))
        about = [person.role.label]
        if person.certificate:
            about.append(_("证号 {number}").format(number=person.certificate))
        head.addWidget(Text(" · ".join(about), "second", elide=True), 1)
        self.when = Text("", "label")
        head.addWidget(self.when)
        self.body.addLayout(head)
        hint = _("{name} 在这里签").format(name=person.name)
        self.pad = SignaturePad(hint, height=_PAD)
        self.pad.setFixedHeight(theme.px(_PAD))
        self.ink = Ink(height=_PAD, parent=self)
        self.body.addWidget(self.pad)
        self.body.addWidget(self.ink)
        self.body.addWidget(self._buttons())
        self.pad.changed.connect(self._allow)
        self.show_signature(None, None, editable=True)

    def _buttons(self) -> QWidget:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self.clear = Button(_("清除"), icon="eraser", compact=True)
        self.redo = Button(_("清除重签"), icon="eraser", compact=True)
        self.paper = Button(_("改用笔签"), kind="link")
        self.keep = Button(_("确认签字"), icon="check", compact=True)
        for button in (self.clear, self.redo, self.paper):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.keep)
        self.clear.clicked.connect(self.pad.clear)
        self.redo.clicked.connect(self.again)
        self.paper.clicked.connect(self.on_paper)
        self.keep.clicked.connect(lambda: self.signed.emit(self.pad.png()))
        return held

    def show_signature(
        self, signature: Signature | None, png: bytes | None, *, editable: bool
    ) -> None:
        """Show how this person signed, or the pad; strokes not yet confirmed stay."""
        waits = signature is None
        pen = signature is not None and signature.manner is Manner.PAPER
        icon = ("circle-dashed", "blue") if waits else ("circle-check", "green")
        if pen:
            icon = ("writing-sign", "blue")
        self._mark.show_icon(*icon)
        self.when.setText(signed_words(signature) if signature else _("等签字"))
        self.when.set_tone(icon[1])
        self.pad.setVisible(waits and editable)
        self.ink.setVisible(not waits and not pen)
        if signature is not None:
            self.ink.show_signature(self.person, png, signature.manner.label)
            if not self.pad.empty:
                self.pad.clear()
        for button in (self.clear, self.keep, self.paper):
            button.setVisible(waits and editable)
        self.redo.setVisible(not waits and editable)
        self.redo.setText(_("改在屏幕上签") if pen else _("清除重签"))
        self._allow()

    def _allow(self) -> None:
        self.keep.setEnabled(not self.pad.empty)
        self.clear.setEnabled(not self.pad.empty)
