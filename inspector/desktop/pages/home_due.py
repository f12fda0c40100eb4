"""What is due on the work list: overdue first, then today and the next seven days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.ledger.looks import short_day
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.chip import Chip
from inspector.desktop.widgets.list_row import ListRow, RowList
from inspector.desktop.widgets.section import Section
from inspector.facts.due import DueList
from inspector.facts.rectification import LedgerFinding
from inspector.i18n import _

MOST = 6
_CHIP_WIDTH = 124


class DueSection(QWidget):
    """Head with the counts and the way to the ledger; one row a finding.

    Signals:
        all_wanted: the whole ledger.
        chosen: the id of a finding.
        recheck: the id of the facility to look at again.
    """

    all_wanted = Signal()
    chosen = Signal(str)
    recheck = Signal(str)

    def __init__(self, due: DueList) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        head = Section(_("整改到期与逾期"), note=_counts(due))
        self.all = Button(_("看整改台账"), kind="link", after="chevron-right")
        self.all.clicked.connect(self.all_wanted)
        head.aside.addWidget(self.all)
        column.addWidget(head)
        card = Card(flush=True)
        self.rows = RowList()
        self.buttons: dict[str, Button] = {}
        lines = list(_lines(due))
        for line, chip in lines[:MOST]:
            self.rows.add(line.id, self._row(line, chip, date.fromisoformat(due.day)))
        self.rows.chosen.connect(self.chosen)
        card.body.addWidget(self.rows)
        if len(lines) > MOST:
            words = _("还有 {n} 项，都在整改台账").format(n=len(lines) - MOST)
            more = Button(words, kind="link", after="chevron-right")
            more.clicked.connect(self.all_wanted)
            card.body.addWidget(more, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(card)

    def _row(self, line: LedgerFinding, chip: Chip, today: date) -> ListRow:
        holder = QWidget()
        holder.setFixedWidth(theme.px(_CHIP_WIDTH))
        inner = QHBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        closing = line.passed_recheck
        button = Button(_("销号") if closing else _("复查"), compact=True)
        if closing:
            button.clicked.connect(lambda: self.chosen.emit(line.id))
        else:
            button.clicked.connect(lambda: self.recheck.emit(line.facility))
        self.buttons[line.id] = button
        return ListRow(line.topic, _second(line, today), before=holder, after=button)


def _counts(due: DueList) -> str:
    parts = [
        (_("逾期 {n}"), due.overdue),
        (_("今天到期 {n}"), due.today),
        (_("7 天内 {n}"), due.week),
        (_("等复查 {n}"), due.to_recheck),
        (_("等销号 {n}"), due.to_close),
    ]
    return " · ".join(words.format(n=len(lines)) for words, lines in parts if lines)


def _lines(due: DueList) -> Iterator[tuple[LedgerFinding, Chip]]:
    today = date.fromisoformat(due.day)
    for line in due.overdue:
        days = (today - date.fromisoformat(line.deadline)).days
        yield line, Chip(_("逾期 {n} 天").format(n=days), "red", "calendar-due")
    for line in due.today:
        yield line, Chip(_("今天到期"), "blue", "clock")
    for line in due.week:
        days = (date.fromisoformat(line.deadline) - today).days
        yield line, Chip(_("还有 {n} 天").format(n=days), "blue", "clock")
    for line in due.to_recheck:
        yield line, Chip(_("等复查"), "blue", "hourglass")
    for line in due.to_close:
        yield line, Chip(_("等销号"), "green", "circle-check")


def _second(line: LedgerFinding, today: date) -> str:
    if line.reported and not line.to_do:
        on = short_day(line.reported[-1].on, today)
        return _("{facility} · 单位 {day} 报已改").format(facility=line.facility_name, day=on)
    if not line.deadline:
        return line.facility_name
    until = short_day(line.deadline, today)
    return _("{facility} · 限 {day} 改完").format(facility=line.facility_name, day=until)
