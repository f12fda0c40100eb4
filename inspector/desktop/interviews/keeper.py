"""Keeps each answer of a talk as it is given, one write after another."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from inspector.desktop.desk import Desk
from inspector.desktop.interviews.talks import Talk
from inspector.errors import InspectorError
from inspector.facts.interview import Interview
from inspector.facts.visit import Changes
from inspector.usecases import interviews
from inspector.usecases.setup import Workspace

PLACE, WORDS = "place", "words"
_FIELDS = {"interview.bad_place": PLACE, "interview.personal_data": WORDS}


class Keeper(QObject):
    """Writes the talks of `visit`.

    Signals:
        kept: when it was, ISO.
        refused: Talk, PLACE or WORDS, and why that may not be kept.
        failed: InspectorError, nothing was kept.
    """

    kept = Signal(str)
    refused = Signal(object, str, str)
    failed = Signal(object)

    def __init__(self, desk: Desk, owner: QObject) -> None:
        super().__init__(owner)
        self._desk = desk
        self.visit = ""

    def keep(self, talk: Talk, *, place: str | None = None, words: str | None = None) -> None:
        """Keep a talk as it stands, with another place or other words where they are given."""
        visit, told = self.visit, talk.told(place=place, words=words)

        def work(ws: Workspace) -> tuple[Interview | None, str]:
            held = interviews.put_interview(ws, visit, replace(told, id=talk.id))
            talk.id = held.id if held else ""
            return held, ws.now().isoformat()

        def done(result: tuple[Interview | None, str]) -> None:
            held, at = result
            if held is not None:
                talk.place, talk.words = held.place, held.words
            self.kept.emit(at)

        self._desk.write(
            self,
            work,
            done,
            lambda error: self._refuse(talk, told, error),
            touched=lambda _result: Changes(visits=(visit,)),
        )

    def _refuse(self, talk: Talk, told: Interview, error: InspectorError) -> None:
        """A place or words that may not be kept stay in their field; the answers are kept."""
        name = _FIELDS.get(error.code)
        if name is None:
            self.failed.emit(error)
            return
        self.refused.emit(talk, name, error.sentence)
        if getattr(talk, name) == getattr(told, name):
            setattr(talk, name, "")
            self.keep(talk)
