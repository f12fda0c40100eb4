"""打印: the paper as it will leave the printer, printed or saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.closing.handing_out import ask_where, say_saved, send
from inspector.desktop.closing.paper_at_hand import PaperAtHand, read_document, read_paper
from inspector.desktop.closing.paper_head import PaperHead
from inspector.desktop.closing.pdf import PdfInfo, page_picture, read_info
from inspector.desktop.closing.printing import (
    chosen_pages,
    new_printer,
    print_dialog,
    print_pages,
)
from inspector.desktop.closing.sheets import Sheets
from inspector.desktop.closing.where import show_where
from inspector.desktop.desk import Desk
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.bottom_bar import BottomBar, StatusLine
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.empty_state import EmptyState
from inspector.errors import InspectorError
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.usecases import handing_over
from inspector.usecases.documents import note_document
from inspector.usecases.setup import Workspace

_STRIP = 190

Note = Callable[[Workspace, str], Changes]


class PreviewPage(Page):
    """A strip of all pages at the left, the pages themselves beside it."""

    step = "preview"

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._visit = ""
        self._document = ""
        self._revision: int | None = None
        self._print_next = False
        self._grey = False
        self.paper: PaperAtHand | None = None
        self.info: PdfInfo | None = None
        self.head = PaperHead()
        self.strip = Sheets(captions=True, margin=28)
        self.strip.setFixedWidth(theme.px(_STRIP))
        self.strip.setAccessibleName(_("全部页面"))
        self.sheets = Sheets()
        self.sheets.setAccessibleName(_("文书页面"))
        self.waiting = EmptyState(_("正在排版…"), icon="file-text")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._stack.addWidget(self.waiting)
        self._stack.addWidget(self.sheets)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.strip)
        row.addWidget(self._stack, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.head)
        column.addLayout(row, 1)
        bottom = BottomBar()
        self.back = Button(_("返回"), icon="chevron-left", key="Esc")
        self.place = StatusLine()
        self.save = Button(_("保存为 PDF"), icon="download", key="Ctrl+S")
        self.print_signed = Button("", icon="printer")
        self.print_all = Button(_("打印"), kind="primary", icon="printer", key="Ctrl+P")
        bottom.left.addWidget(self.back)
        bottom.left.addWidget(self.place)
        for button in (self.save, self.print_signed, self.print_all):
            bottom.right.addWidget(button)
        self.arrange(body, bottom=bottom, scroll=False)

    def _connect(self) -> None:
        self.back.clicked.connect(self.escape)
        self.strip.chosen.connect(self.sheets.show_page)
        self.sheets.current_changed.connect(self._show_place)
        self.sheets.wanted.connect(partial(self._paint, self.sheets))
        self.strip.wanted.connect(partial(self._paint, self.strip))
        self.head.fitted.connect(self.sheets.set_fit)
        self.head.proofed.connect(self._proof)
        self.head.revised.connect(self._show_revision)
        self.head.papers.clicked.connect(self._to_papers)
        self.save.clicked.connect(self._choose_file)
        self.print_all.clicked.connect(lambda: self._ask_printer(signed_only=False))
        self.print_signed.clicked.connect(lambda: self._ask_printer(signed_only=True))
        self.key("Ctrl+P", self.print_all.click, _("打印"))
        held = self.shell.keys.bind(self, "Ctrl+Return", self.print_all.click, _("打印"))
        held.setAutoRepeat(False)
        self.key("Ctrl+S", self.save.click, _("保存为 PDF"))

    def enter(
        self,
        *,
        visit: str = "",
        document: str = "",
        revision: str = "",
        printing: str = "",
        **_args: str,
    ) -> None:
        """Set the record of a visit, or the paper `document` that follows from it.

        `printing` opens the printer's dialog once it is there.
        """
        # Going to another step and back must not print again.
        self.shell.here[1].pop("printing", None)
        wanted = int(revision) if revision else None
        if (visit, document, wanted) != (self._visit, self._document, self._revision):
            self._put_away()
        self._visit, self._document, self._revision = visit, document, wanted
        self._print_next = bool(printing)
        self._load()

    def refresh(self, changes: Changes) -> None:
        """The visit was written: the paper may be another one."""
        if self._visit in changes.visits:
            self._load()

    def resized(self, narrow: bool) -> None:
        """No strip where it is narrow."""
        self.strip.setVisible(not narrow)
        self.place.setVisible(not narrow)
        self.head.set_narrow(narrow)

    def _put_away(self) -> None:
        self.paper, self.info = None, None
        self._stack.setCurrentWidget(self.waiting)
        self.waiting.title.setText(_("正在排版…"))
        for pages in (self.sheets, self.strip):
            pages.show_pages((), {})
        self._allow()

    def _load(self) -> None:
        visit, document, revision = self._visit, self._document, self._revision

        def work(ws: Workspace) -> PaperAtHand:
            if document:
                return read_document(ws, document, revision)
            return read_paper(ws, visit, revision)

        self.desk.ask(self, work, self._read, self._not_read)

    def _wanted(self, paper: PaperAtHand) -> bool:
        """A paper of what was shown before is of no use any more."""
        document = paper.document.id if paper.document is not None else ""
        return (paper.head.id, document) == (self._visit, self._document)

    def _read(self, paper: PaperAtHand) -> None:
        if not self._wanted(paper):
            return
        words, head = _("打印"), paper.head
        show_where(self.shell, self.step, paper.line, words, head, answered=paper.answered)
        self.shell.background.run(
            self, lambda: read_info(paper.data), partial(self._show, paper), lane=False
        )

    def _not_read(self, error: InspectorError) -> None:
        self.waiting.title.setText(_("这份文书打不开"))
        self.shell.show_error(error)

    def _show(self, paper: PaperAtHand, info: PdfInfo) -> None:
        if not self._wanted(paper):
            return
        self.paper, self.info = paper, info
        self.head.show_paper(paper)
        self.head.show_count(info)
        tops = {h.page: h.title for h in reversed(info.headings) if not h.depth}
        self._stack.setCurrentWidget(self.sheets)
        self.sheets.show_pages(info.sizes, {})
        self.strip.show_pages(info.sizes, tops)
        if self._print_next:
            # What was looked at before freezing may have been an annex.
            self.sheets.show_page(0)
        self._show_place(self.sheets.current)
        self._allow()
        self.focus(self.sheets)
        if self._print_next:
            self._print_next = False
            self._ask_printer(signed_only=False)

    def _allow(self) -> None:
        info = self.info
        for button in (self.save, self.print_signed, self.print_all):
            button.setEnabled(info is not None)
        self.print_signed.setVisible(info is not None and info.signed < info.pages)
        if info is not None:
            self.print_signed.setText(_("只打正文 {n} 页").format(n=info.signed))

    def _show_place(self, page: int) -> None:
        self.strip.select(page)
        if self.info is not None:
            words = _("第 {page} 页，共 {n} 页").format(page=page + 1, n=self.info.pages)
            self.place.show_status(words, "ink2", "files")

    def _paint(self, sheets: Sheets, page: int, width: int) -> None:
        paper, grey = self.paper, self._grey
        if paper is None:
            return

        def put(picture: QImage) -> None:
            if self.paper is paper and self._grey == grey:
                sheets.put(page, width, picture)

        self.shell.background.run(
            self, lambda: page_picture(paper.data, page, width, grey=grey), put, lane=False
        )

    def _proof(self, grey: bool) -> None:
        self._grey = grey
        self.sheets.forget_pictures()
        self.strip.forget_pictures()

    def _show_revision(self, revision: int) -> None:
        args = {"document": self._document} if self._document else {}
        self.shell.open("preview", visit=self._visit, revision=str(revision), **args)

    def _to_papers(self) -> None:
        args = {"document": self._document} if self._document else {}
        self.shell.open("papers", visit=self._visit, **args)

    def _choose_file(self) -> None:
        paper = self.paper
        if paper is not None:
            ask_where(self, paper.file_name, lambda path: self._save(paper, path))

    def _save(self, paper: PaperAtHand, path: Path) -> None:
        self.shell.background.run(
            self,
            lambda: handing_over.write_paper(path, paper.data),
            lambda _nothing: self._saved(path),
            lane=False,
        )

    def _saved(self, path: Path) -> None:
        self._note(
            lambda ws, visit: handing_over.note_saved(ws, visit, path.name),
            lambda ws, document: note_document(ws, document, "export", file=path.name),
        )
        say_saved(self.shell, path)

    def _note(self, of_visit: Note, of_document: Note) -> None:
        """Note in the journal what was handed out: the record, or the paper."""
        visit, document = self._visit, self._document
        if document:
            # The visit has not changed, so nothing need be read anew.
            self.desk.write(
                self, lambda ws: of_document(ws, document), touched=lambda _done: Changes()
            )
        else:
            self.desk.write(self, lambda ws: of_visit(ws, visit))

    def _ask_printer(self, *, signed_only: bool) -> None:
        paper, info = self.paper, self.info
        if paper is None or info is None:
            return
        printer = new_printer(paper.file_name.removesuffix(".pdf"), info.pages)
        dialog = print_dialog(self, printer, info.pages, info.signed if signed_only else 0)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        """Send the pages that were chosen to a printer, in the background."""
        paper, info, grey = self.paper, self.info, self._grey
        if paper is None or info is None:
            return
        pages = chosen_pages(printer, info.pages)
        send(
            self.shell,
            self,
            printer,
            lambda report: print_pages(printer, paper.data, pages, grey=grey, report=report),
            self._printed,
        )

    def _printed(self, sent: int) -> None:
        self._note(
            lambda ws, visit: handing_over.note_printed(ws, visit, sent),
            lambda ws, document: note_document(ws, document, "print", pages=sent),
        )
