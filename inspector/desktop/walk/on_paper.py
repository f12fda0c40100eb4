"""用纸查: a sheet to carry on the round, and its numbers entered afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.closing.handing_out import file_name
from inspector.desktop.interviews.paper_out import Made, PaperOut
from inspector.desktop.walk.read_back import ReadBackPanel
from inspector.desktop.walk.state import WalkState
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Hairline
from inspector.desktop.widgets.form_panel import Ask, FormPanel
from inspector.desktop.widgets.text import Text
from inspector.errors import InspectorError
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.usecases import rekeying, route_sheets
from inspector.usecases.rekeying import Excepted
from inspector.usecases.setup import Workspace

if TYPE_CHECKING:
    from inspector.desktop.pages.walk import WalkPage

_ABOUT = {
    "answer.bad_numbers": "numbers",
    "answer.no_number": "numbers",
    "answer.both_numbers": "leave",
    "answer.other_sheet": "sheet",
}
"""The question that a refusal is about."""


class _Sheet(QWidget):
    """One kind of paper: what it is, and where it goes."""

    printing = Signal()
    saving = Signal()

    def __init__(self, name: str, about: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(Text(name, "strong"))
        words.addWidget(Text(about, "second", elide=True))
        row.addLayout(words, 1)
        self.print = Button(_("打印"), icon="printer", compact=True)
        self.print.setAccessibleName(_("打印{name}").format(name=name))
        self.print.clicked.connect(self.printing)
        self.save = Button(_("保存为 PDF"), icon="download", compact=True)
        self.save.setAccessibleName(_("保存{name}").format(name=name))
        self.save.clicked.connect(self.saving)
        row.addWidget(self.print)
        row.addWidget(self.save)


class OnPaperPanel(FormPanel):
    """The two papers above, the numbers that failed below."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(
            host,
            _("用纸查"),
            asks=(
                Ask(
                    name="numbers",
                    caption=_("回来补录：不符合的序号"),
                    example=_("3 17 42；全都符合就写 无"),
                    required=True,
                ),
                Ask(
                    name="leave",
                    caption=_("不涉及、没看的序号，回头逐项答（可不填）"),
                    example="7 9",
                ),
                Ask(
                    name="sheet",
                    caption=_("单子上的 4 位单号，核对是不是这一张（可不填）"),
                ),
            ),
            yes=_("看看怎么记"),
            icon="printer",
            width=720,
        )
        self.pocket = _Sheet(_("随身单"), _("一张纸正反两面：序号、检查点和方框"))
        self.blank = _Sheet(_("空白检查表"), _("怎么查、什么算不符合，留有写字的地方"))
        for place, sheet in enumerate((self.pocket, self.blank)):
            self.area.column.insertWidget(place, sheet)
        self.area.column.insertWidget(2, Hairline())


class OnPaper(QObject):
    """Opens the panel, prints its papers, and enters what was ticked on them."""

    def __init__(self, page: WalkPage) -> None:
        super().__init__(page)
        self._page = page
        self.out = PaperOut(page.shell, page)

    def open(self) -> None:
        """Ctrl+P."""
        page, state = self._page, self._page.state
        if state is None or not page.telling.may_change():
            return
        page.answering.commit()
        panel = OnPaperPanel(page.shell)
        facility = state.sheet.head.facility_name
        papers = (
            (panel.pocket, _("随身单"), route_sheets.pocket_pdf),
            (panel.blank, _("空白检查表"), route_sheets.blank_pdf),
        )
        for sheet, name, render in papers:
            file, make = file_name(name, facility), self._maker(render)
            sheet.printing.connect(lambda file=file, make=make: self.out.print(file, make))
            sheet.saving.connect(lambda file=file, make=make: self.out.save(file, make))
        panel.wanted.connect(lambda said: self._read(panel, state, said))
        page.shell.cover(panel)
        panel.ask()

    def _maker(self, render: Callable[[Workspace, str], bytes]) -> Callable[[Made], None]:
        page, visit = self._page, self._page.saver.visit
        return lambda made: page.desk.ask(page, lambda ws: render(ws, visit), made)

    def _read(self, panel: OnPaperPanel, state: WalkState, said: dict[str, str]) -> None:
        page, visit = self._page, self._page.saver.visit
        numbers, leave, sheet = said["numbers"], said["leave"], said["sheet"]

        def refused(error: InspectorError) -> None:
            panel.show_refusal(error.sentence, _ABOUT.get(error.code, ""))

        def shown(read: Excepted) -> None:
            panel.yes.setEnabled(True)
            held = page.answering
            items = state.items.__getitem__
            back = ReadBackPanel(page.shell, read, items, held.looked_by, held.seen_at)
            back.accepted.connect(lambda: self._record(panel, said))
            page.shell.cover(back)
            back.ask()

        page.desk.ask(
            panel,
            lambda ws: rekeying.read_except(ws, visit, numbers, leave=leave, sheet=sheet),
            shown,
            refused,
        )

    def _record(self, panel: OnPaperPanel, said: dict[str, str]) -> None:
        page, visit = self._page, self._page.saver.visit
        who, seen_at = page.answering.looked_by, page.answering.seen_at

        def done(read: Excepted) -> None:
            panel.close_panel()
            page.saver.last = ""
            page.reload(then=lambda: self._go_on(read))

        page.desk.write(
            page,
            lambda ws: rekeying.record_except(
                ws,
                visit,
                said["numbers"],
                leave=said["leave"],
                sheet=said["sheet"],
                looked_by=who,
                seen_at=seen_at,
            ),
            done,
            lambda error: panel.show_refusal(error.sentence),
            touched=lambda _read: Changes(visits=(visit,)),
        )

    def _go_on(self, read: Excepted) -> None:
        page = self._page
        words = _("已照单子记下：不符合 {bad} 项，整组确认 {good} 项，还要逐项作答 {left} 项")
        said = words.format(bad=len(read.failed), good=len(read.confirmed), left=len(read.left))
        page.shell.bar.show_message(said, tone="green", icon="check")
        wanted = [*read.failed, *read.left]
        if wanted:
            page.show_item(wanted[0])
