"""Which edition applies on a day, and which item goes on asking what an earlier one asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from inspector.checklist.model import Item, Library, RegisterClause


def in_force(since: str | None, until: str | None, day: date) -> bool:
    """Whether `day` lies within; a date known only to the year or month counts from its start."""
    text = day.isoformat()
    return (since is None or since <= text) and (until is None or until >= text)


def clause_on(library: Library, clause_id: str, day: date) -> RegisterClause | None:
    """The clause, or the one of a later edition, that is in force that day; None where none is."""
    following: str | None = clause_id
    for _step in library.clauses:
        if following is None or following not in library.clauses:
            return None
        clause = library.clauses[following]
        standard = library.standards[clause.standard]
        whole = in_force(standard.effective, standard.until, day)
        if whole and in_force(clause.since, clause.until, day):
            return clause
        following = clause.successor
    return None


def item_on(library: Library, item_id: str, day: date) -> Item | None:
    """The item, or the one that follows it, that asks the same on a day; None where withdrawn.

    Where none of them is in force that day it is the last one.
    """
    found = library.item(item_id)
    while found is not None and not in_force(found.since, found.until, day):
        later = library.item(found.successor) if found.successor else None
        if later is None:
            break
        found = later
    return found


def asked_clauses(library: Library) -> set[str]:
    """The clauses behind the items, with what followed them in later editions."""
    asked: set[str] = set()
    for item in library.items():
        for clause_id in item.basis:
            following: str | None = clause_id
            while following is not None and following not in asked:
                asked.add(following)
                held = library.clauses.get(following)
                following = held.successor if held else None
    return asked


def last_of(start: str, after: Callable[[str], str | None]) -> str | None:
    """The end of a chain of successors, or None where it leads round in a circle."""
    passed = {start}
    here = start
    while (following := after(here)) is not None:
        if following in passed:
            return None
        passed.add(following)
        here = following
    return here


def newest_ids(library: Library) -> Mapping[str, str]:
    """Earlier item id → the id that asks the same today, so that results over years compare."""
    successors = {item.id: item.successor for item in library.items()}

    def after(item_id: str) -> str | None:
        return library.renamed.get(item_id) or successors.get(item_id)

    earlier = [*library.renamed, *(name for name, later in successors.items() if later)]
    return {name: last_of(name, after) or name for name in earlier}
