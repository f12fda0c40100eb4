"""The answers of a visit as facts, and the bodies of their entries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from inspector.facts.answer import Answer, AnswerRecord, TargetResult
from inspector.facts.vocabulary import HazardVerdict, RecheckResult, Severity, Verdict
from inspector.store import tables as t

# Built once: an answer is written and read again many times in a visit.
_ONE_ANSWER = select(t.answer).where(
    t.answer.c.visit == bindparam("visit"),
    t.answer.c.item == bindparam("item"),
    t.answer.c.instance == bindparam("instance"),
)


def answers(connection: Connection, visit: str) -> dict[tuple[str, str], AnswerRecord]:
    """All answers by item and instance."""
    rows = connection.execute(select(t.answer).where(t.answer.c.visit == visit)).all()
    return {(row.item, row.instance): _record(row) for row in rows}


def answer(connection: Connection, visit: str, item: str, instance: str) -> AnswerRecord | None:
    """One answer, or None."""
    names = {"visit": visit, "item": item, "instance": instance}
    row = connection.execute(_ONE_ANSWER, names).first()
    return _record(row) if row else None


def verdict_counts(connection: Connection, visit: str) -> dict[Verdict, int]:
    """How many items have each verdict, the worst of its instances counting for an item."""
    rows = connection.execute(
        select(t.answer.c.item, t.answer.c.verdict).where(t.answer.c.visit == visit)
    ).all()
    worst = (Verdict.FAIL, Verdict.UNCHECKED, Verdict.PASS, Verdict.NOT_APPLICABLE)
    held: dict[str, Verdict] = {}
    for row in rows:
        verdict = Verdict.of(row.verdict)
        held[row.item] = min(verdict, held.get(row.item, verdict), key=worst.index)
    return {verdict: list(held.values()).count(verdict) for verdict in Verdict}


def _record(row: Row[Any]) -> AnswerRecord:
    return AnswerRecord(
        answer=answer_of(row.item, row.instance, json.loads(row.body)),
        entry=row.entry,
        at=row.at,
        by=row.actor,
        rivals=tuple(
            answer_of(row.item, row.instance, json.loads(text)) for text in json.loads(row.rivals)
        ),
        heads=tuple(json.loads(row.heads)),
    )


def answer_of(item: str, instance: str, body: Mapping[str, Any]) -> Answer:
    """An answer from the body of its entry."""
    severity, hazard = body.get("severity"), body.get("major_hazard")
    return Answer(
        item=item,
        instance=instance,
        verdict=Verdict.of(body["verdict"]),
        value=body.get("value"),
        count=body.get("count"),
        bad=body.get("bad"),
        place=body.get("place", ""),
        note=body.get("note", ""),
        reason=body.get("reason", ""),
        corrected=body.get("corrected", False),
        severity=Severity.of(severity) if severity else None,
        term=body.get("term"),
        major_hazard=HazardVerdict.of(hazard) if hazard else None,
        inputs=body.get("inputs", {}),
        looked_by=body.get("looked_by", ""),
        seen_at=body.get("seen_at"),
        group=body.get("group", False),
        rechecks=tuple(
            TargetResult(
                finding=one["finding"],
                result=RecheckResult.of(one["result"]),
                note=one.get("note", ""),
            )
            for one in body.get("rechecks", ())
        ),
    )


def answer_body(value: Answer) -> dict[str, Any]:
    """The body of an answer's entry; what is empty is left out."""
    body: dict[str, Any] = {"verdict": value.verdict.value}
    held: dict[str, Any] = {
        "value": value.value,
        "count": value.count,
        "bad": value.bad,
        "place": value.place or None,
        "note": value.note or None,
        "reason": value.reason or None,
        "corrected": value.corrected or None,
        "severity": value.severity.value if value.severity else None,
        "term": value.term,
        "major_hazard": value.major_hazard.value if value.major_hazard else None,
        "inputs": dict(value.inputs) or None,
        "looked_by": value.looked_by or None,
        "seen_at": value.seen_at,
        "group": value.group or None,
        "rechecks": [
            {"finding": one.finding, "result": one.result.value, "note": one.note}
            for one in value.rechecks
        ]
        or None,
    }
    body.update({key: part for key, part in held.items() if part is not None})
    return body
