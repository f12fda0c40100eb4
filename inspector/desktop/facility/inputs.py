"""The input of one fact, by the form of its field; all of them give text that facts.parse reads."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.facility.words import example
from inspector.desktop.widgets.check import CheckBox
from inspector.desktop.widgets.form_input import (
    AreaInput,
    ChoiceInput,
    FormInput,
    LineInput,
    ListInput,
)
from inspector.desktop.widgets.text import Text
from inspector.facts.facility import Field, FieldForm, Value, yes_no_words
from inspector.i18n import _

YES, NO = "yes", "no"


def text_of(value: Value) -> str:
    """A fact as the text that it can be read from again, "" for unknown."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    return "、".join(value) if isinstance(value, tuple) else str(value)


class FactLine(LineInput):
    """One line of text, with its unit behind; a code is written in capitals."""

    def __init__(self, field: Field) -> None:
        dated = field.form in (FieldForm.DATE, FieldForm.WHEN)
        super().__init__(field.label, example(field), day=dated)
        self._capitals = field.form is FieldForm.CODE
        # What is too long is refused in a sentence, never cut silently.
        self.line.setMaxLength(1_000_000)
        if field.unit:
            unit = Text(_(field.unit), "second")
            unit.setFixedWidth(theme.px(24))
            self.aside.addWidget(unit)
        if field.form in (FieldForm.NUMBER, FieldForm.DECIMAL):
            self.line.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)

    def text(self) -> str:
        """The line without blanks at its ends, in capitals where it is a code."""
        return super().text().upper() if self._capitals else super().text()


class KindsInput(FormInput):
    """One or more kinds; 加挂牌子 makes several normal."""

    def __init__(self, field: Field) -> None:
        holder = QWidget()
        super().__init__(field.label, holder, alone=False)
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(8))
        self.boxes = {
            choice.value: CheckBox(choice.label, boxed=True) for choice in field.choices or ()
        }
        for box in self.boxes.values():
            box.clicked.connect(lambda: self.edited.emit())
        self.setFocusProxy(next(iter(self.boxes.values())))
        self.arrange(3)

    def arrange(self, columns: int) -> None:
        """Set the boxes in as many columns."""
        for place, box in enumerate(self.boxes.values()):
            self._grid.addWidget(box, place // columns, place % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def text(self) -> str:
        """The ids of the kinds, parted by 、."""
        return "、".join(value for value, box in self.boxes.items() if box.isChecked())

    def show_text(self, text: str) -> None:
        """Check these kinds."""
        held = text.split("、")
        for value, box in self.boxes.items():
            box.setChecked(value in held)


def make_input(field: Field) -> FormInput:
    """The input that suits a field; what can be chosen can also be left as 不清楚."""
    unknown = ("", _("不清楚"))
    if field.name == "note":
        return AreaInput(field.label)
    if field.form is FieldForm.KINDS:
        return KindsInput(field)
    if field.form is FieldForm.YES_NO:
        yes, no = yes_no_words(field)
        choices = [(YES, yes), (NO, no), unknown]
        return ChoiceInput(field.label, choices, required=True, even=True)
    if field.form is FieldForm.CHOICE:
        options = [(choice.value, choice.label) for choice in field.choices or ()]
        return ListInput(field.label, options, nothing=unknown[1])
    return FactLine(field)
