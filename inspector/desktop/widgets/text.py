"""Labels of the type scale: always plain text, never interpreted."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from inspector.desktop import icons, theme

ROLES: dict[str, tuple[int, bool, str]] = {
    "figure": (32, True, "ink"),
    "title": (24, True, "ink"),
    "question": (22, True, "ink"),
    "value": (22, True, "ink"),
    "card-title": (20, True, "ink"),
    "section": (18, True, "ink"),
    "reading": (18, False, "ink"),
    "strong": (16, True, "ink"),
    "body": (16, False, "ink"),
    "label": (14, True, "ink2"),
    "second": (14, False, "ink2"),
    "hint": (14, False, "ink3"),
    "caption": (13, False, "ink3"),
}
"""Role → size in px at 100 %, bold, colour."""

_BEFORE_UNIT = re.compile(r"(?<=\d) (?=[A-Za-z㎡℃])")
_TIE = "\xa0"


class Text(QLabel):
    """A label in a role of the type scale, plain text only.

    `wrap` lets it take several lines, a figure and its unit on one; `elide` shortens it with …
    where it does not fit and keeps the whole text as its accessible name.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        *,
        tone: str | None = None,
        wrap: bool = False,
        elide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        size, bold, ink = ROLES[role]
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(size, bold=bold))
        self.setWordWrap(wrap)
        self.elides = elide
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_tone(tone or ink)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Write in another named colour."""
        self.tone = tone
        ink: QColor = theme.colour(tone)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, ink)
        palette.setColor(QPalette.ColorRole.Text, ink)
        self.setPalette(palette)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(_BEFORE_UNIT.sub(_TIE, text) if self.wordWrap() else text)
        if self.elides:
            self.setAccessibleName(text)

    def text(self) -> str:
        """The text with plain blanks, as it was given."""
        return super().text().replace(_TIE, " ")

    def minimumSizeHint(self) -> QSize:
        """An eliding label may shrink to a few characters."""
        hint = super().minimumSizeHint()
        return QSize(theme.px(48), hint.height()) if self.elides else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, shortened where it may be."""
        if not self.elides:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(theme.colour(self.tone))
        box = self.contentsRect()
        shown = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)


class Icon(QLabel):
    """A line icon beside text; hidden from screen readers unless it is given a name."""

    def __init__(
        self,
        name: str,
        colour: str = "ink2",
        size: int = 20,
        *,
        label: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size = size
        side = theme.px(size)
        self.setFixedSize(side, side)
        self.setAccessibleName(label)
        self.show_icon(name, colour)

    def show_icon(self, name: str, colour: str) -> None:
        """Show another icon or colour."""
        self.setPixmap(icons.pixmap(name, colour, self._size, self.devicePixelRatioF()))
