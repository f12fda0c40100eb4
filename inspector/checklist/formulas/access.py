"""Getting about: corridors, ramps, doors, lifts."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal

from inspector.checklist.formulas.figures import limit
from inspector.checklist.formulas.model import Arguments, Formula, Lines, Outcome, judged
from inspector.checklist.formulas.parameters import amount, choice, count, yes_no
from inspector.checklist.formulas.show import against, equals, plain, up

_TENTH = Decimal("0.1")


def _corridor(arguments: Arguments) -> Outcome:
    """Clear width in metres in three tiers, with passing places in the middle one (jgj-5.6.3)."""
    full, least = limit("corridor_full"), limit("corridor_least")
    width = arguments.number("width")
    if width >= full.figure():
        line = f"净宽 {plain(width)} m ≥ {plain(full.figure())} m：符合"
        return _tier(True, "full", full.figure(), line)
    if width < least.figure():
        line = f"净宽 {plain(width)} m < {plain(least.figure())} m：不符合"
        return _tier(False, "narrow", least.figure(), line)
    passing = arguments.flag("passing")
    return _tier(
        passing,
        "passing",
        full.figure(),
        f"净宽 {plain(width)} m，在 {plain(least.figure())} 与 {plain(full.figure())} m 之间",
        f"须有净宽 {plain(full.figure())} m 的错车空间，{'有' if passing else '没有'}："
        f"{against(passing)}",
        warnings=_spacing(arguments),
    )


def _tier(
    passed: bool, tier: str, required: Decimal, *working: str, warnings: Lines = ()
) -> Outcome:
    return judged(
        passed,
        {"tier": tier, "required": required},
        working=working,
        clauses=limit("corridor_full").ids(),
        warnings=warnings,
    )


def _spacing(arguments: Arguments) -> Lines:
    """The distance between passing places is advice in the standard (宜)."""
    most = limit("corridor_spacing").figure()
    if not arguments.has("spacing") or arguments.number("spacing") <= most:
        return ()
    return (f"错车空间间距 {plain(arguments.number('spacing'))} m，宜不大于 {plain(most)} m",)


def _ramp(arguments: Arguments) -> Outcome:
    """Slope and rise in metres of one run (gb55019-2.3.1), its handrails (2.3.4) and width."""
    rise, length = arguments.number("rise"), arguments.number("length")
    slope, highest = limit("ramp_slope"), limit("ramp_rise")
    gentle, low = rise * slope.figure() <= length, rise <= highest.figure()
    width_ok, width_line = _ramp_width(arguments)
    rails_ok, rails_line = _handrails(arguments, rise, length)
    return judged(
        gentle and low and width_ok and rails_ok,
        {"slope": _slope(rise, length), "required": f"1:{plain(slope.figure())}"},
        working=(
            f"坡度 {plain(rise)} ÷ {plain(length)} = {_slope(rise, length)}，"
            f"不陡于 1:{plain(slope.figure())}：{against(gentle)}",
            f"一段提升 {plain(rise)} m，不大于 {plain(highest.figure())} m：{against(low)}",
            *rails_line,
            *width_line,
        ),
        clauses=(
            *slope.ids(),
            *limit("ramp_handrail_rise").ids(),
            *(limit("ramp_width").ids() if width_line else ()),
        ),
    )


def _slope(rise: Decimal, length: Decimal) -> str:
    return f"1:{plain((length / rise).quantize(_TENTH, ROUND_DOWN))}" if rise else "平"


def _handrails(arguments: Arguments, rise: Decimal, length: Decimal) -> tuple[bool, Lines]:
    high, steep = limit("ramp_handrail_rise").figure(), limit("ramp_handrail_slope").figure()
    if rise <= high or rise * steep <= length:
        return True, ()
    passed = arguments.flag("handrails")
    line = f"高差超过 {plain(high)} m 且陡于 1:{plain(steep)}，两侧须设扶手"
    return passed, (f"{line}，{'有' if passed else '没有'}：{against(passed)}",)


def _ramp_width(arguments: Arguments) -> tuple[bool, Lines]:
    if not arguments.has("width"):
        return True, ()
    least, width = limit("ramp_width").figure(), arguments.number("width")
    passed = width >= least
    return passed, (f"净宽 {plain(width)} m，不小于 {plain(least)} m：{against(passed)}",)


def _door_width(arguments: Arguments) -> Outcome:
    """Clear width in mm by works and kind of door (gb55019-2.5.4, 2.5.4b, 2.5.5), closing time."""
    works, closing = arguments.text("works"), limit("door_closing")
    if works == "none":
        return judged(
            None,
            {"required": None},
            working=("没有新建、扩建或改造，这些尺寸不适用",),
            clauses=limit("door_new").ids(),
            warnings=("不够宽的只作改造建议",),
        )
    row = limit("door_automatic" if arguments.flag("automatic") else f"door_{works}")
    least, width = row.figure(), arguments.number("width")
    wide = width >= least
    lines: Lines = (f"净宽 {plain(width)} mm，不小于 {plain(least)} mm：{against(wide)}",)
    slow = True
    if arguments.has("closing"):
        seconds = arguments.number("closing")
        slow = seconds >= closing.figure()
        lines += (
            f"关到只剩 10° 用 {plain(seconds)} s，不少于 {plain(closing.figure())} s："
            f"{against(slow)}",
        )
    return judged(
        wide and slow,
        {"required": least},
        working=lines,
        clauses=(*row.ids(), *(closing.ids() if arguments.has("closing") else ())),
    )


def _threshold_height(arguments: Arguments) -> Outcome:
    """Height in mm at a door, its bevel, and no sill or stop (gb55019-2.5.3)."""
    row, slope = limit("threshold"), limit("threshold_slope").figure()
    height, free = arguments.number("height"), not arguments.flag("sill")
    low = height <= row.figure()
    lines: Lines = (
        f"{'没有' if free else '有'}门槛或挡块：{against(free)}",
        f"高差 {plain(height)} mm，不大于 {plain(row.figure())} mm：{against(low)}",
    )
    gentle = True
    if height and low:
        run = arguments.number("run")
        gentle = height * slope <= run
        lines += (
            f"斜面 {plain(height)} ÷ {plain(run)}，不陡于 1:{plain(slope)}：{against(gentle)}",
        )
    return judged(
        free and low and gentle, {"required": row.figure()}, working=lines, clauses=row.ids()
    )


def _double_door_gap(arguments: Arguments) -> Outcome:
    """Clear metres between two doors, less the swing of the leaves (gb55019-2.5.7)."""
    row = limit("door_gap")
    distance, swing = arguments.number("distance"), arguments.number("swing")
    gap = distance - swing
    passed = gap >= row.figure()
    return judged(
        passed,
        {"gap": gap, "required": row.figure()},
        working=(
            f"{plain(distance)} − {plain(swing)} = {plain(gap)} m",
            f"不小于 {plain(row.figure())} m：{against(passed)}",
        ),
        clauses=row.ids(),
    )


def _lifts(arguments: Arguments) -> Outcome:
    """A lift above the ground floor (jgj-5.6.4), and beds per lift (jgj-5.6.5)."""
    beds, lifts = arguments.integer("beds"), arguments.integer("lifts")
    storeys, below = arguments.integer("storeys"), arguments.flag("basement")
    needed, most = limit("lift_storeys"), limit("lift_beds")
    if storeys < needed.whole() and not below:
        return judged(
            True,
            {"required": 0, "short": 0},
            working=("老年人用房只在首层，不要求设电梯",),
            clauses=needed.ids(),
        )
    exact = beds / most.figure()
    required = max(1, up(exact))
    short = max(0, required - lifts)
    stretcher = not arguments.has("stretcher") or arguments.flag("stretcher")
    lines: Lines = (
        "二层及以上或地下有老年人用房，须设无障碍电梯",
        f"{beds} ÷ {plain(most.figure())} {equals(exact)}，至少 {required} 台，现有 {lifts} 台："
        f"{against(short == 0)}",
    )
    if arguments.has("stretcher"):
        lines += (f"{'有' if stretcher else '没有'}能容纳担架的：{against(stretcher)}",)
    return judged(
        short == 0 and stretcher,
        {"required": required, "short": short},
        working=lines,
        clauses=(*needed.ids(), *most.ids()),
    )


FORMULAS = (
    Formula(
        name="corridor",
        title="走廊净宽",
        parameters=(
            amount("width", "通行净宽", "m", most=100),
            yes_no("passing", "有错车空间（不足全宽时须答）", required=False),
            amount("spacing", "错车空间间距", "m", most=1000, required=False),
        ),
        results=("tier", "required", "pass"),
        compute=_corridor,
    ),
    Formula(
        name="ramp",
        title="轮椅坡道",
        parameters=(
            amount("rise", "一段的高差", "m", most=100),
            amount("length", "水平长度", "m", most=1000),
            yes_no("handrails", "两侧扶手（又高又陡时须答）", required=False),
            amount("width", "净宽", "m", most=100, required=False),
        ),
        results=("slope", "required", "pass"),
        compute=_ramp,
    ),
    Formula(
        name="door_width",
        title="门开启净宽",
        parameters=(
            amount("width", "开启后净宽", "mm", most=10_000),
            choice(
                "works", "新建扩建 new、既有改造 altered、都不是 none", "new", "altered", "none"
            ),
            yes_no("automatic", "自动门", default="no"),
            amount("closing", "闭门器关门时间", "s", most=1000, required=False),
        ),
        results=("required", "pass"),
        compute=_door_width,
    ),
    Formula(
        name="threshold_height",
        title="门口高差",
        parameters=(
            amount("height", "高差", "mm", most=10_000),
            yes_no("sill", "有门槛或挡块"),
            amount("run", "斜面水平长度（有高差时须填）", "mm", most=100_000, required=False),
        ),
        results=("required", "pass"),
        compute=_threshold_height,
    ),
    Formula(
        name="double_door_gap",
        title="两道门净间距",
        parameters=(
            amount("distance", "两道门之间", "m", most=100),
            amount("swing", "门扇摆动占去", "m", most=100),
        ),
        results=("gap", "required", "pass"),
        compute=_double_door_gap,
    ),
    Formula(
        name="lifts",
        title="电梯",
        parameters=(
            count("beds", "居室用电梯服务的床位", "张", fact="beds"),
            count("lifts", "无障碍电梯", "台", fact="lifts"),
            count("storeys", "老年人用房最高层", "层", fact="storeys", least=1, most=200),
            yes_no("basement", "地下、半地下有老年人用房", default="no"),
            yes_no("stretcher", "至少一台能容纳担架", required=False),
        ),
        results=("required", "short", "pass"),
        compute=_lifts,
    ),
)
