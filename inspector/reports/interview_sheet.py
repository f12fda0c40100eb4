"""访谈汇总: n/m for each question, for the office alone."""

from __future__ import annotations

from inspector.facts.interview import InterviewKind, InterviewResults, InterviewSummary, Tally
from inspector.facts.lead import LeadCategory
from inspector.reports import words
from inspector.reports.grid import Column, Table
from inspector.reports.internal_page import Internal, lay_title, print_internal
from inspector.reports.page import BODY, MM, Flow

MARK = "内部资料，不得交被检查单位"
_TITLE = "访谈汇总"
_COLUMNS = (
    Column("问题", 96 * MM),
    Column("是", 15 * MM, right=True),
    Column("否", 15 * MM, right=True),
    Column("说不清", 15 * MM, right=True),
    Column("要留意", 15 * MM, bold=True, right=True),
)
_ALONE = {
    InterviewKind.RESIDENT: "单独谈的",
    InterviewKind.STAFF: "院长不在旁边的",
    InterviewKind.FAMILY: "单位不在旁边的",
}


def render_interviews(results: InterviewResults) -> bytes:
    """The PDF: one page; no place, no words, nobody to be told from it."""
    flow = Flow()
    below = f"{results.facility}　{words.day(results.begun)}检查"
    lay_title(flow, _TITLE, below)
    flow.skip(6)
    flow.paragraph(
        "n/m：问到的 m 人里有 n 人这样答。谈的是谁、住在哪里、说了什么，不进汇总。", size=9
    )
    for summary in results.summaries:
        if summary.held:
            _lay_kind(flow, summary)
    missing = "、".join(one.kind.label for one in results.summaries if not one.held)
    if missing:
        flow.skip(8)
        flow.paragraph(f"没有谈：{missing}。")
    about = Internal(
        mark=MARK,
        title=_TITLE,
        agency=results.agency,
        about=results.facility,
        foot=f"{words.moment(results.printed)} 打印，不附在检查记录后面",
        at=results.printed,
    )
    return print_internal(flow, about)


def _lay_kind(flow: Flow, summary: InterviewSummary) -> None:
    flow.heading(summary.kind.label, _held(summary), keep=60)
    table = Table(flow, _COLUMNS)
    table.head()
    for tally in summary.tallies:
        if tally.asked:
            table.row(_cells(tally))
    for note in _notes(summary):
        flow.skip(3)
        flow.paragraph(note, size=BODY - 1.5)


def _held(summary: InterviewSummary) -> str:
    return f"{summary.held} 人，{_ALONE[summary.kind]} {summary.alone} 人"


def _cells(tally: Tally) -> list[str]:
    counts = (tally.yes, tally.no, tally.unsure)
    troubling = f"▲ {_of(tally.troubling, tally)}" if tally.troubling else ""
    return [tally.question.ask, *(_of(count, tally) for count in counts), troubling]


def _of(count: int, tally: Tally) -> str:
    return f"{count}/{tally.asked}"


def _notes(summary: InterviewSummary) -> list[str]:
    notes = []
    if summary.few:
        notes.append(
            f"不到 {summary.sheet.at_least} 人，数字可能看出是谁说的，只在办案人员之间用。"
        )
    labels = [f"「{one.label}」" for one in LeadCategory if one.value in summary.leads]
    if labels:
        notes.append(f"回答里有{''.join(labels)}的苗头，问清楚后登记线索单。")
    return notes
