"""Text typed into a form that is not saved yet: local to this laptop, never an entry."""

from __future__ import annotations

from collections.abc import Mapping

from inspector.facts.text import clean
from inspector.store import typing_rows
from inspector.workspace import Workspace

_ITEM = "form"


def keep_form(ws: Workspace, form: str, texts: Mapping[str, str]) -> None:
    """Keep what stands in the fields of a form in place of what was kept before."""
    with ws.store.write() as connection:
        typing_rows.drop_drafts(connection, form, _ITEM)
        for field, text in texts.items():
            typing_rows.put_draft(connection, form, _ITEM, field, clean(text, field))


def kept_form(ws: Workspace, form: str) -> dict[str, str]:
    """What was kept of a form, by field; empty where nothing was."""
    with ws.store.read() as connection:
        held = typing_rows.drafts(connection, form)
    return {field: text for (_item, field), text in held.items()}


def forget_form(ws: Workspace, form: str) -> None:
    """The form was saved or given up."""
    with ws.store.write() as connection:
        typing_rows.drop_drafts(connection, form, _ITEM)
