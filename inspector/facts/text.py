"""User text: kept as typed, refused where it could not be kept or printed."""

from __future__ import annotations

import re
import unicodedata

from inspector.errors import InspectorError

LIMIT = 20_000
_KEPT_CONTROLS = "\n\t"
_BREAKS = re.compile(r"\s*[\r\n\t\v\f\x85\u2028\u2029]\s*")


def clean(text: str, field: str) -> str:
    """The text with line ends unified; text.too_long and text.unprintable name the field."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(unified) > LIMIT:
        raise InspectorError("text.too_long", field=field, count=len(unified), limit=LIMIT)
    for char in unified:
        category = unicodedata.category(char)
        if category == "Cs" or (category == "Cc" and char not in _KEPT_CONTROLS):
            raise InspectorError("text.unprintable", field=field, character=f"U+{ord(char):04X}")
    return unified


def one_line(text: str) -> str:
    """The text on one line: line ends and tabs, as pasting brings them, become one blank."""
    return _BREAKS.sub(" ", text).strip()
