"""The open workspace as pages see it: they hand work to it and get facts back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.desktop.background import Background
from inspector.errors import InspectorError
from inspector.facts.visit import Changes
from inspector.usecases.setup import Workspace, put_setting

T = TypeVar("T")

WINDOW, OPEN, CLOSED = "window", "open", "closed"
"""The local setting by which a start knows whether the window was closed or killed."""


class Desk(QObject):
    """The workspace-provider of all pages; every use case runs in the database lane.

    Signals:
        changed: Changes, after each successful write, before its `done` is called.
    """

    changed = Signal(object)
    patience = 60
    """Milliseconds in which a new page is painted."""

    def __init__(self, background: Background, workspace: Workspace | None = None) -> None:
        super().__init__(background)
        self.background = background
        self._workspace = workspace

    @property
    def is_open(self) -> bool:
        """Whether there is a workspace to work with."""
        return self._workspace is not None

    def attach(self, workspace: Workspace) -> None:
        """Work with this workspace from now on; the one before is let go of.

        In the lane, behind all that was handed over for the one before.
        """
        self.background.run(self, lambda: self._take(workspace))

    def _take(self, workspace: Workspace) -> None:
        if workspace is not self._workspace:
            self._put_away()
            self._workspace = workspace

    def ask(
        self,
        owner: QObject,
        work: Callable[[Workspace], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[InspectorError], object] | None = None,
    ) -> None:
        """Read: `work(workspace)` in the lane, then `done(result)` or `failed(error)`."""
        self.background.run(owner, lambda: work(self._held()), done, failed)

    def ask_later(
        self, owner: QObject, work: Callable[[Workspace], T], done: Callable[[T], object]
    ) -> None:
        """Read once what was just shown is painted: until then the lane would slow it."""
        QTimer.singleShot(self.patience, owner, lambda: self.ask(owner, work, done))

    def write(
        self,
        owner: QObject,
        work: Callable[[Workspace], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[InspectorError], object] | None = None,
        *,
        touched: Callable[[T], Changes] | None = None,
    ) -> None:
        """Write, then tell all pages what changed: the result, its `changes`, or `touched`."""

        def finish(result: T) -> None:
            self.changed.emit(_changes(result) if touched is None else touched(result))
            if done is not None:
                done(result)

        self.background.run(owner, lambda: work(self._held()), finish, failed)

    def _held(self) -> Workspace:
        if self._workspace is None:
            raise InspectorError("workspace.missing", path="")
        return self._workspace

    def close(self) -> None:
        """Let go of the workspace, in the lane that opened it; waits for everything before it."""
        # Taken away in the lane too: what a page handed over a moment ago still needs it.
        self.background.run(self, self._put_away)
        self.background.wait()

    def _put_away(self) -> None:
        held, self._workspace = self._workspace, None
        if held is None:
            return
        if not held.read_only:
            put_setting(held, WINDOW, CLOSED)
        held.close()


def _changes(result: object) -> Changes:
    found = result if isinstance(result, Changes) else getattr(result, "changes", None)
    return found if isinstance(found, Changes) else Changes()
