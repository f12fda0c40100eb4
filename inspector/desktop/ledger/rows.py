"""The lines of the ledger: state, problem and facility, severity, deadline."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from inspector.desktop import theme
from inspector.desktop.ledger.looks import STATE, deadline_words
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.painted_rows import (
    PaintedRows,
    RecordModel,
    RowPainter,
    chip,
    line,
)
from inspector.desktop.widgets.states import SEVERITY_MARKS
from inspector.facts.rectification import LedgerFinding, LedgerState
from inspector.facts.vocabulary import HazardVerdict
from inspector.i18n import _

_HEIGHT = 65
_SIDE = 16
_STATE_WIDTH = 106
_SEVERITY_WIDTH = 104
_DAY_WIDTH = 88
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class LedgerModel(RecordModel):
    """Lines of the ledger as rows."""

    def key(self, record: Any) -> str:
        """The line's id."""
        held: LedgerFinding = record
        return held.id

    def words(self, record: Any) -> str:
        """State, problem, facility, deadline."""
        held: LedgerFinding = record
        return f"{held.state.label}，{held.topic}，{held.facility_name}，{held.deadline}"


class _Painter(RowPainter):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.today = date.min

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Rows are alike."""
        return QSize(theme.px(200), theme.px(_HEIGHT))

    def draw(self, painter: QPainter, record: Any, box: QRectF) -> None:
        """Four columns."""
        held: LedgerFinding = record
        side = theme.px(_SIDE)
        inner = box.adjusted(side, theme.px(9), -side, -theme.px(9))
        middle, look = inner.center().y(), STATE[held.state]
        width = _chip_width(held.state.label)
        chip(painter, inner.left() + width, middle, held.state.label, look.tone, look.icon)
        late = held.state is LedgerState.OVERDUE
        line(
            painter,
            QRectF(
                inner.right() - theme.px(_DAY_WIDTH),
                inner.top(),
                theme.px(_DAY_WIDTH),
                inner.height(),
            ),
            deadline_words(held, self.today),
            theme.font(bold=late),
            "red" if late else "ink",
            align=_RIGHT,
        )
        right = inner.right() - theme.px(_DAY_WIDTH)
        left = right - theme.px(_SEVERITY_WIDTH)
        words = f"{SEVERITY_MARKS[held.severity]} {held.severity.label}"
        chip(painter, left + _chip_width(words, marked=False), middle, words, "amber")
        start = inner.left() + theme.px(_STATE_WIDTH)
        half = inner.height() / 2
        room = left - start - theme.px(12)
        line(
            painter,
            QRectF(start, inner.top(), room, half),
            held.topic,
            theme.font(bold=True),
            "ink",
        )
        lower = QRectF(start, inner.top() + half, room, half)
        line(painter, lower, second_line(held), theme.font(14), "ink2")


def second_line(held: LedgerFinding) -> str:
    """Facility and place, and what sets the line apart."""
    marks = [
        _("重大隐患") if held.major_hazard is HazardVerdict.HIT else "",
        _("重复") if held.repeat_of else "",
        _("示例") if held.sample else "",
    ]
    where = "，".join(part for part in (held.facility_name, held.place) if part)
    return " · ".join([*(mark for mark in marks if mark), where])


def _chip_width(word: str, *, marked: bool = True) -> float:
    width = paint.text_width(theme.font(14, bold=True), word) + 2 * theme.px(8) + 1
    return width + (theme.px(16) + theme.px(4) if marked else 0)


class LedgerRows(PaintedRows):
    """The list itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(LedgerModel(), RowPainter(), label=_("整改台账"), parent=parent)
        self._painter = _Painter(self)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)

    def show_day(self, today: date) -> None:
        """The day that deadlines are told from."""
        self._painter.today = today
