"""The right half of the page of facilities: one facility with facts, history and papers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.facility.facts_card import NARROW, WIDE, FactsCard
from inspector.desktop.facility.findings_card import FindingsCard
from inspector.desktop.facility.goals_card import GoalsCard
from inspector.desktop.facility.history_card import HistoryCard
from inspector.desktop.facility.papers_card import PapersCard
from inspector.desktop.registers.summary_card import RegistersCard
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.scroll import Scroll
from inspector.facts.history import DomainYear, Mark
from inspector.facts.region import FacilityGoal
from inspector.usecases.facility_overview import FacilityFile


class DetailPanel(Scroll):
    """One facility; it scrolls for itself.

    Signals:
        edit: the field to begin with, or "".
        begin: start a visit here.
        printing, saving: the page to read before going is wanted (id of the facility, its name).
        followed: page id and id (of a visit or finding) of a link.
    """

    edit = Signal(str)
    begin = Signal()
    printing = Signal(str, str)
    saving = Signal(str, str)
    followed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._file: FacilityFile | None = None
        self._marks: Sequence[Mark] = ()
        self._years: Sequence[DomainYear] = ()
        self._goals: Sequence[FacilityGoal] = ()
        self._narrow = False
        self._everything = False
        self.facts: FactsCard | None = None

    @property
    def file(self) -> FacilityFile | None:
        """What is shown."""
        return self._file

    def show_file(
        self,
        file: FacilityFile | None,
        marks: Sequence[Mark] = (),
        years: Sequence[DomainYear] = (),
        goals: Sequence[FacilityGoal] = (),
    ) -> None:
        """Show a facility, or nothing; another one begins at its top with the facts that matter."""
        same = file is not None and self._file is not None
        same = same and file.facility.id == self._file.facility.id  # type: ignore[union-attr]
        if self.facts is not None:
            self._everything = same and self.facts.everything
        self._file, self._marks, self._years, self._goals = file, marks, years, goals
        self._fill()
        if not same:
            self.to_top()

    def fold(self, narrow: bool) -> None:
        """Fewer columns where the window is narrow."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._fill()

    def _fill(self) -> None:
        self.facts = None
        empty(self.column)
        file = self._file
        if file is None:
            return
        self.facts = FactsCard(
            file, columns=NARROW if self._narrow else WIDE, everything=self._everything
        )
        self.facts.edit.connect(self.edit)
        self.facts.begin.connect(self.begin)
        self.facts.printing.connect(self.printing)
        self.facts.saving.connect(self.saving)
        self.column.addWidget(self.facts)
        if self._years:
            findings = FindingsCard(self._years)
            findings.followed.connect(lambda: self.followed.emit("ledger", ""))
            self.column.addWidget(findings)
        history = HistoryCard(file, self._marks)
        history.followed.connect(self.followed)
        papers = PapersCard(file.facility, file.papers)
        papers.edit.connect(self.edit)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        row = QBoxLayout(down if self._narrow else right)
        row.setSpacing(theme.px(12))
        row.addWidget(history, 58)
        row.addWidget(papers, 42)
        self.column.addLayout(row)
        registers = RegistersCard(file)
        registers.followed.connect(lambda: self.followed.emit("registers", ""))
        self.column.addWidget(registers)
        if self._goals:
            self.column.addWidget(GoalsCard(self._goals))
        self.column.addStretch(1)
