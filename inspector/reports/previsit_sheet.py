"""检查前要点: what to know before going to a facility, always on one page, for the office alone."""

from __future__ import annotations

from collections.abc import Sequence

from inspector.facts.due import EndingPaper
from inspector.facts.history import FinishedVisit, PreVisit, PreVisitSheet
from inspector.facts.rectification import LedgerFinding
from inspector.facts.vocabulary import HazardVerdict, type_label
from inspector.reports import words
from inspector.reports.grid import Column, Table
from inspector.reports.internal_page import Internal, lay_title, print_internal
from inspector.reports.page import MM, Flow

MARK = "内部资料，不得交被检查单位"
_TITLE = "检查前要点"
_FINDINGS = (
    Column("序号", 10 * MM),
    Column("问题和位置", 96 * MM),
    Column("期限", 26 * MM),
    Column("状态", 24 * MM, bold=True),
)
_PAPERS = (
    Column("证照和检验", 72 * MM),
    Column("编号", 34 * MM),
    Column("到期", 26 * MM),
    Column("", 24 * MM, bold=True),
)
_VISITS = (
    Column("日期", 26 * MM),
    Column("类型", 28 * MM),
    Column("文号", 62 * MM),
    Column("结果", 40 * MM, bold=True),
)
_SEEN = 60
"""Characters of what was seen that are shown; the rest is in the ledger."""
_ROWS = (40, 24, 16, 12, 9, 7, 5, 3, 2, 1)
"""How many rows a list may have at most, tried until everything stands on one page."""


def render_previsit(sheet: PreVisitSheet) -> bytes:
    """The PDF; what a list leaves out is said below it."""
    flow = _laid(sheet.page, _ROWS[0])
    for most in _ROWS[1:]:
        if len(flow.leaves) == 1:
            break
        flow = _laid(sheet.page, most)
    about = Internal(
        mark=MARK,
        title=_TITLE,
        agency=sheet.agency,
        about=sheet.page.facility_name,
        foot=f"{words.moment(sheet.printed)} 打印，出发前看，不带给被检查单位",
        at=sheet.printed,
    )
    return print_internal(flow, about)


def _laid(page: PreVisit, most: int) -> Flow:
    flow = Flow()
    lay_title(flow, _TITLE, page.facility_name)
    for line in _about(page):
        flow.paragraph(line, size=10)
    _lay_findings(flow, "没有销号的问题", page.unsettled, most, "没有")
    if page.repeats:
        _lay_findings(flow, "重复出现的问题", page.repeats, most, "")
    _lay_papers(flow, page.papers, most)
    _lay_visits(flow, page.visits)
    return flow


def _about(page: PreVisit) -> list[str]:
    contact = "　".join(part for part in (page.person_in_charge, page.phone) if part)
    year = f"今年已检查 {page.visits_this_year} 次，计入年度频次 {page.counted} 次"
    year += f"，上限 {page.cap} 次" if page.cap is not None else "，上限没有公布"
    lines = [f"地址：{page.address or '没有登记'}", f"负责人：{contact or '没有登记'}", year]
    if page.first_by:
        lines.append(f"开院首查最迟 {words.day(page.first_by)}")
    lines += [f"已安排 {words.moment(one.begun)} {one.mode.label}" for one in page.planned]
    return lines


def _lay_findings(
    flow: Flow, title: str, lines: Sequence[LedgerFinding], most: int, none: str
) -> None:
    flow.heading(title, f"{len(lines)} 项", keep=40)
    if not lines:
        flow.paragraph(none, size=10)
        return
    table = Table(flow, _FINDINGS)
    table.head()
    for number, line in enumerate(lines[:most], 1):
        place = "，".join(part for part in (line.place, _cut(line.seen)) if part)
        hazard = "【重大隐患】" if line.major_hazard is HazardVerdict.HIT else ""
        term = words.day(line.deadline) if line.deadline else words.NOTHING
        table.row([str(number), f"{hazard}{line.topic}：{place}", term, line.state.label])
    _say_rest(flow, len(lines) - most, "见整改台账")


def _cut(seen: str) -> str:
    return seen if len(seen) <= _SEEN else f"{seen[:_SEEN]}……"


def _lay_papers(flow: Flow, papers: Sequence[EndingPaper], most: int) -> None:
    flow.heading("到期的证照、保险和检验", f"{len(papers)} 项", keep=40)
    if not papers:
        flow.paragraph("两个月内没有到期的", size=10)
        return
    table = Table(flow, _PAPERS)
    table.head()
    for paper in papers[:most]:
        name = f"{paper.caption}（{paper.whose}）" if paper.whose else paper.caption
        left = f"已过期 {-paper.days} 天" if paper.days < 0 else f"还有 {paper.days} 天"
        number = paper.number or words.NOTHING
        table.row([name, number, words.day(paper.until), left])
    _say_rest(flow, len(papers) - most, "见证照与人员台账")


def _lay_visits(flow: Flow, visits: Sequence[FinishedVisit]) -> None:
    flow.heading("最近的检查", keep=40)
    if not visits:
        flow.paragraph("还没有查过", size=10)
        return
    table = Table(flow, _VISITS)
    table.head()
    for one in visits:
        head = one.head
        found = f"{one.said} {one.problems} 项" if one.problems else None
        kind = type_label(head.mode, head.type)
        number = head.number or words.NOTHING
        table.row([words.day(head.begun), kind, number, found or one.said])


def _say_rest(flow: Flow, rest: int, where: str) -> None:
    if rest > 0:
        flow.skip(3)
        flow.paragraph(f"另有 {rest} 项没有列，{where}。", size=9)
