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
    extent, flow, assumed = _longest(desk, annexes)
    pages = len(flow.leaves)
    # The pages name their own number; digits are equally wide, so once more settles it.
    return flow if pages == assumed else _lay(desk, annexes, extent, pages)


def _longest(desk: Desk, annexes: Sequence[Annex]) -> tuple[Extent, Flow, int]:
    """On two pages if some form of the list allows it, else on three, in the fullest that fits.

    The last is the number of pages that the layout names.
    """
    count = len(desk.record.findings)
    for pages in (_WISHED_PAGES, MOST_PAGES):
        for lines in _EXTENTS:
            extent = Extent(lines, count)
            flow = _lay(desk, annexes, extent, pages)
            if len(flow.leaves) <= pages:
                return extent, flow, pages
    fits, too_many = 0, count + 1
    while fits + 1 < too_many:
        middle = (fits + too_many) // 2
        if len(_lay(desk, annexes, Extent(1, middle), MOST_PAGES).leaves) <= MOST_PAGES:
            fits = middle
        else:
            too_many = middle
    extent = Extent(1, fits)
    return extent, _lay(desk, annexes, extent, MOST_PAGES), MOST_PAGES


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
