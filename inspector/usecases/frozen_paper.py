"""The frozen facts of a paper as bytes: canonical JSON whose SHA-256 names what was issued."""

from __future__ import annotations

import json

import msgspec

from inspector.facts.document import DocumentFacts
from inspector.journal.canonical import encode


def facts_bytes(facts: DocumentFacts) -> bytes:
    """The facts as canonical JSON."""
    return encode(msgspec.to_builtins(facts)).encode()


def read_facts(data: bytes) -> DocumentFacts:
    """The facts of canonical bytes."""
    return msgspec.convert(json.loads(data), DocumentFacts)
