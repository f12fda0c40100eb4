"""What may be entered for a computed item, in words for people."""

from __future__ import annotations

from inspector.checklist.formulas.model import Outcome
from inspector.checklist.judge import Judgement
from inspector.i18n import N_, _
from inspector.usecases.computing import Ask

__all__ = ["CHOICE_WORDS", "Ask", "Judgement", "Outcome", "choices_of", "known_words"]

CHOICE_WORDS: dict[tuple[str, str], str] = {
    ("hazard", "severe"): N_("严重危险级"),
    ("hazard", "medium"): N_("中危险级"),
    ("hazard", "light"): N_("轻危险级"),
    ("fire", "A"): N_("A 固体"),
    ("fire", "BC"): N_("BC 厨房、燃油燃气"),
    ("position", "between"): N_("两个安全出口之间"),
    ("position", "dead_end"): N_("袋形走道尽端或两侧"),
    ("stair", "enclosed"): N_("封闭或防烟楼梯间"),
    ("stair", "open"): N_("敞开楼梯间"),
    ("place", "stair"): N_("楼梯间"),
    ("place", "refuge"): N_("避难间"),
    ("place", "corridor"): N_("走道"),
    ("place", "crowded"): N_("人员密集处"),
    ("place", "other"): N_("其他"),
    ("canteen", "elderly_care"): N_("养老机构食堂"),
    ("canteen", "other"): N_("其他食堂"),
    ("canteen", "supplier"): N_("供餐单位"),
    ("works", "new"): N_("新建或扩建"),
    ("works", "altered"): N_("既有建筑改造"),
    ("works", "none"): N_("都不是"),
    ("method", "steam"): N_("蒸汽"),
    ("method", "boil"): N_("煮沸"),
    ("method", "infrared"): N_("红外线"),
    ("method", "chlorine"): N_("含氯消毒"),
    ("method", "chlorine_dioxide"): N_("二氧化氯"),
    ("kind", "food"): N_("食品"),
    ("kind", "health_certificate"): N_("健康证明"),
    ("kind", "food_licence"): N_("食品经营许可证"),
    ("kind", "other"): N_("其他"),
    ("type", "dry_powder"): N_("干粉"),
    ("type", "water"): N_("水基"),
    ("type", "clean_gas"): N_("洁净气体"),
    ("type", "co2"): N_("二氧化碳"),
    ("serviced", "never"): N_("没有维修过"),
    ("filed", "never"): N_("没有备案"),
    ("expires", "none"): N_("没有保质期"),
}
"""(argument, choice) → the words people read for it."""

_KNOWN = {"yes": N_("是"), "no": N_("否"), "unknown": N_("不清楚"), "today": N_("今天")}


def choices_of(ask: Ask) -> tuple[tuple[str, str], ...]:
    """(value, words) to choose from; a region is chosen by its name; empty where one types."""
    if ask.options:
        return ask.options
    if ask.kind == "tristate":
        return tuple((value, _(_KNOWN[value])) for value in ("yes", "no", "unknown"))
    return tuple((value, words_of(ask.name, value)) for value in ask.choices)


def words_of(argument: str, choice: str) -> str:
    """The words of a choice; one without words shows as it is written."""
    return _(CHOICE_WORDS.get((argument, choice), choice))


def known_words(ask: Ask) -> str:
    """What the facility's file says already, in words, or empty."""
    if not ask.known or ask.known == "unknown":
        return ""
    return _(_KNOWN.get(ask.known, "")) or words_of(ask.name, ask.known)
