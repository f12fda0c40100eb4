"""F1 看依据: each clause with what it demands, its edition and its force, and the hazards."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.walk.clauses import clause_words
from inspector.desktop.walk.passage import Passage
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.chip import Chip
from inspector.desktop.widgets.overlay import Overlay
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.item import Clause, VisitItem
from inspector.i18n import _
from inspector.usecases.walk_sheet import HazardCase

_AROUND = 64
"""Width in px at 100 % of the margins of the panel's card."""


class BasisPanel(Overlay):
    """Everything an item rests on, in our own words: the program holds no original texts."""

    def __init__(self, host: QWidget, item: VisitItem, cases: tuple[HazardCase, ...]) -> None:
        super().__init__(host, width=820)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(Icon("scale", "accent", 24))
        head.addWidget(Text(_("依据：{topic}").format(topic=item.topic), "card-title"), 1)
        self.shut = Button(_("关闭"), key="Esc", compact=True)
        self.shut.clicked.connect(self.close_panel)
        head.addWidget(self.shut)
        self.card.body.addLayout(head)
        self.pane = Scroll(spacing=8)
        self._most = min(theme.px(440), host.height() - theme.px(180))
        for clause in item.clauses:
            self.pane.column.addWidget(_clause_card(clause))
        if not item.clauses:
            self.pane.column.addWidget(_experience_card(item))
            for icon, label, words in (
                ("eye", _("怎么查"), item.how),
                ("square-x", _("什么算不符合"), item.fails),
                ("tool", _("一般怎么改"), item.remedy),
                ("shield-check", _("改好之前"), item.meanwhile),
            ):
                if words:
                    passage = Passage(icon, label, Text(words, "body", wrap=True))
                    self.pane.column.addWidget(passage)
        for case in cases:
            self.pane.column.addWidget(_case_card(case))
        self.pane.column.addStretch(1)
        self._inside = self.pane.column
        self.card.body.addWidget(self.pane)

    def ask(self) -> None:
        """Open it, no higher than its content; Esc closes."""
        self.open(self.shut)
        wanted = self._inside.heightForWidth(self.card.width() - theme.px(_AROUND))
        self.pane.setFixedHeight(min(wanted, self._most))


def _experience_card(item: VisitItem) -> Card:
    card = Card(look="blue", margin=12)
    card.body.setSpacing(theme.px(4))
    line = QHBoxLayout()
    line.setSpacing(theme.px(8))
    line.addWidget(Text(_("经验项：来自检查经验，标准里没有这一条"), "strong", wrap=True), 1)
    line.addWidget(Chip(item.force.label, "grey"))
    card.body.addLayout(line)
    words = _("不符合时只写成建议，请对方考虑；不能责令改正，不影响结论，也不计分。")
    card.body.addWidget(Text(words, "body", wrap=True))
    return card


def _clause_card(clause: Clause) -> Card:
    card = Card(look="sunken", margin=12)
    card.body.setSpacing(theme.px(4))
    line = QHBoxLayout()
    line.setSpacing(theme.px(8))
    line.addWidget(Text(clause.standard, "label", wrap=True), 1)
    if not clause.binding:
        line.addWidget(Chip(_("参照"), "blue"))
    line.addWidget(Chip(clause.force.label, "grey"))
    card.body.addLayout(line)
    number = Text(clause_words(clause), "strong", tone="accent" if clause.clause else "ink3")
    card.body.addWidget(number)
    if clause.confirmed:
        card.body.addWidget(Text(clause.confirmed, "hint", wrap=True))
    card.body.addWidget(Text(clause.requirement, "body", wrap=True))
    if clause.edition:
        card.body.addWidget(Text(clause.edition, "hint", wrap=True))
    return card


def _case_card(case: HazardCase) -> Card:
    card = Card(look="sunken", margin=12)
    card.body.setSpacing(theme.px(4))
    line = QHBoxLayout()
    line.setSpacing(theme.px(8))
    line.addWidget(Icon("alert-octagon", "red", 20))
    title = _("重大事故隐患情形：{title}").format(title=case.title)
    line.addWidget(Text(title, "strong", wrap=True), 1)
    if not case.binds:
        line.addWidget(Chip(_("参照"), "blue"))
    if not case.verified:
        line.addWidget(Chip(_("原文待核"), "blue"))
    card.body.addLayout(line)
    card.body.addWidget(Text(case.situation, "body", wrap=True))
    return card
