"""The regional profiles: local targets, never legal duties, each with its source section."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from msgspec import Struct

from inspector.checklist.formulas.figures import Row
from inspector.checklist.formulas.local import Local
from inspector.checklist.formulas.model import Arguments, Lines, Outcome, judged
from inspector.facts.region import GoalEdit

_HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    ">=": lambda value, target: value >= target,
    "<=": lambda value, target: value <= target,
    "==": lambda value, target: value == target,
}
_SIGNS = {">=": "≥ ", "<=": "≤ ", "==": "", "between": ""}


class Goal(Struct, frozen=True, kw_only=True):
    """One indicator or duty of a region's document."""

    row: Row
    region: str
    document: str
    original: Row
    edit: GoalEdit | None = None

    @property
    def source(self) -> str:
        """Region, document, section and the target year there, with what the county changed."""
        row = self.original
        year = f"，原目标年 {row.text('target_year')}" if row.has("target_year") else ""
        said = f"地方目标：{self.region}《{self.document}》{row.text('section')}{year}"
        if self.edit is None:
            return said
        since = f"，目标年 {self.edit.year}" if self.edit.year else ""
        return f"{said}，原目标 {_wanted(row)}；本地 {self.edit.at[:10]} 改为 {self.wanted}{since}"

    @property
    def wanted(self) -> str:
        """Sign, figure and unit: `≥ 60%`."""
        return _wanted(self.row)

    @property
    def target(self) -> str:
        """The figure as the document shows it."""
        return _target(self.row)

    @property
    def figure(self) -> str:
        """The figure as a person types it: `60`, `1:3`, `30—40`."""
        return self.row.text("display") if self.row.has("display") else self.target

    def holds(self, value: Decimal) -> bool:
        """Whether the value reaches the target."""
        if self.row.text("op") == "between":
            low, high = map(Decimal, self.row.texts("value"))
            return low <= value <= high
        return _HOLDS[self.row.text("op")](value, self.row.figure())


def _wanted(row: Row) -> str:
    unit = row.text("unit")
    if row.has("display"):
        return f"{_SIGNS[row.text('op')]}{row.text('display')}"
    gap = "" if unit == "%" else " "
    return f"{_SIGNS[row.text('op')]}{_target(row)}{gap}{unit}"


def _target(row: Row) -> str:
    return "—".join(row.texts("value")) if row.text("op") == "between" else row.text("value")


def goal(arguments: Arguments, role: str) -> Goal | None:
    """The goal that plays the role in the region, else in the city above it."""
    return next((found for found in goals(arguments) if _role(found.row) == role), None)


def goals(arguments: Arguments) -> list[Goal]:
    """The goals of the region, nearest document first."""
    region_id, local = arguments.text("region"), arguments.local
    if region_id not in local.regions():
        raise arguments.refused("region", "、".join(local.regions()))
    return goals_of(region_id, arguments.goals, local)


def goals_of(region_id: str, edits: Mapping[tuple[str, str], GoalEdit], local: Local) -> list[Goal]:
    """The goals of a region and of the city above it, as the county has set them."""
    found: list[Goal] = []
    level: Row | None = local.profile(region_id)
    while level is not None:
        place, document = level.text("region"), level.text("document")
        for row in (*level.rows("indicators"), *level.rows("duties")):
            edit = edits.get((region_id, row.text("id")))
            found.append(
                Goal(
                    row=_edited(row, edit) if edit else row,
                    region=place,
                    document=document,
                    original=row,
                    edit=edit,
                )
            )
        level = local.profile(level.text("parent")) if level.has("parent") else None
    return found


def _edited(row: Row, edit: GoalEdit) -> Row:
    """The row with the county's figure; its year goes with it, or there is none."""
    fields = {name: held for name, held in row.fields.items() if name != "target_year"}
    year: dict[str, object] = {"target_year": edit.year} if edit.year else {}
    return Row({**fields, **figures_of(row, edit.value), **year})


def figures_of(row: Row, value: tuple[str, ...]) -> dict[str, object]:
    """A typed figure as the fields of a row.

    ValueError or ArithmeticError where it is none of the row's kind.
    """
    if row.has("display"):
        one, many = map(Decimal, _only(value).replace("：", ":").split(":"))
        if one <= 0 or many <= 0:
            raise ValueError(value)
        return {"value": f"{one / many:.4f}", "display": f"{one}:{many}"}
    if row.text("op") == "between":
        low, high = value
        if not 0 <= Decimal(low) < Decimal(high):
            raise ValueError(value)
        return {"value": [low, high]}
    number = Decimal(_only(value))
    if not number.is_finite() or number < 0:
        raise ValueError(value)
    return {"value": f"{number:f}"}


def _only(value: tuple[str, ...]) -> str:
    (text,) = value
    return text


def _role(row: Row) -> str:
    return row.text("role") if row.has("role") else ""


def none_there(results: Lines, subject: str) -> Outcome:
    """The outcome where the region's document is silent."""
    return judged(
        None,
        dict.fromkeys(results),
        working=(f"该地区的文件没有规定{subject}",),
        clauses=(),
        warnings=(f"没有{subject}的地方口径，请按当地规定判断",),
    )
