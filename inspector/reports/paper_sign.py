"""Places to sign and the place kept free for the seal, 42 mm across."""

from __future__ import annotations

from inspector.reports import text, words
from inspector.reports.closing import BLANK_DATE
from inspector.reports.layout import SignBlock
from inspector.reports.page import BODY, LEFT, MEASURE, MM, RIGHT, SMALL, THIN, Flow, Leaf
from inspector.reports.paper_desk import PaperDesk

_GAP = 3 * MM
_SEAL_WIDE, _SEAL_HIGH = 52 * MM, 46 * MM
_MOST_ACROSS = 4


def _across(block: SignBlock) -> int:
    """How many cells stand beside each other."""
    return 2 if block.seal or len(block.cells) > _MOST_ACROSS else max(1, len(block.cells))


def height_of_sign(desk: PaperDesk, block: SignBlock) -> float:
    """How high the places to sign are."""
    rows = -(-len(block.cells) // _across(block))
    cells = rows * (desk.pace.sign + _GAP) - _GAP
    return 8 + max(cells, _SEAL_HIGH if block.seal else 0.0)


def lay_sign(flow: Flow, desk: PaperDesk, block: SignBlock, company: float = 0.0) -> None:
    """Cells in rows, the seal at their right; all of it on one page."""
    height = height_of_sign(desk, block)
    flow.need(height + (_GAP + company if company else 0.0))
    flow.y += 8
    room = MEASURE - (_SEAL_WIDE + _GAP if block.seal else 0.0)
    columns = max(2, _across(block))
    width = (room - (columns - 1) * _GAP) / columns
    for number, (caption, name) in enumerate(block.cells):
        down, across = divmod(number, columns)
        top = flow.y + down * (desk.pace.sign + _GAP)
        x = LEFT + across * (width + _GAP)
        place = (x, top, width, desk.pace.sign)
        _cell(flow.leaf, place, desk.fill(caption), desk.cell(name))
    if block.seal:
        _seal(flow, desk, block)
    flow.y += height - 8 + _GAP


def _cell(leaf: Leaf, place: tuple[float, float, float, float], caption: str, name: str) -> None:
    x, top, width, height = place
    leaf.box(x, top, width, height, THIN)
    shown = text.cut_to(caption, width - 12, 9.5, bold=True)
    leaf.write(x + 6, top + 14, shown, 9.5, bold=True)
    beside = width - 18 - text.width_of(shown, 9.5, bold=True)
    leaf.write_right(x + width - 6, top + 14, text.cut_to(name, beside, SMALL), SMALL)
    foot = top + height - 6
    leaf.rule(foot - 11, THIN, x + 12, x + width - 12)
    leaf.write_right(x + width - 8, foot, BLANK_DATE, 8)


def _seal(flow: Flow, desk: PaperDesk, block: SignBlock) -> None:
    x, top, leaf = RIGHT - _SEAL_WIDE, flow.y, flow.leaf
    leaf.box(x, top, _SEAL_WIDE, _SEAL_HIGH, THIN, dash=3)
    leaf.write(x + 6, top + 13, "（盖章处）", SMALL)
    owner = text.lines(desk.fill(block.seal), _SEAL_WIDE - 10, BODY)[:3]
    foot = top + _SEAL_HIGH - 10
    for number, line in enumerate(reversed(owner)):
        leaf.write_centred(x + _SEAL_WIDE / 2, foot - 18 - number * 15, line, BODY)
    dated = words.day(desk.facts.issued_at) if block.dated and not desk.draft else BLANK_DATE
    leaf.write_centred(x + _SEAL_WIDE / 2, foot, dated, BODY)
