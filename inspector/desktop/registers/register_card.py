"""One register of a facility as a card: its rows, and the button that adds one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.list_row import ListRow, RowList
from inspector.desktop.widgets.text import Text


class RegisterCard(Card):
    """A row a certificate or device; the words beneath stand there while there is none.

    Signals:
        added: one is to be added.
        chosen: id of the one to be changed.
    """

    added = Signal()
    chosen = Signal(str)

    def __init__(self, title: str, icon: str, add: str, key: str, empty: str) -> None:
        super().__init__(title, icon=icon, note=" ", flush=True)
        self.add = Button(add, icon="plus", key=key, compact=True)
        self.add.clicked.connect(self.added)
        self.head.addWidget(self.add)
        self.rows = RowList()
        self.rows.chosen.connect(self.chosen)
        self.nothing = Text(empty, "second", wrap=True)
        holder = QWidget()
        frame = QVBoxLayout(holder)
        side = theme.px(20)
        frame.setContentsMargins(side, theme.px(16), side, theme.px(16))
        frame.addWidget(self.nothing)
        self._nothing = holder
        self.body.addWidget(self.rows)
        self.body.addWidget(holder)
        self.body.addStretch(1)

    def show_rows(self, rows: Mapping[str, ListRow], note: str, *, writable: bool) -> None:
        """Show these by their ids."""
        self.rows.clear()
        for key, row in rows.items():
            self.rows.add(key, row)
        self._nothing.setVisible(not rows)
        self.set_note(note)
        self.add.setVisible(writable)
