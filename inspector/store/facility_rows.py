"""Facilities as facts."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from inspector.facts.facility import FIELD, Facility, FieldForm, Value
from inspector.store import tables as t


def listed(connection: Connection, search: str = "") -> tuple[Facility, ...]:
    """Facilities by name; `search` looks into name, pinyin initials, address and code."""
    query = select(t.facility).order_by(t.facility.c.name, t.facility.c.id)
    for word in search.split():
        columns = (t.facility.c.name, t.facility.c.address)
        query = query.where(
            or_(
                *(column.contains(word, autoescape=True) for column in columns),
                t.facility.c.initials.contains(word.lower(), autoescape=True),
                t.facility.c.code.contains(word.upper(), autoescape=True),
            )
        )
    return tuple(_facility(row) for row in connection.execute(query).all())


def get(connection: Connection, facility_id: str) -> Facility | None:
    """The facility with this id, or None."""
    row = connection.execute(select(t.facility).where(t.facility.c.id == facility_id)).first()
    return _facility(row) if row else None


def alike(connection: Connection, name: str, code: str) -> tuple[Facility, ...]:
    """Facilities of the same name or the same code."""
    where = [t.facility.c.name == name] if name else []
    if code:
        where.append(t.facility.c.code == code)
    if not where:
        return ()
    rows = connection.execute(select(t.facility).where(or_(*where))).all()
    return tuple(_facility(row) for row in rows)


def _facility(row: Row[Any]) -> Facility:
    facts = json.loads(row.facts)
    return Facility(
        id=row.id,
        facts=known_facts(facts),
        sample=bool(row.sample),
        conflicts=tuple(json.loads(row.conflicts)),
    )


def known_facts(data: dict[str, Any]) -> dict[str, Value]:
    """Facts as kept in JSON; a list of kinds becomes a tuple, fields of later programs stay out."""
    return {
        name: tuple(value) if FIELD[name].form is FieldForm.KINDS else value
        for name, value in data.items()
        if name in FIELD
    }
