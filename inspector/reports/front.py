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
_FULL_LINES = 4


def lay_front(desk: Desk, annexes: Sequence[Annex]) -> Flow:
    """The signed pages with the longest list of findings that they hold."""
    count = len(desk.record.findings)
    full = _lay(desk, annexes, Extent(_FULL_LINES, count))
    if len(full.leaves) <= MOST_PAGES:
        return full
    fits, too_many = 0, count + 1
    while fits + 1 < too_many:
        middle = (fits + too_many) // 2
        flow = _lay(desk, annexes, Extent(1, middle))
        if len(flow.leaves) <= MOST_PAGES:
            fits = middle
        else:
            too_many = middle
    return _lay(desk, annexes, Extent(1, fits))


def _lay(desk: Desk, annexes: Sequence[Annex], extent: Extent) -> Flow:
    # The pages name their own number; digits are equally wide, so a second pass settles it.
    flow = _lay_once(desk, annexes, extent, MOST_PAGES)
    pages = len(flow.leaves)
    return flow if pages == MOST_PAGES else _lay_once(desk, annexes, extent, pages)


def _lay_once(desk: Desk, annexes: Sequence[Annex], extent: Extent, pages: int) -> Flow:
    flow = Flow(signed=True)
    flow.mark(desk.wording.title, 0)
    lay_head(flow, desk)
    if not desk.wording.transcript:
        lay_conclusion(flow, desk)
        lay_domains(flow, desk)
    lay_found(flow, desk, extent)
    lay_closing(flow, desk, annexes, pages)
    return flow
