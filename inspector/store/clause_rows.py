"""Clauses whose numbers a named person confirmed; those taken back are left out."""

from __future__ import annotations

from sqlalchemy import Connection, select

from inspector.facts.confirmation import Confirmation
from inspector.journal.canonical import decode
from inspector.store import tables as t


def confirmed(connection: Connection) -> dict[str, Confirmation]:
    """Who confirmed which number and when, by clause id."""
    found = {}
    for row in connection.execute(select(t.clause)).all():
        body = decode(row.body)
        if body.get("removed"):
            continue
        found[row.id] = Confirmation(
            clause=row.id,
            number=body["number"],
            name=body["name"],
            at=row.at,
            note=body.get("note", ""),
        )
    return found
