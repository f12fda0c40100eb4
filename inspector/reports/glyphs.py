"""Which characters of a text the papers cannot draw, for a warning while there is time."""

from __future__ import annotations

from inspector.reports import text as drawing


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters that would print as a box with their number, each once, in order."""
    return drawing.undrawn(text)
