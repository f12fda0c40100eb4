"""Whether a condition holds for a facility: true, false, or None while a fact is unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from inspector.checklist.model import Condition, Test
from inspector.facts.facility import FIELD, FieldForm, Value

COMPARISON = re.compile(r"^(>=|<=|>|<|==)\s*(\d[\d.\-]*)$")
SMALL = 20  # where capacity is asked for: GB 50016 and JGJ 450 begin at 20 beds or persons

DERIVED: dict[str, tuple[str, ...]] = {
    "kind": ("kinds",),
    "works": ("built", "altered"),
    "residents": ("independent", "semi_disabled", "disabled", "dementia", "mental"),
    "capacity": ("beds", "independent", "semi_disabled", "disabled", "dementia", "mental"),
    "kitchen": ("meals",),
}
"""Names that conditions may use beside the facility's own facts, and what they rest on."""

_RESIDENTS = DERIVED["residents"]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A three-valued result with the facts that decided it or are missing."""

    holds: bool | None
    facts: tuple[str, ...] = ()


def rule(condition: Condition, facts: Mapping[str, Value]) -> Ruling:
    """Judge a condition; `facts` names what made it false, or what is unknown."""
    parts = [_test(name, test, facts) for name, test in condition.tests.items()]
    if condition.any_of:
        parts.append(_any(rule(option, facts) for option in condition.any_of))
    if condition.none_of is not None:
        inner = rule(condition.none_of, facts)
        parts.append(Ruling(None if inner.holds is None else not inner.holds, inner.facts))
    return _all(parts)


def derive(facts: Mapping[str, Value]) -> dict[str, Value]:
    """The facts together with the names that conditions derive from them."""
    residents = [facts.get(name) for name in _RESIDENTS]
    known = [number for number in residents if isinstance(number, int)]
    total = sum(known) if len(known) == len(residents) else None
    # Five figures are seldom all known; what is known already may settle a lower bound.
    at_least = sum(known) if known else None
    meals = facts.get("meals")
    return {
        **facts,
        "kind": facts.get("kinds"),
        "works": _latest(facts.get("built"), facts.get("altered")),
        "residents": total,
        "capacity": _capacity(facts.get("beds"), total, at_least),
        "kitchen": None if meals is None else meals in ("self", "contractor"),
    }


def _capacity(beds: Value, total: int | None, at_least: int | None) -> int | None:
    numbers = [n for n in (beds, total, at_least) if isinstance(n, int)]
    if isinstance(beds, int) and (total is not None or beds > 0):
        return max(numbers)
    if total is not None:
        return max(numbers)
    return at_least if at_least is not None and at_least >= SMALL else None


def _latest(built: Value, altered: Value) -> str | None:
    dates = [str(value) for value in (built, altered) if value]
    return max(dates) if dates else None


def _test(name: str, test: Test, facts: Mapping[str, Value]) -> Ruling:
    value = facts.get(name)
    rests_on = DERIVED.get(name, (name,))
    if value is None or value == ():
        return Ruling(None, rests_on)
    if isinstance(test, tuple):
        held = value if isinstance(value, tuple) else (value,)
        return Ruling(any(word in held for word in test), rests_on)
    if comparison := COMPARISON.match(test):
        return Ruling(_compare(value, *comparison.groups(), when=_is_when(name)), rests_on)
    if isinstance(value, bool):
        return Ruling(value == (test == "true"), rests_on)
    held = value if isinstance(value, tuple) else (str(value),)
    return Ruling(test in held, rests_on)


def _is_when(name: str) -> bool:
    return name == "works" or (name in FIELD and FIELD[name].form is FieldForm.WHEN)


def _compare(value: Value, op: str, limit: str, *, when: bool) -> bool | None:
    if when:
        held = str(value)
        shared = min(len(held), len(limit))
        if len(held) < len(limit) and held[:shared] == limit[:shared]:
            return None  # only the year is known, and the limit lies within it
        left, right = held[: len(limit)], limit
        return _ordered(op, (left > right) - (left < right))
    number, bound = Decimal(str(value)), Decimal(limit)
    return _ordered(op, (number > bound) - (number < bound))


def _ordered(op: str, sign: int) -> bool:
    return {
        ">=": sign >= 0,
        "<=": sign <= 0,
        ">": sign > 0,
        "<": sign < 0,
        "==": sign == 0,
    }[op]


def _all(parts: Iterable[Ruling]) -> Ruling:
    held = list(parts)
    false = [part for part in held if part.holds is False]
    if false:
        return Ruling(False, _names(false[:1]))
    unknown = [part for part in held if part.holds is None]
    if unknown:
        return Ruling(None, _names(unknown))
    return Ruling(True, _names(held))


def _any(parts: Iterable[Ruling]) -> Ruling:
    held = list(parts)
    true = [part for part in held if part.holds]
    if true:
        return Ruling(True, _names(true[:1]))
    unknown = [part for part in held if part.holds is None]
    if unknown:
        return Ruling(None, _names(unknown))
    return Ruling(False, _names(held))


def _names(parts: Iterable[Ruling]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in parts for name in part.facts))
