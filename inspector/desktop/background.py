"""Work off the window's thread: one serial lane to the database, one pool for everything else."""

from __future__ import annotations

import contextlib
import traceback
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot
from shiboken6 import isValid

from inspector.errors import InspectorError

T = TypeVar("T")

_FOR_EVER = -1


class Task(QObject):
    """Progress of one long piece of work, and the wish to stop it; lives with its page.

    Signals:
        progress: (done, total), delivered on the window's thread.
    """

    progress = Signal(int, int)

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """Whether the user asked to stop."""
        return self._cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._cancelled = True

    def report(self, done: int, total: int) -> bool:
        """Called by the work, from any thread; False once it should stop."""
        with contextlib.suppress(RuntimeError):
            self.progress.emit(done, total)
        return not self._cancelled


class _Relay(QObject):
    """Receives one outcome for a page; its child, so that a closed page receives nothing."""

    def __init__(
        self,
        owner: QObject,
        done: Callable[[Any], object] | None,
        failed: Callable[[InspectorError], object],
    ) -> None:
        super().__init__(owner)
        self._done = done
        self._failed = failed

    def receive(self, result: object, error: InspectorError | None) -> None:
        self.deleteLater()
        if error is not None:
            self._failed(error)
        elif self._done is not None:
            self._done(result)


class Background(QObject):
    """Runs work in the background and hands its outcome back on the window's thread.

    Signals:
        unhandled: an InspectorError that its caller left to the window.
    """

    unhandled = Signal(object)
    _home = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = QThreadPool(self)
        self._lane.setMaxThreadCount(1)
        # SQLite's connection belongs to the thread that opened it.
        self._lane.setExpiryTimeout(_FOR_EVER)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._home.connect(self._deliver)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[InspectorError], object] | None = None,
        *,
        lane: bool = True,
    ) -> None:
        """Do `work` in the database lane (or the free pool), then call one of the two."""
        relay = _Relay(owner, done, failed or self.unhandled.emit)

        def step() -> None:
            outcome = _outcome(work)
            # At the very end nobody is left to hear of it.
            with contextlib.suppress(RuntimeError):
                self._home.emit(relay, *outcome)

        (self._lane if lane else self._pool).start(step)

    def wait(self) -> None:
        """Return once both pools are empty; outcomes are then queued for the window's thread."""
        self._lane.waitForDone()
        self._pool.waitForDone()

    @Slot(object, object, object)
    def _deliver(self, relay: _Relay, result: object, error: InspectorError | None) -> None:
        # Only this thread deletes pages, so the answer holds while it is used.
        if isValid(relay):
            relay.receive(result, error)


def _outcome(work: Callable[[], T]) -> tuple[T | None, InspectorError | None]:
    try:
        return work(), None
    except InspectorError as error:
        return None, error
    except Exception as fault:
        traceback.print_exception(fault)
        return None, InspectorError("program.fault", what=f"{type(fault).__name__}: {fault}")
