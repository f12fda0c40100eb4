"""What is due today, this week and overdue, and the calendar that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from inspector.usecases import due, ledger_fields, rectification
from inspector.usecases.ledger_reading import get_finding, ledger
from inspector.workspace import Workspace
from tests.usecases.inspected import two_hours_later
from tests.usecases.rectifying import Inspected, refusal


@pytest.fixture
def ws(inspected_folder: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(inspected_folder, clock=two_hours_later())
    yield workspace
    workspace.close()


@pytest.mark.parametrize(
    ("day", "where"),
    [
        (date(2026, 11, 19), ""),
        (date(2026, 11, 20), "week"),
        (date(2026, 11, 26), "week"),
        (date(2026, 11, 27), "today"),
        (date(2026, 11, 28), "overdue"),
    ],
)
def test_a_deadline_stands_in_its_list(
    ws: Workspace, inspected: Inspected, day: date, where: str
) -> None:
    found = due.due(ws, day)
    lists = {name: getattr(found, name) for name in ("overdue", "today", "week", "to_recheck")}
    held = [name for name, lines in lists.items() if inspected.light in {one.id for one in lines}]
    assert held == ([where] if where else [])


def test_what_is_done_is_no_longer_due(ws: Workspace, inspected: Inspected) -> None:
    light, late = inspected.light, date(2026, 12, 1)
    rectification.report_done(ws, light)
    assert light not in {one.id for one in due.due(ws, late).overdue}
    rectification.close_finding(ws, light, note="看了照片")
    found = due.due(ws, late)
    everything = (*found.overdue, *found.today, *found.week, *found.to_recheck, *found.to_close)
    assert light not in {one.id for one in everything}


def unfolded(data: bytes) -> list[str]:
    """The lines of an iCalendar file; every one ends in CRLF and holds at most 75 octets."""
    assert data.endswith(b"\r\n")
    raw = data.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 for line in raw)
    assert all(b"\n" not in line and b"\r" not in line for line in raw)
    lines: list[str] = []
    for line in raw:
        text = line.decode("utf-8")
        if text.startswith(" "):
            lines[-1] += text[1:]
        else:
            lines.append(text)
    return lines


def events(data: bytes) -> dict[str, dict[str, str]]:
    """The events of a calendar by UID, each with its properties; alarms left out."""
    found: dict[str, dict[str, str]] = {}
    current: dict[str, str] | None = None
    inside_alarm = False
    for line in unfolded(data):
        name, _colon, value = line.partition(":")
        if line in ("BEGIN:VALARM", "END:VALARM"):
            inside_alarm = line.startswith("BEGIN")
        elif line == "BEGIN:VEVENT":
            current = {}
        elif line == "END:VEVENT":
            assert current is not None
            assert current["UID"] not in found
            found[current["UID"]] = current
            current = None
        elif current is not None and not inside_alarm:
            assert name not in current
            current[name] = value
    return found


def plain(text: str) -> str:
    return re.sub(r"\\(.)", lambda held: "\n" if held[1] == "n" else held[1], text)


def test_the_calendar_is_read_back_line_by_line(ws: Workspace, inspected: Inspected) -> None:
    words = "灯坏；看 A,B\\C; 换掉\n再试" + "很长的说明" * 30
    ledger_fields.set_fields(ws, inspected.light, {"supervisor": words})
    data = due.calendar(ws)
    lines = unfolded(data)
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-1] == "END:VCALENDAR"
    found = events(data)
    running = {one.id: one for one in ledger(ws) if one.to_do and one.deadline}
    assert set(found) == {f"{one}@facility-inspector" for one in running}
    light = found[f"{inspected.light}@facility-inspector"]
    assert light["DTSTART;VALUE=DATE"] == "20261127"
    assert light["DTEND;VALUE=DATE"] == "20261128"
    assert light["DTSTAMP"].startswith("20261120T07"), "the time in UTC"
    line = running[inspected.light]
    assert plain(light["SUMMARY"]) == f"整改到期：示例镇敬老院 {line.topic}"
    assert plain(light["LOCATION"]) == "示例镇敬老院 二层东侧"
    assert words in plain(light["DESCRIPTION"])
    assert light["SEQUENCE"] == "0"


def test_a_moved_deadline_moves_the_same_event(ws: Workspace, inspected: Inspected) -> None:
    uid = f"{inspected.light}@facility-inspector"
    before = events(due.calendar(ws))[uid]
    rectification.extend(ws, inspected.light, date(2026, 12, 4), "缺货", "示例丙")
    after = events(due.calendar(ws))[uid]
    assert after["DTSTART;VALUE=DATE"] == "20261204"
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    rectification.report_done(ws, inspected.light)
    assert uid not in events(due.calendar(ws))


def test_the_calendar_is_written_to_a_file(
    ws: Workspace, inspected: Inspected, tmp_path: Path
) -> None:
    path = tmp_path / "整改期限.ics"
    count = due.export_calendar(ws, path)
    assert count == len(events(path.read_bytes())) > 3
    refused = refusal(lambda: due.export_calendar(ws, tmp_path / "没有" / "x.ics"))
    assert refused.code == "file.cannot_write"
    assert get_finding(ws, inspected.light).to_do
