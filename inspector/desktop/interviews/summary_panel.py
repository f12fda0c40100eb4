"""n/m for each question over the dimmed page, and the internal sheet of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.overlay import Overlay
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Text
from inspector.facts.interview import InterviewSummary, Tally
from inspector.i18n import _

_HIGH, _AROUND = 480, 280


class SummaryPanel(Overlay):
    """Counts without a place, a word or a name.

    Signals:
        printing, saving: the internal sheet is wanted.
        hidden: Esc: everything is to disappear at once.
    """

    printing = Signal()
    saving = Signal()
    hidden = Signal()

    def __init__(self, shell: Shell, summaries: tuple[InterviewSummary, ...]) -> None:
        super().__init__(shell, width=960)
        self.card.body.addWidget(Text(_("汇总"), "card-title"))
        words = _("n/m：问到的 m 人里有 n 人这样答。只在检查人员之间用，不给被检查单位。")
        self.card.body.addWidget(Text(words, "second", wrap=True))
        pane = Scroll(spacing=12)
        pane.column.setContentsMargins(0, 0, theme.px(12), 0)
        held = [one for one in summaries if one.held]
        for summary in held:
            pane.column.addWidget(self._table(summary))
        if not held:
            pane.column.addWidget(Text(_("还没有问过人"), "body"))
        pane.column.addStretch(1)
        pane.setFixedHeight(min(theme.px(_HIGH), shell.height() - theme.px(_AROUND)))
        self.card.body.addWidget(pane)
        self.shut = Button(_("收起"), key="Esc")
        self.save = Button(_("存为 PDF"), icon="download")
        self.paper = Button(_("打印内部汇总"), kind="primary", icon="printer", key="Ctrl+Enter")
        row = QHBoxLayout()
        row.addWidget(self.shut)
        row.addStretch(1)
        for button in (self.save, self.paper):
            button.setEnabled(bool(held))
            row.addWidget(button)
        self.card.body.addLayout(row)
        self.shut.clicked.connect(self.escape)
        self.save.clicked.connect(self.saving)
        self.paper.clicked.connect(self.printing)
        self.act_by(self.paper)
        shell.cover(self)

    def escape(self) -> None:
        """Esc hides this panel and the questions below it."""
        self.close_panel()
        self.hidden.emit()

    def _table(self, summary: InterviewSummary) -> QWidget:
        held = QWidget()
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(0, 1)
        head = _("{kind}　{n} 人").format(kind=summary.kind.label, n=summary.held)
        grid.addWidget(Text(head, "section"), 0, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        for column, caption in enumerate((_("是"), _("否"), _("说不清"), _("要留意")), start=1):
            grid.addWidget(Text(caption, "label"), 0, column, right)
        asked = [one for one in summary.tallies if one.asked]
        for row, tally in enumerate(asked, start=1):
            grid.addWidget(Text(tally.question.ask, "body", wrap=True), row, 0)
            for column, words in enumerate(_counts(tally), start=1):
                grid.addWidget(Text(words, "body"), row, column, right)
            mark = f"▲ {tally.troubling}/{tally.asked}" if tally.troubling else ""
            grid.addWidget(Text(mark, "strong", tone="amber"), row, 4, right)
        if summary.few:
            words = _("不到 {n} 人，数字可能看出是谁说的。").format(n=summary.sheet.at_least)
            grid.addWidget(Text(words, "second", tone="amber", wrap=True), len(asked) + 1, 0, 1, 5)
        return held


def _counts(tally: Tally) -> tuple[str, str, str]:
    yes, no, unsure = (f"{n}/{tally.asked}" for n in (tally.yes, tally.no, tally.unsure))
    return yes, no, unsure
