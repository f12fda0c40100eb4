"""The paper to be signed: at most three pages, however much was found."""

from __future__ import annotations

from collections.abc import Sequence

from inspector.reports.closing import lay_closing
from inspector.reports.desk import Annex, Desk
from inspector.reports.front_list import Extent, lay_found
from inspector.reports.head import lay_head
from inspector.reports.outcome import lay_conclusion, lay_domains
from inspector.reports.page import Flow

MOST_PAGES = 3
_WISHED_PAGES = 2
_EXTENTS = (4, 3, 2)  # lines of each finding, tried before one line each


def lay_front(desk: Desk, annexes: Sequence[Annex]) -> Flow:
    """The signed pages with the longest list of findings that they hold."""
    extent = _extent(desk, annexes)
    flow = _lay(desk, annexes, extent, MOST_PAGES)
    pages = len(flow.leaves)
    # The pages name their own number; digits are equally wide, so once more settles it.
    return flow if pages == MOST_PAGES else _lay(desk, annexes, extent, pages)


def _extent(desk: Desk, annexes: Sequence[Annex]) -> Extent:
    """Two pages if some form of the list allows it, else three, in the fullest form that fits."""
    count = len(desk.record.findings)
    for pages in (_WISHED_PAGES, MOST_PAGES):
        for lines in _EXTENTS:
            if _fits(desk, annexes, Extent(lines, count), pages):
                return Extent(lines, count)
    fits, too_many = 0, count + 1
    while fits + 1 < too_many:
        middle = (fits + too_many) // 2
        if _fits(desk, annexes, Extent(1, middle), MOST_PAGES):
            fits = middle
        else:
            too_many = middle
    return Extent(1, fits)


def _fits(desk: Desk, annexes: Sequence[Annex], extent: Extent, pages: int) -> bool:
    return len(_lay(desk, annexes, extent, pages).leaves) <= pages


def _lay(desk: Desk, annexes: Sequence[Annex], extent: Extent, pages: int) -> Flow:
    flow = Flow(signed=True)
    flow.mark(desk.wording.title, 0)
    lay_head(flow, desk)
    if not desk.wording.transcript:
        lay_conclusion(flow, desk)
        lay_domains(flow, desk)
    lay_found(flow, desk, extent)
    lay_closing(flow, desk, annexes, pages)
    return flow
