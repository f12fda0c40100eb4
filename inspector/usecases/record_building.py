"""The record of a visit: all facts that its papers are a function of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime

import msgspec

from inspector.checklist.formulas.registry import compute
from inspector.checklist.judge import limit_label
from inspector.errors import InspectorError
from inspector.facts import terms
from inspector.facts.answer import LACKS_PAPERS, AnswerRecord
from inspector.facts.facility import FIELDS, Facility, FieldGroup, value_label
from inspector.facts.item import VisitItem
from inspector.facts.photo import Photo
from inspector.facts.record import (
    ChainHead,
    Fact,
    Record,
    RecordAnswer,
    RecordFinding,
    RecordItem,
    RecordPhoto,
    RecordRecheck,
)
from inspector.facts.review import Finding
from inspector.facts.vocabulary import Department, HazardVerdict, Place, type_label
from inspector.i18n import _
from inspector.journal.canonical import encode
from inspector.store import chain_rows, visit_rows
from inspector.usecases.asking import Asked, ask, day_of
from inspector.usecases.computing import context_of
from inspector.usecases.findings import findings_of
from inspector.usecases.photos import rendition_of
from inspector.usecases.recheck_results import Looked, looked_at
from inspector.usecases.review import conclusion_of, scores
from inspector.workspace import Workspace

VERSION = 1
_LEFT_OUT = ("name", "kinds", "code", "address", "person_in_charge", "phone", "note")


def build_record(ws: Workspace, visit: str, *, number: str | None, at: datetime) -> Record:
    """The record as the visit stands now; `at` is the time of freezing."""
    asked = ask(ws, visit)
    head = asked.head
    photos = _photos(ws, asked)
    numbers = {photo.id: photo.number for photo in photos}
    findings = findings_of(asked)
    with ws.store.read() as connection:
        people = visit_rows.people(connection, visit)
        chain = chain_rows.chain_head(connection, ws.device.id)
        reason = visit_rows.revision_reason(connection, visit)
    facility = Facility(id=head.facility, facts=asked.facts)
    preset = asked.library.preset(head.preset)
    moment = at.isoformat(timespec="seconds")
    return Record(
        version=VERSION,
        visit=visit,
        revision=head.revision,
        revision_reason=reason,
        number=number,
        mode=head.mode,
        type=head.type,
        type_label=type_label(head.mode, head.type),
        depth=head.depth,
        preset=preset.title if preset else "",
        agency=head.agency,
        begun=head.begun,
        ended=head.ended or moment,
        frozen_at=moment,
        facility_name=facility.name or head.facility_name,
        facility_kinds=facility.kinds_label,
        facility_code=str(facility.get("code") or ""),
        facility_address=str(facility.get("address") or ""),
        person_in_charge=str(facility.get("person_in_charge") or ""),
        phone=str(facility.get("phone") or ""),
        facts=_facts(facility),
        people=people,
        checklists=scores(asked.items),
        library=head.library,
        items=tuple(_item(asked, item) for item in asked.items),
        findings=tuple(_finding(asked, finding, numbers) for finding in findings),
        conclusion=conclusion_of(findings),
        unsure_hazards=sum(f.major_hazard is HazardVerdict.UNSURE for f in findings),
        photos=photos,
        internal_photos=sum(photo.internal for photo in asked.photos),
        lacking_papers=sum(r.answer.reason == LACKS_PAPERS for r in _all_records(asked)),
        chain=chain or ChainHead(device=ws.device.id, seq=0, hash=""),
        rechecks=tuple(_recheck(asked, one) for one in looked_at(ws, asked)),
    )


def record_bytes(record: Record) -> bytes:
    """The record as canonical JSON; its SHA-256 is the value that signatures name."""
    held = msgspec.to_builtins(record)
    return encode(held).encode()


def read_record(data: bytes) -> Record:
    """The record of canonical bytes."""
    return msgspec.convert(json.loads(data), Record)


def _all_records(asked: Asked) -> list[AnswerRecord]:
    return [record for item in asked.items for record in item.records]


def _facts(facility: Facility) -> tuple[Fact, ...]:
    return tuple(
        Fact(label=field.label, value=value_label(field, facility.get(field.name)))
        for field in FIELDS
        if field.name not in _LEFT_OUT and facility.get(field.name) is not None
        if field.group is not FieldGroup.IDENTITY
    )


def _photos(ws: Workspace, asked: Asked) -> tuple[RecordPhoto, ...]:
    """Photos that may be handed out: those of items by route first, then the rest, by time."""
    order = {item.id: item.number for item in asked.items}
    last = len(order) + 1
    shown = [photo for photo in asked.photos if not photo.internal]
    shown.sort(key=lambda p: order.get(p.item or "", last))
    places = {item.id: Place.of(item.place).label for item in asked.items}
    return tuple(
        _photo(ws, number, photo, places.get(photo.item or "", ""))
        for number, photo in enumerate(shown, start=1)
    )


def _photo(ws: Workspace, number: int, photo: Photo, place: str) -> RecordPhoto:
    rendition, width, height = rendition_of(ws, photo)
    return RecordPhoto(
        number=number,
        id=photo.id,
        sha256=photo.sha256,
        rendition=rendition,
        width=width,
        height=height,
        caption=photo.caption,
        taken=photo.taken,
        item=photo.item,
        place=photo.instance or place,
        covered=bool(photo.redactions),
    )


def _item(asked: Asked, item: VisitItem) -> RecordItem:
    return RecordItem(
        number=item.number,
        id=item.id,
        domain=item.domain,
        place=Place.of(item.place).label,
        topic=item.topic,
        ask=item.ask,
        fails=item.fails,
        limit=limit_label(item.measure) if item.measure else "",
        force=item.force,
        severity=item.severity,
        verdict=item.verdict,
        count=item.counted[0],
        bad=item.counted[1],
        starred=item.starred,
        answers=tuple(_answer(item, record) for record in item.records),
        working=_working(asked, item),
        clauses=item.clauses,
    )


def _answer(item: VisitItem, record: AnswerRecord) -> RecordAnswer:
    answer = record.answer
    unit = f" {item.measure.unit}" if item.measure and item.measure.unit else ""
    return RecordAnswer(
        instance=answer.instance,
        verdict=answer.verdict,
        value=f"{answer.value}{unit}" if answer.value else "",
        count=answer.count,
        bad=answer.bad,
        place=answer.place,
        note=answer.note,
        reason=answer.reason,
        corrected=answer.corrected,
        looked_by=answer.looked_by,
        at=answer.seen_at or record.at,
        group=answer.group,
    )


def _recheck(asked: Asked, looked: Looked) -> RecordRecheck:
    """An earlier finding with the instance of the answer that speaks of it."""
    target, line = looked.target, looked.line
    return RecordRecheck(
        finding=target.finding,
        item=target.item,
        instance=looked.answer.answer.instance if looked.answer else target.instance,
        topic=line.topic if line else asked.item(target.item).topic,
        place=line.place if line else target.instance,
        seen=line.seen if line else "",
        found_on=line.found_on if line else "",
        visit_number=line.visit_number if line else "",
        result=looked.result,
        note=looked.note,
    )


def _working(asked: Asked, item: VisitItem) -> tuple[str, ...]:
    """The steps of a computed item, for what was typed when it was answered."""
    if item.calc is None or not item.records:
        return ()
    inputs = dict(item.records[0].answer.inputs)
    try:
        outcome = compute(item.calc, inputs, context_of(asked, day_of(asked.head)))
    except InspectorError:
        return ()  # answered by eye: nothing was typed that could be computed
    return (*outcome.working, *outcome.warnings)


def _finding(asked: Asked, finding: Finding, numbers: Mapping[str, int]) -> RecordFinding:
    item = asked.item(finding.item)
    return RecordFinding(
        number=finding.number,
        item=finding.item,
        instance=finding.instance,
        domain=finding.domain,
        topic=finding.topic,
        place=finding.place,
        seen=finding.seen or measured(item, finding.instance),
        requirement=requirement_of(item),
        count=finding.count,
        bad=finding.bad,
        severity=finding.severity,
        force=finding.force,
        term=term_words(finding),
        at_once=terms.parse(finding.term).kind is terms.TermKind.AT_ONCE,
        deadline=finding.deadline,
        corrected=finding.corrected,
        meanwhile=finding.meanwhile,
        remedy=finding.remedy,
        department=Department.of(finding.department).label,
        major_hazard=finding.major_hazard,
        starred=item.starred,
        working=_working(asked, item),
        clauses=finding.clauses,
        photos=tuple(numbers[photo] for photo in finding.photos if photo in numbers),
    )


def measured(item: VisitItem, instance: str) -> str:
    """A measured value in words, where nothing else was written."""
    for record in item.records:
        if record.answer.instance == instance and record.answer.value and item.measure:
            return _("实测{name} {value} {unit}，要求 {limit}").format(
                name=item.measure.name,
                value=record.answer.value,
                unit=item.measure.unit,
                limit=limit_label(item.measure),
            )
    return ""


def requirement_of(item: VisitItem) -> str:
    """What is required, in the words of the clause that binds here most strongly."""
    binding = [clause for clause in item.clauses if clause.binding]
    ranked = sorted(binding or list(item.clauses), key=lambda c: (c.force is not item.force,))
    return ranked[0].requirement if ranked else item.remedy


def term_words(finding: Finding) -> str:
    """The term as papers print it: 立即改正, or the last day (含当日)."""
    if finding.corrected:
        return _("已当场改正")
    term = terms.parse(finding.term)
    if term.kind is terms.TermKind.AT_ONCE:
        return term.label
    day = date.fromisoformat(finding.deadline)
    return _("{y}年{m}月{d}日前（含当日）").format(y=day.year, m=day.month, d=day.day)
