"""Cooked food: hot holding, reheating, cooling; disinfection of tableware."""

from __future__ import annotations

from decimal import Decimal

from inspector.checklist.formulas.figures import Row, limit, table
from inspector.checklist.formulas.model import Arguments, Formula, Lines, Outcome, judged
from inspector.checklist.formulas.parameters import amount, choice, yes_no
from inspector.checklist.formulas.show import against, plain

_MINUTES = 60
_COLDEST, _HOTTEST = -60, 400
_DAYS = 100_000


def _minutes(name: str) -> Decimal:
    return limit(name).figure() * _MINUTES


def _thermal_hold(arguments: Arguments) -> Outcome:
    """Serve, reheat or discard a cooked dish, by ℃ and minutes (ops-8.1.3, 7.8, 8.3.3.3)."""
    most, line = _longest(arguments)
    action, passed, reason = _action(arguments, most)
    return judged(
        passed,
        {"action": action, "limit_minutes": most},
        working=(line, *reason),
        clauses=(
            *limit("hot_hold").ids(),
            *limit("reheat").ids(),
            *limit("eat_hot_hours").ids(),
        ),
        warnings=_hold_warnings(arguments),
    )


def _longest(arguments: Arguments) -> tuple[Decimal, str]:
    """Minutes from cooking to eating: 24 h chilled, 4 h if still hot after 2 h, else 2 h."""
    if arguments.flag("chilled"):
        most = _minutes("eat_cold_hours")
        return most, f"按要求冷却后冷藏，烧熟后 {plain(most)} min 内食用"
    warm = limit("hot_hold").text("value")
    if _hot(arguments):
        most = _minutes("eat_hot_hours")
        return most, f"烧熟后 2 小时中心温度仍在 {warm} ℃ 以上，{plain(most)} min 内食用"
    most = _minutes("danger_hours")
    return most, f"中心温度没有保持 {warm} ℃ 以上，{plain(most)} min 内食用"


def _hot(arguments: Arguments) -> bool:
    """Whether the dish was hot two hours after cooking; the reading of now stands in for it."""
    reading = "temp_2h" if arguments.has("temp_2h") else "temp"
    return arguments.number(reading) >= limit("hot_hold").figure()


def _action(arguments: Arguments, most: Decimal) -> tuple[str, bool, Lines]:
    elapsed = arguments.number("elapsed")
    if not arguments.flag("normal"):
        return "discard", False, ("感官异常，不得再加热食用：废弃",)
    last = max(most, _minutes("eat_hot_hours"))
    if elapsed > last:
        return "discard", False, (f"烧熟后 {plain(elapsed)} min > {plain(last)} min：废弃",)
    if arguments.has("reheated"):
        return _reheated(arguments.number("reheated"))
    return _chilled(arguments) if arguments.flag("chilled") else _held(arguments, most)


def _reheated(core: Decimal) -> tuple[str, bool, Lines]:
    least = limit("reheat").figure()
    passed = core >= least
    line = f"再加热到 {plain(core)} ℃，不低于 {plain(least)} ℃：{against(passed)}"
    return ("serve" if passed else "reheat"), passed, (line,)


def _chilled(arguments: Arguments) -> tuple[str, bool, Lines]:
    """A chilled dish is in order while cold, and is reheated before it is served."""
    temp, most = arguments.number("temp"), limit("cold_hold").figure()
    if temp >= limit("reheat").figure():
        return _reheated(temp)
    passed = temp <= most
    line = f"冷藏中心温度 {plain(temp)} ℃，不高于 {plain(most)} ℃：{against(passed)}"
    return "reheat", passed, (line, f"供餐前再加热到 {limit('reheat').text('value')} ℃ 以上")


def _held(arguments: Arguments, most: Decimal) -> tuple[str, bool, Lines]:
    elapsed, temp = arguments.number("elapsed"), arguments.number("temp")
    low, high = limit("cold_hold").figure(), limit("hot_hold").figure()
    longest, danger = _minutes("danger_hours"), _danger(arguments)
    stored = elapsed <= longest or temp <= low or temp >= high
    lines: Lines = (
        f"烧熟后 {plain(elapsed)} min，现在 {plain(temp)} ℃",
        f"{plain(low)}—{plain(high)} ℃ 之间累计 {plain(danger)} min，"
        f"不超过 {plain(longest)} min：{against(danger <= longest)}",
    )
    if not stored:
        lines += (
            f"超过 {plain(longest)} min 后须在 {plain(high)} ℃ 以上或 {plain(low)} ℃ 以下存放",
        )
    passed = stored and danger <= longest and elapsed <= most
    if not passed:
        lines += (f"食用前再加热到 {limit('reheat').text('value')} ℃ 以上，或废弃",)
    return ("serve" if passed else "reheat"), passed, lines


def _danger(arguments: Arguments) -> Decimal:
    """Minutes in the danger zone as recorded, else the longest that the readings allow."""
    if arguments.has("danger"):
        return arguments.number("danger")
    elapsed, temp = arguments.number("elapsed"), arguments.number("temp")
    if not _hot(arguments):
        return elapsed
    if temp >= limit("hot_hold").figure():
        return Decimal(0)
    return max(Decimal(0), elapsed - _minutes("danger_hours"))


def _hold_warnings(arguments: Arguments) -> Lines:
    warm, most = limit("hot_hold").figure(), _minutes("delivery_hours")
    readings = [arguments.number(name) for name in ("temp", "temp_2h") if arguments.has(name)]
    warnings: Lines = (f"正好 {plain(warm)} ℃，临界",) if warm in readings else ()
    if arguments.has("delivery") and arguments.number("delivery") > most:
        spent = plain(arguments.number("delivery"))
        warnings += (f"装盒到送达 {spent} min，部分地方要求不超过 {plain(most)} min",)
    return warnings


def _cooling(arguments: Arguments) -> Outcome:
    """Minutes from 60 to 21 ℃, and on to 8 ℃, two hours each (ops-7.7.3)."""
    row, first, total = limit("cooling_hours"), arguments.number("to_21"), arguments.number("to_8")
    if total < first:
        raise arguments.refused("to_8", f"不小于 to_21 的 {plain(first)}")
    most = _minutes("cooling_hours")
    second = total - first
    quick, quick_too = first <= most, second <= most
    warm, middle, end = (
        limit(name).text("value") for name in ("hot_hold", "cooling_middle", "cold_hold")
    )
    return judged(
        quick and quick_too,
        {"first_minutes": first, "second_minutes": second, "limit_minutes": most},
        working=(
            f"{warm} → {middle} ℃ 用 {plain(first)} min，"
            f"不超过 {plain(most)} min：{against(quick)}",
            f"{middle} → {end} ℃ 用 {plain(total)} − {plain(first)} = {plain(second)} min，"
            f"不超过 {plain(most)} min：{against(quick_too)}",
        ),
        clauses=row.ids(),
    )


def _disinfection(arguments: Arguments) -> Outcome:
    """℃ or mg/L, and minutes, by method (gb31654-B, ops-J-heat, ops-J-cl)."""
    row, minutes = table("disinfection").row(arguments.text("method")), arguments.number("minutes")
    checks = [_strength(arguments, row)]
    least = row.figure("minutes")
    long_enough = minutes >= least
    checks.append(
        (
            long_enough,
            f"保持 {plain(minutes)} min，不少于 {plain(least)} min：{against(long_enough)}",
        )
    )
    if row.has("rinse"):
        rinsed = arguments.flag("rinsed")
        checks.append((rinsed, f"{'已' if rinsed else '没有'}用清水冲净：{against(rinsed)}"))
    return judged(
        all(passed for passed, _ in checks),
        {"required_minutes": least},
        working=(row.text("label"), *(line for _, line in checks)),
        clauses=row.ids(),
        warnings=(*row.doubt("这种消毒方法的用量"), *_above(arguments, row)),
    )


def _strength(arguments: Arguments, row: Row) -> tuple[bool, str]:
    key, unit = ("celsius", "℃") if row.has("celsius") else ("mg_l", "mg/L")
    value, least = arguments.number(key), row.figure(key)
    passed = value >= least
    return passed, f"{plain(value)} {unit}，不低于 {plain(least)} {unit}：{against(passed)}"


def _above(arguments: Arguments, row: Row) -> Lines:
    """What is above the usual band, or boils below 100 ℃, is for the instructions to decide."""
    if row.has("most_mg_l"):
        strong = arguments.number("mg_l") > row.figure("most_mg_l")
        long = arguments.number("minutes") > row.figure("most_minutes")
        return ("浓度或时间高于常用范围，以产品说明书为准",) if strong or long else ()
    boils = arguments.text("method") in {"steam", "boil"}
    if boils and arguments.number("celsius") < row.figure("celsius"):
        return ("高原上水沸时不到 100 ℃ 的，看是否一直沸腾",)
    return ()


FORMULAS = (
    Formula(
        name="thermal_hold",
        title="熟食存放、再加热与食用时限",
        parameters=(
            amount("elapsed", "烧熟到现在", "min", most=_DAYS),
            amount("temp", "现在的中心温度", "℃", least=_COLDEST, most=_HOTTEST),
            amount(
                "temp_2h",
                "烧熟后 2 小时的中心温度",
                "℃",
                least=_COLDEST,
                most=_HOTTEST,
                required=False,
            ),
            amount("danger", "8—60 ℃ 之间累计", "min", most=_DAYS, required=False),
            amount(
                "reheated", "再加热到的中心温度", "℃", least=_COLDEST, most=_HOTTEST, required=False
            ),
            yes_no("chilled", "按要求冷却后冷藏的", default="no"),
            yes_no("normal", "感官正常", default="yes"),
            amount("delivery", "装盒到送达", "min", most=_DAYS, required=False),
        ),
        results=("action", "limit_minutes", "pass"),
        compute=_thermal_hold,
    ),
    Formula(
        name="cooling",
        title="熟食冷却",
        parameters=(
            amount("to_21", "从 60 ℃ 降到 21 ℃", "min", most=_DAYS),
            amount("to_8", "从 60 ℃ 降到 8 ℃ 共用", "min", most=_DAYS),
        ),
        results=("first_minutes", "second_minutes", "limit_minutes", "pass"),
        compute=_cooling,
    ),
    Formula(
        name="disinfection",
        title="餐饮具消毒",
        parameters=(
            choice(
                "method",
                "消毒方法",
                "steam",
                "boil",
                "infrared",
                "chlorine",
                "chlorine_dioxide",
            ),
            amount("minutes", "保持时间", "min", most=_DAYS),
            amount("celsius", "温度（热力消毒）", "℃", most=_HOTTEST, required=False),
            amount("mg_l", "浓度（化学消毒）", "mg/L", most=_DAYS, required=False),
            yes_no("rinsed", "清水冲净（含氯消毒）", required=False),
        ),
        results=("required_minutes", "pass"),
        compute=_disinfection,
    ),
)
