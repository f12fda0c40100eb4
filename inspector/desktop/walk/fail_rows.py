"""What a failed item needs: severity, major hazard, deadline."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.choice_row import ChoiceRow, Option
from inspector.desktop.widgets.field import Field
from inspector.desktop.widgets.states import SEVERITY_MARKS
from inspector.desktop.widgets.text import Text
from inspector.facts import terms
from inspector.facts.vocabulary import HazardVerdict, Severity
from inspector.i18n import _
from inspector.usecases.walk_sheet import HazardCase

DATE = "date"
_USUAL = ("at_once", "3", "7", "15")


def renew(row: ChoiceRow, options: list[Option]) -> None:
    """Offer other choices; the ones before are out of sight at once."""
    for button in row.buttons:
        button.hide()
    row.set_options(options)


class SeverityRow(QWidget):
    """▲ 一般, ▲▲ 较重, ▲▲▲ 严重; the item's own stands there until another is chosen.

    Signals:
        chosen: another severity.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        options = [(one.value, f"{SEVERITY_MARKS[one]} {one.label}") for one in Severity]
        self.row = ChoiceRow(options, tone="amber")
        self.row.chosen.connect(lambda _value: self.chosen.emit())
        column.addWidget(Field(_("严重程度"), self.row))
        self._own = Severity.MINOR

    def show_severity(self, own: Severity, chosen: Severity | None) -> None:
        """Show what is kept, else the item's own."""
        self._own = own
        self.row.choose((chosen or own).value)

    @property
    def severity(self) -> Severity | None:
        """What was chosen apart from the item's own."""
        shown = Severity.of(self.row.value)
        return None if shown is self._own else shown


class HazardRow(QWidget):
    """属于, 不属于, 难以判定 for the situations behind an item.

    Signals:
        chosen: another ruling.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        words = {HazardVerdict.UNSURE: _("难以判定，请部门认定")}
        options = [(one.value, words.get(one, one.label)) for one in HazardVerdict]
        self.row = ChoiceRow(options)
        self.row.chosen.connect(lambda _value: self.chosen.emit())
        self.field = Field(_("重大事故隐患情形"), self.row, hint=_("单独判定，不进分数"))
        column.addWidget(self.field)
        self.why = Text("", "second", wrap=True, parent=self)
        column.addWidget(self.why)

    def show_cases(self, cases: tuple[HazardCase, ...], chosen: HazardVerdict | None) -> None:
        """Ask about other situations; 属于 only where it may be said, else why not."""
        why = ""
        if not any(case.binds for case in cases):
            why = _("参照：这些情形只约束登记或备案的养老机构，这里不能选「属于」。")
        elif not any(case.verified for case in cases):
            why = _("这条情形的原文待核，不能选「属于」；拿不准就选难以判定。")
        self.row.set_enabled(HazardVerdict.HIT.value, not why)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.row.choose(chosen.value if chosen else "")

    @property
    def ruling(self) -> HazardVerdict | None:
        """What was chosen."""
        return HazardVerdict.of(self.row.value) if self.row.value else None


class TermRow(QWidget):
    """立即, 3, 7, 15 日 or a date; the item's own term stands there until another is chosen.

    Signals:
        chosen: another term.
        date_wanted: a date is to be chosen.
    """

    chosen = Signal()
    date_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.row = ChoiceRow(())
        self.row.chosen.connect(self._choose)
        column.addWidget(Field(_("整改期限"), self.row))
        self._own = "at_once"
        self._shown = "at_once"

    def show_term(self, own: str, chosen: str | None) -> None:
        """Show what is kept, else the item's own."""
        self._own = _short(own)
        self._show(_short(chosen) if chosen else self._own)

    def set_date(self, day: date) -> None:
        """A date was chosen."""
        self._show(day.isoformat())
        self.chosen.emit()

    @property
    def term(self) -> str | None:
        """What was chosen apart from the item's own."""
        return None if self._shown == self._own else self._shown

    def _show(self, term: str) -> None:
        self._shown = term
        dated = terms.parse(term).until is not None
        usual = list(_USUAL)
        for extra in (self._own, term):
            if extra not in usual and not terms.parse(extra).until:
                usual.append(extra)
        options: list[Option] = [(one, _term_words(one)) for one in usual]
        options.append((DATE, _term_words(term) if dated else _("日期"), "calendar"))
        if [button.text() for button in self.row.buttons] != [option[1] for option in options]:
            renew(self.row, options)
        self.row.choose(DATE if dated else term)

    def _choose(self, value: str) -> None:
        if value == DATE:
            self._show(self._shown)
            self.date_wanted.emit()
            return
        self._show(value)
        self.chosen.emit()


def _short(term: str) -> str:
    """The term as the row names it: 7 rather than 7d."""
    return term.removesuffix("d")


def _term_words(term: str) -> str:
    parsed = terms.parse(term)
    if parsed.until is not None:
        return _("{month}月{day}日前").format(month=parsed.until.month, day=parsed.until.day)
    if parsed.kind is terms.TermKind.AT_ONCE:
        return _("立即")
    unit = _("个工作日") if parsed.kind is terms.TermKind.WORKING_DAYS else _("日")
    return f"{parsed.days} {unit}"
