"""How far each domain complies: an aid inside the agency, smaller than the conclusion."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.progress import VerdictBar
from inspector.desktop.widgets.text import Text
from inspector.facts.review import DomainScore
from inspector.i18n import _


class ScoreCard(Card):
    """One line and one bar per domain."""

    def __init__(self) -> None:
        super().__init__(_("分领域完成情况"))
        note = _("内部参考，不印首页；不涉及和建议项不计入")
        self.body.addWidget(Text(note, "second", wrap=True))
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(10))
        self.body.addLayout(self._column)

    def show_scores(self, scores: tuple[DomainScore, ...]) -> None:
        """Show the scores of a visit."""
        empty(self._column)
        for score in scores:
            self._column.addWidget(_line(score))


def _line(score: DomainScore) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(2))
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    row.addWidget(Text(score.domain.label, "body"))
    aside = []
    if score.not_applicable:
        aside.append(_("不涉及 {n}").format(n=score.not_applicable))
    if score.unchecked:
        aside.append(_("未检查 {n}").format(n=score.unchecked))
    row.addWidget(Text(" ".join(aside), "hint"))
    row.addStretch(1)
    row.addWidget(Text(str(score.score_passed), "section"))
    row.addWidget(Text(_("/ {n} 项符合").format(n=score.score_of), "second"))
    column.addLayout(row)
    bar = VerdictBar()
    bar.show_shares(
        score.items - score.not_applicable,
        (score.passed, "green"),
        (score.failed, "red"),
        (score.unchecked, "blue"),
    )
    words = _("{domain}：符合 {passed}，不符合 {failed}，未检查 {unchecked}")
    bar.setAccessibleName(
        words.format(
            domain=score.domain.label,
            passed=score.passed,
            failed=score.failed,
            unchecked=score.unchecked,
        )
    )
    column.addWidget(bar)
    return held
