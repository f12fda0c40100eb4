"""The regional profiles: local targets, never legal duties, each with its source section."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from inspector import assets
from inspector.checklist.formulas.figures import Row, load
from inspector.checklist.formulas.model import Arguments, Lines, Outcome, judged

_HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    ">=": lambda value, target: value >= target,
    "<=": lambda value, target: value <= target,
    "==": lambda value, target: value == target,
}
_SIGNS = {">=": "≥ ", "<=": "≤ ", "==": "", "between": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One indicator or duty of a region's document."""

    row: Row
    region: str
    document: str

    @property
    def source(self) -> str:
        """Region, document, section and the target year written there."""
        year = f"，原目标年 {self.row.text('target_year')}" if self.row.has("target_year") else ""
        return f"地方目标：{self.region}《{self.document}》{self.row.text('section')}{year}"

    @property
    def wanted(self) -> str:
        """Sign, figure and unit: `≥ 60%`."""
        unit = self.row.text("unit")
        gap = "" if unit == "%" else " "
        return f"{_SIGNS[self.row.text('op')]}{self.target}{gap}{unit}"

    @property
    def target(self) -> str:
        """The figure as the document shows it."""
        if self.row.text("op") == "between":
            return "—".join(self.row.texts("value"))
        return self.row.text("value")

    def holds(self, value: Decimal) -> bool:
        """Whether the value reaches the target."""
        if self.row.text("op") == "between":
            low, high = map(Decimal, self.row.texts("value"))
            return low <= value <= high
        return _HOLDS[self.row.text("op")](value, self.row.figure())


@lru_cache(maxsize=1)
def regions() -> tuple[str, ...]:
    """The ids of all regional profiles."""
    return tuple(sorted(file.stem for file in assets.path("regions").glob("*.yaml")))


@lru_cache(maxsize=32)
def profile(region_id: str) -> Row:
    """A region's profile."""
    return load(assets.text("regions", f"{region_id}.yaml"))


def goal(arguments: Arguments, role: str) -> Goal | None:
    """The goal that plays the role in the region, else in the city above it."""
    return next((found for found in goals(arguments) if _role(found.row) == role), None)


def goals(arguments: Arguments) -> list[Goal]:
    """The goals of the region, nearest document first."""
    region_id = arguments.text("region")
    if region_id not in regions():
        raise arguments.refused("region", "、".join(regions()))
    found: list[Goal] = []
    level: Row | None = profile(region_id)
    while level is not None:
        place, document = level.text("region"), level.text("document")
        rows = (*level.rows("indicators"), *level.rows("duties"))
        found.extend(Goal(row=row, region=place, document=document) for row in rows)
        level = profile(level.text("parent")) if level.has("parent") else None
    return found


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
