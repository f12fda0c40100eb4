"""Papers of a visit: begun, filled in, checked, issued, revised, voided, handed out as stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from inspector.errors import InspectorError
from inspector.facts.document import (
    Document,
    DocumentFacts,
    DocumentState,
    Issued,
    PaperCheck,
)
from inspector.facts.text import clean
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.journal.entry import Draft
from inspector.reports.templates import Template, source_of, template_of
from inspector.store import document_rows, pool
from inspector.usecases.document_checks import (
    CONDITIONS,
    check_paper,
    reasons_given,
    sentences,
    set_aside,
)
from inspector.usecases.document_drafts import checked_fields, chosen_findings, new_document
from inspector.usecases.frozen_paper import facts_bytes, read_facts
from inspector.usecases.number_blocks import number_draft, void_drafts
from inspector.usecases.paper_facts import build_facts, remember
from inspector.usecases.paper_moves import move_drafts, unmove_drafts
from inspector.usecases.paper_source import PaperSource, paper_source
from inspector.usecases.registers import event, field_drafts
from inspector.usecases.signed_pages import keep_scan
from inspector.workspace import Workspace

KIND = "document"
_MOST_SAID = 3


def draft_document(
    ws: Workspace,
    visit: str,
    kind: str,
    *,
    findings: Sequence[str] | None = None,
    fields: Mapping[str, str] | None = None,
) -> Document:
    """Begin a paper; `findings` by number or id, None: those that it proposes.

    Refused as document.not_in_mode, .not_now, .bad_finding, .unknown_field, .bad_field.
    """
    document, drafts = new_document(ws, paper_source(ws, visit), kind, findings, fields or {})
    ws.append(drafts)
    return get_document(ws, document.id)


def edit_document(
    ws: Workspace,
    document: str,
    *,
    findings: Sequence[str] | None = None,
    fields: Mapping[str, str] | None = None,
) -> Document:
    """Change what a draft holds; an issued paper is revised instead."""
    held = get_document(ws, document)
    if held.state is not DocumentState.DRAFT:
        raise _refusal(held, "document.not_draft")
    source, template = paper_source(ws, held.visit), template_of(held.type)
    values: dict[str, object] = {}
    if findings is not None:
        values["findings"] = [one.id for one in chosen_findings(source, template, findings)]
    typed = checked_fields(source, template, fields or {})
    values.update({f"field.{name}": text for name, text in typed.items()})
    ws.append(field_drafts(KIND, document, values))
    return get_document(ws, document)


def _refusal(document: Document, code: str) -> InspectorError:
    if document.state is DocumentState.VOID:
        return InspectorError("document.void", title=document.title, reason=document.void)
    return InspectorError(code, title=document.title)


def check_document(ws: Workspace, document: str) -> PaperCheck:
    """What stands in the way of issuing a draft, and what only warns."""
    held = get_document(ws, document)
    source = paper_source(ws, held.visit)
    return _checked(ws, source, held, ws.now(), {})[0]


def _checked(
    ws: Workspace,
    source: PaperSource,
    document: Document,
    at: datetime,
    overrides: Mapping[str, str],
) -> tuple[PaperCheck, DocumentFacts]:
    template = template_of(document.type)
    number = document.issued.number if document.issued else ""
    facts = build_facts(ws, source, document, template, number=number, at=at)
    given = reasons_given(source, document) | set(overrides)
    return set_aside(check_paper(ws, source, facts, template, at), given), facts


def issue_document(
    ws: Workspace, document: str, overrides: Mapping[str, str] | None = None
) -> Issued:
    """Issue a draft: number it, freeze its facts, keep its PDF; document.blocked says what bars it.

    What its template says of the ledger is done in the same transaction.

    `overrides`: the leader's reason by code for conditions that may be set aside.
    """
    held = get_document(ws, document)
    if held.state is not DocumentState.DRAFT:
        raise _refusal(held, "document.not_draft")
    return _issue(ws, paper_source(ws, held.visit), held, overrides or {}, [])


def draft_and_issue(
    ws: Workspace,
    visit: str,
    kind: str,
    *,
    findings: Sequence[str] | None = None,
    fields: Mapping[str, str] | None = None,
    overrides: Mapping[str, str] | None = None,
) -> Issued:
    """Begin and issue a paper at once; where it is refused nothing is left behind."""
    source = paper_source(ws, visit)
    document, drafts = new_document(ws, source, kind, findings, fields or {})
    return _issue(ws, source, document, overrides or {}, drafts)


def order_visit(
    ws: Workspace,
    visit: str,
    *,
    findings: Sequence[str] | None = None,
    fields: Mapping[str, str] | None = None,
    overrides: Mapping[str, str] | None = None,
) -> Issued:
    """责令限期改正: the order of a visit, begun and issued."""
    return draft_and_issue(
        ws, visit, "rectification_order", findings=findings, fields=fields, overrides=overrides
    )


def _issue(
    ws: Workspace,
    source: PaperSource,
    document: Document,
    overrides: Mapping[str, str],
    before: list[Draft],
) -> Issued:
    template, at = template_of(document.type), ws.now()
    _refuse_unknown(document, overrides)
    check, facts = _checked(ws, source, document, at, overrides)
    if not check.may_issue:
        said = list(sentences(check))
        first = "；".join(said[:_MOST_SAID])
        raise InspectorError("document.blocked", title=document.title, count=len(said), first=first)
    drafts = [*before]
    if template.number and not facts.number:
        number, numbered = number_draft(ws, document.id, document.type, at.year)
        facts = _numbered(facts, number)
        drafts.append(numbered)
    facts_hash = ws.evidence.put(facts_bytes(facts))
    wording = ws.evidence.put(source_of(template.id).encode())
    for photo in facts.photos:
        if photo.rendition:
            ws.evidence.put_file(_picture(ws, photo.rendition))
    pdf = ws.evidence.put(_render(ws, facts, template, facts_hash))
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


def _picture(ws: Workspace, sha256: str) -> Path:
    kept = ws.evidence.path(sha256)
    return kept if kept.is_file() else pool.rendition_path(ws.renditions, sha256)


def _render(
    ws: Workspace, facts: DocumentFacts, template: Template, facts_hash: str | None
) -> bytes:
    from inspector.reports.papers import render_paper

    return render_paper(
        facts,
        template,
        lambda sha256: _picture(ws, sha256),
        draft=facts_hash is None,
        facts_hash=facts_hash,
    )


def revise_document(ws: Workspace, document: str, reason: str) -> Document:
    """Open revision n+1 of an issued paper with a reason; it keeps its number and names the old."""
    held = get_document(ws, document)
    if held.state not in (DocumentState.ISSUED, DocumentState.SERVED):
        raise _refusal(held, "document.not_issued")
    revision = {"n": held.revision + 1, "reason": _reason(reason)}
    ws.append(field_drafts(KIND, document, {"revision": revision}))
    return get_document(ws, document)


def _reason(reason: str) -> str:
    text = clean(reason, _("理由")).strip()
    if not text:
        raise InspectorError("field.empty", field=_("理由"))
    return text


def void_document(ws: Workspace, document: str, reason: str) -> Changes:
    """作废: the paper stays with its reason, its number is never used again.

    What it moved in the ledger is taken back, as far as the lines stand as it left them.
    """
    held = get_document(ws, document)
    if held.state is DocumentState.VOID:
        raise _refusal(held, "document.void")
    text = _reason(reason)
    drafts = [
        *field_drafts(KIND, document, {"void": text}),
        *void_drafts(ws, document, text),
        *unmove_drafts(ws, held),
        event(document, "void", reason=text),
    ]
    ws.append(drafts)
    return Changes(visits=(held.visit,))


def attach_scans(ws: Workspace, document: str, files: Sequence[Path]) -> Document:
    """Keep scans or photos of the signed pages of an issued paper."""
    held = get_document(ws, document)
    if held.issued is None or held.state is DocumentState.VOID:
        raise _refusal(held, "document.not_issued")
    at = ws.now().isoformat(timespec="seconds")
    kept = {f"scan.{keep_scan(ws, path)}": {"name": path.name, "at": at} for path in files}
    ws.append(field_drafts(KIND, document, kept))
    return get_document(ws, document)


def document_pdf(ws: Workspace, document: str, revision: int | None = None) -> bytes:
    """The PDF of a paper: as stored where it was issued, else with 草稿 on every page."""
    held = get_document(ws, document)
    wanted = held.revision if revision is None else revision
    issue = next((one for one in held.issues if one.revision == wanted), None)
    if issue is not None:
        return ws.evidence.read(issue.pdf)
    if wanted != held.revision:
        raise InspectorError("document.no_revision", title=held.title, revision=wanted)
    template = template_of(held.type)
    number = held.issued.number if held.issued else ""
    source = paper_source(ws, held.visit)
    facts = build_facts(ws, source, held, template, number=number, at=ws.now())
    return _render(ws, facts, template, None)


def document_facts(ws: Workspace, document: str) -> DocumentFacts:
    """The frozen facts of the latest issued revision; document.not_issued before the first."""
    held = get_document(ws, document)
    if held.issued is None:
        raise _refusal(held, "document.not_issued")
    return read_facts(ws.evidence.read(held.issued.facts))


def get_document(ws: Workspace, document: str) -> Document:
    """A paper; document.unknown where there is none."""
    with ws.store.read() as connection:
        found = document_rows.get(connection, document)
    if found is None:
        raise InspectorError("document.unknown", id=document)
    return found


def list_documents(
    ws: Workspace, visit: str | None = None, facility: str | None = None
) -> tuple[Document, ...]:
    """Papers in the order they were begun, of one visit or facility or all."""
    with ws.store.read() as connection:
        return document_rows.listed(connection, visit=visit, facility=facility)


def resolve_document(ws: Workspace, document: str) -> str:
    """A paper's id from a full id or `last`."""
    if document != "last":
        return get_document(ws, document).id
    with ws.store.read() as connection:
        found = document_rows.last(connection)
    if found is None:
        raise InspectorError("document.unknown", id=document)
    return found


def note_document(ws: Workspace, document: str, what: str, **body: object) -> Changes:
    """Note in the journal that a paper was printed or saved."""
    held = get_document(ws, document)
    if not ws.read_only:
        ws.append([event(document, what, **body)])
    return Changes(visits=(held.visit,))
