"""White boxes with a thin edge, and the lines that part what is in them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.text import Icon, Text

LOOKS = ("card", "sunken", "soft", "green", "red", "amber", "blue", "grey")


class Hairline(QFrame):
    """A line of 1 px, lying or standing."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Hairline")
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Card(QFrame):
    """A box; `body` takes its content, `look` one of LOOKS.

    With a title it has a head of icon, title, note behind the title, and widgets at the right
    (`head`). `flush` leaves out the inner margin, for lists that reach the edge.
    """

    def __init__(
        self,
        title: str = "",
        *,
        icon: str = "",
        note: str = "",
        look: str = "card",
        flush: bool = False,
        margin: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self.setProperty("look", look)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._margin = theme.px(margin)
        outer = QVBoxLayout(self)
        edge = 0 if flush else self._margin
        outer.setContentsMargins(edge, edge, edge, edge)
        outer.setSpacing(theme.px(8))
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.px(8))
        self.note: Text | None = None
        if title:
            self._fill_head(title, icon, note, flush)
            outer.addLayout(self.head)
            if flush:
                outer.setSpacing(0)
                outer.addWidget(Hairline())
        self.body = QVBoxLayout()
        self.body.setSpacing(0 if flush else theme.px(8))
        outer.addLayout(self.body, 1)

    def _fill_head(self, title: str, icon: str, note: str, flush: bool) -> None:
        if flush:
            side, above = self._margin, theme.px(12)
            self.head.setContentsMargins(side, above, side, above)
        if icon:
            self.head.addWidget(Icon(icon, "accent"))
        self.title = Text(title, "section")
        self.head.addWidget(self.title)
        self.note = Text(note, "hint", parent=self)
        self.note.setVisible(bool(note))
        self.head.addWidget(self.note)
        self.head.addStretch(1)

    def set_look(self, look: str) -> None:
        """Take another ground and edge."""
        self.setProperty("look", look)
        theme.repolish(self)

    def set_note(self, text: str) -> None:
        """Another note behind the title."""
        if self.note is not None:
            self.note.setText(text)
            self.note.setVisible(bool(text))

    def add_row(self, row: QWidget) -> None:
        """Put a row below the others, parted from them by a line."""
        if self.body.count():
            self.body.addWidget(Hairline())
        self.body.addWidget(row)
