"""Shares and sizes against the goals of the region."""

from __future__ import annotations

import re
from decimal import Decimal

from inspector.checklist.formulas.goals import Goal, goal, goals, none_there
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
from inspector.checklist.formulas.show import against, down, plain, reaches

_HUNDRED = Decimal(100)


def _regional_goal(arguments: Arguments) -> Outcome:
    """Any indicator of a profile: a value, or count ÷ total in per cent."""
    wanted = arguments.text("indicator")
    known = {found.row.text("id"): found for found in goals(arguments) if found.row.has("op")}
    if wanted not in known:
        raise arguments.refused("indicator", "、".join(known))
    found = known[wanted]
    value, line = _value(arguments)
    # What the register keeps out of judgement (accounts, planning) is shown without a verdict.
    passed = found.holds(value) if found.row.fields.get("computed") else None
    verdict = "不作判定" if passed is None else against(passed)
    return judged(
        passed,
        {"value": value, "target": found.target},
        working=(found.row.text("name"), *line, f"目标 {found.wanted}：{verdict}", found.source),
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
    share = part * _HUNDRED / whole
    return down(share), (f"{plain(part)} ÷ {plain(whole)} {reaches(share)}%",)


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
            f"{nursing} ÷ {beds} {reaches(Decimal(nursing) * _HUNDRED / beds)}%",
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
    reached = reaches(Decimal(visited) * _HUNDRED / due)
    line = f"{visited} ÷ {due} {reached}%，目标 {monthly.target}%：{against(passed)}"
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
            f"{plain(area)} ÷ {beds} {reaches(area / beds)} m²/床，"
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
            count("nursing_beds", "护理型床位", "张"),
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
