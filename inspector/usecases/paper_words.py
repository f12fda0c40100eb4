"""The values of the placeholders of a paper, from the facts of its visit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from inspector.facts.document import Document, PaperFinding, Takes
from inspector.facts.facility import FIELD, value_label
from inspector.facts.taking import taken
from inspector.facts.vocabulary import HazardVerdict, Role, VisitType
from inspector.reports import outcome, words
from inspector.reports.summary import summary
from inspector.reports.templates import Template
from inspector.reports.wording import wording_of
from inspector.usecases.paper_source import PaperSource
from inspector.usecases.procedure_before import DECLARING

_PUBLISH_DAYS = 20
_FACILITY = ("township", "organizer", "owner", "operator", "operation", "beds")


def words_of(
    source: PaperSource,
    template: Template,
    findings: Sequence[PaperFinding],
    served: Sequence[Document],
    issued_at: datetime,
) -> dict[str, str]:
    """All placeholders; what is unknown is empty."""
    return {
        **_visit(source, template),
        **_people(source),
        **_facility(source),
        **_findings(source, findings),
        **_papers(source),
        **_service(source, served),
        "issued_on": words.day(issued_at.isoformat()),
    }


def _visit(source: PaperSource, template: Template) -> dict[str, str]:
    record, wording = source.record, wording_of(source.head.mode)
    basis = template.basis.get(record.mode) or wording.basis
    ended = datetime.fromisoformat(record.ended).date()
    nothing = outcome.nothing_checked(record)
    return {
        "agency": record.agency,
        "mode": record.mode.label,
        "visit_type": words.kind_of_visit(record),
        "visit_number": record.number or "",
        "visit_date": words.day(record.begun),
        "visit_begun": words.moment(record.begun),
        "visit_start": _typed(record.begun),
        "visit_time": words.span(record.begun, record.ended),
        "record_title": wording.title,
        "checklists": words.scope(record),
        "depth": record.asked_label,
        "basis": "、".join(map(str, basis)),
        "certificate": wording.certificate,
        "conclusion": outcome.conclusion_words(record),
        "nothing_checked": outcome.looked_at_words(record) if nothing else "",
        "summary": summary(record),
        "frequency": _frequency(source),
        "origin": source.head.origin.source.label if source.head.origin.source else "",
        "origin_note": source.head.origin.reference,
        "entry_code": source.head.entry_code,
        "notice_way": _way(source),
        "annual_cap": _cap(source),
        "no_stake": _no_stake(source),
        "photo_count": str(len(record.photos)),
        "publish_by": words.day(source.calendar.after(ended, _PUBLISH_DAYS).isoformat()),
    }


def _frequency(source: PaperSource) -> str:
    if source.counts:
        return f"本年第 {source.counted} 次（计入年度频次）"
    return f"本次不计入年度频次，本年已计入 {source.counted} 次"


def _way(source: PaperSource) -> str:
    """How the visit is announced, as the approval asks; empty where the inspector has to say."""
    return "个案检查，不事先通知" if source.head.type is VisitType.CASE else ""


def _cap(source: PaperSource) -> str:
    return f"每年 {source.rules.cap} 次" if source.rules.cap else ""


def _no_stake(source: PaperSource) -> str:
    """What the officers declared; empty where somebody has not, a word where nobody has to."""
    if source.head.mode not in DECLARING:
        return "这种检查不要求回避声明。"
    officers = [one for one in source.record.people if one.role in (Role.LEADER, Role.OFFICER)]
    named = "、".join(one.name for one in officers)
    declared = officers and all(one.id in source.head.recusal for one in officers)
    return f"{named}声明与检查对象没有直接利害关系。" if declared else ""


def _people(source: PaperSource) -> dict[str, str]:
    record, wording = source.record, wording_of(source.head.mode)

    def listed(*roles: Role) -> str:
        found = words.people(record, wording, *roles)
        return "" if found == words.NOTHING else found

    officers = [one for one in record.people if one.role in (Role.LEADER, Role.OFFICER)]
    helpers = [one for one in record.people if one.role is Role.ASSISTANT]
    leaders = [one.name for one in officers if one.role is Role.LEADER]
    return {
        "officers": listed(Role.LEADER, Role.OFFICER),
        "officer_names": "、".join(one.name for one in officers),
        "leader": "、".join(leaders),
        "fellows": "、".join(one.name for one in officers if one.role is not Role.LEADER),
        "assistants": listed(Role.ASSISTANT),
        "assistant_count": str(len(helpers)),
        "companions": "、".join(one.name for one in record.people if one.role is Role.COMPANION),
    }


def _facility(source: PaperSource) -> dict[str, str]:
    record = source.record
    known = {
        name: value_label(FIELD[name], source.facility.get(name))
        for name in _FACILITY
        if source.facility.get(name) not in (None, "")
    }
    return {
        "facility": record.facility_name,
        "kinds": record.facility_kinds,
        "code": record.facility_code,
        "address": record.facility_address,
        "person_in_charge": record.person_in_charge,
        "phone": record.phone,
        **{name: known.get(name, "") for name in _FACILITY},
    }


def _findings(source: PaperSource, findings: Sequence[PaperFinding]) -> dict[str, str]:
    problems = [one for one in source.findings if taken(one, Takes.PROBLEMS)]
    advice = [one for one in findings if taken(one, Takes.SUGGESTED)]
    dated = [one.deadline for one in findings if one.deadline and not one.at_once]
    hit = [one for one in problems if one.major_hazard is HazardVerdict.HIT]
    looked = _looked(source)
    return {
        "recheck_day": looked[:10],
        "recheck_time": looked,
        "count": str(len(findings)),
        "found_count": str(len(problems)),
        "advice_count": str(len(advice)),
        "hazard_count": str(len(hit)),
        "departments": "、".join(dict.fromkeys(one.department for one in findings)),
        "last_deadline": words.day(max(dated)) if dated else "",
    }


def _looked(source: PaperSource) -> str:
    """When a 复查 visit began, as a date and time to be typed."""
    if source.head.type is not VisitType.RECHECK:
        return ""
    return _typed(source.record.begun)


def _typed(iso: str) -> str:
    """A time as a person types it into an input."""
    return f"{datetime.fromisoformat(iso):%Y-%m-%d %H:%M}"


def _papers(source: PaperSource) -> dict[str, str]:
    """The order or advice that is followed, else the record itself; the notice before the visit."""
    order = source.order
    issue = order.issued if order else None
    notices = source.valid("inspection_notice")
    notice = notices[-1].issued if notices else None
    served = order.service.at if order and order.service else ""
    record = source.record
    return {
        "order_title": order.title if order else wording_of(record.mode).title,
        "order_number": issue.number if issue else record.number or "",
        "order_date": words.day(issue.at if issue else record.begun),
        "order_served": words.day(served) if served else "",
        "notice_number": notice.number if notice else "",
    }


def _service(source: PaperSource, served: Sequence[Document]) -> dict[str, str]:
    """How the listed papers were served, empty before they were."""
    held = next((one.service for one in served if one.service), None)
    if held is None:
        return {}
    return {
        "service_manner": held.manner.label,
        "service_receiver": held.receiver,
        "service_time": words.moment(held.at),
        "service_place": held.place,
        "service_proxy": words.witness(held.proxy),
        "service_refusal": held.reason,
        "service_witnesses": "、".join(map(words.witness, held.witnesses)),
        "service_by": "、".join(held.by),
        "service_note": f"邮件号码 {held.tracking}" if held.tracking else "",
    }
