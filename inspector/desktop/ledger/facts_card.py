"""What was found and what is asked for: facts of a line, and the 五落实."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.text import Text
from inspector.facts.rectification import LedgerFinding
from inspector.facts.vocabulary import HazardVerdict
from inspector.i18n import _

_CAPTION = 96


class FactsGrid(QWidget):
    """Caption and words in two columns; what is empty is left out, or said to be missing."""

    def __init__(self, facts: list[tuple[str, str]]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnMinimumWidth(0, theme.px(_CAPTION))
        grid.setColumnStretch(1, 1)
        for row, (caption, words) in enumerate(facts):
            label = Text(caption, "second")
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            tone = "ink" if words else "blue"
            grid.addWidget(Text(words or _("没有填"), "body", tone=tone, wrap=True), row, 1)


def found_facts(line: LedgerFinding) -> list[tuple[str, str]]:
    """What the signed record says."""
    extent = ""
    if line.count is not None:
        extent = _("查 {n} 处，不合格 {bad} 处").format(n=line.count, bad=line.bad or 0)
    known = [
        (_("看到的情况"), line.seen),
        (_("数量"), extent),
        (_("应当做到"), line.requirement),
        (_("依据"), "\n".join(_bases(line))),
        (_("重大隐患"), _hazard(line)),
        (_("责任部门"), line.department),
        (_("临时措施"), line.meanwhile),
        (_("检查记录"), line.visit_number),
        (_("发现日期"), line.found_on),
    ]
    return [(caption, words) for caption, words in known if words]


def _bases(line: LedgerFinding) -> Iterator[str]:
    for clause in line.clauses:
        mark = "" if clause.binding else _("（参照）")
        number = f" {clause.clause}" if clause.clause else ""
        yield f"{clause.standard}{mark}{number}"


def _hazard(line: LedgerFinding) -> str:
    if line.major_hazard in (None, HazardVerdict.NO):
        return ""
    listed = _("，{day} 由{by}挂牌督办").format(day=line.listed_on, by=line.listed_by or "—")
    return line.major_hazard.label + (listed if line.listed_on else "")


def asked_facts(line: LedgerFinding) -> list[tuple[str, str]]:
    """Who must rectify and how; gaps are shown."""
    who = line.rectifier.label if line.rectifier else ""
    if who and line.rectifier_proposed:
        who = _("{who}（按档案）").format(who=who)
    five = line.five
    return [
        (_("整改主体"), who),
        (_("整改单位"), line.rectifier_name),
        (_("督办领导"), line.supervisor),
        (_("整改措施"), five.measures),
        (_("责任人"), five.responsible),
        (_("资金"), five.money),
        (_("时限"), five.time_limit or line.term),
        (_("应急预案"), five.plan),
    ]


class FactsCard(Card):
    """A titled grid of facts."""

    def __init__(self, title: str, icon: str, facts: list[tuple[str, str]]) -> None:
        super().__init__(title, icon=icon, margin=16)
        self.facts = FactsGrid(facts)
        column = QVBoxLayout()
        column.addWidget(self.facts)
        self.body.addLayout(column)
