"""Evacuation: distance to the exit, emergency lighting, reserve power."""

from __future__ import annotations

from decimal import Decimal

from inspector.checklist.formulas.figures import Row, table
from inspector.checklist.formulas.model import Arguments, Formula, Lines, Outcome, judged
from inspector.checklist.formulas.parameters import amount, capacity, choice, count, when, yes_no
from inspector.checklist.formulas.show import against, plain

_ONE = Decimal(1)


def _evacuation_distance(arguments: Arguments) -> Outcome:
    """Metres from a room's door to the exit (gb50016-5.5.17-a between exits, -b dead end)."""
    position, distance = arguments.text("position"), arguments.number("distance")
    clauses = table("evacuation_clauses").ids(position)
    row = table("evacuation_distance").row(str(arguments.integer("fire_resistance")))
    if arguments.has("capacity") and arguments.integer("capacity") < _elderly():
        return judged(
            None,
            {"limit": None},
            working=(f"不足 {_elderly()} 床（人），老年人照料设施的距离表不适用",),
            clauses=clauses,
            warnings=("按普通公共建筑判断，请消防部门认定",),
        )
    most, lines, warnings = _allowed(arguments, row.figure(position))
    passed = distance <= most
    where = "位于两个安全出口之间" if position == "between" else "位于袋形走道两侧或尽端"
    return judged(
        passed,
        {"limit": most},
        working=(
            f"{row.text('label')}耐火等级，{where}：{plain(row.figure(position))} m",
            *lines,
            f"房间门到安全出口 {plain(distance)} m {'≤' if passed else '>'} {plain(most)} m："
            f"{against(passed)}",
        ),
        clauses=clauses,
        warnings=(*row.doubt("这个耐火等级的距离"), *warnings),
    )


def _allowed(arguments: Arguments, base: Decimal) -> tuple[Decimal, Lines, Lines]:
    """The table's distance with its additions and deductions (notes to gb50016-5.5.17)."""
    adjust, position = table("evacuation_adjust"), arguments.text("position")
    lines: Lines = ()
    shift = Decimal(0)
    if arguments.flag("open_gallery"):
        shift += adjust.figure("open_gallery")
        lines += (f"房间开向敞开式外廊，加 {adjust.text('open_gallery')} m",)
    if arguments.text("stair") == "open":
        cut = adjust.figure(f"open_stair_{position}")
        shift -= cut
        lines += (f"通至敞开楼梯间，减 {plain(cut)} m",)
    factor = adjust.figure("sprinkler") if arguments.flag("sprinkler") else _ONE
    if factor > _ONE:
        lines += (f"全部设有自动喷水灭火系统，乘 {plain(factor)}",)
    # The register does not say which comes first; the shorter distance is safe either way.
    most = min((base + shift) * factor, base * factor + shift)
    if lines:
        lines += (f"允许距离 {plain(most)} m",)
    combined = factor > _ONE and shift != 0
    doubt = ("加减与乘的先后，登记的条文没有写明，按较短的距离判",) if combined else ()
    return most, lines, doubt


def _elderly() -> int:
    return table("emergency_power").row("elderly").whole("capacity")


def _exit_lighting(arguments: Arguments) -> Outcome:
    """Lux on the floor (gb55037-10.1.10-a, -b; before 2023-06-01 gb50016-10.3.2)."""
    row, lux = table("exit_lighting").row(arguments.text("place")), arguments.number("lux")
    since = table("exit_lighting_since").day()
    new = arguments.since("works", since) if arguments.has("works") else True
    if new is None:
        line = f"只知道 {arguments.text('works')} 建成或改建，早于还是晚于 {since} 要先确认"
        return judged(None, {"limit": None}, working=(line,), clauses=row.ids())
    old = not new
    rule = f"{row.text('label')}（{'此前建成，按原值' if old else f'{since} 起的值'}）"
    clauses = row.ids("earlier") if old else row.ids()
    advice, ids = _lighting_advice(arguments, lux)
    if not arguments.has("works"):
        advice += (f"没有写建成时间，按 {since} 起的值判；此前合法建成的按原值",)
    if old and not row.has("before"):
        return judged(
            None, {"limit": None}, working=(f"{rule}：原来没有规定",), clauses=(*clauses, *ids)
        )
    least = row.figure("before" if old else "now")
    passed = lux >= least
    return judged(
        passed,
        {"limit": least},
        working=(
            f"{rule}：不低于 {plain(least)} lx",
            f"地面照度 {plain(lux)} lx {'≥' if passed else '<'} {plain(least)} lx："
            f"{against(passed)}",
        ),
        clauses=(*clauses, *ids),
        warnings=advice,
    )


def _lighting_advice(arguments: Arguments, lux: Decimal) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stricter advice for corridors of elderly-care buildings (gb51309-3.2.5)."""
    advice = table("exit_lighting_advice")
    elderly = arguments.has("capacity") and arguments.integer("capacity") >= advice.whole(
        "capacity"
    )
    if not elderly or arguments.text("place") != "corridor" or lux >= advice.figure():
        return (), ()
    line = f"老年人照料设施的疏散走道建议不低于 {plain(advice.figure())} lx"
    return (line,), advice.ids()


def _emergency_power(arguments: Arguments) -> Outcome:
    """Hours that emergency lighting must last (gb50016-10.1.5)."""
    row = _power_row(arguments)
    least, hours = row.figure("hours"), arguments.number("hours")
    passed = hours >= least
    return judged(
        passed,
        {"required": least},
        working=(
            f"{row.text('label')}：连续供电不少于 {plain(least)} h",
            f"实测 {plain(hours)} h {'≥' if passed else '<'} {plain(least)} h：{against(passed)}",
        ),
        clauses=table("emergency_power").row("rules").ids(),
    )


def _power_row(arguments: Arguments) -> Row:
    rows = table("emergency_power")
    if arguments.number("height") > rows.row("high").figure("over_height"):
        return rows.row("high")
    return rows.row("elderly" if arguments.integer("capacity") >= _elderly() else "other")


FORMULAS = (
    Formula(
        name="evacuation_distance",
        title="房间门到安全出口的距离",
        parameters=(
            amount("distance", "房间门到最近安全出口的直线距离", "m"),
            count("fire_resistance", "耐火等级", "级", fact="fire_resistance", least=1, most=4),
            choice("position", "房间位置", "between", "dead_end"),
            yes_no("sprinkler", "建筑内全部设自动喷水灭火系统", fact="sprinkler"),
            choice("stair", "疏散楼梯间", "enclosed", "open"),
            yes_no("open_gallery", "开向敞开式外廊", default="no"),
            capacity(required=False),
        ),
        results=("limit", "pass"),
        compute=_evacuation_distance,
    ),
    Formula(
        name="exit_lighting",
        title="疏散照明照度",
        parameters=(
            choice("place", "部位", "stair", "refuge", "corridor", "crowded", "other"),
            amount("lux", "地面最低照度", "lx"),
            when("works", "建成或最近一次改建", fact="works", required=False),
            capacity(required=False),
        ),
        results=("limit", "pass"),
        compute=_exit_lighting,
    ),
    Formula(
        name="emergency_power",
        title="应急照明供电时间",
        parameters=(
            amount("hours", "断电后持续点亮", "h", most=1000),
            capacity(),
            amount("height", "建筑高度", "m", fact="height", most=1000),
        ),
        results=("required", "pass"),
        compute=_emergency_power,
    ),
)
