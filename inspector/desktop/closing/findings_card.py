"""What was found, by severity: place, basis, interim measure, deadline; advice in its own card."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.chip import Chip, severity_chip
from inspector.desktop.widgets.list_row import ListRow, RowList
from inspector.desktop.widgets.states import HAZARD
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts import terms
from inspector.facts.item import Clause
from inspector.facts.review import Finding
from inspector.facts.vocabulary import Force, HazardVerdict
from inspector.i18n import _

_CHIPS_WIDTH = 96


def basis_words(clause: Clause) -> str:
    """The standard as cited; a clause number only where it may be shown."""
    return " ".join(part for part in (clause.standard, clause.clause) if part)


def deadline_words(finding: Finding) -> tuple[str, str]:
    """The term, and the last day where it is not today."""
    if finding.corrected:
        return _("当场改正"), ""
    if finding.force is Force.ADVISORY:
        return "", ""
    term = terms.parse(finding.term)
    if term.kind is terms.TermKind.AT_ONCE:
        return term.label, ""
    day = date.fromisoformat(finding.deadline)
    last = _("{month}月{day}日前(含当日)").format(month=day.month, day=day.day)
    return (last, "") if term.kind is terms.TermKind.DATE else (term.label, last)


class FindingRow(ListRow):
    """One finding: severity, topic, where and by what, what to do meanwhile, until when."""

    def __init__(self, finding: Finding) -> None:
        basis = basis_words(finding.clauses[0]) if finding.clauses else _("经验项，无条款")
        advice = finding.force is Force.ADVISORY
        lead = _lead(
            Chip(Force.ADVISORY.label, "grey") if advice else severity_chip(finding.severity)
        )
        super().__init__(finding.topic, before=lead, after=_due(finding))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        words = _column_of(self.title)
        chips = _chips(finding)
        if chips:
            line = QHBoxLayout()
            line.setSpacing(theme.px(8))
            words.removeWidget(self.title)
            self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            line.addWidget(self.title)
            for chip in chips:
                line.addWidget(chip)
            line.addStretch(1)
            words.insertLayout(1, line)
        lines = [(f"{finding.place or _('没写位置')} · {basis}", "ink2")]
        if finding.meanwhile and not finding.corrected and not advice:
            lines.append((_("整改前：{what}").format(what=finding.meanwhile), "ink"))
        for text, tone in lines:
            words.insertWidget(words.count() - 1, Text(text, "second", tone=tone, wrap=True))


def _lead(chip: Chip) -> QWidget:
    """The chip in a column of one width, so that all topics begin on one line."""
    held = QWidget()
    held.setFixedWidth(theme.px(_CHIPS_WIDTH))
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
    return held


def _chips(finding: Finding) -> list[Chip]:
    found = []
    if finding.corrected:
        found.append(Chip(_("已改"), "green", "circle-check"))
    if finding.major_hazard in (HazardVerdict.HIT, HazardVerdict.UNSURE):
        look = HAZARD[finding.major_hazard]
        hit = finding.major_hazard is HazardVerdict.HIT
        word = _("属于重大事故隐患") if hit else _("是否重大隐患难以判定")
        found.append(Chip(word, look.tone, look.icon))
    if finding.force is Force.NORMATIVE:
        found.append(Chip(Force.NORMATIVE.label, "grey"))
    return found


def _due(finding: Finding) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(12))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addStretch(1)
    for text, role in zip(deadline_words(finding), ("strong", "second"), strict=True):
        if text:
            line = Text(text, role)
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            words.addWidget(line)
    words.addStretch(1)
    row.addLayout(words)
    row.addWidget(Icon("chevron-right", "ink3"))
    return held


def _column_of(title: Text) -> QVBoxLayout:
    host = title.parentWidget()
    layout: QLayout | None = host.layout() if host is not None else None
    parts = [layout.itemAt(place) for place in range(layout.count())] if layout else []
    for part in parts:
        inner = part.layout() if part is not None else None
        if isinstance(inner, QVBoxLayout) and inner.indexOf(title) >= 0:
            return inner
    raise LookupError(title.text())


class FindingsCard(Card):
    """Findings as rows.

    Signals:
        go: the item to look at, with "/" and the instance where it has one.
    """

    go = Signal(str)

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__(" ", note=" ", flush=True, margin=16)
        self.head.insertWidget(0, Icon(icon, tone))
        self.list = RowList()
        self.body.addWidget(self.list)
        self._findings: tuple[Finding, ...] = ()
        self.list.chosen.connect(self.go)

    def show_findings(self, title: str, note: str, findings: tuple[Finding, ...]) -> None:
        """Show these; the card is gone where there are none."""
        self.title.setText(title)
        self.set_note(note)
        self.setVisible(bool(findings))
        if findings != self._findings:
            self._findings = findings
            self.list.clear()
            for finding in findings:
                self.list.add(f"{finding.item}/{finding.instance}", FindingRow(finding))
