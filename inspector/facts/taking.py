"""Which findings a paper may hold: what may be ordered, what is advised, what is handed over."""

from __future__ import annotations

from collections.abc import Iterable

from inspector.facts.document import PaperFinding, Takes
from inspector.facts.item import Clause
from inspector.facts.vocabulary import Domain, Force, HazardVerdict, Mode

_HAZARDOUS = (HazardVerdict.HIT, HazardVerdict.UNSURE)


def taken(finding: PaperFinding, by: Takes) -> bool:
    """Whether a finding belongs to what a paper, or a part of it, takes."""
    if by in (Takes.NONE, Takes.ALL):
        return by is Takes.ALL
    if by is Takes.HAZARD:
        return finding.major_hazard in _HAZARDOUS
    problem = finding.force is not Force.ADVISORY
    if by is Takes.PROBLEMS or finding.corrected:
        return by is Takes.PROBLEMS and problem
    hazardous = finding.major_hazard in _HAZARDOUS
    grave = hazardous or finding.at_once or finding.force is Force.MANDATORY
    return {
        Takes.OPEN: problem,
        Takes.FOLLOWED: problem,
        Takes.SETTLED: problem,
        Takes.ORDER: finding.may_order,
        Takes.ADVICE: not finding.may_order,
        Takes.TRANSFER: problem and grave and not finding.own,
        Takes.SUGGESTED: not problem,
    }[by]


def is_own(mode: Mode, domain: Domain, department: str, orders: Iterable[str]) -> bool:
    """Whether a matter is the agency's own: a township's care-service check covers service alone.

    `department` is the label of the responsible one, `orders` those that the agency stands for.
    """
    if mode is Mode.WUBAO_CHECK and domain is not Domain.SERVICE:
        return False
    return department in orders


def may_be_ordered(force: Force, clauses: Iterable[Clause]) -> bool:
    """Mandatory findings, and normative ones that name a mandatory basis beside their own."""
    if force is Force.ADVISORY:
        return False
    return any(clause.force is Force.MANDATORY and clause.binding for clause in clauses)
