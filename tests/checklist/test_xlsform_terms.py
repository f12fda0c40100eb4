"""XLSForm expressions: what a checklist can say, and what it says about the rest."""

from __future__ import annotations

import pytest

from inspector.checklist.condition_text import condition_text
from inspector.checklist.xlsform_terms import read_constraint, read_relevant
from inspector.errors import InspectorError


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        (". >= 1.1", {"at_least": "1.1"}),
        (".<=2", {"at_most": "2"}),
        (". > -5", {"more_than": "-5"}),
        (". < 7.10", {"less_than": "7.10"}),
        (". = 3", {"equals": "3"}),
        ("16 <= . and . <= 28", {"between": ["16", "28"]}),
        ("(. >= 1.1) AND (. <= 2)", {"between": ["1.1", "2"]}),
        (". > 0 and . < 10", None),
        (". >= 3 and . <= 2", None),
        (". >= 1 and . >= 2", None),
        (". >= 1 or . = 9", None),
        ("regex(., '^[0-9]+$')", None),
        (". <= ${beds}", None),
        ("", None),
    ],
)
def test_limits(text: str, limit: dict[str, object] | None) -> None:
    assert read_constraint(text) == limit


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("${kind} = 'meal_point'", "类型 = 老饭桌"),
        ("selected(${kind}, 'day_care')", "类型 = 日间照料中心"),
        ("${sprinkler} = 'yes'", "自动喷淋 = 是"),
        ("${sprinkler}=1 and ${boiler} = false()", "自动喷淋 = 是；有锅炉 = 否"),
        ("${beds} >= 20", "床位 >= 20"),
        ("20 <= ${beds}", "床位 >= 20"),
        ("${beds} = '12'", "床位 == 12"),
        ("${gas} != 'none'", "非（燃气 = 不用燃气）"),
        ('not(${gas} = "cylinder")', "非（燃气 = 瓶装液化气）"),
        (
            "${beds} > 3 and (${lifts} > 0 or ${boiler} = 'yes')",
            "床位 > 3；（电梯 > 0 或 有锅炉 = 是）",
        ),
    ],
)
def test_conditions_over_facts(text: str, says: str) -> None:
    assert condition_text(read_relevant(text)) == says


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [
        ("${q1} = 'yes'", "condition.unsupported", "${q1}"),
        ("count(${exit}) > 2", "condition.unsupported", "count"),
        ("${beds} > ${lifts}", "condition.unsupported", "${lifts}"),
        ("${beds} + 1 > 3", "condition.unsupported", "+ 1 > 3"),
        ("${beds} >", "condition.unsupported", "${beds} >"),
        ("${gas} > 'none'", "condition.not_compared", "燃气"),
        ("${gas} = 'biogas'", "condition.bad_word", "biogas"),
        ("${beds} > 1 and ${beds} < 9", "condition.twice", "床位"),
    ],
)
def test_the_rest_is_named(text: str, code: str, part: str) -> None:
    with pytest.raises(InspectorError) as refused:
        read_relevant(text)
    assert refused.value.code == code
    assert part in refused.value.sentence
