"""The checklists proposed for a facility, each with its reason, and the tools they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.card import Card, Hairline
from inspector.desktop.widgets.check import CheckBox
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.vocabulary import Domain, Tool
from inspector.i18n import _
from inspector.usecases.proposals import Proposal


class ProposalsCard(Card):
    """One row a checklist; what is unchecked is not asked.

    Signals:
        changed: a checklist was taken or left out.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("拟用检查表"), icon="checklist", note=" ", flush=True, parent=parent)
        self.boxes: dict[Domain, CheckBox] = {}
        self._counts: dict[Domain, Text] = {}
        self._reasons: dict[Domain, Text] = {}
        self._unsure: dict[Domain, Text] = {}
        self._left_out: set[Domain] = set()
        self._items: dict[Domain, int] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.body.addWidget(Hairline())
        self.body.addLayout(self._tool_line())

    @property
    def chosen(self) -> tuple[Domain, ...]:
        """The checklists that are to be asked."""
        return tuple(domain for domain in self.boxes if domain not in self._left_out)

    @property
    def wanted(self) -> tuple[Domain, ...]:
        """Every checklist that was not left out, whether it is proposed now or not."""
        return tuple(domain for domain in Domain if domain not in self._left_out)

    def reset(self) -> None:
        """Another facility: everything proposed is taken again."""
        self._left_out = set()

    def take(self, checklists: Sequence[Domain] | None) -> None:
        """Begin with these, as they were chosen for a planned visit; None: with all."""
        self._left_out = set() if checklists is None else set(Domain) - set(checklists)

    def show_proposals(self, proposals: Sequence[Proposal], tools: Sequence[Tool]) -> None:
        """Show what fits; rows that stay keep their focus."""
        if [proposal.domain for proposal in proposals] != list(self.boxes):
            self._build(proposals)
        for proposal in proposals:
            domain = proposal.domain
            self._items[domain] = proposal.items
            self._counts[domain].setText(_("{n} 项").format(n=proposal.items))
            self._reasons[domain].setText(proposal.reason)
            words = _("{n} 项要先到现场确认不清楚的事实").format(n=proposal.confirm)
            self._unsure[domain].setText(words)
            self._unsure[domain].setVisible(bool(proposal.confirm))
            self.boxes[domain].setChecked(domain not in self._left_out)
        self._show_total()
        named = "、".join(tool.label for tool in tools)
        said = _("带上：{tools}").format(tools=named) if named else _("不用带量具")
        self.tools.setText(said if proposals else _("没有合适的检查表，请先补充档案"))

    def _tool_line(self) -> QHBoxLayout:
        side = theme.px(20)
        row = QHBoxLayout()
        row.setContentsMargins(side, theme.px(10), side, theme.px(10))
        row.setSpacing(theme.px(8))
        row.addWidget(Icon("tool", "ink2"))
        self.tools = Text("", "second", wrap=True)
        row.addWidget(self.tools, 1)
        return row

    def _build(self, proposals: Sequence[Proposal]) -> None:
        empty(self._rows)
        self.boxes, self._items = {}, {}
        self._counts, self._reasons, self._unsure = {}, {}, {}
        for place, proposal in enumerate(proposals):
            if place:
                self._rows.addWidget(Hairline())
            self._rows.addWidget(self._row(proposal.domain))

    def _row(self, domain: Domain) -> QWidget:
        row = QWidget()
        side = theme.px(20)
        outer = QVBoxLayout(row)
        outer.setContentsMargins(side, theme.px(4), side, theme.px(8))
        outer.setSpacing(0)
        head = QHBoxLayout()
        box = CheckBox(domain.label, bold=True)
        box.clicked.connect(lambda: self._toggled(domain))
        head.addWidget(box)
        head.addStretch(1)
        count = Text("", "strong")
        head.addWidget(count)
        outer.addLayout(head)
        reason = Text("", "second", wrap=True)
        unsure = Text("", "second", tone="blue", wrap=True, parent=row)
        for line in (reason, unsure):
            line.setContentsMargins(theme.px(34), 0, 0, 0)
            outer.addWidget(line)
        self.boxes[domain], self._counts[domain] = box, count
        self._reasons[domain], self._unsure[domain] = reason, unsure
        return row

    def _toggled(self, domain: Domain) -> None:
        self._left_out ^= {domain}
        self._show_total()
        self.changed.emit()

    def _show_total(self) -> None:
        total = sum(self._items[domain] for domain in self.chosen)
        self.set_note(_("按档案挑选，共 {n} 项").format(n=total))
