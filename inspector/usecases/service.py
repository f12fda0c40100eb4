"""Service and reply: how a paper reached the party, and what the party says to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from inspector.errors import InspectorError
from inspector.facts.document import Document, DocumentState, Service, ServiceManner
from inspector.facts.text import clean
from inspector.i18n import _
from inspector.journal.entry import Draft
from inspector.reports import words
from inspector.reports.templates import template_of
from inspector.usecases.document_checks import check_paper, reasons_given, sentences, set_aside
from inspector.usecases.document_drafts import KIND
from inspector.usecases.documents import document_facts, get_document
from inspector.usecases.paper_source import paper_source
from inspector.usecases.procedure import officers_of
from inspector.usecases.registers import event, field_drafts
from inspector.workspace import Workspace

_MINUTE = timedelta(minutes=1)
"""Two clocks may differ by so much; more lies in the future."""


def serve_document(
    ws: Workspace,
    document: str,
    *,
    manner: ServiceManner,
    receiver: str,
    at: datetime | None = None,
    place: str = "",
    proxy: str = "",
    reason: str = "",
    witnesses: Sequence[str] = (),
    tracking: str = "",
) -> Document:
    """Note how an issued paper was served; `proxy` and `witnesses` as 姓名:身份.

    service.incomplete names what the manner needs, service.refused what is impossible;
    service.already stands for the service noted before, which has to be withdrawn first.
    """
    held = get_document(ws, document)
    if held.state not in (DocumentState.ISSUED, DocumentState.SERVED):
        voided = held.state is DocumentState.VOID
        code = "document.void" if voided else "document.not_issued"
        raise InspectorError(code, title=held.title, reason=held.void)
    if held.service is not None:
        raise InspectorError("service.already", title=held.title, at=words.moment(held.service.at))
    when = at or ws.now()
    service = Service(
        manner=manner,
        receiver=clean(receiver, _("收件人")).strip(),
        at=when.isoformat(timespec="seconds"),
        place=clean(place, _("送达地点")).strip(),
        proxy=clean(proxy, _("代收人")).strip(),
        reason=clean(reason, _("理由")).strip(),
        tracking=clean(tracking, _("邮件号码")).strip(),
        witnesses=tuple(clean(one, _("见证人")).strip() for one in witnesses if one.strip()),
        by=_officers(ws, held.visit),
    )
    _refuse_incomplete(service)
    _refuse_impossible(ws, held, service, when)
    body = {
        "manner": manner,
        "receiver": service.receiver,
        "at": service.at,
        "place": service.place,
        "proxy": service.proxy,
        "reason": service.reason,
        "witnesses": service.witnesses,
        "tracking": service.tracking,
        "by": service.by,
    }
    ws.append(field_drafts(KIND, document, {f"served.{held.revision}": body}))
    return get_document(ws, document)


def _officers(ws: Workspace, visit: str) -> tuple[str, ...]:
    people = paper_source(ws, visit).record.people
    return tuple(one.name for one in officers_of(people))


def _refuse_incomplete(service: Service) -> None:
    """What each manner of service needs."""
    manner = service.manner
    by_another = manner in (ServiceManner.PROXY, ServiceManner.ENTRUSTED)
    refused = manner is ServiceManner.REFUSED
    needed = (
        (True, service.receiver, _("收件人")),
        (by_another, _named(service.proxy), _("代收人（姓名:与受送达人的关系）")),
        (refused, service.reason, _("拒收的理由")),
        (refused, all(map(_named, service.witnesses or ("",))), _("见证人（姓名:身份）")),
        (manner is ServiceManner.MAIL, service.tracking, _("邮件号码")),
    )
    lacking = [what for wanted, given, what in needed if wanted and not given]
    if lacking:
        raise InspectorError("service.incomplete", manner=manner.label, what="、".join(lacking))


def _named(person: str) -> bool:
    """Whether it is a name with a capacity."""
    name, colon, capacity = person.replace("：", ":").partition(":")
    return bool(name.strip() and colon and capacity.strip())


def _refuse_impossible(ws: Workspace, held: Document, service: Service, at: datetime) -> None:
    if at > ws.now() + _MINUTE:
        raise InspectorError("service.refused", why=_("送达时间还没有到"))
    facts = document_facts(ws, held.id)
    source = paper_source(ws, held.visit)
    check = check_paper(ws, source, facts, template_of(held.type), at, service)
    said = list(sentences(set_aside(check, reasons_given(source, held))))
    if said:
        raise InspectorError("service.refused", why="；".join(said))


def withdraw_service(ws: Workspace, document: str, reason: str) -> Document:
    """Take back a service that was noted by mistake; the reason stays in the journal."""
    held = get_document(ws, document)
    text = clean(reason, _("理由")).strip()
    if not text:
        raise InspectorError("field.empty", field=_("理由"))
    if held.service is None:
        raise InspectorError("service.none", title=held.title)
    drafts: list[Draft] = field_drafts(KIND, document, {f"served.{held.revision}": None})
    ws.append([*drafts, event(document, "service.withdrawn", reason=text)])
    return get_document(ws, document)


def statement_deadline(ws: Workspace, document: str) -> date | None:
    """Until when the party may state its opinion: days after service, or None."""
    held = get_document(ws, document)
    if held.service is None:
        return None
    days = document_facts(ws, document).fields.get("statement_days", "")
    served = datetime.fromisoformat(held.service.at).date()
    return served + timedelta(days=int(days)) if days.isdecimal() else None


def statement_of_party(
    ws: Workspace,
    document: str,
    text: str,
    *,
    by: str = "",
    finding: int | None = None,
    at: datetime | None = None,
    deadline: date | None = None,
) -> Document:
    """陈述意见 on a paper or one of its findings; late ones are kept and marked as late."""
    held = get_document(ws, document)
    facts = document_facts(ws, document)
    said = clean(text, _("陈述意见")).strip()
    if not said:
        raise InspectorError("field.empty", field=_("陈述意见"))
    if finding is not None and finding not in [one.number for one in facts.findings]:
        raise InspectorError("statement.bad_finding", title=held.title, number=finding)
    when = at or ws.now()
    if not datetime.fromisoformat(facts.issued_at) <= when <= ws.now() + _MINUTE:
        at_words, issued = words.moment(when.isoformat()), words.moment(facts.issued_at)
        raise InspectorError("statement.bad_day", at=at_words, title=held.title, issued=issued)
    until = deadline or statement_deadline(ws, document)
    body = {
        "text": said,
        "by": clean(by, _("陈述人")).strip() or facts.facility_name,
        "at": when.isoformat(timespec="seconds"),
        "finding": finding,
        "deadline": until.isoformat() if until else "",
        "late": until is not None and when.date() > until,
    }
    ws.append(field_drafts(KIND, document, {f"statement.{ws.id()}": body}))
    return get_document(ws, document)
