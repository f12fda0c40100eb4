"""Retained food samples: one of each dish, heavy enough, cold, and kept long enough."""

from __future__ import annotations

from decimal import Decimal

from inspector.checklist.formulas.figures import limit
from inspector.checklist.formulas.model import Arguments, Formula, Kind, Outcome, Parameter, judged
from inspector.checklist.formulas.parameters import amount, yes_no
from inspector.checklist.formulas.show import against, plain


def _sample_retention(arguments: Arguments) -> Outcome:
    """A sample of each dish of the meal, grams and hours (ops-7.9.1, ops-7.9.2)."""
    samples = arguments.texts("samples") if arguments.has("samples") else ()
    least, hours = _least_grams(arguments), limit("sample_hours").figure()
    missing = [dish for dish in arguments.texts("menu") if dish not in samples]
    grams = dict(zip(samples, _column(arguments, samples, "grams"), strict=True))
    light = [dish for dish, weight in grams.items() if weight < least]
    early = _early(arguments, samples, hours)
    cold, cold_line = _fridge(arguments)
    return judged(
        not missing and not light and not early and cold,
        {"missing": "、".join(missing), "light": "、".join(light), "early": "、".join(early)},
        working=(
            f"菜单 {len(arguments.texts('menu'))} 样，留样 {len(samples)} 样，"
            f"{_list('缺样', missing)}",
            f"每样不少于 {plain(least)} g，{_list('不足量', light)}",
            f"保存不少于 {plain(hours)} h，{_list('提前处置', early)}",
            *cold_line,
        ),
        clauses=(*limit("sample_each_meal").ids(), *limit("sample_grams").ids()),
    )


def _least_grams(arguments: Arguments) -> Decimal:
    """The national minimum, or what the province asks on top."""
    least = limit("sample_grams").figure()
    if arguments.has("local_grams"):
        return max(least, arguments.number("local_grams"))
    return least


def _column(arguments: Arguments, samples: tuple[str, ...], name: str) -> tuple[Decimal, ...]:
    if not samples:
        return ()
    values = arguments.numbers(name)
    if len(values) != len(samples):
        raise arguments.refused(name, f"与 samples 一样是 {len(samples)} 个数")
    return values


def _early(arguments: Arguments, samples: tuple[str, ...], least: Decimal) -> list[str]:
    """Samples thrown away too early; what still stands in the fridge cannot be."""
    if not arguments.flag("disposed"):
        return []
    kept = _column(arguments, samples, "hours")
    return [dish for dish, hours in zip(samples, kept, strict=True) if hours < least]


def _fridge(arguments: Arguments) -> tuple[bool, tuple[str, ...]]:
    if not arguments.has("fridge"):
        return True, ()
    low, high = limit("frozen").figure(), limit("cold_hold").figure()
    temp = arguments.number("fridge")
    passed = low <= temp <= high
    return passed, (
        f"留样柜 {plain(temp)} ℃，应在 {plain(low)} 至 {plain(high)} ℃：{against(passed)}",
    )


def _list(fault: str, dishes: list[str]) -> str:
    return f"{fault}的：{'、'.join(dishes) or '无'}（{against(not dishes)}）"


FORMULAS = (
    Formula(
        name="sample_retention",
        title="食品留样",
        parameters=(
            Parameter(name="menu", label="这一餐的菜品", kind=Kind.TEXTS),
            Parameter(name="samples", label="留样的菜品", kind=Kind.TEXTS, required=False),
            Parameter(
                name="grams",
                label="各样净重",
                kind=Kind.NUMBERS,
                unit="g",
                minimum=0,
                maximum=100_000,
                required=False,
            ),
            Parameter(
                name="hours",
                label="各样保存时间（已处置的须填）",
                kind=Kind.NUMBERS,
                unit="h",
                minimum=0,
                maximum=100_000,
                required=False,
            ),
            yes_no("disposed", "已经处置", default="no"),
            amount("fridge", "留样柜温度", "℃", least=-60, most=100, required=False),
            amount("local_grams", "本省规定的留样量", "g", most=100_000, required=False),
        ),
        results=("missing", "light", "early", "pass"),
        compute=_sample_retention,
    ),
)
