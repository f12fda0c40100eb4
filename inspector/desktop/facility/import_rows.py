"""The rows of a spreadsheet before they are taken over: what each is, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.widgets.painted_rows import (
    RECORD,
    PaintedRows,
    RecordModel,
    RowPainter,
    block,
    block_height,
    chip,
    line,
)
from inspector.facts.facility import FIELD, Facility, value_label
from inspector.i18n import _
from inspector.usecases.facilities import ImportRow

_SIDE, _EDGE = 16, 10
_NUMBER = 80
_ICON = 18
_SHOWN = ("code", "address", "beds", "person_in_charge")


def remarks(row: ImportRow) -> list[tuple[str, str, str]]:
    """What is wrong and what is doubtful: icon, tone, sentence."""
    wrong = [("square-x", "red", sentence) for sentence in row.problems]
    return wrong + [("info-circle", "blue", sentence) for sentence in row.warnings]


def standing(row: ImportRow) -> tuple[str, str, str]:
    """Word, tone and icon of a row."""
    if not row.ok:
        return _("有问题"), "red", "square-x"
    if row.warnings:
        return _("有提醒"), "blue", "info-circle"
    return _("可导入"), "green", "circle-check"


def summary(row: ImportRow) -> str:
    """The facts by which a row is recognised."""
    facility = Facility(id="", facts=row.facts)
    parts: Iterable[str] = (
        value_label(FIELD[name], row.facts[name]) for name in _SHOWN if row.facts.get(name)
    )
    return " · ".join(part for part in (facility.kinds_label, *parts) if part)


class _Model(RecordModel):
    def key(self, record: Any) -> str:
        """The row's number in the sheet."""
        held: ImportRow = record
        return str(held.number)

    def words(self, record: Any) -> str:
        """Number, name, what is wrong."""
        held: ImportRow = record
        said = "；".join(sentence for _icon, _tone, sentence in remarks(held))
        number = _("第 {n} 行").format(n=held.number)
        return f"{number} {held.facts.get('name') or ''} {standing(held)[0]} {said}".strip()


class _Painter(RowPainter):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as its remarks make it."""
        style: Any = option
        width = style.widget.viewport().width() if style.widget else style.rect.width()
        record: ImportRow = index.data(RECORD)
        inner = width - theme.px(2 * _SIDE + _NUMBER + _ICON + 6)
        font = theme.font(14)
        lines = sum(
            block_height(sentence, font, inner) + theme.px(2)
            for _icon, _tone, sentence in remarks(record)
        )
        return QSize(theme.px(200), theme.px(2 * _EDGE + 46) + lines)

    def draw(self, painter: QPainter, record: Any, box: QRectF) -> None:
        """Number, name and chip; recognisable facts; one line a remark."""
        held: ImportRow = record
        side, edge = theme.px(_SIDE), theme.px(_EDGE)
        inner = box.adjusted(side, edge, -side, -edge)
        left = inner.left() + theme.px(_NUMBER)
        high = theme.px(24)
        number = QRectF(inner.left(), inner.top(), theme.px(_NUMBER), high)
        line(painter, number, _("第 {n} 行").format(n=held.number), theme.font(14), "ink2")
        word, tone, icon = standing(held)
        end = chip(painter, inner.right(), inner.top() + high / 2, word, tone, icon)
        name = QRectF(left, inner.top(), end - left - theme.px(8), high)
        said = str(held.facts.get("name") or _("（没有名称）"))
        line(painter, name, said, theme.font(bold=True), "ink")
        second = QRectF(left, inner.top() + high, inner.right() - left, theme.px(22))
        line(painter, second, summary(held), theme.font(14), "ink2")
        self._remarks(painter, held, QRectF(left, second.bottom(), second.width(), 0))

    @staticmethod
    def _remarks(painter: QPainter, row: ImportRow, below: QRectF) -> None:
        top, font = below.top(), theme.font(14)
        gap = theme.px(_ICON + 6)
        width = int(below.width()) - gap
        for icon, tone, sentence in remarks(row):
            height = block_height(sentence, font, width)
            square = QRectF(below.left(), top + theme.px(2), theme.px(_ICON), theme.px(_ICON))
            icons.paint(painter, icon, tone, square)
            block(painter, QRectF(below.left() + gap, top, width, height), sentence, font, tone)
            top += height + theme.px(2)


class ImportRows(PaintedRows):
    """The list of rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_Model(), _Painter(), label=_("表格里的行"), parent=parent)
