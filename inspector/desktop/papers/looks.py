"""How papers look in each state."""

from __future__ import annotations

from inspector.desktop.widgets.states import Look
from inspector.facts.document import Document, DocumentState

STATE: dict[DocumentState, Look] = {
    DocumentState.DRAFT: Look("edit", "blue"),
    DocumentState.ISSUED: Look("file-text", "green"),
    DocumentState.SERVED: Look("circle-check", "green"),
    DocumentState.VOID: Look("circle-minus", "grey"),
}


def when(at: str) -> str:
    """2026-11-20 14:32 of an ISO time."""
    return at[:16].replace("T", " ")


def number_words(document: Document) -> str:
    """The number of a paper, else when it was begun."""
    return document.number or when(document.at)
