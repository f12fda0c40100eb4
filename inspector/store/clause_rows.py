"""Clauses whose numbers a named person confirmed."""

from __future__ import annotations

from sqlalchemy import Connection, select

from inspector.store import tables as t


def confirmed(connection: Connection) -> dict[str, tuple[str, str]]:
    """By clause id: who confirmed it, and when (ISO local time)."""
    rows = connection.execute(select(t.clause)).all()
    return {row.id: (row.actor, row.at) for row in rows}
