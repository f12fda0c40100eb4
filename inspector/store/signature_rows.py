"""The signatures and seals of a visit's revisions."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from inspector.facts.visit import Signature
from inspector.facts.vocabulary import Manner, SignerRole
from inspector.journal.canonical import decode
from inspector.store import tables as t


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
