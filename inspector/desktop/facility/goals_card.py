"""Local goals beside a facility: what the region's document asks for, never a duty by law."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.chip import Chip
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.text import Text
from inspector.facts.region import FacilityGoal
from inspector.i18n import _


class GoalsCard(Card):
    """Goals with a figure and what the facility has; the tasks without one on demand."""

    def __init__(self, goals: Sequence[FacilityGoal]) -> None:
        super().__init__(
            _("本地目标"), icon="map-pin", note=_("不是法定义务，不作为处理依据"), flush=True
        )
        self._goals = goals
        self._everything = all(one.goal.task for one in goals)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(theme.px(20), theme.px(8), theme.px(20), theme.px(12))
        self._rows.setSpacing(theme.px(8))
        self.body.addLayout(self._rows)
        self._fill()

    def _fill(self) -> None:
        shown = [one for one in self._goals if self._everything or not one.goal.task]
        for document, goals in groupby(shown, key=lambda one: one.goal.document):
            self._rows.addWidget(Text(document, "label", tone="accent", wrap=True))
            for one in goals:
                self._rows.addWidget(GoalRow(one))
        tasks = sum(one.goal.task for one in self._goals)
        self.more: Button | None = None
        if tasks and tasks < len(self._goals):
            caption = _("只看有数值的") if self._everything else _("还有 {n} 项没有数值的任务")
            icon = "chevron-up" if self._everything else "chevron-down"
            self.more = Button(caption.format(n=tasks), kind="link", after=icon)
            self.more.clicked.connect(self._toggle)
            self._rows.addWidget(self.more)

    def _toggle(self) -> None:
        self._everything = not self._everything
        empty(self._rows)
        self._fill()
        if self.more is not None:
            self.more.setFocus(Qt.FocusReason.TabFocusReason)


class GoalRow(QWidget):
    """One goal: its name, what is wanted and what is there; beneath, its section."""

    def __init__(self, one: FacilityGoal) -> None:
        super().__init__()
        goal = one.goal
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        line = QHBoxLayout()
        line.setSpacing(theme.px(12))
        self.name = Text(goal.name, "body" if goal.task else "strong", wrap=True)
        line.addWidget(self.name, 5)
        if not goal.task:
            wanted = Text(_("目标 {wanted}").format(wanted=goal.wanted), "body", wrap=True)
            line.addWidget(wanted, 3)
            self.chip = met_chip(one)
            line.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        if one.actual:
            actual = _("本单位：{actual}").format(actual=one.actual)
            column.addWidget(Text(actual, "second", tone="ink", wrap=True))
        column.addWidget(Text(goal.section.lstrip("，"), "hint", wrap=True))


def met_chip(one: FacilityGoal) -> Chip:
    """How the facility stands to the goal; short of it is no fault, so it is never red."""
    if one.actual is None:
        return Chip(_("不清楚"), "blue", "help-circle")
    if one.met is None:
        return Chip(_("不比较"), "grey", "circle-minus")
    if one.met:
        return Chip(_("达到"), "green", "circle-check")
    return Chip(_("没达到"), "grey", "circle-dashed")
