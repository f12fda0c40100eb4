"""How much text a field takes, said beneath it before anything is refused."""

from __future__ import annotations

from inspector.desktop.widgets.field import MAX_TEXT, Field
from inspector.i18n import _

_SAID = "too_long"
"""The property by which a field knows that the error beneath it is about its length."""


def too_long(text: str) -> bool:
    """Whether a text is more than an answer can hold."""
    return len(text) > MAX_TEXT


def say_length(field: Field, text: str) -> None:
    """Say beneath a field that it holds too much; take it back once it does not."""
    if too_long(text):
        words = _("有 {count} 字，最多 {limit} 字，请删短后再存")
        field.set_error(words.format(count=len(text), limit=MAX_TEXT))
        field.setProperty(_SAID, True)
    elif field.property(_SAID):
        field.set_error("")
        field.setProperty(_SAID, False)
