"""The value of a register is its heads: entries that are nobody's parent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from inspector.journal.entry import WITHOUT_HEADS, Entry, Register


def heads(entries: Iterable[Entry]) -> dict[Register, tuple[Entry, ...]]:
    """The heads of every register, ordered by id; independent of the order of entries."""
    by_register: dict[Register, dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        if entry.register.kind not in WITHOUT_HEADS:
            by_register[entry.register][entry.id] = entry
    return {register: _heads_of(held) for register, held in by_register.items()}


def _heads_of(held: dict[str, Entry]) -> tuple[Entry, ...]:
    replaced = {parent for entry in held.values() for parent in entry.parents}
    return tuple(entry for id_, entry in sorted(held.items()) if id_ not in replaced)


def distinct(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """One entry per different body: two laptops that say the same do not disagree."""
    seen: dict[str, Entry] = {}
    for entry in entries:
        seen.setdefault(entry.body, entry)
    return tuple(seen.values())
