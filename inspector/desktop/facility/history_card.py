"""What has happened with a facility: visits, rectification and changes of its facts."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.combo import Combo
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.states import CONCLUSION, VERDICT, VISIT, Look
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.history import Happening, Mark
from inspector.facts.rectification import LedgerState
from inspector.facts.vocabulary import Conclusion, Verdict, VisitState, type_label
from inspector.i18n import _
from inspector.usecases.facility_overview import FacilityFile, PastEdit, PastVisit

_MOST = 40
_ICON = 20


class Event(Struct, frozen=True):
    """One line of the history; `page` and `visit` (or a finding) are where its link leads."""

    at: str
    look: Look
    title: str
    second: str
    link: str = ""
    page: str = ""
    visit: str = ""
    papers: bool = False


_LINKS: dict[VisitState, tuple[str, str]] = {
    VisitState.PLANNED: ("start", _("去检查")),
    VisitState.OPEN: ("walk", _("继续")),
    VisitState.FROZEN: ("sign", _("去签字")),
    VisitState.CLOSED: ("preview", _("看记录")),
}


def visit_event(past: PastVisit) -> Event:
    """A visit as a line."""
    head = past.head
    kind = type_label(head.mode, head.type)
    page, link = _LINKS.get(head.state, ("", ""))
    look = VISIT[head.state]
    title = f"{kind}：{head.state.label}"
    second = [head.number or ("" if past.progress else head.mode.label)]
    if past.progress is not None:
        second.append(
            _("已答 {answered}/{items}，不符合 {failed}").format(
                answered=past.progress.answered,
                items=past.progress.items,
                failed=past.progress.failed,
            )
        )
    if past.outcome is not None:
        checked = past.outcome.checked
        look = CONCLUSION[past.outcome.conclusion] if checked else VERDICT[Verdict.UNCHECKED]
        title = f"{kind}：{past.outcome.said}"
        if past.outcome.conclusion is Conclusion.PROBLEMS:
            title += _(" {n} 项").format(n=past.outcome.problems)
    if past.counts:
        second.append(_("计入年度频次"))
    line = " · ".join(part for part in second if part)
    papers = head.state in (VisitState.PLANNED, VisitState.FROZEN, VisitState.CLOSED)
    return Event(head.begun, look, title, line, link, page, head.id, papers)


def edit_event(edit: PastEdit) -> Event:
    """A change of facts as a line."""
    look = Look("edit", "grey")
    if not edit.changes:
        return Event(edit.at, Look("plus", "grey"), _("建立档案"), edit.by)
    caption, before, after = edit.changes[0]
    title = _("档案改动：{caption} {before}改为{after}").format(
        caption=caption.split("（")[0], before=before, after=after
    )
    more = len(edit.changes) - 1
    if more:
        title += _("，另 {n} 项").format(n=more)
    return Event(edit.at, look, title, edit.by)


_MARKS: dict[Happening, Look] = {
    Happening.EXTENDED: Look("calendar", "blue"),
    Happening.CLOSED: Look("circle-check", "green"),
    Happening.HANDED_OVER: Look("arrow-right", "grey"),
    Happening.DEADLINE: Look("clock", "blue"),
}


def mark_event(mark: Mark) -> Event:
    """A moment of the rectification as a line; its link leads to the first of its findings."""
    late = LedgerState.OVERDUE.label in mark.words
    look = Look("calendar-due", "red") if late else _MARKS[mark.what]
    due = mark.what is Happening.DEADLINE
    title = _("整改期限：{words}").format(words=mark.words) if due else mark.words
    title += _(" {n} 项").format(n=mark.count)
    finding = mark.findings[0] if mark.findings else ""
    return Event(mark.on, look, title, "", _("看整改"), "ledger", finding)


def events_of(file: FacilityFile, kind: str = "", marks: Sequence[Mark] = ()) -> list[Event]:
    """The history of a facility: "" everything, "visit", "ledger" or "edit"; newest first."""
    parts = {
        "visit": [visit_event(past) for past in file.visits],
        "ledger": [mark_event(mark) for mark in marks if mark.what in _MARKS],
        "edit": [edit_event(edit) for edit in file.edits],
    }
    found = [event for name, held in parts.items() if kind in ("", name) for event in held]
    return sorted(found, key=lambda event: event.at, reverse=True)


class HistoryCard(Card):
    """The lines, joined by a thread at their left.

    Signals:
        followed: page id and id (of a visit or finding) of the link that was pressed.
    """

    followed = Signal(str, str)

    def __init__(self, file: FacilityFile, marks: Sequence[Mark] = ()) -> None:
        super().__init__(_("来往记录"), note=_("一条不删，改动留痕"), margin=20)
        self._file, self._marks = file, marks
        self.filter = Combo(
            [("", _("全部")), ("visit", _("检查")), ("ledger", _("整改")), ("edit", _("档案改动"))],
            label=_("看哪些"),
        )
        self.filter.chosen.connect(self._show)
        self.head.addWidget(self.filter)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        self._show("")

    def _show(self, kind: str) -> None:
        empty(self._lines)
        events = events_of(self._file, kind, self._marks)[:_MOST]
        for place, event in enumerate(events):
            row = HistoryRow(event, last=place == len(events) - 1)
            row.followed.connect(self.followed)
            self._lines.addWidget(row)
        if not events:
            self._lines.addWidget(Text(_("还没有"), "hint"))


class HistoryRow(QWidget):
    """Icon, day, what happened, link."""

    followed = Signal(str, str)

    def __init__(self, event: Event, *, last: bool) -> None:
        super().__init__()
        self.event_shown = event
        self._last = last
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(2), 0, theme.px(8))
        row.setSpacing(theme.px(12))
        # One line stands in the middle of the height that its link needs.
        top = Qt.AlignmentFlag.AlignTop if event.second else Qt.AlignmentFlag.AlignVCenter
        self._icon = Icon(event.look.icon, event.look.tone, _ICON)
        row.addWidget(self._icon, 0, top)
        day = Text(event.at[:10], "second")
        row.addWidget(day, 0, top)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(event.title, "strong", wrap=True))
        if event.second:
            words.addWidget(Text(event.second, "second", wrap=True))
        row.addLayout(words, 1)
        if event.papers:
            self.papers = Button(_("文书"), kind="link")
            self.papers.clicked.connect(lambda: self.followed.emit("papers", event.visit))
            row.addWidget(self.papers, 0, top)
        if event.link:
            self.link = Button(event.link, kind="link")
            self.link.clicked.connect(lambda: self.followed.emit(event.page, event.visit))
            row.addWidget(self.link, 0, top)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The thread from this icon to the next."""
        if self._last:
            return
        icon = self._icon.geometry()
        painter = QPainter(self)
        top = icon.bottom() + theme.px(4)
        painter.fillRect(
            QRectF(icon.center().x(), top, 1, self.height() - top), theme.colour("line")
        )
