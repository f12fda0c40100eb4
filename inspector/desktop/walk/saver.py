"""Keeping answers: one by one in the database lane, silently, and loudly where one fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from inspector.desktop.desk import Desk
from inspector.errors import InspectorError
from inspector.facts.answer import Answer
from inspector.facts.visit import Changes
from inspector.usecases import unfinished, walk
from inspector.usecases.setup import Workspace
from inspector.usecases.walk import Saved

DRAFT_AFTER = 1500
"""Milliseconds after the first key press at which typed text becomes a draft on the disk."""

Key = tuple[str, str, str]
"""Visit, item, instance."""


class Lost(Struct, frozen=True):
    """An answer that could not be kept, with its visit and the heads its author was shown."""

    visit: str
    answer: Answer
    seen: tuple[str, ...] | None


class Saver(QObject):
    """Writes for one visit; `lost` holds what failed until a retry succeeds.

    Signals:
        saved: Saved, after the commit returned.
        failed: InspectorError, for each write that did not.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, owner: QObject) -> None:
        super().__init__(owner)
        self._desk = desk
        self._sent: dict[Key, int] = {}
        self._typed: dict[Key, str] = {}
        self._drafted: set[Key] = set()
        self._mine: Changes | None = None
        self.visit = ""
        self.last = ""
        self.lost: dict[Key, Lost] = {}
        self._waiting: dict[Key, Answer] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_AFTER)
        self._pause.timeout.connect(self.flush_drafts)

    @property
    def whole(self) -> bool:
        """Whether everything that was handed over is kept, or still on its way."""
        return not self.lost

    def begin(self, visit: str) -> None:
        """From now on this visit is written; what was lost of another one is not forgotten."""
        self.flush_drafts()
        self.visit, self.last = visit, ""

    def latest(self, item: str, instance: str) -> Answer | None:
        """An answer of this visit that was handed over and is not kept yet."""
        return self._waiting.get((self.visit, item, instance))

    def keep(self, answer: Answer, seen: tuple[str, ...] | None) -> None:
        """Keep one answer; of two for the same register the later one counts."""
        self._keep(Lost(self.visit, answer, seen))

    def _keep(self, held: Lost) -> None:
        visit, answer, seen = held.visit, held.answer, held.seen
        key = (visit, answer.item, answer.instance)
        turn = self._sent.get(key, 0) + 1
        self._sent[key] = turn
        self._waiting[key] = answer
        self._forget_typed(visit, answer.item)

        def work(ws: Workspace) -> Saved:
            return walk.record_answer(ws, visit, answer, seen)

        def done(_saved: Saved | None) -> None:
            if self._sent.get(key) == turn:
                self.lost.pop(key, None)
                self._waiting.pop(key, None)

        def failed(_error: InspectorError) -> None:
            if self._sent.get(key) == turn:
                self.lost[key] = held

        self.write(work, done, failed)

    def write(
        self,
        work: Callable[[Workspace], Saved | None],
        done: Callable[[Saved | None], object] | None = None,
        failed: Callable[[InspectorError], object] | None = None,
    ) -> None:
        """Any other write of the walk, with the same signals; None: there was nothing to do."""

        def finished(saved: Saved | None) -> None:
            if saved is not None:
                self.last = saved.at
            if done is not None:
                done(saved)
            if saved is not None:
                self.saved.emit(saved)

        def broken(error: InspectorError) -> None:
            if failed is not None:
                failed(error)
            self.failed.emit(error)

        self._desk.write(self, work, finished, broken, touched=self._tell)

    def _tell(self, saved: Saved | None) -> Changes:
        self._mine = saved.changes if saved is not None else Changes()
        return self._mine

    def is_own(self, changes: Changes) -> bool:
        """Whether these changes, told to all pages, came from here."""
        return changes is self._mine

    def retry(self) -> None:
        """Try everything again that could not be kept."""
        for held in list(self.lost.values()):
            self._keep(held)
        self.flush_drafts()

    def found_drafts(self, drafts: Iterable[tuple[str, str]]) -> None:
        """Drafts of this visit that are on the disk already, as (item, field)."""
        self._drafted = {(self.visit, item, field) for item, field in drafts}

    def forget_drafts(self, item: str) -> None:
        """What was typed for an item says nothing that is not kept already."""
        for key in self._forget_typed(self.visit, item):
            self._draft(key, "")

    def _forget_typed(self, visit: str, item: str) -> list[Key]:
        """Drop what was typed for an item; the drafts of it that are on the disk."""
        here = (visit, item)
        self._typed = {key: text for key, text in self._typed.items() if key[:2] != here}
        drafted = [key for key in self._drafted if key[:2] == here]
        self._drafted.difference_update(drafted)
        return drafted

    def typed(self, item: str, field: str, text: str) -> None:
        """Text is being typed; within two seconds it is a draft on the disk."""
        self._typed[(self.visit, item, field)] = text
        if not self._pause.isActive():
            self._pause.start()

    def flush_drafts(self) -> None:
        """Write the drafts now."""
        held, self._typed = self._typed, {}
        for key, text in held.items():
            self._drafted.add(key)
            self._draft(key, text)

    def _draft(self, key: Key, text: str) -> None:
        visit, item, field = key

        def failed(error: InspectorError) -> None:
            self._typed.setdefault(key, text)
            self.failed.emit(error)

        self._desk.ask(
            self, lambda ws: unfinished.save_draft(ws, visit, item, field, text), failed=failed
        )

    def leave_at(self, item: str) -> None:
        """Remember where the inspector is."""
        visit = self.visit
        self._desk.ask(
            self, lambda ws: unfinished.leave_at(ws, visit, item), failed=self.failed.emit
        )
