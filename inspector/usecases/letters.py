"""Letters that handed findings over before their record was closed and the ledger knew them."""

from __future__ import annotations

from sqlalchemy import Connection

from inspector.facts.document import Document, DocumentState
from inspector.facts.rectification import Act, LedgerState
from inspector.reports.templates import names, template_of
from inspector.store import document_rows
from inspector.usecases.frozen_paper import read_facts
from inspector.usecases.ledger_steps import Registers
from inspector.workspace import Workspace

_VALID = (DocumentState.ISSUED, DocumentState.SERVED)


def handed_over_by_letter(
    ws: Workspace, connection: Connection, visit: str
) -> dict[str, Registers]:
    """By finding id what the lines of a visit begin with, because a letter holds them."""
    found: dict[str, Registers] = {}
    for document in document_rows.listed(connection, visit=visit):
        if _is_letter(document) and document.issued is not None:
            facts = read_facts(ws.evidence.read(document.issued.facts))
            value = {
                "id": document.id,
                "to": facts.fields["receiver"],
                "on": facts.issued_at[:10],
                "by": document.issued.by,
                "note": "",
                "number": facts.number,
                "paper": document.id,
                "before": LedgerState.OPEN.value,
            }
            registers = {"handed_over": value, "state": LedgerState.HANDED_OVER.value}
            found |= {finding.id: registers for finding in facts.findings}
    return found


def _is_letter(document: Document) -> bool:
    if document.state not in _VALID or document.type not in names():
        return False
    moves = template_of(document.type).moves
    return moves is not None and moves.act is Act.HAND_OVER
