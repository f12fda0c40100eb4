"""A random sample that anybody can draw again from its seed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from inspector.checklist.model import SampleRule


def names_of(rule: SampleRule, total: int) -> tuple[str, ...]:
    """The names of places that are only counted: 第1间 to 第n间."""
    return tuple(f"第{number}{rule.unit}" for number in range(1, total + 1))


def draw(names: Sequence[str], size: int, seed: str) -> tuple[str, ...]:
    """`size` of the names in their own order: those with the least SHA-256 of seed and name.

    What is added to the names later leaves the rest of the sample as it was.
    """
    ranked = sorted(names, key=lambda name: sha256(f"{seed}/{name}".encode()).digest())
    return in_order(names, ranked[:size])


def in_order(names: Sequence[str], wanted: Iterable[str]) -> tuple[str, ...]:
    """The wanted names in the order of all."""
    held = set(wanted)
    return tuple(name for name in names if name in held)
