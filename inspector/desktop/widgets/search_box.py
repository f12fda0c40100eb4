"""Searching: a field with a magnifier, and the button that opens the search over everything."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.pressable import Pressable

_PAUSE = 150


class SearchBox(QLineEdit):
    """A search field.

    Signals:
        searched: the text, once typing has paused for 150 ms, or at once on Enter.
    """

    searched = Signal(str)

    def __init__(self, hint: str = "", *, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(label or hint)
        self.setClearButtonEnabled(False)
        inset = self.textMargins()
        inset.setLeft(theme.px(28))
        self.setTextMargins(inset)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._search)
        self.textChanged.connect(lambda _text: self._pause.start())
        self.returnPressed.connect(self._search)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field of the style sheet, then the magnifier."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme.px(20)
        top = round((self.height() - side) / 2)
        icons.paint(painter, "search", "ink2", QRectF(theme.px(12), top, side, side))

    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text().strip())


class SearchButton(Pressable):
    """Looks like a search field and opens the panel of Ctrl+K."""

    def __init__(self, caption: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(caption, parent)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """44 px high."""
        words = paint.text_width(theme.font(), self.text())
        cap = paint.cap_size(self._key).width()
        return QSize(round(words + cap + theme.px(12 + 20 + 8 + 16 + 12) + 1), theme.px(44))

    def minimumSizeHint(self) -> QSize:
        """It never shrinks below its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Magnifier, words, key."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        fill = "accent-soft" if self.hovered or self.isDown() else "card"
        paint.rounded(painter, box, fill=fill, edge="line-strong")
        side = theme.px(20)
        top = round((box.height() - side) / 2)
        icons.paint(painter, "search", "ink2", QRectF(theme.px(12), top, side, side))
        painter.setFont(theme.font())
        painter.setPen(theme.colour("ink3"))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(box.adjusted(theme.px(40), 0, 0, 0), flags, self.text())
        cap = paint.cap_size(self._key)
        spot = QRectF(
            round(box.width() - cap.width() - theme.px(12)),
            round((box.height() - cap.height()) / 2),
            cap.width(),
            cap.height(),
        )
        paint.key_cap(painter, spot, self._key, dark=False)
