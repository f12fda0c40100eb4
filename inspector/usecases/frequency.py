"""How often a facility is inspected in a year, and which visits count towards the cap."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from inspector.facts.origin import FROM_ABOVE, Origin
from inspector.facts.visit import VisitHead
from inspector.facts.vocabulary import Mode, VisitState, VisitType
from inspector.usecases.local_rules import LocalRules

_NOT_MADE = (VisitState.ABANDONED, VisitState.PLANNED)


def counts(mode: Mode, kind: VisitType, origin: Origin, rules: LocalRules) -> bool:
    """Whether a visit of this kind counts: 日常, 个案 and 专项 of the authority itself.

    A 专项 from above and what a township does never count, 复查 and 联合 where the county says so.
    """
    if mode is Mode.JOINT:
        return rules.joint_counts and (kind is not VisitType.RECHECK or rules.recheck_counts)
    if mode is not Mode.CIVIL_ADMIN:
        return False
    if kind is VisitType.RECHECK:
        return rules.recheck_counts
    return kind is not VisitType.SPECIAL or origin.source not in FROM_ABOVE


def head_counts(head: VisitHead, rules: LocalRules) -> bool:
    """Whether this visit counts."""
    return counts(head.mode, head.type, head.origin, rules)


def counted_before(
    heads: Iterable[VisitHead], begun: datetime, rules: LocalRules, *, but: str = ""
) -> int:
    """How many visits of that year up to then count; those given up or only planned do not."""
    return sum(
        head.id != but
        and head.state not in _NOT_MADE
        and head_counts(head, rules)
        and datetime.fromisoformat(head.begun).year == begun.year
        and datetime.fromisoformat(head.begun) <= begun
        for head in heads
    )
