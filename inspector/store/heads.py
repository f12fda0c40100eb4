"""The heads of registers as projections read them: entries that no other one replaces."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import starmap
from typing import Any

from sqlalchemy import Connection, bindparam, select

from inspector.journal.entry import Register
from inspector.journal.upcast import CURRENT
from inspector.store import tables as t
from inspector.store.prepared import Prepared

Body = dict[str, Any]

_COLUMNS = (
    t.head.c.key,
    t.entry.c.id,
    t.entry.c.device,
    t.entry.c.body,
    t.entry.c.actor,
    t.entry.c.at,
)
_ALL = (
    select(*_COLUMNS)
    .join(t.entry, t.entry.c.id == t.head.c.entry)
    .where(t.head.c.subject == bindparam("subject"), t.head.c.kind == bindparam("kind"))
    .order_by(t.head.c.key, t.entry.c.id)
)
_OF_SUBJECT = Prepared(_ALL)
_OF_KEY = Prepared(_ALL.where(t.head.c.key == bindparam("key")))


class Head:
    """One head of a register: its body in today's form and who wrote it."""

    __slots__ = ("actor", "at", "body", "device", "id", "key", "text")

    def __init__(self, key: str, id: str, device: str, text: str, actor: str, at: str) -> None:
        self.key = key
        self.id = id
        self.device = device
        self.text = text
        self.body: Body = json.loads(text)
        self.actor = actor
        self.at = at


def of_subject(connection: Connection, kind: str, subject: str) -> list[Head]:
    """All heads of a kind of register about a subject, by key and entry."""
    return _current(_OF_SUBJECT.run(connection, {"subject": subject, "kind": kind}))


def of_register(connection: Connection, register: Register) -> list[Head]:
    """The heads of one register, by entry."""
    names = {"subject": register.subject, "kind": register.kind, "key": register.key}
    return _current(_OF_KEY.run(connection, names))


def _current(rows: Iterable[tuple[str, ...]]) -> list[Head]:
    return [head for head in starmap(Head, rows) if head.body.get("v") == CURRENT]


def chosen(heads: list[Head]) -> Head:
    """One head to show: by body, so that every laptop shows the same one."""
    return min(heads, key=lambda head: (head.text, head.id))


def fields(heads: list[Head]) -> tuple[dict[str, Any], list[str]]:
    """The value of each field of a subject, and the fields that are in conflict."""
    held: dict[str, list[Head]] = {}
    for head in heads:
        held.setdefault(head.key, []).append(head)
    values = {key: chosen(group).body.get("value") for key, group in held.items()}
    torn = sorted(key for key, group in held.items() if len({h.text for h in group}) > 1)
    return values, torn
