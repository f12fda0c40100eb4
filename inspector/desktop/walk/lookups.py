"""What an item is asked to the database while it is answered: its computation, its phrases."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from inspector.desktop.desk import Desk
from inspector.desktop.walk.act_half import ActHalf
from inspector.desktop.walk.read_half import ReadHalf
from inspector.desktop.walk.saver import Saver
from inspector.desktop.walk.state import WalkState
from inspector.errors import InspectorError
from inspector.usecases import computing, phrases
from inspector.usecases.inputs import Outcome

_COMPUTE_AFTER = 250
"""Milliseconds without another input after which the formula is computed."""


class Lookups(QObject):
    """Fills both halves with what comes back, as long as the item is still shown."""

    def __init__(
        self, desk: Desk, saver: Saver, read: ReadHalf, act: ActHalf, owner: QObject
    ) -> None:
        super().__init__(owner)
        self._desk, self._saver = desk, saver
        self._read, self._act = read, act
        self.state: WalkState | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_COMPUTE_AFTER)
        self._pause.timeout.connect(self._compute)
        act.inputs.edited.connect(self._pause.start)

    def begin(self) -> None:
        """Another item is shown."""
        if self.state is None:
            return
        self._compute()
        if self.state.item.phrases:
            self._ask_phrases(self.state.current)

    def _shows(self, item: str) -> bool:
        return self.state is not None and self.state.current == item

    def _compute(self) -> None:
        state = self.state
        if state is None or state.item.calc is None:
            return
        visit, item, inputs = self._saver.visit, state.current, self._act.inputs.values

        def done(outcome: Outcome) -> None:
            if self._shows(item):
                self._act.inputs.show_outcome(outcome)
                self._read.show_working(outcome.working)
                self._act.show_proposal()

        def failed(error: InspectorError) -> None:
            if self._shows(item):
                self._act.inputs.show_error(error)
                self._read.show_working(())
                self._act.show_proposal()

        self._desk.ask(
            self, lambda ws: computing.compute_item(ws, visit, item, inputs), done, failed
        )

    def _ask_phrases(self, item: str) -> None:
        visit = self._saver.visit

        def done(offered: tuple[str, ...]) -> None:
            if self._shows(item):
                self._act.note.show_phrases(offered)

        self._desk.ask(self, lambda ws: phrases.offered(ws, visit, item), done)
