"""A measured or counted value against its limit: a proposed verdict, never a final one."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from inspector.errors import InspectorError
from inspector.facts.item import ItemMeasure
from inspector.facts.vocabulary import Verdict
from inspector.i18n import _

SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "==": "="}
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．。－−＋，", "0123456789..--+,")
_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?")  # 1,200 but never 1,35


class Judgement(Struct, frozen=True, kw_only=True):
    """A proposal: `verdict` None where nothing can be said; `text` and `detail` for the screen."""

    verdict: Verdict | None
    text: str
    detail: str = ""


def read_number(text: str) -> Decimal:
    """A typed number, full-width digits included; answer.bad_value where it could be misread."""
    cleaned = "".join(text.translate(_FULL_WIDTH).split())
    if not (_NUMBER.fullmatch(cleaned) and cleaned.isascii() and cleaned.strip("+-")):
        raise InspectorError("answer.bad_value", value=text)
    return Decimal(cleaned.replace(",", ""))


def limit_label(measure: ItemMeasure) -> str:
    """The limit like "≥ 1.10 m" or "16 ~ 28 ℃"."""
    unit = f" {measure.unit}" if measure.unit else ""
    if isinstance(measure.value, tuple):
        return f"{measure.value[0]} ~ {measure.value[1]}{unit}"
    return f"{SIGNS[measure.op]} {measure.value}{unit}"


def judge_value(measure: ItemMeasure, text: str) -> Judgement:
    """The verdict that a measured value proposes, with the margin that is left or missing."""
    if not text.strip():
        return Judgement(verdict=None, text="")
    value = read_number(text)
    shown = f"{value:f}"
    unit = f" {measure.unit}" if measure.unit else ""
    low, high = _bounds(measure)
    holds = _holds(measure, value)
    if isinstance(measure.value, tuple):
        relation = f"{shown}{unit}，{_('限值')} {limit_label(measure)}"
    else:
        sign = SIGNS[measure.op] if holds else _REVERSED[measure.op]
        relation = f"{shown}{unit} {sign} {measure.value}{unit}"
    distance = min(abs(value - bound) for bound in (low, high) if bound is not None)
    margin = f"{distance:f}{unit}"
    if holds:
        detail = _("还有 {margin} 余量").format(margin=margin) if distance else _("正好到限值")
        return Judgement(
            verdict=Verdict.PASS, text=_("合格：{r}").format(r=relation), detail=detail
        )
    return Judgement(
        verdict=Verdict.FAIL,
        text=_("不合格：{r}").format(r=relation),
        detail=_("相差 {margin}").format(margin=margin) if distance else _("到限值不算合格"),
    )


_REVERSED = {">=": "<", "<=": ">", ">": "≤", "<": "≥", "==": "≠"}


def _bounds(measure: ItemMeasure) -> tuple[Decimal | None, Decimal | None]:
    if isinstance(measure.value, tuple):
        return Decimal(measure.value[0]), Decimal(measure.value[1])
    bound = Decimal(measure.value)
    if measure.op in (">=", ">"):
        return bound, None
    return (None, bound) if measure.op in ("<=", "<") else (bound, bound)


def _holds(measure: ItemMeasure, value: Decimal) -> bool:
    low, high = _bounds(measure)
    if measure.op == ">":
        return low is not None and value > low
    if measure.op == "<":
        return high is not None and value < high
    return (low is None or value >= low) and (high is None or value <= high)


def judge_count(count: int | None, bad: int | None) -> Judgement:
    """查 n 处, 不合格 m 处: any bad one proposes a failure."""
    if not count:
        return Judgement(verdict=None, text="")
    if bad:
        return Judgement(
            verdict=Verdict.FAIL, text=_("查 {n} 处，不合格 {m} 处").format(n=count, m=bad)
        )
    return Judgement(verdict=Verdict.PASS, text=_("查 {n} 处，都合格").format(n=count))
