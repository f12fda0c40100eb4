"""Small helpers that turn changed fields into entries of their registers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inspector.journal.entry import Draft, Register


def field_drafts(kind: str, subject: str, values: Mapping[str, Any]) -> list[Draft]:
    """One draft per field: each fact is a register of its own."""
    return [
        Draft(register=Register(kind, subject, name), body={"value": plain(value)})
        for name, value in values.items()
    ]


def plain(value: Any) -> Any:
    """A fact as canonical JSON takes it: tuples as lists, words by id."""
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    return str(value) if isinstance(value, str) else value


def event(subject: str, what: str, **body: Any) -> Draft:
    """A draft for something that happened and sets no register: print, export, override, ..."""
    return Draft(register=Register("event", subject, what), body=dict(body))
