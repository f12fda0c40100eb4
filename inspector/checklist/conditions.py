"""Whether a condition holds for a facility: true, false, or None while a fact is unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from msgspec import Struct

from inspector.checklist.model import Condition, Test
from inspector.facts.facility import FIELD, FacilityKind, FieldForm, Value

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


class Ruling(Struct, frozen=True):
    """A three-valued result with the facts that decided it, or that it waits for."""

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
    meals = facts.get("meals")
    return {
        **facts,
        "kind": facts.get("kinds"),
        "works": _latest(facts.get("built"), facts.get("altered")),
        "residents": total,
        "capacity": _capacity(facts, total, sum(known)),
        "kitchen": None if meals is None else meals in ("self", "contractor"),
        # Rare beside care for the old: asked about only where somebody has said so.
        "childcare": facts.get("childcare") is True,
    }


def _capacity(facts: Mapping[str, Value], total: int | None, at_least: int) -> int | None:
    beds = facts.get("beds")
    known = max(beds, at_least) if isinstance(beds, int) else at_least
    # A day centre's few beds for the noon rest say nothing about how many come.
    settled = total is not None or (isinstance(beds, int) and beds > 0 and not _by_day(facts))
    # Five figures are seldom all known; what is known already may settle the lower bound.
    return known if settled or known >= SMALL else None


def _by_day(facts: Mapping[str, Value]) -> bool:
    kinds = facts.get("kinds")
    return isinstance(kinds, tuple) and FacilityKind.DAY_CARE in kinds


def _latest(built: Value, altered: Value) -> str | None:
    """The later of two dates, each perhaps known only to the year; never altered is no date."""
    if not (built and altered):
        return str(built or altered) if built or altered else None
    first, last = str(built), str(altered)
    return last if first[: len(last)] <= last else first


def _test(name: str, test: Test, facts: Mapping[str, Value]) -> Ruling:
    value = facts.get(name)
    rests_on = DERIVED.get(name, (name,))
    if value is None or value == ():
        return Ruling(None, _wanting(name, facts))
    if isinstance(test, tuple):
        held = value if isinstance(value, tuple) else (value,)
        return Ruling(any(word in held for word in test), rests_on)
    if comparison := COMPARISON.match(test):
        op, limit = comparison.groups()
        if not _is_when(name):
            return Ruling(_compare(op, Decimal(str(value)), Decimal(limit)), rests_on)
        holds = _compare_dates(op, str(value), limit)
        vague = tuple(fact for fact in rests_on if facts.get(fact) == value)
        return Ruling(holds, vague if holds is None else rests_on)
    if isinstance(value, bool):
        return Ruling(value == (test == "true"), rests_on)
    held = value if isinstance(value, tuple) else (str(value),)
    return Ruling(test in held, rests_on)


def _wanting(name: str, facts: Mapping[str, Value]) -> tuple[str, ...]:
    """The facts to ask for: one figure where one is enough, never those that are known."""
    if name == "capacity" and facts.get("beds") is None and not _by_day(facts):
        return ("beds",)
    rests_on = DERIVED.get(name, (name,))
    return tuple(fact for fact in rests_on if facts.get(fact) in (None, ()))


def _is_when(name: str) -> bool:
    return name == "works" or (name in FIELD and FIELD[name].form is FieldForm.WHEN)


def _compare(op: str, number: Decimal, limit: Decimal) -> bool:
    return {
        ">=": number >= limit,
        "<=": number <= limit,
        ">": number > limit,
        "<": number < limit,
        "==": number == limit,
    }[op]


def _compare_dates(op: str, held: str, limit: str) -> bool | None:
    """None where only the year or month is known, and the limit lies within it."""
    low, high = _span(limit)
    answers = {
        {
            ">=": day >= low,
            "<=": day <= high,
            ">": day > high,
            "<": day < low,
            "==": low <= day <= high,
        }[op]
        for day in _span(held)
    }
    return answers.pop() if len(answers) == 1 else None


def _span(text: str) -> tuple[str, str]:
    """First and last day of a year, a month or a day."""
    known = len("-01-01") - (len("2026-01-01") - len(text))
    return text + "-01-01"[known:], text + "-12-31"[known:]


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
