"""Projecting entries into tables: each row is a function of the heads of its registers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from sqlalchemy import Connection, delete, insert, select

from inspector.journal.canonical import encode
from inspector.journal.entry import Register
from inspector.store import document_rows, finding_rows, lead_rows, visit_projection
from inspector.store import tables as t
from inspector.store.heads import Head, chosen, fields, of_register, of_subject
from inspector.store.initials import initials_of
from inspector.store.put import put


def project(connection: Connection, registers: Iterable[Register]) -> None:
    """Bring the rows of these registers up to their heads; unknown kinds stay unprojected."""
    whole: set[tuple[str, str]] = set()
    for register in sorted(registers):
        if register.kind in _BY_SUBJECT:
            whole.add((register.kind, register.subject))
        elif register.kind in _BY_KEY:
            held = of_register(connection, register)
            if held:
                _BY_KEY[register.kind](connection, register.subject, register.key, held)
    for kind, subject in sorted(whole):
        _BY_SUBJECT[kind](connection, subject)


def rebuild(connection: Connection) -> None:
    """Empty every projected table and make it anew from the journal alone."""
    for table in t.PROJECTED:
        connection.execute(delete(table))
    replaced = select(t.entry_parent.c.parent)
    current = select(t.entry.c.subject, t.entry.c.kind, t.entry.c.key, t.entry.c.id).where(
        t.entry.c.kind != "event", t.entry.c.id.not_in(replaced)
    )
    connection.execute(insert(t.head).from_select(["subject", "kind", "key", "entry"], current))
    rows = connection.execute(select(t.head.c.kind, t.head.c.subject, t.head.c.key).distinct())
    project(connection, [Register(row.kind, row.subject, row.key) for row in rows.all()])


def _facility(connection: Connection, subject: str) -> None:
    facts, torn = fields(of_subject(connection, "facility", subject))
    if not facts or facts.get("removed"):
        connection.execute(delete(t.facility).where(t.facility.c.id == subject))
        return
    sample = bool(facts.pop("sample", False))
    facts.pop("removed", None)
    name = str(facts.get("name") or "")
    put(
        connection,
        t.facility,
        {
            "id": subject,
            "name": name,
            "initials": initials_of(name),
            "code": str(facts.get("code") or ""),
            "address": str(facts.get("address") or ""),
            "facts": encode({key: value for key, value in facts.items() if value is not None}),
            "conflicts": json.dumps(torn),
            "sample": int(sample),
        },
    )


def _scan(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    sha256, _slash, sheet = key.partition("/")
    values = {"subject": subject, "sha256": sha256, "sheet": sheet}
    put(connection, t.scan, {**values, "body": chosen(heads).text})


def _number(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    head = chosen(heads)
    values = {"subject": subject, "key": key, "device": head.device, "n": head.body["n"]}
    rest = {"text": head.body["text"], "void": head.body.get("void")}
    put(connection, t.number, {**values, **rest})
    visit_projection.project_head(connection, subject)
    _document(connection, subject)


def _document(connection: Connection, subject: str) -> None:
    values, _torn = fields(of_subject(connection, "document", subject))
    document_rows.project(connection, subject, values)


def _finding(connection: Connection, subject: str) -> None:
    values, torn = fields(of_subject(connection, "finding", subject))
    finding_rows.project(connection, subject, values, torn)


def _user(connection: Connection, subject: str) -> None:
    values, _torn = fields(of_subject(connection, "user", subject))
    name = str(values.get("name") or "")
    put(connection, t.user, {"id": subject, "name": name, "body": encode(values)})


def _clause(connection: Connection, subject: str, _key: str, heads: list[Head]) -> None:
    head = chosen(heads)
    values = {"id": subject, "body": head.text, "actor": head.actor, "at": head.at}
    put(connection, t.clause, values)


def _region_goal(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    head = chosen(heads)
    values = {"region": subject, "goal": key, "body": head.text}
    put(connection, t.region_goal, {**values, "actor": head.actor, "at": head.at})


def _staff(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    values = {"facility": subject, "certificate": key, "body": chosen(heads).text}
    put(connection, t.staff_certificate, values)


def _equipment(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    values = {"facility": subject, "equipment": key, "body": chosen(heads).text}
    put(connection, t.equipment, values)


def _lead(connection: Connection, subject: str) -> None:
    values, _torn = fields(of_subject(connection, "lead", subject))
    lead_rows.project(connection, subject, values)


_BY_SUBJECT: dict[str, Callable[[Connection, str], None]] = {
    "facility": _facility,
    "visit.head": visit_projection.project_head,
    "user": _user,
    "document": _document,
    "finding": _finding,
    "lead": _lead,
}
_BY_KEY: dict[str, Callable[[Connection, str, str, list[Head]], None]] = {
    **visit_projection.BY_KEY,
    "scan": _scan,
    "number": _number,
    "clause": _clause,
    "region_goal": _region_goal,
    "staff": _staff,
    "equipment": _equipment,
}
