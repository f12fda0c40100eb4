"""The ledger as facts: one row per finding, projected from its registers and read back."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, func, select

from inspector.facts.rectification import LedgerFinding, LedgerState
from inspector.facts.vocabulary import HazardVerdict
from inspector.journal.canonical import encode
from inspector.store import tables as t
from inspector.store.finding_lines import Values, line_of
from inspector.store.put import put


def project(connection: Connection, subject: str, values: Values, torn: list[str]) -> None:
    """Bring the row of a finding up to the values of its registers."""
    found = values.get("found")
    if not found or values.get("removed"):
        connection.execute(delete(t.finding).where(t.finding.c.id == subject))
        return
    row = {
        "id": subject,
        **{name: found[name] for name in _FROM_FOUND},
        "stage": stage_of(values).value,
        "deadline": (values.get("deadline") or found)["deadline"],
        "repeat_of": values.get("repeat_of"),
        "merged_into": values.get("merged_into"),
        "body": encode(values),
        "conflicts": json.dumps(torn),
        "sample": int(bool(found.get("sample"))),
    }
    put(connection, t.finding, row)


_FROM_FOUND = (
    "visit",
    "facility",
    "facility_name",
    "item",
    "domain",
    "found_on",
    "severity",
    "force",
    "major_hazard",
)


def stage_of(values: Values) -> LedgerState:
    """The state as written; before anyone writes one, what was corrected on the spot is closed.

    A major hazard is not closed by that: somebody has to come and look again.
    """
    found = values["found"]
    if found.get("withdrawn"):
        return LedgerState.WITHDRAWN
    if values.get("split_into"):
        return LedgerState.SPLIT
    if values.get("merged_into"):
        return LedgerState.MERGED
    if values.get("state"):
        return LedgerState.of(values["state"])
    if not found["corrected"]:
        return LedgerState.OPEN
    hit = found["major_hazard"] == HazardVerdict.HIT
    return LedgerState.WAITING if hit else LedgerState.CLOSED


def listed(
    connection: Connection,
    today: date,
    *,
    facility: str | None = None,
    visit: str | None = None,
    ids: Collection[str] | None = None,
    stages: Iterable[LedgerState] = (),
) -> tuple[LedgerFinding, ...]:
    """Lines of the ledger in the order they were found; 逾期 as of `today`."""
    query = select(t.finding)
    if facility is not None:
        query = query.where(t.finding.c.facility == facility)
    if visit is not None:
        query = query.where(t.finding.c.visit == visit)
    if ids is not None:
        query = query.where(t.finding.c.id.in_(ids))
    if wanted := [stage.value for stage in stages]:
        query = query.where(t.finding.c.stage.in_(wanted))
    lines = [line_of(row, today) for row in connection.execute(query).all()]
    return tuple(sorted(lines, key=_order))


def _order(line: LedgerFinding) -> tuple[str, str, str, int, str]:
    return line.found_on, line.facility_name, line.visit, line.number, line.place


def get(connection: Connection, finding: str, today: date) -> LedgerFinding | None:
    """One line, or None."""
    row = connection.execute(select(t.finding).where(t.finding.c.id == finding)).first()
    return line_of(row, today) if row else None


def values_of(connection: Connection, finding: str) -> dict[str, Any]:
    """The registers of a line as they stand; empty where there is none."""
    query = select(t.finding.c.body).where(t.finding.c.id == finding)
    body = connection.execute(query).scalar()
    return json.loads(body) if body else {}


def ids_starting(connection: Connection, start: str) -> tuple[str, ...]:
    """The ids of the lines that begin like this."""
    query = select(t.finding.c.id).where(t.finding.c.id.startswith(start, autoescape=True))
    return tuple(connection.execute(query.limit(2)).scalars())


def moves(connection: Connection) -> dict[str, int]:
    """How often the deadline of each line was changed; lines that never moved are absent."""
    query = (
        select(t.entry.c.subject, func.count())
        .where(t.entry.c.kind == "finding", t.entry.c.key == "deadline")
        .group_by(t.entry.c.subject)
    )
    return {row[0]: row[1] for row in connection.execute(query).all()}


def pictures(connection: Connection) -> Iterable[str]:
    """SHA-256 of every picture that the ledger names."""
    for body in connection.execute(select(t.finding.c.body)).scalars():
        values = json.loads(body)
        for key, value in values.items():
            if key.startswith("photo/") and value:
                yield value["sha256"]
        for photo in values["found"]["photos"]:
            yield from filter(None, (photo["sha256"], photo["rendition"]))
