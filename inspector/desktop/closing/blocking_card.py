"""What must be settled before signing: each matter in place, or one key away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.closing.condition_row import ConditionRow
from inspector.desktop.closing.conflict_row import ConflictRow
from inspector.desktop.closing.matters import (
    Condition,
    Conflict,
    LooseNote,
    Matter,
    OpenItem,
    matters_of,
)
from inspector.desktop.closing.note_row import NoteRow
from inspector.desktop.closing.open_item_row import OpenItemRow
from inspector.desktop.closing.standing import Standing
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card, Hairline
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.text import Icon
from inspector.i18n import _

KEYS = 9
_FIRST, _MORE = 8, 24

Row = ConditionRow | ConflictRow | NoteRow | OpenItemRow


class BlockingCard(Card):
    """Rows in the order of `matters_of`; the first nine have the keys 1 to 9.

    Signals:
        go: an item's id. people: the list of people is to be changed.
        overridden: (code, reason). met: (code, text) of a condition that is in order now.
        assigned: (note, item). dropped: a note's id.
        chosen: (Answer, heads shown), the one that ends a conflict.
    """

    go = Signal(str)
    people = Signal()
    overridden = Signal(str, str)
    met = Signal(str, str)
    assigned = Signal(str, str)
    dropped = Signal(str)
    chosen = Signal(object, object)

    def __init__(self) -> None:
        super().__init__(_("签字前要处理的"), note=" ", flush=True, margin=16)
        self.title.set_tone("red")
        self._mark = Icon("alert-octagon", "red")
        self.head.insertWidget(0, self._mark)
        self.rows: list[Row] = []
        self._standing: Standing | None = None
        self._shown = _FIRST
        self._columns = 2
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)

    def show_standing(self, standing: Standing) -> None:
        """Show what is in the way now; reasons being typed stay in their fields."""
        if self._standing is not None and self._standing.head.id != standing.head.id:
            self._shown = _FIRST
        self._standing = standing
        self._fill()

    def set_columns(self, columns: int) -> None:
        """Items side by side in two columns, or in one where it is narrow."""
        if columns != self._columns:
            self._columns = columns
            self._fill()

    def settle(self, place: int) -> None:
        """Deal with the matter at a place, counted from 0; nothing beyond the last."""
        if place < len(self.rows):
            self.rows[place].settle()

    def _fill(self) -> None:
        if self._standing is None:
            return
        typed = {r.code: r.reason.text() for r in self.rows if isinstance(r, ConditionRow)}
        empty(self._column)
        matters = matters_of(self._standing)
        self.setVisible(bool(matters))
        self.title.setText(_("签字前要处理 {n} 处").format(n=len(matters)))
        self.set_note(_("按数字键跳到那一处") if matters else "")
        wide = [matter for matter in matters if not isinstance(matter, OpenItem)]
        items = [matter for matter in matters if isinstance(matter, OpenItem)]
        room = max(self._shown - len(wide), 2)
        self.rows = [
            self._row(place, matter) for place, matter in enumerate([*wide, *items[:room]])
        ]
        for row in self.rows[: len(wide)]:
            self._add(row)
        if items:
            self._add(self._grid(self.rows[len(wide) :]))
        if len(items) > room:
            self._add(self._rest(len(items) - room))
        for row in self.rows:
            if isinstance(row, ConditionRow) and typed.get(row.code):
                row.reason.line.setText(typed[row.code])

    def _add(self, row: QWidget) -> None:
        if self._column.count():
            self._column.addWidget(Hairline())
        self._column.addWidget(row)

    def _grid(self, rows: list[Row]) -> QWidget:
        held = QWidget()
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        two = self._columns > 1
        for place, row in enumerate(rows):
            line, column = divmod(place, self._columns)
            if line and not column:
                grid.addWidget(Hairline(), 2 * line - 1, 0, 1, 3 if two else 1)
            # A last one without a neighbour takes the whole line.
            alone = two and not column and place == len(rows) - 1
            grid.addWidget(row, 2 * line, 2 * column, 1, 3 if alone else 1)
        grid.setColumnStretch(0, 1)
        full = len(rows) // 2
        if two and full:
            grid.setColumnStretch(2, 1)
            grid.addWidget(Hairline(upright=True), 0, 1, 2 * full - 1, 1)
        return held

    def _rest(self, count: int) -> QWidget:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(theme.px(12), 0, theme.px(8), 0)
        more = Button(_("另有 {n} 处，再列一些").format(n=count), kind="link", icon="chevron-down")
        more.clicked.connect(self._show_more)
        row.addWidget(more)
        row.addStretch(1)
        return held

    def _show_more(self) -> None:
        self._shown += _MORE
        self._fill()

    def _row(self, place: int, matter: Matter) -> Row:
        key = str(place + 1) if place < KEYS else ""
        if isinstance(matter, Condition):
            condition = ConditionRow(matter, key)
            condition.overridden.connect(self.overridden)
            condition.met.connect(self.met)
            condition.people.connect(self.people)
            return condition
        if isinstance(matter, Conflict):
            conflict = ConflictRow(matter, key)
            conflict.chosen.connect(self.chosen)
            return conflict
        if isinstance(matter, LooseNote):
            items = self._standing.items.values() if self._standing else ()
            note = NoteRow(matter, items, key)
            note.assigned.connect(self.assigned)
            note.dropped.connect(self.dropped)
            return note
        row = OpenItemRow(matter, key)
        row.go.connect(self.go)
        return row
