"""F9 本区速录: the items of an area as short rows, and the rest confirmed at one stroke."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.walk.quick_row import QuickRow
from inspector.desktop.walk.state import WalkState
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Hairline
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.vocabulary import Verdict
from inspector.i18n import _
from inspector.usecases.group_answers import may_confirm_in_group

_SLICE = 12
"""Rows that are made at one go; the window stays quick while more follow."""


class QuickView(QWidget):
    """The rows of the current area, and what can be said of all of them.

    Signals:
        decided: the id of an item and its Verdict.
        wanted: the id of an item, to be seen whole.
        confirming: the rest is to be confirmed as a group.
        skipping: the whole area is to be left out.
    """

    decided = Signal(str, object)
    wanted = Signal(str)
    confirming = Signal()
    skipping = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        side = theme.px(16)
        head.setContentsMargins(side, theme.px(12), theme.px(12), theme.px(12))
        head.setSpacing(theme.px(10))
        self._icon = Icon("map-pin", "accent", 20)
        head.addWidget(self._icon)
        self.title = Text("", "section", elide=True)
        head.addWidget(self.title, 1)
        self.skip = Button(_("整区不查…"), icon="circle-minus", compact=True)
        self.skip.setToolTip(_("这一区没答的，一起记成不涉及或本次不查，写一个理由"))
        self.skip.clicked.connect(self.skipping)
        head.addWidget(self.skip)
        self.confirm = Button("", icon="circle-check", compact=True)
        self.confirm.clicked.connect(self.confirming)
        head.addWidget(self.confirm)
        column.addLayout(head)
        column.addWidget(Hairline())
        self.pane = Scroll(spacing=0)
        column.addWidget(self.pane, 1)
        self.rows: list[QuickRow] = []
        self.pane.column.addStretch(1)
        self._state: WalkState | None = None
        self._items: tuple[str, ...] = ()
        self._wants_focus = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._more_rows)

    def show_state(self, state: WalkState) -> None:
        """Show the current area anew."""
        group = state.group()
        left = state.open_in(group)
        fresh = self._items != group.items or self._state is None
        self._state, self._items = state, group.items
        self._icon.show_icon(group.icon, "accent")
        done = len(group.items) - left
        self.title.setText(
            _("{area}  {done}/{total}").format(area=group.title, done=done, total=len(group.items))
        )
        able = self.confirmable()
        self.confirm.setText(_("其余已逐一看过，均符合（{n}）").format(n=len(able)))
        editable = state.sheet.editable
        self.confirm.setEnabled(editable and bool(able))
        self.skip.setEnabled(editable and bool(left) and state.grouping == "route")
        if fresh:
            self.pane.to_top()
        self._fill()

    def confirmable(self) -> tuple[str, ...]:
        """The open items of the area that may be confirmed as a group."""
        state = self._state
        if state is None:
            return ()
        return tuple(
            item
            for item in self._items
            if not state.pending(item) and may_confirm_in_group(state.items[item])
        )

    def left_out(self) -> tuple[str, ...]:
        """The open items of the area that have to be looked at one by one."""
        state = self._state
        able = set(self.confirmable())
        if state is None:
            return ()
        return tuple(i for i in self._items if not state.answered(i) and i not in able)

    def _fill(self) -> None:
        state = self._state
        if state is None:
            return
        for place, row in enumerate(self.rows):
            if place < len(self._items):
                item = state.items[self._items[place]]
                row.show_item(state, item, place + 1)
                row.set_here(item.id == state.current)
            row.setVisible(place < len(self._items))
        if len(self.rows) < len(self._items):
            self._timer.start()

    def _more_rows(self) -> None:
        state = self._state
        here = len(self.rows)
        wanted = self._items[here : here + _SLICE]
        if state is None or not wanted:
            self._timer.stop()
            return
        for place, item_id in enumerate(wanted, start=here):
            row = QuickRow()
            row.decided.connect(self.decided)
            row.wanted.connect(self.wanted)
            row.stepped.connect(self.go)
            self.rows.append(row)
            self.pane.column.insertWidget(place, row)
            row.show_item(state, state.items[item_id], place + 1)
            row.set_here(item_id == state.current)
            # A row that the layout shows later cannot take the focus yet.
            row.show()
        if self._wants_focus:
            self.focus_current()

    def focus_current(self) -> None:
        """Give the focus to the row of the current item; until it is made, nothing else has it."""
        row = self._row_of(self._state.current if self._state is not None else "")
        self._wants_focus = row is None
        if row is None:
            self.setFocus()
        else:
            row.focus()
            # Rows that were just made have their place once the layout has run.
            QTimer.singleShot(0, row, lambda: self.pane.ensureWidgetVisible(row, 0, 0))

    def mark(self, item: str, verdict: Verdict) -> None:
        """Show a verdict in its row before it is kept, with the focus on it."""
        row = self._row_of(item)
        if row is not None:
            row.verdicts.show_verdict(verdict)
            row.verdicts.setFocus()

    def focused(self) -> str:
        """The item whose row holds the focus, else the current one."""
        here = QApplication.focusWidget()
        for row in self.rows:
            if row.isVisible() and here is not None and row.isAncestorOf(here):
                return row.item
        return self._state.current if self._state is not None else ""

    def go(self, by: int) -> str:
        """Move the focus by rows; the item that is current then."""
        shown = [row for row in self.rows if row.isVisible()]
        here = next((n for n, row in enumerate(shown) if row.item == self.focused()), 0)
        if not shown:
            return ""
        there = shown[min(max(here + by, 0), len(shown) - 1)]
        self.set_current(there.item)
        there.focus(Qt.FocusReason.TabFocusReason)
        return there.item

    def set_current(self, item: str) -> None:
        """Light up the row of an item."""
        if self._state is not None and item:
            self._state.current = item
            self._state.instance = ""
        for row in self.rows:
            row.set_here(row.item == item)

    def _row_of(self, item: str) -> QuickRow | None:
        return next((row for row in self.rows if row.isVisible() and row.item == item), None)
