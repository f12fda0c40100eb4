"""What identifies a person is found and masked; what identifies a place or a paper is left."""

from __future__ import annotations

import pytest

from inspector.facts.publication import personal_data, publishable
from inspector.facts.uscc import is_valid


@pytest.mark.parametrize(
    ("text", "masked", "what"),
    [
        ("身份证11010519491231002X已登记", "身份证******************已登记", "身份证号"),
        ("号码 110105 19491231 0021。", "号码 ****** ******** ****。", "身份证号"),
        ("１１０１０５１９４９１２３１００２Ｘ", "*" * 18, "身份证号"),
        ("联系13800000000。", "联系***********。", "电话号码"),
        ("+86 138-0000-0000 或", "*** ************* 或", "电话号码"),
        ("值班0000-2012345室", "值班************室", "电话号码"),
        ("存折6222 0000 0000 0000 000", "存折**** **** **** **** ***", "银行卡号"),
    ],
)
def test_numbers_of_persons_are_masked_in_their_place(text: str, masked: str, what: str) -> None:
    shown, problems = publishable(text)
    assert shown == masked
    assert len(shown) == len(text)
    assert problems == (f"有像{what}的内容，已遮去",)
    assert [one.label for one in personal_data(text)] == [what]


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
    assert publishable(text) == (text, ())


def test_names_after_the_caption_are_masked_and_health_is_said() -> None:
    shown, problems = publishable("姓名：示例甲，电话 13800000000，患有高血压。")
    assert shown == "姓名：***，电话 ***********，患有高血压。"
    assert problems == (
        "有像姓名的内容，已遮去",
        "有像电话号码的内容，已遮去",
        "「患有」像是健康情况，请改写后再公示",
        "「高血压」像是健康情况，请改写后再公示",
    )


def test_a_day_that_never_was_is_no_birthday() -> None:
    assert personal_data("110105194913310021") == ()
    assert personal_data("110105179912310021") == ()


def test_a_units_code_of_digits_alone_is_told_from_an_identity_card() -> None:
    code = "121100194912310025"
    assert is_valid(code)
    assert personal_data(code) == ()
    assert personal_data(f"{code[:-1]}9"), "without the check character it may be anybody's"
