"""A sheet whose code cannot be read: it is looked at, and a person says which page it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.choice_row import ChoiceRow
from inspector.desktop.widgets.combo import Combo
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Text
from inspector.errors import InspectorError
from inspector.facts.scan import PaperPages, PrintedPaper, Sheet
from inspector.i18n import _
from inspector.usecases import scan_reading, scans

_SHORT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_LONGEST = 1800
"""Pixels of the picture: letters stay legible."""

_AROUND, _CHOICE, _HIGH, _BESIDE = 250, 56, 520, 300
"""In px at 100 %: what stands around the picture, the choice of a paper, its most height, the
width beside."""


class WhichPage(Confirm):
    """The picture at the left; the paper, where there are several, and its pages at the right.

    Signals:
        said: (subject of the paper, page counted from 1), after it has closed.
    """

    said = Signal(str, int)

    def __init__(
        self, host: QWidget, desk: Desk, sheet: Sheet, papers: Sequence[PrintedPaper]
    ) -> None:
        super().__init__(host, _("这是哪一页？"), yes=_("归到这一页"), writes=True, width=900)
        self._desk = desk
        self._papers = papers
        self._sheet = sheet
        self.picture = QLabel(_("正在打开…"))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName(sheet.path.name)
        self.view = Scroll(spacing=0)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.column.addWidget(self.picture)
        self.paper = Combo([(one.subject, one.label) for one in papers], label=_("哪份文书"))
        # A long name is shortened rather than wider than the panel.
        self.paper.setSizeAdjustPolicy(_SHORT)
        self.paper.setMinimumContentsLength(12)
        self.paper.chosen.connect(self._ask_pages)
        self.pages = ChoiceRow([], label=_("第几页"), columns=2)
        self.pages.chosen.connect(lambda value: self.yes.setEnabled(bool(value)))
        self.trouble = Text("", "second", tone="red", wrap=True)
        self.trouble.hide()
        self._lay_out()
        self.yes.setEnabled(False)
        self.accepted.connect(self._say)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(theme.px(8))
        side.addWidget(Text(self._sheet.path.name, "strong", wrap=True))
        if self._sheet.sheet > 1:
            side.addWidget(Text(_("第 {n} 张").format(n=self._sheet.sheet), "second"))
        side.addWidget(Text(_("看左边的页：页脚印着第几页。"), "second", wrap=True))
        if len(self._papers) == 1:
            side.addWidget(Text(self._papers[0].label, "second", tone="ink", wrap=True))
        side.addWidget(self.pages)
        side.addWidget(self.trouble)
        side.addStretch(1)
        beside = QWidget()
        beside.setLayout(side)
        beside.setFixedWidth(theme.px(_BESIDE))
        self.content.addWidget(self.paper)
        self.paper.setVisible(len(self._papers) > 1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(20))
        sheet = Card(look="sunken", flush=True)
        sheet.body.addWidget(self.view)
        row.addWidget(sheet, 1)
        row.addWidget(beside)
        self.content.addLayout(row)

    def ask(self) -> None:
        """Show it, and read the picture and the pages."""
        host = self.parentWidget()
        around = _AROUND + (_CHOICE if len(self._papers) > 1 else 0)
        room = host.height() - theme.px(around) if host is not None else 0
        self.view.setFixedHeight(max(min(room, theme.px(_HIGH)), theme.px(160)))
        self.open(self.no)
        sheet = self._sheet
        self._desk.background.run(
            self,
            lambda: scan_reading.sheet_picture(sheet.path, sheet.sheet, _LONGEST),
            self._show_picture,
            lambda error: self.picture.setText(error.sentence),
            lane=False,
        )
        self._ask_pages()

    def _ask_pages(self) -> None:
        self.yes.setEnabled(False)
        self.pages.set_options([])
        subject = self.paper.value
        if subject:
            self._desk.ask(
                self, lambda ws: scans.pages_back(ws, subject), self._show_pages, self._refused
            )

    def _show_picture(self, jpeg: bytes) -> None:
        found = QPixmap()
        found.loadFromData(jpeg)
        ratio = self.devicePixelRatioF()
        wide = round((self.view.viewport().width() - theme.px(8)) * ratio)
        shown = found.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(ratio)
        self.picture.setPixmap(shown)
        # The number of a page stands at its foot.
        bar = self.view.verticalScrollBar()
        QTimer.singleShot(0, bar, lambda: bar.setValue(bar.maximum()))

    def _show_pages(self, back: PaperPages) -> None:
        # Another paper may have been chosen meanwhile.
        if back.paper.subject != self.paper.value:
            return
        self.trouble.hide()
        words = {page: _("第 {n} 页").format(n=page) for page in range(1, back.signed + 1)}
        options = [
            (str(page), said, "check") if page in back.present else (str(page), said)
            for page, said in words.items()
        ]
        self.pages.set_options(options)
        first = back.missing[0] if back.missing else 1
        button = self.pages.buttons[first - 1]
        # Shown at once, so that it can take the focus from the one that has gone.
        button.show()
        button.setFocus()

    def _refused(self, error: InspectorError) -> None:
        self.trouble.setText(error.sentence)
        self.trouble.show()

    def _say(self) -> None:
        self.said.emit(self.paper.value, int(self.pages.value))
