"""What stands around a paper's pages: header, the line signed on every page, page x of y."""

from __future__ import annotations

from inspector.reports import text
from inspector.reports.closing import BLANK_DATE
from inspector.reports.margins import DRAFT, TRIAL
from inspector.reports.page import BOTTOM, HAIR, LEFT, MEASURE, MM, RIGHT, SMALL, THIN, Leaf
from inspector.reports.page_code import BESIDE
from inspector.reports.paper_desk import PaperDesk

INTERNAL = "内部资料　不对外出具"
_HEADER = 29 * MM
_SIGNING = BOTTOM + 8 * MM
_FOOTER = BOTTOM + 12.5 * MM


def surround(leaf: Leaf, desk: PaperDesk, number: int, total: int) -> None:
    """Header and footer of page `number` of `total`."""
    facts = desk.facts
    if number > 1:
        leaf.write(LEFT, _HEADER, text.cut_to(facts.title, MEASURE / 2 - 20, SMALL), SMALL)
        both = "　".join(part for part in (facts.facility_name, facts.number) if part)
        leaf.write_right(RIGHT, _HEADER, text.cut_to(both, MEASURE / 2, SMALL), SMALL)
        leaf.rule(_HEADER + 5, HAIR)
    above = _HEADER - 8 * MM
    if desk.draft:
        leaf.write_centred((LEFT + RIGHT) / 2, above, DRAFT, 11, bold=True)
    if not desk.template.handed_out:
        leaf.write(LEFT, above, INTERNAL, SMALL, bold=True)
    if desk.template.foot:
        _signing_line(leaf, desk.template.foot)
    end = BESIDE if desk.coded else RIGHT
    leaf.rule(_FOOTER, HAIR, LEFT, end)
    below = _FOOTER + 12
    left = "　".join(part for part in (facts.number, f"第 {facts.revision} 版") if part)
    leaf.write(LEFT, below, text.cut_to(left, MEASURE / 3, SMALL - 1), SMALL - 1)
    leaf.write_centred((LEFT + RIGHT) / 2, below, f"第 {number} 页　共 {total} 页", SMALL)
    if not desk.template.verified:
        leaf.write_right(end, below, TRIAL, SMALL - 1)


def _signing_line(leaf: Leaf, captions: tuple[str, ...]) -> None:
    date = text.width_of(BLANK_DATE, SMALL) + 8
    each = (MEASURE - date) / len(captions)
    for place, caption in enumerate(captions):
        x = LEFT + place * each
        leaf.write(x, _SIGNING, caption, SMALL)
        leaf.rule(_SIGNING + 2, THIN / 2, x + text.width_of(caption, SMALL) + 3, x + each - 6)
    leaf.write_right(RIGHT, _SIGNING, BLANK_DATE, SMALL)
