"""Goals of the regional profiles: local targets, never legal duties."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from inspector import assets
from inspector.checklist.formulas.figures import Row, load
from inspector.checklist.formulas.model import (
    Arguments,
    Formula,
    Kind,
    Lines,
    Outcome,
    Parameter,
    judged,
)
from inspector.checklist.formulas.parameters import amount, count, on, region
from inspector.checklist.formulas.show import against, down, plain

_HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    ">=": lambda value, target: value >= target,
    "<=": lambda value, target: value <= target,
    "==": lambda value, target: value == target,
}
_HUNDRED = Decimal(100)


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
    return next((found for found in _goals(arguments) if _role(found.row) == role), None)


def _goals(arguments: Arguments) -> list[Goal]:
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


def _regional_goal(arguments: Arguments) -> Outcome:
    """Any indicator of a profile: a value, or count ÷ total in per cent."""
    wanted = arguments.text("indicator")
    goals = {found.row.text("id"): found for found in _goals(arguments) if found.row.has("op")}
    if wanted not in goals:
        raise arguments.refused("indicator", "、".join(goals))
    found = goals[wanted]
    value, line = _value(arguments)
    # What the register keeps out of judgement (accounts, planning) is shown without a verdict.
    passed = found.holds(value) if found.row.fields.get("computed") else None
    compared = f"目标 {found.row.text('op')} {found.target} {found.row.text('unit')}"
    verdict = "不作判定" if passed is None else against(passed)
    return judged(
        passed,
        {"value": value, "target": found.target},
        working=(found.row.text("name"), *line, f"{compared}：{verdict}", found.source),
        clauses=(),
        warnings=_past(arguments, found),
    )


def _value(arguments: Arguments) -> tuple[Decimal, Lines]:
    if arguments.has("value"):
        value = arguments.number("value")
        return value, (f"现值 {plain(value)}",)
    part, whole = arguments.number("count"), arguments.number("total")
    if part > whole:
        raise arguments.refused("count", f"不大于 total {plain(whole)}")
    share = down(part * _HUNDRED / whole)
    return share, (f"{plain(part)} ÷ {plain(whole)} = {plain(share)}%",)


def _past(arguments: Arguments, found: Goal) -> Lines:
    if not found.row.has("target_year"):
        return ()
    year = found.row.whole("target_year")
    return (f"原目标年 {year} 已过，不作现行要求",) if arguments.day("on").year > year else ()


def _nursing_bed_share(arguments: Arguments) -> Outcome:
    """Nursing beds in per cent of all beds, against the region's goal."""
    nursing, beds = arguments.integer("nursing_beds"), arguments.integer("beds")
    if nursing > beds:
        raise arguments.refused("nursing_beds", f"不大于床位数 {beds}")
    found = goal(arguments, "nursing_bed_share")
    if found is None:
        return none_there(("share", "required"), "护理型床位占比")
    share, least = down(Decimal(nursing) * _HUNDRED / beds), found.row.figure()
    passed = nursing * _HUNDRED >= least * beds
    return judged(
        passed,
        {"share": share, "required": least},
        working=(
            f"{nursing} ÷ {beds} = {plain(share)}%",
            f"不低于 {plain(least)}%：{against(passed)}",
            found.source,
        ),
        clauses=(),
    )


def _visit_rate(arguments: Arguments) -> Outcome:
    """Visits of the month in per cent of those due, and each person's visits of the week."""
    visited, due = arguments.integer("visited"), arguments.integer("due")
    if visited > due:
        raise arguments.refused("visited", f"不大于应探访数 {due}")
    monthly = goal(arguments, "monthly_visits")
    if monthly is None:
        return none_there(("rate", "required"), "月探访率")
    rate = down(Decimal(visited) * _HUNDRED / due)
    passed = monthly.holds(rate)
    line = f"{visited} ÷ {due} = {plain(rate)}%，目标 {monthly.target}%：{against(passed)}"
    working: Lines = (line, monthly.source)
    weekly = goal(arguments, "weekly_visits")
    if weekly is not None and arguments.has("weekly"):
        fewest = min(arguments.numbers("weekly"))
        enough = weekly.holds(fewest)
        passed = passed and enough
        line = f"每周最少的一人 {plain(fewest)} 次，目标 {weekly.target} 次：{against(enough)}"
        working += (line, weekly.source)
    return judged(
        passed, {"rate": rate, "required": monthly.row.figure()}, working=working, clauses=()
    )


def _township_center_beds(arguments: Arguments) -> Outcome:
    """Beds of a new township centre, and its square metres of building per bed."""
    beds, area = arguments.integer("beds"), arguments.number("area")
    most, band = goal(arguments, "center_beds"), goal(arguments, "center_area")
    if most is None or band is None:
        return none_there(("per_bed",), "乡镇综合养老服务中心的规模")
    per_bed = down(area / beds)
    few = most.holds(Decimal(beds))
    roomy = band.holds(area / beds)
    return judged(
        few and roomy,
        {"per_bed": per_bed},
        working=(
            f"床位 {beds} 张，不多于 {most.target} 张：{against(few)}",
            f"{plain(area)} ÷ {beds} = {plain(per_bed)} m²/床，"
            f"应在 {band.target} m²/床之间：{against(roomy)}",
            most.source,
        ),
        clauses=(),
        warnings=("只管新建、改建项目；敬老院转型加挂牌子的不按此口径",),
    )


def _naming(arguments: Arguments) -> Outcome:
    """Whether a township centre's name follows the region's pattern."""
    found, name = goal(arguments, "center_name"), arguments.text("name")
    if found is None:
        return none_there((), "乡镇综合养老服务中心的名称")
    passed = re.fullmatch(found.row.text("pattern"), name) is not None
    return judged(
        passed,
        {},
        working=(found.row.text("duty"), f"现名“{name}”：{against(passed)}", found.source),
        clauses=(),
    )


FORMULAS = (
    Formula(
        name="regional_goal",
        title="地方目标",
        parameters=(
            region(),
            Parameter(name="indicator", label="指标编号", kind=Kind.TEXT),
            amount("value", "现值", "", required=False),
            amount("count", "达到的数", "", required=False),
            amount("total", "总数", "", least=1, required=False),
            on(),
        ),
        results=("value", "target", "pass"),
        compute=_regional_goal,
    ),
    Formula(
        name="nursing_bed_share",
        title="护理型床位占比",
        parameters=(
            count("nursing_beds", "护理型床位", "张", fact="nursing_beds"),
            count("beds", "床位数", "张", fact="beds", least=1),
            region(),
        ),
        results=("share", "required", "pass"),
        compute=_nursing_bed_share,
    ),
    Formula(
        name="visit_rate",
        title="探访率",
        parameters=(
            count("visited", "本月已探访", "人"),
            count("due", "应探访", "人", least=1),
            Parameter(
                name="weekly",
                label="各人本周探访次数",
                kind=Kind.NUMBERS,
                minimum=0,
                maximum=1000,
                required=False,
            ),
            region(),
        ),
        results=("rate", "required", "pass"),
        compute=_visit_rate,
    ),
    Formula(
        name="township_center_beds",
        title="乡镇综合养老服务中心规模",
        parameters=(
            count("beds", "床位数", "张", fact="beds", least=1),
            amount("area", "建筑面积", "m²", fact="floor_area", least=1),
            region(default="litong"),
        ),
        results=("per_bed", "pass"),
        compute=_township_center_beds,
    ),
    Formula(
        name="naming",
        title="乡镇综合养老服务中心名称",
        parameters=(
            Parameter(name="name", label="名称", kind=Kind.TEXT, fact="name"),
            region(default="litong"),
        ),
        results=("pass",),
        compute=_naming,
    ),
)
