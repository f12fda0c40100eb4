"""Text for people: Chinese sources through gettext, so that a catalogue can translate them."""

from __future__ import annotations

import gettext
from functools import lru_cache

from inspector import assets

DOMAIN = "inspector"


@lru_cache(maxsize=1)
def _catalogue() -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, localedir=assets.path("locale"), fallback=True)


def _(message: str) -> str:
    """The message in the user's language; Chinese where no catalogue has it."""
    return _catalogue().gettext(message)


def N_(message: str) -> str:  # noqa: N802 - gettext's customary name
    """Mark a message for extraction where it is defined; translate it where it is shown."""
    return message
