"""A field to sign in with mouse, finger or pen; gives the strokes as a transparent PNG."""

from __future__ import annotations

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QImage,
    QImageWriter,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets import paint

_PEN = 3.0
_SCALE = 3
_MARGIN = 12
_MOST_POINTS = 20_000

Stroke = list[tuple[QPointF, float]]
"""Points with the width of the pen there, in px at 100 %."""


class SignaturePad(QWidget):
    """Strokes on white over a dashed line; `hint` stands there while it is empty.

    Signals:
        changed: a stroke ended, or the pad was cleared.
    """

    changed = Signal()

    def __init__(self, hint: str, *, height: int = 160, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self._strokes: list[Stroke] = []
        self._drawing = False
        self._finger: int | None = None
        self.setAccessibleName(hint)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumHeight(theme.px(height))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def empty(self) -> bool:
        """Nobody has signed yet."""
        return not self._strokes

    def clear(self) -> None:
        """Take the strokes away."""
        self._strokes = []
        self.update()
        self.changed.emit()

    def png(self) -> bytes:
        """The strokes, cut to their bounds, black on nothing, at three times screen size."""
        bounds = QRectF()
        for stroke in self._strokes:
            for point, width in stroke:
                spot = QRectF(point.x() - width, point.y() - width, 2 * width, 2 * width)
                bounds = bounds.united(spot)
        edge = 4.0
        bounds.adjust(-edge, -edge, edge, edge)
        size = QSize(round(bounds.width() * _SCALE), round(bounds.height() * _SCALE))
        image = QImage(size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.scale(_SCALE, _SCALE)
        painter.translate(-bounds.topLeft())
        self._draw_strokes(painter)
        painter.end()
        held = QByteArray()
        buffer = QBuffer(held)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return bytes(held.data())

    def sizeHint(self) -> QSize:
        """Wide enough for a name."""
        return QSize(theme.px(360), self.minimumHeight())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position(), _PEN)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        self._go_on(event.position(), _PEN)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen draws thicker the harder it presses."""
        width = _PEN * (0.5 + event.pressure())
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position(), width)
        elif event.type() == QEvent.Type.TabletMove:
            self._go_on(event.position(), width)
        elif event.type() == QEvent.Type.TabletRelease:
            self._end()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """One finger draws; a second one, or the ball of the hand, does not."""
        if isinstance(event, QTouchEvent):
            self._touch(event)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, line, hint or strokes."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint.rounded(painter, box, fill="card", edge="line-strong")
        painter.setPen(QPen(theme.colour("scroll"), 1, Qt.PenStyle.DashLine))
        level = round(box.height() * 0.75) + 0.5
        inset = theme.px(24)
        painter.drawLine(QPointF(inset, level), QPointF(box.width() - inset, level))
        if self.empty:
            painter.setFont(theme.font())
            painter.setPen(theme.colour("ink3"))
            painter.drawText(
                box.adjusted(_MARGIN, 0, -_MARGIN, 0), int(Qt.AlignmentFlag.AlignCenter), self._hint
            )
        self._draw_strokes(painter)

    def _draw_strokes(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(Qt.GlobalColor.black)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        for stroke in self._strokes:
            before = stroke[0]
            for step in stroke[1:] or stroke:
                pen.setWidthF((before[1] + step[1]) / 2)
                painter.setPen(pen)
                painter.drawLine(before[0], step[0])
                before = step

    def _begin(self, point: QPointF, width: float) -> None:
        self._drawing = True
        self._strokes.append([(QPointF(point), width)])
        self.update()

    def _go_on(self, point: QPointF, width: float) -> None:
        if self._drawing and sum(map(len, self._strokes)) < _MOST_POINTS:
            inside = QPointF(
                min(max(point.x(), 0.0), float(self.width())),
                min(max(point.y(), 0.0), float(self.height())),
            )
            self._strokes[-1].append((inside, width))
            self.update()

    def _end(self) -> None:
        if self._drawing:
            self._drawing = False
            self.changed.emit()

    def _touch(self, event: QTouchEvent) -> None:
        for point in event.points():
            if event.type() == QEvent.Type.TouchBegin and self._finger is None:
                self._finger = point.id()
                self._begin(point.position(), _PEN)
            elif point.id() == self._finger:
                self._go_on(point.position(), _PEN)
        if event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self._finger = None
            self._end()
        event.accept()
