"""Head, running text, rows of a form, options and room to write."""

from __future__ import annotations

from collections.abc import Sequence

from inspector.facts.vocabulary import Verdict
from inspector.reports import marks, text, words
from inspector.reports.layout import (
    Break,
    Head,
    Lines,
    OptionsBlock,
    PartBlock,
    RowsBlock,
    TextBlock,
    WritingBlock,
)
from inspector.reports.page import (
    BODY,
    BODY_LEADING,
    HAIR,
    LEFT,
    MEASURE,
    MM,
    RIGHT,
    SMALL,
    SMALL_LEADING,
    THICK,
    THIN,
    TOP,
    Flow,
    Stroke,
    baseline,
)
from inspector.reports.paper_desk import PaperDesk
from inspector.reports.paper_grid import FILL_IN, PAD_X, Cell, Grid

TEXT = 12.0
_TITLE = 22.0  # 二号
_INDENT = "　　"
_LABEL = 33 * MM
_PAIR = (_LABEL, 51 * MM, 28 * MM, MEASURE - _LABEL - 79 * MM)  # two captions with their values
_AGENCY_SIZES = (26, 22, 19, 16)
_MIDDLE = (LEFT + RIGHT) / 2
_BOX = 8.5
_KEPT = 5  # a paragraph of so many lines is kept whole
_RULED = 8.5 * MM
_ENOUGH = 0.7  # of the ruled lines, to write on
BLANK_BELOW = "（以下空白）"


def lay_head(flow: Flow, desk: PaperDesk, form: Head) -> None:
    """Agency, title, number and, from the second revision on, what it replaces."""
    facts = desk.facts
    if form is Head.FULL:
        _agency(flow, facts.agency)
    for line in text.lines(facts.title, MEASURE, _TITLE, bold=True):
        flow.leaf.write_centred(_MIDDLE, flow.y + 25, line, _TITLE, bold=True)
        flow.y += 32
    number = facts.number or (desk.template.number and "（出具时编号）")
    line = "　".join(part for part in (number, desk.value("edition")) if part)
    if line:
        flow.leaf.write_centred(_MIDDLE, flow.y + 13, text.cut_to(line, MEASURE, 11), 11)
        flow.y += 18
    flow.y += 8
    if facts.replaces is not None:
        said = f"本件替代第 {facts.replaces.revision} 版（{_replaced(desk)}）。"
        said += f"更正理由：{facts.revision_reason}"
        flow.write_lines(text.lines(said, MEASURE, SMALL), LEFT, SMALL, SMALL_LEADING)
        flow.y += 4


def _replaced(desk: PaperDesk) -> str:
    """When the replaced revision was issued, under which number."""
    held = desk.facts.replaces
    return " ".join(part for part in (words.day(held.at), held.number) if part) if held else ""


def _agency(flow: Flow, agency: str) -> None:
    fitting = (s for s in _AGENCY_SIZES if text.width_of(agency, s, bold=True) <= MEASURE)
    size = next(fitting, _AGENCY_SIZES[-1])
    for line in text.lines(agency, MEASURE, size, bold=True):
        flow.leaf.write_centred(_MIDDLE, flow.y + size, line, size, bold=True)
        flow.y += size * 1.4
    flow.y += 4
    flow.leaf.rule(flow.y, THICK)
    flow.leaf.rule(flow.y + 4, THIN)
    flow.y += 10


def lay_text(flow: Flow, desk: PaperDesk, block: TextBlock, company: float = 0.0) -> None:
    """Paragraphs; the last two lines stay together with `company` points of what follows.

    No page ends with the first line of a paragraph or begins with the last one.
    """
    said = desk.fill(block.text)
    if block.look is Lines.HEADING:
        flow.skip(desk.pace.gap)
        flow.need(24 + 3 * BODY_LEADING + company)
        flow.leaf.write(LEFT, flow.y + 14, text.cut_to(said, MEASURE, TEXT), TEXT, bold=True)
        flow.y += 21
        return
    small = block.look is Lines.SMALL
    size, leading = (SMALL, SMALL_LEADING) if small else (TEXT, desk.pace.text)
    indent = _INDENT if block.look is Lines.TEXT else ""
    groups = [
        group
        for paragraph in said.split("\n")
        for group in _together(
            text.lines(f"{indent}{paragraph}" if paragraph else "", MEASURE, size)
        )
    ]
    if len(groups) > 1 and len(groups[-1]) == 1:
        groups[-2:] = [groups[-2] + groups[-1]]
    flow.skip(3)
    for left, group in zip(range(len(groups) - 1, -1, -1), groups, strict=True):
        flow.need(len(group) * leading + (0.0 if left else company))
        flow.write_lines(group, LEFT, size, leading)
    flow.y += 3


def _together(wrapped: list[str]) -> list[list[str]]:
    """What of a paragraph shares a page: all of a short one, two lines at each end of another."""
    if len(wrapped) <= _KEPT:
        return [wrapped]
    return [wrapped[:2], *([line] for line in wrapped[2:-2]), wrapped[-2:]]


def height_of_text(desk: PaperDesk, block: TextBlock) -> float:
    """How high a small text or a single line is."""
    if block.look is not Lines.SMALL:
        return desk.pace.text + 6
    return len(text.lines(desk.fill(block.text), MEASURE, SMALL)) * SMALL_LEADING + 6


def stays_below(desk: PaperDesk, block: TextBlock) -> bool:
    """Whether a text is too little to stand without what is above it."""
    if block.look is Lines.SMALL:
        return True
    said = f"{_INDENT}{desk.fill(block.text)}"
    return block.look is Lines.TEXT and len(text.lines(said, MEASURE, TEXT)) == 1


def lay_rows(flow: Flow, desk: PaperDesk, block: RowsBlock, company: float = 0.0) -> None:
    """The rows of a form, captions bold; the last two stay with `company` points that follow."""
    grid = Grid(flow, leading=desk.pace.cell, pad=desk.pace.pad)
    rows = []
    for row in block.rows:
        cells: list[Cell] = []
        widths = _PAIR if len(row.cells) == 2 else (_LABEL, MEASURE - _LABEL)
        for place, (caption, value) in enumerate(row.cells):
            label, width = widths[2 * place : 2 * place + 2]
            cells += [
                Cell(desk.fill(caption), label, bold=True, centred=True),
                Cell(desk.cell(value), width),
            ]
        sign = f"{'' if row.sign == '签字' else row.sign}{FILL_IN}" if row.sign else ""
        rows.append((cells, row.lines + (1 if sign else 0), sign))
    for left, (cells, least, sign) in zip(range(len(rows) - 1, -1, -1), rows, strict=True):
        below = company if left == 0 else 0.0
        if left == 1 and company:
            below = company + grid.height(*rows[-1][:2])
        grid.row(cells, least=least, sign=sign, company=below)


def lay_options(flow: Flow, desk: PaperDesk, block: OptionsBlock) -> None:
    """A row of choices: the chosen one ticked, the others struck out; none chosen, none struck."""
    chosen, pace = desk.value(block.of), desk.pace
    width = MEASURE - _LABEL
    lines = _option_lines(block.choices, width - 2 * PAD_X)
    filler = "\n".join("　" for _line in lines)
    cells = [Cell(block.caption, _LABEL, bold=True, centred=True), Cell(filler, width)]

    def draw(top: float) -> None:
        for number, line in enumerate(lines):
            _draw_options(flow, line, chosen, top + pace.pad + number * pace.cell)

    Grid(flow, leading=pace.cell, pad=pace.pad).row(cells, least=len(lines), draw=draw)


def _option_width(choice: str) -> float:
    return _BOX + 4 + text.width_of(choice, BODY) + 10


def _option_lines(choices: Sequence[str], room: float) -> list[list[str]]:
    lines: list[list[str]] = [[]]
    used = 0.0
    for choice in choices:
        wide = _option_width(choice)
        if lines[-1] and used + wide > room:
            lines.append([])
            used = 0.0
        lines[-1].append(choice)
        used += wide
    return lines


def _draw_options(flow: Flow, choices: Sequence[str], chosen: str, top: float) -> None:
    leaf, x = flow.leaf, LEFT + _LABEL + PAD_X
    y = top + baseline(BODY, BODY_LEADING)
    for choice in choices:
        marks.empty_box(leaf, x, y - _BOX + 0.5, _BOX)
        start = x + _BOX + 4
        leaf.write(start, y, choice)
        if choice == chosen:
            marks.verdict(leaf, x + 1, y - _BOX + 1.5, _BOX - 2, Verdict.PASS)
        elif chosen:
            leaf.rule(y - BODY * 0.36, THIN, x - 1, start + text.width_of(choice, BODY) + 1)
        x += _option_width(choice)


def lay_writing(flow: Flow, desk: PaperDesk, block: WritingBlock, company: float = 0.0) -> None:
    """A caption with its text and the sign that nothing follows, or ruled lines for the pen.

    A few lines fewer are ruled where that leaves `company` points of what follows on the page.
    """
    said = desk.cell(block.text)
    flow.skip(6)
    leading = desk.pace.text
    flow.need(20 + 3 * leading)
    flow.leaf.write(LEFT, flow.y + 14, f"{block.caption}：", TEXT, bold=True)
    flow.y += 21
    if said:
        wrapped = text.lines(said, MEASURE, TEXT)
        flow.write_lines(wrapped[:-1], LEFT, TEXT, leading)
        flow.need(2 * leading + company)
        flow.write_lines(wrapped[-1:], LEFT, TEXT, leading)
        flow.leaf.write_right(RIGHT, flow.y + 14, BLANK_BELOW, BODY)
        flow.y += leading
        return
    fitting = int((flow.room - company - 6) // _RULED)
    ruled = fitting if _ENOUGH * block.lines <= fitting < block.lines else block.lines
    for left in range(ruled - 1, -1, -1):
        flow.need(_RULED + (0.0 if left else company))
        flow.y += _RULED
        flow.leaf.rule(flow.y - 2, HAIR)
    flow.y += 6


def lay_part(flow: Flow, desk: PaperDesk, block: PartBlock, height: float) -> None:
    """A further part on a new page, or below a dashed line where its `height` is still left."""
    if block.way is Break.PAGE:
        if flow.y > TOP:
            flow.turn()
    else:
        flow.skip(14)
        flow.need(height)
        if flow.y > TOP:
            flow.leaf.strokes.append(Stroke(((LEFT, flow.y), (RIGHT, flow.y)), THIN, dash=4))
            flow.y += 12
    title = desk.fill(block.title)
    flow.mark(title, 1)
    flow.leaf.write_centred(_MIDDLE, flow.y + 20, title, 16, bold=True)
    flow.y += 28
    if desk.facts.number:
        flow.leaf.write_centred(_MIDDLE, flow.y + 10, desk.facts.number, BODY)
        flow.y += 18
