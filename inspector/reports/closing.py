"""The end of the signed paper: notice, opinion of the party, signatures, seal place, annexes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from inspector.facts.visit import Signature
from inspector.facts.vocabulary import Manner, Role, SignerRole
from inspector.reports import text, words
from inspector.reports.desk import Annex, Desk
from inspector.reports.page import (
    BODY_LEADING,
    LEFT,
    MEASURE,
    MM,
    RIGHT,
    SMALL,
    SMALL_LEADING,
    THIN,
    Flow,
    Picture,
)

BLANK_DATE = "年　　月　　日"
_GAP = 3 * MM
_SEAL = 49 * MM
_CELLS = MEASURE - _SEAL - _GAP
_FEW, _MOST_OFFICERS = 8, 16
# So many cells at most: in so many columns, so high.
_SHAPES = ((4, 2, 25 * MM), (6, 2, 23 * MM), (_FEW, 2, 21 * MM), (18, 3, 19 * MM))
_OPINION_LINES, _OPINION_LINES_AMONG_MANY = 6, 3
_OPINION_LEAST = 52.0


class _Cell(Struct, frozen=True):
    """A place to sign: whose, what is printed behind the name, and how it was signed."""

    caption: str
    name: str = ""
    about: str = ""
    signature: Signature | None = None
    unused: bool = False


def lay_closing(flow: Flow, desk: Desk, annexes: Sequence[Annex], pages: int) -> None:
    """The block kept on one page; `pages` is how many pages are signed."""
    cells = _cells(desk)
    columns, height = next((across, high) for most, across, high in _SHAPES if len(cells) <= most)
    signing = max(-(-len(cells) // columns) * (height + _GAP), _SEAL)
    said = _said(desk, annexes, pages)
    refusal = _refusal(desk)
    listed = text.lines(_listed(annexes, pages), MEASURE, SMALL)
    opinion = _opinion(desk, _OPINION_LINES if len(cells) <= _FEW else _OPINION_LINES_AMONG_MANY)
    opinion_height = max(_OPINION_LEAST, 26 + len(opinion) * BODY_LEADING)
    flow.skip(6)
    flow.need(
        38
        + (len(said) + len(refusal) + len(listed)) * SMALL_LEADING
        + opinion_height
        + 17
        + signing
    )
    flow.heading("告知与签字")
    flow.mark("告知与签字", 1)
    flow.write_lines(said, LEFT, SMALL, SMALL_LEADING)
    flow.y += 5
    _lay_opinion(flow, opinion, opinion_height)
    flow.y += 6
    flow.write_lines(refusal, LEFT, SMALL, SMALL_LEADING)
    flow.y += 3 if refusal else 0
    _lay_cells(flow, cells, columns, height)
    _lay_seal(flow, signing - _GAP)
    flow.y += signing
    flow.write_lines(listed, LEFT, SMALL, SMALL_LEADING)


def _said(desk: Desk, annexes: Sequence[Annex], pages: int) -> list[str]:
    counts = {
        "agency": desk.record.agency,
        "pages": pages,
        "annexes": sum(len(annex.flow.leaves) for annex in annexes),
        "photos": len(desk.record.photos),
    }
    said = f"{desk.wording.notice}\n{desk.wording.reading}".format(**counts)
    return desk.limited("告知事项", said, MEASURE, 8, SMALL)


def _refusal(desk: Desk) -> list[str]:
    """Why it was not signed, who was there, to whom it was reported."""
    said = [
        f"被检查单位拒绝签字。理由：{s.reason or words.NOTHING}。"
        f"在场人：{'、'.join(map(words.witness, s.witnesses)) or words.NOTHING}。"
        f"已报告：{s.reported_to or words.NOTHING}。"
        for s in desk.paper.signatures
        if s.manner is Manner.REFUSED
    ]
    return desk.limited("拒绝签字的情况", "\n".join(said), MEASURE, 4, SMALL)


def _listed(annexes: Sequence[Annex], pages: int) -> str:
    """附件共 12 页, and of each annex its name and pages."""
    first, named = pages + 1, []
    for number, annex in enumerate(annexes, 1):
        last = first + len(annex.flow.leaves) - 1
        until = f" 至 {last}" if last > first else ""
        named.append(f"{number}. {annex.title}，第 {first}{until} 页")
        first = last + 1
    return f"附件共 {first - pages - 1} 页：{'；'.join(named)}。"


def _opinion(desk: Desk, most: int) -> list[str]:
    signed = [s for s in desk.paper.signatures if s.role is SignerRole.FACILITY]
    written = "\n".join(s.opinion for s in signed if s.opinion.strip())
    if written:
        return desk.limited("被检查单位意见", written, MEASURE - 16, most)
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
    shown = officers if len(officers) <= _MOST_OFFICERS else officers[: _MOST_OFFICERS - 1]
    for officer in shown:
        signature = signatures.get(officer.id) or signatures.get(officer.name)
        cells.append(_Cell("检查人员", officer.name, officer.certificate, signature))
    if len(shown) < len(officers):
        cells.append(_Cell(f"其余 {len(officers) - len(shown)} 人"))
    facility = [s for s in desk.paper.signatures if s.role is SignerRole.FACILITY]
    for signature in facility:
        name = _name(desk, signature)
        cells.append(_Cell("被检查单位", name, signature.position, signature))
    if not facility:
        cells.append(_Cell("被检查单位"))
    return [*cells, _witnesses(facility)]


def _name(desk: Desk, signature: Signature) -> str:
    known = {person.id: person.name for person in desk.record.people}
    return known.get(signature.person, signature.person)


def _witnesses(facility: Sequence[Signature]) -> _Cell:
    refused = [s for s in facility if s.manner is Manner.REFUSED]
    if refused:
        names = "、".join(words.witness_name(w) for s in refused for w in s.witnesses)
        return _Cell("见证人", names)
    settled = bool(facility) and all(s.manner is Manner.SCREEN for s in facility)
    about = words.NOTHING if settled else "拒绝签字时"
    return _Cell("见证人", about=about, unused=settled)


def _lay_cells(flow: Flow, cells: Sequence[_Cell], columns: int, height: float) -> None:
    width = (_CELLS - (columns - 1) * _GAP) / columns
    for number, cell in enumerate(cells):
        row, place = divmod(number, columns)
        top = flow.y + row * (height + _GAP)
        _lay_cell(flow, cell, (LEFT + place * (width + _GAP), top, width, height))


def _lay_cell(flow: Flow, cell: _Cell, place: tuple[float, float, float, float]) -> None:
    leaf = flow.leaf
    x, top, width, height = place
    leaf.box(x, top, width, height, THIN)
    leaf.write(x + 6, top + 14, cell.caption, 9.5, bold=True)
    beside = width - 18 - text.width_of(cell.caption, 9.5, bold=True)
    named = "　".join(part for part in (cell.name, cell.about) if part)
    if text.width_of(named, SMALL) > beside:
        named = cell.name
    leaf.write_right(x + width - 6, top + 14, text.cut_to(named, beside, SMALL), SMALL)
    signature = cell.signature
    if signature and signature.manner is Manner.REFUSED:
        leaf.write_centred(x + width / 2, top + height / 2 + 8, signature.manner.label, 13)
        leaf.write(x + 6, top + height - 7, words.moment(signature.at), 8)
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


def _lay_seal(flow: Flow, height: float) -> None:
    """A place kept free at the right for the agency's seal, 42 mm across."""
    x = RIGHT - _SEAL
    flow.leaf.box(x, flow.y, _SEAL, height, THIN, dash=3)
    flow.leaf.write(x + 6, flow.y + 14, "检查机关（盖章处）", 9.5, bold=True)
    flow.leaf.write_right(RIGHT - 8, flow.y + height - 8, BLANK_DATE, SMALL)
