"""F4 常用语: all phrases of an item; a digit or Enter takes one over."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from inspector.desktop.widgets.keycap import KeyCap
from inspector.desktop.widgets.list_row import ListRow, RowList
from inspector.desktop.widgets.overlay import Overlay
from inspector.desktop.widgets.text import Text
from inspector.i18n import _


class PhrasePanel(Overlay):
    """The phrases, numbered; `what` says where they come from and where one goes.

    Signals:
        taken: the phrase.
    """

    taken = Signal(str)

    def __init__(self, host: QWidget, phrases: tuple[str, ...], what: str) -> None:
        super().__init__(host, width=640)
        self._phrases = phrases
        self.card.body.addWidget(Text(_("常用语"), "card-title"))
        self.card.body.addWidget(Text(what, "second", wrap=True))
        self.list = RowList()
        for number, phrase in enumerate(phrases, start=1):
            row = ListRow(phrase, before=KeyCap(str(number)), bold=False)
            self.list.add(phrase, row)
        self.list.chosen.connect(self._take)
        self.card.body.addWidget(self.list)

    def ask(self) -> None:
        """Open it with the focus on the first phrase."""
        self.open(next(iter(self.list.rows.values()), None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit takes a phrase."""
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(self._phrases):
            self._take(self._phrases[number])
            return
        super().keyPressEvent(event)

    def _take(self, phrase: str) -> None:
        self.close_panel()
        self.taken.emit(phrase)
