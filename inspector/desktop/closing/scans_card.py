"""The signed pages come back: which are there, which are missing, what came that is none."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from inspector.desktop import theme
from inspector.desktop.closing.report_words import filed_words
from inspector.desktop.closing.sheet_row import PageRow, SheetRow
from inspector.desktop.closing.signed_back import SignedBack
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.text import Text
from inspector.facts.scan import Fate, ScanReport, Sheet
from inspector.i18n import _


class ScansCard(Card):
    """A row for each page to be signed, then those sheets of the last files that need a look.

    Signals:
        wanted: files are to be chosen. asked: a Sheet of which a person says what it is.
        withdrawn: a FiledPage that was filed by mistake.
    """

    wanted = Signal()
    asked = Signal(object)
    withdrawn = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("签好的页面"), icon="file-import", note=" ", margin=16)
        self.pages: dict[int, PageRow] = {}
        self.rows: list[SheetRow] = []
        self.line = Text("", "second", tone="ink", wrap=True)
        self.told = Text("", "second", tone="ink", wrap=True, parent=self)
        self._pages, self._left = QVBoxLayout(), QVBoxLayout()
        self.body.addWidget(self.line)
        self.body.addLayout(self._pages)
        self.body.addWidget(self.told)
        self.body.addLayout(self._left)
        for column in (self._pages, self._left):
            column.setSpacing(0)
        self.add = Button(_("加照片或扫描件"), icon="photo-plus", key="Ctrl+O", compact=True)
        self.add.clicked.connect(self.wanted)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.add)
        row.addWidget(Text(_("或把文件拖到这里：PDF、JPEG、PNG、HEIC"), "hint", wrap=True), 1)
        self.body.addLayout(row)
        self.forget()

    def show_back(self, back: SignedBack, *, needed: bool) -> None:
        """Show which pages are back; `needed`: somebody signed with a pen."""
        pages, first = back.pages, {page.page: page for page in reversed(back.filed)}
        self._say(back, needed=needed)
        empty(self._pages)
        self.pages = {}
        wanted = set(range(1, pages.signed + 1)) if needed else set()
        for number in sorted({*wanted, *first}):
            filed, signed = first.get(number), number <= pages.signed
            row = PageRow(number, filed, signed=signed, editable=True)
            if filed is not None:
                row.withdrawn.connect(lambda held=filed: self.withdrawn.emit(held))
            self.pages[number] = row
            self._pages.addWidget(row)
        if needed and back.whole:
            # Whatever could not be read: nothing is missing any more.
            self._fill(row.sheet for row in self.rows if row.sheet.fate is not Fate.UNREAD)

    def _say(self, back: SignedBack, *, needed: bool) -> None:
        signed, there = back.pages.signed, back.pages.signed - len(back.pages.missing)
        note = _("{there} / {signed} 页").format(there=there, signed=signed)
        self.set_note(note if needed else "")
        if not needed:
            self.line.setText(_("没有人用笔签字，可以不加。"))
        elif back.whole:
            self.line.setText(_("签字的 {n} 页都带回来了。").format(n=signed))
        else:
            words = _("签好的正文 {n} 页拍照或扫描，加进来；程序看右下角的方码，自己认出是哪一页。")
            self.line.setText(words.format(n=signed))

    def show_report(self, report: ScanReport, subject: str) -> None:
        """Say what became of some files; `subject` is the paper at hand."""
        self.told.setText(filed_words(report, subject))
        self.told.setVisible(bool(self.told.text()))
        left = [sheet for sheet in report.sheets if sheet.said]
        self._fill([*(row.sheet for row in self.rows), *left])

    def settle(self, sheet: Sheet) -> None:
        """A sheet needs no more attention."""
        self._fill(row.sheet for row in self.rows if row.sheet != sheet)

    def forget(self) -> None:
        """Another visit: nothing came yet."""
        empty(self._pages)
        self.pages = {}
        self.set_note("")
        self.line.setText(_("正在看哪些页已经带回来…"))
        self.told.hide()
        self._fill(())

    def _fill(self, sheets: Iterable[Sheet]) -> None:
        # The same file chosen again tells the same again.
        latest = {(one.path, one.sheet): one for one in sheets}
        empty(self._left)
        self.rows = []
        for sheet in latest.values():
            row = SheetRow(sheet)
            row.asked.connect(lambda held=sheet: self.asked.emit(held))
            row.dropped.connect(lambda held=sheet: self.settle(held))
            self.rows.append(row)
            self._left.addWidget(row)
