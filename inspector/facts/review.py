"""复核: the findings of a visit, the scores of its domains, what blocks signing."""

from __future__ import annotations

from msgspec import Struct

from inspector.facts.item import Clause
from inspector.facts.visit import Notice
from inspector.facts.vocabulary import (
    Conclusion,
    Domain,
    Force,
    HazardVerdict,
    Severity,
    VisitState,
)


class Finding(Struct, frozen=True, kw_only=True):
    """A failed item (or one failed instance of it) with everything a paper says about it."""

    id: str
    item: str
    instance: str
    number: int
    domain: Domain
    topic: str
    place: str
    seen: str
    count: int | None
    bad: int | None
    severity: Severity
    force: Force
    term: str
    deadline: str
    corrected: bool
    meanwhile: str
    remedy: str
    department: str
    major_hazard: HazardVerdict | None
    clauses: tuple[Clause, ...]
    photos: tuple[str, ...]


class DomainScore(Struct, frozen=True, kw_only=True):
    """Counts of one domain; `passed`/`of` leave out 不涉及 and advisory items."""

    domain: Domain
    items: int
    passed: int
    failed: int
    not_applicable: int
    unchecked: int
    score_passed: int
    score_of: int


class Review(Struct, frozen=True, kw_only=True):
    """复核: what blocks signing, what only warns, the findings, the conclusion, the scores."""

    visit: str
    state: VisitState
    revision: int
    unanswered: tuple[str, ...]
    blocking: tuple[Notice, ...]
    warnings: tuple[Notice, ...]
    findings: tuple[Finding, ...]
    conclusion: Conclusion
    domains: tuple[DomainScore, ...]

    @property
    def can_sign(self) -> bool:
        """Nothing blocks."""
        return not self.blocking
