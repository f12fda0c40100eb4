"""Days from YAML between which a standard, a clause or an item is in force."""

from __future__ import annotations

from inspector.checklist.dates import is_day
from inspector.checklist.nodes import Entry
from inspector.i18n import _


def read_day(entry: Entry, key: str) -> str | None:
    """An ISO day, or None where the key is absent or holds none."""
    value = entry.optional(key)
    if value is None or is_day(value):
        return value
    entry.complain_at(key, _("{key} 要写成 '2026-12-05' 这样的日期").format(key=key))
    return None


def check_span(entry: Entry, first: str, since: str | None, until: str | None) -> None:
    """Refuse an end before its beginning; `first` is the key of the beginning."""
    if since and until and since > until:
        entry.complain_at("until", _("until 早于 {first}，请改正日期").format(first=first))
