"""Times as people type them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from inspector.desktop.start.when_row import moment_words, read_moment

NOW = datetime(2026, 11, 20, 14, 32, 5, tzinfo=timezone(timedelta(hours=8)))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2026-11-19 09:05", "2026-11-19 09:05"),
        ("2026.1.9 9:05", "2026-01-09 09:05"),
        ("2026年11月19日 21：30", "2026-11-19 21:30"),
        (" 8:00 ", "2026-11-20 08:00"),
    ],
)
def test_what_can_be_read(typed: str, read: str) -> None:
    moment = read_moment(typed, NOW)
    assert moment is not None
    assert moment_words(moment) == read
    assert moment.utcoffset() == NOW.utcoffset()


@pytest.mark.parametrize("typed", ["", "明天", "2026-02-30 10:00", "25:00", "2026-11-19"])
def test_what_cannot(typed: str) -> None:
    assert read_moment(typed, NOW) is None
