"""随身单: all items of a visit on one sheet of A4, in three panels that fold into a pocket."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from inspector.facts.route_sheet import RouteLine, RouteSheet
from inspector.reports import signs, text, words
from inspector.reports.page import HAIR, HEIGHT, MM, THIN, WIDTH, Leaf
from inspector.reports.press import Imprint, print_leaves
from inspector.reports.record_pdf import stamp

_PAGES, _PANELS = 2, 3
_PANEL = WIDTH / _PANELS
_EDGE = 5 * MM  # what printers leave white, and what a fold takes
_TOP, _BOTTOM = 20 * MM, HEIGHT - 7 * MM
_TALLEST, _GOOD = 8.2 * MM, 6.0 * MM  # a row at most, and from which one page is enough
_STEP = 0.05 * MM
_NUMBER = 9 * MM
_BOX, _GAP, _FRAME = 4.0 * MM, 1.6 * MM, 0.6
_HEADS = 1.0  # rows that the signs above the boxes take
_LARGEST, _SMALLEST = 10.5, 0.7  # points, and the share of them that a long topic keeps


class _Row(Struct, frozen=True):
    """A line of a panel: an item, or the stop that the items below belong to."""

    line: RouteLine | None
    stop: str


def render_pocket(sheet: RouteSheet) -> bytes:
    """The PDF of at most two pages; a row is as high as their number allows."""
    height = _row_height(sheet)
    panels = _balanced(sheet, _room(height))
    pages = -(-len(panels) // _PANELS) or 1
    leaves = [Leaf() for _page in range(pages)]
    for number, leaf in enumerate(leaves, 1):
        _head(leaf, sheet, number, pages)
    for number, rows in enumerate(panels):
        leaf = leaves[number // _PANELS]
        _panel(leaf, rows, number % _PANELS * _PANEL, height)
    return print_leaves(leaves, imprint(sheet, "随身单"), Path)


def imprint(sheet: RouteSheet, title: str) -> Imprint:
    """What stands in the file beside the pages of a sheet."""
    facts = sha256(repr(sheet).encode("utf-8", "replace")).digest()[:16]
    return Imprint(
        title=f"{title}　{text.visible(sheet.facility)}",
        author=text.visible(sheet.agency),
        subject=text.visible(sheet.facility),
        keywords=title,
        stamp=stamp(sheet.begun),
        permanent=facts,
        present=facts,
    )


def _row_height(sheet: RouteSheet) -> float:
    """The greatest height with which one page holds all, else two."""
    for pages, least in ((1, _GOOD), (_PAGES, 0.0)):
        height = _TALLEST
        while height > least + _STEP:
            if len(list(_panels(sheet, _room(height)))) <= pages * _PANELS:
                return height
            height -= _STEP
    return height


def _room(height: float) -> int:
    """How many rows of this height stand in a panel below the signs."""
    return max(int((_BOTTOM - _TOP) / height - _HEADS), 2)


def _balanced(sheet: RouteSheet, room: int) -> list[list[_Row]]:
    """The panels filled alike: as few rows in each as their number of pages allows."""
    panels = list(_panels(sheet, room))
    most = -(-len(panels) // _PANELS) * _PANELS
    while room > 2 and len(fewer := list(_panels(sheet, room - 1))) <= most:
        panels, room = fewer, room - 1
    return panels


def _panels(sheet: RouteSheet, room: int) -> Iterator[list[_Row]]:
    """The rows of each panel; a stop that goes on is named again, none is named last."""
    panel: list[_Row] = []
    for stop in sheet.stops:
        if len(panel) + 2 > room:
            yield panel
            panel = []
        panel.append(_Row(None, stop.label))
        for line in stop.lines:
            if len(panel) == room:
                yield panel
                panel = [_Row(None, f"{stop.label}（续）")]
            panel.append(_Row(line, stop.label))
    if panel:
        yield panel


def _head(leaf: Leaf, sheet: RouteSheet, number: int, pages: int) -> None:
    left, right = _EDGE, WIDTH - _EDGE
    leaf.write(left, 10 * MM, "随身单", 15, bold=True)
    about = f"{words.day(sheet.begun)}　共 {sheet.count} 项　单号 {sheet.code}"
    leaf.write_right(right, 10 * MM, about, 10)
    start = left + 21 * MM
    room = right - text.width_of(about, 10) - 5 * MM - start
    leaf.write(start, 10 * MM, text.cut_to(sheet.facility, room, 12, bold=True), 12, bold=True)
    legend = "没看的空着；回来录入不符合、不涉及和没看的序号，其余整组确认"
    leaf.write(signs.legend(leaf, left, 15.5 * MM, 8.5), 15.5 * MM, legend, 8.5)
    side = f"第 {number} 面　共 {pages} 面"
    leaf.write_right(right, 15.5 * MM, side, 8.5)
    leaf.rule(17.5 * MM, THIN, left, right)
    for fold in range(1, _PANELS):
        x = fold * _PANEL
        leaf.upright(x, 0, 4 * MM)
        leaf.upright(x, HEIGHT - 4 * MM, HEIGHT)


def _panel(leaf: Leaf, rows: Sequence[_Row], x: float, height: float) -> None:
    left, right = x + _EDGE, x + _PANEL - _EDGE
    box = min(_BOX, height * 0.66)
    boxes = [right - (box + _GAP) * n + _GAP for n in range(signs.COUNT, 0, -1)]
    top = _TOP
    size = min(9.0, height * 0.5)
    for number, spot in enumerate(boxes):
        signs.sign(leaf, number, spot + (box - size) / 2, top + (height - size) / 2, size)
    top += height * _HEADS
    for row in rows:
        foot = top + height
        middle = top + height / 2
        if row.line is None:
            size = min(_LARGEST, height * 0.62)
            leaf.write(left, middle + size * 0.42, row.stop, size, bold=True)
            leaf.rule(foot, THIN, left, right)
        else:
            _line(leaf, row.line, left, boxes[0] - 2 * MM, middle, height)
            for spot in boxes:
                leaf.box(spot, middle - box / 2, box, box, _FRAME)
            leaf.rule(foot, HAIR / 2, left, right)
        top = foot


def _line(
    leaf: Leaf, line: RouteLine, left: float, right: float, middle: float, height: float
) -> None:
    """The number and the topic, smaller where it would not fit."""
    size = min(_LARGEST, height * 0.62)
    leaf.write_right(
        left + _NUMBER - 2 * MM, middle + size * 0.38, str(line.number), size, bold=True
    )
    room = right - left - _NUMBER
    # A hair less than what fits, lest rounding cuts the last character.
    shrunk = min(1.0, 0.998 * room / max(1.0, text.width_of(line.topic, size)))
    fitting = size * max(shrunk, _SMALLEST)
    shown = text.cut_to(line.topic, room, fitting)
    leaf.write(left + _NUMBER, middle + fitting * 0.38, shown, fitting)
