"""Visits as facts: heads, people, answers, photos, notes, signatures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from inspector.facts.facility import Value
from inspector.facts.origin import Origin, Replied, Source
from inspector.facts.redaction import Redaction
from inspector.facts.sampling import Sample
from inspector.facts.visit import (
    Answer,
    AnswerRecord,
    Note,
    Override,
    Person,
    Photo,
    Signature,
    Target,
    TargetResult,
    VisitHead,
)
from inspector.facts.vocabulary import (
    Depth,
    Domain,
    HazardVerdict,
    Manner,
    Mode,
    RecheckResult,
    Repeat,
    Role,
    Severity,
    SignerRole,
    Verdict,
    VisitState,
    VisitType,
)
from inspector.journal.canonical import decode
from inspector.store import tables as t
from inspector.store.facility_rows import known_facts

# Built once: an answer is written and read again many times in a visit.
_ONE_HEAD = select(t.visit).where(t.visit.c.id == bindparam("visit"))
_ONE_ANSWER = select(t.answer).where(
    t.answer.c.visit == bindparam("visit"),
    t.answer.c.item == bindparam("item"),
    t.answer.c.instance == bindparam("instance"),
)
_DROP_DRAFTS = delete(t.local_draft).where(
    t.local_draft.c.visit == bindparam("v"), t.local_draft.c.item == bindparam("i")
)


def heads(
    connection: Connection, *, facility: str | None = None, states: tuple[str, ...] = ()
) -> tuple[VisitHead, ...]:
    """Visits, newest first."""
    query = select(t.visit).order_by(t.visit.c.begun.desc(), t.visit.c.id.desc())
    if facility is not None:
        query = query.where(t.visit.c.facility == facility)
    if states:
        query = query.where(t.visit.c.state.in_(states))
    return tuple(_head(row) for row in connection.execute(query).all())


def head(connection: Connection, visit: str) -> VisitHead | None:
    """The head of a visit, or None."""
    row = connection.execute(_ONE_HEAD, {"visit": visit}).first()
    return _head(row) if row else None


def last(connection: Connection) -> str | None:
    """The visit that was started last on this database."""
    first = (
        select(t.entry.c.subject)
        .where(t.entry.c.kind == "visit.head", t.entry.c.key == "mode")
        .order_by(t.entry.c.at.desc(), t.entry.c.seq.desc())
        .limit(1)
    )
    return connection.execute(first).scalar()


def _head(row: Row[Any]) -> VisitHead:
    return VisitHead(
        id=row.id,
        facility=row.facility,
        facility_name=row.facility_name,
        mode=Mode.of(row.mode),
        type=VisitType.of(row.type),
        depth=Depth.of(row.depth),
        checklists=tuple(Domain.of(name) for name in json.loads(row.checklists)),
        begun=row.begun,
        ended=row.ended,
        state=VisitState.of(row.state),
        revision=row.revision,
        number=row.number,
        library=row.library,
        route=tuple(json.loads(row.route)),
        agency=row.agency,
        sample=bool(row.sample),
        recheck=tuple(
            Target(finding=one["finding"], item=one["item"], instance=one.get("instance", ""))
            for one in json.loads(row.recheck)
        ),
        preset=row.preset,
        origin=_origin(json.loads(row.origin)),
        recusal=tuple(json.loads(row.recusal)),
        entry_code=row.entry_code,
        replied=_replied(row.replied),
    )


def _origin(held: Mapping[str, Any]) -> Origin:
    source = held.get("source")
    return Origin(
        source=Source.of(source) if source else None,
        reference=held.get("reference", ""),
        reply_by=held.get("reply_by", ""),
    )


def _replied(text: str | None) -> Replied | None:
    held = json.loads(text) if text else None
    return Replied(on=held["on"], words=held.get("words", "")) if held else None


def frozen_facts(connection: Connection, visit: str) -> str | None:
    """The hash of the frozen or sealed facts of the current revision, or None."""
    query = select(t.visit.c.facts_hash).where(t.visit.c.id == visit)
    return connection.execute(query).scalar()


def revision_reason(connection: Connection, visit: str) -> str:
    """Why the current revision was opened; empty for the first."""
    query = select(t.visit.c.revision_reason).where(t.visit.c.id == visit)
    return connection.execute(query).scalar() or ""


def overrides(connection: Connection, visit: str) -> tuple[Override, ...]:
    """The conditions set aside, with reasons."""
    text = connection.execute(select(t.visit.c.overrides).where(t.visit.c.id == visit)).scalar()
    held = json.loads(text or "{}")
    return tuple(
        Override(code=code, reason=value["reason"], by=value["by"], at=value["at"])
        for code, value in sorted(held.items())
    )


def samples(connection: Connection, visit: str) -> dict[str, Sample]:
    """The samples drawn in a visit, by what they repeat over."""
    text = connection.execute(select(t.visit.c.samples).where(t.visit.c.id == visit)).scalar()
    return {name: _sample(name, held) for name, held in json.loads(text or "{}").items()}


def _sample(repeat: str, held: Mapping[str, Any]) -> Sample:
    return Sample(
        repeat=Repeat.of(repeat),
        total=held["total"],
        size=held["size"],
        seed=held["seed"],
        chosen=tuple(held["chosen"]),
        added=tuple(held.get("added", ())),
        names=tuple(held.get("names", ())),
    )


def people(connection: Connection, visit: str) -> tuple[Person, ...]:
    """Who takes part, in the order they were named."""
    rows = connection.execute(select(t.visit_person).where(t.visit_person.c.visit == visit)).all()
    bodies = [(decode(row.body), row.person) for row in rows]
    held = [(body, key) for body, key in bodies if not body.get("removed")]
    held.sort(key=lambda pair: (pair[0].get("order", 0), pair[1]))
    return tuple(_person(key, body) for body, key in held)


def _person(key: str, body: Mapping[str, Any]) -> Person:
    expires = body.get("expires")
    return Person(
        id=key,
        name=body["name"],
        role=Role.of(body["role"]),
        certificate=body.get("certificate", ""),
        expires=date.fromisoformat(expires) if expires else None,
        position=body.get("position", ""),
        agency=body.get("agency", ""),
    )


def facts(connection: Connection, visit: str) -> dict[str, Value]:
    """The facility's facts as copied at the start, and as corrected within the visit."""
    rows = connection.execute(select(t.visit_fact).where(t.visit_fact.c.visit == visit)).all()
    held = {row.name: json.loads(row.value)["value"] for row in rows}
    return known_facts({name: value for name, value in held.items() if value is not None})


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


def photos(connection: Connection, visit: str) -> tuple[Photo, ...]:
    """The photos of a visit that were not removed, by time taken, then by id."""
    rows = connection.execute(select(t.photo).where(t.photo.c.visit == visit)).all()
    held = [photo_of(row.photo, decode(row.body)) for row in rows]
    kept = [photo for photo in held if not photo.removed]
    return tuple(sorted(kept, key=lambda p: (p.taken is None, p.taken or "", p.name, p.id)))


def photo_of(photo_id: str, body: Mapping[str, Any]) -> Photo:
    """A photo from the body of its entry."""
    return Photo(
        id=photo_id,
        sha256=body["sha256"],
        name=body.get("name", ""),
        item=body.get("item"),
        instance=body.get("instance", ""),
        caption=body.get("caption", ""),
        taken=body.get("taken"),
        time_source=body.get("time_source", "unknown"),
        turn=body.get("turn", 0),
        internal=body.get("internal", False),
        removed=body.get("removed", False),
        redactions=tuple(map(Redaction.read, body.get("redactions", ()))),
    )


def photo_body(photo: Photo) -> dict[str, Any]:
    """The body of a photo's entry."""
    covered = {"redactions": [one.body for one in photo.redactions]} if photo.redactions else {}
    return {
        **covered,
        "sha256": photo.sha256,
        "name": photo.name,
        "item": photo.item,
        "instance": photo.instance,
        "caption": photo.caption,
        "taken": photo.taken,
        "time_source": photo.time_source,
        "turn": photo.turn,
        "internal": photo.internal,
        "removed": photo.removed,
    }


def notes(connection: Connection, visit: str) -> tuple[Note, ...]:
    """随手记 that were not removed, oldest first."""
    query = select(t.note).where(t.note.c.visit == visit).order_by(t.note.c.note)
    held = [(row.note, row.at, decode(row.body)) for row in connection.execute(query).all()]
    return tuple(
        Note(
            id=key,
            text=body["text"],
            place=body.get("place", ""),
            item=body.get("item"),
            photos=tuple(body.get("photos", ())),
            at=body.get("at", at),
        )
        for key, at, body in held
        if not body.get("removed")
    )


def signatures(connection: Connection, visit: str, revision: int) -> tuple[Signature, ...]:
    """The signatures of a revision that were not voided, in the order they were made."""
    query = (
        select(t.signature)
        .where(t.signature.c.visit == visit, t.signature.c.revision == str(revision))
        .order_by(t.signature.c.at, t.signature.c.person)
    )
    held = [decode(row.body) for row in connection.execute(query).all()]
    return tuple(
        Signature(
            person=body["person"],
            role=SignerRole.of(body["role"]),
            manner=Manner.of(body["manner"]),
            facts=body["facts"],
            at=body["at"],
            position=body.get("position", ""),
            opinion=body.get("opinion", ""),
            image=body.get("image"),
            reason=body.get("reason", ""),
            witnesses=tuple(body.get("witnesses", ())),
            reported_to=body.get("reported_to", ""),
        )
        for body in held
        if not body.get("void")
    )


def seal(connection: Connection, visit: str, revision: int) -> dict[str, Any] | None:
    """The seal of a closed revision: hashes of its facts, its PDF and its scans."""
    query = select(t.seal.c.body).where(t.seal.c.visit == visit, t.seal.c.revision == str(revision))
    body = connection.execute(query).scalar()
    return decode(body) if body else None


def drafts(connection: Connection, visit: str) -> dict[tuple[str, str], str]:
    """Text that was being typed, by item and field."""
    rows = connection.execute(select(t.local_draft).where(t.local_draft.c.visit == visit)).all()
    return {(row.item, row.field): row.text for row in rows}


def put_draft(connection: Connection, visit: str, item: str, field: str, text: str) -> None:
    """Keep text that is being typed; empty text forgets it."""
    where = (
        t.local_draft.c.visit == visit,
        t.local_draft.c.item == item,
        t.local_draft.c.field == field,
    )
    connection.execute(delete(t.local_draft).where(*where))
    if text:
        values = {"visit": visit, "item": item, "field": field, "text": text}
        connection.execute(insert(t.local_draft), values)


def drop_drafts(connection: Connection, visit: str, item: str) -> None:
    """Forget what was being typed for an item: it has become an entry."""
    connection.execute(_DROP_DRAFTS, {"v": visit, "i": item})


def put_place(connection: Connection, visit: str, item: str, at: str) -> None:
    """Remember where a visit was left."""
    statement = upsert(t.local_place)
    changed = {"item": statement.excluded.item, "at": statement.excluded.at}
    connection.execute(
        statement.on_conflict_do_update(index_elements=["visit"], set_=changed),
        {"visit": visit, "item": item, "at": at},
    )


def place(connection: Connection, visit: str) -> str | None:
    """The item where a visit was left, or None."""
    query = select(t.local_place.c.item).where(t.local_place.c.visit == visit)
    return connection.execute(query).scalar()


def saved_at(connection: Connection, visit: str) -> str | None:
    """The time of the visit's latest entry."""
    query = (
        select(t.entry.c.at)
        .where(t.entry.c.subject == visit)
        .order_by(t.entry.c.at.desc())
        .limit(1)
    )
    return connection.execute(query).scalar()
