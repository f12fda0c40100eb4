"""Papers of a visit: begun, filled in, issued, revised, voided, handed out as stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

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
from inspector.reports.templates import template_of
from inspector.store import document_rows
from inspector.usecases import issuing
from inspector.usecases.document_drafts import KIND, checked_fields, chosen_findings, new_document
from inspector.usecases.frozen_paper import read_facts
from inspector.usecases.number_blocks import void_drafts
from inspector.usecases.paper_facts import build_facts
from inspector.usecases.paper_moves import unmove_drafts
from inspector.usecases.paper_source import paper_source
from inspector.usecases.registers import event, field_drafts
from inspector.usecases.signed_pages import keep_scan
from inspector.workspace import Workspace


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
    return issuing.checked(ws, source, held, ws.now(), {})[0]


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
    return issuing.issue_paper(ws, paper_source(ws, held.visit), held, overrides or {})


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
    return issuing.issue_paper(ws, source, document, overrides or {}, drafts)


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
    return issuing.render(ws, facts, template, None)


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
