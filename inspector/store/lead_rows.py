"""线索单: a table of what may be listed; what was told is read from the journal on opening."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from inspector.facts.lead import (
    Addition,
    HandOver,
    LeadFile,
    LeadLine,
    LeadReceipt,
    LeadState,
    Opening,
)
from inspector.journal.canonical import decode
from inspector.store import tables as t
from inspector.store.put import put

Values = Mapping[str, Any]
EVENT = "lead."
_CODE = 6


def project(connection: Connection, subject: str, values: Values) -> None:
    """Bring the row of a lead up to the values of its registers."""
    told = values.get("told")
    if not told or values.get("removed"):
        connection.execute(delete(t.lead).where(t.lead.c.id == subject))
        return
    held = hand_overs(values)
    added = [_file(file) for one in additions(values) for file in one.files]
    receipts = [_file(f) for h in held if h.receipt for f in h.receipt.files]
    files = [*told["files"], *added, *receipts]
    row = {
        "id": subject,
        "visit": told["visit"],
        "facility": told["facility"],
        "state": _state(held).value,
        "actor": told["by"],
        "at": told["at"],
        "files": json.dumps([one["sha256"] for one in files]),
        "sample": int(told["sample"]),
    }
    put(connection, t.lead, row)


def _file(one: LeadFile) -> dict[str, str]:
    return {"sha256": one.sha256, "name": one.name}


def _state(held: tuple[HandOver, ...]) -> LeadState:
    """Answered only when every department that got it has answered."""
    if not held:
        return LeadState.REGISTERED
    waiting = any(one.receipt is None for one in held)
    return LeadState.HANDED_OVER if waiting else LeadState.ACKNOWLEDGED


def additions(values: Values) -> tuple[Addition, ...]:
    """What was added to a lead, oldest first."""
    held = [(key[9:], body) for key, body in values.items() if key.startswith("addition/")]
    found = [
        Addition(id=name, at=one["at"], by=one["by"], text=one["text"], files=files(one["files"]))
        for name, one in held
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.id)))


def hand_overs(values: Values) -> tuple[HandOver, ...]:
    """The hand-overs of a lead with their receipts, oldest first."""
    found = [_hand_over(key[5:], values) for key in values if key.startswith("hand/")]
    return tuple(sorted(found, key=lambda one: (one.at, one.id)))


def _hand_over(name: str, values: Values) -> HandOver:
    body, receipt = values[f"hand/{name}"], values.get(f"receipt/{name}")
    return HandOver(
        id=name,
        to=body["to"],
        at=body["at"],
        by=body["by"],
        receiver=body["receiver"],
        note=body["note"],
        receipt=_receipt(receipt) if receipt else None,
    )


def _receipt(body: Values) -> LeadReceipt:
    return LeadReceipt(
        at=body["at"],
        receiver=body["receiver"],
        number=body["number"],
        outcome=body["outcome"],
        files=files(body["files"]),
    )


def files(rows: Iterable[Values]) -> tuple[LeadFile, ...]:
    """Files as an entry keeps them."""
    return tuple(LeadFile(sha256=one["sha256"], name=one["name"]) for one in rows)


def listed(connection: Connection) -> tuple[LeadLine, ...]:
    """All leads, newest first: nothing of what was told."""
    query = select(t.lead).order_by(t.lead.c.at.desc(), t.lead.c.id.desc())
    return tuple(_line(row) for row in connection.execute(query).all())


def line(connection: Connection, lead: str) -> LeadLine | None:
    """One line of the list, or None."""
    row = connection.execute(select(t.lead).where(t.lead.c.id == lead)).first()
    return _line(row) if row else None


def _line(row: Row[Any]) -> LeadLine:
    return LeadLine(
        id=row.id,
        code=row.id[-_CODE:].upper(),
        state=LeadState.of(row.state),
        at=row.at,
        by=row.actor,
    )


def of_sample(connection: Connection) -> tuple[str, ...]:
    """The leads about sample facilities."""
    return tuple(connection.execute(select(t.lead.c.id).where(t.lead.c.sample == 1)).scalars())


def evidence(connection: Connection) -> Iterable[str]:
    """The SHA-256 of every file kept with a lead."""
    for held in connection.execute(select(t.lead.c.files)).scalars():
        yield from json.loads(held)


def values_of(connection: Connection, lead: str) -> dict[str, Any]:
    """What was told and done, from the heads of the lead's registers."""
    query = (
        select(t.head.c.key, t.entry.c.body, t.entry.c.id)
        .join(t.entry, t.entry.c.id == t.head.c.entry)
        .where(t.head.c.subject == lead, t.head.c.kind == "lead")
        .order_by(t.head.c.key, t.entry.c.body.desc(), t.entry.c.id.desc())
    )
    return {row.key: decode(row.body)["value"] for row in connection.execute(query).all()}


def openings(connection: Connection, lead: str) -> tuple[Opening, ...]:
    """Who looked at a lead, oldest first."""
    query = (
        select(t.entry.c.at, t.entry.c.actor, t.entry.c.key, t.entry.c.body)
        .where(t.entry.c.subject == lead, t.entry.c.kind == "event")
        .where(t.entry.c.key.startswith(EVENT, autoescape=True))
        .order_by(t.entry.c.at, t.entry.c.seq)
    )
    return tuple(
        Opening(
            at=row.at,
            by=row.actor,
            act=row.key.removeprefix(EVENT),
            reason=decode(row.body).get("reason", ""),
        )
        for row in connection.execute(query).all()
    )
