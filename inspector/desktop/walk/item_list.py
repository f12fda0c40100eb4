"""A list of items to choose from: symbol, topic, where it is asked, and one word about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.walk.state import WalkState
from inspector.desktop.widgets.painted_rows import (
    PaintedRows,
    RecordModel,
    RowPainter,
    chip,
    line,
)
from inspector.desktop.widgets.states import VERDICT
from inspector.facts.item import VisitItem
from inspector.facts.vocabulary import Place, Verdict

ROW = 60


class Line(Struct, frozen=True):
    """One row: `word` in `tone` stands at its end; `icon` in `ink` at its beginning."""

    key: str
    title: str
    second: str
    icon: str
    ink: str
    word: str = ""
    tone: str = "grey"


class _Model(RecordModel):
    def key(self, record: Any) -> str:
        """The id of a row."""
        return str(record.key)

    def words(self, record: Any) -> str:
        """The row in words."""
        return f"{record.title} {record.second} {record.word}".strip()


class _Painter(RowPainter):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """60 px."""
        return QSize(theme.px(240), theme.px(ROW))

    def draw(self, painter: QPainter, record: Any, box: QRectF) -> None:
        """Symbol, two lines, word."""
        side = theme.px(20)
        top = round(box.top() + (box.height() - side) / 2)
        left = box.left() + theme.px(20)
        icons.paint(painter, record.icon, record.ink, QRectF(left, top, side, side))
        left += side + theme.px(12)
        right = box.right() - theme.px(20)
        if record.word:
            middle = box.center().y()
            right = chip(painter, right, middle, record.word, record.tone) - theme.px(12)
        half = (box.height() - theme.px(12)) / 2
        upper = QRectF(left, box.top() + theme.px(6), right - left, half)
        line(painter, upper, record.title, theme.font(bold=True), "ink")
        lower = QRectF(left, upper.bottom(), right - left, half)
        line(painter, lower, record.second, theme.font(14), "ink2")


class ItemList(PaintedRows):
    """Rows of Line; `opened` names the one that was chosen."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        model = _Model()
        super().__init__(model, _Painter(), label=label, parent=parent)
        self._kept = (model, self.itemDelegate())
        self.setUniformItemSizes(True)


def item_line(state: WalkState, item: VisitItem, word: str = "", tone: str = "grey") -> Line:
    """An item as a row."""
    verdict = item.verdict if state.answered(item.id) else Verdict.UNCHECKED
    look = VERDICT[verdict]
    second = f"{Place.of(item.place).label} · {item.ask}"
    return Line(item.id, item.topic, second, look.icon, look.tone, word, tone)


def matching(items: Iterable[VisitItem], text: str) -> list[VisitItem]:
    """The items that contain every word of the text in topic, question or place."""
    words = text.lower().split()
    return [
        item
        for item in items
        if all(word in f"{item.topic} {item.ask} {_where(item)}".lower() for word in words)
    ]


def _where(item: VisitItem) -> str:
    return f"{Place.of(item.place).label} {item.domain.label}"
