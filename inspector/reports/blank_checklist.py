"""The full blank checklist of a visit: every question, what fails, its limit, room for notes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from inspector.facts.route_sheet import RouteLine, RouteSheet
from inspector.reports import marks, signs, text, words
from inspector.reports.grid import Column, Table
from inspector.reports.page import (
    BOTTOM,
    FINE,
    FINE_LEADING,
    HAIR,
    LEFT,
    MEASURE,
    MM,
    RIGHT,
    SMALL,
    THIN,
    TOP,
    Flow,
    Leaf,
)
from inspector.reports.pocket import imprint
from inspector.reports.press import print_leaves

_TITLE = "现场检查表"
_COLUMNS = (
    Column("序号", 9 * MM),
    Column("检查项", 26 * MM, bold=True),
    Column("检查内容", 40 * MM),
    Column("怎样算不符合", 36 * MM),
    Column("结果", 10 * MM),
    Column("情况记录", 35 * MM),
)
_RESULT = LEFT + 111 * MM
_LEAST = 4  # lines of each row, so that the notes have room
_ABOVE = 14 * MM  # how far the pages begin above the text area of a signed paper
_UNBROKEN = "\xa0"
_LINE = "______"


def render_blank(sheet: RouteSheet) -> bytes:
    """The PDF: as many pages as it takes, by stop of the route."""
    flow = Flow()
    flow.y = TOP - _ABOVE
    _head(flow, sheet)
    for stop in sheet.stops:
        flow.heading(stop.label, f"{len(stop.lines)} 项", keep=80)
        flow.mark(stop.label, 0)
        table = Table(flow, _COLUMNS)
        table.head()
        for line in stop.lines:
            table.row(_cells(line), draw=partial(_boxes, flow))
    for number, leaf in enumerate(flow.leaves, 1):
        _surround(leaf, sheet, number, len(flow.leaves))
    return print_leaves(flow.leaves, imprint(sheet, _TITLE), Path)


def _head(flow: Flow, sheet: RouteSheet) -> None:
    leaf = flow.leaf
    leaf.write_centred((LEFT + RIGHT) / 2, flow.y + 16, _TITLE, 16, bold=True)
    flow.y += 30
    rows = (
        ("检查对象", sheet.facility),
        ("检查日期", f"{words.day(sheet.begun)}　　共 {sheet.count} 项　　单号 {sheet.code}"),
    )
    for caption, value in rows:
        leaf.write(LEFT, flow.y + 12, caption, 10.5, bold=True)
        for line in text.lines(value, MEASURE - 20 * MM, 10.5)[:2]:
            leaf.write(LEFT + 20 * MM, flow.y + 12, line, 10.5)
            flow.y += 17
    leaf.write(LEFT, flow.y + 14, "检查人员", 10.5, bold=True)
    leaf.rule(flow.y + 17, HAIR, LEFT + 20 * MM, LEFT + 92 * MM)
    leaf.write(LEFT + 96 * MM, flow.y + 14, "起止时间", 10.5, bold=True)
    leaf.rule(flow.y + 17, HAIR, LEFT + 116 * MM, RIGHT)
    flow.y += 24


def _cells(line: RouteLine) -> list[str]:
    limit = f"限值：{line.limit.replace(' ', _UNBROKEN)}" if line.limit else ""
    fails = "\n".join(part for part in (line.fails, limit) if part)
    return [str(line.number), line.topic, line.ask, fails, "", _to_fill(line)]


def _to_fill(line: RouteLine) -> str:
    """What is to be written down beside the verdict, and lines left white below it."""
    asked = []
    if line.measured:
        asked.append(f"实测{_LINE}{_UNBROKEN}{line.unit}")
    if line.repeat:
        asked += [f"查{_LINE}处", f"不合格{_LINE}处"]
    return "\n".join([*asked, *[""] * (_LEAST - len(asked))])


def _boxes(flow: Flow, top: float) -> None:
    """A box for each of the three results, one below the other."""
    side = FINE * 0.95
    for number in range(signs.COUNT):
        y = top + number * FINE_LEADING * 1.2
        marks.empty_box(flow.leaf, _RESULT + 3, y + 1, side)
        signs.sign(flow.leaf, number, _RESULT + side + 7, y + 1.5, side * 0.85)


def _surround(leaf: Leaf, sheet: RouteSheet, number: int, total: int) -> None:
    """Header from the second page on, footer with the number of the page."""
    if number > 1:
        y = TOP - 5 * MM
        facility = text.cut_to(sheet.facility, MEASURE * 0.6, SMALL)
        leaf.write(LEFT, y, f"{_TITLE}　{words.day(sheet.begun)}　单号 {sheet.code}", SMALL)
        leaf.write_right(RIGHT, y, facility, SMALL)
        leaf.rule(y + 5, HAIR)
    foot = BOTTOM + 8 * MM
    leaf.rule(foot, THIN / 2)
    end = signs.legend(leaf, LEFT, foot + 12, SMALL)
    leaf.write(end, foot + 12, "不涉及的写理由", SMALL)
    leaf.write_right(RIGHT, foot + 12, f"第 {number} 页　共 {total} 页", SMALL)
