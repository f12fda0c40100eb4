"""The foot of a new visit: what is missing, and the buttons that plan or begin it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from inspector.desktop.widgets.bottom_bar import BottomBar, StatusLine
from inspector.desktop.widgets.button import Button
from inspector.i18n import _


class StartFoot(BottomBar):
    """Back at the left; status, planning and beginning at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start = Button(_("开始现场检查"), kind="primary", icon="player-play", key="Ctrl+Enter")
        self.plan = Button("", icon="calendar")
        self.cancel = Button(_("取消"), key="Esc")
        self.status = StatusLine()
        self.left.addWidget(self.cancel)
        for part in (self.status, self.plan, self.start):
            self.right.addWidget(part)
        self.say_planned(planned=False)

    def say_planned(self, *, planned: bool) -> None:
        """Whether it is a planned visit that is filled in."""
        self.plan.setText(_("改安排") if planned else _("先安排"))

    def show_state(
        self, missing: str, not_yet: str, *, left: int, reasons: int, busy: bool
    ) -> None:
        """What bars planning and beginning, what bars beginning alone, and what is left open.

        `left` conditions are open, `reasons` of them want nothing but a reason.
        """
        self.start.setEnabled(not (missing or not_yet or busy))
        self.plan.setEnabled(not (missing or busy))
        if missing or not_yet:
            self.status.show_status(missing or not_yet, "blue", "circle-dashed")
        elif left:
            words = _("可以开始，{n} 项复核前补上")
            if left == reasons:
                words = _("可以开始，{n} 项理由复核前补上")
            self.status.show_status(words.format(n=left), "blue", "circle-dashed")
        else:
            self.status.show_status(_("可以开始"), "green", "circle-check")
