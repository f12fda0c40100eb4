"""What painted widgets share: rounded boxes, key caps, and the width of text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from inspector.desktop import theme

CAP_SIZE = 13
_CAP_HEIGHT = 20
_CAP_PADDING = 6


def text_width(font: QFont, text: str) -> float:
    """Width of one line of text in px."""
    return QFontMetricsF(font).horizontalAdvance(text)


def rounded(
    painter: QPainter,
    box: QRectF,
    *,
    fill: str | None = None,
    edge: str | None = None,
    width: float = 1,
    radius: float = 6,
    dashed: bool = False,
) -> None:
    """A rounded box in named colours; the edge lies inside the box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    inset = 0.0
    if edge:
        pen = QPen(theme.colour(edge), width)
        if dashed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        inset = width / 2
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    corner = theme.px(radius)
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), corner, corner)
    painter.restore()


def cap_size(text: str) -> QSizeF:
    """Size of a key cap in px."""
    width = text_width(theme.font(CAP_SIZE), text) + 2 * theme.px(_CAP_PADDING)
    height = theme.px(_CAP_HEIGHT)
    return QSizeF(max(width, height), height)


def key_cap(painter: QPainter, box: QRectF, text: str, *, dark: bool, muted: bool = False) -> None:
    """A key cap: white with a lower edge; on dark ground transparent with a light edge."""
    edge = "rail-ink" if dark else "line-strong"
    ink = "white" if dark else "ink2"
    if muted:
        edge, ink = "line-strong", "grey"
    fill = None if dark or muted else "card"
    rounded(painter, box, fill=fill, edge=edge, radius=4)
    painter.save()
    # The lower edge is 2 px: a key seen from the front.
    painter.setPen(QPen(theme.colour(edge), 1))
    corner = theme.px(4)
    lower = box.bottom() - 1.5
    painter.drawLine(
        QRectF(box.left() + corner, lower, 0, 0).topLeft(),
        QRectF(box.right() - corner, lower, 0, 0).topLeft(),
    )
    painter.setFont(theme.font(CAP_SIZE))
    painter.setPen(theme.colour(ink))
    painter.drawText(box.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
