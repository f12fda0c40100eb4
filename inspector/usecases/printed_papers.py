"""Papers that were printed to be signed, and the pages of them that came back."""

from __future__ import annotations

from sqlalchemy import Connection

from inspector.errors import InspectorError
from inspector.facts.page_code import RECORD
from inspector.facts.scan import FiledPage, PrintedPaper
from inspector.facts.vocabulary import VisitState
from inspector.i18n import _
from inspector.journal.entry import Draft, Register
from inspector.store import document_rows, scan_rows, visit_rows


def printed_paper(connection: Connection, subject: str) -> PrintedPaper | None:
    """The record of this visit, or the paper of this id, as it is now; None where there is none."""
    return _record(connection, subject) or _document(connection, subject)


def need_paper(connection: Connection, subject: str) -> PrintedPaper:
    """A paper whose pages may come back; document.unknown, scan.refused."""
    paper = printed_paper(connection, subject)
    if paper is None:
        raise InspectorError("document.unknown", id=subject)
    if paper.barred:
        raise InspectorError("scan.refused", paper=paper.label, why=paper.barred)
    if not paper.facts:
        raise InspectorError("scan.refused", paper=paper.label, why=_("还没有定稿"))
    return paper


def current_pages(connection: Connection, paper: PrintedPaper) -> tuple[FiledPage, ...]:
    """The pages that came back of a paper as it is now."""
    filed = scan_rows.filed(connection, paper.subject)
    return tuple(page for page in filed if paper.facts and page.facts == paper.facts)


def page_draft(page: FiledPage, *, removed: bool = False) -> Draft:
    """The entry of a page that came back, or of its removal."""
    key = scan_rows.key_of(page.sha256, page.sheet)
    body = {**scan_rows.body_of(page), **({"removed": True} if removed else {})}
    return Draft(register=Register(scan_rows.KIND, page.subject, key), body=body)


def _record(connection: Connection, visit: str) -> PrintedPaper | None:
    from inspector.reports.wording import wording_of

    head = visit_rows.head(connection, visit)
    if head is None:
        return None
    frozen = head.state in (VisitState.FROZEN, VisitState.CLOSED)
    abandoned = head.state is VisitState.ABANDONED
    return PrintedPaper(
        subject=visit,
        kind=RECORD,
        visit=visit,
        label=f"{head.facility_name}《{wording_of(head.mode).title}》{head.number or ''}",
        revision=head.revision,
        facts=(visit_rows.frozen_facts(connection, visit) or "") if frozen else "",
        barred=_("这次检查已放弃") if abandoned else "",
    )


def _document(connection: Connection, document: str) -> PrintedPaper | None:
    held = document_rows.get(connection, document)
    head = visit_rows.head(connection, held.visit) if held else None
    if held is None or head is None:
        return None
    issue = held.issued
    return PrintedPaper(
        subject=document,
        kind=held.type,
        visit=held.visit,
        label=f"{head.facility_name}《{held.title}》{held.number}",
        revision=issue.revision if issue else held.revision,
        facts=issue.facts if issue else "",
        barred=_("这份文书已作废") if held.void else "",
    )
