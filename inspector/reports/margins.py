"""What stands around the pages: header, footer with page x of y, and the line to be signed."""

from __future__ import annotations

from collections.abc import Sequence

from inspector.facts.visit import Signature
from inspector.facts.vocabulary import Manner, SignerRole
from inspector.reports import text, words
from inspector.reports.closing import BLANK_DATE
from inspector.reports.desk import Desk
from inspector.reports.page import (
    BOTTOM,
    HAIR,
    LEFT,
    MEASURE,
    MM,
    RIGHT,
    SMALL,
    THIN,
    Leaf,
    Picture,
)
from inspector.reports.page_code import BESIDE

DRAFT = "草稿"
TRIAL = "试用文本"
_HEADER = 29 * MM
_SIGNING = BOTTOM + 8 * MM
_FOOTER = BOTTOM + 12.5 * MM
_FACILITY, _OFFICERS = "被检查单位(签字)", "检查人员(签字)"


def surround(leaf: Leaf, desk: Desk, title: str, number: int, total: int) -> None:
    """Header and footer of page `number` of `total`; `title` names the paper or the annex."""
    facility = text.cut_to(desk.record.facility_name, MEASURE / 2, SMALL)
    numbered = text.cut_to(desk.record.number or "", MEASURE / 2, SMALL)
    if number > 1:
        leaf.write(LEFT, _HEADER, text.cut_to(title, MEASURE / 2 - 20, SMALL), SMALL)
        both = "　".join(part for part in (facility, numbered) if part)
        leaf.write_right(RIGHT, _HEADER, text.cut_to(both, MEASURE / 2, SMALL), SMALL)
        leaf.rule(_HEADER + 5, HAIR)
    if desk.draft:
        leaf.write_centred((LEFT + RIGHT) / 2, _HEADER - 8 * MM, DRAFT, 11, bold=True)
    if leaf.signed:
        _signing_line(leaf, desk.paper.signatures)
    end = RIGHT if desk.draft else BESIDE
    leaf.rule(_FOOTER, HAIR, LEFT, end)
    below = _FOOTER + 12
    edition = f"第 {desk.record.revision} 版"
    left = "　".join(part for part in (numbered, edition) if part)
    leaf.write(LEFT, below, text.cut_to(left, MEASURE / 3, SMALL - 1), SMALL - 1)
    leaf.write_centred((LEFT + RIGHT) / 2, below, f"第 {number} 页　共 {total} 页", SMALL)
    if not desk.wording.verified:
        leaf.write_right(end, below, TRIAL, SMALL - 1)


def _signing_line(leaf: Leaf, signatures: Sequence[Signature]) -> None:
    """Who signs each page: handwriting where it was given on screen, else room for the pen."""
    facility = [s for s in signatures if s.role is SignerRole.FACILITY]
    officers = [s for s in signatures if s.role is SignerRole.OFFICER]
    _place(leaf, _FACILITY, facility, LEFT, LEFT + 60 * MM)
    _place(leaf, _OFFICERS, officers, LEFT + 63 * MM, LEFT + 122 * MM)
    screen = bool(signatures) and all(s.manner is Manner.SCREEN for s in signatures)
    signed_on = max((s.at for s in signatures), default="") if screen and facility else ""
    leaf.write_right(RIGHT, _SIGNING, words.day(signed_on) if signed_on else BLANK_DATE, SMALL)


def _place(
    leaf: Leaf, caption: str, signatures: Sequence[Signature], left: float, right: float
) -> None:
    leaf.write(left, _SIGNING, caption, SMALL)
    start = left + text.width_of(caption, SMALL) + 3
    leaf.rule(_SIGNING + 2, THIN / 2, start, right)
    if any(s.manner is Manner.REFUSED for s in signatures):
        leaf.write(start + 4, _SIGNING, Manner.REFUSED.label, SMALL)
        return
    images = [s.image for s in signatures if s.manner is Manner.SCREEN and s.image]
    width = (right - start) / max(1, len(images))
    for number, image in enumerate(images):
        x = start + number * width
        leaf.pictures.append(Picture(image, x, _SIGNING - 7 * MM, width, 7.5 * MM, signature=True))
