"""Keeps what is typed into a form from a crash, a power cut and a press on the rail."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from inspector.desktop.desk import Desk
from inspector.usecases.form_drafts import forget_form, keep_form

KEEP_AFTER = 1500
"""Milliseconds after the last keystroke until typed text is safe."""


class TypedKeeper(QObject):
    """Asks the form for what differs from what is saved, and keeps it in the data folder."""

    def __init__(self, owner: QObject, desk: Desk, typed: Callable[[], dict[str, str]]) -> None:
        super().__init__(owner)
        self._desk = desk
        self._typed = typed
        self._form = ""
        self._kept: dict[str, str] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(KEEP_AFTER)
        self._pause.timeout.connect(self.keep)

    def begin(self, form: str, kept: dict[str, str]) -> None:
        """Look after another form; `kept` is what is kept of it already."""
        self._pause.stop()
        self._form, self._kept = form, kept

    def touched(self) -> None:
        """Something was typed."""
        self._pause.start()

    def keep(self) -> None:
        """Keep it now, where it has changed."""
        self._pause.stop()
        form, typed = self._form, self._typed()
        if form and typed != self._kept:
            self._kept = typed
            self._desk.ask(self, lambda ws: keep_form(ws, form, typed))

    def forget(self) -> None:
        """What was typed is not wanted any more."""
        form = self._form
        self.settle()
        self._desk.ask(self, lambda ws: forget_form(ws, form))

    def settle(self) -> None:
        """It was saved, and what was kept went with it."""
        self._pause.stop()
        self._kept = {}
