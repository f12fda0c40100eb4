"""线索单: what was told, to be handed over by hand; never to the unit that was inspected."""

from __future__ import annotations

from inspector.facts.lead import HandOver, Lead, LeadSheet
from inspector.reports import text, words
from inspector.reports.internal_page import Internal, lay_title, print_internal
from inspector.reports.page import BODY, BODY_LEADING, BOTTOM, MEASURE, MM, Flow
from inspector.reports.paper_grid import PAD_X, PAD_Y, Cell, Grid

MARK = "内部线索，不得交被检查单位"
_TITLE = "线索单"
_LABEL = 26 * MM
_PAIR = (_LABEL, MEASURE / 2 - _LABEL)
_MOST_EMPTY = 16  # lines left for the pen below a short text
_SIGN = "接收人（签字）　　　　　　年　　月　　日"


def render_lead(sheet: LeadSheet) -> bytes:
    """The PDF: one page, more only where what was told does not fit."""
    lead = sheet.lead
    flow = Flow()
    lay_title(flow, _TITLE, f"编号 {lead.line.code}")
    _lay_told(flow, sheet)
    flow.y += 8
    for one in lead.hand_overs:
        _lay_hand_over(flow, one)
    if not lead.hand_overs:
        _lay_to_fill(flow)
    printed = f"{sheet.printed_by} {words.moment(sheet.printed)} 打印，用途：{sheet.reason}"
    about = Internal(
        mark=MARK,
        title=f"{_TITLE} {lead.line.code}",
        agency=sheet.agency,
        about=_TITLE,
        foot=printed,
        at=sheet.printed,
    )
    return print_internal(flow, about)


def _lay_told(flow: Flow, sheet: LeadSheet) -> None:
    lead = sheet.lead
    grid = Grid(flow)
    grid.row(
        [
            *_pair("登记时间", words.moment(lead.line.at)),
            *_pair("登记人", lead.line.by),
        ]
    )
    grid.row([*_pair("登记单位", sheet.agency), *_pair("线索类别", lead.category.label)])
    for caption, value in (
        ("检查对象", lead.facility_name),
        ("涉及对象", lead.about),
        ("线索来源", lead.source),
        ("时间地点", lead.place),
    ):
        _row(grid, caption, value)
    # What a handed-over sheet needs stays on the page, the text gets the rest.
    rest = max(1, len(lead.hand_overs)) * _hand_over_height() + 8 + 3 * BODY_LEADING
    free = int((BOTTOM - flow.y - rest) // BODY_LEADING)
    written = text.lines(lead.text, MEASURE - _LABEL - 2 * PAD_X, BODY)
    empty = 0 if lead.additions else max(0, min(_MOST_EMPTY, free) - len(written))
    _row(grid, "线索内容", "\n".join([*written, *[""] * empty]))
    for one in lead.additions:
        head = f"{words.moment(one.at)}　{one.by}"
        _row(grid, "补充", f"{head}\n{one.text}")
    _row(grid, "附件", "\n".join(_files(lead)))


def _pair(caption: str, value: str) -> tuple[Cell, Cell]:
    label, width = _PAIR
    return Cell(caption, label, bold=True, centred=True), Cell(value or words.NOTHING, width)


def _row(grid: Grid, caption: str, value: str, least: int = 1) -> None:
    label = Cell(caption, _LABEL, bold=True, centred=True)
    grid.row([label, Cell(value or words.NOTHING, MEASURE - _LABEL)], least=least)


def _files(lead: Lead) -> list[str]:
    held = [*lead.files, *(file for one in lead.additions for file in one.files)]
    return [f"{n}. {file.name}　{file.sha256[:16]}" for n, file in enumerate(held, 1)]


def _hand_over_height() -> float:
    return 5 * (BODY_LEADING + 2 * PAD_Y) + BODY_LEADING + 8


def _lay_hand_over(flow: Flow, one: HandOver) -> None:
    flow.need(_hand_over_height())
    grid = Grid(flow)
    grid.row([*_pair("移交部门", one.to), *_pair("移交时间", words.moment(one.at))])
    grid.row([*_pair("移交人", one.by), *_pair("当面接收人", one.receiver)])
    _row(grid, "移交说明", one.note)
    receipt = one.receipt
    if receipt is None:
        _lay_receipt_to_fill(grid)
    else:
        grid.row([*_pair("接收人", receipt.receiver), *_pair("回执", _receipt(one))])
        _row(grid, "办理结果", receipt.outcome)
    flow.y += 8


def _receipt(one: HandOver) -> str:
    held = one.receipt
    return "　".join(part for part in (words.day(held.at), held.number) if part) if held else ""


def _lay_to_fill(flow: Flow) -> None:
    flow.need(_hand_over_height())
    grid = Grid(flow)
    label, width = _PAIR
    blank = Cell("", width)
    grid.row(
        [
            Cell("移交部门", label, bold=True, centred=True),
            blank,
            Cell("移交时间", label, bold=True, centred=True),
            blank,
        ]
    )
    _lay_receipt_to_fill(grid)


def _lay_receipt_to_fill(grid: Grid) -> None:
    label = Cell("接收单位回执", _LABEL, bold=True, centred=True)
    grid.row([label, Cell("", MEASURE - _LABEL)], least=3, sign=_SIGN)
