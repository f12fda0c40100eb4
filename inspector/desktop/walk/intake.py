"""Taking photos in while one goes on working: copied in the second pool, recorded in the lane."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from inspector.desktop.background import Task
from inspector.desktop.desk import Desk
from inspector.errors import InspectorError
from inspector.facts.visit import Changes
from inspector.usecases import photos as use
from inspector.usecases.photos import AddedPhotos, Result
from inspector.usecases.setup import Workspace

_AT_ONCE = 8
"""Photos that are recorded together; those before are safe when the program is stopped."""


class Intake(QObject):
    """One batch of pictures on its way to an answer, or with item None into the pool.

    Signals:
        progress: (done, total).
        added: AddedPhotos, each time some of them have been recorded.
        finished: the refusals as a tuple of (name, sentence), once all is done or stopped.
        failed: InspectorError that ended it.
    """

    progress = Signal(int, int)
    added = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    _received = Signal(object, bool)

    def __init__(
        self,
        desk: Desk,
        owner: QObject,
        visit: str,
        item: str | None = None,
        instance: str = "",
    ) -> None:
        super().__init__(owner)
        self._desk = desk
        self._visit, self._item, self._instance = visit, item, instance
        self._refused: list[tuple[str, str]] = []
        self._open = 0
        self._read = False
        self._task = Task(self)
        self._task.progress.connect(self.progress)
        self._received.connect(self._keep)

    def cancel(self) -> None:
        """Stop after the pictures that have begun; what was recorded stays."""
        self._task.cancel()

    def start(self, paths: Sequence[Path]) -> None:
        """Take in files, and all pictures below folders; with a folder all go into the pool."""
        self._desk.ask(self, lambda ws: ws, lambda ws: self._receive(ws, tuple(paths)))

    def paste(self, data: bytes, name: str) -> None:
        """Take in a picture that is no file."""
        visit, item = self._visit, self._item
        self._open += 1
        self._read = True
        self._desk.write(
            self,
            lambda ws: use.add_photo_bytes(ws, visit, data, name, item),
            self._kept,
            self._broken,
            touched=_changes,
        )

    def _receive(self, ws: Workspace, paths: tuple[Path, ...]) -> None:
        task = self._task

        def work() -> None:
            loose = any(path.is_dir() for path in paths)
            files = use.pictures_in(paths)
            batch: list[Result] = []
            done = 0

            def on_each(result: Result) -> None:
                nonlocal done, batch
                done += 1
                batch.append(result)
                task.report(done, len(files))
                if len(batch) >= _AT_ONCE:
                    self._received.emit(tuple(batch), loose)
                    batch = []

            use.receive_files(ws, files, on_each, lambda: task.cancelled)
            if batch:
                self._received.emit(tuple(batch), loose)

        self._desk.background.run(
            self, work, lambda _none: self._all_read(), self._broken, lane=False
        )

    def _keep(self, results: tuple[Result, ...], loose: bool) -> None:
        visit = self._visit
        item, instance = (None, "") if loose else (self._item, self._instance)
        self._open += 1
        self._desk.write(
            self,
            lambda ws: use.keep_received(ws, visit, results, item, instance),
            self._kept,
            self._broken,
            touched=_changes,
        )

    def _kept(self, added: AddedPhotos) -> None:
        self._open -= 1
        self._refused.extend(added.refused)
        self.added.emit(added)
        self._finish()

    def _all_read(self) -> None:
        self._read = True
        self._finish()

    def _finish(self) -> None:
        if self._read and not self._open:
            self.finished.emit(tuple(self._refused))
            self.deleteLater()

    def _broken(self, error: InspectorError) -> None:
        self.cancel()
        self.failed.emit(error)


def _changes(added: AddedPhotos) -> Changes:
    return added.saved.changes if added.saved is not None else Changes()
