"""Which items apply to a facility, by what right, and which facts must be confirmed first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from inspector.checklist.conditions import Ruling, derive, rule
from inspector.checklist.kinds import KIND_FORCE
from inspector.checklist.model import Item, Library, RegisterClause, Standard
from inspector.checklist.naming import edition_label as edition_label
from inspector.checklist.naming import printed_number
from inspector.checklist.naming import standard_label as standard_label
from inspector.facts.facility import FIELD, Value, value_label
from inspector.facts.visit import Clause
from inspector.facts.vocabulary import Depth, Force
from inspector.i18n import _

_STRENGTH = {Force.ADVISORY: 0, Force.NORMATIVE: 1, Force.MANDATORY: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """An item for one facility: included True, False, or None while `confirm` is unknown."""

    item: Item
    included: bool | None
    reasons: tuple[str, ...]
    confirm: tuple[str, ...]


def applicable(library: Library, facts: Mapping[str, Value], day: date) -> tuple[Applied, ...]:
    """Every item of the library with its ruling for these facts on that day."""
    known = derive(facts)
    return tuple(_apply(item, known, day) for item in library.items())


def _apply(item: Item, facts: Mapping[str, Value], day: date) -> Applied:
    if not in_force(item.since, item.until, day):
        return Applied(item=item, included=False, reasons=(_("当日尚未生效或已失效"),), confirm=())
    ruling = rule(item.applies, facts)
    if ruling.holds is None:
        reasons = tuple(_("先确认：{fact}").format(fact=_caption(name)) for name in ruling.facts)
        return Applied(item=item, included=None, reasons=reasons, confirm=ruling.facts)
    reasons = tuple(_reason(name, facts) for name in ruling.facts if name in FIELD)
    return Applied(
        item=item, included=ruling.holds, reasons=reasons or (_("各类单位都查"),), confirm=()
    )


def _caption(name: str) -> str:
    return FIELD[name].label if name in FIELD else name


def _reason(name: str, facts: Mapping[str, Value]) -> str:
    return f"{_caption(name)}：{value_label(FIELD[name], facts.get(name))}"


def in_force(since: str | None, until: str | None, day: date) -> bool:
    """Whether `day` lies within; a date known only to the year or month counts from its start."""
    text = day.isoformat()
    return (since is None or since <= text) and (until is None or until >= text)


def for_depth(applied: Iterable[Applied], depth: Depth) -> tuple[Applied, ...]:
    """The items asked at a depth: 必查 asks its own, 全项 asks all; unknown ones are asked too."""
    return tuple(
        one
        for one in applied
        if one.included is not False and (depth is not Depth.CORE or one.item.depth == Depth.CORE)
    )


def basis_of(
    item: Item,
    library: Library,
    facts: Mapping[str, Value],
    day: date,
    confirmed: frozenset[str] = frozenset(),
) -> tuple[Clause, ...]:
    """The item's clauses as cited that day; `confirmed` ids were confirmed by a named person."""
    known = derive(facts)
    return tuple(
        _clause(clause, standard, known, confirmed)
        for clause, standard in _current(item, library, day)
    )


def _current(item: Item, library: Library, day: date) -> Iterator[tuple[RegisterClause, Standard]]:
    for clause_id in item.basis:
        clause = library.clauses[clause_id]
        standard = library.standards[clause.standard]
        if in_force(standard.effective, None, day):
            yield clause, standard


def _clause(
    clause: RegisterClause,
    standard: Standard,
    facts: Mapping[str, Value],
    confirmed: frozenset[str],
) -> Clause:
    return Clause(
        id=clause.id,
        standard=standard_label(standard),
        title=standard.title,
        clause=clause.clause if clause.verified or clause.id in confirmed else None,
        requirement=clause.requirement,
        edition=edition_label(standard),
        force=clause_force(clause, standard),
        # While it is unknown whether a clause binds, it does not: force is never guessed upwards.
        binding=_binds(clause, standard, facts).holds is True,
    )


def _binds(clause: RegisterClause, standard: Standard, facts: Mapping[str, Value]) -> Ruling:
    return rule(standard.binds if clause.binds is None else clause.binds, facts)


def clause_force(clause: RegisterClause, standard: Standard) -> Force:
    """The force of a clause: its own, else its standard's, else that of the standard's kind."""
    return Force.of(clause.force or standard.force or KIND_FORCE[standard.kind])


def force_of(item: Item, clauses: Iterable[Clause]) -> Force:
    """The strongest force among clauses that bind here; an item may only lower it."""
    binding = [clause.force for clause in clauses if clause.binding]
    return _lowered(item, max(binding, key=_STRENGTH.__getitem__, default=Force.ADVISORY))


def _lowered(item: Item, force: Force) -> Force:
    limits = (force, Force.of(item.force)) if item.force else (force,)
    return min(limits, key=_STRENGTH.__getitem__)


def unsettled(
    item: Item, library: Library, facts: Mapping[str, Value], day: date
) -> tuple[str, ...]:
    """The unknown facts that would raise the item's force here if they turned out to bind it."""
    known = derive(facts)
    now = _STRENGTH[force_of(item, basis_of(item, library, facts, day))]
    names: list[str] = []
    for clause, standard in _current(item, library, day):
        ruling = _binds(clause, standard, known)
        stronger = _STRENGTH[_lowered(item, clause_force(clause, standard))] > now
        if ruling.holds is None and stronger:
            names.extend(ruling.facts)
    return tuple(dict.fromkeys(names))


def cited(clauses: Iterable[Clause]) -> tuple[str, ...]:
    """One printable line per standard: its verified numbers, what only serves as （参照） last."""
    groups: dict[str, list[Clause]] = {}
    for clause in clauses:
        groups.setdefault(clause.standard, []).append(clause)
    return tuple(_line(standard, held) for standard, held in groups.items())


def _line(standard: str, clauses: list[Clause]) -> str:
    binding = _numbers(clause for clause in clauses if clause.binding)
    consulted = _numbers(clause for clause in clauses if not clause.binding)
    if not any(clause.binding for clause in clauses):
        return _("{basis}（参照）").format(basis=standard + consulted)
    if not consulted:
        return standard + binding
    return standard + _("{binding}；{consulted}（参照）").format(
        binding=binding, consulted=consulted
    )


def _numbers(clauses: Iterable[Clause]) -> str:
    numbers = [printed_number(clause.clause) for clause in clauses if clause.clause]
    return "、".join(dict.fromkeys(numbers))
