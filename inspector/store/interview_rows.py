"""Interviews as facts, numbered within their kind in the order they were held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, select

from inspector.facts.interview import Interview, InterviewKind, Reply
from inspector.journal.canonical import decode
from inspector.store import tables as t


def interviews(connection: Connection, visit: str) -> tuple[Interview, ...]:
    """The interviews of a visit that were not removed, by kind, then as they were held."""
    kinds = [kind.value for kind in InterviewKind]
    query = select(t.interview).where(t.interview.c.visit == visit, t.interview.c.kind.in_(kinds))
    rows = [(row, decode(row.body)) for row in connection.execute(query).all()]
    held = [(row, body) for row, body in rows if not body["removed"]]
    held.sort(key=lambda pair: (kinds.index(pair[0].kind), pair[0].interview))
    return tuple(_numbered(held))


def _numbered(held: list[tuple[Row[Any], dict[str, Any]]]) -> Iterator[Interview]:
    for kind, group in groupby(held, key=lambda pair: pair[0].kind):
        for number, (row, body) in enumerate(group, start=1):
            yield Interview(
                id=row.interview,
                kind=InterviewKind.of(kind),
                number=number,
                at=body["at"],
                by=body["by"],
                answers={name: Reply.of(said) for name, said in body["answers"].items()},
                place=body["place"],
                words=body["words"],
                alone=body["alone"],
            )


def body_of(interview: Interview, *, removed: bool = False) -> Mapping[str, Any]:
    """The body of an interview's entry."""
    return {
        "answers": {name: reply.value for name, reply in interview.answers.items()},
        "place": interview.place,
        "words": interview.words,
        "alone": interview.alone,
        "at": interview.at,
        "by": interview.by,
        "removed": removed,
    }
