"""Annex: each finding in detail, its text at the left, its photos beside it at the right."""

from __future__ import annotations

from collections.abc import Sequence

from inspector.facts.record import RecordFinding, RecordPhoto
from inspector.facts.vocabulary import HazardVerdict, Verdict
from inspector.reports import marks, outcome, text, words
from inspector.reports.desk import Desk, Part
from inspector.reports.front_list import boxed
from inspector.reports.page import (
    BODY,
    BODY_LEADING,
    HAIR,
    LEFT,
    MEASURE,
    MM,
    RIGHT,
    THICK,
    Flow,
    Picture,
    baseline,
)

_PHOTO = 46 * MM
_TALLEST = 58 * MM
_GAP = 6 * MM
_LABEL = 19 * MM
_BESIDE = 2  # photos beside a finding; all of them stand on the photo pages
_LONG = 20  # lines beyond which a text takes the full width
_CAPTION = 8.0
COVERED = "局部遮挡"


def lay_details(desk: Desk) -> Flow:
    """The annex of findings: problems first, advice apart."""
    flow = Flow()
    flow.mark(f"{desk.annex(Part.FINDINGS)}　{desk.title(Part.FINDINGS)}", 0)
    flow.heading(f"{desk.annex(Part.FINDINGS)}　{desk.title(Part.FINDINGS)}")
    flow.paragraph(desk.wording.annex_note.format(agency=desk.record.agency), size=9)
    found, advised = outcome.problems(desk.record), outcome.advice(desk.record)
    for finding in found:
        _lay_finding(flow, desk, finding)
    if advised:
        flow.heading("其他所见" if desk.wording.transcript else "建议", keep=120)
    for finding in advised:
        _lay_finding(flow, desk, finding)
    return flow


def _lay_finding(flow: Flow, desk: Desk, finding: RecordFinding) -> None:
    photos = _photos(desk, finding)
    narrow = MEASURE - _PHOTO - _GAP if photos else MEASURE
    flow.skip(8)
    flow.need(max(90.0, 30 + _height(photos[0]) + 16 if photos else 0.0))
    flow.leaf.rule(flow.y, THICK / 2)
    flow.mark(f"{finding.number}　{text.cut_to(finding.topic, 200, BODY)}", 1)
    _lay_title(flow, desk, finding)
    start = flow.spot
    beside = _lay_photos(flow, photos)
    flow.go(start)
    fields = _fields(desk, finding)
    for number, (label, said) in enumerate(fields):
        width = (narrow if flow.spot < beside else MEASURE) - _LABEL
        wrapped = text.lines(said, width, BODY)
        if photos and len(wrapped) > _LONG:
            flow.go(max(flow.spot, beside))
            wrapped = text.lines(said, MEASURE - _LABEL, BODY)
        # The last field takes the one before it along to a new page.
        company = BODY_LEADING + 3 if number == len(fields) - 2 else 0.0
        flow.need(BODY_LEADING * min(2, len(wrapped)) + company)
        y = flow.y + baseline(BODY, BODY_LEADING)
        flow.leaf.write(LEFT, y, label, BODY, bold=True)
        flow.write_lines(wrapped, LEFT + _LABEL)
        flow.y += 3
    flow.go(max(flow.spot, beside))


def _lay_title(flow: Flow, desk: Desk, finding: RecordFinding) -> None:
    top, leaf = flow.y + 6, flow.leaf
    marks.verdict(leaf, LEFT, top + 3, 11, Verdict.FAIL)
    asked = "" if desk.wording.transcript else words.grade(finding, desk.wording)
    wrapped = text.lines(asked, 62 * MM, 9, bold=True)
    if wrapped:
        boxed(flow, wrapped, top)
    room = MEASURE - 36 - (66 * MM if wrapped else 0)
    leaf.write(LEFT + 17, top + 13, str(finding.number), 12, bold=True)
    titled = text.lines(finding.topic, room, 12, bold=True)[:2]
    for number, line in enumerate(titled):
        leaf.write(LEFT + 36, top + 13 + number * 17, line, 12, bold=True)
    flow.y = top + 8 + max(1, len(titled)) * 17


def _fields(desk: Desk, finding: RecordFinding) -> list[tuple[str, str]]:
    """The captions with their texts; empty ones are left out, except what makes the finding."""
    basis = "\n".join(words.cite(finding.clauses)) or "安全管理提示（经验项）"
    rows = [
        ("位置", f"{finding.place or words.NOTHING}{words.counted(finding)}"),
        ("所见", finding.seen or words.NOTHING),
        ("要求", finding.requirement),
        ("计算", "\n".join(finding.working)),
        ("依据", basis),
        ("当场改正", "检查人员离开前已改正" if finding.corrected else ""),
        ("临时措施", "" if finding.corrected else finding.meanwhile),
        ("整改方法", "" if finding.corrected else finding.remedy),
        ("整改期限", "" if finding.corrected else _term(finding)),
        ("主管部门", words.department(finding.department)),
    ]
    if not desk.wording.transcript and finding.major_hazard is not None:
        rows.append(("重大隐患", _hazard(finding.major_hazard)))
    more = finding.photos[_BESIDE:]
    if more:
        listed = "、".join(map(str, more))
        rows.append(("照片", f"另有照片 {listed}，见{desk.annex(Part.PHOTOS)}"))
    return [(label, said) for label, said in rows if said]


def _term(finding: RecordFinding) -> str:
    return finding.term or (words.day(finding.deadline) if finding.deadline else "")


def _hazard(verdict: HazardVerdict) -> str:
    return {
        HazardVerdict.HIT: "属于重大事故隐患",
        HazardVerdict.NO: "不属于重大事故隐患",
        HazardVerdict.UNSURE: "是否属于重大事故隐患难以判定，提请部门认定",
    }[verdict]


def _photos(desk: Desk, finding: RecordFinding) -> list[RecordPhoto]:
    wanted = set(finding.photos[:_BESIDE])
    return [photo for photo in desk.record.photos if photo.number in wanted]


def fitted(photo: RecordPhoto, width: float, height: float) -> tuple[float, float]:
    """The size of a photo in a box of this size, its proportions kept."""
    if not photo.width or not photo.height:
        return width, height
    scale = min(width / photo.width, height / photo.height)
    return photo.width * scale, photo.height * scale


def _height(photo: RecordPhoto) -> float:
    return fitted(photo, _PHOTO, _TALLEST)[1]


def _lay_photos(flow: Flow, photos: Sequence[RecordPhoto]) -> tuple[int, float]:
    """The photos in the right column; returns where the column ends."""
    for photo in photos:
        width, height = fitted(photo, _PHOTO, _TALLEST)
        flow.need(height + 14)
        leaf, x = flow.leaf, RIGHT - _PHOTO
        if photo.rendition:
            leaf.pictures.append(Picture(photo.rendition, x, flow.y, width, height))
        leaf.box(x, flow.y, width, height, HAIR)
        leaf.write(x, flow.y + height + 10, text.cut_to(caption(photo), _PHOTO, _CAPTION), _CAPTION)
        flow.y += height + 18
    return flow.spot


def caption(photo: RecordPhoto) -> str:
    """照片 1　14:31　二层西侧，远景."""
    taken = words.clock(photo.taken) or "时间不明"
    hidden = COVERED if photo.covered else ""
    about = "，".join(part for part in (hidden, photo.place, photo.caption) if part)
    return "　".join(part for part in (f"照片 {photo.number}", taken, about) if part)
