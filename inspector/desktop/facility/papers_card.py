"""The papers of a facility with their last days."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.chip import Chip, due_chip
from inspector.desktop.widgets.list_row import ListRow, RowList
from inspector.facts.facility import Facility
from inspector.i18n import _
from inspector.usecases.expiring import SOON_DAYS, PaperLine


class PapersCard(Card):
    """One row a paper: valid, ending soon, expired or not known; a row leads to its field.

    Signals:
        edit: the field that holds the paper.
    """

    edit = Signal(str)

    def __init__(self, facility: Facility, papers: Sequence[PaperLine]) -> None:
        super().__init__(_("证照"), icon="certificate", flush=True)
        self.rows = RowList()
        if facility.get("registered") is not False:
            self._add_filing(facility)
        for paper in papers:
            self._add(paper)
        self.rows.chosen.connect(self.edit)
        self.body.addWidget(self.rows)
        self.body.addStretch(1)

    def _add_filing(self, facility: Facility) -> None:
        number = str(facility.get("filing") or "")
        chip = Chip(_("已登记"), "green", "circle-check") if number else unknown_chip()
        row = ListRow(_("养老机构备案"), number or _("没有登记"), after=chip, bold=False)
        self.rows.add("filing", row)

    def _add(self, paper: PaperLine) -> None:
        parts = [
            _("{day} 到期").format(day=paper.until.isoformat()) if paper.until else "",
            paper.number,
        ]
        second = " · ".join(part for part in parts if part) or _("没有登记")
        row = ListRow(paper.caption, second, after=paper_chip(paper), bold=False)
        self.rows.add(paper.field, row)


def paper_chip(paper: PaperLine) -> Chip:
    """How a paper stands."""
    if paper.until is None or paper.days is None:
        return unknown_chip()
    if paper.days > SOON_DAYS:
        return Chip(_("有效"), "green", "circle-check")
    return due_chip(paper.until, paper.days)


def unknown_chip() -> Chip:
    """Not known: blue, as everywhere."""
    return Chip(_("不清楚"), "blue", "help-circle")
