"""Planning and beginning a visit from its form: one write, then the page that comes next."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from inspector.desktop.desk import Desk
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.errors import InspectorError
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.procedure_before import CODED
from inspector.usecases.setup import Workspace
from inspector.usecases.visits import Started, plan_visit, start_visit

Work = Callable[[Workspace, VisitDraft], Started]


class Entering(QObject):
    """What is being written, one at a time.

    Signals:
        moved: it began to write, or the write was refused.
        entered: the visit was written; its form is of no use any more.
    """

    moved = Signal()
    entered = Signal()

    def __init__(self, shell: Shell, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._shell, self._desk, self._page = shell, desk, page
        self.busy = False

    def begin(self, draft: VisitDraft, *, at_once: bool) -> None:
        """Begin the visit, now where no other time was typed, and go there."""

        def work(ws: Workspace, held: VisitDraft) -> Started:
            begun = ws.now().replace(microsecond=0) if at_once else held.begun
            return start_visit(ws, replace(held, begun=begun))

        self._write(draft, work, lambda started: self._shell.go("walk", visit=started.visit))

    def plan(self, draft: VisitDraft) -> None:
        """Plan the visit; where papers come before it they are made next."""

        def done(started: Started) -> None:
            if draft.mode in CODED:
                self._shell.go("papers", visit=started.visit)
            else:
                self._shell.go("home")
            words = _("已经安排好，到时从工作台开始")
            self._shell.bar.show_message(words, tone="green", icon="circle-check")

        self._write(draft, plan_visit, done)

    def _write(self, draft: VisitDraft, work: Work, done: Callable[[Started], None]) -> None:
        self.busy = True
        self.moved.emit()
        facility = draft.facility

        def finish(started: Started) -> None:
            self.busy = False
            self.entered.emit()
            done(started)

        self._desk.write(
            self._page,
            lambda ws: work(ws, draft),
            finish,
            self._refused,
            touched=lambda started: Changes(visits=(started.visit,), facilities=(facility,)),
        )

    def _refused(self, error: InspectorError) -> None:
        self.busy = False
        self.moved.emit()
        self._shell.show_error(error)
