"""The checklist library for reading: its items with their basis, and the clauses still to check."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from inspector.checklist.applicability import basis_of, edition_label, force_of, standard_label
from inspector.checklist.conditions import DERIVED
from inspector.checklist.judge import limit_label
from inspector.checklist.model import Condition, Item, Library
from inspector.facts.facility import FIELD, FacilityKind
from inspector.facts.item import Clause
from inspector.facts.vocabulary import Depth, Domain, Force, Judge, Place, Repeat, Severity, Tool
from inspector.store import clause_rows
from inspector.usecases.asking import measure_of
from inspector.workspace import Workspace


class LibraryItem(Struct, frozen=True, kw_only=True):
    """An item as the library holds it, not asked of anybody.

    `kinds` empty: of all kinds; `depends` are the facts of a facility that decide; `hazards` the
    titles of the 重大事故隐患 situations it may be; `limit` like "≥ 1.10 m".
    """

    id: str
    domain: Domain
    place: Place
    topic: str
    ask: str
    how: str
    fails: str
    depth: Depth
    judge: Judge
    force: Force
    severity: Severity
    starred: bool
    hazards: tuple[str, ...]
    limit: str
    repeat: Repeat | None
    tools: tuple[Tool, ...]
    term: str
    department: str
    meanwhile: str
    remedy: str
    clauses: tuple[Clause, ...]
    kinds: tuple[FacilityKind, ...]
    depends: tuple[str, ...]


class PendingClause(Struct, frozen=True, kw_only=True):
    """A clause whose number nobody has read in the original; `items` are the topics citing it."""

    id: str
    standard: str
    edition: str
    requirement: str
    items: tuple[str, ...]


class Reading(Struct, frozen=True, kw_only=True):
    """Everything the page of checklists shows."""

    items: tuple[LibraryItem, ...]
    pending: tuple[PendingClause, ...]


def read_library(ws: Workspace) -> Reading:
    """The program's current library, clauses as cited today."""
    library, today = ws.library, ws.now().date()
    with ws.store.read() as connection:
        confirmed = clause_rows.confirmed(connection)
    items = tuple(
        _item(library, item, basis_of(item, library, {}, today, confirmed))
        for item in library.items()
    )
    return Reading(items=items, pending=_pending(library, confirmed))


def _item(library: Library, item: Item, clauses: tuple[Clause, ...]) -> LibraryItem:
    measure = measure_of(item)
    return LibraryItem(
        id=item.id,
        domain=Domain.of(item.checklist),
        place=Place.of(item.place),
        topic=item.topic,
        ask=item.ask,
        how=item.how,
        fails=item.fails,
        depth=Depth.of(item.depth),
        judge=Judge.of(item.judge),
        # Nobody is asked here: the force is what it can be where every clause binds.
        force=force_of(item, [replace(clause, binding=True) for clause in clauses]),
        severity=Severity.of(item.severity),
        starred=item.starred,
        hazards=tuple(library.hazards[name].title for name in item.hazard),
        limit=f"{measure.name} {limit_label(measure)}" if measure else "",
        repeat=Repeat.of(item.repeat) if item.repeat else None,
        tools=tuple(Tool.of(tool) for tool in item.tools),
        term=item.term,
        department=item.department,
        meanwhile=item.meanwhile,
        remedy=item.remedy,
        clauses=clauses,
        kinds=_kinds(item.applies),
        depends=tuple(dict.fromkeys(_depends(item.applies))),
    )


def _kinds(condition: Condition) -> tuple[FacilityKind, ...]:
    test = condition.tests.get("kind", ())
    held = (test,) if isinstance(test, str) else test
    return tuple(kind for kind in FacilityKind if kind.value in held)


def _depends(condition: Condition) -> Iterable[str]:
    """The captions of the facts that a condition asks for, the kind left out."""
    for name in condition.tests:
        if name != "kind":
            yield from (FIELD[part].label for part in DERIVED.get(name, (name,)) if part in FIELD)
    for option in condition.any_of:
        yield from _depends(option)
    if condition.none_of is not None:
        yield from _depends(condition.none_of)


def _pending(library: Library, confirmed: Collection[str]) -> tuple[PendingClause, ...]:
    citing: dict[str, list[str]] = {}
    for item in library.items():
        for clause_id in item.basis:
            citing.setdefault(clause_id, []).append(item.topic)
    return tuple(
        _pending_clause(library, citing, clause_id)
        for clause_id, clause in library.clauses.items()
        if clause_id in citing and not clause.verified and clause_id not in confirmed
    )


def _pending_clause(
    library: Library, citing: Mapping[str, list[str]], clause_id: str
) -> PendingClause:
    clause = library.clauses[clause_id]
    standard = library.standards[clause.standard]
    return PendingClause(
        id=clause_id,
        standard=standard_label(standard),
        edition=edition_label(standard),
        requirement=clause.requirement,
        items=tuple(citing[clause_id]),
    )
