"""Long lists: rows are painted, not made of widgets, so that thousands scroll as a dozen do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScroller,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from inspector.desktop import icons, theme
from inspector.desktop.widgets import paint

Index = QModelIndex | QPersistentModelIndex
RECORD = Qt.ItemDataRole.UserRole
"""The role under which a row gives its fact."""

_ROOT = QModelIndex()
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class RecordModel(QAbstractListModel):
    """Frozen facts as rows: `key` names one, `words` is what a screen reader says."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records: Sequence[Any] = ()

    def key(self, record: Any) -> str:
        """The id of a row."""
        raise NotImplementedError

    def words(self, record: Any) -> str:
        """The row in words."""
        raise NotImplementedError

    def is_heading(self, record: Any) -> bool:
        """Whether the row only names those below it and cannot be chosen."""
        return False

    def record(self, row: int) -> Any:
        """The fact of a row."""
        return self._records[row]

    def show_records(self, records: Sequence[Any]) -> None:
        """Show other rows; where they are the same ones, only what changed in them."""
        before = self._records
        if [self.key(held) for held in before] != [self.key(held) for held in records]:
            self.beginResetModel()
            self._records = records
            self.endResetModel()
            return
        self._records = records
        for row, (old, new) in enumerate(zip(before, records, strict=True)):
            if old != new:
                index = self.index(row, 0)
                self.dataChanged.emit(index, index)

    def row_of(self, key: str) -> int:
        """Where the row with this id is, -1 for nowhere."""
        return next((n for n, held in enumerate(self._records) if self.key(held) == key), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self._records)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading takes neither pointer nor keys."""
        if not index.isValid() or self.is_heading(self._records[index.row()]):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The fact, or its words."""
        if not index.isValid():
            return None
        record = self._records[index.row()]
        if role == RECORD:
            return record
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.words(record) if role in spoken else None


class RowPainter(QStyledItemDelegate):
    """Ground, mark of the chosen row, hairline and focus; `draw` paints what is in the row."""

    def draw(self, painter: QPainter, record: Any, box: QRectF) -> None:
        """Paint one fact into its row, margins not yet taken off."""
        raise NotImplementedError

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        # The stubs know the option's fields only by name.
        style: Any = option
        record = index.data(RECORD)
        box = QRectF(style.rect)
        painter.save()
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self._ground(painter, box, style.state)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.colour("line"))
        self.draw(painter, record, box)
        painter.restore()

    @staticmethod
    def _ground(painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.fillRect(box, theme.colour("accent-soft"))
        if chosen:
            mark = QRectF(box.left(), box.top(), theme.px(4), box.height())
            painter.fillRect(mark, theme.colour("accent"))
            if state & QStyle.StateFlag.State_HasFocus:
                paint.rounded(painter, box, edge="accent", width=2, radius=4)


class PaintedRows(QListView):
    """A list of painted rows, one of them chosen; arrows move, Enter opens.

    Signals:
        chosen: the key of the row that a person moved to.
        opened: the key of the row on which Enter was pressed or that was tapped.
        left_at_top: Up was pressed on the first row.
    """

    chosen = Signal(str)
    opened = Signal(str)
    left_at_top = Signal()

    def __init__(
        self,
        model: RecordModel,
        painter: RowPainter,
        *,
        label: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Flush")
        self._model = model
        self._quiet = False
        self.setModel(model)
        self.setItemDelegate(painter)
        self.setAccessibleName(label)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.clicked.connect(lambda index: self.opened.emit(self._key(index)))

    @property
    def selected(self) -> str:
        """The key of the chosen row, or ""."""
        index = self.currentIndex()
        return self._key(index) if index.isValid() else ""

    @property
    def count(self) -> int:
        """How many rows are shown."""
        return self._model.rowCount()

    def show_records(self, records: Sequence[Any]) -> None:
        """Show other rows and keep the chosen one where it is still there."""
        held = self.selected
        self._quiet = True
        self._model.show_records(records)
        self._quiet = False
        self.select(held)

    def select(self, key: str) -> None:
        """Choose a row without a signal; a key that is not there chooses none."""
        self._quiet = True
        row = self._model.row_of(key) if key else -1
        index = self._model.index(row, 0) if row >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
        self._quiet = False

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Rows of one height stay where they are: only their look is new."""
        kind = QAbstractItemView if self.uniformItemSizes() else QListView
        kind.dataChanged(self, first, last, roles)

    def choose_first(self) -> None:
        """Choose the first row that can be chosen, as if a person had."""
        for row in range(self.count):
            index = self._model.index(row, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(index)
                return

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row a person has moved to."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self.chosen.emit(self._key(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Up leaves at the top; letters belong to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.selected:
                self.opened.emit(self.selected)
            return
        if event.key() == Qt.Key.Key_Up and self._at_top():
            self.left_at_top.emit()
            return
        if event.text().isprintable() and event.text().strip():
            event.ignore()
            return
        super().keyPressEvent(event)

    def _key(self, index: Index) -> str:
        return self._model.key(self._model.record(index.row()))

    def _at_top(self) -> bool:
        above = range(max(self.currentIndex().row(), 0))
        flags = (self._model.index(row, 0).flags() for row in above)
        return not any(flag & Qt.ItemFlag.ItemIsSelectable for flag in flags)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows whose height follows from the width are measured anew."""
        super().resizeEvent(event)
        if not self.uniformItemSizes():
            self.scheduleDelayedItemsLayout()


def line(
    painter: QPainter, box: QRectF, text: str, font: QFont, tone: str, *, align: int = _LEFT
) -> None:
    """One line of text, shortened with … where it does not fit."""
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    width = int(box.width())
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
    painter.drawText(box, align, shown)


def block_height(text: str, font: QFont, width: int) -> int:
    """The height of wrapped text at a width."""
    return QFontMetrics(font).boundingRect(0, 0, width, 100_000, _WRAPPED, text).height()


def block(painter: QPainter, box: QRectF, text: str, font: QFont, tone: str) -> None:
    """Wrapped text, from the top of its box."""
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    painter.drawText(box, _WRAPPED, text)


def chip(
    painter: QPainter, right: float, middle: float, word: str, tone: str, icon: str = ""
) -> float:
    """A state as the Chip widget shows it, its right end at `right`; its left end."""
    font = theme.font(14, bold=True)
    side = theme.px(16)
    width = paint.text_width(font, word) + 2 * theme.px(8) + 1
    if icon:
        width += side + theme.px(4)
    height = theme.px(28)
    box = QRectF(round(right - width), round(middle - height / 2), round(width), height)
    paint.rounded(painter, box, fill=f"{tone}-soft", edge=f"{tone}-edge")
    left = box.left() + theme.px(8)
    if icon:
        square = QRectF(left, round(box.center().y() - side / 2), side, side)
        icons.paint(painter, icon, tone, square)
        left += side + theme.px(4)
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    painter.drawText(QRectF(left, box.top(), box.right() - left, height), _LEFT, word)
    return box.left()
