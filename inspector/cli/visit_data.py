"""Visits, items and reviews in the shapes that --json prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from inspector.facts.answer import Answer
from inspector.facts.item import Clause, Last, VisitItem
from inspector.facts.photo import Photo
from inspector.facts.review import DomainScore, Finding, Review
from inspector.facts.visit import Notice, VisitHead, VisitSummary
from inspector.usecases.review import scores


def item_data(item: VisitItem, photos: Mapping[str, Photo]) -> dict[str, Any]:
    """One item as asked."""
    measure = item.measure
    own = [photos[photo] for photo in item.photos if photo in photos]
    return {
        "id": item.id,
        "checklist": item.checklist,
        "domain": item.domain,
        "topic": item.topic,
        "ask": item.ask,
        "how": item.how,
        "fails": item.fails,
        "place": item.place,
        "depth": item.depth,
        "judge": item.judge,
        "answer": item.answer,
        "measure": {
            "name": measure.name,
            "unit": measure.unit,
            "op": measure.op,
            "value": measure.value,
        }
        if measure
        else None,
        "calc": item.calc,
        "repeat": item.repeat,
        "major_hazard": item.major_hazard,
        "reference": item.reference,
        "starred": item.starred,
        "severity": item.severity,
        "force": item.force,
        "evidence": item.evidence,
        "term": item.term,
        "department": item.department,
        "clauses": [clause_data(clause) for clause in item.clauses],
        "confirm": item.confirm,
        "last": last_data(item.last) if item.last else None,
        "current": answer_data(item.current.answer, own) if item.current else None,
        "instances": [answer_data(record.answer, own) for record in item.instances],
        "sample": item.sample,
        "count": item.counted[0],
        "bad": item.counted[1],
    }


def last_data(last: Last) -> dict[str, Any]:
    """What was found last time."""
    return {"date": last.date, "verdict": last.verdict, "note": last.note}


def clause_data(clause: Clause) -> dict[str, Any]:
    """A basis as cited; `clause` null where its number may not be printed."""
    return {
        "id": clause.id,
        "standard": clause.standard,
        "title": clause.title,
        "clause": clause.clause,
        "force": clause.force,
        "binding": clause.binding,
        "confirmed": clause.confirmed or None,
    }


def answer_data(answer: Answer, photos: Iterable[Photo]) -> dict[str, Any]:
    """An answer as `visit fill` takes it back."""
    return {
        "item": answer.item,
        "instance": answer.instance,
        "verdict": answer.verdict,
        "value": answer.value,
        "count": answer.count,
        "bad": answer.bad,
        "place": answer.place,
        "note": answer.note,
        "reason": answer.reason,
        "corrected": answer.corrected,
        "severity": answer.severity,
        "term": answer.term,
        "major_hazard": answer.major_hazard,
        "inputs": answer.inputs,
        "looked_by": answer.looked_by,
        "group": answer.group,
        "photos": [photo.id for photo in photos if photo.instance == answer.instance],
    }


def review_data(review: Review, items: tuple[VisitItem, ...]) -> dict[str, Any]:
    """A review; the counts of a domain leave out advisory items, which stand beside them."""
    binding = {score.domain: score for score in scores(items, advisory=False)}
    return {
        "visit": review.visit,
        "state": review.state,
        "revision": review.revision,
        "unanswered": review.unanswered,
        "blocking": [notice_data(notice) for notice in review.blocking],
        "warnings": [notice_data(notice) for notice in review.warnings],
        "findings": [finding_data(finding) for finding in review.findings],
        "verdict": review.conclusion,
        "domains": [_domain(score, binding.get(score.domain)) for score in review.domains],
        "can_sign": review.can_sign,
    }


def _domain(everything: DomainScore, binding: DomainScore | None) -> dict[str, Any]:
    """`of` = items - na over mandatory and normative items; `advisory` counts the others."""
    counts = _counts(binding)
    total = _counts(everything)
    return {
        "domain": everything.domain,
        **counts,
        "score": {"pass": counts["pass"], "of": counts["items"] - counts["na"]},
        "advisory": {name: total[name] - counts[name] for name in counts},
    }


def _counts(score: DomainScore | None) -> dict[str, int]:
    if score is None:
        return dict.fromkeys(("items", "pass", "fail", "na", "unchecked"), 0)
    return {
        "items": score.items,
        "pass": score.passed,
        "fail": score.failed,
        "na": score.not_applicable,
        "unchecked": score.unchecked,
    }


def notice_data(notice: Notice) -> dict[str, Any]:
    """One line of a check."""
    return {"code": notice.code, "item": notice.item, "message": notice.message}


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding."""
    return {
        "id": finding.id,
        "item": finding.item,
        "instance": finding.instance,
        "topic": finding.topic,
        "place": finding.place,
        "seen": finding.seen,
        "count": finding.count,
        "bad": finding.bad,
        "severity": finding.severity,
        "force": finding.force,
        "term": finding.term,
        "deadline": finding.deadline,
        "corrected": finding.corrected,
        "major_hazard": finding.major_hazard,
        "department": finding.department,
        "clauses": [clause_data(clause) for clause in finding.clauses],
        "photos": finding.photos,
    }


def summary_data(one: VisitSummary) -> dict[str, Any]:
    """A line of the list of visits."""
    head, progress = one.head, one.progress
    return {
        "visit": head.id,
        "facility": head.facility,
        "facility_name": head.facility_name,
        "mode": head.mode,
        "type": head.type,
        "depth": head.depth,
        "preset": head.preset or None,
        "begun": head.begun,
        "ended": head.ended,
        "state": head.state,
        "revision": head.revision,
        "number": head.number,
        "items": progress.items,
        "answered": progress.answered,
        "pass": progress.passed,
        "fail": progress.failed,
        "na": progress.not_applicable,
        "unchecked": progress.unchecked,
        "saved_at": one.saved_at,
        "stopped_at": one.stopped_at,
    }


def origin_data(head: VisitHead) -> dict[str, Any]:
    """Where a visit comes from, and the reply to its 工单."""
    return {
        "source": head.origin.source,
        "reference": head.origin.reference or None,
        "reply_by": head.origin.reply_by or None,
        "replied_on": head.replied.on if head.replied else None,
        "entry_code": head.entry_code or None,
    }
