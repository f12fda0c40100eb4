"""Old body versions read as today's; stored text is never rewritten."""

from __future__ import annotations

from typing import Any

from inspector.journal.entry import Entry

CURRENT = 1


def body_of(entry: Entry) -> dict[str, Any] | None:
    """The body in today's form, or None where a later program wrote it."""
    data = entry.data
    return data if data.get("v") == CURRENT else None
