"""Headings: of a page, and of a section within it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.text import Text


class Section(QWidget):
    """A section title, its number before it, a note behind it, widgets at the right (`aside`)."""

    def __init__(
        self, title: str, *, number: int = 0, note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        if number:
            figure = Text(str(number), "section", tone="accent")
            figure.setFixedWidth(theme.px(16))
            row.addWidget(figure)
        self.title = Text(title, "section")
        row.addWidget(self.title)
        self.note = Text(note, "hint")
        row.addWidget(self.note)
        row.addStretch(1)
        self.aside = row

    def set_note(self, text: str) -> None:
        """Another note behind the title."""
        self.note.setText(text)


class PageTitle(QWidget):
    """A page's title with one line of context, widgets at the right (`aside`)."""

    def __init__(self, title: str, context: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        row.setSpacing(theme.px(12))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = Text(title, "title")
        self.context = Text(context, "second", elide=True)
        words.addWidget(self.title)
        words.addWidget(self.context)
        row.addLayout(words, 1)
        self.aside = row
