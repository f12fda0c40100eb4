"""Clauses as they may be cited, without a facility that they bind."""

from __future__ import annotations

from collections.abc import Iterable

from inspector.checklist.applicability import clause_force
from inspector.checklist.model import Library
from inspector.checklist.naming import edition_label, standard_label
from inspector.facts.visit import Clause


def clauses_by_id(
    library: Library, ids: Iterable[str], confirmed: frozenset[str] = frozenset()
) -> tuple[Clause, ...]:
    """The clauses of these ids; a number only where it is verified or was confirmed."""
    found = []
    for clause_id in ids:
        clause = library.clauses.get(clause_id)
        if clause is None:
            continue
        standard = library.standards[clause.standard]
        printed = clause.verified or clause.id in confirmed
        found.append(
            Clause(
                id=clause.id,
                standard=standard_label(standard),
                title=standard.title,
                clause=clause.clause if printed else None,
                requirement=clause.requirement,
                edition=edition_label(standard),
                force=clause_force(clause, standard),
                binding=True,
            )
        )
    return tuple(found)
