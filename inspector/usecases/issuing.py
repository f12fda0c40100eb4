"""Issuing a paper: checked, numbered, frozen, printed, and what follows in the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec.structs import replace
from sqlalchemy import Connection

from inspector.errors import InspectorError
from inspector.facts.document import Document, DocumentFacts, Issued, PaperCheck
from inspector.facts.text import clean
from inspector.i18n import _
from inspector.journal.entry import Draft
from inspector.reports.templates import Template, source_of, template_of
from inspector.usecases.document_checks import (
    CONDITIONS,
    check_paper,
    reasons_given,
    sentences,
    set_aside,
)
from inspector.usecases.document_drafts import KIND
from inspector.usecases.frozen_paper import facts_bytes
from inspector.usecases.number_blocks import number_draft
from inspector.usecases.paper_facts import build_facts, remember
from inspector.usecases.paper_moves import move_drafts
from inspector.usecases.paper_source import PaperSource
from inspector.usecases.photos import printed_file
from inspector.usecases.registers import event, field_drafts
from inspector.workspace import Workspace

_MOST_SAID = 3


def checked(
    ws: Workspace,
    source: PaperSource,
    document: Document,
    at: datetime,
    overrides: Mapping[str, str],
) -> tuple[PaperCheck, DocumentFacts]:
    """What bars a paper, as far as no reason was given, and the facts it would be printed from."""
    template = template_of(document.type)
    number = document.issued.number if document.issued else ""
    facts = build_facts(ws, source, document, template, number=number, at=at)
    given = reasons_given(source, document) | set(overrides)
    return set_aside(check_paper(ws, source, facts, template, at), given), facts


def issue_paper(
    ws: Workspace,
    source: PaperSource,
    document: Document,
    overrides: Mapping[str, str],
    before: Sequence[Draft] = (),
) -> Issued:
    """Number a draft, freeze its facts, keep its PDF, all with the entries `before` it.

    document.blocked says what bars it, and in `conditions` of its context which codes wait for a
    reason and nothing else; document.no_condition says which override is none.
    """
    template, at = template_of(document.type), ws.now()
    _refuse_unknown(document, overrides)
    check, facts = checked(ws, source, document, at, overrides)
    if not check.may_issue:
        said = list(sentences(check))
        first = "；".join(said[:_MOST_SAID])
        raise InspectorError(
            "document.blocked",
            title=document.title,
            count=len(said),
            first=first,
            conditions=_conditions(check),
        )
    drafts = [*before]
    if template.number and not facts.number:
        number, numbered = number_draft(ws, document.id, document.type, at.year)
        facts = _numbered(facts, number)
        drafts.append(numbered)
    facts_hash = ws.evidence.put(facts_bytes(facts))
    wording = ws.evidence.put(source_of(template.id).encode())
    for photo in facts.photos:
        if photo.rendition:
            ws.evidence.put_file(printed_file(ws, photo.rendition))
    pdf = ws.evidence.put(render(ws, facts, template, facts_hash))
    issue = {
        "number": facts.number,
        "facts": facts_hash,
        "pdf": pdf,
        "template": wording,
        "at": facts.issued_at,
        "by": ws.actor,
    }
    values: dict[str, object] = {f"issue.{document.revision}": issue}
    values.update(_override_values(ws, overrides))
    drafts += field_drafts(KIND, document.id, values)
    drafts += move_drafts(ws, facts)
    drafts += [
        event(document.id, "warning", code=notice.code, message=notice.message)
        for notice in check.warnings
    ]

    def also(connection: Connection) -> None:
        remember(connection, template, facts.fields)

    ws.append(drafts, also=also)
    return Issued(
        document=document.id,
        number=facts.number,
        revision=document.revision,
        facts=facts_hash,
        pdf=pdf,
        warnings=check.warnings,
    )


def _conditions(check: PaperCheck) -> tuple[str, ...]:
    """The codes that a reason would set aside, none where something else bars the paper too."""
    open_still = [notice for notice in check.blocking if not notice.overridden]
    hard = any(not notice.overridable for notice in open_still)
    return () if hard else tuple(dict.fromkeys(notice.code for notice in open_still))


def _numbered(facts: DocumentFacts, number: str) -> DocumentFacts:
    words = {**facts.words, "number": number} if "number" in facts.words else facts.words
    return replace(facts, number=number, words=words)


def _refuse_unknown(document: Document, overrides: Mapping[str, str]) -> None:
    for code in overrides:
        if code not in CONDITIONS:
            known = "、".join(sorted(CONDITIONS))
            raise InspectorError(
                "document.no_condition", title=document.title, condition=code, known=known
            )


def _override_values(ws: Workspace, overrides: Mapping[str, str]) -> dict[str, object]:
    at = ws.now().isoformat(timespec="seconds")
    values: dict[str, object] = {}
    for code, reason in overrides.items():
        text = clean(reason, _("理由")).strip()
        if not text:
            raise InspectorError("field.empty", field=_("理由"))
        values[f"override.{code}"] = {"reason": text, "by": ws.actor, "at": at}
    return values


def render(
    ws: Workspace, facts: DocumentFacts, template: Template, facts_hash: str | None
) -> bytes:
    """The PDF of a paper; without the hash of its frozen facts every page says 草稿."""
    from inspector.reports.papers import render_paper

    return render_paper(
        facts,
        template,
        lambda sha256: printed_file(ws, sha256),
        draft=facts_hash is None,
        facts_hash=facts_hash,
    )
