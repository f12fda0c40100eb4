"""What a library asks otherwise than another: the effect of a pack, for people to read first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from inspector.checklist.coverage import coverage
from inspector.checklist.formulas.figures import Row
from inspector.checklist.formulas.local import local_of
from inspector.checklist.model import Library


class Changed(Struct, frozen=True, kw_only=True):
    """Ids of one kind that are new, that say something else, and that are gone."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is otherwise."""
        return not (self.added or self.changed or self.removed)


class PackChanges(Struct, frozen=True, kw_only=True):
    """The difference of two libraries by kind.

    `renamed` are pairs of ids; `unknown` were withdrawn although nobody knew them; `unasked` are
    clauses that no item asks any more, or that were added without one.
    """

    items: Changed
    standards: Changed
    clauses: Changed
    hazards: Changed
    presets: Changed
    regions: Changed
    calendars: Changed
    renamed: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    unasked: tuple[str, ...]


def changes(before: Library, after: Library) -> PackChanges:
    """What `after` has otherwise than `before`."""
    old, new = ({item.id: item for item in one.items()} for one in (before, after))
    renamed = {k: v for k, v in after.renamed.items() if before.renamed.get(k) != v}
    withdrawn = set(after.withdrawn) - set(before.withdrawn) - {*old} - {*before.renamed}
    return PackChanges(
        items=_changed(old, new),
        standards=_changed(before.standards, after.standards),
        clauses=_changed(before.clauses, after.clauses),
        hazards=_changed(before.hazards, after.hazards),
        presets=_changed(*({one.id: one for one in lib.presets} for lib in (before, after))),
        regions=_changed(_profiles(before), _profiles(after)),
        calendars=_changed(before.calendars, after.calendars),
        renamed=tuple(sorted(renamed.items())),
        unknown=tuple(sorted(withdrawn)),
        unasked=tuple(sorted(_missing(after) - _missing(before))),
    )


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> Changed:
    return Changed(
        added=tuple(name for name in after if name not in before),
        changed=tuple(n for n, held in after.items() if n in before and before[n] != held),
        removed=tuple(name for name in before if name not in after),
    )


def _profiles(library: Library) -> dict[str, Row]:
    local = local_of(library)
    return {name: local.profile(name) for name in local.regions()}


def _missing(library: Library) -> set[str]:
    return {name for one in coverage(library).standards for name in one.missing_clauses}
