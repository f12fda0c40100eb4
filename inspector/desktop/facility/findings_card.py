"""Findings of a facility by year and domain: how many, and how they stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.progress import VerdictBar
from inspector.desktop.widgets.text import Text
from inspector.facts.history import DomainYear
from inspector.i18n import _

_BAR = 120


class FindingsCard(Card):
    """One row a year and domain: a bar of closed, overdue and open, and the same in words.

    Signals:
        followed: the ledger of this facility is wanted.
    """

    followed = Signal()

    def __init__(self, years: Sequence[DomainYear]) -> None:
        super().__init__(_("查出的问题"), icon="tool", note=_("按年份和领域"), margin=20)
        self.ledger = Button(_("看整改"), kind="link")
        self.ledger.clicked.connect(self.followed)
        self.head.addWidget(self.ledger)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(3, 1)
        before = 0
        for row, one in enumerate(years):
            middle = Qt.AlignmentFlag.AlignVCenter
            year = str(one.year) if one.year != before else ""
            before = one.year
            grid.addWidget(Text(year, "strong"), row, 0, middle)
            grid.addWidget(Text(one.domain.label, "body"), row, 1, middle)
            bar = VerdictBar(10)
            bar.setFixedWidth(theme.px(_BAR))
            bar.show_shares(
                one.found,
                (one.closed, "green"),
                (one.overdue, "red"),
                (max(one.open - one.overdue, 0), "blue"),
            )
            bar.setAccessibleName(_words(one))
            grid.addWidget(bar, row, 2, middle)
            grid.addWidget(Text(_words(one), "second", wrap=True), row, 3, middle)
        self.body.addLayout(grid)


def _words(one: DomainYear) -> str:
    parts = [
        (_("{n} 项"), one.found),
        (_("已销号 {n}"), one.closed),
        (_("没销号 {n}"), one.open),
        (_("逾期 {n}"), one.overdue),
        (_("重大隐患 {n}"), one.hazards),
        (_("重复 {n}"), one.repeats),
    ]
    return "，".join(words.format(n=count) for words, count in parts if count)
