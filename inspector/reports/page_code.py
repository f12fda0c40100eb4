"""The code of a page as squares in its footer, read back from scans and photos."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

import segno

from inspector.facts.page_code import DIGITS, PageCode
from inspector.reports.page import MM, RIGHT, Leaf, Squares

SIDE = 16 * MM
BESIDE = RIGHT - SIDE - 3 * MM
"""Where the lines beside a code end: readers want it clear of everything."""

_TOP = 273.5 * MM  # clear of a date written above it, and of what no printer reaches
_MASK = 3  # trying all eight takes five times as long and no reader needs it


def code_pages(
    leaves: Sequence[Leaf], kind: str, id: str, revision: int, facts_hash: str, *, signed: int
) -> None:
    """Put its code into the bottom right corner of each page; the first `signed` come back."""
    for page, leaf in enumerate(leaves, 1):
        code = PageCode(
            kind=kind,
            id=id,
            revision=revision,
            page=page,
            pages=len(leaves),
            signed=signed,
            facts=facts_hash[:DIGITS],
        )
        modules, runs = _squares(code.text)
        leaf.squares.append(Squares(RIGHT - SIDE, _TOP, SIDE / modules, runs))


@lru_cache(maxsize=256)
def _squares(text: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """The modules of one side, and the black runs as column, row and length."""
    code = segno.make_qr(text, error="m", mode="alphanumeric", mask=_MASK)
    runs = []
    for row, cells in enumerate(code.matrix):
        column = 0
        for black, alike in groupby(cells):
            length = sum(1 for _cell in alike)
            if black:
                runs.append((column, row, length))
            column += length
    return len(code.matrix), tuple(runs)
