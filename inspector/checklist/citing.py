"""Clauses as they may be cited, without a facility that they bind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from inspector.checklist.applicability import NOBODY, cite
from inspector.checklist.model import Library
from inspector.facts.confirmation import Confirmation
from inspector.facts.item import Clause


def clauses_by_id(
    library: Library, ids: Iterable[str], confirmed: Mapping[str, Confirmation] = NOBODY
) -> tuple[Clause, ...]:
    """The clauses of these ids; a number only where it is verified or was confirmed."""
    held = [library.clauses[name] for name in ids if name in library.clauses]
    return tuple(
        cite(clause, library.standards[clause.standard], binding=True, confirmed=confirmed)
        for clause in held
    )
