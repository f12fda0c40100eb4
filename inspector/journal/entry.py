"""An entry: something that was done, written once and never changed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from inspector.journal.canonical import decode, encode

ALGORITHM = "sha256"
KINDS = (
    "facility",
    "visit.head",
    "visit.person",
    "visit.fact",
    "answer",
    "photo",
    "note",
    "signature",
    "seal",
    "scan",
    "number",
    "document",
    "finding",
    "user",
    "clause",
    "region_goal",
    "interview",
    "staff",
    "equipment",
    "lead",
    "event",
)
"""The registers of today; entries of other kinds are kept verbatim and not projected."""

WITHOUT_HEADS = frozenset({"event"})

UNTOLD = frozenset({"interview", "lead"})
"""Kinds told in confidence: no history, list or export shows their bodies."""


class Register(Struct, frozen=True, order=True):
    """What an entry sets: kind, subject and key together name one value."""

    kind: str
    subject: str
    key: str = ""


class Draft(Struct, frozen=True, kw_only=True):
    """An entry before it has a place in the chain; `seen` are the heads its author was shown.

    `seen` None means: shown are the heads as they stand when it is written.
    """

    register: Register
    body: Mapping[str, Any]
    seen: tuple[str, ...] | None = None
    id: str | None = None


class Entry(Struct, frozen=True, kw_only=True):
    """A journal entry; `prev` is the hash of its device's entry before, "" for the first."""

    id: str
    device: str
    seq: int
    prev: str
    register: Register
    parents: tuple[str, ...]
    body: str
    actor: str
    at: str
    hash: str = field(default="")

    @property
    def data(self) -> dict[str, Any]:
        """The body as an object."""
        return decode(self.body)


def body_text(body: Mapping[str, Any]) -> str:
    """The canonical body, its version first of all facts."""
    return encode({"v": 1, **body})


def entry_hash(entry: Entry) -> str:
    """Hash over the header and the hash of the body, tagged with the algorithm.

    The body enters by its hash alone, so that it can later be erased by law while the chain
    still verifies.
    """
    header = encode(
        {
            "id": entry.id,
            "device": entry.device,
            "seq": entry.seq,
            "prev": entry.prev,
            "kind": entry.register.kind,
            "subject": entry.register.subject,
            "key": entry.register.key,
            "parents": sorted(entry.parents),
            "actor": entry.actor,
            "at": entry.at,
            "body": hashlib.sha256(entry.body.encode()).hexdigest(),
        }
    )
    return f"{ALGORITHM}:{hashlib.sha256(header.encode()).hexdigest()}"
