"""Facilities as one looks through them: how each stands, and one of them with all its papers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from inspector.checklist.applicability import applicable
from inspector.errors import InspectorError
from inspector.facts.facility import (
    FIELD,
    Facility,
    FacilityKind,
    FieldForm,
    Value,
    value_label,
)
from inspector.facts.register import Equipment, StaffCertificate
from inspector.facts.visit import Progress, VisitHead
from inspector.facts.vocabulary import Conclusion, Force, VisitState, Word
from inspector.i18n import N_
from inspector.reports.outcome import conclusion_words, nothing_checked
from inspector.store import standing_rows, visit_rows
from inspector.usecases.expiring import (
    NO_REGISTERS,
    PaperLine,
    RegisterBook,
    held_by,
    papers,
    registers_of,
)
from inspector.usecases.facilities import get_facility, list_facilities
from inspector.usecases.frequency import head_counts
from inspector.usecases.keeping import HistoryLine, history
from inspector.usecases.local_rules import LocalRules, local_rules
from inspector.usecases.record_building import read_record
from inspector.usecases.visit_summaries import summarise
from inspector.workspace import Workspace


class Standing(Word):
    """How a facility stands; the first that fits is shown."""

    UNDER_WAY = "under_way", N_("检查中")
    UNSIGNED = "unsigned", N_("等签字")
    MAJOR_HAZARD = "major_hazard", N_("有重大隐患")
    PROBLEMS = "problems", N_("存在问题")
    EXPIRED = "expired", N_("证照过期")
    NOT_YET = "not_yet", N_("今年未查")
    NOTHING_CHECKED = "nothing_checked", N_("未作检查")
    CLEAR = "clear", N_("未发现问题")


class FacilityLine(Struct, frozen=True, kw_only=True):
    """A facility in the list; `count` is how many problems or expired papers, 0 for none."""

    id: str
    name: str
    kinds: tuple[FacilityKind, ...]
    kinds_label: str
    address: str
    standing: Standing
    count: int
    sample: bool


class Outcome(Struct, frozen=True, kw_only=True):
    """What a finished visit has found, as its signed record states it; `said` are its words.

    `checked`: whether any item was, so that something can be said of the place.
    """

    conclusion: Conclusion
    said: str
    checked: bool
    problems: int


class UnknownFact(Struct, frozen=True, kw_only=True):
    """A fact that is not known though `items` items hang on it."""

    name: str
    label: str
    items: int


class PastVisit(Struct, frozen=True, kw_only=True):
    """A visit in the history; progress while under way, the outcome once finished.

    `counts`: towards the cap of the year.
    """

    head: VisitHead
    progress: Progress | None
    outcome: Outcome | None
    counts: bool = False


class PastEdit(Struct, frozen=True, kw_only=True):
    """A change of facts: (caption, before, after) each, empty for the facility's first entry."""

    at: str
    by: str
    changes: tuple[tuple[str, str, str], ...]


class FacilityFile(Struct, frozen=True, kw_only=True):
    """Everything about one facility on the ISO day `today`; visits and edits newest first."""

    facility: Facility
    line: FacilityLine
    unknown: tuple[UnknownFact, ...]
    papers: tuple[PaperLine, ...]
    certificates: tuple[StaffCertificate, ...]
    devices: tuple[Equipment, ...]
    visits: tuple[PastVisit, ...]
    edits: tuple[PastEdit, ...]
    today: str


def facility_lines(ws: Workspace) -> tuple[FacilityLine, ...]:
    """All facilities by name, each with how it stands today."""
    facilities = list_facilities(ws)
    with ws.store.read() as connection:
        heads = visit_rows.heads(connection)
        failed = standing_rows.failed_counts(connection)
        registers = registers_of(connection)
    held: dict[str, list[VisitHead]] = {}
    for head in heads:
        held.setdefault(head.facility, []).append(head)
    today = ws.now().date()
    return tuple(
        _line(ws, facility, held.get(facility.id, []), failed, registers, today)
        for facility in facilities
    )


def found_ids(ws: Workspace, search: str) -> frozenset[str]:
    """The facilities whose name, pinyin initials, address or code a search finds."""
    return frozenset(facility.id for facility in list_facilities(ws, search))


def _line(
    ws: Workspace,
    facility: Facility,
    heads: list[VisitHead],
    failed: Mapping[str, int],
    registers: RegisterBook,
    today: date,
) -> FacilityLine:
    standing, count = _standing(ws, facility, heads, failed, registers, today)
    return FacilityLine(
        id=facility.id,
        name=facility.name,
        kinds=facility.kinds,
        kinds_label=facility.kinds_label,
        address=str(facility.get("address") or ""),
        standing=standing,
        count=count,
        sample=facility.sample,
    )


def _standing(
    ws: Workspace,
    facility: Facility,
    heads: list[VisitHead],
    failed: Mapping[str, int],
    registers: RegisterBook,
    today: date,
) -> tuple[Standing, int]:
    states = {head.state for head in heads}
    if VisitState.OPEN in states:
        return Standing.UNDER_WAY, 0
    if VisitState.FROZEN in states:
        return Standing.UNSIGNED, 0
    latest = next((head for head in heads if head.state is VisitState.CLOSED), None)
    # A visit without a failed answer needs no look into its record.
    if latest is not None and failed.get(latest.id):
        outcome = outcome_of(ws, latest)
        if outcome.conclusion is Conclusion.MAJOR_HAZARD:
            return Standing.MAJOR_HAZARD, 0
        if outcome.conclusion is Conclusion.PROBLEMS:
            return Standing.PROBLEMS, outcome.problems
    held = held_by(facility, registers, today)
    expired = sum(one.days is not None and one.days < 0 for one in held)
    if expired:
        return Standing.EXPIRED, expired
    if latest is None or latest.begun[:4] != str(today.year):
        return Standing.NOT_YET, 0
    return (Standing.CLEAR if latest.id in failed else Standing.NOTHING_CHECKED), 0


def outcome_of(ws: Workspace, head: VisitHead) -> Outcome:
    """The conclusion of a finished visit and how many findings are more than advice."""
    with ws.store.read() as connection:
        facts_hash = visit_rows.frozen_facts(connection, head.id)
    if facts_hash is None:
        raise InspectorError("visit.not_frozen")
    record = read_record(ws.evidence.read(facts_hash))
    problems = sum(finding.force is not Force.ADVISORY for finding in record.findings)
    return Outcome(
        conclusion=record.conclusion,
        said=conclusion_words(record),
        checked=not nothing_checked(record),
        problems=problems,
    )


def facility_file(ws: Workspace, facility_id: str) -> FacilityFile:
    """Everything the page of a facility shows; facility.unknown where there is none."""
    facility = get_facility(ws, facility_id)
    with ws.store.read() as connection:
        heads = visit_rows.heads(connection, facility=facility_id)
        failed = standing_rows.failed_counts(connection)
        registers = registers_of(connection, facility_id)
    own = registers.get(facility_id, NO_REGISTERS)
    today, rules = ws.now().date(), local_rules(ws)
    return FacilityFile(
        facility=facility,
        line=_line(ws, facility, list(heads), failed, registers, today),
        unknown=unknown_facts(ws, facility, today),
        papers=papers(facility, today, own.devices),
        certificates=own.certificates,
        devices=own.devices,
        visits=tuple(_past(ws, head, rules) for head in heads),
        today=today.isoformat(),
        edits=_edits(history(ws, facility_id)),
    )


def unknown_facts(ws: Workspace, facility: Facility, today: date) -> tuple[UnknownFact, ...]:
    """What should be found out, most items first: each item asks for it before it can be judged."""
    counts: dict[str, int] = {}
    for one in applicable(ws.library, facility.facts, today):
        if one.included is None:
            for name in one.confirm:
                counts[name] = counts.get(name, 0) + 1
    found = [
        UnknownFact(name=name, label=FIELD[name].label, items=count)
        for name, count in counts.items()
        if name in FIELD and facility.get(name) in (None, ())
    ]
    return tuple(sorted(found, key=lambda fact: -fact.items))


def _past(ws: Workspace, head: VisitHead, rules: LocalRules) -> PastVisit:
    under_way = head.state is VisitState.OPEN
    finished = head.state is VisitState.CLOSED
    return PastVisit(
        head=head,
        progress=summarise(ws, head).progress if under_way else None,
        outcome=outcome_of(ws, head) if finished else None,
        counts=finished and head_counts(head, rules),
    )


def _edits(lines: Iterable[HistoryLine]) -> tuple[PastEdit, ...]:
    """Entries of one moment are one edit; the first is how the facility came into the list."""
    known: dict[str, Value] = {}
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for line in lines:
        if line.kind != "facility" or line.key not in FIELD:
            continue
        moment = found.setdefault((line.at, line.actor), [])
        field, value = FIELD[line.key], json.loads(line.body)["value"]
        after = tuple(value) if field.form is FieldForm.KINDS and value else value
        if len(found) > 1:
            before = value_label(field, known.get(line.key))
            moment.append((field.label, before, value_label(field, after)))
        known[line.key] = after
    edits = [PastEdit(at=at, by=by, changes=tuple(held)) for (at, by), held in found.items()]
    return tuple(reversed(edits))
