"""What is under way in a visit: text that is being typed, and where the inspector is."""

from __future__ import annotations

from inspector.facts.text import clean
from inspector.store import typing_rows
from inspector.workspace import Workspace


def save_draft(ws: Workspace, visit: str, item: str, field: str, text: str) -> None:
    """Keep text that is being typed, so that a crash loses at most two seconds of it."""
    with ws.store.write() as connection:
        typing_rows.put_draft(connection, visit, item, field, clean(text, field))


def drafts(ws: Workspace, visit: str) -> dict[tuple[str, str], str]:
    """Text that was being typed and is no entry yet, by item and field."""
    with ws.store.read() as connection:
        return typing_rows.drafts(connection, visit)


def leave_at(ws: Workspace, visit: str, item: str) -> None:
    """Remember where the inspector is, to continue exactly there."""
    with ws.store.write() as connection:
        typing_rows.put_place(connection, visit, item, ws.now().isoformat(timespec="seconds"))
