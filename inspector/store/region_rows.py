"""Local goals that a county set for itself, beside what the region's document says."""

from __future__ import annotations

from sqlalchemy import Connection, select

from inspector.facts.region import GoalEdit
from inspector.journal.canonical import decode
from inspector.store import tables as t


def edits(connection: Connection) -> dict[tuple[str, str], GoalEdit]:
    """The goals that were set anew, by region and goal; those put back are left out."""
    found = {}
    for row in connection.execute(select(t.region_goal)).all():
        body = decode(row.body)
        if body["value"]:
            found[row.region, row.goal] = GoalEdit(
                value=tuple(body["value"]),
                year=body["year"],
                note=body["note"],
                by=row.actor,
                at=row.at,
            )
    return found
