"""Visits that wait on the work list: planned ones, first visits and replies, by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.ledger.looks import short_day
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.chip import Chip
from inspector.desktop.widgets.list_row import ListRow, RowList
from inspector.desktop.widgets.section import Section
from inspector.facts.due import DueKind, DueVisit
from inspector.i18n import _

MOST = 4
CHIP_WIDTH = 124


class VisitsSection(QWidget):
    """One row a visit; more than a few only on demand.

    Signals:
        begun: (facility, planned visit or "") to begin with.
        chosen: the facility whose file is to be looked at.
        replied: the DueVisit whose 工单 was replied to.
    """

    begun = Signal(str, str)
    chosen = Signal(str)
    replied = Signal(object)

    def __init__(self, visits: Sequence[DueVisit], today: date) -> None:
        super().__init__()
        self._visits, self._today = visits, today
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(Section(_("安排好的检查和回复"), note=counts(visits)))
        card = Card(flush=True)
        self.rows = RowList()
        self.buttons: dict[str, Button] = {}
        self.more = Button(
            _("还有 {n} 次").format(n=len(visits) - MOST), kind="link", after="chevron-down"
        )
        self.more.clicked.connect(self._show_all)
        card.body.addWidget(self.rows)
        card.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(card)
        for one in visits[:MOST]:
            self._add(one)
        self.more.setVisible(len(visits) > MOST)

    def _show_all(self) -> None:
        first = self._visits[MOST]
        self.more.hide()
        for one in self._visits[MOST:]:
            self._add(one)
        row = self.rows.rows[_key(first)]
        # It can take the focus only once it is shown.
        QTimer.singleShot(0, row, row.setFocus)

    def _add(self, one: DueVisit) -> None:
        holder = QWidget()
        holder.setFixedWidth(theme.px(CHIP_WIDTH))
        inner = QHBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(day_chip(one), 0, Qt.AlignmentFlag.AlignLeft)
        if one.kind is DueKind.REPLY:
            button = Button(_("登记回复"), compact=True)
            button.clicked.connect(lambda: self.replied.emit(one))
        else:
            button = Button(_("去检查"), compact=True)
            button.clicked.connect(lambda: self.begun.emit(one.facility, one.visit))
        day = short_day(one.day, self._today)
        second = " · ".join(part for part in (f"{one.kind.label} {day}", one.words) if part)
        row = ListRow(one.facility_name, second, before=holder, after=button)
        row.pressed.connect(lambda: self.chosen.emit(one.facility))
        self.buttons[_key(one)] = button
        self.rows.add(_key(one), row)


def _key(one: DueVisit) -> str:
    return f"{one.kind.value}/{one.visit or one.facility}"


def counts(visits: Sequence[DueVisit]) -> str:
    """过期 1 · 今天 2 · 7 天内 3."""
    parts = (
        (_("过期 {n}"), sum(one.days < 0 for one in visits)),
        (_("今天 {n}"), sum(one.days == 0 for one in visits)),
        (_("7 天内 {n}"), sum(0 < one.days <= 7 for one in visits)),
        (_("以后 {n}"), sum(one.days > 7 for one in visits)),
    )
    return " · ".join(words.format(n=count) for words, count in parts if count)


def day_chip(one: DueVisit) -> Chip:
    """How long until then."""
    if one.days < 0:
        return Chip(_("过了 {n} 天").format(n=-one.days), "red", "calendar-due")
    if one.days == 0:
        return Chip(_("今天"), "blue", "clock")
    return Chip(_("还有 {n} 天").format(n=one.days), "blue", "calendar")
