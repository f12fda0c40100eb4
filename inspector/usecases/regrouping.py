"""Findings merged into one line, or one split into several, by the inspector."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from inspector.errors import InspectorError
from inspector.facts.ledger_rules import refuse
from inspector.facts.rectification import Act, LedgerFinding, LedgerState
from inspector.facts.text import clean
from inspector.facts.visit import Changes
from inspector.facts.vocabulary import HazardVerdict
from inspector.i18n import _
from inspector.journal.entry import Draft
from inspector.store import finding_rows
from inspector.usecases import repeats
from inspector.usecases.ledger_fields import KIND, needed
from inspector.usecases.ledger_reading import LedgerFilter, get_finding, ledger
from inspector.usecases.registers import field_drafts
from inspector.workspace import Workspace


class Part(Struct, frozen=True, kw_only=True):
    """A part that a finding is split into: where exactly, and what was seen there."""

    place: str
    seen: str = ""


_STEPS = (LedgerState.OPEN, LedgerState.UNDER_WAY, LedgerState.WAITING)


def merge(ws: Workspace, into: str, others: Sequence[str]) -> Changes:
    """Follow several findings of one facility as one line; the earliest deadline counts.

    The whole stands where the least advanced of them stands: what nobody reported as done stays
    to be done.

    A major hazard is never merged into anything that is none.
    """
    whole = get_finding(ws, into)
    refuse(whole, Act.MERGE)
    if into in others or len(set(others)) != len(others):
        raise InspectorError("finding.merge_itself")
    parts = [get_finding(ws, other) for other in others]
    drafts: list[Draft] = []
    for part in parts:
        refuse(part, Act.MERGE)
        if part.facility != whole.facility:
            raise InspectorError("finding.merge_other", topic=part.topic)
        hit = part.major_hazard is HazardVerdict.HIT
        if hit and whole.major_hazard is not HazardVerdict.HIT:
            raise InspectorError("finding.merge_hazard", topic=part.topic)
        for line in (part, *_merged(ws, part)):
            drafts += field_drafts(KIND, line.id, {"merged_into": into})
    first = min([whole, *(part for part in parts if part.deadline)], key=_deadline)
    if first is not whole:
        value = {"deadline": first.deadline, "term": first.term, "at_once": first.at_once}
        drafts += field_drafts(KIND, into, {"deadline": value})
    behind = min((whole, *parts), key=lambda line: _STEPS.index(line.stage))
    if behind.stage is not whole.stage:
        drafts += field_drafts(KIND, into, {"state": behind.stage.value})
    ws.append(drafts)
    return Changes(findings=(into, *others))


def _merged(ws: Workspace, whole: LedgerFinding) -> tuple[LedgerFinding, ...]:
    """The lines that were merged into this one."""
    wanted = LedgerFilter(facility=whole.facility, states=(LedgerState.MERGED,))
    return tuple(line for line in ledger(ws, wanted) if line.merged_into == whole.id)


def _deadline(line: LedgerFinding) -> str:
    return line.deadline or "~"


def split(ws: Workspace, finding: str, parts: Sequence[Part]) -> tuple[str, ...]:
    """Follow one finding as several lines, one for each place; gives their ids.

    Each begins where the whole stands: with its deadline, its state and all that was filled in.
    """
    line = get_finding(ws, finding)
    refuse(line, Act.SPLIT)
    places = {repeats.same_place(part.place) for part in parts} - {""}
    if len(parts) < 2 or len(places) != len(parts):
        raise InspectorError("finding.split_few")
    if _merged(ws, line):
        raise InspectorError("finding.split_merged", topic=line.topic)
    with ws.store.read() as connection:
        values = finding_rows.values_of(connection, finding)
    kept = {key: value for key, value in values.items() if key not in _OWN and value is not None}
    ids = tuple(
        str(uuid.uuid5(uuid.UUID(finding), f"split/{number}"))
        for number in range(1, len(parts) + 1)
    )
    drafts = field_drafts(KIND, finding, {"split_into": ids})
    for part_id, part in zip(ids, parts, strict=True):
        fields = {**kept, "found": _found(values["found"], part), "split_from": finding}
        drafts += field_drafts(KIND, part_id, fields)
    ws.append(drafts)
    return ids


_OWN = ("found", "split_from", "split_into", "merged_into", "removed")


def _found(found: dict[str, Any], part: Part) -> dict[str, Any]:
    place = needed(part.place, _("具体位置"))
    seen = clean(part.seen, _("看到的事实")).strip() or found["seen"]
    return {**found, "place": place, "seen": seen, "count": None, "bad": None}
