"""The input of one fact, by the form of its field; all of them give text that facts.parse reads."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.facility.words import example
from inspector.desktop.widgets.check import CheckBox
from inspector.desktop.widgets.choice_row import ChoiceRow
from inspector.desktop.widgets.combo import Combo
from inspector.desktop.widgets.field import LineEdit, TextArea
from inspector.desktop.widgets.text import Text
from inspector.facts.facility import Field, FieldForm, Value, yes_no_words
from inspector.i18n import _

_EIGHT_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
YES, NO = "yes", "no"


class FactInput(QWidget):
    """One fact being entered.

    Signals:
        edited: a person has changed it.
        left: the focus went elsewhere.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.setAccessibleName(field.label)

    def text(self) -> str:
        """What was entered, "" for unknown."""
        raise NotImplementedError

    def show_text(self, text: str) -> None:
        """Show an entry without a signal."""
        raise NotImplementedError

    def show_value(self, value: Value) -> None:
        """Show a fact as kept."""
        self.show_text(text_of(value))

    @property
    def edge(self) -> QWidget:
        """The widget that is edged in red where the entry is wrong."""
        return self


def text_of(value: Value) -> str:
    """A fact as the text that it can be read from again."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    return "、".join(value) if isinstance(value, tuple) else str(value)


class LineInput(FactInput):
    """One line of text, with its unit behind; a date may be typed as 20261205."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self.line = LineEdit(hint=example(field), label=field.label)
        # What is too long is refused in a sentence, never cut silently.
        self.line.setMaxLength(1_000_000)
        row.addWidget(self.line, 1)
        if field.unit:
            unit = Text(_(field.unit), "second")
            unit.setFixedWidth(theme.px(24))
            row.addWidget(unit)
        if field.form in (FieldForm.NUMBER, FieldForm.DECIMAL):
            self.line.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.left.connect(self._leave)

    def text(self) -> str:
        """The line without blanks at its ends."""
        return self.line.text().strip()

    def show_text(self, text: str) -> None:
        """Show a line."""
        self.line.setText(text)
        self.line.setCursorPosition(0)

    @property
    def edge(self) -> QWidget:
        """The line."""
        return self.line

    def _leave(self) -> None:
        digits = _EIGHT_DIGITS.fullmatch(self.text())
        if digits and self.field.form in (FieldForm.DATE, FieldForm.WHEN):
            self.line.setText("-".join(digits.groups()))
        if self.field.form is FieldForm.CODE:
            self.line.setText(self.text().upper())
        self.left.emit()


class AreaInput(FactInput):
    """Several lines of text."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.area = TextArea(label=field.label, lines=2)
        row.addWidget(self.area)
        self.setFocusProxy(self.area)
        self._quiet = False
        self.area.textChanged.connect(self._changed)
        self.area.left.connect(self.left)

    def text(self) -> str:
        """The text without blanks at its ends."""
        return self.area.text().strip()

    def show_text(self, text: str) -> None:
        """Show a text."""
        self._quiet = True
        self.area.setText(text)
        self._quiet = False

    @property
    def edge(self) -> QWidget:
        """The area."""
        return self.area

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()


class YesNoInput(FactInput):
    """有, 无 or 不清楚; arrows move, Space chooses."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        yes, no = yes_no_words(field)
        self.row = ChoiceRow([(YES, yes), (NO, no), ("", _("不清楚"))], label=field.label)
        row.addWidget(self.row)
        self.setFocusProxy(self.row)
        self.row.chosen.connect(lambda _value: self.edited.emit())
        self.row.choose("")

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the chosen button."""
        self.row.setFocus(reason)

    def text(self) -> str:
        """yes, no or ""."""
        return self.row.value

    def show_text(self, text: str) -> None:
        """Choose one of the three."""
        self.row.choose(text)


class ChoiceInput(FactInput):
    """One of several words, 不清楚 among them."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        options = [(choice.value, choice.label) for choice in field.choices or ()]
        self.combo = Combo([("", _("不清楚")), *options], label=field.label)
        row.addWidget(self.combo)
        self.setFocusProxy(self.combo)
        self.combo.chosen.connect(lambda _value: self.edited.emit())

    def text(self) -> str:
        """The id of the choice, or ""."""
        return self.combo.value

    def show_text(self, text: str) -> None:
        """Choose an id."""
        self.combo.choose(text)


class KindsInput(FactInput):
    """One or more kinds; 加挂牌子 makes several normal."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._grid = QGridLayout(self)
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
        """The ids of the kinds."""
        return "、".join(value for value, box in self.boxes.items() if box.isChecked())

    def show_text(self, text: str) -> None:
        """Check these kinds."""
        held = text.split("、")
        for value, box in self.boxes.items():
            box.setChecked(value in held)


_INPUTS: dict[FieldForm, Callable[[Field], FactInput]] = {
    FieldForm.KINDS: KindsInput,
    FieldForm.YES_NO: YesNoInput,
    FieldForm.CHOICE: ChoiceInput,
}


def make_input(field: Field) -> FactInput:
    """The input that suits a field."""
    if field.name == "note":
        return AreaInput(field)
    return _INPUTS.get(field.form, LineInput)(field)
