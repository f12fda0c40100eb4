"""Inputs that only papers have: rows of a table, and papers to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.check import CheckBox
from inspector.desktop.widgets.field import LineEdit
from inspector.desktop.widgets.form_input import (
    AreaInput,
    FormInput,
    LineInput,
    choice_input,
)
from inspector.desktop.widgets.text import Text
from inspector.facts.document import Document, InputForm, PaperInput
from inspector.i18n import N_, _

_BAR = "|"
_FIRST_ROWS = 2


class RowsInput(FormInput):
    """A table typed cell by cell; empty rows are left out."""

    def __init__(self, label: str, columns: Sequence[str]) -> None:
        self._columns = columns
        held = QWidget()
        super().__init__(label, held, alone=False)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(8))
        for place, caption in enumerate(columns):
            self._grid.addWidget(Text(caption, "hint"), 0, place)
            self._grid.setColumnStretch(place, 1 if place else 2)
        self.cells: list[list[LineEdit]] = []
        self.more = Button(_("加一行"), icon="plus", compact=True)
        self.more.clicked.connect(self._add)
        column.addLayout(self._grid)
        column.addWidget(self.more)
        for _number in range(_FIRST_ROWS):
            self._add()

    def setFocus(self, *_reason: object) -> None:
        """Begin in the first cell."""
        self.cells[0][0].setFocus()

    def text(self) -> str:
        """One row a line, cells parted by |."""
        rows = [[cell.text().strip().replace(_BAR, "｜") for cell in row] for row in self.cells]
        return "\n".join(_BAR.join(row) for row in rows if any(row))

    def show_text(self, text: str) -> None:
        """Show rows."""
        rows = [line.split(_BAR) for line in text.split("\n")] if text else []
        while len(self.cells) < len(rows):
            self._add()
        for place, row in enumerate(self.cells):
            held = rows[place] if place < len(rows) else []
            for column, cell in enumerate(row):
                cell.setText(held[column] if column < len(held) else "")
                cell.setCursorPosition(0)

    def _add(self) -> None:
        number = len(self.cells) + 1
        row = []
        for place, caption in enumerate(self._columns):
            label = _("第 {n} 行的{caption}").format(n=number, caption=caption)
            cell = LineEdit(label=label)
            cell.textEdited.connect(lambda _text: self.edited.emit())
            self._grid.addWidget(cell, number, place)
            row.append(cell)
        self.cells.append(row)


class PapersInput(FormInput):
    """Issued papers, each with a box."""

    def __init__(self, label: str, papers: Sequence[Document]) -> None:
        held = QWidget()
        super().__init__(label, held, alone=False)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self.boxes: dict[str, CheckBox] = {}
        for one in papers:
            box = CheckBox(one.title, detail=one.number or one.at[:10], boxed=True)
            box.clicked.connect(lambda: self.edited.emit())
            self.boxes[one.id] = box
            column.addWidget(box)

    def setFocus(self, *_reason: object) -> None:
        """Begin with the first."""
        for box in self.boxes.values():
            box.setFocus()
            return

    def text(self) -> str:
        """Their ids, parted by blanks."""
        return " ".join(key for key, box in self.boxes.items() if box.isChecked())

    def show_text(self, text: str) -> None:
        """Check these."""
        for key, box in self.boxes.items():
            box.setChecked(key in text.split())


_EXAMPLES = {
    InputForm.DATE: N_("如 2026-12-05"),
    InputForm.TIME: N_("如 2026-12-05 09:30"),
}


def make_input(known: PaperInput, papers: Sequence[Document]) -> FormInput:
    """The input that suits what a paper asks for."""
    example = known.hint or (_(_EXAMPLES[known.form]) if known.form in _EXAMPLES else "")
    if known.form is InputForm.ROWS:
        return RowsInput(known.caption, known.columns)
    if known.form is InputForm.PAPERS:
        return PapersInput(known.caption, papers)
    if known.form is InputForm.CHOICE:
        choices = [(one, one) for one in known.choices]
        return choice_input(known.caption, choices, required=known.required)
    if known.form is InputForm.TEXT:
        return AreaInput(known.caption, example, lines=2)
    return LineInput(known.caption, example, day=known.form is InputForm.DATE)
