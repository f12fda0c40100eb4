"""An item that must be gone back to, with the key that leads there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.closing.matters import OpenItem
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.text import Icon, Text
from inspector.i18n import _


class OpenItemRow(QWidget):
    """Symbol, topic, place and what is missing; the button jumps there.

    Signals:
        settled: never; `go` asks the page to jump.
        go: the item's id.
    """

    go = Signal(str)

    def __init__(self, matter: OpenItem, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = matter.item.id
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(8), theme.px(8))
        row.setSpacing(theme.px(10))
        row.addWidget(Icon(matter.icon, matter.tone))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(matter.item.topic, "strong", elide=True))
        words.addWidget(Text(matter.line, "second", elide=True))
        row.addLayout(words, 1)
        self.button = Button(_("去补"), after="arrow-right", key=key, compact=True)
        self.button.setAccessibleName(_("去补：{topic}").format(topic=matter.item.topic))
        self.button.clicked.connect(self.settle)
        row.addWidget(self.button)

    def settle(self) -> None:
        """Jump to the item."""
        self.go.emit(self._item)
