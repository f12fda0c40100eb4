"""Line icons: one-colour SVG of resources/icons, drawn at a size in a colour of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from inspector import assets
from inspector.desktop import theme

_STROKE = b"currentColor"


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = assets.path("icons", f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(source.replace(_STROKE, colour.encode())))


def paint(painter: QPainter, name: str, colour: str, box: QRectF) -> None:
    """Draw an icon into a square in a named colour of the theme."""
    _renderer(name, theme.colour(colour).name()).render(painter, box)


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    made = QPixmap(round(side * ratio), round(side * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint(painter, name, colour, QRectF(0, 0, side, side))
    painter.end()
    return made


def pixmap(name: str, colour: str = "ink", size: int = 20, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture; `size` in px at 100 %, `ratio` the screen's pixel ratio."""
    return _pixmap(name, colour, theme.px(size), ratio)
