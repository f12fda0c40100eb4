"""Pictures before and after, side by side at equal size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.overlay import Overlay
from inspector.desktop.widgets.pressable import Pressable
from inspector.desktop.widgets.text import Text
from inspector.facts.rectification import LedgerFinding, Pair
from inspector.i18n import _

THUMB = 480
"""Pixels that a thumbnail is read with."""

_RATIO = 3 / 4


class Picture(Pressable):
    """A picture that fills its place (`whole`: fits into it), or an empty place that says why.

    Signals:
        looked: pressed, the SHA-256 of what it shows.
    """

    looked = Signal(str)

    def __init__(self, sha256: str | None, words: str, *, whole: bool = False) -> None:
        super().__init__(words)
        self._whole = whole
        self.sha256 = sha256
        self._picture = QPixmap()
        self.setAccessibleName(words)
        self.setEnabled(sha256 is not None)
        rule = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        rule.setHeightForWidth(True)
        self.setSizePolicy(rule)
        self.clicked.connect(lambda: self.looked.emit(self.sha256 or ""))

    def show_picture(self, jpeg: bytes) -> None:
        """Show these bytes."""
        self._picture.loadFromData(jpeg)
        self.update()

    @property
    def filled(self) -> bool:
        """Whether the picture has arrived."""
        return not self._picture.isNull()

    def hasHeightForWidth(self) -> bool:
        """Four to three."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Four to three."""
        return round(width * _RATIO)

    def sizeHint(self) -> QSize:
        """A hand's width."""
        return QSize(theme.px(196), theme.px(147))

    def minimumSizeHint(self) -> QSize:
        """Large enough for a finger and its words."""
        return QSize(theme.px(120), theme.px(90))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture cut to its place."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing
        )
        box = QRectF(self.rect())
        if self.sha256 is None or self._picture.isNull():
            paint.rounded(painter, box, fill="sunken", edge="line-strong", dashed=True)
            side = theme.px(24)
            spot = QRectF(box.center().x() - side / 2, box.center().y() - side, side, side)
            icons.paint(painter, "photo", "ink3", spot)
            painter.setFont(theme.font(14))
            painter.setPen(theme.colour("ink3"))
            lower = QRectF(0, box.center().y() + theme.px(4), box.width(), theme.px(24))
            painter.drawText(lower, int(Qt.AlignmentFlag.AlignCenter), self.text())
            return
        outline = QPainterPath()
        outline.addRoundedRect(box, theme.px(6), theme.px(6))
        painter.setClipPath(outline)
        fit = Qt.AspectRatioMode
        how = fit.KeepAspectRatio if self._whole else fit.KeepAspectRatioByExpanding
        scaled = self._picture.size().scaled(self.size(), how)
        spot = QRectF(0, 0, scaled.width(), scaled.height())
        spot.moveCenter(box.center())
        painter.drawPixmap(spot, self._picture, QRectF(self._picture.rect()))
        paint.rounded(painter, box, edge="line-strong")


class Pairs(QWidget):
    """One row of two for each picture before.

    Signals:
        looked: the SHA-256 of the picture to look at closer.
    """

    looked = Signal(str)

    def __init__(self, line: LedgerFinding, read: Callable[[Picture], object]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(4))
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.pictures: list[Picture] = []
        for row, pair in enumerate(line.pairs):
            self._place(grid, 2 * row, pair, line.found_on)
        for picture in self.pictures:
            picture.looked.connect(self.looked)
            if picture.sha256 is not None:
                read(picture)

    def _place(self, grid: QGridLayout, row: int, pair: Pair, found_on: str) -> None:
        after = pair.after
        before = Picture(pair.before, _("整改前") if pair.before else _("没有整改前的照片"))
        beside = Picture(
            after.sha256 if after else None, _("整改后") if after else _("还没有整改后的照片")
        )
        self.pictures += [before, beside]
        grid.addWidget(before, row, 0)
        grid.addWidget(beside, row, 1)
        words = _("整改前  {day}").format(day=found_on) if pair.before else ""
        grid.addWidget(Text(words, "second", elide=True), row + 1, 0)
        if after is None:
            return
        day = (after.taken or after.at)[:10]
        said = "  ".join(part for part in (_("整改后"), day, after.caption) if part)
        grid.addWidget(Text(said, "second", elide=True), row + 1, 1)


class Viewer(Overlay):
    """One picture as large as the window allows."""

    def __init__(self, host: QWidget, words: str) -> None:
        super().__init__(host, width=1000)
        self.picture = Picture("", words, whole=True)
        height = host.height() - theme.px(190)
        self.picture.setFixedSize(round(height / _RATIO), height)
        column = QVBoxLayout()
        column.addWidget(Text(words, "strong", elide=True))
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self.card.body.addLayout(column)
        self.picture.looked.connect(lambda _sha: self.close_panel())
        self.closed.connect(self.deleteLater)
