"""Sheets that never leave the office: the mark on each page, foot and imprint."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from inspector.reports import text
from inspector.reports.page import (
    BOTTOM,
    HAIR,
    LEFT,
    MEASURE,
    MM,
    RIGHT,
    SMALL,
    TOP,
    Flow,
    Leaf,
)
from inspector.reports.press import Imprint, print_leaves
from inspector.reports.record_pdf import stamp

_MARK = 15.0
_MARK_Y = TOP - 13 * MM
_MIDDLE = (LEFT + RIGHT) / 2


class Internal(Struct, frozen=True, kw_only=True):
    """What stands around such a sheet; `mark` says who must not get it, `at` is ISO."""

    mark: str
    title: str
    agency: str
    about: str
    foot: str
    at: str


def lay_title(flow: Flow, title: str, below: str = "") -> None:
    """The name of the sheet in the middle, a small line below it."""
    flow.leaf.write_centred(_MIDDLE, flow.y + 22, title, 20, bold=True)
    flow.y += 34
    if below:
        flow.leaf.write_centred(_MIDDLE, flow.y + 8, text.cut_to(below, MEASURE, 11), 11)
        flow.y += 18


def print_internal(flow: Flow, sheet: Internal) -> bytes:
    """The PDF: same sheet, same bytes."""
    for number, leaf in enumerate(flow.leaves, 1):
        _surround(leaf, sheet, number, len(flow.leaves))
    return print_leaves(flow.leaves, _imprint(flow.leaves, sheet), Path)


def _surround(leaf: Leaf, sheet: Internal, number: int, total: int) -> None:
    leaf.write(LEFT, _MARK_Y, sheet.mark, _MARK, bold=True)
    if number > 1:
        leaf.write_right(RIGHT, _MARK_Y, sheet.title, SMALL)
    foot = BOTTOM + 8 * MM
    leaf.rule(foot, HAIR)
    leaf.write(LEFT, foot + 12, text.cut_to(sheet.foot, MEASURE - 34 * MM, SMALL), SMALL)
    leaf.write_right(RIGHT, foot + 12, f"第 {number} 页　共 {total} 页", SMALL)


def _imprint(leaves: Sequence[Leaf], sheet: Internal) -> Imprint:
    drawn = repr([leaf.texts for leaf in leaves]).encode("utf-8", "replace")
    return Imprint(
        title=text.visible(sheet.title),
        author=text.visible(sheet.agency),
        subject=text.visible(sheet.about),
        keywords=text.visible(sheet.mark),
        stamp=stamp(sheet.at),
        permanent=sha256(repr(sheet).encode("utf-8", "replace")).digest()[:16],
        present=sha256(drawn).digest()[:16],
    )
