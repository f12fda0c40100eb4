"""What is typed into a paper: the findings that it holds, and its fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.papers.inputs import make_input
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.check import CheckBox
from inspector.desktop.widgets.input_field import InputField, day_fault, time_fault
from inspector.desktop.widgets.text import Text
from inspector.facts.document import (
    Document,
    DocumentState,
    InputForm,
    PaperFinding,
    PaperInput,
    PaperState,
    Takes,
)
from inspector.i18n import _


class PaperField(InputField):
    """One input with its caption and, beneath, what is wrong."""

    def __init__(self, name: str, known: PaperInput, papers: Sequence[Document], text: str) -> None:
        self.name, self.known = name, known
        hint = _("必填") if known.required else _("空着用笔写") if known.pen else ""
        super().__init__(known.caption, make_input(known, papers), hint=hint)
        self.input.show_text(text)

    def fault(self, *, whole: bool) -> str:
        """Why it cannot be taken, or ""; only a `whole` paper needs all that is required."""
        text, form = self.input.text(), self.known.form
        if not text:
            return _("这一项要填") if whole and self.known.required else ""
        if form is InputForm.DATE:
            return day_fault(text)
        if form is InputForm.TIME:
            return time_fault(text)
        if form is InputForm.NUMBER and not (text.isascii() and text.isdecimal()):
            return _("写成整数")
        return ""


class PaperForm(QWidget):
    """The form of one paper.

    Signals:
        edited: a person has changed something.
    """

    edited = Signal()

    def __init__(
        self, kind: PaperState, document: Document | None, papers: Sequence[Document]
    ) -> None:
        super().__init__()
        self.kind, self.document = kind, document
        self._papers = [one for one in papers if one.state is not DocumentState.DRAFT]
        self.fields: dict[str, PaperField] = {}
        self.boxes: dict[str, CheckBox] = {}
        self._groups: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        if kind.takes is not Takes.NONE and kind.findings:
            column.addWidget(self._findings())
        plain = [one for one in kind.inputs if not one.each]
        if plain:
            card = Card(_("填写"), icon="pencil", margin=16)
            card.body.setSpacing(theme.px(12))
            for one in plain:
                card.body.addWidget(self._field(one.id, one))
            column.addWidget(card)
        for finding in kind.findings:
            if any(one.each for one in kind.inputs):
                column.addWidget(self._group(finding))
        self._suit()

    @property
    def findings(self) -> tuple[str, ...] | None:
        """The ids of the findings chosen, None where the paper holds none."""
        if not self.boxes:
            return None
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def values(self) -> dict[str, str]:
        """What was typed into the fields that apply."""
        return {
            name: field.input.text()
            for name, field in self.fields.items()
            if not self._left_out(name)
        }

    def faults(self, *, whole: bool) -> list[PaperField]:
        """The fields that cannot be taken, each saying why."""
        wrong = []
        for name, field in self.fields.items():
            fault = "" if self._left_out(name) else field.fault(whole=whole)
            field.set_error(fault)
            if fault:
                wrong.append(field)
        return wrong

    def show_refusal(self, caption: str, sentence: str) -> bool:
        """Say at a field what the store has refused; whether there is such a field."""
        found = [one for one in self.fields.values() if one.known.caption == caption]
        for field in found[:1]:
            field.set_error(sentence)
            field.input.setFocus()
        return bool(found)

    def _findings(self) -> Card:
        card = Card(_("写进去的问题"), icon="list-check", note=self.kind.takes.label, margin=16)
        held = self._held()
        for one in self.kind.findings:
            title = _("{n}. {topic}").format(n=one.number, topic=one.topic)
            where = " · ".join(part for part in (one.place, one.term) if part)
            box = CheckBox(title, detail=where or one.severity.label, boxed=True)
            box.setChecked(one.id in held)
            box.clicked.connect(self._chosen)
            self.boxes[one.id] = box
            card.body.addWidget(box)
        return card

    def _held(self) -> set[str]:
        if self.document is not None:
            return set(self.document.findings)
        return {one.id for one in self.kind.findings}

    def _group(self, finding: PaperFinding) -> Card:
        title = _("第 {n} 项").format(n=finding.number)
        card = Card(title, note=finding.topic[:24], margin=16)
        card.body.setSpacing(theme.px(12))
        card.body.addWidget(Text(finding.place or finding.topic, "second", wrap=True))
        for one in self.kind.inputs:
            if one.each:
                card.body.addWidget(self._field(f"{one.id}.{finding.number}", one))
        self._groups[finding.id] = card
        return card

    def _field(self, name: str, known: PaperInput) -> PaperField:
        typed = self.document.fields if self.document is not None else {}
        first = self.kind.proposed.get(name, "") if known.each else known.default
        text = typed.get(name, first)
        field = PaperField(name, known, self._papers, text)
        field.input.edited.connect(self.edited)
        self.fields[name] = field
        return field

    def _chosen(self) -> None:
        self._suit()
        self.edited.emit()

    def _suit(self) -> None:
        for key, group in self._groups.items():
            group.setVisible(key in self.boxes and self.boxes[key].isChecked())

    def _left_out(self, name: str) -> bool:
        """A field of a finding that the paper does not hold."""
        number = name.partition(".")[2]
        chosen = self.findings or ()
        held = {str(one.number) for one in self.kind.findings if one.id in chosen}
        return bool(number) and number not in held
