"""文号: the numbers of a kind of paper in a year."""

from __future__ import annotations

from msgspec import Struct


class NumberBlock(Struct, frozen=True, kw_only=True):
    """文号 of one kind and year on this laptop: prefix, first and last; `last` None: no end."""

    type: str
    year: int
    prefix: str
    first: int = 1
    last: int | None = None
    given: bool = False
    next: int | None = None


class NumberLine(Struct, frozen=True, kw_only=True):
    """One number that was given; `void` says why it is not used, empty while it is."""

    type: str
    year: int
    n: int
    text: str
    document: str
    void: str = ""
