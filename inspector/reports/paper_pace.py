"""How loosely a paper is set: closer where that spares a last page with next to nothing on it."""

from __future__ import annotations

from dataclasses import dataclass

from inspector.reports.page import BODY_LEADING


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Points: leading of running text and of a form's cells, padding of cells, gaps of headings."""

    text: float = 21.0
    cell: float = BODY_LEADING
    pad: float = 3.5
    gap: float = 8.0


LOOSE = Pace()
CLOSE = Pace(text=17.0, cell=14.5, pad=2.0, gap=4.0)
SHORT = 0.25
"""A last page that is filled less than this part is worth a try at the closer setting."""
