"""The head of the signed paper: agency, title, number, and the facts of the visit."""

from __future__ import annotations

from collections.abc import Sequence

from inspector.facts.vocabulary import Role
from inspector.reports import text, words
from inspector.reports.desk import Desk
from inspector.reports.page import (
    BODY,
    BODY_LEADING,
    HAIR,
    LEFT,
    MEASURE,
    MM,
    RIGHT,
    THICK,
    THIN,
    Flow,
    baseline,
)

_LABEL = 33 * MM
_SPLIT = 96 * MM  # where the second pair of a row begins
_SECOND_LABEL = 20 * MM
_PAD = 4.0
_MOST_LINES, _MOST_LINES_OF_OFFICERS = 3, 6
_OFFICERS = "检查人员"
_AGENCY_SIZES = (26, 22, 19, 16)
_UNNUMBERED = "（定稿时编号）"


def lay_head(flow: Flow, desk: Desk) -> None:
    """Everything above what was found."""
    _agency(flow, desk)
    _title(flow, desk)
    _facts(flow, desk)


def _agency(flow: Flow, desk: Desk) -> None:
    agency = desk.record.agency
    fitting = (s for s in _AGENCY_SIZES if text.width_of(agency, s, bold=True) <= MEASURE)
    size = next(fitting, _AGENCY_SIZES[-1])
    wrapped, cut = text.clip(agency, MEASURE, size, 2, bold=True)
    if cut:
        desk.overflow["检查机关"] = agency
    for line in wrapped:
        flow.leaf.write_centred((LEFT + RIGHT) / 2, flow.y + size, line, size, bold=True)
        flow.y += size * 1.4
    flow.y += 4
    flow.leaf.rule(flow.y, THICK)
    flow.leaf.rule(flow.y + 4, THIN)
    flow.y += 10


def _title(flow: Flow, desk: Desk) -> None:
    record, middle = desk.record, (LEFT + RIGHT) / 2
    flow.leaf.write_centred(middle, flow.y + 24, desk.wording.title, 20, bold=True)
    number = record.number or _UNNUMBERED
    line = f"{number}　第 {record.revision} 版" if record.revision > 1 else number
    flow.leaf.write_centred(middle, flow.y + 44, text.cut_to(line, MEASURE, 11), 11)
    flow.y += 54


def _facts(flow: Flow, desk: Desk) -> None:
    record, wording = desk.record, desk.wording
    name = record.facility_name
    kinds = f"（{record.facility_kinds}）" if record.facility_kinds else ""
    rows: list[Sequence[tuple[str, str]]] = [
        [("被检查单位", name + kinds)],
        [("地址", record.facility_address)],
        [("统一社会信用代码", record.facility_code), ("电话", record.phone)],
        [("负责人", record.person_in_charge), ("检查性质", record.mode.label)],
        [
            ("检查时间", words.span(record.begun, record.ended)),
            ("检查类型", words.kind_of_visit(record)),
        ],
        [(_OFFICERS, words.people(record, wording, Role.LEADER, Role.OFFICER))],
        [("协助人员", words.people(record, wording, Role.ASSISTANT))],
        [("陪同和在场人员", words.people(record, wording, Role.COMPANION))],
        [("检查依据", "、".join(map(str, wording.basis)))],
        [("检查表", f"{words.scope(record)}（{record.asked_label}）")],
    ]
    if record.revision > 1:
        rows.append([("更正说明", record.revision_reason)])
    flow.leaf.rule(flow.y, THIN)
    for row in rows:
        _row(flow, desk, row)
    flow.leaf.rule(flow.y, THIN)


def _row(flow: Flow, desk: Desk, pairs: Sequence[tuple[str, str]]) -> None:
    """One or two captions with their values, a hairline below."""
    widths = (MEASURE,) if len(pairs) == 1 else (_SPLIT, MEASURE - _SPLIT)
    labels = (_LABEL, _SECOND_LABEL)
    most = _MOST_LINES_OF_OFFICERS if pairs[0][0] == _OFFICERS else _MOST_LINES
    cells = [
        desk.limited(caption, value or words.NOTHING, width - label - 2 * _PAD, most)
        for (caption, value), width, label in zip(pairs, widths, labels, strict=False)
    ]
    height = max(map(len, cells)) * BODY_LEADING + 5
    flow.need(height)
    top, x = flow.y, LEFT
    for (caption, _value), lines, width, label in zip(pairs, cells, widths, labels, strict=False):
        middle = top + (height - BODY_LEADING) / 2 + baseline(BODY, BODY_LEADING)
        flow.leaf.write(x + _PAD, middle, caption, BODY, bold=True)
        flow.leaf.upright(x + label, top, top + height)
        if x > LEFT:
            flow.leaf.upright(x, top, top + height)
        _lines(flow, lines, x + label + _PAD, top + (height - len(lines) * BODY_LEADING) / 2)
        x += width
    flow.y = top + height
    flow.leaf.rule(flow.y, HAIR)


def _lines(flow: Flow, lines: Sequence[str], x: float, top: float) -> None:
    for number, line in enumerate(lines):
        flow.leaf.write(x, top + number * BODY_LEADING + baseline(BODY, BODY_LEADING), line)
