"""Dates of standards, which the register often knows only to the year or the month."""

from __future__ import annotations

import re
from datetime import date

_WRITTEN = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def is_date(text: str) -> bool:
    """Whether the text is an ISO day, month or year that exists."""
    if not _WRITTEN.fullmatch(text):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True


def is_day(text: str) -> bool:
    """Whether the text is an ISO day that exists."""
    return len(text) == 10 and is_date(text)
