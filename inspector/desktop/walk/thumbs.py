"""Thumbnails: asked for one at a time, so that an answer never waits behind many pictures."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject

from inspector.desktop.desk import Desk
from inspector.errors import InspectorError
from inspector.facts.photo import Photo
from inspector.usecases import photos as use

Show = Callable[[str, bytes], object]

_KEPT = 400


class Thumbs(QObject):
    """Fetches small JPEGs in the database lane and remembers the last few hundred."""

    def __init__(self, desk: Desk, size: int, owner: QObject) -> None:
        super().__init__(owner)
        self._desk = desk
        self._size = size
        self._held: dict[tuple[object, ...], bytes] = {}
        self._queue: deque[tuple[Photo, Show]] = deque()
        self._busy = False

    def want(self, photos: list[Photo], show: Show) -> None:
        """Call `show(photo id, jpeg)` for each; what waited before is no longer wanted."""
        self._queue.clear()
        for photo in photos:
            known = self._held.get(_look(photo))
            if known is not None:
                show(photo.id, known)
            else:
                self._queue.append((photo, show))
        self._next()

    def known(self, photo: Photo) -> bytes | None:
        """The thumbnail of a photo, where it is there already."""
        return self._held.get(_look(photo))

    def _next(self) -> None:
        if self._busy or not self._queue:
            return
        self._busy = True
        photo, show = self._queue.popleft()
        size = self._size

        def done(jpeg: bytes) -> None:
            while len(self._held) >= _KEPT:
                self._held.pop(next(iter(self._held)))
            self._held[_look(photo)] = jpeg
            self._busy = False
            show(photo.id, jpeg)
            self._next()

        def failed(_error: InspectorError) -> None:
            # The tile keeps the sign of a missing picture; looking closer says why.
            self._busy = False
            self._next()

        self._desk.ask(self, lambda ws: use.thumbnail(ws, photo, size), done, failed)


def _look(photo: Photo) -> tuple[object, ...]:
    """By what two thumbnails differ."""
    return photo.sha256, photo.turn, photo.redactions
