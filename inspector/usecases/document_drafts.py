"""Beginning a paper: whether it can be made, which findings it takes, what may be typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from inspector.errors import InspectorError
from inspector.facts.document import (
    Document,
    DocumentState,
    InputForm,
    PaperFinding,
    PaperInput,
    Stage,
    Takes,
)
from inspector.facts.taking import taken
from inspector.facts.text import clean
from inspector.facts.vocabulary import Force, VisitState
from inspector.i18n import _
from inspector.journal.entry import Draft
from inspector.reports.templates import Template, names, template_of
from inspector.usecases.paper_findings import eligible
from inspector.usecases.paper_source import PaperSource
from inspector.usecases.registers import field_drafts
from inspector.workspace import Workspace

KIND = "document"
_FOLLOWING = (Takes.FOLLOWED, Takes.SETTLED)
_MAY_BE_EMPTY = (Takes.NONE, Takes.ALL)


def new_document(
    ws: Workspace,
    source: PaperSource,
    kind: str,
    findings: Sequence[str] | None,
    fields: Mapping[str, str],
) -> tuple[Document, list[Draft]]:
    """A paper that is not written yet, and the entries that begin it."""
    if kind not in names():
        raise InspectorError("document.unknown_type", type=kind, known="、".join(names()))
    template = template_of(kind)
    title = template.title_in(source.head.mode)
    if source.head.mode not in template.modes:
        mode = source.head.mode.label
        raise InspectorError("document.not_in_mode", mode=mode, title=title)
    if why := hindrance(source, template):
        raise InspectorError("document.not_now", title=title, why=why)
    held = (
        proposed_findings(source, template)
        if findings is None
        else chosen_findings(source, template, findings)
    )
    document = Document(
        id=ws.id(),
        type=kind,
        title=title,
        visit=source.head.id,
        facility=source.head.facility,
        state=DocumentState.DRAFT,
        revision=1,
        revision_reason="",
        number="",
        findings=tuple(one.id for one in held),
        fields=checked_fields(source, template, fields),
        overrides=(),
        issues=(),
        service=None,
        statements=(),
        scans=(),
        void="",
        at=ws.now().isoformat(timespec="seconds"),
        sample=source.head.sample,
    )
    return document, _entries(document)


def _entries(document: Document) -> list[Draft]:
    values: dict[str, object] = {
        "type": document.type,
        "title": document.title,
        "visit": document.visit,
        "facility": document.facility,
        "findings": document.findings,
        "begun": document.at,
        **{f"field.{name}": text for name, text in document.fields.items()},
    }
    if document.sample:
        values["sample"] = True
    return field_drafts(KIND, document.id, values)


def hindrance(source: PaperSource, template: Template) -> str:
    """Why a paper of this kind cannot be made now, empty where it can."""
    head = source.head
    if template.types and head.type not in template.types:
        return _("这一类检查不出这种文书")
    if head.state is VisitState.ABANDONED:
        return _("这次检查已放弃")
    if head.state is VisitState.PLANNED and template.stage is not Stage.BEFORE:
        return _("检查还没有开始")
    if template.stage is Stage.AFTER and not source.sealed:
        return _("检查记录定稿以后才能做")
    if template.takes not in _MAY_BE_EMPTY and not takeable(source, template):
        return _("没有{what}").format(what=template.takes.label)
    papers = [one for one in template.inputs if one.form is InputForm.PAPERS]
    if papers and not source.valid():
        return _("还没有出具要送达的文书")
    return ""


def takeable(source: PaperSource, template: Template) -> tuple[PaperFinding, ...]:
    """The findings that a paper of this kind may hold."""
    return eligible(source.pool(template.takes), template.takes)


def proposed_findings(source: PaperSource, template: Template) -> tuple[PaperFinding, ...]:
    """Those not yet in a paper of this kind; for a transfer those of one department."""
    found = takeable(source, template)
    if template.takes not in (Takes.ORDER, Takes.TRANSFER):
        return found
    held = {one for paper in source.valid(template.id) for one in paper.findings}
    left = tuple(one for one in found if one.id not in held) or found
    if template.takes is Takes.ORDER or not left:
        return left
    department = Counter(one.department for one in left).most_common(1)[0][0]
    return tuple(one for one in left if one.department == department)


def chosen_findings(
    source: PaperSource, template: Template, wanted: Sequence[str]
) -> tuple[PaperFinding, ...]:
    """The findings named by number or id; document.no_finding, document.bad_finding."""
    pool = source.pool(template.takes)
    known = (*source.findings, *pool)
    named = {key: one for one in known for key in (one.id, str(one.number))}
    allowed = {one.id for one in takeable(source, template)}
    title = template.title_in(source.head.mode)
    chosen = []
    for key in wanted:
        finding = named.get(key.strip())
        if finding is None:
            raise InspectorError("document.no_finding", number=key)
        if finding.id not in allowed:
            why = why_not_taken(source, template, finding)
            raise InspectorError(
                "document.bad_finding", number=finding.number, title=title, why=why
            )
        chosen.append(finding)
    return tuple(one for one in pool if one in chosen)


def why_not_taken(source: PaperSource, template: Template, finding: PaperFinding) -> str:
    """Why a paper of this kind may not hold a finding."""
    if finding.corrected and template.takes is not Takes.HAZARD:
        return _("已经当场改正")
    if template.takes in _FOLLOWING and taken(finding, template.takes):
        return _("没有写进已出具的通知书、建议书或移送函")
    if template.takes is Takes.ORDER:
        return _why_not_ordered(finding)
    if template.takes is Takes.ADVICE:
        return _("有权责令改正，请写进责令限期改正通知书")
    if template.takes is Takes.TRANSFER and finding.own:
        return _("属于本机关职责，不用移送")
    if template.takes is Takes.HAZARD:
        return _("没有判定为重大事故隐患")
    return _("只是工作建议")


def _why_not_ordered(finding: PaperFinding) -> str:
    if finding.force is Force.ADVISORY:
        return _("只是工作建议，请写进整改建议书")
    if not finding.own:
        department = finding.department
        return _("由{department}处理，请建议整改并移送").format(department=department)
    return _("没有同时引用强制性依据，请写进整改建议书")


def checked_fields(
    source: PaperSource, template: Template, fields: Mapping[str, str]
) -> dict[str, str]:
    """What was typed, each checked by its form; an input of each finding is `<id>.<number>`."""
    numbers = {str(one.number) for one in source.pool(template.takes)}
    title = template.title_in(source.head.mode)
    checked = {}
    for name, typed in fields.items():
        base, dot, number = name.partition(".")
        known = template.input(base)
        if known is None or known.each != bool(dot) or (dot and number not in numbers):
            listed = "、".join(f"{i.id}.1" if i.each else i.id for i in template.inputs) or "/"
            raise InspectorError("document.unknown_field", title=title, field=name, known=listed)
        checked[name] = _checked(source, known, clean(typed, known.caption).strip())
    return checked


def _checked(source: PaperSource, known: PaperInput, text: str) -> str:
    if not text:
        return ""
    expected = _expected(source, known, text)
    if expected:
        raise InspectorError(
            "document.bad_field", field=known.caption, value=text[:40], expected=expected
        )
    return text


def _expected(source: PaperSource, known: PaperInput, text: str) -> str:
    """What should have been typed, empty where it is good."""
    if known.form is InputForm.DATE and not _is(text, date.fromisoformat):
        return _("日期，例如 2026-12-05")
    if known.form is InputForm.TIME and not _is(text, datetime.fromisoformat):
        return _("日期和时间，例如 2026-12-05 09:30")
    if known.form is InputForm.NUMBER and not (text.isascii() and text.isdecimal()):
        return _("不小于 0 的整数")
    if known.form is InputForm.CHOICE and text not in known.choices:
        return "、".join(known.choices)
    valid = {one.id for one in source.valid()}
    if known.form is InputForm.PAPERS and not set(text.split()) <= valid:
        return _("这次检查已出具文书的编号，用空格隔开")
    if known.form is InputForm.LINE and "\n" in text:
        return _("一行文字")
    return ""


def _is(text: str, parse: Callable[[str], object]) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True
