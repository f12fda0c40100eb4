"""The items of the library as a list, parted by the places of the route; the clauses to check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.widgets.painted_rows import (
    RECORD,
    PaintedRows,
    RecordModel,
    RowPainter,
    line,
)
from inspector.facts.vocabulary import Depth, Place
from inspector.i18n import _
from inspector.usecases.library_reading import LibraryItem, PendingClause

_SIDE = 16
_HIGH, _HEADING = 62, 40


class Row(Struct, frozen=True):
    """A heading (no key), or a row with its second line; `mark` is an icon at its right."""

    key: str
    title: str
    second: str = ""
    mark: str = ""


def item_rows(items: Iterable[LibraryItem]) -> list[Row]:
    """Items below the headings of their places, in walking order."""
    order = list(Place)
    ordered = sorted(items, key=lambda item: order.index(item.place))
    rows = []
    for place, held in groupby(ordered, key=lambda item: item.place):
        group = list(held)
        rows.append(Row("", place.label, _("{n} 项").format(n=len(group))))
        rows += [_item_row(item) for item in group]
    return rows


def _item_row(item: LibraryItem) -> Row:
    second = " · ".join((item.depth.label, item.judge.label, item.force.label))
    mark = "alert-octagon" if item.hazards else "square-check" if item.depth is Depth.CORE else ""
    return Row(item.id, item.topic, second, mark)


def clause_rows(clauses: Iterable[PendingClause]) -> list[Row]:
    """Clauses below the headings of their standards."""
    ordered = sorted(clauses, key=lambda clause: clause.standard)
    rows = []
    for standard, held in groupby(ordered, key=lambda clause: clause.standard):
        group = list(held)
        rows.append(Row("", standard, _("{n} 条").format(n=len(group))))
        rows += [
            Row(clause.id, clause.requirement, _("用在：{items}").format(items=_items(clause)))
            for clause in group
        ]
    return rows


def _items(clause: PendingClause) -> str:
    return "、".join(clause.items)


class _Model(RecordModel):
    def key(self, record: Any) -> str:
        """The item's or clause's id."""
        held: Row = record
        return held.key

    def words(self, record: Any) -> str:
        """Title and second line."""
        held: Row = record
        return f"{held.title}，{held.second}"

    def is_heading(self, record: Any) -> bool:
        """A place or a standard."""
        held: Row = record
        return not held.key


class _Painter(RowPainter):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """A heading is lower."""
        record: Row = index.data(RECORD)
        return QSize(theme.px(200), theme.px(_HIGH if record.key else _HEADING))

    def draw(self, painter: QPainter, record: Any, box: QRectF) -> None:
        """Heading with its count, or title and second line."""
        held: Row = record
        side = theme.px(_SIDE)
        if not held.key:
            self._heading(painter, held, box)
            return
        inner = box.adjusted(side, theme.px(7), -side, -theme.px(7))
        half = inner.height() / 2
        width = inner.width()
        if held.mark:
            mark = theme.px(20)
            spot = QRectF(inner.right() - mark, inner.top() + theme.px(2), mark, mark)
            icons.paint(painter, held.mark, "red" if held.mark[0] == "a" else "ink3", spot)
            width -= mark + theme.px(8)
        upper = QRectF(inner.left(), inner.top(), width, half)
        line(painter, upper, held.title, theme.font(bold=True), "ink")
        lower = QRectF(inner.left(), inner.top() + half, inner.width(), half)
        line(painter, lower, held.second, theme.font(14), "ink2")

    @staticmethod
    def _heading(painter: QPainter, held: Row, box: QRectF) -> None:
        painter.fillRect(box.adjusted(0, 0, 0, -1), theme.colour("sunken"))
        side, end = theme.px(_SIDE), theme.px(64)
        title = box.adjusted(side, 0, -side - end, 0)
        line(painter, title, held.title, theme.font(14, bold=True), "ink2")
        count = QRectF(box.right() - side - end, box.top(), end, box.height())
        line(painter, count, held.second, theme.font(14), "ink3", align=_RIGHT)


_RIGHT = 0x82
"""Qt.AlignRight and Qt.AlignVCenter as one number."""


class LibraryRows(PaintedRows):
    """The list itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_Model(), _Painter(), label=_("检查表内容"), parent=parent)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.show_records(rows)
