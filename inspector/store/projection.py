"""Projecting entries into tables: each row is a function of the heads of its registers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as upsert

from inspector.journal.canonical import encode
from inspector.journal.entry import Register
from inspector.journal.upcast import CURRENT
from inspector.store import document_rows, finding_rows, lead_rows
from inspector.store import tables as t
from inspector.store.initials import initials_of

Body = dict[str, Any]
_WORST = {"fail": 0, "unchecked": 1, "pass": 2, "na": 3}

_COLUMNS = (
    t.head.c.key,
    t.entry.c.id,
    t.entry.c.device,
    t.entry.c.body,
    t.entry.c.actor,
    t.entry.c.at,
)
_OF_SUBJECT = (
    select(*_COLUMNS)
    .join(t.entry, t.entry.c.id == t.head.c.entry)
    .where(t.head.c.subject == bindparam("subject"), t.head.c.kind == bindparam("kind"))
    .order_by(t.head.c.key, t.entry.c.id)
)
_OF_KEY = _OF_SUBJECT.where(t.head.c.key == bindparam("key"))


class Head:
    """One head of a register: its body in today's form and who wrote it."""

    __slots__ = ("actor", "at", "body", "device", "id", "key", "text")

    def __init__(self, row: Any) -> None:
        self.key: str = row.key
        self.id: str = row.id
        self.device: str = row.device
        self.text: str = row.body
        self.body: Body = json.loads(row.body)
        self.actor: str = row.actor
        self.at: str = row.at


def project(connection: Connection, registers: Iterable[Register]) -> None:
    """Bring the rows of these registers up to their heads; unknown kinds stay unprojected."""
    whole: set[tuple[str, str]] = set()
    for register in sorted(registers):
        if register.kind in _BY_SUBJECT:
            whole.add((register.kind, register.subject))
        elif register.kind in _BY_KEY:
            values = {"subject": register.subject, "kind": register.kind, "key": register.key}
            rows = connection.execute(_OF_KEY, values).all()
            held = [head for head in map(Head, rows) if head.body.get("v") == CURRENT]
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


@cache
def _upsert(table: Table, names: tuple[str, ...]) -> Insert:
    """The statement that puts a row; building it costs more than running it."""
    keys = [column.name for column in table.primary_key]
    statement = upsert(table)
    changed = {name: statement.excluded[name] for name in names if name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=changed)


def _put(connection: Connection, table: Table, values: Mapping[str, Any]) -> None:
    connection.execute(_upsert(table, tuple(values)), values)


def _heads(connection: Connection, kind: str, subject: str) -> list[Head]:
    rows = connection.execute(_OF_SUBJECT, {"subject": subject, "kind": kind}).all()
    return [head for head in map(Head, rows) if head.body.get("v") == CURRENT]


def _chosen(heads: list[Head]) -> Head:
    """One head to show: by body, so that every laptop shows the same one."""
    return min(heads, key=lambda head: (head.text, head.id))


def _fields(heads: list[Head]) -> tuple[dict[str, Any], list[str]]:
    """The value of each field of a subject, and the fields that are in conflict."""
    held: dict[str, list[Head]] = {}
    for head in heads:
        held.setdefault(head.key, []).append(head)
    values = {key: _chosen(group).body.get("value") for key, group in held.items()}
    torn = sorted(key for key, group in held.items() if len({h.text for h in group}) > 1)
    return values, torn


def _facility(connection: Connection, subject: str) -> None:
    facts, torn = _fields(_heads(connection, "facility", subject))
    if not facts or facts.get("removed"):
        connection.execute(delete(t.facility).where(t.facility.c.id == subject))
        return
    sample = bool(facts.pop("sample", False))
    facts.pop("removed", None)
    name = str(facts.get("name") or "")
    _put(
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


def _visit(connection: Connection, subject: str) -> None:
    head, _torn = _fields(_heads(connection, "visit.head", subject))
    if "mode" not in head or head.get("removed"):
        connection.execute(delete(t.visit).where(t.visit.c.id == subject))
        return
    revision = head.get("revision") or {"n": 1, "reason": ""}
    frozen = head.get("frozen") or {}
    sealed = connection.execute(
        select(t.seal.c.facts_hash).where(
            t.seal.c.visit == subject, t.seal.c.revision == str(revision["n"])
        )
    ).scalar()
    numbered = connection.execute(
        select(t.number.c.text).where(t.number.c.subject == subject, t.number.c.void.is_(None))
    ).scalar()
    overrides = {k[9:]: v for k, v in head.items() if k.startswith("override.") and v}
    _put(
        connection,
        t.visit,
        {
            "id": subject,
            **{name: head.get(name) or "" for name in _VISIT_TEXTS},
            "checklists": json.dumps(head.get("checklists") or []),
            "route": json.dumps(head.get("route") or []),
            "recheck": json.dumps(head.get("recheck") or []),
            "ended": head.get("ended"),
            "state": _state(head, sealed, frozen, revision["n"]),
            "revision": revision["n"],
            "revision_reason": revision["reason"],
            "number": numbered,
            "facts_hash": sealed or frozen.get("facts"),
            "overrides": encode(overrides),
            "preset": str(head.get("preset") or ""),
            "origin": encode(head.get("origin") or {}),
            "recusal": json.dumps(head.get("recusal") or [], ensure_ascii=False),
            "entry_code": str(head.get("entry_code") or ""),
            "replied": encode(head["replied"]) if head.get("replied") else None,
            "samples": encode({k[7:]: v for k, v in head.items() if k.startswith("sample.") and v}),
            "abandoned": str(head.get("abandoned") or ""),
            "sample": int(bool(head.get("sample"))),
        },
    )


_VISIT_TEXTS = (
    "facility",
    "facility_name",
    "mode",
    "type",
    "depth",
    "begun",
    "library",
    "agency",
)


def _state(head: Body, sealed: str | None, frozen: Body, revision: int) -> str:
    if head.get("abandoned"):
        return "abandoned"
    if sealed:
        return "closed"
    if head.get("stage") == "planned":
        return "planned"
    return "frozen" if frozen.get("facts") and frozen.get("revision") == revision else "open"


def _visit_person(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    values = {"visit": subject, "person": key, "body": _chosen(heads).text}
    _put(connection, t.visit_person, values)


def _visit_fact(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    value = encode({"value": _chosen(heads).body.get("value")})
    _put(connection, t.visit_fact, {"visit": subject, "name": key, "value": value})


def _answer(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    ranked = sorted(heads, key=lambda h: (_WORST.get(h.body.get("verdict", ""), 9), h.text, h.id))
    shown = ranked[0]
    rivals = list(dict.fromkeys(head.text for head in ranked if head.text != shown.text))
    item, _slash, instance = key.partition("/")
    if all(head.body.get("removed") for head in heads):
        names = (t.answer.c.visit == subject, t.answer.c.item == item)
        connection.execute(delete(t.answer).where(*names, t.answer.c.instance == instance))
        return
    _put(
        connection,
        t.answer,
        {
            "visit": subject,
            "item": item,
            "instance": instance,
            "verdict": shown.body.get("verdict", "unchecked"),
            "body": shown.text,
            "entry": shown.id,
            "at": shown.at,
            "actor": shown.actor,
            "heads": json.dumps(sorted(head.id for head in heads)),
            "rivals": json.dumps(rivals, ensure_ascii=False),
        },
    )


def _photo(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    head = _chosen(heads)
    values = {"visit": subject, "photo": key, "sha256": head.body["sha256"], "body": head.text}
    _put(connection, t.photo, {**values, "at": head.at})


def _note(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    head = _chosen(heads)
    _put(connection, t.note, {"visit": subject, "note": key, "body": head.text, "at": head.at})


def _signature(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    head = _chosen(heads)
    revision, _slash, person = key.partition("/")
    values = {"visit": subject, "revision": revision, "person": person}
    _put(connection, t.signature, {**values, "body": head.text, "at": head.at})


def _seal(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    head = _chosen(heads)
    values = {"visit": subject, "revision": key, "facts_hash": head.body["facts"]}
    _put(connection, t.seal, {**values, "body": head.text, "at": head.at})
    _visit(connection, subject)


def _scan(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    sha256, _slash, sheet = key.partition("/")
    values = {"subject": subject, "sha256": sha256, "sheet": sheet}
    _put(connection, t.scan, {**values, "body": _chosen(heads).text})


def _number(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    head = _chosen(heads)
    values = {"subject": subject, "key": key, "device": head.device, "n": head.body["n"]}
    rest = {"text": head.body["text"], "void": head.body.get("void")}
    _put(connection, t.number, {**values, **rest})
    _visit(connection, subject)
    _document(connection, subject)


def _document(connection: Connection, subject: str) -> None:
    values, _torn = _fields(_heads(connection, "document", subject))
    document_rows.project(connection, subject, values)


def _finding(connection: Connection, subject: str) -> None:
    values, torn = _fields(_heads(connection, "finding", subject))
    finding_rows.project(connection, subject, values, torn)


def _user(connection: Connection, subject: str) -> None:
    values, _torn = _fields(_heads(connection, "user", subject))
    name = str(values.get("name") or "")
    _put(connection, t.user, {"id": subject, "name": name, "body": encode(values)})


def _clause(connection: Connection, subject: str, _key: str, heads: list[Head]) -> None:
    head = _chosen(heads)
    values = {"id": subject, "body": head.text, "actor": head.actor, "at": head.at}
    _put(connection, t.clause, values)


def _region_goal(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    head = _chosen(heads)
    values = {"region": subject, "goal": key, "body": head.text}
    _put(connection, t.region_goal, {**values, "actor": head.actor, "at": head.at})


def _interview(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    head = _chosen(heads)
    kind, _slash, name = key.partition("/")
    values = {"visit": subject, "kind": kind, "interview": name, "body": head.text}
    _put(connection, t.interview, values)


def _staff(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    values = {"facility": subject, "certificate": key, "body": _chosen(heads).text}
    _put(connection, t.staff_certificate, values)


def _equipment(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    values = {"facility": subject, "equipment": key, "body": _chosen(heads).text}
    _put(connection, t.equipment, values)


def _lead(connection: Connection, subject: str) -> None:
    values, _torn = _fields(_heads(connection, "lead", subject))
    lead_rows.project(connection, subject, values)


_BY_SUBJECT: dict[str, Callable[[Connection, str], None]] = {
    "facility": _facility,
    "visit.head": _visit,
    "user": _user,
    "document": _document,
    "finding": _finding,
    "lead": _lead,
}
_BY_KEY: dict[str, Callable[[Connection, str, str, list[Head]], None]] = {
    "visit.person": _visit_person,
    "visit.fact": _visit_fact,
    "answer": _answer,
    "photo": _photo,
    "note": _note,
    "signature": _signature,
    "seal": _seal,
    "scan": _scan,
    "number": _number,
    "clause": _clause,
    "region_goal": _region_goal,
    "interview": _interview,
    "staff": _staff,
    "equipment": _equipment,
}
