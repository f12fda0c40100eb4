"""Extinguishers for solid-fuel fires: how many, how strong, and how far apart."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from inspector.checklist.formulas.figures import table
from inspector.checklist.formulas.hazard import BEDS, HAZARD, Hazard, classify
from inspector.checklist.formulas.model import (
    Arguments,
    Formula,
    Kind,
    Lines,
    Outcome,
    Parameter,
    judged,
)
from inspector.checklist.formulas.parameters import amount, choice, count, yes_no
from inspector.checklist.formulas.show import against, equals, plain, up

_ONE = Decimal(1)
_POINT = re.compile(r"[0-9]{1,2}[Aa](\+[0-9]{1,2}[Aa])*")


class _Need(Struct, frozen=True, kw_only=True):
    """What a calculation unit needs (gb50140-7.3.1, 7.3.2, 7.3.3, 7.3.4), in A and in units."""

    hazard: Hazard
    reduction: Decimal
    special: Decimal
    area: Decimal
    points: int
    rating: int

    @property
    def per_a(self) -> Decimal:
        return self.hazard.row.figure("area_per_a")

    @property
    def reduced(self) -> Decimal:
        return self.special * self.reduction * self.area / self.per_a

    @property
    def unreduced(self) -> Decimal:
        return self.special * self.area / self.per_a

    @property
    def advised(self) -> int:
        return max(up(self.reduced), up(self.unreduced))

    @property
    def share(self) -> Decimal:
        return Decimal(self.advised) / self.points

    @property
    def units_per_point(self) -> int:
        return up(Decimal(up(self.share)) / self.rating)

    @property
    def units(self) -> int:
        return max(_rule("least_units"), self.units_per_point * self.points)


def _extinguishers(arguments: Arguments) -> Outcome:
    """A and units for a calculation unit, with and without K (gb50140-7.3.1, gb55036-10.0.3)."""
    need, rules = _need(arguments), table("extinguisher_rules")
    outcome = Outcome(
        result={
            "hazard": need.hazard.name,
            "U": need.per_a,
            "K": need.reduction,
            "Q": up(need.reduced),
            "Q_without_K": up(need.unreduced),
            "Q_advised": need.advised,
            "Qe": up(need.share),
            "units_per_point": need.units_per_point,
            "units": need.units,
        },
        working=_working(arguments, need),
        clauses=(
            *need.hazard.clauses,
            *need.hazard.row.ids(),
            *table("extinguisher_reduction").ids(),
            *(rules.row("underground").ids() if arguments.flag("underground") else ()),
            *rules.row("demand").ids(),
            *rules.row("least_units").ids(),
            *rules.row("most_per_point").ids(),
        ),
        warnings=_warnings(arguments, need),
    )
    return _compare(arguments, need, outcome) if arguments.has("found") else outcome


def _rule(name: str) -> int:
    return table("extinguisher_rules").row(name).whole()


def _need(arguments: Arguments) -> _Need:
    underground = table("extinguisher_rules").row("underground").figure()
    return _Need(
        hazard=classify(arguments),
        reduction=table("extinguisher_reduction").figure(_systems(arguments)),
        special=underground if arguments.flag("underground") else _ONE,
        area=arguments.number("area"),
        points=arguments.integer("points"),
        rating=arguments.integer("rating"),
    )


def _systems(arguments: Arguments) -> str:
    """Which row of the factors K holds: hydrants, automatic suppression, both or neither."""
    hydrant, sprinkler = arguments.flag("hydrant"), arguments.flag("sprinkler")
    if hydrant and sprinkler:
        return "both"
    if hydrant:
        return "hydrant"
    return "sprinkler" if sprinkler else "neither"


def _working(arguments: Arguments, need: _Need) -> Lines:
    hydrant = "有" if arguments.flag("hydrant") else "无"
    sprinkler = "有" if arguments.flag("sprinkler") else "无"
    condition = "（设施须完好有效才可折减）" if need.reduction < _ONE else ""
    factor = "" if need.special == _ONE else f"{plain(need.special)} × "
    area = f"{plain(need.area)} ÷ {plain(need.per_a)}"
    share, units = up(need.share), need.units_per_point
    return (
        need.hazard.line,
        f"{need.hazard.label}每 A 最多保护 U = {plain(need.per_a)} m²，"
        f"单具不低于 {need.hazard.row.text('rating')}A",
        f"室内消火栓{hydrant}、自动灭火系统{sprinkler}：K = {plain(need.reduction)}{condition}",
        f"Q：{factor}{plain(need.reduction)} × {area} {equals(need.reduced)}，"
        f"进位取 {up(need.reduced)} A",
        f"不计 K：{factor}{area} {equals(need.unreduced)}，进位取 {up(need.unreduced)} A",
        f"应配取两者中大的：{need.advised} A",
        f"每点 Qe：{need.advised} ÷ {need.points} {equals(need.share)}，进位取 {share} A",
        f"每点具数：{share} ÷ {need.rating} {equals(Decimal(share) / need.rating)}，"
        f"进位取 {units} 具",
        f"共需：{units} × {need.points} = {units * need.points} 具，"
        f"一个计算单元至少 {_rule('least_units')} 具，取 {need.units} 具",
    )


def _warnings(arguments: Arguments, need: _Need) -> Lines:
    most, lowest = _rule("most_per_point"), need.hazard.row.whole("rating")
    warnings: Lines = ()
    if need.units_per_point > most:
        warnings += (f"每点要 {need.units_per_point} 具，宜不多于 {most} 具：加设置点或换大级别",)
    if need.rating < lowest:
        warnings += (f"单具 {need.rating}A 低于{need.hazard.label}最低 {lowest}A",)
    if arguments.flag("underground"):
        warnings += table("extinguisher_rules").row("underground").doubt("地下场所等的系数")
    return warnings


def _compare(arguments: Arguments, need: _Need, outcome: Outcome) -> Outcome:
    """What stands there, point by point, against the need (gb50140-7.1.2, gb50140-6.1.1)."""
    found = [_units(arguments, point) for point in arguments.texts("found")]
    total, units = sum(map(sum, found)), sum(map(len, found))
    lowest, weakest = need.hazard.row.whole("rating"), min(map(min, found))
    poorest, fullest = min(map(sum, found)), max(map(len, found))
    least, most, share = _rule("least_units"), _rule("most_per_point"), up(need.share)
    checks = (
        (total >= need.advised, f"现有 {total} A，应配 {need.advised} A"),
        (poorest >= share, f"最少的一点 {poorest} A，每点应配 {share} A"),
        (weakest >= lowest, f"单具最低 {weakest}A，不得低于 {lowest}A"),
        (units >= least, f"现有 {units} 具，至少 {least} 具"),
        (len(found) >= need.points, f"清点 {len(found)} 处，设置点 {need.points} 处"),
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
            amount("area", "保护面积（一个计算单元的建筑面积）", "m²", fact="storey_area", least=1),
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
