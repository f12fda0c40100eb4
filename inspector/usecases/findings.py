"""Findings: what failed, with place, basis, severity, deadline and who is responsible."""

from __future__ import annotations

import uuid

from inspector.checklist.formulas.local import local_of
from inspector.facts import terms
from inspector.facts.answer import Answer, AnswerRecord
from inspector.facts.item import VisitItem
from inspector.facts.review import Finding
from inspector.facts.vocabulary import HazardVerdict, Severity, Verdict
from inspector.usecases.asking import Asked, day_of

_GRAVEST = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR)


def finding_id(visit: str, item: str, instance: str) -> str:
    """The id that every laptop gives this finding alike."""
    return str(uuid.uuid5(uuid.UUID(visit), f"{item}/{instance}"))


def findings_of(asked: Asked) -> tuple[Finding, ...]:
    """The failed answers of a visit: major hazards first, then by severity, then by route."""
    failed = [
        (item, record)
        for item in asked.items
        for record in item.records
        if record.answer.verdict is Verdict.FAIL
    ]
    failed.sort(key=lambda pair: _rank(*pair))
    return tuple(
        _finding(asked, number, item, record)
        for number, (item, record) in enumerate(failed, start=1)
    )


def _rank(item: VisitItem, record: AnswerRecord) -> tuple[int, int, int]:
    hit = record.answer.major_hazard is HazardVerdict.HIT
    return (0 if hit else 1, _GRAVEST.index(severity_of(item, record.answer)), item.number)


def severity_of(item: VisitItem, answer: Answer) -> Severity:
    """The severity that the inspector chose, else the item's own."""
    return answer.severity or item.severity


def _finding(asked: Asked, number: int, item: VisitItem, record: AnswerRecord) -> Finding:
    answer = record.answer
    term = terms.parse(answer.term or item.term)
    calendar = local_of(asked.library).calendar
    due = terms.deadline(term, day_of(asked.head), calendar.is_workday)
    count, bad = item.counted
    own = [p for p in asked.photos if p.item == item.id and p.instance == answer.instance]
    return Finding(
        id=finding_id(asked.head.id, item.id, answer.instance),
        item=item.id,
        instance=answer.instance,
        number=number,
        domain=item.domain,
        topic=item.topic,
        place=answer.place or answer.instance,
        seen=answer.note,
        count=count,
        bad=bad,
        severity=severity_of(item, answer),
        force=item.force,
        term=term.text,
        deadline=due.isoformat(),
        corrected=answer.corrected,
        meanwhile=item.meanwhile,
        remedy=item.remedy,
        department=item.department,
        major_hazard=answer.major_hazard,
        clauses=item.clauses,
        photos=tuple(photo.id for photo in own if not photo.internal),
    )
