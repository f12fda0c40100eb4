"""A photo of a visit."""

from __future__ import annotations

from msgspec import Struct

from inspector.facts.redaction import Redaction


class Photo(Struct, frozen=True, kw_only=True):
    """A photo of a visit; `item` None: still in the pool 待归类照片; `turn` in degrees clockwise.

    `taken` is ISO local time from EXIF, or None with `time_source` "name", "file" or "unknown".
    `redactions` lie on the picture as turned.
    """

    id: str
    sha256: str
    name: str
    item: str | None = None
    instance: str = ""
    caption: str = ""
    taken: str | None = None
    time_source: str = "unknown"
    turn: int = 0
    internal: bool = False
    removed: bool = False
    redactions: tuple[Redaction, ...] = ()
