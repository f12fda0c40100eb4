"""重复: a finding that returns at the same item and place of a facility."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from inspector.facts.rectification import LedgerFinding, LedgerState

_GONE = (LedgerState.WITHDRAWN, LedgerState.SPLIT)
_NOT_WORDS = re.compile(r"[\W_]+")


def same_place(text: str) -> str:
    """A place as it is compared: full width or not, with or without blanks and marks."""
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", text)).casefold()


def earlier(
    lines: Iterable[LedgerFinding],
    *,
    item: str,
    place: str,
    visit: str,
    on: str,
    newest: Mapping[str, str],
) -> str | None:
    """The latest finding of another visit at this item and place; one merged counts as its whole.

    `lines` are the facility's, `on` the ISO day of the visit, `newest` the items' later ids.
    """
    wanted, where = newest.get(item, item), same_place(place)
    found = [
        line
        for line in lines
        if line.visit != visit and line.found_on <= on and line.stage not in _GONE
        if newest.get(line.item, line.item) == wanted and same_place(line.place) == where
    ]
    latest = max(found, key=lambda line: (line.found_on, line.id), default=None)
    return (latest.merged_into or latest.id) if latest else None
