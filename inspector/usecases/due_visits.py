"""Replies to 工单, first visits after filing, and planned visits, as they come due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from inspector.facts.due import DueKind, DueVisit
from inspector.facts.facility import Facility
from inspector.facts.visit import VisitHead
from inspector.facts.vocabulary import VisitState, type_label
from inspector.i18n import _
from inspector.store import facility_rows, visit_rows
from inspector.workspace import Workspace

FIRST_DAYS = 20
"""Working days after the filing within which a facility is looked at (民政部令第66号)."""

_OUT_OF_MIND = timedelta(days=365)


def due_visits(ws: Workspace, today: date, facility: str | None = None) -> tuple[DueVisit, ...]:
    """All of them, by day; what was replied to, visited or given up is left out."""
    with ws.store.read() as connection:
        heads = visit_rows.heads(connection, facility=facility)
        facilities = facility_rows.listed(connection)
    found = list(_of_heads(heads, today))
    for one in facilities:
        if facility not in (None, one.id):
            continue
        until = first_visit_by(ws, one, (h for h in heads if h.facility == one.id), today)
        if until:
            words = _("{day} 备案，20 个工作日内到现场").format(day=one.get("filed_on"))
            found.append(_due(DueKind.FIRST, one.id, one.name, "", until, today, words))
    return tuple(sorted(found, key=lambda due: (due.day, due.facility_name)))


def _of_heads(heads: Iterable[VisitHead], today: date) -> Iterator[DueVisit]:
    for head in heads:
        if head.state is VisitState.ABANDONED:
            continue
        place = (head.facility, head.facility_name, head.id)
        if head.origin.reply_by and head.replied is None:
            source = head.origin.source.label if head.origin.source else ""
            words = " ".join(part for part in (source, head.origin.reference) if part)
            yield _due(DueKind.REPLY, *place, head.origin.reply_by, today, words)
        if head.state is VisitState.PLANNED:
            words = f"{head.mode.label} · {type_label(head.mode, head.type)}"
            yield _due(DueKind.PLANNED, *place, head.begun[:10], today, words)


def _due(
    kind: DueKind, facility: str, name: str, visit: str, day: str, today: date, words: str
) -> DueVisit:
    return DueVisit(
        kind=kind,
        facility=facility,
        facility_name=name,
        visit=visit,
        day=day,
        days=(date.fromisoformat(day) - today).days,
        words=words,
    )


def first_visit_by(
    ws: Workspace, facility: Facility, heads: Iterable[VisitHead], today: date
) -> str:
    """The ISO day of 开院首查, empty where a visit began since the filing, or it is long ago."""
    text = facility.get("filed_on")
    if not text:
        return ""
    filed = date.fromisoformat(str(text))
    gone = (VisitState.ABANDONED, VisitState.PLANNED)
    seen = any(head.state not in gone and head.begun[:10] >= str(text) for head in heads)
    if seen or not filed <= today <= filed + _OUT_OF_MIND:
        return ""
    # Imported on use: the first page asks this of every facility, and few were filed lately.
    from inspector.checklist.formulas.local import local_of

    return local_of(ws.library).calendar.after(filed, FIRST_DAYS).isoformat()
