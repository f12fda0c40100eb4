"""Projecting the registers of a visit: its head, its people, and what was done during it."""

from __future__ import annotations

import json
from collections.abc import Callable

from sqlalchemy import Connection, delete, select

from inspector.journal.canonical import encode
from inspector.store import tables as t
from inspector.store.heads import Body, Head, chosen, fields, of_subject
from inspector.store.put import put

_WORST = {"fail": 0, "unchecked": 1, "pass": 2, "na": 3}
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


def project_head(connection: Connection, subject: str) -> None:
    """Bring the row of a visit up to its head, its seal and its number."""
    head, _torn = fields(of_subject(connection, "visit.head", subject))
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
    put(
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
            "overrides": encode(_under("override.", head)),
            "preset": str(head.get("preset") or ""),
            "origin": encode(head.get("origin") or {}),
            "recusal": json.dumps(head.get("recusal") or [], ensure_ascii=False),
            "entry_code": str(head.get("entry_code") or ""),
            "replied": encode(head["replied"]) if head.get("replied") else None,
            "samples": encode(_under("sample.", head)),
            "abandoned": str(head.get("abandoned") or ""),
            "sample": int(bool(head.get("sample"))),
        },
    )


def _under(prefix: str, head: Body) -> Body:
    """What is set of the fields that begin so, by the rest of their names."""
    return {k.removeprefix(prefix): v for k, v in head.items() if k.startswith(prefix) and v}


def _state(head: Body, sealed: str | None, frozen: Body, revision: int) -> str:
    if head.get("abandoned"):
        return "abandoned"
    if sealed:
        return "closed"
    if head.get("stage") == "planned":
        return "planned"
    return "frozen" if frozen.get("facts") and frozen.get("revision") == revision else "open"


def _visit_person(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    values = {"visit": subject, "person": key, "body": chosen(heads).text}
    put(connection, t.visit_person, values)


def _visit_fact(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    value = encode({"value": chosen(heads).body.get("value")})
    put(connection, t.visit_fact, {"visit": subject, "name": key, "value": value})


def _answer(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    ranked = sorted(heads, key=lambda h: (_WORST.get(h.body.get("verdict", ""), 9), h.text, h.id))
    shown = ranked[0]
    rivals = list(dict.fromkeys(head.text for head in ranked if head.text != shown.text))
    item, _slash, instance = key.partition("/")
    if all(head.body.get("removed") for head in heads):
        names = (t.answer.c.visit == subject, t.answer.c.item == item)
        connection.execute(delete(t.answer).where(*names, t.answer.c.instance == instance))
        return
    put(
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
    head = chosen(heads)
    values = {"visit": subject, "photo": key, "sha256": head.body["sha256"], "body": head.text}
    put(connection, t.photo, {**values, "at": head.at})


def _note(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    head = chosen(heads)
    put(connection, t.note, {"visit": subject, "note": key, "body": head.text, "at": head.at})


def _signature(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    head = chosen(heads)
    revision, _slash, person = key.partition("/")
    values = {"visit": subject, "revision": revision, "person": person}
    put(connection, t.signature, {**values, "body": head.text, "at": head.at})


def _seal(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    head = chosen(heads)
    values = {"visit": subject, "revision": key, "facts_hash": head.body["facts"]}
    put(connection, t.seal, {**values, "body": head.text, "at": head.at})
    project_head(connection, subject)


def _interview(connection: Connection, subject: str, key: str, heads: list[Head]) -> None:
    head = chosen(heads)
    kind, _slash, name = key.partition("/")
    values = {"visit": subject, "kind": kind, "interview": name, "body": head.text}
    put(connection, t.interview, values)


BY_KEY: dict[str, Callable[[Connection, str, str, list[Head]], None]] = {
    "visit.person": _visit_person,
    "visit.fact": _visit_fact,
    "answer": _answer,
    "photo": _photo,
    "note": _note,
    "signature": _signature,
    "seal": _seal,
    "interview": _interview,
}
"""What projects one register of a visit: of (visit, key), with its heads."""
