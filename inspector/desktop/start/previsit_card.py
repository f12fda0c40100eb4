"""去之前看一眼: what is open, what came back, what expires, and what the last visits found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.start.sentence_line import SentenceLine
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.emptying import empty
from inspector.facts.due import EndingPaper
from inspector.facts.history import PreVisit
from inspector.facts.rectification import LedgerFinding, LedgerState
from inspector.i18n import _
from inspector.usecases.facility_history import previsit

_NAMED = 3
Line = tuple[str, str, str]
"""Icon, tone, sentence."""


class PreVisitCard(Card):
    """A line a subject; what there is nothing of is left out.

    Signals:
        followed: to the file of the facility (its id).
        printing, saving: the same on paper is wanted (the id of the facility, its name).
    """

    followed = Signal(str)
    printing = Signal(str, str)
    saving = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("去之前看一眼"), icon="eye", flush=True, parent=parent)
        self.sheet = Button(_("打印"), kind="link", icon="printer")
        self.sheet.clicked.connect(lambda: self.printing.emit(self._facility, self._name))
        self.head.addWidget(self.sheet)
        self.save = Button(_("存为 PDF"), kind="link", icon="download")
        self.save.clicked.connect(lambda: self.saving.emit(self._facility, self._name))
        self.head.addWidget(self.save)
        self.file = Button(_("看档案"), kind="link", after="chevron-right")
        self.file.clicked.connect(lambda: self.followed.emit(self._facility))
        self.head.addWidget(self.file)
        self._lines = QVBoxLayout()
        side = theme.px(20)
        self._lines.setContentsMargins(side, theme.px(12), side, theme.px(12))
        self._lines.setSpacing(theme.px(10))
        self.body.addLayout(self._lines)
        self.forget()

    def forget(self) -> None:
        """Another visit: it looks anew."""
        self._facility = self._name = ""
        self.hide()

    def look(self, desk: Desk, facility: str) -> None:
        """Read what is known of a facility, once."""
        if facility != self._facility:
            self._facility = facility
            desk.ask(self, lambda ws: previsit(ws, facility), self._show_page)

    def _show_page(self, page: PreVisit) -> None:
        if page.facility != self._facility:
            return
        self._name = page.facility_name
        empty(self._lines)
        for line in lines_of(page):
            self._lines.addWidget(SentenceLine(*line))
        self.show()


def lines_of(page: PreVisit) -> Iterator[Line]:
    """The lines: findings first, then papers, the due first visit, the visits so far."""
    if page.unsettled:
        late = any(one.state is LedgerState.OVERDUE for one in page.unsettled)
        words = _("未销号 {n} 个，有逾期：{what}") if late else _("未销号 {n} 个：{what}")
        words = words.format(n=len(page.unsettled), what=_named(page.unsettled))
        yield ("calendar-due", "red", words) if late else ("circle-dashed", "blue", words)
    if page.repeats:
        words = _("重复出现 {n} 个：{what}")
        yield "refresh", "blue", words.format(n=len(page.repeats), what=_named(page.repeats))
    if page.papers:
        ended = any(paper.days < 0 for paper in page.papers)
        look = ("certificate", "red") if ended else ("certificate", "blue")
        yield (*look, "；".join(_ends(paper) for paper in page.papers[:_NAMED]))
    if page.first_by:
        words = _("开院首查最迟 {day}").format(day=page.first_by)
        yield "clock", "blue", words
    yield "history", "ink2", _visits(page)


def _named(lines: Sequence[LedgerFinding]) -> str:
    names = "、".join(dict.fromkeys(line.topic for line in lines[:_NAMED]))
    return _("{names}等").format(names=names) if len(lines) > _NAMED else names


def _ends(paper: EndingPaper) -> str:
    name = f"{paper.caption}（{paper.whose}）" if paper.whose else paper.caption
    if paper.days < 0:
        return _("{name}已过期 {n} 天").format(name=name, n=-paper.days)
    return _("{name}还有 {n} 天到期").format(name=name, n=paper.days)


def _visits(page: PreVisit) -> str:
    if not page.visits:
        return _("还没有查过")
    last = page.visits[0]
    words = _("今年查过 {n} 次；上次 {day}，{found}")
    found = last.said
    if last.problems:
        found += _(" {n} 项").format(n=last.problems)
    return words.format(n=page.visits_this_year, day=last.head.begun[:10], found=found)
