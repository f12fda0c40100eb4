"""Several short values side by side: what stands at each place, how much each sample weighs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import IconButton
from inspector.desktop.widgets.field import LineEdit
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.i18n import _

_CELL = 104


class ListInput(QWidget):
    """A cell per value and a button for one more; empty cells do not count.

    Signals:
        edited: a value changed.
        left: a cell was left.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._flow = FlowLayout(self)
        self._flow.setSpacing(theme.px(8))
        self.more = IconButton("plus", _("{label}，加一个").format(label=label), edged=True)
        self.more.clicked.connect(self.add)
        self._flow.addWidget(self.more)
        self.cells: list[LineEdit] = []
        self.set_text("")

    def text(self) -> str:
        """The values, parted by commas; a value cannot hold one itself."""
        return ",".join(cell.text().strip() for cell in self.cells if cell.text().strip())

    def set_text(self, text: str) -> None:
        """Show other values, with at least one cell."""
        values = [value.strip() for value in text.replace("，", ",").split(",")]
        while len(self.cells) > len(values):
            cell = self.cells.pop()
            self._flow.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        while len(self.cells) < len(values):
            self._append()
        for cell, value in zip(self.cells, values, strict=True):
            cell.setText(value)

    def add(self) -> None:
        """One more cell, with the focus in it."""
        self._append()
        self.cells[-1].setFocus()

    def _append(self) -> None:
        number = len(self.cells) + 1
        cell = LineEdit(hint=str(number), label=f"{self._label} {number}", parent=self)
        cell.setFixedWidth(theme.px(_CELL))
        cell.setAcceptDrops(False)
        cell.textEdited.connect(lambda _text: self.edited.emit())
        cell.left.connect(self.left)
        cell.returnPressed.connect(self._next)
        self._flow.removeWidget(self.more)
        self._flow.addWidget(cell)
        self._flow.addWidget(self.more)
        self.cells.append(cell)
        cell.show()

    def _next(self) -> None:
        here = next((n for n, cell in enumerate(self.cells) if cell.hasFocus()), -1)
        if here + 1 < len(self.cells):
            self.cells[here + 1].setFocus()
        elif here >= 0 and self.cells[here].text().strip():
            self.add()
