"""How loosely a paper is set: closer where that spares a page with little on it."""

from __future__ import annotations

from msgspec import Struct

from inspector.reports.page import BODY_LEADING, MM


class Pace(Struct, frozen=True, kw_only=True):
    """Points: leading of text, of a form's cells and of a table, padding of cells, heading gaps.

    `sign` is the height of a place to sign.
    """

    text: float = 21.0
    cell: float = BODY_LEADING
    table: float = 14.0
    pad: float = 3.5
    gap: float = 8.0
    sign: float = 22 * MM


LOOSE = Pace()
CLOSER = (
    Pace(text=19.0, cell=15.25, table=13.5, pad=2.75, gap=6.0, sign=21 * MM),
    Pace(text=16.5, cell=14.5, table=12.75, pad=2.0, gap=4.0, sign=19.5 * MM),
)
"""What is tried in turn, the first that spares a page is taken."""
SHORT = 0.55
"""A page that is filled less than this part is worth a try at a closer setting."""
