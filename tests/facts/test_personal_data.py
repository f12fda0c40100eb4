"""What identifies a person is found; what identifies a place or a paper is left."""

from __future__ import annotations

import pytest

from inspector.facts.personal_data import personal_data
from inspector.facts.uscc import is_valid

WIDE = "１１０１０５１９４９１２３１００２Ｘ"


@pytest.mark.parametrize(
    ("text", "number", "what"),
    [
        ("身份证11010519491231002X已登记", "11010519491231002X", "身份证号"),
        ("号码 110105 19491231 0021。", "110105 19491231 0021", "身份证号"),
        (f"{WIDE}在", WIDE, "身份证号"),
        ("联系13800000000。", "13800000000", "电话号码"),
        ("+86 138-0000-0000 或", "+86 138-0000-0000", "电话号码"),
        ("值班0000-2012345室", "0000-2012345", "电话号码"),
        ("存折6222 0000 0000 0000 000", "6222 0000 0000 0000 000", "银行卡号"),
    ],
)
def test_numbers_of_persons_are_found_where_they_stand(text: str, number: str, what: str) -> None:
    (found,) = personal_data(text)
    assert (text[found.start : found.end], found.label) == (number, what)


@pytest.mark.parametrize(
    "text",
    [
        "2026年11月20日 14:30 查 4 处，不合格 1 处",
        "利民检〔2026〕第0007号",
        "20261120",
        "121100004006880103",
        "设备代码 31101101012026000",
        "消防控制室 119、12345",
        "203-2床，净宽 1.10 m",
        "3f2a13800000000b",
        "统一社会信用代码 52640300MJX1391234",
    ],
)
def test_dates_numbers_of_papers_and_units_are_left_alone(text: str) -> None:
    assert personal_data(text) == ()


def test_a_day_that_never_was_is_no_birthday() -> None:
    assert personal_data("110105194913310021") == ()
    assert personal_data("110105179912310021") == ()


def test_a_units_code_of_digits_alone_is_told_from_an_identity_card() -> None:
    code = "121100194912310025"
    assert is_valid(code)
    assert personal_data(code) == ()
    assert personal_data(f"{code[:-1]}9"), "without the check character it may be anybody's"
