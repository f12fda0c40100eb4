"""What only shows when all files are read: dangling ids, contradictions with the register."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation

from inspector.checklist.cross_check_links import (
    check_editions,
    check_presets,
    check_sampling,
)
from inspector.checklist.draft import Draft
from inspector.checklist.editions import asked_clauses
from inspector.checklist.formulas.registry import FORMULAS
from inspector.checklist.model import Exclusion, Hazard, Item, Library, Measure
from inspector.i18n import _


def cross_check(library: Library, draft: Draft) -> None:
    """Report references that lead nowhere and limits that no cited clause carries."""

    def complain(owner: str, message: str) -> None:
        file, line = draft.lines[owner]
        draft.complaints.add(file, line, message)

    for clause in library.clauses.values():
        if clause.standard and clause.standard not in library.standards:
            complain(
                clause.id,
                _("没有标准 {code}，请先在 standards 里登记").format(code=clause.standard),
            )
    for hazard in library.hazards.values():
        for message in _hazard_problems(hazard, library):
            complain(hazard.id, message)
    for item in library.items():
        for message in _item_problems(item, library):
            complain(item.id, message)
        if not draft.doubtful.intersection(item.basis) and not _carried(item, library):
            complain(item.id, _("限值与所引条款的数值、单位或方向都对不上，请照条款改"))
    asked = asked_clauses(library)
    for exclusion in library.exclusions:
        for message in _exclusion_problems(exclusion, library, asked):
            complain(f"excluded {exclusion.clause}", message)
    _past_ids(library, complain)
    check_editions(library, complain)
    # A checklist may be read without the files of presets and sampling.
    if library.presets:
        check_presets(library, complain)
    if library.sampling:
        check_sampling(library, complain)


def _dangling(basis: tuple[str, ...], library: Library) -> Iterator[str]:
    for clause in basis:
        if clause not in library.clauses:
            yield _("没有条款 {id}，请核对 basis").format(id=clause)


def _hazard_problems(hazard: Hazard, library: Library) -> Iterator[str]:
    yield from _dangling(hazard.basis, library)
    held = [library.clauses[basis] for basis in hazard.basis if basis in library.clauses]
    if hazard.verified and not (held and all(clause.verified for clause in held)):
        yield _("没有读到原文的条款作依据，verified 只能是 false")


def _exclusion_problems(exclusion: Exclusion, library: Library, asked: set[str]) -> Iterator[str]:
    for wanted in (exclusion.clause, exclusion.of):
        if wanted and wanted not in library.clauses:
            yield _("没有条款 {id}，请核对").format(id=wanted)
    if exclusion.clause in asked:
        yield _("条款 {id} 已有检查项在问，请从这里删去，或从那一项的 basis 里删去").format(
            id=exclusion.clause
        )
    if exclusion.reason != "duplicate":
        return
    if exclusion.of is None:
        yield _("duplicate 要用 of 写明与哪一条重复")
    elif exclusion.of in library.clauses and exclusion.of not in asked:
        yield _("与它重复的 {id} 没有检查项在问，请改 of，或给 {id} 补一项").format(id=exclusion.of)


def _past_ids(library: Library, complain: Callable[[str, str], None]) -> None:
    ids = {item.id for item in library.items()}
    for old, new in library.renamed.items():
        if old in ids:
            complain(f"renamed {old}", _("{id} 已登记为改名，不能再用，请换一个 id").format(id=old))
        elif new and new not in ids:
            complain(f"renamed {old}", _("没有检查项 {id}，请核对新 id").format(id=new))
    for gone in library.withdrawn:
        if gone in ids:
            complain(
                f"withdrawn {gone}",
                _("{id} 已登记为 withdrawn，不能再用，请换一个 id").format(id=gone),
            )


def _item_problems(item: Item, library: Library) -> Iterator[str]:
    yield from _dangling(item.basis, library)
    for hazard in item.hazard:
        if hazard not in library.hazards:
            yield _("没有重大事故隐患情形 {id}，请核对 hazard").format(id=hazard)
    if item.calc and item.calc not in FORMULAS:
        yield _("没有算式 {name}，可用：{known}").format(
            name=item.calc, known="、".join(sorted(FORMULAS))
        )


def _carried(item: Item, library: Library) -> bool:
    """Whether a cited clause carries exactly the item's limit; a 经验项 has none to match."""
    limit = item.measure
    if limit is None or not item.basis or not set(item.basis) <= set(library.clauses):
        return True
    held = [library.clauses[basis] for basis in item.basis]
    return any(
        clause.measure is not None
        and clause.role != "trigger"
        and same_limit(limit, clause.measure)
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
