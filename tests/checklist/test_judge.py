"""A measured or counted value proposes a verdict, exactly at the limit too."""

from __future__ import annotations

from decimal import Decimal

import pytest

from inspector.checklist.judge import judge_count, judge_value, limit_label, read_number
from inspector.errors import InspectorError
from inspector.facts.item import ItemMeasure
from inspector.facts.vocabulary import Verdict

PASS, FAIL = Verdict.PASS, Verdict.FAIL


def limit(op: str, value: str | tuple[str, str], unit: str = "m") -> ItemMeasure:
    return ItemMeasure(name="净宽", unit=unit, op=op, value=value)


@pytest.mark.parametrize(
    ("op", "value", "typed", "verdict"),
    [
        (">=", "1.10", "1.09", FAIL),
        (">=", "1.10", "1.1", PASS),
        (">=", "1.10", "1.11", PASS),
        (">", "60", "60", FAIL),
        (">", "60", "60.1", PASS),
        ("<=", "8", "8.0", PASS),
        ("<=", "8", "8.1", FAIL),
        ("<", "6", "6", FAIL),
        ("<", "6", "5.9", PASS),
        ("==", "9", "9", PASS),
        ("==", "9", "8", FAIL),
        ("between", ("16", "28"), "15.9", FAIL),
        ("between", ("16", "28"), "16", PASS),
        ("between", ("16", "28"), "28.0", PASS),
        ("between", ("16", "28"), "28.1", FAIL),
        ("<=", "-12", "-12", PASS),
        ("<=", "-12", "-11.9", FAIL),
    ],
)
def test_the_limit_itself_passes_unless_it_must_be_exceeded(
    op: str, value: str | tuple[str, str], typed: str, verdict: Verdict
) -> None:
    assert judge_value(limit(op, value), typed).verdict is verdict


@pytest.mark.parametrize(
    ("op", "value", "typed", "text", "detail"),
    [
        (">=", "1.10", "1.35", "合格：1.35 m ≥ 1.10 m", "还有 0.25 m 余量"),
        (">=", "1.10", "1.10", "合格：1.10 m ≥ 1.10 m", "正好到限值"),
        (">=", "1.10", "0.9", "不合格：0.9 m < 1.10 m", "相差 0.20 m"),
        ("<=", "8", "11.5", "不合格：11.5 m > 8 m", "相差 3.5 m"),
        (">", "60", "60", "不合格：60 m ≤ 60 m", "到限值不算合格"),
        ("<", "6", "6", "不合格：6 m ≥ 6 m", "到限值不算合格"),
        ("==", "9", "8", "不合格：8 m ≠ 9 m", "相差 1 m"),
        ("between", ("16", "28"), "30", "不合格：30 m，限值 16 ~ 28 m", "相差 2 m"),
        ("between", ("16", "28"), "18", "合格：18 m，限值 16 ~ 28 m", "还有 2 m 余量"),
        (">=", "1.10", "1.1000000001", "合格：1.1000000001 m ≥ 1.10 m", "还有 0.0000000001 m 余量"),
    ],
)
def test_the_inspector_reads_the_comparison_and_what_is_left(
    op: str, value: str | tuple[str, str], typed: str, text: str, detail: str
) -> None:
    judged = judge_value(limit(op, value), typed)
    assert (judged.text, judged.detail) == (text, detail)


def test_a_limit_without_unit_reads_without_one() -> None:
    assert judge_value(limit(">=", "2", ""), "1").text == "不合格：1 < 2"
    assert limit_label(limit(">=", "2", "")) == "≥ 2"
    assert limit_label(limit("between", ("16", "28"), "℃")) == "16 ~ 28 ℃"


@pytest.mark.parametrize("typed", ["", "   ", "\t", "\u3000"])
def test_nothing_typed_proposes_nothing(typed: str) -> None:
    judged = judge_value(limit(">=", "1.10"), typed)
    assert (judged.verdict, judged.text) == (None, "")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.35", "1.35"),
        ("１．３５", "1.35"),
        ("1。35", "1.35"),
        (" 1.35 ", "1.35"),
        ("１ ２００", "1200"),
        ("1,200", "1200"),
        ("1，200.5", "1200.5"),
        ("－12", "-12"),
        ("−12", "-12"),
        ("+5", "5"),
        (".5", "0.5"),
        ("007", "7"),
        ("1.10", "1.10"),
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str, number: str) -> None:
    assert read_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed",
    [
        "1,35",
        "1，35",
        "12:30",
        "1.2.3",
        "一米一",
        "1.1m",
        "1e5",
        "1_000",
        "NaN",
        "inf",
        "-",
        "٣",
        "1-2",
    ],
)
def test_what_could_be_misread_is_no_number(typed: str) -> None:
    with pytest.raises(InspectorError) as refused:
        judge_value(limit(">=", "1.10"), typed)
    assert refused.value.code == "answer.bad_value"
    assert typed in refused.value.sentence


@pytest.mark.parametrize(
    ("count", "bad", "verdict", "text"),
    [
        (None, None, None, ""),
        (0, 0, None, ""),
        (10, None, PASS, "查 10 处，都合格"),
        (10, 0, PASS, "查 10 处，都合格"),
        (10, 1, FAIL, "查 10 处，不合格 1 处"),
    ],
)
def test_one_bad_place_fails_a_counted_item(
    count: int | None, bad: int | None, verdict: Verdict | None, text: str
) -> None:
    judged = judge_count(count, bad)
    assert (judged.verdict, judged.text) == (verdict, text)
