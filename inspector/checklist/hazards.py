"""Whether a situation of 重大事故隐患 binds a facility, or is reference only (参照)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from inspector.checklist.applicability import binds
from inspector.checklist.model import Hazard, Library
from inspector.facts.facility import Value


def hazard_binds(library: Library, hazard: Hazard, facts: Mapping[str, Value]) -> bool:
    """Whether a clause behind it binds, or may; `facts` with the derived ones."""
    clauses = [library.clauses[name] for name in hazard.basis]
    rulings = [binds(clause, library.standards[clause.standard], facts) for clause in clauses]
    return not rulings or any(ruling.holds is not False for ruling in rulings)


def only_reference(library: Library, names: Iterable[str], facts: Mapping[str, Value]) -> bool:
    """Whether there are situations and none of them binds."""
    held = [hazard_binds(library, library.hazards[name], facts) for name in names]
    return bool(held) and not any(held)
