"""What the form of a facility begins with."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from inspector.facts.facility import Facility
from inspector.usecases.facilities import get_facility, list_facilities
from inspector.usecases.form_drafts import kept_form
from inspector.usecases.setup import Workspace

_NEW = "new"


class Loaded(Struct, frozen=True):
    """What the form begins with: the facility (None: a new one), typed text, likely facts."""

    facility: Facility | None
    typed: dict[str, str]
    township: str


def load(ws: Workspace, facility: str) -> Loaded:
    """Everything the form begins with; a new facility most likely lies where the others do."""
    typed = kept_form(ws, form_name(facility))
    if facility:
        return Loaded(get_facility(ws, facility), typed, "")
    townships = Counter(str(one.get("township") or "") for one in list_facilities(ws))
    townships.pop("", None)
    return Loaded(None, typed, townships.most_common(1)[0][0] if townships else "")


def form_name(facility: str) -> str:
    """Under what name typed text is kept."""
    return f"facility/{facility or _NEW}"
