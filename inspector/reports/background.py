"""Last annex: the facility's facts, whole texts that the signed pages shortened, the hashes."""

from __future__ import annotations

from inspector.reports.desk import Desk, Part
from inspector.reports.grid import Column, Table
from inspector.reports.integrity import lay_hashes
from inspector.reports.page import MM, Flow

_COLUMNS = (
    Column("项目", 38 * MM, bold=True),
    Column("登记情况", 40 * MM),
    Column("项目", 38 * MM, bold=True),
    Column("登记情况", 40 * MM),
)


def lay_background(desk: Desk) -> Flow:
    """The annex of facts, of texts printed whole, and of what ties the paper to its facts."""
    flow = Flow()
    title = f"{desk.annex(Part.FACTS)}　{desk.title(Part.FACTS)}"
    flow.mark(title, 0)
    flow.heading(title)
    facts = desk.record.facts
    if facts:
        flow.paragraph("检查时登记的被检查单位情况：", size=9)
        flow.skip(3)
        table = Table(flow, _COLUMNS)
        table.head()
    for start in range(0, len(facts), 2):
        pair = facts[start : start + 2]
        cells = [part for fact in pair for part in (fact.label, fact.value)]
        table.row([*cells, "", ""][:4])
    for caption, whole in desk.overflow.items():
        flow.heading(f"{caption}（全文）", keep=40)
        flow.paragraph(whole)
    lay_hashes(flow, desk)
    return flow
