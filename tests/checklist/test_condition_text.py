"""Conditions as people read and type them: out and back without a change."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.checklist.condition_terms import condition_facts, mapping
from inspector.checklist.condition_text import condition_text, parse_condition
from inspector.checklist.model import Condition, Test
from inspector.errors import InspectorError
from inspector.facts.facility import FieldForm


def _tests(name: str) -> st.SearchStrategy[Test]:
    fact = condition_facts()[name]
    if fact.form is FieldForm.YES_NO:
        return st.sampled_from(("true", "false"))
    if fact.compared:
        when = fact.form is FieldForm.WHEN
        values = ("2018", "2018-10", "2018-10-01") if when else ("0", "20", "24.50")
        signs = (">=", "<=", ">", "<", "==")
        return st.builds(
            "{}{}{}".format,
            st.sampled_from(signs),
            st.sampled_from((" ", "")),
            st.sampled_from(values),
        )
    words = [word.value for word in fact.choices or ()]
    return st.lists(st.sampled_from(words), min_size=1, unique=True).map(tuple)


_TESTS = st.lists(st.sampled_from(sorted(condition_facts())), max_size=4, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: _tests(name) for name in names})
)


def _conditions(depth: int) -> st.SearchStrategy[Condition]:
    if depth == 0:
        return st.builds(Condition, tests=_TESTS.filter(bool))
    inner = _conditions(depth - 1)
    any_of = st.one_of(st.just(()), st.lists(inner, min_size=2, max_size=3).map(tuple))
    return st.builds(
        Condition, tests=_TESTS, any_of=any_of, none_of=st.one_of(st.none(), inner)
    ).filter(lambda condition: not condition.empty)


@settings(deadline=None)
@given(_conditions(2))
def test_every_condition_comes_back(condition: Condition) -> None:
    assert parse_condition(condition_text(condition)) == condition


def test_nothing_asked_is_an_empty_cell() -> None:
    assert condition_text(Condition()) == ""
    assert parse_condition("  ") == Condition()


def test_a_condition_reads_like_a_sentence() -> None:
    condition = Condition(
        tests={"kind": ("residential_care", "meal_point"), "capacity": ">= 20"},
        any_of=(
            Condition(tests={"sprinkler": "true"}),
            Condition(tests={"storeys": "> 3", "registered": "false"}),
        ),
        none_of=Condition(tests={"public_support": "true"}),
    )
    assert condition_text(condition) == (
        "类型 = 养老机构、老饭桌；床位或在住人数 >= 20；"
        "（自动喷淋 = 是 或 层数 > 3 且 登记或备案为养老机构 = 否）；非（敬老院 = 是）"
    )


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("床位≥20，电梯=0;", "床位 >= 20；电梯 == 0"),
        ("beds > 3\n有锅炉 = 有", "床位 > 3；有锅炉 = 是"),
        (
            "类型 = 农村幸福院（互助点），医养结合机构，有老人过夜 = 否",
            "kind=农村幸福院、医养结合机构；有老人过夜=无",
        ),
        ("燃气 = 瓶装液化气 或 自动喷淋 = 是", "（燃气 = cylinder 或 自动喷淋 = true）"),
        ("非（床位 > 1 或 电梯 > 1）", "不是 ((床位 > 1 或 电梯 > 1))"),
    ],
)
def test_hands_write_it_in_several_ways(text: str, same: str) -> None:
    assert parse_condition(text) == parse_condition(same)


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("楼高 > 3", "condition.unknown_fact", "看不懂「楼高」"),
        ("床位数 > 3", "condition.unknown_fact", "看不懂「床位数」"),
        ("床位 > 3 或（", "condition.unknown_fact", "看不懂「床位 > 3 或（」"),
        ("床位 = 二十", "condition.bad_value", "不能与「二十」比，要写成 20 这样"),
        ("建成或改建时间 >= 去年", "condition.bad_value", "要写成 2022-04-01 这样"),
        ("燃气 > 瓶装液化气", "condition.not_compared", "「燃气」不能比大小"),
        ("自动喷淋 = 可能", "condition.bad_word", "「自动喷淋」没有「可能」这个词，可用：是、否"),
        ("类型 = 养老机构、旅馆", "condition.bad_word", "没有「旅馆」这个词"),
        ("（床位 > 3", "condition.no_bracket", "括号没有配对"),
        ("床位 > 3）", "condition.unreadable", "看不懂「）」"),
        ("床位 > 3 自动喷淋 = 是", "condition.unreadable", "看不懂「自动喷淋 = 是」"),
        ("床位 > 3 且 床位 > 4", "condition.twice", "「床位」写了两次"),
        ("（床位>3 或 电梯>1）且（层数>2 或 电梯>2）", "condition.twice", "「或」写了两次"),
        ("非（床位 > 3）且 非（电梯 > 1）", "condition.twice", "「非」写了两次"),
        ("非 床位 > 3", "condition.unreadable", "看不懂「床位 > 3」"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, code: str, says: str) -> None:
    with pytest.raises(InspectorError) as refused:
        parse_condition(text)
    assert refused.value.code == code
    assert says in refused.value.sentence


def test_the_files_get_their_own_writing() -> None:
    condition = parse_condition("类型 = 养老机构；（自动喷淋 = 是 或 床位 > 3）；非（有锅炉 = 否）")
    assert mapping(condition) == {
        "kind": ["residential_care"],
        "any": [{"sprinkler": True}, {"beds": "> 3"}],
        "not": {"boiler": False},
    }
