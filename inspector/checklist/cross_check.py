"""What only shows when all files are read: dangling ids, contradictions with the register."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from inspector.checklist.formulas.registry import FORMULAS
from inspector.checklist.model import Item, Library, Measure
from inspector.checklist.nodes import Complaints
from inspector.i18n import _

Lines = Mapping[str, tuple[str, int]]


def cross_check(library: Library, lines: Lines, complaints: Complaints) -> None:
    """Report references that lead nowhere and limits that no cited clause carries."""

    def complain(owner: str, message: str) -> None:
        file, line = lines.get(owner, ("?", 1))
        complaints.add(file, line, message)

    for clause in library.clauses.values():
        if clause.standard not in library.standards:
            complain(clause.id, _("没有标准 {code}，请先登记").format(code=clause.standard))
    for hazard in library.hazards.values():
        for basis in hazard.basis:
            if basis not in library.clauses:
                complain(hazard.id, _("没有条款 {id}，请核对 basis").format(id=basis))
        if hazard.verified and not all(
            library.clauses[b].verified for b in hazard.basis if b in library.clauses
        ):
            complain(hazard.id, _("所引条款待核，verified 只能是 false"))
    for item in library.items():
        for message in _item_problems(item, library):
            complain(item.id, message)
    for exclusion in library.exclusions:
        owner = f"excluded {exclusion.clause}"
        for wanted in (exclusion.clause, exclusion.of):
            if wanted is not None and wanted not in library.clauses:
                complain(owner, _("没有条款 {id}，请核对").format(id=wanted))
        if exclusion.reason == "duplicate" and exclusion.of is None:
            complain(owner, _("duplicate 要用 of 写明与哪一条重复"))
    ids = {item.id for item in library.items()}
    for old, new in library.renamed.items():
        if old in ids or new not in ids:
            complain(
                new,
                _("renamed 里 {old} → {new} 对不上：旧 id 不能再用，新 id 要有").format(
                    old=old, new=new
                ),
            )
    for gone in library.withdrawn:
        if gone in ids:
            complain(gone, _("{id} 已登记为 withdrawn，不能再用").format(id=gone))


def _item_problems(item: Item, library: Library) -> list[str]:
    found = [
        _("没有条款 {id}，请核对 basis").format(id=basis)
        for basis in item.basis
        if basis not in library.clauses
    ]
    found += [
        _("没有重大事故隐患情形 {id}，请核对 hazard").format(id=hazard)
        for hazard in item.hazard
        if hazard not in library.hazards
    ]
    if item.calc and item.calc not in FORMULAS:
        found.append(
            _("没有算式 {name}，可用：{known}").format(
                name=item.calc, known="、".join(sorted(FORMULAS))
            )
        )
    if item.measure and not found and not _carried(item, library):
        found.append(_("限值与所引条款的数值、单位或方向都对不上，请照条款改"))
    return found


def _carried(item: Item, library: Library) -> bool:
    """Whether a cited clause carries exactly this limit; a 经验项 has none to match."""
    assert item.measure is not None  # noqa: S101 - the caller checked
    held = [library.clauses[basis] for basis in item.basis]
    return not held or any(
        clause.measure is not None
        and clause.role != "trigger"
        and same_limit(item.measure, clause.measure)
        for clause in held
    )


def same_limit(left: Measure, right: Measure) -> bool:
    """Whether two limits agree in unit, direction and number (1.10 equals 1.1)."""
    if left.unit != right.unit or left.op != right.op:
        return False
    pairs = zip(_numbers(left), _numbers(right), strict=True)
    return all(a is not None and a == b for a, b in pairs)


def _numbers(measure: Measure) -> tuple[Decimal | None, ...]:
    values = measure.value if isinstance(measure.value, tuple) else (measure.value,)
    return tuple(_decimal(value) for value in values)


def _decimal(value: str) -> Decimal | None:
    try:
        return Decimal(value)
    except InvalidOperation:
        return None
