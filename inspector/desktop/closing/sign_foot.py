"""The foot of the page of signatures: what is missing, and the one thing to do next."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from inspector.desktop.closing.signed_back import SignedBack
from inspector.desktop.closing.standing import Standing
from inspector.desktop.widgets.bottom_bar import BottomBar, SavedMark, StatusLine
from inspector.desktop.widgets.button import Button
from inspector.desktop.words import clock_words
from inspector.facts.vocabulary import VisitState
from inspector.i18n import _

PAPER, SCREEN = "paper", "screen"
"""The two ways to begin signing."""


def missing_words(standing: Standing, back: SignedBack | None) -> str:
    """What is still missing before the visit can be finished, or ""."""
    parties, waiting = len(standing.officers) + 1, len(standing.waiting)
    if waiting:
        return _("{n} 方里已签 {m} 方").format(n=parties, m=parties - waiting)
    if standing.needs_scans:
        return back.missing_words if back else _("还缺签好的页面")
    return ""


class SignFoot(BottomBar):
    """Back and the time of saving at the left; `print`, then either `freeze` or `finish`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(_("返回"), icon="chevron-left", key="Esc")
        self.saved = SavedMark()
        self.status = StatusLine()
        self.print = Button(_("打印"), icon="printer", key="Ctrl+P")
        self.freeze = Button(_("定稿并打印"), kind="primary", icon="printer", key="Ctrl+P")
        self.finish = Button(_("完成检查"), kind="primary", icon="check", key="Ctrl+Enter")
        self.left.addWidget(self.back)
        self.left.addWidget(self.saved)
        self.right.addWidget(self.status)
        for button in (self.print, self.freeze, self.finish):
            self.right.addWidget(button)

    @property
    def main(self) -> Button:
        """The primary button of the moment."""
        return self.freeze if self.freeze.isVisibleTo(self) else self.finish

    def show_standing(self, standing: Standing, way: str, back: SignedBack | None) -> None:
        """Show what is next; `way` is PAPER or SCREEN, `back` None while it is being read."""
        state = standing.head.state
        self.saved.show_saved(clock_words(standing.saved_at), roomy=False)
        self.freeze.setVisible(standing.ready and way == PAPER)
        self.freeze.setEnabled(True)
        self.print.setVisible(state in (VisitState.FROZEN, VisitState.CLOSED))
        self.finish.setVisible(not self.freeze.isVisibleTo(self))
        signing = state is VisitState.FROZEN or standing.ready
        missing = missing_words(standing, back) if signing else ""
        self.finish.setEnabled(not missing)
        words = _("看记录") if state is VisitState.CLOSED else _("去复核")
        self.finish.setText(_("完成检查") if signing else words)
        self.finish.show_icon("check" if signing else "arrow-right")
        self.status.show_status(
            missing if self.main is self.finish else "", "blue", "circle-dashed"
        )

    def show_freezing(self) -> None:
        """定稿 is under way."""
        self.freeze.setEnabled(False)
        self.status.show_status(_("正在定稿…"), "blue", "hourglass")

    def press_print(self) -> None:
        """Ctrl+P: whichever of the two buttons is there."""
        for button in (self.freeze, self.print):
            if button.isVisible():
                button.click()
                return
