"""A signature that was given: the strokes on white, or the words that stand for it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets import paint

_EDGE = 10


class Ink(QWidget):
    """The PNG of a signature in a quiet box, or a word like 纸上签字 where there is none."""

    def __init__(self, *, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._words = ""
        self.setFixedHeight(theme.px(height))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_signature(self, name: str, png: bytes | None, words: str) -> None:
        """Show strokes, or without them the words."""
        self._image = QImage.fromData(png) if png else QImage()
        self._words = words
        self.setAccessibleName(f"{name} {words}")
        self.update()

    @property
    def drawn(self) -> bool:
        """Whether there are strokes to see."""
        return not self._image.isNull()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(theme.px(200), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, then strokes no larger than they were drawn."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint.rounded(painter, box, fill="sunken", edge="line")
        edge = theme.px(_EDGE)
        room = box.adjusted(edge, edge, -edge, -edge)
        if self._image.isNull():
            painter.setFont(theme.font(16, bold=True))
            painter.setPen(theme.colour("ink2"))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), self._words)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().toSizeF()
        scale = min(room.width() / size.width(), room.height() / size.height(), 1.0)
        width, height = size.width() * scale, size.height() * scale
        middle = room.center()
        target = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
        painter.drawImage(target, self._image)
