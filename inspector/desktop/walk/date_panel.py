"""The last day of a term, chosen in a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QTableView, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import IconButton
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.text import Text
from inspector.i18n import _

_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class DatePanel(Confirm):
    """A month at a time; days before the visit cannot be chosen.

    Signals:
        picked: the date.
    """

    picked = Signal(object)

    def __init__(self, host: QWidget, first: date) -> None:
        super().__init__(
            host, _("最迟哪一天改好（含当日）"), yes=_("就这一天"), icon="calendar", width=520
        )
        head = QHBoxLayout()
        self.before = IconButton("chevron-left", _("上个月"))
        self.after = IconButton("chevron-right", _("下个月"))
        self.month = Text("", "strong")
        self.month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head.addWidget(self.before)
        head.addWidget(self.month, 1)
        head.addWidget(self.after)
        self.content.addLayout(head)
        self.calendar = QCalendarWidget(self)
        self.calendar.setNavigationBarVisible(False)
        self.calendar.setFixedHeight(min(theme.px(300), host.height() - theme.px(300)))
        self.calendar.setMinimumDate(QDate(first.year, first.month, first.day))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain = QTextCharFormat()
        plain.setForeground(theme.colour("ink"))
        for day in _WEEKEND:
            self.calendar.setWeekdayTextFormat(day, plain)
        for table in self.calendar.findChildren(QTableView):
            table.setAccessibleName(_("日历"))
        self.content.addWidget(self.calendar)
        self.before.clicked.connect(self.calendar.showPreviousMonth)
        self.after.clicked.connect(self.calendar.showNextMonth)
        self.calendar.currentPageChanged.connect(lambda _year, _month: self._tell())
        self.calendar.selectionChanged.connect(self._tell)
        self.calendar.activated.connect(lambda _day: self.yes.click())
        self.accepted.connect(lambda: self.picked.emit(self.day))
        self._tell()

    @property
    def day(self) -> date:
        """The day that is chosen."""
        held = self.calendar.selectedDate()
        return date(held.year(), held.month(), held.day())

    def ask(self) -> None:
        """Open it with the focus in the calendar."""
        super().ask()
        self.calendar.setFocus()

    def _tell(self) -> None:
        calendar = self.calendar
        self.month.setText(
            _("{year}年{month}月，选了{chosen_month}月{day}日").format(
                year=calendar.yearShown(),
                month=calendar.monthShown(),
                chosen_month=self.day.month,
                day=self.day.day,
            )
        )
