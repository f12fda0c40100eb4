"""What was found, on the signed pages: as long as three pages allow, else shorter, never more."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from inspector.facts.record import RecordFinding
from inspector.facts.vocabulary import Force, Verdict
from inspector.reports import marks, outcome, text, words
from inspector.reports.desk import Desk, Part
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
    THIN,
    Flow,
    baseline,
)

_NUMBER = 9 * MM
_ASK = 57 * MM
_ROW = 17.0
_PAD = 3.0
_MARK = 9.0


class Extent(Struct, frozen=True):
    """How much of each finding is said: lines of text, and how many findings at most."""

    lines: int
    most: int


def lay_found(flow: Flow, desk: Desk, extent: Extent) -> None:
    """The facts of a transcript, or the problems and the advice of a record."""
    if desk.wording.transcript:
        _transcript(flow, desk, desk.record.findings, extent)
        return
    found, advised = outcome.problems(desk.record), outcome.advice(desk.record)
    shown = found[: extent.most]
    if found:
        _block(flow, desk, "发现的问题", shown, extent)
    if advised:
        _block(flow, desk, "建议", advised[: extent.most - len(shown)], extent)
    _left_over(flow, desk, len(found) + len(advised), extent)


def _transcript(flow: Flow, desk: Desk, found: Sequence[RecordFinding], extent: Extent) -> None:
    flow.heading("现场检查情况", keep=60)
    flow.mark("现场检查情况", 1)
    flow.paragraph(_looked_at(desk))
    if found:
        flow.skip(2)
        flow.paragraph("现场所见如下：")
    for finding in found[: extent.most]:
        _fact(flow, finding, extent.lines)
    _left_over(flow, desk, len(found), extent)


def _looked_at(desk: Desk) -> str:
    record = desk.record
    told = [f"{outcome.looked_at_words(record)}。"]
    if record.items:
        told.append(f"逐项情况见{desk.annex(Part.CHECKLIST)}。")
    if record.photos:
        told.append(f"拍摄照片 {len(record.photos)} 张，见{desk.annex(Part.PHOTOS)}。")
    return "".join(told)


def _fact(flow: Flow, finding: RecordFinding, most: int) -> None:
    """One fact: where, and what was seen; nothing that judges it."""
    where = finding.place or finding.topic
    seen = finding.seen or "（现场未另作文字说明）"
    looked = ""
    if finding.count is not None and finding.bad is not None:
        looked = f"（查看 {finding.count} 处，有此情况 {finding.bad} 处）"
    mended = "离开前已当场改正。" if finding.corrected else ""
    said = f"{where}{looked}：{seen}{'' if seen.endswith('。') else '。'}{mended}"
    room = MEASURE - _NUMBER
    wrapped, _cut = text.clip(said, room, BODY, most, end="……（见附件）")
    height = len(wrapped) * BODY_LEADING + 1
    flow.need(height)
    flow.leaf.write(LEFT, flow.y + baseline(BODY, BODY_LEADING), f"{finding.number}.")
    flow.write_lines(wrapped, LEFT + _NUMBER)
    flow.y += 1


def _block(
    flow: Flow, desk: Desk, title: str, found: Sequence[RecordFinding], extent: Extent
) -> None:
    if not found:
        return
    flow.heading(title, f"详见{desk.annex(Part.FINDINGS)}", keep=44)
    flow.mark(title, 1)
    flow.leaf.rule(flow.y, THIN)
    for finding in found:
        if extent.lines > 1:
            _full_row(flow, desk, finding, extent.lines)
        else:
            _line_row(flow, desk, finding)
    flow.leaf.rule(flow.y, THIN)


def _full_row(flow: Flow, desk: Desk, finding: RecordFinding, most: int) -> None:
    """Topic and what is asked; below them the place, what was seen, and until when."""
    until = text.cut_to(_until(finding), _ASK, SMALL)
    beside = text.width_of(until, SMALL) + 8 if until else 0.0
    seen, _cut = text.clip(_seen(finding), MEASURE - _NUMBER - beside, SMALL, most - 1)
    height = BODY_LEADING + 1 + max(1, len(seen)) * SMALL_LEADING + 2 * _PAD
    flow.need(height)
    top, leaf = flow.y + _PAD, flow.leaf
    first = top + baseline(BODY, BODY_LEADING)
    leaf.write(LEFT + _PAD, first, str(finding.number), BODY, bold=True)
    asked = text.cut_to(words.grade(finding, desk.wording), _ASK, SMALL, bold=True)
    left = boxed(flow, [asked], top)
    start = _mark(flow, finding, top + 3.5)
    topic = text.cut_to(finding.topic, left - start - 8, BODY, bold=True)
    leaf.write(start, first, topic, BODY, bold=True)
    for number, line in enumerate(seen):
        y = top + BODY_LEADING + 1 + number * SMALL_LEADING + baseline(SMALL, SMALL_LEADING)
        leaf.write(LEFT + _NUMBER, y, line, SMALL)
    last = top + BODY_LEADING + 1 + baseline(SMALL, SMALL_LEADING)
    leaf.write_right(RIGHT, last, until, SMALL)
    flow.y += height
    flow.leaf.rule(flow.y, HAIR)


def _mark(flow: Flow, finding: RecordFinding, top: float) -> float:
    """The mark before a topic, since topics name what ought to be; returns where it ends."""
    if finding.force is Force.ADVISORY:
        return LEFT + _NUMBER
    marks.verdict(flow.leaf, LEFT + _NUMBER, top, _MARK, Verdict.FAIL)
    return LEFT + _NUMBER + _MARK + 4


def boxed(flow: Flow, asked: Sequence[str], top: float) -> float:
    """The grade in words in a box at the right edge; returns where the box begins."""
    width = max(text.width_of(line, SMALL, bold=True) for line in asked) + 8
    height = len(asked) * SMALL_LEADING + 3
    flow.leaf.box(RIGHT - width, top, width, height)
    for number, line in enumerate(asked):
        y = top + 1.5 + number * SMALL_LEADING + baseline(SMALL, SMALL_LEADING)
        flow.leaf.write_centred(RIGHT - width / 2, y, line, SMALL, bold=True)
    return RIGHT - width


def _line_row(flow: Flow, desk: Desk, finding: RecordFinding) -> None:
    flow.need(_ROW)
    top, leaf = flow.y, flow.leaf
    y = top + baseline(SMALL, _ROW)
    leaf.write(LEFT + _PAD, y, str(finding.number), SMALL, bold=True)
    asked = text.cut_to(words.grade(finding, desk.wording), _ASK, SMALL, bold=True)
    left = boxed(flow, [asked], top + 0.7)
    start = _mark(flow, finding, top + 4)
    said = f"{finding.topic}：{_seen(finding)}"
    leaf.write(start, y, text.cut_to(said, left - start - 6, SMALL), SMALL)
    flow.y += _ROW
    leaf.rule(flow.y, HAIR)


def _seen(finding: RecordFinding) -> str:
    where = f"{finding.place}{words.counted(finding)}"
    return "：".join(part for part in (where, finding.seen) if part)


def _until(finding: RecordFinding) -> str:
    if finding.corrected or finding.force is Force.ADVISORY or finding.at_once:
        return ""
    return finding.term


def _left_over(flow: Flow, desk: Desk, count: int, extent: Extent) -> None:
    if count > extent.most:
        flow.skip(2)
        flow.paragraph(f"其余 {count - extent.most} 项见{desk.annex(Part.FINDINGS)}。")
