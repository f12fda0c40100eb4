"""What only warns: shown, one press away, and no obstacle."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from inspector.desktop.closing.matters import Reminder, reminders_of
from inspector.desktop.closing.standing import Standing
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.list_row import ListRow, RowList
from inspector.desktop.widgets.text import Icon
from inspector.i18n import _

_FIRST = 5


class ReminderCard(Card):
    """Rows, the gravest first; each leads where it can be mended.

    Signals:
        go: an item's id. pool: to the photos without an item. people: to the list of people.
    """

    go = Signal(str)
    pool = Signal()
    people = Signal()

    def __init__(self) -> None:
        super().__init__(_("提醒"), icon="info-circle", note=" ", flush=True, margin=16)
        self._reminders: tuple[Reminder, ...] = ()
        self._all = False
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        self.list = RowList()

    def show_standing(self, standing: Standing) -> None:
        """Show the warnings of a visit; the card is gone where there are none."""
        self._reminders = reminders_of(standing)
        self._fill()

    def _fill(self) -> None:
        empty(self._column)
        count = len(self._reminders)
        self.setVisible(bool(count))
        self.title.setText(_("提醒 {n} 处").format(n=count))
        self.set_note(_("不影响签字；能补就补上"))
        self.list = RowList()
        shown = self._reminders if self._all else self._reminders[:_FIRST]
        for place, reminder in enumerate(shown):
            self.list.add(str(place), self._row(reminder))
        self.list.chosen.connect(self._follow)
        self._column.addWidget(self.list)
        if len(shown) < count:
            words = _("另有 {n} 处，全部列出").format(n=count - len(shown))
            more = Button(words, kind="link", icon="chevron-down")
            more.setContentsMargins(0, 0, 0, 0)
            more.clicked.connect(self._show_all)
            self._column.addWidget(more)

    def _row(self, reminder: Reminder) -> ListRow:
        active = bool(reminder.target)
        after = Icon("chevron-right", "ink3") if active else None
        mark = Icon(reminder.icon, reminder.tone)
        return ListRow(
            reminder.title, reminder.line, before=mark, after=after, active=active, bold=False
        )

    def _show_all(self) -> None:
        self._all = True
        self._fill()

    def _follow(self, place: str) -> None:
        reminder = self._reminders[int(place)]
        if reminder.target == "walk":
            self.go.emit(reminder.item)
        elif reminder.target == "pool":
            self.pool.emit()
        elif reminder.target == "people":
            self.people.emit()
