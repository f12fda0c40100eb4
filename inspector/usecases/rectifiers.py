"""Who must rectify, proposed from how a facility is run and what kind of fault it is."""

from __future__ import annotations

from collections.abc import Mapping

from inspector.checklist.model import Item
from inspector.facts import terms
from inspector.facts.facility import FacilityKind, Operation, Value
from inspector.facts.rectification import Rectifier
from inspector.facts.terms import TermKind
from inspector.facts.vocabulary import Judge

_BUILDING = ("fire.building", "service.building")
_ACCESS = ("service.access",)
_FIXED = (
    "fire.evacuation",
    "fire.alarm",
    "fire.control",
    "fire.hydrant",
    "fire.sprinkler",
    "fire.electric",
)
_SEEN = (Judge.LOOK, Judge.TOOL, Judge.EXPERT)
_LONG_DAYS = 30
_PUBLIC = (Operation.PUBLIC, Operation.PUBLIC_PRIVATE)


def is_structural(item: Item) -> bool:
    """Whether a fault lies in the building or its fixed equipment, not in how the place is run.

    Fixed equipment counts where the item gives it a long term: what can be mended in a week is
    upkeep, and so is what only papers or answers show.
    """
    group = ".".join(item.id.split(".")[:2])
    if group in _BUILDING:
        return True
    term = terms.parse(item.term)
    if term.kind is not TermKind.DAYS or term.days < _LONG_DAYS:
        return False
    return group in _ACCESS or (group in _FIXED and item.judge in _SEEN)


def propose(item: Item | None, facts: Mapping[str, Value]) -> Rectifier | None:
    """Who should rectify; None where the facts do not tell."""
    operation, kinds = facts.get("operation"), facts.get("kinds") or ()
    point = isinstance(kinds, tuple) and FacilityKind.MUTUAL_AID_POINT.value in kinds
    if operation == Operation.COLLECTIVE or (point and operation is None):
        return Rectifier.VILLAGE
    if item is None or not is_structural(item):
        return Rectifier.OPERATOR
    if operation in _PUBLIC or facts.get("public_support") is True:
        return Rectifier.OWNER if facts.get("owner") else Rectifier.ORGANIZER
    if operation == Operation.PRIVATE:
        return Rectifier.OWNER if facts.get("owner") else Rectifier.OPERATOR
    return None


def units(facts: Mapping[str, Value]) -> dict[str, str]:
    """The names behind these words, as far as they are known; who runs a place has its name."""
    name = str(facts.get("name") or "")
    return {
        Rectifier.OWNER.value: str(facts.get("owner") or ""),
        Rectifier.ORGANIZER.value: str(facts.get("organizer") or ""),
        Rectifier.OPERATOR.value: str(facts.get("operator") or "") or name,
        Rectifier.VILLAGE.value: str(facts.get("organizer") or ""),
    }
