"""The form of a facility: all fields in their groups, read and judged together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.facility.inputs import FactInput, KindsInput, make_input, text_of
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.field import Field as LabelledField
from inspector.desktop.widgets.text import Icon, Text
from inspector.errors import InspectorError
from inspector.facts.facility import FIELD, FIELDS, Field, FieldGroup, Value
from inspector.facts.parse import parse_field
from inspector.i18n import _

REQUIRED = ("name", "kinds")
_FIRST = ("name", "code", "kinds", "address", "township", "person_in_charge", "phone", "note")
_WHOLE_ROW = ("kinds", "note")
_TWO_COLUMNS = ("name", "address")


def fields_of(group: FieldGroup) -> tuple[Field, ...]:
    """The fields of a group in the order of the form."""
    if group is FieldGroup.IDENTITY:
        return tuple(FIELD[name] for name in _FIRST)
    return tuple(field for field in FIELDS if field.group is group)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field."""

    name: str
    sentence: str


class FactField(LabelledField):
    """Label, input, error, and beneath it what is doubtful."""

    def __init__(self, field: Field) -> None:
        self.input: FactInput = make_input(field)
        hint = _("必填") if field.name in REQUIRED else ""
        super().__init__(field.label, self.input, hint=hint)
        self.field = field
        self._doubt = QWidget(self)
        row = QHBoxLayout(self._doubt)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(Icon("info-circle", "blue", 18), 0, Qt.AlignmentFlag.AlignTop)
        self.doubt = Text("", "second", tone="blue", wrap=True)
        row.addWidget(self.doubt, 1)
        self._doubt.hide()
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.addWidget(self._doubt)
            column.addStretch(1)

    def set_error(self, sentence: str) -> None:
        """Say what is wrong; the input itself gets the red edge."""
        super().set_error(sentence)
        edge = self.input.edge
        if bool(edge.property("wrong")) != bool(sentence):
            edge.setProperty("wrong", bool(sentence))
            theme.repolish(edge)

    def set_doubt(self, sentence: str) -> None:
        """Say what is doubtful; "" takes it back."""
        self.doubt.setText(sentence)
        self._doubt.setVisible(bool(sentence))


class FacilityForm(QWidget):
    """All fields.

    Signals:
        edited: the name of the field that a person has changed.
        left: the name of the field that was left.
    """

    edited = Signal(str)
    left = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, FactField] = {}
        self.cards: dict[FieldGroup, Card] = {}
        self._grids: dict[FieldGroup, QGridLayout] = {}
        self._initial: dict[str, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        for group in FieldGroup:
            column.addWidget(self._group_card(group))
        self.arrange(3)

    def _group_card(self, group: FieldGroup) -> Card:
        card = Card(group.label)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(12))
        card.body.addLayout(grid)
        self.cards[group], self._grids[group] = card, grid
        for field in fields_of(group):
            made = FactField(field)
            made.input.edited.connect(lambda name=field.name: self._edited(name))
            made.input.left.connect(lambda name=field.name: self._left(name))
            self.fields[field.name] = made
        return card

    def arrange(self, columns: int) -> None:
        """Set the fields in as many columns."""
        for group, grid in self._grids.items():
            place = 0
            for field in fields_of(group):
                span = _span(field.name, columns)
                if place % columns + span > columns:
                    place += columns - place % columns
                grid.addWidget(self.fields[field.name], place // columns, place % columns, 1, span)
                place += span
            for column in range(3):
                grid.setColumnStretch(column, 1 if column < columns else 0)
        kinds = self.fields["kinds"].input
        if isinstance(kinds, KindsInput):
            kinds.arrange(columns)

    def show_facts(self, facts: Mapping[str, Value]) -> None:
        """Show facts as kept, with nothing typed yet."""
        for name, field in self.fields.items():
            field.input.show_value(facts.get(name))
            field.set_error("")
            field.set_doubt("")
        self._initial = {name: text_of(facts.get(name)) for name in self.fields}

    def show_typed(self, texts: Mapping[str, str]) -> None:
        """Put texts that were typed earlier into their fields."""
        for name, text in texts.items():
            if name in self.fields:
                self.fields[name].input.show_text(text)

    def typed(self) -> dict[str, str]:
        """The texts that differ from what is kept."""
        held = {name: field.input.text() for name, field in self.fields.items()}
        return {name: text for name, text in held.items() if text != self._initial.get(name, "")}

    def values(self) -> dict[str, Value]:
        """All facts that can be read from the form, unknown as None."""
        return {name: value for name in self.fields if (value := self._value(name)) is not None}

    def read(self) -> tuple[dict[str, Value], list[Problem]]:
        """The facts that were changed, and what is wrong; each fault is shown under its field."""
        changed: dict[str, Value] = {}
        problems: list[Problem] = []
        for name in self.typed():
            try:
                changed[name] = parse_field(FIELD[name], self.fields[name].input.text())
            except InspectorError as error:
                problems.append(Problem(name, error.sentence))
        for name, code in (("name", "facility.name_missing"), ("kinds", "facility.kind_missing")):
            if not self.fields[name].input.text():
                problems.append(Problem(name, InspectorError(code).sentence))
        order = list(self.fields)
        problems.sort(key=lambda problem: order.index(problem.name))
        wrong = {problem.name: problem.sentence for problem in problems}
        for name, field in self.fields.items():
            field.set_error(wrong.get(name, ""))
        return changed, problems

    def judge(self, name: str) -> None:
        """Say under the field what is wrong with it; a required one may wait until it is saved."""
        text = self.fields[name].input.text()
        try:
            parse_field(FIELD[name], text)
        except InspectorError as error:
            self.fields[name].set_error(error.sentence)
        else:
            self.fields[name].set_error("")

    def known(self, group: FieldGroup) -> tuple[int, int]:
        """How many fields of a group are filled in, and how many there are."""
        held = fields_of(group)
        return sum(bool(self.fields[field.name].input.text()) for field in held), len(held)

    def _value(self, name: str) -> Value:
        try:
            return parse_field(FIELD[name], self.fields[name].input.text())
        except InspectorError:
            return None

    def _edited(self, name: str) -> None:
        self.fields[name].set_error("")
        self.edited.emit(name)

    def _left(self, name: str) -> None:
        self.judge(name)
        self.left.emit(name)


def _span(name: str, columns: int) -> int:
    if name in _WHOLE_ROW:
        return columns
    return 2 if name in _TWO_COLUMNS else 1
