"""Which items apply to a facility, by what right, and which facts must be confirmed first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from msgspec import Struct

from inspector.checklist.conditions import Ruling, derive, rule
from inspector.checklist.editions import clause_on, in_force
from inspector.checklist.kinds import KIND_FORCE
from inspector.checklist.model import Item, Library, Preset, RegisterClause, Standard
from inspector.checklist.naming import edition_label as edition_label
from inspector.checklist.naming import printed_number
from inspector.checklist.naming import standard_label as standard_label
from inspector.facts.confirmation import Confirmation
from inspector.facts.facility import FIELD, Value, value_label
from inspector.facts.item import Clause
from inspector.facts.vocabulary import Depth, Force
from inspector.i18n import _

NOBODY: Mapping[str, Confirmation] = MappingProxyType({})
_STRENGTH = {Force.ADVISORY: 0, Force.NORMATIVE: 1, Force.MANDATORY: 2}


class Applied(Struct, frozen=True, kw_only=True):
    """An item for one facility: included True, False, or None while `confirm` is unknown."""

    item: Item
    included: bool | None
    reasons: tuple[str, ...]
    confirm: tuple[str, ...]


def applicable(
    library: Library, facts: Mapping[str, Value], day: date, preset: Preset | None = None
) -> tuple[Applied, ...]:
    """Every item of the library with its ruling for these facts on that day, within a preset."""
    known = derive(facts)
    return tuple(_apply(item, known, day, preset) for item in library.items())


def _apply(item: Item, facts: Mapping[str, Value], day: date, preset: Preset | None) -> Applied:
    outside = _left_out(item, day, preset)
    if outside:
        return Applied(item=item, included=False, reasons=(outside,), confirm=())
    ruling = rule(item.applies, facts)
    if ruling.holds is None:
        reasons = tuple(_("先确认：{fact}").format(fact=_caption(name)) for name in ruling.facts)
        return Applied(item=item, included=None, reasons=reasons, confirm=ruling.facts)
    reasons = tuple(_reason(name, facts) for name in ruling.facts if name in FIELD)
    return Applied(
        item=item, included=ruling.holds, reasons=reasons or (_("各类单位都查"),), confirm=()
    )


def _left_out(item: Item, day: date, preset: Preset | None) -> str:
    """Why the item is not asked whatever the facility is like, or empty."""
    if not in_force(item.since, item.until, day):
        return _("当日尚未生效或已失效")
    if preset is None:
        return _("只在专门的预设里问") if item.presets else ""
    only_elsewhere = item.presets and preset.id not in item.presets
    if only_elsewhere or not preset.asks(item):
        return _("不在预设「{title}」里").format(title=preset.title)
    return ""


def _caption(name: str) -> str:
    return FIELD[name].label if name in FIELD else name


def _reason(name: str, facts: Mapping[str, Value]) -> str:
    return f"{_caption(name)}：{value_label(FIELD[name], facts.get(name))}"


def for_depth(applied: Iterable[Applied], depth: Depth) -> tuple[Applied, ...]:
    """The items asked at a depth: 必查 asks its own, 全项 asks all; unknown ones are asked too."""
    return tuple(
        one
        for one in applied
        if one.included is not False and (depth is not Depth.CORE or one.item.depth == Depth.CORE)
    )


def asked_of(
    library: Library,
    facts: Mapping[str, Value],
    day: date,
    depth: Depth,
    preset: Preset | None = None,
) -> tuple[Applied, ...]:
    """The items that a visit asks; a preset asks its own, whatever their depth."""
    return for_depth(applicable(library, facts, day, preset), Depth.FULL if preset else depth)


def basis_of(
    item: Item,
    library: Library,
    facts: Mapping[str, Value],
    day: date,
    confirmed: Mapping[str, Confirmation] = NOBODY,
) -> tuple[Clause, ...]:
    """The item's clauses as cited that day; `confirmed` are those that a named person read."""
    known = derive(facts)
    return tuple(
        cite(
            clause,
            standard,
            # While it is unknown whether a clause binds, it does not: force is never guessed up.
            binding=binds(clause, standard, known).holds is True,
            confirmed=confirmed,
        )
        for clause, standard in _current(item, library, day)
    )


def _current(item: Item, library: Library, day: date) -> Iterator[tuple[RegisterClause, Standard]]:
    """The clauses behind an item, each in the edition of the day and once."""
    found = (clause_on(library, clause_id, day) for clause_id in item.basis)
    for clause in {clause.id: clause for clause in found if clause}.values():
        yield clause, library.standards[clause.standard]


def cite(
    clause: RegisterClause,
    standard: Standard,
    *,
    binding: bool,
    confirmed: Mapping[str, Confirmation] = NOBODY,
) -> Clause:
    """A clause as papers cite it: with its number only where somebody read it."""
    read = None if clause.verified else confirmed.get(clause.id)
    return Clause(
        id=clause.id,
        standard=standard_label(standard),
        title=standard.title,
        clause=read.number if read else clause.clause if clause.verified else None,
        requirement=clause.requirement,
        edition=edition_label(standard),
        force=clause_force(clause, standard),
        binding=binding,
        confirmed=read.label if read else "",
    )


def binds(clause: RegisterClause, standard: Standard, facts: Mapping[str, Value]) -> Ruling:
    """Whether a clause binds a facility with these facts, derived ones among them."""
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
        ruling = binds(clause, standard, known)
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
