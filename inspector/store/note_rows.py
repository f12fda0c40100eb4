"""随手记 of a visit as facts."""

from __future__ import annotations

from sqlalchemy import Connection, select

from inspector.facts.note import Note
from inspector.journal.canonical import decode
from inspector.store import tables as t


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
