"""The findings of a visit as its papers state them: who may order what, what is one's own."""

from __future__ import annotations

from collections.abc import Iterable

from inspector.facts.document import PaperFinding, Takes
from inspector.facts.record import Record, RecordFinding
from inspector.facts.taking import is_own, may_be_ordered, taken
from inspector.facts.vocabulary import Mode
from inspector.usecases.findings import finding_id
from inspector.usecases.signing import record_of
from inspector.workspace import Workspace


def findings_for(ws: Workspace, visit: str) -> tuple[PaperFinding, ...]:
    """The findings of a visit in the order of its record."""
    return findings_of_record(record_of(ws, visit))


def findings_of_record(record: Record) -> tuple[PaperFinding, ...]:
    """The findings of a record, each with what its agency may do about it."""
    orders = own_departments(record.mode)
    return tuple(_finding(record, orders, one) for one in record.findings)


def own_departments(mode: Mode) -> tuple[str, ...]:
    """The departments whose matters the agency of a mode may order, by label."""
    from inspector.reports.wording import wording_of

    return tuple(one.label for one in wording_of(mode).orders)


def _finding(record: Record, orders: Iterable[str], one: RecordFinding) -> PaperFinding:
    own = is_own(record.mode, one.domain, one.department, orders)
    return PaperFinding(
        id=finding_id(record.visit, one.item, one.instance),
        number=one.number,
        item=one.item,
        domain=one.domain,
        topic=one.topic,
        place=one.place,
        seen=one.seen,
        requirement=one.requirement,
        count=one.count,
        bad=one.bad,
        severity=one.severity,
        force=one.force,
        term=one.term,
        at_once=one.at_once,
        deadline=one.deadline,
        corrected=one.corrected,
        meanwhile=one.meanwhile,
        remedy=one.remedy,
        department=one.department,
        major_hazard=one.major_hazard,
        clauses=one.clauses,
        photos=one.photos,
        own=own,
        may_order=own and may_be_ordered(one.force, one.clauses),
    )


def eligible(findings: Iterable[PaperFinding], takes: Takes) -> tuple[PaperFinding, ...]:
    """The findings that a paper may hold."""
    return tuple(one for one in findings if taken(one, takes))
