"""A sample drawn within a facility: which rooms, exits or files are looked at."""

from __future__ import annotations

from msgspec import Struct

from inspector.facts.vocabulary import Repeat


class Sample(Struct, frozen=True, kw_only=True):
    """`size` of `total` places, `chosen` by `seed`; `added` by the inspector.

    `names` is what it was drawn from, empty where only their number is known.
    """

    repeat: Repeat
    total: int
    size: int
    seed: str
    chosen: tuple[str, ...]
    added: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def instances(self) -> tuple[str, ...]:
        """Every place to look at."""
        return (*self.chosen, *self.added)
