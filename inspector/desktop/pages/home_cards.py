"""The cards of the work list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.chip import due_chip, visit_chip
from inspector.desktop.widgets.empty_state import EmptyState
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.keycap import KeyCap
from inspector.desktop.widgets.list_row import ListRow, RowList
from inspector.desktop.widgets.progress import Counts, VerdictBar
from inspector.desktop.widgets.search_box import SearchBox
from inspector.desktop.widgets.text import Icon, Text
from inspector.desktop.words import clock_words, when_words
from inspector.facts.facility import Facility
from inspector.facts.visit import VisitHead, VisitSummary
from inspector.facts.vocabulary import VisitState, type_label
from inspector.i18n import _
from inspector.usecases.work_list import Expiring, UnderWay, WorkList

_OFFERED = 4


def visit_line(head: VisitHead) -> str:
    """敬老院供养服务检查 · 日常巡查."""
    return f"{head.mode.label} · {type_label(head.mode, head.type)}"


def stopped_line(saved_at: str | None, place: str = "") -> str:
    """Where it was left and when it was saved last."""
    parts = []
    if place:
        parts.append(_("停在「{place}」").format(place=place))
    if saved_at:
        parts.append(_("最后保存 {at}").format(at=clock_words(saved_at)))
    return "，".join(parts) or _("还没有答过")


class InterruptedCard(Card):
    """The largest thing on the page: where the visit stopped, and the button to go on."""

    def __init__(self, visit: UnderWay) -> None:
        super().__init__(look="soft")
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(Text(visit.head.facility_name, "card-title", elide=True), 1)
        head.addWidget(visit_chip(visit.head.state))
        self.body.addLayout(head)
        self.body.addWidget(Text(visit_line(visit.head), "second", wrap=True))
        self._stopped = Text(stopped_line(visit.saved_at), "body", tone="ink2", wrap=True)
        self.body.addWidget(self._stopped)
        self._bar = VerdictBar(10)
        self.body.addWidget(self._bar)
        self._counts = Counts(words=True)
        self._counts.hide()
        self.go_on = Button(_("从停下的地方继续"), kind="primary", icon="player-play", key="Enter")
        foot = QWidget()
        flow = FlowLayout(foot, ends=True)
        flow.setSpacing(theme.px(12))
        flow.addWidget(self._counts)
        flow.addWidget(self.go_on)
        self.body.addWidget(foot)

    def show_summary(self, summary: VisitSummary) -> None:
        """How far it has come and where it was left."""
        self._stopped.setText(stopped_line(summary.saved_at, summary.stopped_label))
        self._bar.show_progress(summary.progress)
        self._counts.show_progress(summary.progress)
        self._counts.show()


class NothingCard(Card):
    """No visit is under way."""

    def __init__(self) -> None:
        super().__init__()
        self.body.addWidget(
            EmptyState(
                _("没有没做完的检查"),
                _("输入检查对象的名称就能开始；查到一半关机，下次从停下的地方继续。"),
                icon="clipboard-check",
            )
        )


class WaitingCard(Card):
    """A visit that waits for signatures, or another one under way."""

    def __init__(self, visit: UnderWay) -> None:
        super().__init__(margin=16)
        self._line = f"{visit_line(visit.head)} · {visit.head.begun[:10]}"
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(Text(visit.head.facility_name, "strong", elide=True))
        self._second = Text(self._line, "second", elide=True)
        words.addWidget(self._second)
        row.addLayout(words, 1)
        row.addWidget(visit_chip(visit.head.state))
        frozen = visit.head.state is VisitState.FROZEN
        caption, icon = (_("去签字"), "writing-sign") if frozen else (_("继续"), "player-play")
        self.go_on = Button(caption, icon=icon, compact=True)
        row.addWidget(self.go_on)
        self.body.addLayout(row)

    def show_summary(self, summary: VisitSummary) -> None:
        """How far it has come."""
        answered = _("已答 {answered}/{items}").format(
            answered=summary.progress.answered, items=summary.progress.items
        )
        self._second.setText(f"{self._line} · {answered}")


class RecentCard(Card):
    """Visits that are done; a row opens its record.

    Signals:
        chosen: the visit's id.
    """

    chosen = Signal(str)

    def __init__(self, done: Sequence[VisitHead]) -> None:
        super().__init__(flush=True)
        rows = RowList()
        for head in done:
            parts = (head.begun[:10], visit_line(head), head.number)
            line = " · ".join(part for part in parts if part)
            mark = Icon("chevron-right", "ink3")
            rows.add(head.id, ListRow(head.facility_name, line, after=mark))
        rows.chosen.connect(self.chosen)
        self.body.addWidget(rows)


class StartCard(Card):
    """Search for a facility and begin.

    Signals:
        searched: text to look facilities up by.
        started: a facility's id, or "" to choose on the next page.
    """

    searched = Signal(str)
    started = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("开始一次检查"), icon="plus")
        self.search = SearchBox(_("名称或首字母"), label=_("检查对象"))
        self.search.searched.connect(self._search)
        self.search.returnPressed.connect(self._begin)
        self._recent: list[tuple[str, str]] = []
        self.begin = Button(_("开始"))
        self.head.addWidget(KeyCap("Ctrl+N"))
        self.begin.clicked.connect(self._begin)
        self.found = RowList(self)
        self.found.chosen.connect(self.started)
        self.nothing = Text(_("没有找到，换个字再试"), "hint", wrap=True, parent=self)
        self.nothing.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.search, 1)
        row.addWidget(self.begin)
        self.body.addLayout(row)
        self.body.addWidget(self.found)
        self.body.addWidget(self.nothing)

    def show_recent(self, work: WorkList, *, primary: bool) -> None:
        """Offer the facilities of the latest visits."""
        self.begin.set_kind("primary" if primary else "secondary")
        self._recent.clear()
        for head in (*(one.head for one in work.unfinished), *work.recent):
            known = (head.facility, head.facility_name)
            if known not in self._recent:
                self._recent.append(known)
        if not self.search.text():
            self._show(self._recent[:2])

    def offer(self, found: Sequence[Facility]) -> None:
        """Show what a search has found."""
        self._show([(one.id, one.name) for one in found[:_OFFERED]])
        self.nothing.setVisible(not found)

    def sizeHint(self) -> QSize:
        """Not wider than its column."""
        return QSize(theme.px(320), super().sizeHint().height())

    def _search(self, text: str) -> None:
        self.nothing.hide()
        if text:
            self.searched.emit(text)
        else:
            self._show(self._recent[:2])

    def _show(self, found: Sequence[tuple[str, str]]) -> None:
        self.found.clear()
        for facility, name in found:
            mark = Icon("chevron-right", "ink3")
            self.found.add(facility, ListRow(name, after=mark, bold=False, margin=8))
        self.found.setVisible(bool(found))

    def _begin(self) -> None:
        rows = list(self.found.rows)
        self.started.emit(rows[0] if self.search.text().strip() and rows else "")


class ExpiringCard(Card):
    """Papers that end soon or have ended; a row opens the facility.

    Signals:
        chosen: the facility's id.
    """

    chosen = Signal(str)

    def __init__(self, expiring: Sequence[Expiring]) -> None:
        note = _("60 天内 {count} 项").format(count=len(expiring))
        super().__init__(_("证照到期"), icon="certificate", note=note, flush=True)
        rows = RowList()
        for number, one in enumerate(expiring[:6]):
            chip = due_chip(one.until, one.days)
            row = ListRow(one.caption, one.facility_name, after=chip, bold=False)
            row.pressed.connect(lambda held=one.facility: self.chosen.emit(held))
            rows.add(str(number), row)
        self.body.addWidget(rows)


class BackupCard(Card):
    """When the last backup was made, and the button to make one."""

    def __init__(self, last: str | None, today: date) -> None:
        super().__init__(margin=16)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(Icon("database", "green" if last else "blue"))
        words = QVBoxLayout()
        words.setSpacing(0)
        if last:
            words.addWidget(Text(_("最近备份"), "label", tone="ink"))
            line = _("{when}，已校验").format(when=when_words(last, today))
        else:
            words.addWidget(Text(_("还没有备份"), "label", tone="ink"))
            line = _("完成一次检查时自动备份")
        words.addWidget(Text(line, "second", wrap=True))
        row.addLayout(words, 1)
        self.now = Button(_("立即备份"), compact=True)
        row.addWidget(self.now)
        self.body.addLayout(row)
