"""What the papers of a visit are written from: record, facility, findings, papers, overrides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from inspector.facts.document import Document, DocumentState, PaperFinding, RelatedPaper
from inspector.facts.facility import Facility
from inspector.facts.record import Record
from inspector.facts.visit import Override, VisitHead
from inspector.facts.vocabulary import Mode, VisitState, VisitType
from inspector.store import document_rows, visit_rows
from inspector.usecases.asking import get_head
from inspector.usecases.paper_findings import findings_of_record
from inspector.usecases.signing import record_of
from inspector.workspace import Workspace

SEALED = (VisitState.FROZEN, VisitState.CLOSED)
_VALID = (DocumentState.ISSUED, DocumentState.SERVED)
_ORDERS = ("rectification_order", "rectification_advice")
_COUNTED = (VisitType.ROUTINE, VisitType.SPECIAL, VisitType.CASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSource:
    """All of it, read at once; `record_hash` is empty while the record is not frozen.

    `counted` is which visit of its year this one is, by what counts towards the yearly number.
    """

    head: VisitHead
    record: Record
    record_hash: str
    facility: Facility
    findings: tuple[PaperFinding, ...]
    documents: tuple[Document, ...]
    overrides: tuple[Override, ...]
    counted: int

    @property
    def sealed(self) -> bool:
        """Whether the record is frozen or closed, so that findings stand."""
        return self.head.state in SEALED

    def valid(self, *kinds: str) -> tuple[Document, ...]:
        """The issued papers of these kinds (all without any) that were not voided."""
        return tuple(
            one
            for one in self.documents
            if one.state in _VALID and (not kinds or one.type in kinds)
        )

    def document(self, document: str) -> Document | None:
        """A paper of this visit, or None."""
        return next((one for one in self.documents if one.id == document), None)

    @property
    def order(self) -> Document | None:
        """The order that is to be followed, else the advice; the latest issued one."""
        for kind in _ORDERS:
            if found := self.valid(kind):
                return found[-1]
        return None

    @property
    def followed(self) -> frozenset[str]:
        """The findings of all issued orders and advice, by id; empty before the first."""
        return frozenset(one for paper in self.valid(*_ORDERS) for one in paper.findings)


def paper_source(ws: Workspace, visit: str) -> PaperSource:
    """Everything that papers of a visit say; visit.unknown where there is none."""
    head = get_head(ws, visit)
    record = record_of(ws, visit)
    with ws.store.read() as connection:
        facts = visit_rows.facts(connection, visit)
        frozen = visit_rows.frozen_facts(connection, visit)
        overrides = visit_rows.overrides(connection, visit)
        documents = document_rows.listed(connection, visit=visit)
        others = visit_rows.heads(connection, facility=head.facility)
    return PaperSource(
        head=head,
        record=record,
        record_hash=(frozen or "") if head.state in SEALED else "",
        facility=Facility(id=head.facility, facts=facts),
        findings=findings_of_record(record),
        documents=documents,
        overrides=overrides,
        counted=_counted(head, others),
    )


def _counted(head: VisitHead, others: Iterable[VisitHead]) -> int:
    """Which one of its year: 日常, 专项 and 个案 of the authority count, patrols never do."""
    year = datetime.fromisoformat(head.begun).year
    before = [
        one
        for one in others
        if one.mode is Mode.CIVIL_ADMIN
        and one.type in _COUNTED
        and one.state is not VisitState.ABANDONED
        and datetime.fromisoformat(one.begun).year == year
        and one.begun <= head.begun
    ]
    return len(before)


def related(document: Document) -> RelatedPaper | None:
    """An issued paper as another one names it."""
    issue = document.issued
    if issue is None:
        return None
    return RelatedPaper(
        id=document.id,
        type=document.type,
        title=document.title,
        number=issue.number,
        revision=issue.revision,
        issued_on=issue.at,
        facts=issue.facts,
    )
