"""The chain of a device: gap-free, each entry naming the hash of the one before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from inspector.journal.entry import Entry, entry_hash


class Break(Struct, frozen=True, kw_only=True):
    """The first place where a device's chain does not hold: missing, changed or unlinked."""

    device: str
    seq: int
    what: str


def verify(entries: Iterable[Entry]) -> tuple[Break, ...]:
    """The first break of each device's chain; empty where all hold."""
    chains: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        chains[entry.device].append(entry)
    found = (_first_break(device, chain) for device, chain in sorted(chains.items()))
    return tuple(broken for broken in found if broken)


def _first_break(device: str, chain: list[Entry]) -> Break | None:
    prev = ""
    for expected, entry in enumerate(sorted(chain, key=lambda e: e.seq), start=1):
        if entry.seq != expected:
            return Break(device=device, seq=expected, what="missing")
        if entry_hash(entry) != entry.hash:
            return Break(device=device, seq=expected, what="changed")
        if entry.prev != prev:
            return Break(device=device, seq=expected, what="unlinked")
        prev = entry.hash
    return None
