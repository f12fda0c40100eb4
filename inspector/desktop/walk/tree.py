"""The tree of the walk: how far one is, the areas, the items of the current area."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStyleOptionViewItem, QVBoxLayout, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.walk.state import Group, WalkState
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Hairline
from inspector.desktop.widgets.combo import Combo
from inspector.desktop.widgets.painted_rows import (
    RECORD,
    PaintedRows,
    RecordModel,
    RowPainter,
    line,
)
from inspector.desktop.widgets.progress import Counts, VerdictBar
from inspector.desktop.widgets.states import VERDICT
from inspector.desktop.widgets.text import Text
from inspector.facts.item import VisitItem
from inspector.facts.visit import Progress
from inspector.facts.vocabulary import Verdict
from inspector.i18n import _

WIDTH = 272
ROW = 44
REORDER = "reorder"

_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class Branch(Struct, frozen=True):
    """A row: an area (`count` like 8/22), or an item of the open area."""

    key: str
    title: str
    icon: str
    tone: str
    count: str = ""
    failed: int = 0
    whole: bool = False
    open: bool = False
    item: bool = False
    here: bool = False


def branches(state: WalkState) -> list[Branch]:
    """The rows of the tree."""
    rows: list[Branch] = []
    current = state.group()
    for group in state.groups:
        rows.append(_area(state, group, is_open=group is current))
        if group is current:
            rows.extend(_item(state, item) for item in group.items)
    return rows


def _area(state: WalkState, group: Group, *, is_open: bool) -> Branch:
    left = state.open_in(group)
    total = len(group.items)
    return Branch(
        key=f"area:{group.key}",
        title=group.title,
        icon=group.icon,
        tone="accent" if is_open else "ink",
        count=f"{total - left}/{total}",
        failed=state.failed_in(group),
        whole=not left,
        open=is_open,
    )


def _item(state: WalkState, item_id: str) -> Branch:
    item = state.items[item_id]
    here = item_id == state.current
    title = f"★ {item.topic}" if item.starred else item.topic
    if disputed(item):
        return Branch(item_id, title, "alert-octagon", "red", item=True, here=here)
    look = VERDICT[item.verdict if state.answered(item_id) else _open_verdict(item.verdict)]
    return Branch(item_id, title, look.icon, look.tone, item=True, here=here)


def disputed(item: VisitItem) -> bool:
    """Whether two laptops recorded different answers to an item."""
    return any(record.rivals for record in item.records)


def _open_verdict(verdict: Verdict) -> Verdict:
    """A failed instance shows although another one is still open."""
    return Verdict.FAIL if verdict is Verdict.FAIL else Verdict.UNCHECKED


class _Model(RecordModel):
    def key(self, record: Any) -> str:
        """The id of a row."""
        return str(record.key)

    def words(self, record: Any) -> str:
        """The row in words."""
        return f"{record.title} {record.count}".strip()


class _Painter(RowPainter):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """44 px."""
        return QSize(theme.px(WIDTH), theme.px(ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One row, without lines between rows."""
        style: Any = option
        box = QRectF(style.rect)
        painter.save()
        self._ground(painter, box, style.state)
        self.draw(painter, index.data(RECORD), box)
        painter.restore()

    def draw(self, painter: QPainter, record: Any, box: QRectF) -> None:
        """An area, or an item beneath it."""
        if record.item:
            self._draw_item(painter, record, box)
        else:
            self._draw_area(painter, record, box)

    def _draw_item(self, painter: QPainter, row: Branch, box: QRectF) -> None:
        _icon(painter, row.icon, row.tone, box, theme.px(44), 18)
        words = box.adjusted(theme.px(70), 0, -theme.px(8), 0)
        line(
            painter, words, row.title, theme.font(14, bold=row.here), "ink" if row.here else "ink2"
        )

    def _draw_area(self, painter: QPainter, row: Branch, box: QRectF) -> None:
        _icon(painter, row.icon, row.tone, box, theme.px(16), 20)
        right = box.right() - theme.px(10)
        side = theme.px(16)
        mark = "chevron-down" if row.open else "chevron-right"
        _icon(painter, mark, "ink3", box, right - side - box.left(), 16)
        right -= side + theme.px(8)
        font = theme.font(14, bold=True)
        width = paint.text_width(font, row.count)
        count = QRectF(right - width, box.top(), width + 1, box.height())
        line(painter, count, row.count, font, "ink2", align=_RIGHT)
        right = self._draw_state(painter, row, box, count.left() - theme.px(8))
        words = QRectF(box.left() + theme.px(44), box.top(), 0, box.height())
        words.setRight(right - theme.px(4))
        line(painter, words, row.title, theme.font(bold=row.open), row.tone)

    @staticmethod
    def _draw_state(painter: QPainter, row: Branch, box: QRectF, right: float) -> float:
        if row.failed:
            font = theme.font(14, bold=True)
            word = str(row.failed)
            width = paint.text_width(font, word)
            spot = QRectF(right - width, box.top(), width + 1, box.height())
            line(painter, spot, word, font, "red", align=_RIGHT)
            right -= width + theme.px(18)
            _icon(painter, "square-x", "red", box, right - box.left(), 16)
        elif row.whole:
            right -= theme.px(16)
            _icon(painter, "circle-check", "green", box, right - box.left(), 16)
        return right


def _icon(painter: QPainter, name: str, tone: str, box: QRectF, left: float, size: int) -> None:
    side = theme.px(size)
    top = round(box.top() + (box.height() - side) / 2)
    icons.paint(painter, name, tone, QRectF(round(box.left() + left), top, side, side))


class Tree(QFrame):
    """The left side of the walk.

    Signals:
        item_chosen: the id of an item.
        area_chosen: the key of an area.
        grouped: route, domain or standard.
        reordering: the areas are to be put into another order.
        asking: people are to be asked.
        on_paper: the round is made with a sheet of paper.
    """

    item_chosen = Signal(str)
    area_chosen = Signal(str)
    grouped = Signal(str)
    reordering = Signal()
    asking = Signal()
    on_paper = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Side")
        self.setFixedWidth(theme.px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(Hairline())
        self.rows = PaintedRows(_Model(self), _Painter(self), label=_("区域和检查项"))
        self.rows.setUniformItemSizes(True)
        self.rows.opened.connect(self._open)
        column.addWidget(self.rows, 1)
        column.addWidget(Hairline())
        self.ask = Button(_("问答"), kind="quiet", icon="message", key="F11")
        self.ask.clicked.connect(self.asking)
        self.paper = Button(_("用纸查"), kind="quiet", icon="printer")
        self.paper.setToolTip("Ctrl+P")
        self.paper.clicked.connect(self.on_paper)
        foot = QHBoxLayout()
        foot.setSpacing(0)
        foot.addWidget(self.ask)
        foot.addStretch(1)
        foot.addWidget(self.paper)
        column.addLayout(foot)

    def _head(self) -> QWidget:
        head = QWidget(self)
        column = QVBoxLayout(head)
        column.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        column.setSpacing(theme.px(6))
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        self.answered = AnsweredMark()
        row.addWidget(self.answered)
        row.addStretch(1)
        self.grouping = Combo(
            [
                ("route", _("按路线")),
                ("domain", _("按领域")),
                ("standard", _("按标准")),
                (REORDER, _("改路线")),
            ],
            label=_("检查项怎么排"),
        )
        self.grouping.chosen.connect(self._group)
        row.addWidget(self.grouping)
        column.addLayout(row)
        self.bar = VerdictBar()
        self.counts = Counts()
        column.addWidget(self.bar)
        column.addWidget(self.counts)
        return head

    def show_state(self, state: WalkState) -> None:
        """Show everything anew."""
        self.show_progress(state.progress)
        self.grouping.choose(state.grouping)
        self.rows.show_records(branches(state))
        self.rows.select(state.current)

    def show_progress(self, progress: Progress) -> None:
        """Show the counts."""
        self.answered.show_progress(progress)
        self.bar.show_progress(progress)
        self.counts.show_progress(progress)

    def _open(self, key: str) -> None:
        if key.startswith("area:"):
            self.area_chosen.emit(key.removeprefix("area:"))
        else:
            self.item_chosen.emit(key)

    def _group(self, value: str) -> None:
        if value == REORDER:
            self.reordering.emit()
        else:
            self.grouped.emit(value)


class AnsweredMark(QWidget):
    """已答 24 / 131 项."""

    def __init__(self, *, unit: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = _(" 项") if unit else ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        row.addWidget(Text(_("已答"), "second"))
        self.figure = Text("", "card-title")
        self.rest = Text("", "second")
        row.addWidget(self.figure)
        row.addWidget(self.rest)

    def show_progress(self, progress: Progress) -> None:
        """Show how many items are answered."""
        self.figure.setText(str(progress.answered))
        self.rest.setText(f"/ {progress.items}{self._unit}")
