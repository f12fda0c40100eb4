"""Papers that are out to be signed with a pen: what is expected back, and what came so far."""

from __future__ import annotations

from msgspec import Struct
from sqlalchemy import Connection

from inspector.facts.document import DocumentState
from inspector.facts.scan import PrintedPaper
from inspector.facts.vocabulary import Manner, VisitState
from inspector.store import document_rows, signature_rows, visit_rows
from inspector.usecases.printed_papers import current_pages, printed_paper
from inspector.workspace import Workspace

_OUT = (DocumentState.ISSUED, DocumentState.SERVED)


class PaperOut(Struct, frozen=True, kw_only=True):
    """A paper whose pages may come back, and the numbers of those that did.

    `waiting`: a visit stands still until they are all back.
    """

    paper: PrintedPaper
    back: tuple[int, ...]
    waiting: bool


def papers_out(ws: Workspace) -> tuple[PaperOut, ...]:
    """Records that wait for signed pages, the newest first; then other papers without any."""
    with ws.store.read() as connection:
        frozen = visit_rows.heads(connection, states=(VisitState.FROZEN.value,))
        waiting = [one.id for one in frozen if _by_pen(connection, one.id, one.revision)]
        issued = [one for one in document_rows.listed(connection) if one.state in _OUT]
        issued.sort(key=lambda one: one.at, reverse=True)
        others = [one.id for one in issued if not one.scans]
        found = [_out(connection, subject, waiting=True) for subject in waiting]
        found += [_out(connection, subject, waiting=False) for subject in others]
    return tuple(one for one in found if one is not None)


def _by_pen(connection: Connection, visit: str, revision: int) -> bool:
    signed = signature_rows.signatures(connection, visit, revision)
    return any(one.manner is Manner.PAPER for one in signed)


def _out(connection: Connection, subject: str, *, waiting: bool) -> PaperOut | None:
    paper = printed_paper(connection, subject)
    if paper is None or paper.barred:
        return None
    back = sorted({page.page for page in current_pages(connection, paper)})
    return PaperOut(paper=paper, back=tuple(back), waiting=waiting)
