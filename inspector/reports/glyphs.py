"""Which characters of a text the papers cannot draw, for a warning while there is time."""

from __future__ import annotations

import re

from inspector.reports import text as drawing

SURE = re.compile("[\n\t -~\u4e00-\u9fa5、。《》（），；：！？“”…]*")
"""What every text is made of, so that the fonts need not be loaded to know that it is drawn."""


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters that would print as a box with their number, each once, in order."""
    return () if SURE.fullmatch(text) else drawing.undrawn(text)
