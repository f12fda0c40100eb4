"""Certificates of staff and devices as facts, by facility, those that were removed left out."""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec.structs import asdict
from sqlalchemy import Connection, Table, select

from inspector.facts.register import Equipment, StaffCertificate
from inspector.journal.canonical import decode
from inspector.store import tables as t

Fact = TypeVar("Fact", StaffCertificate, Equipment)


def certificates(
    connection: Connection, facility: str | None = None
) -> tuple[StaffCertificate, ...]:
    """Certificates of one facility or of all, by person as entered, then by kind."""
    return _held(connection, t.staff_certificate, StaffCertificate, facility)


def devices(connection: Connection, facility: str | None = None) -> tuple[Equipment, ...]:
    """Devices of one facility or of all, by kind, then by place."""
    return _held(connection, t.equipment, Equipment, facility)


def _held(
    connection: Connection, table: Table, form: type[Fact], facility: str | None
) -> tuple[Fact, ...]:
    query = select(table)
    if facility is not None:
        query = query.where(table.c.facility == facility)
    known = form.__struct_fields__
    found = []
    for subject, key, text in connection.execute(query).all():
        body = decode(text)
        if not body.get("removed"):
            said = {name: value for name, value in body.items() if name in known}
            said["kind"] = form.kinds.of(body["kind"])
            found.append(form(**said, id=key, facility=subject))
    return tuple(sorted(found, key=lambda one: one.order))


def body_of(held: StaffCertificate | Equipment, *, removed: bool = False) -> dict[str, Any]:
    """The body of the entry of one of them."""
    body = asdict(held)
    del body["id"], body["facility"]
    return {**body, "kind": held.kind.value, "removed": removed}
