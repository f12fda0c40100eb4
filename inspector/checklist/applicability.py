"""Which items apply to a facility, by what right, and which facts must be confirmed first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from inspector.checklist.conditions import derive, rule
from inspector.checklist.kinds import KIND_FORCE
from inspector.checklist.model import Item, Library, RegisterClause, Standard
from inspector.facts.facility import FIELD, Value, value_label
from inspector.facts.visit import Clause
from inspector.facts.vocabulary import Depth, Force
from inspector.i18n import _

_STRENGTH = {Force.ADVISORY: 0, Force.NORMATIVE: 1, Force.MANDATORY: 2}
_EDITION = re.compile(r"[（(][^（）()]*[)）]$")


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
        missing = tuple(name for name in ruling.facts if facts.get(name) in (None, ()))
        confirm = missing or ruling.facts
        reasons = tuple(_("先确认：{fact}").format(fact=_caption(name)) for name in confirm)
        return Applied(item=item, included=None, reasons=reasons, confirm=confirm)
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
    cited = []
    for clause_id in item.basis:
        clause = library.clauses[clause_id]
        standard = library.standards[clause.standard]
        if not in_force(standard.effective, None, day):
            continue
        printed = clause.clause if clause.verified or clause.id in confirmed else None
        cited.append(
            Clause(
                id=clause.id,
                standard=standard_label(standard),
                title=standard.title,
                clause=printed,
                requirement=clause.requirement,
                edition=edition_label(standard),
                force=clause_force(clause, standard),
                binding=_binds(clause, standard, known) is not False,
            )
        )
    return tuple(cited)


def _binds(clause: RegisterClause, standard: Standard, facts: Mapping[str, Value]) -> bool | None:
    condition = standard.binds if clause.binds is None else clause.binds
    return rule(condition, facts).holds


def clause_force(clause: RegisterClause, standard: Standard) -> Force:
    """The force of a clause: its own, else its standard's, else that of the standard's kind."""
    return Force.of(clause.force or standard.force or KIND_FORCE[standard.kind])


def force_of(item: Item, clauses: Iterable[Clause]) -> Force:
    """The strongest force among clauses that bind here; an item may only lower it."""
    binding = [clause.force for clause in clauses if clause.binding]
    strongest = max(binding, key=_STRENGTH.__getitem__, default=Force.ADVISORY)
    if item.force is not None and _STRENGTH[Force.of(item.force)] < _STRENGTH[strongest]:
        return Force.of(item.force)
    return strongest


def standard_label(standard: Standard) -> str:
    """How a paper names a standard: 《标题》 with its number; a law goes by its title alone."""
    edition = _EDITION.search(standard.title)
    title = standard.title[: edition.start()] if edition else standard.title
    named = title if title.startswith("《") else f"《{title}》"
    code = _EDITION.sub("", standard.code)
    if standard.kind == "law" or title in standard.code or "编号待查" in standard.code:
        return named
    if standard.kind in ("regulation", "departmental_rule", "normative_document"):
        return f"{named}（{standard.code}）"
    return f"{code}{named}"


def edition_label(standard: Standard) -> str:
    """Which edition, and since when it applies, for 看依据."""
    edition = _EDITION.search(standard.title)
    parts = [edition.group().strip("（）()")] if edition else []
    if standard.effective:
        parts.append(_("{day} 起施行").format(day=standard.effective))
    if standard.superseded_by:
        parts.append(standard.superseded_by)
    return "；".join(parts)
