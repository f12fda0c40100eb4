"""The list of facilities: name, kind and address, and how each stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from inspector.desktop import theme
from inspector.desktop.facility.words import STANDING, standing_words
from inspector.desktop.widgets.painted_rows import (
    PaintedRows,
    RecordModel,
    RowPainter,
    chip,
    line,
)
from inspector.i18n import _
from inspector.usecases.facility_overview import FacilityLine

_HEIGHT = 69
_SIDE = 16


class FacilityModel(RecordModel):
    """Facilities as rows."""

    def key(self, record: Any) -> str:
        """The facility's id."""
        held: FacilityLine = record
        return held.id

    def words(self, record: Any) -> str:
        """Name, kind, standing."""
        held: FacilityLine = record
        return f"{held.name}，{held.kinds_label}，{standing_words(held)}"


class _Painter(RowPainter):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Rows are alike."""
        return QSize(theme.px(200), theme.px(_HEIGHT))

    def draw(self, painter: QPainter, record: Any, box: QRectF) -> None:
        """Name with the chip at its right, kind and address below."""
        held: FacilityLine = record
        side = theme.px(_SIDE)
        inner = box.adjusted(side, theme.px(9), -side, -theme.px(9))
        half = inner.height() / 2
        look = STANDING[held.standing]
        middle = inner.top() + half / 2
        left = chip(painter, inner.right(), middle, standing_words(held), look.tone, look.icon)
        upper = QRectF(inner.left(), inner.top(), left - inner.left() - theme.px(8), half)
        line(painter, upper, held.name, theme.font(bold=True), "ink")
        parts = [held.kinds_label, held.address, _("示例") if held.sample else ""]
        lower = QRectF(inner.left(), inner.top() + half, inner.width(), half)
        line(painter, lower, "  ".join(p for p in parts if p), theme.font(14), "ink2")


class FacilityRows(PaintedRows):
    """The list itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(FacilityModel(), _Painter(), label=_("检查对象"), parent=parent)
        self.setUniformItemSizes(True)
