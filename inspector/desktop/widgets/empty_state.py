"""What a page says while it has nothing to show, and the one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.text import Icon, Text


class EmptyState(QWidget):
    """Icon, sentence, second sentence, and widgets beneath (`column`), in the middle."""

    def __init__(
        self, title: str, detail: str = "", *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.px(24), theme.px(32), theme.px(24), theme.px(32))
        self.column.setSpacing(theme.px(8))
        middle = Qt.AlignmentFlag.AlignHCenter
        if icon:
            self.column.addWidget(Icon(icon, "ink3", 32), 0, middle)
        self.title = Text(title, "section", wrap=True)
        self.title.setAlignment(middle)
        self.column.addWidget(self.title)
        if detail:
            line = Text(detail, "second", wrap=True)
            line.setAlignment(middle)
            self.column.addWidget(line)
