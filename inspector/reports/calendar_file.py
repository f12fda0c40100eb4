"""Deadlines as an iCalendar file (RFC 5545) that phones and mail programs take in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from inspector.facts.due import CalendarEntry
from inspector.i18n import _

_MOST_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_NINE_THE_DAY_BEFORE = "-PT15H"


def calendar_file(entries: Sequence[CalendarEntry], stamp: datetime) -> bytes:
    """One all-day event per entry with a reminder at nine the day before; `stamp` has an offset."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//facility-inspector//deadlines//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(_('整改期限'))}",
    ]
    moment = stamp.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for entry in entries:
        lines += _event(entry, moment)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(entry: CalendarEntry, moment: str) -> Iterable[str]:
    day = date.fromisoformat(entry.day)
    return (
        "BEGIN:VEVENT",
        f"UID:{entry.id}@facility-inspector",
        f"DTSTAMP:{moment}",
        f"SEQUENCE:{entry.version}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(entry.title)}",
        f"LOCATION:{_text(entry.place)}",
        f"DESCRIPTION:{_text(entry.words)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"TRIGGER:{_NINE_THE_DAY_BEFORE}",
        f"DESCRIPTION:{_text(entry.title)}",
        "END:VALARM",
        "END:VEVENT",
    )


def _text(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, no character cut; all but the first begin blank."""
    part, octets = "", 0
    for char in line:
        size = len(char.encode())
        if octets + size > _MOST_OCTETS:
            yield part
            part, octets = " ", 1
        part += char
        octets += size
    yield part
