"""How the program's own checklists are written: figures, units, questions, topics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
import yaml

from inspector import assets
from inspector.checklist.model import Item, Library

NUMBER = re.compile(r"\d+(?:\.\d+)?")
UNIT = r"(?:mg/L|mg/100|mm|cm|km|kg|mg|lx|dB|m³|cm²|㎡|℃|m|g|s|h)"
# What no text may hold, and how it is written instead.
STYLE = {
    "a blank between figure and unit, as in 1.1 m, 12 ㎡, 8 ℃": rf"\d{UNIT}(?![A-Za-z])",
    "one blank only, none before %": rf"\d(?:  +{UNIT}| +%)",
    "no blank between figure and Chinese": r"[一-鿿] +\d|\d +[一-鿿]",
    "ranges with 至": r"\d *[—–~～-] *\d",
    "plain figures": r"[０-９]",
    "units by their signs": r"\d(?:米|厘米|毫米|公里|平方米|立方米|千克|公斤|克|摄氏度)",
    "no signs of comparison in a sentence": r"[<>≤≥＜＞]",
    "counts are 少于, not 不足": r"不足\d+(?:具|个|人|次|级|床|项|层|部|张)",
    "lengths and areas are 小于, not 不足": r"不足[\d.]+ (?:mm|cm|m|㎡|m³)",
    "不足, 小于, 低于 or 少于, not 不到 or 未到": r"(?:不到|未到|不满|不超)\d",
}
# What a limit is called where it is missed, by its direction.
SHORT = "小于|少于|低于|不足"
OVER = "大于|多于|高于|超过"
BEYOND = {">=": SHORT, ">": SHORT, "<=": OVER, "<": OVER}
# Said in words: one lift is "none at all".
IN_WORDS = {"service.access.lift-count"}
HOW_MUCH = re.compile(r"多少|多大|多高|多远|多长|多宽|几")
# Figures of practice, chosen here and in no standard: how many to draw, how far to look back.
PRACTICE = {
    "fire.building.acceptance": {"1998"},  # the first 消防法; older houses may lack the papers
    "fire.management.drill-half-year": {"30"},
    "food.manage.menu": {"4"},
    "food.order.receiving": {"7"},
    "service.assessment.yearly": {"5"},
    "service.daycare.admission": {"3"},
    "service.money.custody": {"2"},
    "service.money.support": {"2", "3"},
    "service.money.prepaid": {"1"},
    "service.staff.half-year-training": {"0"},
    "service.staff.night-duty": {"2"},
    "service.visits.living-alone": {"2"},
}


def _sentences(item: Item) -> tuple[str, ...]:
    return (item.topic, item.ask, item.how, item.fails, item.remedy, item.meanwhile)


def _texts(library: Library) -> Iterator[tuple[str, str]]:
    """Every sentence that the checklists bring along, with where it stands."""
    for item in library.items():
        for text in (*_sentences(item), *item.phrases):
            yield item.id, text
    for hazard in library.hazards.values():
        yield hazard.id, hazard.title
        yield hazard.id, hazard.situation
    for excluded in library.exclusions:
        yield excluded.clause, excluded.note
    for interview in library.interviews:
        for question in interview.questions:
            yield question.id, question.ask


def _figures(text: str) -> set[str]:
    """The numbers of a text, so written that 1.10 and 1.1 are one."""
    return {f"{Decimal(found).normalize():f}" for found in NUMBER.findall(text)}


def _registered() -> dict[str, set[str]]:
    """The figures of each clause, from its words and its measure."""
    found: dict[str, set[str]] = {}
    for name in ("fire", "food", "service"):
        source = yaml.load(assets.text("standards", f"{name}.yaml"), Loader=yaml.CSafeLoader)
        clause: dict[str, Any]
        for clause in source["clauses"]:
            words = [clause["requirement"], clause.get("check", ""), clause.get("condition", "")]
            words.append(str(clause.get("measure", {}).get("value", "")))
            found[clause["id"]] = _figures(" ".join(words))
    return found


@pytest.mark.parametrize("rule", STYLE)
def test_figures_and_units_are_written_alike(library: Library, rule: str) -> None:
    wrong = re.compile(STYLE[rule])
    assert [(where, text) for where, text in _texts(library) if wrong.search(text)] == []


def test_every_figure_stands_in_a_cited_clause_or_is_named_as_practice(library: Library) -> None:
    registered = _registered()
    for item in library.items():
        known = {figure for basis in item.basis for figure in registered[basis]}
        said = _figures(" ".join(_sentences(item)))
        assert said - known == (PRACTICE.get(item.id, set()) - known), item.id


def test_what_fails_names_the_limit_that_is_measured(library: Library) -> None:
    for item in library.items():
        if item.measure is None or item.id in IN_WORDS:
            continue
        value, op = item.measure.value, item.measure.op
        if isinstance(value, tuple):
            assert _figures(" ".join(value)) <= _figures(item.fails), item.id
            continue
        said = re.findall(rf"(?:{BEYOND[op]})({NUMBER.pattern})", item.fails)
        assert Decimal(value) in map(Decimal, said), item.id


def test_a_measured_item_asks_how_much_and_any_other_asks_yes_or_no(library: Library) -> None:
    for item in library.items():
        if item.measure is not None:
            assert HOW_MUCH.search(item.ask), item.id
        elif item.calc is None:
            assert item.ask.endswith("吗？"), item.id


def test_a_topic_fits_the_pocket_sheet_and_is_no_other_items(library: Library) -> None:
    topics = [item.topic for item in library.items()]
    assert {topic for topic in topics if not 6 <= len(topic) <= 12} == set()
    assert len(set(topics)) == len(topics)


def test_the_program_draws_the_sample_so_no_text_names_another_size(library: Library) -> None:
    size = re.compile(r"抽[^，；。]{0,8}?[\d一两三四五六七八九十]+(?:至\d+)?[份人间处名部]")
    for item in library.items():
        if item.repeat:
            assert not size.search(item.how), item.id
