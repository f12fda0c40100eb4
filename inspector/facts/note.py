"""随手记 of a visit."""

from __future__ import annotations

from msgspec import Struct


class Note(Struct, frozen=True, kw_only=True):
    """随手记: one sentence at a place, its item chosen later."""

    id: str
    text: str
    place: str = ""
    item: str | None = None
    photos: tuple[str, ...] = ()
    removed: bool = False
    at: str = ""
