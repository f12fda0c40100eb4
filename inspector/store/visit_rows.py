"""Visits as facts: heads, conditions set aside, samples, people, the facility's facts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from inspector.facts.facility import Value
from inspector.facts.origin import Origin, Replied, Source
from inspector.facts.sampling import Sample
from inspector.facts.visit import (
    Override,
    Person,
    Target,
    VisitHead,
)
from inspector.facts.vocabulary import (
    Depth,
    Domain,
    Mode,
    Repeat,
    Role,
    VisitState,
    VisitType,
)
from inspector.journal.canonical import decode
from inspector.store import tables as t
from inspector.store.facility_rows import known_facts

# Built once: an answer is written and read again many times in a visit.
_ONE_HEAD = select(t.visit).where(t.visit.c.id == bindparam("visit"))


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


def shifts(connection: Connection) -> dict[str, int]:
    """How often the day of each visit, or that of its reply, was written again after the first."""
    told = t.entry.c.key
    query = (
        select(t.entry.c.subject, func.count() - func.count(told.distinct()))
        .where(t.entry.c.kind == "visit.head", told.in_(("begun", "origin")))
        .group_by(t.entry.c.subject)
    )
    return {row[0]: row[1] for row in connection.execute(query).all()}


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
