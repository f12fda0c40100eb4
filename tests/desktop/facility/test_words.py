"""Facts in the words of the window."""

from __future__ import annotations

import pytest

from inspector.desktop.facility.words import (
    key_facts,
    residents_words,
    standing_words,
)
from inspector.facts.facility import FIELD, Facility, Value, value_label
from inspector.usecases.facility_overview import FacilityLine, Standing


def facility(**facts: Value) -> Facility:
    return Facility(id="f", facts=facts)


def test_yes_and_no_suit_their_captions() -> None:
    assert value_label(FIELD["public_support"], True) == "是"
    assert value_label(FIELD["sprinkler"], False) == "无"
    assert value_label(FIELD["sprinkler"], None) == "不清楚"
    assert value_label(FIELD["beds"], 68) == "68 张"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "不清楚"),
        ({"independent": 20, "disabled": 14}, "至少 34 人，失能 14"),
        (
            dict.fromkeys(("independent", "semi_disabled", "disabled", "dementia", "mental"), 0),
            "0 人",
        ),
    ],
)
def test_residents_are_added_up_as_far_as_known(facts: dict[str, Value], words: str) -> None:
    assert residents_words(facility(**facts)) == words


def test_key_facts_mark_what_is_not_known() -> None:
    told = {caption: (words, known) for caption, words, known in key_facts(facility(storeys=3))}
    assert len(told) == 12
    assert told["建筑"] == ("3 层", True)
    assert told["燃气"] == ("不清楚", False)
    assert told["在住老人"] == ("不清楚", False)


def test_a_standing_with_its_count() -> None:
    line = FacilityLine(
        id="f",
        name="",
        kinds=(),
        kinds_label="",
        address="",
        standing=Standing.PROBLEMS,
        count=4,
        sample=False,
    )
    assert standing_words(line) == "存在问题 4"
