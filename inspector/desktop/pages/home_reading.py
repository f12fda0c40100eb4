"""What the work list asks in the lane: its visits first, then what takes longer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from inspector.facts.due import DueList
from inspector.facts.visit import VisitSummary
from inspector.facts.vocabulary import VisitState
from inspector.usecases.setup import Workspace
from inspector.usecases.work_list import UnderWay, WorkList, work_list

_WAITING = 3
"""Visits shown beside the interrupted one before a button says how many more there are."""


class Rest(Struct, frozen=True, kw_only=True):
    """What is due, and how far the visits have come that are shown."""

    due: DueList
    summaries: Mapping[str, VisitSummary]


class Found(Struct, frozen=True, kw_only=True):
    """The visits; without the rest where it is asked for afterwards."""

    work: WorkList
    now: datetime
    rest: Rest | None


def read(ws: Workspace, *, wide: bool, whole: bool) -> Found:
    """The work list; `whole` with the rest of it, for all its visits where it is `wide`."""
    work = work_list(ws)
    first = interrupted(work)
    shown = [*([first] if first else []), *waiting(work, wide=wide)]
    rest = read_rest(ws, [one.head.id for one in shown]) if whole else None
    return Found(work=work, now=ws.now(), rest=rest)


def read_rest(ws: Workspace, visits: Iterable[str]) -> Rest:
    """What is due, and these visits' summaries: each takes a whole checklist."""
    # Imported on use: the first page must not wait for what comes after it.
    from inspector.usecases.due import due
    from inspector.usecases.visit_summaries import summaries

    return Rest(due=due(ws), summaries=summaries(ws, visits))


def interrupted(work: WorkList) -> UnderWay | None:
    """The visit under way that was saved last."""
    under_way = [one for one in work.unfinished if one.head.state is VisitState.OPEN]
    return max(under_way, key=lambda one: one.saved_at or "", default=None)


def waiting(work: WorkList, *, wide: bool) -> list[UnderWay]:
    """The other visits that are not finished: a few, or all of them."""
    first = interrupted(work)
    others = [one for one in work.unfinished if one is not first]
    return others if wide else others[:_WAITING]
