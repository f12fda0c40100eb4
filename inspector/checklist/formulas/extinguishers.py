"""Extinguishers for solid-fuel fires: how many, how strong, and how far apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from inspector.checklist.formulas.figures import table
from inspector.checklist.formulas.hazard import BEDS, HAZARD, Hazard, classify
from inspector.checklist.formulas.model import (
    Arguments,
    Formula,
    Kind,
    Lines,
    Outcome,
    Parameter,
    Value,
    judged,
)
from inspector.checklist.formulas.parameters import amount, choice, count, yes_no
from inspector.checklist.formulas.show import against, equals, plain, up

_ONE = Decimal(1)
_POINT = re.compile(r"[0-9]{1,2}[Aa](\+[0-9]{1,2}[Aa])*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Need:
    """What a calculation unit needs, in A and in units."""

    hazard: Hazard
    reduction: Decimal
    reduced: int
    unreduced: int
    per_point: int
    units_per_point: int
    units: int
    working: Lines

    @property
    def advised(self) -> int:
        return max(self.reduced, self.unreduced)


def _extinguishers(arguments: Arguments) -> Outcome:
    need = _need(arguments)
    rules = table("extinguisher_rules")
    special = arguments.flag("underground")
    result: dict[str, Value] = {
        "hazard": need.hazard.name,
        "U": need.hazard.row.figure("area_per_a"),
        "K": need.reduction,
        "Q": need.reduced,
        "Q_without_K": need.unreduced,
        "Q_advised": need.advised,
        "Qe": need.per_point,
        "units_per_point": need.units_per_point,
        "units": need.units,
    }
    outcome = Outcome(
        result=result,
        working=need.working,
        clauses=(
            *need.hazard.clauses,
            *need.hazard.row.ids(),
            *table("extinguisher_reduction").ids(),
            *(rules.row("underground").ids() if special else ()),
            *rules.row("demand").ids(),
            *rules.row("least_units").ids(),
            *rules.row("most_per_point").ids(),
        ),
        warnings=_warnings(arguments, need),
    )
    return _compare(arguments, need, outcome) if arguments.has("found") else outcome


def _need(arguments: Arguments) -> _Need:
    """Q = K × S ÷ U in A, ×1.3 underground, rounded up (gb50140-7.3.1, 7.3.2, 7.3.3, 7.1.1)."""
    hazard, area = classify(arguments), arguments.number("area")
    points, rating = arguments.integer("points"), arguments.integer("rating")
    per_a = hazard.row.figure("area_per_a")
    reduction, reason = _reduction(arguments.flag("hydrant"), arguments.flag("sprinkler"))
    rules = table("extinguisher_rules")
    special = rules.row("underground").figure() if arguments.flag("underground") else _ONE
    factor = "" if special == _ONE else f"{plain(special)} × "
    reduced = special * reduction * area / per_a
    unreduced = special * area / per_a
    advised = max(up(reduced), up(unreduced))
    per_point = up(Decimal(advised) / points)
    units_per_point = up(Decimal(per_point) / rating)
    least = rules.row("least_units").whole()
    units = max(least, units_per_point * points)
    return _Need(
        hazard=hazard,
        reduction=reduction,
        reduced=up(reduced),
        unreduced=up(unreduced),
        per_point=per_point,
        units_per_point=units_per_point,
        units=units,
        working=(
            hazard.line,
            f"{hazard.label}每 A 最多保护 U = {plain(per_a)} m²，"
            f"单具不低于 {hazard.row.text('rating')}A",
            reason,
            f"Q：{factor}{plain(reduction)} × {plain(area)} ÷ {plain(per_a)} "
            f"{equals(reduced)}，进位取 {up(reduced)} A",
            f"不计 K：{factor}{plain(area)} ÷ {plain(per_a)} "
            f"{equals(unreduced)}，进位取 {up(unreduced)} A",
            f"应配取两者中大的：{advised} A",
            f"每点 Qe：{advised} ÷ {points} {equals(Decimal(advised) / points)}，"
            f"进位取 {per_point} A",
            f"每点具数：{per_point} ÷ {rating} {equals(Decimal(per_point) / rating)}，"
            f"进位取 {units_per_point} 具",
            f"共需：{units_per_point} × {points} = {units_per_point * points} 具，"
            f"一个计算单元至少 {least} 具，取 {units} 具",
        ),
    )


def _reduction(hydrant: bool, sprinkler: bool) -> tuple[Decimal, str]:
    """The factor K for hydrants and automatic suppression (gb50140-7.3.2)."""
    key = {
        (False, False): "neither",
        (True, False): "hydrant",
        (False, True): "sprinkler",
        (True, True): "both",
    }[hydrant, sprinkler]
    factor = table("extinguisher_reduction").figure(key)
    reason = f"室内消火栓{'有' if hydrant else '无'}、自动灭火系统{'有' if sprinkler else '无'}"
    condition = "（设施须完好有效才可折减）" if factor < _ONE else ""
    return factor, f"{reason}：K = {plain(factor)}{condition}"


def _warnings(arguments: Arguments, need: _Need) -> Lines:
    rules, rating = table("extinguisher_rules"), arguments.integer("rating")
    most, lowest = rules.row("most_per_point").whole(), need.hazard.row.whole("rating")
    warnings: Lines = ()
    if need.units_per_point > most:
        warnings += (f"每点要 {need.units_per_point} 具，宜不多于 {most} 具：加设置点或换大级别",)
    if rating < lowest:
        warnings += (f"单具 {rating}A 低于{need.hazard.label}最低 {lowest}A",)
    if arguments.flag("underground"):
        warnings += rules.row("underground").doubt("地下场所等的系数")
    return warnings


def _compare(arguments: Arguments, need: _Need, outcome: Outcome) -> Outcome:
    """What stands there, point by point, against the need (gb50140-7.1.2, gb50140-6.1.1)."""
    found = [_units(arguments, point) for point in arguments.texts("found")]
    rules, points = table("extinguisher_rules"), arguments.integer("points")
    least, most = rules.row("least_units").whole(), rules.row("most_per_point").whole()
    total, units = sum(map(sum, found)), sum(map(len, found))
    lowest, weakest = need.hazard.row.whole("rating"), min(map(min, found))
    poorest, fullest = min(map(sum, found)), max(map(len, found))
    checks = (
        (total >= need.advised, f"现有 {total} A，应配 {need.advised} A"),
        (poorest >= need.per_point, f"最少的一点 {poorest} A，每点应配 {need.per_point} A"),
        (weakest >= lowest, f"单具最低 {weakest}A，不得低于 {lowest}A"),
        (units >= least, f"现有 {units} 具，至少 {least} 具"),
        (len(found) >= points, f"清点 {len(found)} 处，设置点 {points} 处"),
    )
    crowded = (f"有一点放了 {fullest} 具，宜不多于 {most} 具",) if fullest > most else ()
    return judged(
        all(passed for passed, _ in checks),
        outcome.result,
        working=(*outcome.working, *(f"{line}：{against(passed)}" for passed, line in checks)),
        clauses=outcome.clauses,
        warnings=(*outcome.warnings, *crowded),
    )


def _units(arguments: Arguments, point: str) -> list[int]:
    if not _POINT.fullmatch(point):
        raise arguments.refused("found", "每处写 3A+3A，各处用逗号隔开")
    return [int(unit[:-1]) for unit in point.split("+")]


def _travel_distance(arguments: Arguments) -> Outcome:
    """Metres from the farthest place to an extinguisher (gb50140-5.2.1-sev/-med/-light, 5.2.2)."""
    hazard = classify(arguments)
    row = table("extinguisher_travel").row(arguments.text("fire")).row(hazard.name)
    wheeled = arguments.flag("wheeled")
    most, distance = row.figure("wheeled" if wheeled else "portable"), arguments.number("distance")
    passed = distance <= most
    kind = "推车式" if wheeled else "手提式"
    return judged(
        passed,
        {"hazard": hazard.name, "limit": most},
        working=(
            hazard.line,
            f"{hazard.label}{kind}最大保护距离 {plain(most)} m",
            f"最远点 {plain(distance)} m {'≤' if passed else '>'} {plain(most)} m："
            f"{against(passed)}",
        ),
        clauses=(*hazard.clauses, *row.ids()),
    )


FORMULAS = (
    Formula(
        name="extinguishers",
        title="灭火器配置",
        parameters=(
            BEDS,
            amount("area", "保护面积（一个计算单元的建筑面积）", "m²", least=1),
            yes_no("hydrant", "室内消火栓", fact="hydrant"),
            yes_no("sprinkler", "自动灭火系统", fact="sprinkler"),
            yes_no("underground", "地下场所", default="no"),
            count("points", "设置点数", "处", least=1, most=1000),
            Parameter(
                name="rating",
                label="单具灭火级别（看铭牌）",
                kind=Kind.RATING,
                minimum=1,
                maximum=100,
            ),
            HAZARD,
            Parameter(
                name="found",
                label="现场清点（每处写 3A+3A）",
                kind=Kind.TEXTS,
                required=False,
            ),
        ),
        results=(
            "hazard",
            "U",
            "K",
            "Q",
            "Q_without_K",
            "Q_advised",
            "Qe",
            "units_per_point",
            "units",
        ),
        compute=_extinguishers,
    ),
    Formula(
        name="travel_distance",
        title="灭火器保护距离",
        parameters=(
            amount("distance", "最远点到最近灭火器的步行距离", "m"),
            BEDS,
            choice("fire", "火灾种类（A 固体；BC 厨房、燃油燃气）", "A", "BC", default="A"),
            yes_no("wheeled", "推车式", default="no"),
            HAZARD,
        ),
        results=("hazard", "limit", "pass"),
        compute=_travel_distance,
    ),
)
