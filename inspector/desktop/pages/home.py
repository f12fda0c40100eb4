"""工作台: the interrupted visit first, then what waits; at the right a new visit, what is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.page import Page
from inspector.desktop.pages.home_cards import (
    BackupCard,
    ExpiringCard,
    InterruptedCard,
    NothingCard,
    RecentCard,
    StartCard,
    WaitingCard,
)
from inspector.desktop.pages.home_empty import EmptyHome
from inspector.desktop.pages.home_reading import (
    Found,
    Rest,
    interrupted,
    read,
    read_rest,
    waiting,
)
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.section import Section
from inspector.desktop.words import day_words
from inspector.facts.due import DueList, DueVisit
from inspector.facts.facility import Facility
from inspector.facts.visit import Changes
from inspector.facts.vocabulary import VisitState
from inspector.i18n import _
from inspector.usecases.setup import Workspace
from inspector.usecases.work_list import UnderWay, WorkList


class HomePage(Page):
    """The work list; an empty program says how to begin instead."""

    rail = "home"

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._all_waiting = False
        self._cards: dict[str, InterruptedCard | WaitingCard] = {}
        self._title = self.heading(_("工作台"))
        self.scans = Button(_("归档扫描件"), icon="file-import", compact=True)
        self.scans.clicked.connect(lambda: self.shell.open("scans"))
        self._title.aside.insertWidget(1, self.scans)
        self.left = QVBoxLayout()
        self._due = QVBoxLayout()
        self.right = QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body = QWidget()
        self._lay_out()
        self.start = StartCard()
        self.start.searched.connect(self._look_up)
        self.start.started.connect(self._start)
        self.key("Ctrl+Shift+N", self._add, _("新增检查对象"))

    def _lay_out(self) -> None:
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(theme.px(24))
        for column, share in ((self.left, 66), (self.right, 34)):
            column.setSpacing(theme.px(12))
            self._columns.addLayout(column, share)
        self._body.setLayout(self._columns)
        self.arrange(self._body, title=self._title)

    def enter(self, **_args: str) -> None:
        """Load the work list."""
        self._all_waiting = False
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Any write may change what is to be done."""
        self._load()

    def escape(self) -> None:
        """There is nothing behind the work list."""

    def resized(self, narrow: bool) -> None:
        """One column where two would be too narrow."""
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else right)

    def _load(self) -> None:
        # The first time the visits are shown at once, and the rest when it is known.
        shown, wide = self.left.count() > 0, self._all_waiting
        self.desk.ask(self, lambda ws: read(ws, wide=wide, whole=shown), self._show)

    def _show(self, found: Found) -> None:
        work, now = found.work, found.now
        parts = [day_words(now.date()), work.user, work.agency]
        self._title.context.setText(" · ".join(part for part in parts if part))
        _empty(self.left)
        _empty(self.right)
        self._cards.clear()
        self._columns.setStretch(1, 34)
        fresh = not work.facilities and not work.unfinished and not work.recent
        if fresh:
            self._show_empty()
            return
        self._show_visits(work)
        self._show_side(work, now)
        if found.rest is not None:
            self._show_rest(found.rest)
        else:
            visits = tuple(self._cards)
            self.desk.ask_later(self, lambda ws: read_rest(ws, visits), self._show_rest)

    def _show_rest(self, rest: Rest) -> None:
        for visit, summary in rest.summaries.items():
            if visit in self._cards:
                self._cards[visit].show_summary(summary)
        _empty(self._due)
        if not self._cards and rest.due.nothing and not rest.due.visits:
            self._due.addWidget(NothingCard())
        if rest.due.visits:
            self._show_planned(rest.due)
        if not rest.due.nothing:
            self._show_due(rest.due)

    def _show_empty(self) -> None:
        self._columns.setStretch(1, 0)
        empty = EmptyHome()
        empty.add.clicked.connect(self._add)
        empty.bring.clicked.connect(lambda: self.shell.open("facilities", action="import"))
        empty.sample.clicked.connect(lambda: self.desk.write(self, _load_sample))
        self.left.addWidget(empty)
        self.left.addStretch(1)
        self.focus(empty.add)

    def _show_visits(self, work: WorkList) -> None:
        first = interrupted(work)
        if work.unfinished:
            count = _("{count} 次").format(count=len(work.unfinished))
            self.left.addWidget(Section(_("没做完的检查"), note=count))
        if first is not None:
            card = self._cards[first.head.id] = InterruptedCard(first)
            card.go_on.clicked.connect(lambda: self._continue(first))
            self.left.addWidget(card)
            self.focus(card.go_on)
        self._show_waiting(work)
        self._due = QVBoxLayout()
        self._due.setSpacing(self.left.spacing())
        self.left.addLayout(self._due)
        if work.recent:
            self.left.addWidget(Section(_("最近完成的检查")))
            done = RecentCard(work.recent)
            done.chosen.connect(lambda visit: self.shell.open("preview", visit=visit))
            self.left.addWidget(done)
        self.left.addStretch(1)

    def _show_waiting(self, work: WorkList) -> None:
        """A few, the rest behind a button, so that what is due stays in sight."""
        shown = waiting(work, wide=self._all_waiting)
        for one in shown:
            row = self._cards[one.head.id] = WaitingCard(one)
            row.go_on.clicked.connect(lambda _on=False, held=one: self._continue(held))
            self.left.addWidget(row)
        left_out = len(waiting(work, wide=True)) - len(shown)
        if left_out:
            words = _("还有 {n} 次没做完的").format(n=left_out)
            more = Button(words, kind="link", after="chevron-down")
            more.clicked.connect(self._show_all_waiting)
            self.left.addWidget(more)

    def _show_all_waiting(self) -> None:
        self._all_waiting = True
        self._load()

    def _show_planned(self, due: DueList) -> None:
        from inspector.desktop.pages.home_visits import VisitsSection

        section = VisitsSection(due.visits, date.fromisoformat(due.day))
        section.begun.connect(
            lambda facility, visit: self.shell.open("start", facility=facility, visit=visit)
        )
        section.chosen.connect(lambda facility: self.shell.open("facilities", facility=facility))
        section.replied.connect(lambda one: self._ask_for_reply(one, date.fromisoformat(due.day)))
        self._due.addWidget(section)

    def _ask_for_reply(self, one: DueVisit, today: date) -> None:
        from inspector.desktop.start.reply_panel import ask_for_reply

        ask_for_reply(self, one, today)

    def _show_due(self, due: DueList) -> None:
        # Imported on use: an empty program must not wait for it.
        from inspector.desktop.pages.home_due import DueSection

        section = DueSection(due)
        section.all_wanted.connect(lambda: self.shell.open("ledger"))
        section.chosen.connect(lambda finding: self.shell.open("ledger", finding=finding))
        section.recheck.connect(
            lambda facility: self.shell.open("start", facility=facility, kind="recheck")
        )
        self._due.addWidget(section)

    def _show_side(self, work: WorkList, now: datetime) -> None:
        self.start.show_recent(work, primary=interrupted(work) is None)
        self.right.addWidget(self.start)
        self.start.show()
        if not work.unfinished:
            self.focus(self.start.search)
        if work.expiring:
            papers = ExpiringCard(work.expiring)
            papers.chosen.connect(lambda facility: self.shell.open("facilities", facility=facility))
            self.right.addWidget(papers)
        kept = BackupCard(work.last_backup, now.date())
        kept.now.clicked.connect(self._back_up)
        self.right.addWidget(kept)
        self.right.addStretch(1)

    def _continue(self, visit: UnderWay) -> None:
        frozen = visit.head.state is VisitState.FROZEN
        self.shell.open("sign" if frozen else "walk", visit=visit.head.id)

    def _add(self) -> None:
        self.shell.open("facilities", action="add")

    def _look_up(self, text: str) -> None:
        self.desk.ask(self, lambda ws: _facilities(ws, text), self.start.offer)

    def _start(self, facility: str) -> None:
        if facility:
            self.shell.open("start", facility=facility)
        else:
            self.shell.open("start")

    def _back_up(self) -> None:
        self.desk.write(
            self,
            _back_up,
            self._backed_up,
            touched=lambda _folder: Changes(settings=True),
        )

    def _backed_up(self, folder: Path) -> None:
        self.shell.bar.show_message(
            _("备份好了，已校验"), str(folder), tone="green", icon="circle-check"
        )


def _facilities(ws: Workspace, text: str) -> Sequence[Facility]:
    # Imported on use, as below: the first page must not wait for what comes after it.
    from inspector.usecases.facilities import list_facilities

    return list_facilities(ws, text)


def _load_sample(ws: Workspace) -> Changes:
    from inspector.usecases.sample import load_sample

    return load_sample(ws)


def _back_up(ws: Workspace) -> Path:
    from inspector.usecases.keeping import back_up_own

    return back_up_own(ws).folder


def _empty(column: QVBoxLayout) -> None:
    while column.count():
        item = column.takeAt(0)
        inner = item.layout() if item is not None else None
        if isinstance(inner, QVBoxLayout):
            _empty(inner)
        widget = item.widget() if item is not None else None
        if isinstance(widget, StartCard):
            widget.hide()
        elif widget is not None:
            widget.hide()
            widget.deleteLater()
