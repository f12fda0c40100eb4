"""Inputs of a form, alike to handle: a line, several lines, a day, a time, one of several words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.choice_row import ChoiceRow
from inspector.desktop.widgets.combo import Combo
from inspector.desktop.widgets.field import LineEdit, TextArea
from inspector.i18n import _

_EIGHT_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_ROW_OF_CHOICES = 24
"""Characters that choices may have together to stand side by side."""


class FormInput(QWidget):
    """One value being entered by `edit`, which takes the focus where it is `alone`.

    `aside` takes what stands at its right.

    Signals:
        edited: a person has changed it.
        left: the focus went elsewhere.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, label: str, edit: QWidget, *, alone: bool = True) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.aside = QHBoxLayout(self)
        self.aside.setContentsMargins(0, 0, 0, 0)
        self.aside.setSpacing(theme.px(8))
        self.aside.addWidget(edit, 1)
        self.edge = edit
        if alone:
            self.setFocusProxy(edit)

    def text(self) -> str:
        """What was entered, "" for nothing."""
        raise NotImplementedError

    def show_text(self, text: str) -> None:
        """Show a value without a signal."""
        raise NotImplementedError


class LineInput(FormInput):
    """One line; a day may be typed as 20261205."""

    def __init__(self, label: str, example: str = "", *, day: bool = False) -> None:
        self.line = LineEdit(hint=example, label=label)
        super().__init__(label, self.line)
        self._day = day
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.left.connect(self._leave)

    def text(self) -> str:
        """The line without blanks at its ends; eight digits of a day are parted."""
        held = self.line.text().strip()
        digits = _EIGHT_DIGITS.fullmatch(held) if self._day else None
        return "-".join(digits.groups()) if digits else held

    def show_text(self, text: str) -> None:
        """Show a line."""
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def _leave(self) -> None:
        if self.text() != self.line.text():
            self.line.setText(self.text())
        self.left.emit()


class AreaInput(FormInput):
    """Several lines."""

    def __init__(self, label: str, example: str = "", *, lines: int = 2) -> None:
        self.area = TextArea(hint=example, label=label, lines=lines)
        super().__init__(label, self.area)
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

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()


class ChoiceInput(FormInput):
    """One of a few words side by side, in `even` parts; what need not be chosen can be taken back.

    An empty value among the choices is the chosen one at first.
    """

    def __init__(
        self,
        label: str,
        choices: Sequence[tuple[str, str]],
        *,
        required: bool = False,
        even: bool = False,
    ) -> None:
        columns = None if even else 0
        self.row = ChoiceRow(choices, label=label, columns=columns, optional=not required)
        self.row.choose("")
        super().__init__(label, self.row)
        self.row.chosen.connect(lambda _value: self.edited.emit())

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the chosen button."""
        self.row.setFocus(reason)

    def text(self) -> str:
        """The value chosen."""
        return self.row.value

    def show_text(self, text: str) -> None:
        """Choose a value."""
        self.row.choose(text)


class ListInput(FormInput):
    """One of many words in a list that drops down; `nothing` says that none is chosen."""

    def __init__(
        self,
        label: str,
        choices: Sequence[tuple[str, str]],
        *,
        required: bool = False,
        nothing: str = "",
    ) -> None:
        first = nothing or (_("请选择") if required else _("不填"))
        self.combo = Combo([("", first), *choices], label=label)
        super().__init__(label, self.combo)
        self.combo.chosen.connect(lambda _value: self.edited.emit())

    def text(self) -> str:
        """The value chosen."""
        return self.combo.value

    def show_text(self, text: str) -> None:
        """Choose a value."""
        self.combo.choose(text)


def choice_input(
    label: str, choices: Sequence[tuple[str, str]], *, required: bool = False
) -> FormInput:
    """Words side by side where they are few and short, else a list that drops down."""
    short = sum(len(words) for _value, words in choices) <= _ROW_OF_CHOICES
    return (ChoiceInput if short else ListInput)(label, choices, required=required)
