"""Which clauses of the register are asked, which are left out and why, which are forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from msgspec import Struct

from inspector.checklist.editions import asked_clauses
from inspector.checklist.model import Exclusion, Library, RegisterClause

_HUNDREDTH = Decimal("0.01")


class Counts(Struct, frozen=True, kw_only=True):
    """Numbers of clauses; `verified_share` from 0 to 1, None without clauses."""

    clauses: int
    covered: int
    excluded: int
    missing: int
    verified: int
    verified_share: Decimal | None


class StandardCoverage(Struct, frozen=True, kw_only=True):
    """One standard: its counts, what is left out with its reason, and the forgotten ids."""

    code: str
    title: str
    counts: Counts
    exclusions: tuple[Exclusion, ...]
    missing_clauses: tuple[str, ...]


class Coverage(Struct, frozen=True, kw_only=True):
    """The whole register, its standards in their order, those without clauses too."""

    counts: Counts
    standards: tuple[StandardCoverage, ...]


def coverage(library: Library) -> Coverage:
    """What the checklists ask of every standard; what is asked is not counted as left out."""
    asked = asked_clauses(library)
    left_out = {
        exclusion.clause: exclusion
        for exclusion in library.exclusions
        if exclusion.clause not in asked
    }
    return Coverage(
        counts=_counts(library.clauses.values(), asked, left_out),
        standards=tuple(
            StandardCoverage(
                code=code,
                title=standard.title,
                counts=_counts(_clauses(library, code), asked, left_out),
                exclusions=tuple(
                    left_out[clause.id]
                    for clause in _clauses(library, code)
                    if clause.id in left_out
                ),
                missing_clauses=tuple(
                    clause.id
                    for clause in _clauses(library, code)
                    if clause.id not in asked and clause.id not in left_out
                ),
            )
            for code, standard in library.standards.items()
        ),
    )


def _clauses(library: Library, code: str) -> list[RegisterClause]:
    return [clause for clause in library.clauses.values() if clause.standard == code]


def _counts(
    clauses: Iterable[RegisterClause], asked: set[str], left_out: Mapping[str, Exclusion]
) -> Counts:
    held = list(clauses)
    covered = sum(clause.id in asked for clause in held)
    excluded = sum(clause.id in left_out for clause in held)
    verified = sum(clause.verified for clause in held)
    return Counts(
        clauses=len(held),
        covered=covered,
        excluded=excluded,
        missing=len(held) - covered - excluded,
        verified=verified,
        verified_share=(Decimal(verified) / len(held)).quantize(_HUNDREDTH) if held else None,
    )
