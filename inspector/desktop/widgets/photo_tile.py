"""A photo of the strip under an answer, and the tile that adds one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.pressable import Pressable
from inspector.i18n import _

WIDTH, HEIGHT = 96, 72
_LONG_PRESS = 600


class PhotoTile(Pressable):
    """A thumbnail with its caption; click, Enter or a long press open it.

    Signals:
        looked: opened for a closer look.
    """

    looked = Signal()

    def __init__(
        self,
        key: str,
        caption: str = "",
        *,
        internal: bool = False,
        covered: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(caption, parent)
        self.key = key
        self.setAccessibleName(caption or _("照片"))
        self.marks = [_("内部")] if internal else []
        if covered:
            self.marks.append(_("遮挡"))
        self.setAccessibleDescription(" ".join(self.marks))
        self._picture = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(_LONG_PRESS)
        self._hold.timeout.connect(self._held)
        self.clicked.connect(self.looked)

    def show_picture(self, jpeg: bytes) -> None:
        """Show a thumbnail; bytes that are no picture leave the sign of a missing one."""
        picture = QPixmap()
        picture.loadFromData(jpeg)
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        """96 × 72."""
        return QSize(theme.px(WIDTH), theme.px(HEIGHT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A long press opens it as Enter does."""
        self._hold.start()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A short press is a click."""
        if self._hold.isActive():
            self._hold.stop()
            super().mouseReleaseEvent(event)
        else:
            self.setDown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture fills the tile; caption and marks lie on a dark strip."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing
        )
        box = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(box, theme.px(6), theme.px(6))
        painter.setClipPath(outline)
        painter.fillRect(box, theme.colour("grey-soft"))
        if self._picture.isNull():
            side = theme.px(24)
            spot = QRectF(box.center().x() - side / 2, theme.px(12), side, side)
            icons.paint(painter, "photo", "grey", spot)
        else:
            scaled = self._picture.size().scaled(
                self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding
            )
            spot = QRectF(0, 0, scaled.width(), scaled.height())
            spot.moveCenter(box.center())
            painter.drawPixmap(spot, self._picture, QRectF(self._picture.rect()))
        self._draw_caption(painter, box)

    def _draw_caption(self, painter: QPainter, box: QRectF) -> None:
        words = " ".join(filter(None, (*self.marks, self.text())))
        if words:
            strip = box.adjusted(0, box.height() - theme.px(22), 0, 0)
            ground = theme.colour("ink")
            ground.setAlpha(215)
            painter.fillRect(strip, ground)
            painter.setFont(theme.font(13))
            painter.setPen(theme.colour("white"))
            inner = strip.adjusted(theme.px(6), 0, -theme.px(6), 0)
            shown = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, int(inner.width())
            )
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), shown)
        paint.rounded(painter, box, edge="line-strong")

    def _held(self) -> None:
        self.setDown(False)
        self.looked.emit()


class AddTile(Pressable):
    """The dashed tile that adds a photo, with its key."""

    def __init__(self, caption: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(caption, parent)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """96 × 72."""
        return QSize(theme.px(WIDTH), theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Camera and key, the word beneath."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        fill = "accent-soft" if self.hovered else "sunken"
        paint.rounded(painter, box, fill=fill, edge="line-strong", width=2, dashed=True)
        ink = "ink2" if self.isEnabled() else "grey"
        side = theme.px(20)
        cap = paint.cap_size(self._key)
        gap = theme.px(8) if self._key else 0
        width = side + gap + (cap.width() if self._key else 0)
        left = (box.width() - width) / 2
        top = theme.px(12)
        icons.paint(painter, "camera", ink, QRectF(round(left), top, side, side))
        if self._key:
            spot = QRectF(round(left + side + gap), top, cap.width(), cap.height())
            paint.key_cap(painter, spot, self._key, dark=False)
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour(ink))
        lower = box.adjusted(0, theme.px(38), 0, -theme.px(8))
        painter.drawText(lower, int(Qt.AlignmentFlag.AlignCenter), self.text())
