"""看当时的记录: the sealed paper of the visit that looked here last time, to be read only."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from inspector.desktop import theme
from inspector.desktop.closing.paper_at_hand import PaperAtHand, read_paper
from inspector.desktop.closing.pdf import PdfInfo, page_picture, read_info
from inspector.desktop.closing.sheets import Sheets
from inspector.desktop.desk import Desk
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.empty_state import EmptyState
from inspector.desktop.widgets.overlay import Overlay
from inspector.desktop.widgets.text import Icon, Text
from inspector.errors import InspectorError
from inspector.facts.item import Last
from inspector.i18n import _

_HEAD = 190
"""Height in px at 100 % of what stands around the pages."""


class EarlierRecord(Overlay):
    """Its pages, one below the other; nothing of it comes into the visit under way."""

    def __init__(self, shell: Shell, desk: Desk, last: Last) -> None:
        super().__init__(shell, width=960)
        self._background = desk.background
        self._paper: PaperAtHand | None = None
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(Icon("history", "accent", 24))
        self.title = Text(_("{day} 的检查记录").format(day=last.date), "card-title", elide=True)
        head.addWidget(self.title, 1)
        self.shut = Button(_("关闭"), key="Esc", compact=True)
        self.shut.clicked.connect(self.close_panel)
        head.addWidget(self.shut)
        self.card.body.addLayout(head)
        words = _("只供查看：那次的照片、签字和结论都不会带进这次检查。")
        self.card.body.addWidget(Text(words, "second", wrap=True))
        self.sheets = Sheets()
        self.sheets.setAccessibleName(_("当时的检查记录"))
        self.sheets.wanted.connect(self._paint)
        self.waiting = EmptyState(_("正在打开…"), icon="file-text")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.waiting)
        self._stack.addWidget(self.sheets)
        self._stack.setFixedHeight(shell.height() - theme.px(_HEAD))
        self.card.body.addWidget(self._stack)
        desk.ask(self, lambda ws: read_paper(ws, last.visit), self._read, self._failed)

    def ask(self) -> None:
        """Open it; the pages take the focus once they are there."""
        self.open(self.shut)

    def _read(self, paper: PaperAtHand) -> None:
        self._paper = paper
        self.title.setText(f"{paper.title}  {paper.number}")
        self._background.run(
            self, lambda: read_info(paper.data), self._show, self._failed, lane=False
        )

    def _show(self, info: PdfInfo) -> None:
        self._stack.setCurrentWidget(self.sheets)
        self.sheets.show_pages(info.sizes, {})
        self.sheets.setFocus()

    def _failed(self, error: InspectorError) -> None:
        self.waiting.title.setText(_("当时的记录打不开：{why}").format(why=error.sentence))

    def _paint(self, page: int, width: int) -> None:
        paper = self._paper
        if paper is None:
            return

        def put(picture: QImage) -> None:
            self.sheets.put(page, width, picture)

        self._background.run(
            self, lambda: page_picture(paper.data, page, width), put, self._failed, lane=False
        )
