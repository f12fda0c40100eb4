"""Why a visit cannot be changed here, and where to go instead."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.text import Icon, Text


class StateCard(Card):
    """Symbol, sentence, second sentence, and one button.

    Signals:
        pressed: the button.
    """

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__(look="blue", margin=16)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self._icon = Icon("writing-sign", "blue", 24)
        row.addWidget(self._icon)
        self.words = Text("", "strong", wrap=True)
        row.addWidget(self.words, 1)
        self.button = Button("", compact=True, parent=self)
        self.button.clicked.connect(self.pressed)
        row.addWidget(self.button)
        self.body.addLayout(row)
        self.detail = Text("", "second", tone="ink", wrap=True, parent=self)
        self.body.addWidget(self.detail)

    def show_state(
        self, words: str, detail: str, *, tone: str, icon: str, button: str = ""
    ) -> None:
        """Show a state in a tone: blue, green, red or grey."""
        self.set_look(tone)
        self._icon.show_icon(icon, tone)
        self.words.setText(words)
        self.words.set_tone(tone)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.button.setText(button)
        self.button.setVisible(bool(button))
