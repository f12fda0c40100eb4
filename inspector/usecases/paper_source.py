"""What the papers of a visit are written from: record, facility, findings, papers, overrides."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from inspector.checklist.formulas.local import local_of
from inspector.checklist.formulas.workdays import Calendar
from inspector.facts.document import (
    Document,
    DocumentState,
    PaperFinding,
    RelatedPaper,
    Takes,
)
from inspector.facts.facility import Facility
from inspector.facts.record import Record
from inspector.facts.visit import Override, VisitHead
from inspector.facts.vocabulary import VisitState
from inspector.store import document_rows, visit_rows
from inspector.usecases.asking import get_head
from inspector.usecases.frequency import counted_before, head_counts
from inspector.usecases.local_rules import LocalRules, local_rules
from inspector.usecases.paper_findings import findings_of, named, rechecked_findings
from inspector.usecases.signing import record_of
from inspector.workspace import Workspace

SEALED = (VisitState.FROZEN, VisitState.CLOSED)
_VALID = (DocumentState.ISSUED, DocumentState.SERVED)
_LETTERS = ("transfer_letter",)
_ORDERS = ("rectification_order", "rectification_advice")


class PaperSource(Struct, frozen=True, kw_only=True):
    """All of it, read at once; `record_hash` is empty while the record is not frozen.

    `earlier` are the findings that a 复查 looked at, `orders` the orders and advice that hold
    those, or the findings of this visit; `documents` are the papers of this visit alone.
    `counts`: this visit counts towards the cap of the year; `counted` is how many do up to
    this one.
    """

    head: VisitHead
    record: Record
    record_hash: str
    facility: Facility
    findings: tuple[PaperFinding, ...]
    earlier: tuple[PaperFinding, ...]
    orders: tuple[Document, ...]
    documents: tuple[Document, ...]
    overrides: tuple[Override, ...]
    counts: bool
    counted: int
    calendar: Calendar
    rules: LocalRules

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
        ranked = sorted(self.orders, key=lambda one: -_ORDERS.index(one.type))
        return ranked[-1] if ranked else None

    @property
    def followed(self) -> tuple[PaperFinding, ...]:
        """What is to be put right: what a 复查 looked at, else what was ordered or advised."""
        if self.earlier:
            return self.earlier
        ids = {one for paper in self.orders for one in paper.findings}
        return named(self.findings, ids) if ids else self.findings

    @property
    def settled(self) -> tuple[PaperFinding, ...]:
        """What can come to an end: what is to be put right, and what was handed over by letter."""
        if self.earlier:
            return self.earlier
        handed = {one for paper in self.valid(*_LETTERS) for one in paper.findings}
        return named(self.findings, handed | {one.id for one in self.followed})

    def pool(self, takes: Takes) -> tuple[PaperFinding, ...]:
        """The findings that a paper chooses from."""
        pools = {Takes.FOLLOWED: self.followed, Takes.SETTLED: self.settled}
        return pools.get(takes, self.findings)


def paper_source(ws: Workspace, visit: str) -> PaperSource:
    """Everything that papers of a visit say; visit.unknown where there is none."""
    head = get_head(ws, visit)
    record = record_of(ws, visit)
    with ws.store.read() as connection:
        facts = visit_rows.facts(connection, visit)
        frozen = visit_rows.frozen_facts(connection, visit)
        overrides = visit_rows.overrides(connection, visit)
        papers = document_rows.listed(connection, facility=head.facility)
        others = visit_rows.heads(connection, facility=head.facility)
    rules, begun = local_rules(ws), datetime.fromisoformat(head.begun)
    findings, earlier = findings_of(ws, record), rechecked_findings(ws, record)
    return PaperSource(
        head=head,
        record=record,
        record_hash=(frozen or "") if head.state in SEALED else "",
        facility=Facility(id=head.facility, facts=facts),
        findings=findings,
        earlier=earlier,
        orders=_orders(papers, earlier or findings),
        documents=tuple(one for one in papers if one.visit == visit),
        overrides=overrides,
        counts=head_counts(head, rules),
        counted=counted_before(others, begun, rules, but=visit) + head_counts(head, rules),
        calendar=local_of(ws.library).calendar,
        rules=rules,
    )


def _orders(papers: Iterable[Document], findings: Iterable[PaperFinding]) -> tuple[Document, ...]:
    """The issued orders and advice that hold any of these findings, oldest first."""
    ids = {one.id for one in findings}
    return tuple(
        one
        for one in papers
        if one.type in _ORDERS and one.state in _VALID and ids & set(one.findings)
    )


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
