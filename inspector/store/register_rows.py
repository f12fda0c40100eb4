"""Certificates of staff and devices as facts, by facility, those that were removed left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from inspector.facts.register import (
    CertificateKind,
    Equipment,
    EquipmentKind,
    StaffCertificate,
)
from inspector.journal.canonical import decode
from inspector.store import tables as t


def certificates(
    connection: Connection, facility: str | None = None
) -> tuple[StaffCertificate, ...]:
    """Certificates of one facility or of all, by person as entered, then by kind."""
    table = t.staff_certificate
    query = select(table)
    if facility is not None:
        query = query.where(table.c.facility == facility)
    kinds = list(CertificateKind)
    rows = [(row, decode(row.body)) for row in connection.execute(query).all()]
    held = [
        StaffCertificate(
            id=row.certificate,
            facility=row.facility,
            person=body["person"],
            kind=CertificateKind.of(body["kind"]),
            post=body.get("post", ""),
            number=body.get("number", ""),
            until=body.get("until", ""),
            note=body.get("note", ""),
        )
        for row, body in rows
        if not body.get("removed")
    ]
    return tuple(
        sorted(held, key=lambda one: (one.facility, one.person, kinds.index(one.kind), one.id))
    )


def certificate_body(held: StaffCertificate, *, removed: bool = False) -> Mapping[str, Any]:
    """The body of a certificate's entry."""
    return {
        "person": held.person,
        "kind": held.kind.value,
        "post": held.post,
        "number": held.number,
        "until": held.until,
        "note": held.note,
        "removed": removed,
    }


def devices(connection: Connection, facility: str | None = None) -> tuple[Equipment, ...]:
    """Devices of one facility or of all, by kind, then by place."""
    table = t.equipment
    query = select(table)
    if facility is not None:
        query = query.where(table.c.facility == facility)
    kinds = list(EquipmentKind)
    rows = [(row, decode(row.body)) for row in connection.execute(query).all()]
    held = [
        Equipment(
            id=row.equipment,
            facility=row.facility,
            kind=EquipmentKind.of(body["kind"]),
            place=body.get("place", ""),
            number=body.get("number", ""),
            until=body.get("until", ""),
            note=body.get("note", ""),
        )
        for row, body in rows
        if not body.get("removed")
    ]
    return tuple(
        sorted(held, key=lambda one: (one.facility, kinds.index(one.kind), one.place, one.id))
    )


def device_body(held: Equipment, *, removed: bool = False) -> Mapping[str, Any]:
    """The body of a device's entry."""
    return {
        "kind": held.kind.value,
        "place": held.place,
        "number": held.number,
        "until": held.until,
        "note": held.note,
        "removed": removed,
    }
