"""One covered place on the drawing board: how it looks, its corners, its bounds."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from inspector.facts.redaction import Cover, Redaction

_BLOCKS = 6  # as in the copy that is made of it


class Place(Struct, frozen=True):
    """A covered place in parts of the picture's sides."""

    box: QRectF
    kind: Cover

    @property
    def fact(self) -> Redaction:
        """What is kept of it."""
        return Redaction.of(
            self.box.x(), self.box.y(), self.box.width(), self.box.height(), self.kind
        )

    def draw(self, painter: QPainter, picture: QPixmap, box: QRectF) -> None:
        """Cover this place of a picture, which lies in `box` on the screen, as the copy will."""
        if self.kind is Cover.BOX:
            painter.fillRect(box, Qt.GlobalColor.black)
            return
        wide, high = picture.width(), picture.height()
        held = self.box
        part = QRectF(
            held.x() * wide, held.y() * high, held.width() * wide, held.height() * high
        ).toAlignedRect()
        longer = max(part.width(), part.height(), 1)
        few = picture.copy(part).scaled(
            max(1, round(part.width() * _BLOCKS / longer)),
            max(1, round(part.height() * _BLOCKS / longer)),
            mode=Qt.TransformationMode.SmoothTransformation,
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        painter.drawPixmap(box, few, QRectF(few.rect()))
        painter.restore()


def inside(box: QRectF) -> QRectF:
    """The box moved into the picture."""
    left = min(max(box.left(), 0), 1 - box.width())
    top = min(max(box.top(), 0), 1 - box.height())
    return QRectF(left, top, box.width(), box.height())


def corners(box: QRectF) -> list[QPointF]:
    """The corners, so that the reversed list holds the one across from each."""
    return [box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()]


def around(centre: QPointF, side: float) -> QRectF:
    spot = QRectF(0, 0, side, side)
    spot.moveCenter(centre)
    return spot
