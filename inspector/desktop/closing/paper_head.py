"""Above the preview: what paper it is, whether it is a draft, how many pages, how it is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector.desktop import theme
from inspector.desktop.closing.paper_at_hand import PaperAtHand
from inspector.desktop.closing.pdf import PdfInfo
from inspector.desktop.closing.sheets import PAGE, WIDTH
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.check import CheckBox
from inspector.desktop.widgets.chip import Chip
from inspector.desktop.widgets.choice_row import ChoiceRow
from inspector.desktop.widgets.combo import Combo
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.text import Text
from inspector.i18n import _


class PaperHead(QWidget):
    """Title, number, state, page count; revisions, fit and the black-and-white proof.

    Signals:
        fitted: WIDTH or PAGE. proofed: grey or not. revised: the revision to show.
    """

    fitted = Signal(str)
    proofed = Signal(bool)
    revised = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = False
        self._record = True
        flow = FlowLayout(self)
        flow.setSpacing(theme.px(12))
        self.title = Text("", "section")
        self.number = Text("", "body")
        self.state = Chip("", "blue")
        self.count = Text("", "second")
        self.revision = Combo(label=_("版次"), parent=self)
        self.revision.setFixedWidth(theme.px(132))
        self.fit = ChoiceRow([(WIDTH, _("适合宽度")), (PAGE, _("整页"))], label=_("怎么看"))
        self.fit.choose(WIDTH)
        self.proof = CheckBox(_("黑白样张"))
        self.papers = Button(_("全部文书"), kind="link", icon="files")
        for part in (self.title, self.number, self.state, self.count):
            flow.addWidget(part)
        for choice in (self.revision, self.fit, self.proof, self.papers):
            flow.addWidget(choice)
        self.fit.chosen.connect(self.fitted)
        self.proof.toggled.connect(self.proofed)
        self.revision.chosen.connect(lambda value: self.revised.emit(int(value)))

    def set_narrow(self, narrow: bool) -> None:
        """Leave out what the page itself says at its top."""
        self._narrow = narrow
        self.title.setVisible(not narrow)
        self.number.setVisible(not narrow and bool(self.number.text()))

    def show_paper(self, paper: PaperAtHand) -> None:
        """Name the paper and say whether it is final."""
        self.title.setText(paper.title)
        self.number.setText(paper.number)
        self.number.setVisible(bool(paper.number) and not self._narrow)
        self.state.show_state(*paper.standing)
        self._record = paper.document is None
        options = [(str(n), _("第 {n} 版").format(n=n)) for n in paper.revisions]
        self.revision.set_options(options)
        self.revision.choose(str(paper.revision))
        self.revision.setVisible(len(paper.revisions) > 1)

    def show_count(self, info: PdfInfo) -> None:
        """Say how many pages there are, and how many of them are signed."""
        if not self._record:
            self.count.setText(_("共 {n} 页").format(n=info.pages))
            return
        annexes = info.pages - info.signed
        words = _("共 {n} 页：正文 {signed} 页要签字，附件 {annexes} 页")
        whole = _("共 {n} 页，每页都要签字")
        self.count.setText(
            (words if annexes else whole).format(n=info.pages, signed=info.signed, annexes=annexes)
        )
