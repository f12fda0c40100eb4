"""The cards of a batch: where files are put in, what was not filed, and each paper's pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from inspector.desktop import theme
from inspector.desktop.closing.sheet_row import PageRow, SheetRow
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.chip import Chip
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.list_row import ListRow, RowList
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.scan import FiledPage, PaperPages, Sheet
from inspector.i18n import _
from inspector.usecases.papers_out import PaperOut


class PutInCard(Card):
    """How it works, and the button; files may be dropped anywhere on the page.

    Signals:
        wanted: files are to be chosen.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(margin=16)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(Icon("file-import", "accent", 32))
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(Text(_("把扫描件、照片或整个文件夹拖到这里"), "section", wrap=True))
        how = _(
            "几次检查、几种文书的页可以混在一起放：每页右下角的方码写着它是哪份文书的第几页。"
            "PDF、JPEG、PNG、HEIC 都行。"
        )
        words.addWidget(Text(how, "second", wrap=True))
        row.addLayout(words, 1)
        self.choose = Button(_("选文件"), kind="primary", icon="folder", key="Ctrl+O")
        self.choose.clicked.connect(self.wanted)
        row.addWidget(self.choose)
        self.body.addLayout(row)


class ExpectedCard(Card):
    """The records that wait for signed pages.

    Signals:
        chosen: the visit whose row was pressed.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("等着带回来的签字页"), icon="hourglass", note=" ", flush=True, margin=16)
        self.list = RowList()
        self.list.chosen.connect(self.chosen)
        self.body.addWidget(self.list)
        self.hide()

    def show_papers(self, papers: Iterable[PaperOut]) -> None:
        """Show the papers for which a visit stands still; the card is gone without any."""
        waiting = [one for one in papers if one.waiting]
        self.list.clear()
        for one in waiting:
            back = "、".join(map(str, one.back))
            said = _("已带回第 {pages} 页").format(pages=back) if back else _("还没有带回来")
            mark = Icon("writing-sign", "blue")
            row = ListRow(one.paper.label, said, before=mark, after=Icon("chevron-right", "ink3"))
            self.list.add(one.paper.subject, row)
        self.set_note(_("{n} 份").format(n=len(waiting)))
        self.setVisible(bool(waiting))


class LeftCard(Card):
    """The sheets that were not filed, each with why.

    Signals:
        asked: a Sheet of which a person says what it is. dropped: a Sheet that is done with.
    """

    asked = Signal(object)
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__(" ", icon="alert-triangle", note=" ", margin=16)
        self.rows: list[SheetRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        self.hide()

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Show these; the card is gone without any."""
        empty(self._column)
        self.rows = []
        self.title.setText(_("没有收入 {n} 张").format(n=len(sheets)))
        self.set_note(_("原件没有动，处理好再放进来"))
        for sheet in sheets:
            row = SheetRow(sheet)
            row.asked.connect(lambda held=sheet: self.asked.emit(held))
            row.dropped.connect(lambda held=sheet: self.dropped.emit(held))
            self.rows.append(row)
            self._column.addWidget(row)
        self.setVisible(bool(sheets))


class FiledCard(Card):
    """One paper of the batch: its pages that came, whether all are back, and where to go on.

    Signals:
        opened: the paper is to be finished or looked at. withdrawn: a FiledPage filed by mistake.
    """

    opened = Signal()
    withdrawn = Signal(object)

    def __init__(self, back: PaperPages, filed: Sequence[FiledPage], *, waiting: bool) -> None:
        super().__init__(margin=16)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        self.title = Text(back.paper.label, "strong", wrap=True)
        head.addWidget(self.title, 1)
        missing = "、".join(map(str, back.missing))
        self.state = (
            Chip(_("签字的页齐了"), "green", "circle-check")
            if back.whole
            else Chip(_("还缺第 {pages} 页").format(pages=missing), "blue", "circle-dashed")
        )
        head.addWidget(self.state)
        finish = waiting and back.whole
        words = _("去完成检查") if finish else _("去看")
        self.go = Button(words, after="arrow-right", compact=True)
        self.go.clicked.connect(self.opened)
        head.addWidget(self.go)
        self.body.addLayout(head)
        self.rows: list[PageRow] = []
        for page in sorted(filed, key=lambda one: one.page):
            row = PageRow(page.page, page, signed=page.page <= back.signed, editable=True)
            row.withdrawn.connect(lambda held=page: self.withdrawn.emit(held))
            self.rows.append(row)
            self.body.addWidget(row)
