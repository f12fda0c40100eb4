"""Something to read: icon and label, its words indented beneath."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.text import Icon, Text

_INDENT = 28


class Passage(QWidget):
    """Icon and label, indented beneath them what is to be read; widgets at the right (`aside`)."""

    def __init__(
        self, icon: str, label: str, content: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        self.aside = QHBoxLayout()
        self.aside.setSpacing(theme.px(8))
        self.icon = Icon(icon, "ink2", 20)
        self.aside.addWidget(self.icon)
        self.label = Text(label, "label")
        self.aside.addWidget(self.label)
        self.aside.addStretch(1)
        column.addLayout(self.aside)
        inner = QHBoxLayout()
        inner.setContentsMargins(theme.px(_INDENT), 0, 0, 0)
        inner.addWidget(content)
        column.addLayout(inner)
