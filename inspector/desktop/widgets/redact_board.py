"""A photo to draw on: places to be covered, by mouse and by keyboard, each step to be undone."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.redact_place import Place, around, corners, inside
from inspector.facts.redaction import Cover, Redaction
from inspector.i18n import _

_STEP = 0.01
_LEAST = 0.02
"""Parts of the side of a picture: what an arrow key moves, and the smallest place drawn."""

_NEW = QRectF(0.4, 0.4, 0.2, 0.2)
_GRIP, _REACH = 12, 22
_ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class RedactBoard(QWidget):
    """The picture with what is covered in it; one place is chosen.

    Signals:
        changed: places, the chosen one or what can be undone are others.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self.places: tuple[Place, ...] = ()
        self.chosen = -1
        self.kind = Cover.BOX
        self._past: list[tuple[Place, ...]] = []
        self._nudged = -1
        self._anchor: QPointF | None = None
        self._new = False
        self._grabbed: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("照片，按住鼠标拖出要遮住的地方，或按 N 加一处再用方向键移动"))

    def show_photo(self, jpeg: bytes, redactions: tuple[Redaction, ...]) -> None:
        """Show a picture without its covers, and the covers as places to be changed."""
        self._picture.loadFromData(jpeg)
        self.places = tuple(
            Place(QRectF(float(one.x), float(one.y), float(one.w), float(one.h)), one.kind)
            for one in redactions
        )
        self.chosen = len(self.places) - 1
        self._past = []
        self._tell()

    @property
    def shown(self) -> bool:
        """Whether the picture has arrived."""
        return not self._picture.isNull()

    @property
    def undoable(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._past)

    @property
    def redactions(self) -> tuple[Redaction, ...]:
        """The places as facts."""
        return tuple(place.fact for place in self.places)

    def cover_with(self, kind: Cover) -> None:
        """Cover the chosen place, and those drawn from now on, like this."""
        self.kind = kind
        if self.chosen >= 0 and self.places[self.chosen].kind is not kind:
            self._keep()
            self._put(replace(self.places[self.chosen], kind=kind))

    def add(self) -> None:
        """A new place in the middle."""
        if self.shown:
            self._keep()
            self._append(_NEW)

    def remove(self) -> None:
        """Uncover the chosen place."""
        if self.chosen >= 0:
            self._keep()
            held = [place for n, place in enumerate(self.places) if n != self.chosen]
            self.places = tuple(held)
            self.chosen = min(self.chosen, len(held) - 1)
            self._tell()

    def undo(self) -> None:
        """Take the last step back."""
        if self._past:
            self.places = self._past.pop()
            self.chosen = len(self.places) - 1
            self._nudged = -1
            self._tell()

    def choose_next(self) -> None:
        """Choose the place after the chosen one, round and round."""
        if self.places:
            self.chosen = (self.chosen + 1) % len(self.places)
            self._nudged = -1
            self._tell()

    def sizeHint(self) -> QSize:
        """Landscape."""
        return QSize(theme.px(640), theme.px(480))

    def minimumSizeHint(self) -> QSize:
        """It may be small."""
        return QSize(theme.px(240), theme.px(180))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the chosen place, with Shift its lower right corner."""
        step = _ARROWS.get(event.key())
        if step is not None and self.chosen >= 0:
            sizing = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._nudge(step[0] * _STEP, step[1] * _STEP, sizing=sizing)
        elif event.key() == Qt.Key.Key_N:
            self.add()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove()
        elif event.key() == Qt.Key.Key_PageDown:
            self.choose_next()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On a corner: size; on a place: choose and move it; elsewhere: draw a new one."""
        if not self.shown or event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        at = self._part(event.position())
        self._nudged = -1
        across = self._opposite(event.position())
        hit = [n for n, place in enumerate(self.places) if place.box.contains(at)]
        self._new = across is None and not hit
        if across is not None:
            self._keep()
            self._anchor = across
        elif hit:
            self.chosen = self.chosen if self.chosen in hit else hit[-1]
            self._keep()
            self._grabbed = at - self.places[self.chosen].box.topLeft()
        else:
            self._anchor = at
        self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw, size or move; what is too small to be meant is not drawn."""
        at = self._part(event.position())
        if self._grabbed is not None:
            box = QRectF(at - self._grabbed, self.places[self.chosen].box.size())
            self._put(replace(self.places[self.chosen], box=inside(box)))
            return
        if self._anchor is None:
            return
        box = QRectF(self._anchor, at).normalized()
        if box.width() < _LEAST or box.height() < _LEAST:
            return
        if self._new:
            self._new = False
            self._keep()
            self._append(box)
        else:
            self._put(replace(self.places[self.chosen], box=box))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of drawing; what has not changed is no step."""
        self._anchor = self._grabbed = None
        if self._past and self._past[-1] == self.places:
            self._past.pop()
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, picture, covers, the chosen one with its corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint.rounded(painter, QRectF(self.rect()), fill="ink")
        if not self.shown:
            return
        spot = self._spot()
        painter.drawPixmap(spot, self._picture, QRectF(self._picture.rect()))
        for number, place in enumerate(self.places):
            box = self._on_screen(place.box)
            place.draw(painter, self._picture, box)
            if number == self.chosen:
                paint.rounded(painter, box.adjusted(-3, -3, 3, 3), edge="white", width=3, radius=0)
                paint.rounded(painter, box.adjusted(-2, -2, 2, 2), edge="blue", width=2, radius=0)
                for corner in corners(box):
                    grip = around(corner, theme.px(_GRIP))
                    paint.rounded(painter, grip, fill="white", edge="blue", width=2, radius=2)
        if self.hasFocus():
            paint.rounded(painter, QRectF(self.rect()), edge="blue-edge", width=3)

    def _spot(self) -> QRectF:
        """Where the picture lies."""
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        spot = QRectF(0, 0, size.width(), size.height())
        spot.moveCenter(QRectF(self.rect()).center())
        return spot

    def _part(self, at: QPointF) -> QPointF:
        """A point of the widget in parts of the picture, never outside of it."""
        spot = self._spot()
        x = (at.x() - spot.x()) / spot.width()
        y = (at.y() - spot.y()) / spot.height()
        return QPointF(min(max(x, 0), 1), min(max(y, 0), 1))

    def _on_screen(self, box: QRectF) -> QRectF:
        spot = self._spot()
        return QRectF(
            spot.x() + box.x() * spot.width(),
            spot.y() + box.y() * spot.height(),
            box.width() * spot.width(),
            box.height() * spot.height(),
        )

    def _opposite(self, at: QPointF) -> QPointF | None:
        """The corner across from the chosen place's corner under the pointer, in parts."""
        if self.chosen < 0:
            return None
        box = self.places[self.chosen].box
        for corner, across in zip(
            corners(self._on_screen(box)), reversed(corners(box)), strict=True
        ):
            if around(corner, theme.px(_REACH)).contains(at):
                return across
        return None

    def _nudge(self, across: float, down: float, *, sizing: bool) -> None:
        if self._nudged != self.chosen:
            self._keep()
            self._nudged = self.chosen
        box = QRectF(self.places[self.chosen].box)
        if sizing:
            box.setRight(min(max(box.right() + across, box.left() + _LEAST), 1))
            box.setBottom(min(max(box.bottom() + down, box.top() + _LEAST), 1))
        else:
            box.translate(across, down)
        self._put(replace(self.places[self.chosen], box=inside(box)))

    def _append(self, box: QRectF) -> None:
        self.places = (*self.places, Place(box, self.kind))
        self.chosen = len(self.places) - 1
        self._nudged = -1
        self._tell()

    def _put(self, place: Place) -> None:
        held = list(self.places)
        held[self.chosen] = place
        self.places = tuple(held)
        self._tell()

    def _keep(self) -> None:
        self._past.append(self.places)
        self._nudged = -1

    def _tell(self) -> None:
        self.update()
        self.changed.emit()
