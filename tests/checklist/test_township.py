"""The sample township: recognisably invented, complete where it should be, readable as typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from inspector import assets
from inspector.facts import uscc
from inspector.facts.facility import FIELD, FIELDS, FacilityKind, Value

Township = Mapping[str, Mapping[str, Value]]
FILE: dict[str, Any] = yaml.safe_load(assets.text("sample", "township.yaml"))


def test_there_are_nine_facilities_of_all_six_kinds(township: Township) -> None:
    assert [facts["name"] for facts in township.values()] == [
        "示例镇敬老院",
        "示例镇综合养老服务中心",
        "示例社区日间照料中心",
        "示例社区老饭桌",
        "示例村幸福院",
        "示例村互助点",
        "示例医养服务中心",
        "示例民办养老院",
        "示例新村养老院",
    ]
    kinds = {kind for facts in township.values() for kind in facts["kinds"] or ()}  # type: ignore[union-attr]
    assert kinds == {kind.value for kind in FacilityKind}


def test_keys_are_unique_and_every_value_is_text() -> None:
    keys = [entry["key"] for entry in FILE["facilities"]]
    assert len(set(keys)) == len(keys)
    for entry in FILE["facilities"]:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", entry["key"])
        assert set(entry["facts"]) <= set(FIELD), entry["key"]
        for name, value in entry["facts"].items():
            assert isinstance(value, str), (entry["key"], name)


def test_nobody_can_take_it_for_real(township: Township) -> None:
    codes = [str(facts["code"]) for facts in township.values() if facts["code"]]
    assert len(set(codes)) == len(codes) == 8
    for facts in township.values():
        assert str(facts["name"]).startswith("示例")
        assert str(facts["address"]).startswith("示例县示例镇")
        assert re.fullmatch(r"000-000\d", str(facts["phone"]))
        assert "虚构" in str(facts["note"])
    for code in codes:
        assert uscc.is_valid(code)
        assert "000000" in code


def test_of_the_nursing_home_everything_is_known(township: Township) -> None:
    facts = township["nursing-home"]
    unknown = [field.name for field in FIELDS if facts.get(field.name) is None]
    assert unknown == ["lift_inspection_until"]  # it has no lift
    assert facts["lifts"] == 0
    people = [facts[name] for name in ("independent", "semi_disabled", "disabled", "dementia")]
    assert (facts["beds"], facts["storeys"], facts["disabled"]) == (68, 3, 14)
    assert sum(number for number in people if isinstance(number, int)) + 1 == 52


def test_of_one_facility_little_is_known(township: Township) -> None:
    facts = township["little-known"]
    unknown = [field.name for field in FIELDS if facts.get(field.name) is None]
    assert len(unknown) > 40
    assert facts["name"]
    assert facts["kinds"] == ("residential_care",)


def test_only_homes_are_registered_and_only_one_takes_public_support(township: Township) -> None:
    registered = [key for key, facts in township.items() if facts["registered"] is True]
    assert registered == ["nursing-home", "township-center", "medical-care", "private-home"]
    supported = [key for key, facts in township.items() if facts.get("public_support") is True]
    assert supported == ["nursing-home"]


def test_the_inspectors_and_their_number_belong_to_the_township() -> None:
    assert [user["name"] for user in FILE["users"]] == ["示例甲", "示例乙"]
    assert {user["agency"] for user in FILE["users"]} == {"示例县示例镇人民政府"}
    assert FILE["number_prefix"] == "示镇检"
    assert FILE["device"]
