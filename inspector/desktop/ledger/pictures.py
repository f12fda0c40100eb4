"""Pictures before and after, side by side at equal size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.overlay import Overlay
from inspector.desktop.widgets.pressable import Pressable
from inspector.desktop.widgets.text import Text
from inspector.facts.rectification import LedgerFinding, Pair
from inspector.i18n import N_, _

COVER, WORDS, TURN, REMOVE = "cover", "words", "turn", "remove"
PICTURE_ACTS = (
    (COVER, N_("遮挡")),
    (WORDS, N_("说明")),
    (TURN, N_("转 90°")),
    (REMOVE, N_("去掉")),
)
"""What may be done with a picture of correction, with the words on its buttons."""

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
    """One row of two for each picture before; `changeable`: with what may be done to those after.

    Signals:
        looked: the SHA-256 of the picture to look at closer.
        wanted: one of PICTURE_ACTS, and the id of the picture.
    """

    looked = Signal(str)
    wanted = Signal(str, str)

    def __init__(
        self, line: LedgerFinding, read: Callable[[Picture], object], *, changeable: bool
    ) -> None:
        super().__init__()
        self._changeable = changeable
        self.buttons: dict[tuple[str, str], Button] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(4))
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.pictures: list[Picture] = []
        for row, pair in enumerate(line.pairs):
            self._place(grid, 3 * row, pair, line)
        for picture in self.pictures:
            picture.looked.connect(self.looked)
            if picture.sha256 is not None:
                read(picture)

    def _place(self, grid: QGridLayout, row: int, pair: Pair, line: LedgerFinding) -> None:
        after, several = pair.after, len(line.photos_before) > 1
        before = Picture(pair.before, _("整改前") if pair.before else _("没有照片"))
        beside = Picture(after.sha256 if after else None, _("整改后") if after else _("还没有照片"))
        self.pictures += [before, beside]
        grid.addWidget(before, row, 0)
        grid.addWidget(beside, row, 1)
        words = [_("整改前"), line.found_on if pair.before else ""]
        said = [_("整改后")]
        if after is not None:
            covered = _("已遮挡") if after.redactions else ""
            said += [(after.taken or after.at)[:10], covered, after.caption]
        for column, parts in enumerate((words, said)):
            text = "  ".join(part for part in parts if part)
            grid.addWidget(Text(text, "second", elide=True), row + 1, column)
        if after is not None and self._changeable:
            grid.addWidget(self._acts(after.id, several, kept=not line.unsettled), row + 2, 1)

    def _acts(self, photo: str, several: bool, *, kept: bool) -> QWidget:
        """The buttons below a picture; one that is `kept` cannot be taken off."""
        held = QWidget()
        flow = FlowLayout(held)
        flow.setSpacing(theme.px(4))
        for act, words in PICTURE_ACTS:
            if act == REMOVE and kept:
                continue
            said = _("说明和配对") if act == WORDS and several else _(words)
            button = Button(said, kind="link", parent=held)
            button.clicked.connect(lambda _on=False, act=act: self.wanted.emit(act, photo))
            self.buttons[act, photo] = button
            flow.addWidget(button)
        return held


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
