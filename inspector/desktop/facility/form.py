"""The form of a facility: all fields in their groups, read and judged together."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.facility.fact_field import FactField
from inspector.desktop.facility.inputs import KindsInput, text_of
from inspector.desktop.widgets.card import Card
from inspector.errors import InspectorError
from inspector.facts.facility import FIELD, FIELDS, Field, FieldGroup, Value
from inspector.facts.parse import parse_field

_FIRST = ("name", "code", "kinds", "address", "township", "person_in_charge", "phone", "note")
_WHOLE_ROW = ("kinds", "note")
_TWO_COLUMNS = ("name", "address")


def fields_of(group: FieldGroup) -> tuple[Field, ...]:
    """The fields of a group in the order of the form."""
    if group is FieldGroup.IDENTITY:
        return tuple(FIELD[name] for name in _FIRST)
    return tuple(field for field in FIELDS if field.group is group)


class Problem(Struct, frozen=True):
    """What is wrong with a field."""

    name: str
    sentence: str


class FacilityForm(QWidget):
    """All fields; they are made group by group by `build`, so that the window never pauses.

    Signals:
        built: all groups are there.
        edited: the name of the field that a person has changed.
        left: the name of the field that was left.
    """

    built = Signal()
    edited = Signal(str)
    left = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, FactField] = {}
        self.cards: dict[FieldGroup, Card] = {}
        self._grids: dict[FieldGroup, QGridLayout] = {}
        self._initial: dict[str, str] = {}
        self._columns = 3
        self._waiting = list(FieldGroup)
        self._building = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(16))

    @property
    def complete(self) -> bool:
        """Whether all groups are there."""
        return not self._waiting

    def build(self) -> None:
        """Make what is missing, one group per turn of the event loop."""
        if self._waiting and not self._building:
            self._building = True
            QTimer.singleShot(0, self, self._build_next)

    def _build_next(self) -> None:
        self._column.addWidget(self._group_card(self._waiting.pop(0)))
        self.arrange(self._columns)
        if self._waiting:
            QTimer.singleShot(0, self, self._build_next)
        else:
            self.built.emit()

    def _group_card(self, group: FieldGroup) -> Card:
        card = Card(group.label)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(12))
        card.body.addLayout(grid)
        self.cards[group], self._grids[group] = card, grid
        for field in fields_of(group):
            made = FactField(field)
            made.input.edited.connect(lambda name=field.name: self.edited.emit(name))
            made.input.left.connect(lambda name=field.name: self._left(name))
            self.fields[field.name] = made
        return card

    def arrange(self, columns: int) -> None:
        """Set the fields in as many columns."""
        self._columns = columns
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
        kinds = self.fields.get("kinds")
        if kinds is not None and isinstance(kinds.input, KindsInput):
            kinds.input.arrange(columns)

    def show_facts(self, facts: Mapping[str, Value]) -> None:
        """Show facts as kept, with nothing typed yet."""
        for name, field in self.fields.items():
            field.input.show_text(text_of(facts.get(name)))
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

    def _left(self, name: str) -> None:
        self.judge(name)
        self.left.emit(name)


def _span(name: str, columns: int) -> int:
    if name in _WHOLE_ROW:
        return columns
    return 2 if name in _TWO_COLUMNS else 1
