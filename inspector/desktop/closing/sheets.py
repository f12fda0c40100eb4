"""Pages one below the other, fitted to the width or to the height; painted as they are seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScroller, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets import paint

WIDTH, PAGE = "width", "page"

_KEEP = 3
_SMALL = 2
_STEP = 60


class _Spot(Struct, frozen=True):
    """Where a page lies in the column, in px; `above` its heading begins."""

    box: QRectF
    above: float


class Sheets(QAbstractScrollArea):
    """A column of pages; whoever holds the document paints them on request.

    `captions` shows page numbers beneath and outline titles above, for a strip to choose from.

    Signals:
        wanted: (page, width in device px); answer with `put`.
        current_changed: the page that is in the middle of what is seen.
        chosen: a page was clicked.
    """

    wanted = Signal(int, int)
    current_changed = Signal(int)
    chosen = Signal(int)

    def __init__(
        self, *, captions: bool = False, margin: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Sheets")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAutoFillBackground(False)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._captions = captions
        self._margin = margin
        self._fit = WIDTH
        self._sizes: Sequence[QSizeF] = ()
        self._headings: Mapping[int, str] = {}
        self._spots: list[_Spot] = []
        self._pictures: dict[int, QImage] = {}
        self._asked: set[tuple[int, int]] = set()
        self.current = 0
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_pages(self, sizes: Sequence[QSizeF], headings: Mapping[int, str]) -> None:
        """Other pages, from their beginning where there are not as many as before."""
        same = len(sizes) == len(self._sizes)
        self._sizes, self._headings = sizes, headings
        self.forget_pictures()
        self._lay_out()
        if not same:
            self.verticalScrollBar().setValue(0)
            self._set_current(0)

    def forget_pictures(self) -> None:
        """All pages look different now: have them painted anew."""
        self._pictures.clear()
        self._asked.clear()
        self.viewport().update()

    def put(self, page: int, width: int, picture: QImage) -> None:
        """The picture of a page that was wanted in that width."""
        if (page, width) in self._asked:
            self._pictures[page] = picture
            self.viewport().update()

    def set_fit(self, fit: str) -> None:
        """Fit pages to the width, or whole pages to the height."""
        page = self.current
        self._fit = fit
        self._lay_out()
        self.show_page(page)

    def show_page(self, page: int) -> None:
        """Scroll to the beginning of a page."""
        if page < len(self._spots):
            self.verticalScrollBar().setValue(round(self._spots[page].above))
            self._set_current(page)

    def select(self, page: int) -> None:
        """Show a page as the current one of a strip, and bring it into sight."""
        self.current = page
        if page < len(self._spots):
            bar, spot = self.verticalScrollBar(), self._spots[page]
            top, bottom = spot.above, spot.box.bottom() + theme.px(28)
            if top < bar.value() or bottom > bar.value() + self.viewport().height():
                bar.setValue(round(top - theme.px(self._margin)))
        self.viewport().update()

    @property
    def pictures(self) -> Mapping[int, QImage]:
        """What has been painted so far."""
        return self._pictures

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        page = self.current
        self._lay_out()
        if not self._captions:
            self.show_page(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End too; in a strip up and down choose."""
        last = len(self._spots) - 1
        jumps: dict[int, int] = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if self._captions:
            jumps[Qt.Key.Key_Down] = min(self.current + 1, last)
            jumps[Qt.Key.Key_Up] = max(self.current - 1, 0)
        page = jumps.get(event.key())
        if page is None or last < 0:
            super().keyPressEvent(event)
        elif self._captions:
            self.chosen.emit(page)
        else:
            self.show_page(page)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses a page."""
        y = event.position().y() + self.verticalScrollBar().value()
        for page, spot in enumerate(self._spots):
            if spot.above <= y <= spot.box.bottom() + theme.px(24):
                self.chosen.emit(page)

    def sizeHint(self) -> QSize:
        """Roughly a page."""
        return QSize(theme.px(400), theme.px(400))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages in sight, their pictures as far as they are there."""
        painter = QPainter(self.viewport())
        top = self.verticalScrollBar().value()
        seen = range(0)
        for page, spot in enumerate(self._spots):
            if spot.box.bottom() >= top and spot.above <= top + self.viewport().height():
                self._paint_page(painter, page, spot, top)
                seen = range(seen.start if len(seen) else page, page + 1)
        if not self._captions:
            self._drop_far(seen)

    def _paint_page(self, painter: QPainter, page: int, spot: _Spot, top: int) -> None:
        box = spot.box.translated(0, -top)
        if self._captions:
            self._paint_captions(painter, page, box, spot.above - top)
        painter.fillRect(box, Qt.GlobalColor.white)
        # Letters of a few pixels stay legible only where they are drawn larger first.
        times = _SMALL if self._captions else 1
        width = round(box.width() * self.devicePixelRatioF()) * times
        picture = self._pictures.get(page)
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box, picture)
        if picture is None or picture.width() != width:
            self._want(page, width)
        chosen = self._captions and page == self.current
        edge, thick = ("accent", 3) if chosen else ("line", 1)
        paint.rounded(painter, box, edge=edge, width=thick, radius=0)

    def _paint_captions(self, painter: QPainter, page: int, box: QRectF, above: float) -> None:
        centre = int(Qt.AlignmentFlag.AlignCenter)
        chosen = page == self.current
        painter.setFont(theme.font(14, bold=chosen))
        painter.setPen(theme.colour("accent" if chosen else "ink2"))
        number = QRectF(box.left(), box.bottom() + 2, box.width(), theme.px(22))
        painter.drawText(number, centre, str(page + 1))
        if page in self._headings:
            painter.setFont(theme.font(14, bold=True))
            painter.setPen(theme.colour("ink"))
            width = self.viewport().width() - theme.px(16)
            title = painter.fontMetrics().elidedText(
                self._headings[page], Qt.TextElideMode.ElideRight, width
            )
            line = QRectF(theme.px(8), above, width, theme.px(24))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), title)

    def _want(self, page: int, width: int) -> None:
        if (page, width) not in self._asked:
            self._asked.add((page, width))
            self.wanted.emit(page, width)

    def _drop_far(self, seen: range) -> None:
        near = range(seen.start - _KEEP, seen.stop + _KEEP)
        for page in [held for held in self._pictures if held not in near]:
            del self._pictures[page]
            self._asked = {pair for pair in self._asked if pair[0] != page}

    def _lay_out(self) -> None:
        self._spots = []
        edge, y = theme.px(self._margin), float(theme.px(self._margin))
        room = self.viewport().size()
        for page, size in enumerate(self._sizes):
            ratio = size.height() / size.width()
            width = float(max(room.width() - 2 * edge, 1))
            if self._fit == PAGE:
                width = min(width, (room.height() - 2 * edge) / ratio)
            above = y
            if page in self._headings and self._captions:
                y += theme.px(28)
            left = round((room.width() - width) / 2)
            box = QRectF(left, round(y), round(width), round(width * ratio))
            self._spots.append(_Spot(box, above if self._captions else above - edge / 2))
            y = box.bottom() + edge + (theme.px(16) if self._captions else 0)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(round(y - room.height()), 0))
        bar.setPageStep(room.height())
        bar.setSingleStep(theme.px(_STEP))
        self.viewport().update()

    def _scrolled(self, value: int) -> None:
        self.viewport().update()
        if self._captions or not self._spots:
            return
        middle = value + self.viewport().height() / 2
        passed = [page for page, spot in enumerate(self._spots) if spot.above <= middle]
        self._set_current(passed[-1] if passed else 0)

    def _set_current(self, page: int) -> None:
        if page != self.current:
            self.current = page
            self.current_changed.emit(page)
