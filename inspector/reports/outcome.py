"""The conclusion of a record in its box, and the counts of each domain; never on a transcript."""

from __future__ import annotations

from collections import Counter

from inspector.facts.record import Record, RecordFinding
from inspector.facts.vocabulary import Conclusion, Force, HazardVerdict, Verdict
from inspector.reports import marks, text, words
from inspector.reports.desk import Desk
from inspector.reports.grid import Column, Table
from inspector.reports.page import BODY_LEADING, LEFT, MEASURE, MM, THICK, THIN, Flow, baseline

_BOX_PAD = 12.0
_WORDS = 53 * MM
_SAID = MEASURE - _WORDS - 2 * _BOX_PAD


def problems(record: Record) -> list[RecordFinding]:
    """The findings that are more than advice."""
    return [finding for finding in record.findings if finding.force is not Force.ADVISORY]


def advice(record: Record) -> list[RecordFinding]:
    """The findings that are advice only."""
    return [finding for finding in record.findings if finding.force is Force.ADVISORY]


def unchecked(record: Record) -> int:
    """How many items were not checked."""
    return sum(score.unchecked for score in record.checklists)


def nothing_checked(record: Record) -> bool:
    """Whether no item was answered by 符合 or 不符合, so that nothing can be said of the place."""
    return not any(score.passed or score.failed for score in record.checklists)


def conclusion_words(record: Record) -> str:
    """The conclusion; nothing found speaks only for what was looked at."""
    if record.conclusion is Conclusion.NONE and nothing_checked(record):
        return "未作检查" if unchecked(record) else "各项均不涉及"
    if record.conclusion is Conclusion.NONE and unchecked(record):
        return "已查各项未发现问题"
    return record.conclusion.label


WAY_OUT = "请委托检测，或者请消防等部门认定"
"""What is to be done with all that nobody could make sure of, for want of papers."""


def unchecked_words(record: Record) -> str:
    """How many items were not checked, and how many of them for want of papers."""
    count = unchecked(record)
    if not count:
        return ""
    lacking = f"（其中资料缺失、无法查实 {record.lacking_papers} 项，{WAY_OUT}）"
    return f"{count} 项未检查{lacking if record.lacking_papers else ''}"


def looked_at_words(record: Record) -> str:
    """How much was looked at; where nothing was, these words say so and no more."""
    total = sum(score.items for score in record.checklists)
    aside = sum(score.not_applicable for score in record.checklists)
    if nothing_checked(record):
        said = [f"检查表所列 {total} 项（{words.scope(record)}）没有查到结果"]
    else:
        said = [f"检查人员按检查表到现场检查 {total} 项（{words.scope(record)}）"]
    if aside:
        said.append(f"其中 {aside} 项本单位不涉及")
    if not record.findings and not nothing_checked(record):
        said.append("已查各项未发现问题")
    if unchecked(record):
        said.append(unchecked_words(record))
    return "，".join(said)


def lay_conclusion(flow: Flow, desk: Desk) -> None:
    """The thick box: the conclusion in words at the left, what it rests on at the right."""
    record = desk.record
    wrapped = text.lines("\n".join(_grounds(desk)), _SAID, 10.5)
    large = 17.0 if record.conclusion is not Conclusion.MAJOR_HAZARD else 14.0
    heading = text.lines(conclusion_words(record), _WORDS - 34, large, bold=True)
    height = max(62.0, len(wrapped) * BODY_LEADING + 16, 34 + len(heading) * 22)
    flow.skip(14)
    flow.need(height)
    flow.mark("检查结论", 1)
    top, leaf = flow.y, flow.leaf
    leaf.box(LEFT, top, MEASURE, height, THICK * 1.3)
    leaf.write(LEFT + _BOX_PAD, top + 18, "检查结论", 10.5, bold=True)
    side = large * 0.95
    first = top + 28 + (height - 34 - len(heading) * 22) / 2
    marks.verdict(leaf, LEFT + _BOX_PAD, first + 3, side, _mark(record))
    for number, line in enumerate(heading):
        leaf.write(LEFT + _BOX_PAD + side + 6, first + 18 + number * 22, line, large, bold=True)
    leaf.upright(LEFT + _WORDS + 4, top + 8, top + height - 8)
    said = top + (height - len(wrapped) * BODY_LEADING) / 2
    for number, line in enumerate(wrapped):
        y = said + number * BODY_LEADING + baseline(10.5, BODY_LEADING)
        leaf.write(LEFT + _WORDS + 4 + _BOX_PAD, y, line)
    flow.y = top + height


def _mark(record: Record) -> Verdict:
    if record.conclusion is not Conclusion.NONE:
        return Verdict.FAIL
    whole = not unchecked(record) and not nothing_checked(record)
    return Verdict.PASS if whole else Verdict.UNCHECKED


def _grounds(desk: Desk) -> list[str]:
    record = desk.record
    found = problems(record)
    grades = Counter(words.grade_in_short(words.grade(f, desk.wording)) for f in found)
    said = []
    if found:
        listed = "，".join(f"{phrase} {count} 项" for phrase, count in grades.items())
        said.append(f"发现问题 {len(found)} 项：{listed}。")
    said += _hazards(record)
    if advice(record):
        said.append(f"另提建议 {len(advice(record))} 项，不计入问题。")
    if unchecked(record):
        said.append(f"{unchecked_words(record)}。")
    if nothing_checked(record):
        return said or ["检查表所列各项本单位都不涉及，理由见检查表。"]
    return said or ["检查表所列各项均已检查。"]


def _hazards(record: Record) -> list[str]:
    hit = [str(f.number) for f in record.findings if f.major_hazard is HazardVerdict.HIT]
    said = []
    if hit:
        said.append(f"第 {'、'.join(hit)} 项属于重大事故隐患。")
    if record.unsure_hazards:
        said.append(f"{record.unsure_hazards} 项是否属于重大事故隐患难以判定，提请部门认定。")
    return said


def lay_domains(flow: Flow, desk: Desk) -> None:
    """The counts of each domain and their sum."""
    scores = desk.record.checklists
    flow.heading("分领域结果", keep=70)
    names = ("检查项", "符合", "不符合", "不涉及", "未检查")
    columns = [Column("领域", 46 * MM), *(Column(name, 22 * MM, right=True) for name in names)]
    table = Table(flow, columns, size=10, leading=13)
    table.head()
    counts = [(s.items, s.passed, s.failed, s.not_applicable, s.unchecked) for s in scores]
    for score, row in zip(scores, counts, strict=True):
        table.row([score.domain.label, *map(str, row)])
    if len(scores) > 1:
        sums = (sum(column) for column in zip(*counts, strict=True))
        table.row(["合计", *map(str, sums)], bold=True)
    flow.leaf.rule(flow.y, THIN)
