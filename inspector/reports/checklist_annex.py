"""Annex: every item of the checklists with its result, in a compact table per domain."""

from __future__ import annotations

from collections import Counter
from functools import partial

from inspector.facts.record import RecordAnswer, RecordItem
from inspector.facts.vocabulary import Domain, Verdict
from inspector.reports import marks, words
from inspector.reports.desk import Desk, Part
from inspector.reports.grid import Column, Table
from inspector.reports.page import FINE, FINE_LEADING, LEFT, MM, Flow

_COLUMNS = (
    Column("序号", 10 * MM),
    Column("检查项", 27 * MM, bold=True),
    Column("检查内容", 57 * MM),
    Column("结果", 19 * MM),
    Column("情况", 43 * MM),
)
_MARK_LEFT = LEFT + 94 * MM + 3
_UNBROKEN = "\xa0"
_TAIL = 3  # rows that end the annex together: one or two would be alone on the last page
_INDENT = "　 "  # room for the drawn mark before the word


def lay_checklist(desk: Desk) -> Flow:
    """The annex of all items."""
    flow = Flow()
    record = desk.record
    title = f"{desk.annex(Part.CHECKLIST)}　{desk.title(Part.CHECKLIST)}"
    looked_by = _usual(record.items)
    flow.mark(title, 0)
    flow.heading(title, f"共 {len(record.items)} 项")
    if looked_by:
        flow.paragraph(f"没有另外注明的，由{looked_by}查看。", size=9)
    domains = [domain for domain in Domain if any(i.domain is domain for i in record.items)]
    for number, domain in enumerate(domains, 1):
        items = [item for item in record.items if item.domain is domain]
        rows = [_cells(desk, item, looked_by) for item in items]
        table = Table(flow, _COLUMNS)
        tail = [table.height(cells) for cells in rows[-_TAIL:]] if domain is domains[-1] else []
        whole = sum(tail) if len(tail) == len(rows) else 0.0
        flow.heading(words.domain_title(domain, number), f"{len(items)} 项", keep=60 + whole)
        flow.mark(domain.label, 1)
        table.head()
        for left, item, cells in zip(range(len(rows) - 1, -1, -1), items, rows, strict=True):
            company = sum(tail[-left:]) if 0 < left < len(tail) else 0.0
            table.row(cells, company=company, draw=partial(_draw_mark, flow, item.verdict))
    return flow


def _usual(items: tuple[RecordItem, ...]) -> str:
    """Who looked at most of the items, so that only others need be named."""
    names = Counter(a.looked_by for item in items for a in item.answers if a.looked_by)
    return names.most_common(1)[0][0] if names else ""


def _cells(desk: Desk, item: RecordItem, looked_by: str) -> list[str]:
    limit = item.limit.replace(" ", _UNBROKEN)
    asked = f"{item.ask}（{limit}）" if limit else item.ask
    return [
        str(item.number),
        item.topic,
        asked,
        _INDENT + item.verdict.label,
        _situation(desk, item, looked_by),
    ]


def _draw_mark(flow: Flow, verdict: Verdict, top: float) -> None:
    side = FINE * 0.85
    marks.verdict(flow.leaf, _MARK_LEFT, top + (FINE_LEADING - side) / 2, side, verdict)


def _situation(desk: Desk, item: RecordItem, looked_by: str) -> str:
    """The item's answers; what a finding says in full is only referred to."""
    told = {f.instance: f for f in desk.record.findings if f.item == item.id}
    lines, plain = [], []
    for answer in item.answers:
        finding = told.get(answer.instance)
        if answer.verdict is Verdict.FAIL and finding is not None and answer.note in finding.seen:
            where = f"{answer.instance}：" if answer.instance else ""
            lines.append(f"{where}见{desk.annex(Part.FINDINGS)} 第 {finding.number} 项")
        elif answer.verdict is Verdict.PASS and _says_nothing(answer, looked_by):
            plain.append(answer.instance)
        else:
            lines.append(words.situation(answer, looked_by))
    if plain:
        lines.append(f"合格：{'、'.join(plain)}")
    typed = any(answer.count is not None for answer in item.answers)
    if item.count is not None and not typed:
        failed = f"，不合格 {item.bad} 处" if item.bad else "，都合格"
        lines.insert(0, f"查 {item.count} 处{failed}")
    photos = [str(p.number) for p in desk.record.photos if p.item == item.id]
    if photos:
        lines.append(f"照片 {'、'.join(photos)}")
    return "\n".join(line for line in lines if line)


def _says_nothing(answer: RecordAnswer, looked_by: str) -> bool:
    """A place whose name is all there is to say."""
    return bool(answer.instance) and words.situation(answer, looked_by) == answer.instance
