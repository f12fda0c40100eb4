"""归档扫描件: signed pages of several visits and papers at once, each filed with its own."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.closing.batch import Batch
from inspector.desktop.closing.batch_cards import ExpectedCard, FiledCard, LeftCard, PutInCard
from inspector.desktop.closing.filing import Filing
from inspector.desktop.desk import Desk
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.walk.dropping import Drops
from inspector.desktop.widgets.bottom_bar import StatusLine
from inspector.desktop.widgets.emptying import empty
from inspector.facts.page_code import RECORD
from inspector.facts.scan import FiledPage, PaperPages, PrintedPaper, ScanReport, Sheet
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.usecases import scans
from inspector.usecases.papers_out import PaperOut, papers_out
from inspector.usecases.setup import Workspace


class Assigned(Struct, frozen=True, kw_only=True):
    """A sheet that a person named, and how its paper stands now."""

    sheet: Sheet
    page: FiledPage
    back: PaperPages


class ScansPage(Page):
    """Where to put files in; then what was not filed, and paper by paper what was."""

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._out: tuple[PaperOut, ...] = ()
        self.batch = Batch()
        self.filing = Filing(shell, desk, self)
        self.put_in = PutInCard()
        self.told = StatusLine()
        self.left = LeftCard()
        self.expected = ExpectedCard()
        self.filed: dict[str, FiledCard] = {}
        self._papers = QVBoxLayout()
        self._title = self.heading(_("归档扫描件"), _("签好的纸带回来了：每页归到自己的文书"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self._papers.setSpacing(theme.px(12))
        for part in (self.put_in, self.told, self.left):
            column.addWidget(part)
        column.addLayout(self._papers)
        column.addWidget(self.expected)
        column.addStretch(1)
        self.arrange(body, title=self._title)

    def _connect(self) -> None:
        self.put_in.wanted.connect(lambda: self.filing.choose(self))
        self.left.asked.connect(self._ask)
        self.left.dropped.connect(self._drop)
        self.expected.chosen.connect(lambda visit: self.shell.open("sign", visit=visit))
        self.filing.filed.connect(self._filed)
        self.filing.assigned.connect(self._assigned)
        Drops(self, self.filing.take)
        for sequence in ("Ctrl+O", "Ctrl+Return"):
            self.key(sequence, self.put_in.choose.click, _("选文件"))

    def enter(self, *, files: str = "", **_args: str) -> None:
        """What is expected; what came before stands there still. `files`: a path a line to take."""
        self._load()
        self.focus(self.put_in.choose)
        if files:
            self.shell.here[1].pop("files", None)
            self.filing.take([Path(name) for name in files.splitlines()])

    def refresh(self, changes: Changes) -> None:
        """A page came, or a visit was finished."""
        if changes.visits:
            self._load()

    def _load(self) -> None:
        self.desk.ask(self, papers_out, self._show)

    def _show(self, out: tuple[PaperOut, ...]) -> None:
        self._out = out
        self.expected.show_papers(one for one in out if one.paper.subject not in self.batch.filed)
        self._show_batch()

    def _show_batch(self) -> None:
        batch = self.batch
        self.left.show_sheets(batch.left)
        said = [_("收入 {n} 页").format(n=batch.pages)]
        said += [_("{n} 张早已收入").format(n=batch.again)] if batch.again else []
        said += [_("{n} 张是空白页").format(n=batch.blank)] if batch.blank else []
        done = "" if batch.empty else "，".join(said)
        tone, icon = ("green", "circle-check") if batch.pages else ("blue", "info-circle")
        self.told.show_status(done, tone, icon)
        waiting = {one.paper.subject for one in self._out if one.waiting}
        empty(self._papers)
        self.filed = {}
        for subject, pages in batch.filed.items():
            back = batch.papers[subject]
            card = FiledCard(back, pages, waiting=subject in waiting)
            card.opened.connect(lambda paper=back.paper: self._open(paper))
            card.withdrawn.connect(self._withdraw)
            self.filed[subject] = card
            self._papers.addWidget(card)

    def _filed(self, report: ScanReport) -> None:
        self.batch.add(report)
        self._load()

    def _ask(self, sheet: Sheet) -> None:
        papers = {one.paper.subject: one.paper for one in self._out}
        papers |= {subject: back.paper for subject, back in self.batch.papers.items()}
        if papers:
            self.filing.ask(sheet, sorted(papers.values(), key=self._likely))
        else:
            self.shell.bar.show_message(
                _("没有等着签字页的文书，这一张没有地方可归"), tone="blue", icon="info-circle"
            )

    def _likely(self, paper: PrintedPaper) -> int:
        """First the papers of this pile that lack a page, last those that are whole."""
        back = self.batch.papers.get(paper.subject)
        return 1 if back is None else 2 if back.whole else 0

    def _assigned(self, sheet: Sheet, page: FiledPage) -> None:
        def read(ws: Workspace) -> Assigned:
            return Assigned(sheet=sheet, page=page, back=scans.pages_back(ws, page.subject))

        self.desk.ask(self, read, self._take_assigned)

    def _take_assigned(self, held: Assigned) -> None:
        self.batch.assign(held.sheet, held.page, held.back)
        self._load()

    def _drop(self, sheet: Sheet) -> None:
        self.batch.drop(sheet)
        self._show_batch()

    def _withdraw(self, page: FiledPage) -> None:
        def work(ws: Workspace) -> Changes:
            return scans.withdraw_scan(ws, page.subject, page.sha256, page.sheet)

        self.desk.write(self, work, lambda _changes: self._withdrawn(page))

    def _withdrawn(self, page: FiledPage) -> None:
        self.batch.withdraw(page)
        self._load()

    def _open(self, paper: PrintedPaper) -> None:
        if paper.kind == RECORD:
            self.shell.open("sign", visit=paper.visit)
        else:
            self.shell.open("papers", visit=paper.visit, document=paper.subject)
