"""All that is checked before a paper is issued: its own fields, then what it must agree with."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from msgspec.structs import replace

from inspector.checklist.formulas.local import local_of
from inspector.facts.document import Document, DocumentFacts, PaperCheck, Service
from inspector.facts.taking import taken
from inspector.facts.visit import Notice
from inspector.facts.vocabulary import VisitState
from inspector.i18n import _
from inspector.reports.glyphs import missing_glyphs
from inspector.reports.templates import Template
from inspector.store import register_rows
from inspector.usecases.cross_check_case import PaperCase, Printed
from inspector.usecases.cross_check_papers import CONDITIONS, cross_check, sentences
from inspector.usecases.frozen_paper import read_facts
from inspector.usecases.number_blocks import number_block
from inspector.usecases.paper_moves import move_faults
from inspector.usecases.paper_source import PaperSource
from inspector.usecases.stays import stay_of, stays_near
from inspector.workspace import Workspace

__all__ = ["CONDITIONS", "check_paper", "reasons_given", "sentences", "set_aside"]
_PUBLIC = "publication"
_SAME = {
    "procedure.approval": "papers.approval_late",
    "procedure.notice": "papers.notice_short",
}
"""Conditions of the 程序核对 whose reason holds for a paper too, so that it is typed once."""


def check_paper(
    ws: Workspace,
    source: PaperSource,
    facts: DocumentFacts,
    template: Template,
    at: datetime,
    service: Service | None = None,
) -> PaperCheck:
    """Everything that bars issuing (or serving) a paper, and everything that only warns."""
    crossed = cross_check(_case(ws, source, facts, at, service))
    if service is not None:
        return crossed
    blocking = (
        *_missing(template, facts),
        *_not_takeable(template, facts),
        *crossed.blocking,
        *move_faults(ws, facts),
    )
    warnings = (*crossed.warnings, *_unsigned(source, template), *_number(ws, template, facts, at))
    return PaperCheck(blocking=blocking, warnings=(*warnings, *_glyphs(facts)))


def reasons_given(source: PaperSource, document: Document) -> set[str]:
    """The conditions that a reason was given for: with the paper, or with the visit before."""
    of_visit = {_SAME[one.code] for one in source.overrides if one.code in _SAME}
    return of_visit | {one.code for one in document.overrides}


def set_aside(check: PaperCheck, codes: Collection[str]) -> PaperCheck:
    """The same check once reasons were given for these conditions."""
    blocking = tuple(
        replace(notice, overridden=notice.overridable and notice.code in codes)
        for notice in check.blocking
    )
    return replace(check, blocking=blocking)


def _missing(template: Template, facts: DocumentFacts) -> Iterator[Notice]:
    for one in template.inputs:
        if not one.required:
            continue
        keys = [f"{one.id}.{f.number}" for f in facts.findings] if one.each else [one.id]
        for key in keys:
            if facts.fields.get(key):
                continue
            _base, _dot, number = key.partition(".")
            of = _("第 {n} 项的").format(n=number) if number else ""
            yield _blocks(
                "papers.field_missing", _("还没有填{of}「{c}」").format(of=of, c=one.caption)
            )


def _blocks(code: str, message: str) -> Notice:
    return Notice(code=code, message=message, overridable=False)


def _not_takeable(template: Template, facts: DocumentFacts) -> Iterator[Notice]:
    """A revised record may have made a chosen finding one that this paper must not hold."""
    for finding in facts.findings:
        if not taken(finding, template.takes):
            yield _blocks(
                "papers.not_takeable",
                _("第 {n} 项不再是{what}，请从文书里去掉").format(
                    n=finding.number, what=template.takes.label
                ),
            )


def _unsigned(source: PaperSource, template: Template) -> Iterator[Notice]:
    if source.head.state is VisitState.FROZEN and template.takes.value != "none":
        yield Notice(
            code="papers.record_unsigned", message=_("检查记录还没有签完字，签字前改动会影响本文书")
        )


def _number(
    ws: Workspace, template: Template, facts: DocumentFacts, at: datetime
) -> Iterator[Notice]:
    if not template.number or facts.number:
        return
    block = number_block(ws, template.id, at.year)
    if not block.given:
        message = _(
            "{title} {year} 年没有分到号段，从 {n} 号起编；几台电脑同时用要先分号段"
        ).format(title=facts.title, year=at.year, n=block.first)
        yield Notice(code="papers.no_block", message=message)


def _glyphs(facts: DocumentFacts) -> Iterator[Notice]:
    said = "".join([facts.facility_name, *facts.fields.values()])
    lacking = missing_glyphs(said)
    if lacking:
        message = _("这些字打印不出来，会印成方框和编号：{chars}").format(chars="、".join(lacking))
        yield Notice(code="papers.glyph", message=message)


def _case(
    ws: Workspace,
    source: PaperSource,
    facts: DocumentFacts,
    at: datetime,
    service: Service | None,
) -> PaperCase:
    stay = stay_of(source.head, source.record.people)
    public = facts.type == _PUBLIC
    return PaperCase(
        paper=facts,
        type=source.head.type,
        at=at,
        others=tuple(_printed(ws, source)),
        stay=stay,
        elsewhere=tuple(stays_near(ws, stay)),
        service=service,
        public=public,
        staff=_staff(ws, source.head.facility) if public else (),
        calendar=local_of(ws.library).calendar,
    )


def _staff(ws: Workspace, facility: str) -> tuple[str, ...]:
    with ws.store.read() as connection:
        return tuple(one.person for one in register_rows.certificates(connection, facility))


def _printed(ws: Workspace, source: PaperSource) -> Iterator[Printed]:
    elsewhere = [one for one in source.orders if one.visit != source.head.id]
    for document in (*source.documents, *elsewhere):
        if document.issued is None:
            continue
        yield Printed(
            facts=read_facts(ws.evidence.read(document.issued.facts)),
            revision=document.revision,
            service=document.service,
            void=bool(document.void),
        )
