"""The end of the signed paper: notice, opinion of the party, signatures, seal place, annexes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspector.facts.visit import Signature
from inspector.facts.vocabulary import Manner, Role, SignerRole
from inspector.reports import text, words
from inspector.reports.desk import Annex, Desk
from inspector.reports.page import (
    BODY_LEADING,
    BOTTOM,
    LEFT,
    MEASURE,
    MM,
    RIGHT,
    SMALL,
    SMALL_LEADING,
    THIN,
    Flow,
    Picture,
    baseline,
)

BLANK_DATE = "年　　月　　日"
_GAP = 6 * MM
_SEAL_WIDTH, _SEAL_HEIGHT = 62 * MM, 44 * MM
_OPINION_LINES = 6
_OPINION_LEAST = 58.0
_CELL_HEIGHTS = ((4, 2, 28 * MM), (6, 2, 25 * MM), (12, 3, 25 * MM), (999, 4, 17 * MM))
_MOST_CELLS = 24


@dataclass(frozen=True, slots=True)
class _Cell:
    """A place to sign: whose, what is printed beside the name, and how it was signed."""

    caption: str
    name: str
    signature: Signature | None
    unused: bool = False


def lay_closing(flow: Flow, desk: Desk, annexes: Sequence[Annex], pages: int) -> None:
    """The block kept on one page; `pages` is how many pages are signed."""
    cells = _cells(desk)
    columns, height = _shape(len(cells))
    rows = -(-len(cells) // columns)
    said = _said(desk, annexes, pages)
    opinion = _opinion(desk)
    opinion_height = max(_OPINION_LEAST, 24 + len(opinion) * BODY_LEADING)
    whole = 22 + len(said) * BODY_LEADING + opinion_height + 14
    whole += rows * (height + 8) + 8 + _SEAL_HEIGHT + 18
    flow.skip(12)
    flow.need(min(whole, BOTTOM))
    flow.heading("告知与签字")
    flow.mark("告知与签字", 1)
    flow.write_lines(said)
    flow.y += 6
    _lay_opinion(flow, opinion, opinion_height)
    flow.y += 8
    _lay_cells(flow, desk, cells, columns, height)
    _lay_seal(flow, annexes, pages)


def _said(desk: Desk, annexes: Sequence[Annex], pages: int) -> list[str]:
    counts = {
        "agency": desk.record.agency,
        "pages": pages,
        "annexes": sum(len(annex.flow.leaves) for annex in annexes),
        "photos": len(desk.record.photos),
    }
    said = f"{desk.wording.notice}\n{desk.wording.reading}".format(**counts)
    return desk.limited("告知事项", said, MEASURE, 9)


def _opinion(desk: Desk) -> list[str]:
    signed = [s for s in desk.paper.signatures if s.role is SignerRole.FACILITY]
    written = "\n".join(s.opinion for s in signed if s.opinion.strip())
    if written:
        return desk.limited("被检查单位意见", written, MEASURE - 16, _OPINION_LINES)
    on_screen = signed and all(s.manner is Manner.SCREEN for s in signed)
    return [words.NOTHING] if on_screen else []


def _lay_opinion(flow: Flow, opinion: Sequence[str], height: float) -> None:
    top = flow.y
    flow.leaf.box(LEFT, top, MEASURE, height, THIN)
    flow.leaf.write(LEFT + 8, top + 16, "被检查单位意见：", bold=True)
    for number, line in enumerate(opinion):
        flow.leaf.write(LEFT + 8, top + 22 + number * BODY_LEADING + 12, line)
    flow.y += height


def _cells(desk: Desk) -> list[_Cell]:
    signatures = {s.person: s for s in desk.paper.signatures}
    officers = [p for p in desk.record.people if p.role in (Role.LEADER, Role.OFFICER)]
    cells = []
    for officer in officers[:_MOST_CELLS]:
        about = f"{officer.name}　{officer.certificate}".strip()
        signature = signatures.get(officer.id) or signatures.get(officer.name)
        cells.append(_Cell("检查人员", about, signature))
    facility = [s for s in desk.paper.signatures if s.role is SignerRole.FACILITY]
    for signature in facility:
        named = f"{_name(desk, signature)}　{signature.position}".strip()
        cells.append(_Cell("被检查单位", named, signature))
    if not facility:
        cells.append(_Cell("被检查单位", "", None))
    return [*cells, _witnesses(facility)]


def _name(desk: Desk, signature: Signature) -> str:
    known = {person.id: person.name for person in desk.record.people}
    return known.get(signature.person, signature.person)


def _witnesses(facility: Sequence[Signature]) -> _Cell:
    refused = [s for s in facility if s.manner is Manner.REFUSED]
    if refused:
        return _Cell("见证人", "、".join(w for s in refused for w in s.witnesses), None)
    settled = bool(facility) and all(s.manner is Manner.SCREEN for s in facility)
    return _Cell("见证人（拒绝签字时）", words.NOTHING if settled else "", None, unused=settled)


def _shape(count: int) -> tuple[int, float]:
    return next((columns, height) for most, columns, height in _CELL_HEIGHTS if count <= most)


def _lay_cells(
    flow: Flow, desk: Desk, cells: Sequence[_Cell], columns: int, height: float
) -> None:
    width = (MEASURE - (columns - 1) * _GAP) / columns
    for start in range(0, len(cells), columns):
        for place, cell in enumerate(cells[start : start + columns]):
            _lay_cell(flow, desk, cell, LEFT + place * (width + _GAP), width, height)
        flow.y += height + 8


def _lay_cell(
    flow: Flow, desk: Desk, cell: _Cell, x: float, width: float, height: float
) -> None:
    leaf, top = flow.leaf, flow.y
    leaf.box(x, top, width, height, THIN)
    leaf.write(x + 6, top + 14, cell.caption, 9.5, bold=True)
    beside = width - 18 - text.width_of(cell.caption, 9.5, bold=True)
    leaf.write_right(x + width - 6, top + 14, text.cut_to(cell.name, beside, SMALL), SMALL)
    signature = cell.signature
    if signature and signature.manner is Manner.REFUSED:
        _lay_refusal(flow, desk, signature, x, width)
        return
    foot = top + height - 7
    if not cell.unused:
        leaf.rule(foot - 12, THIN, x + 14, x + width - 14)
    if signature and signature.manner is Manner.SCREEN:
        if signature.image:
            room = height - 20 - 22
            leaf.pictures.append(
                Picture(signature.image, x + 16, top + 18, width - 32, room, signature=True)
            )
        leaf.write(x + 6, foot, f"{words.moment(signature.at)}　屏幕手写", 8)
    elif not cell.unused:
        leaf.write_right(x + width - 8, foot, BLANK_DATE, 8)


def _lay_refusal(flow: Flow, desk: Desk, signature: Signature, x: float, width: float) -> None:
    said = [f"拒绝签字。理由：{signature.reason or words.NOTHING}"]
    said.append(f"在场：{'、'.join(signature.witnesses) or words.NOTHING}")
    said.append(f"报告：{signature.reported_to or words.NOTHING}　{words.moment(signature.at)}")
    lines = desk.limited("拒绝签字的情况", "\n".join(said), width - 12, 4, 8.5)
    for number, line in enumerate(lines):
        flow.leaf.write(x + 6, flow.y + 30 + number * 12, line, 8.5)


def _lay_seal(flow: Flow, annexes: Sequence[Annex], pages: int) -> None:
    top, leaf = flow.y, flow.leaf
    leaf.write(LEFT, top + 12, "检查机关（盖章处）", 9.5, bold=True)
    leaf.box(LEFT, top + 18, _SEAL_WIDTH, _SEAL_HEIGHT, THIN, dash=3)
    leaf.write_right(LEFT + _SEAL_WIDTH - 8, top + 10 + _SEAL_HEIGHT, BLANK_DATE, SMALL)
    x, y = LEFT + _SEAL_WIDTH + 10 * MM, top + 12
    total = sum(len(annex.flow.leaves) for annex in annexes)
    leaf.write(x, y, f"附件共 {total} 页", 9.5, bold=True)
    first = pages + 1
    for number, annex in enumerate(annexes, 1):
        count = len(annex.flow.leaves)
        y += SMALL_LEADING + 3
        leaf.write(x, y, f"附件 {number}　{annex.title}", SMALL)
        until = f" 至 {first + count - 1}" if count > 1 else ""
        leaf.write_right(RIGHT, y, f"{count} 页，第 {first}{until} 页", SMALL)
        first += count
    flow.y = top + 18 + _SEAL_HEIGHT
