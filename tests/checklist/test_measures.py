"""Every limit that an inspector measures against stands in the register, read here by itself."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import yaml

from inspector import assets

SIGNS = {"at_least": ">=", "at_most": "<=", "more_than": ">", "less_than": "<", "equals": "=="}
FILES = {
    "checklists": ("fire", "food", "service", "childcare"),
    "standards": ("fire", "food", "service"),
}

PINNED = {
    "fire.control.duty": (">=", "2", "人"),
    "fire.facility.annual-test": ("<=", "12", "月"),
    "fire.evacuation.exits-per-floor": (">=", "2", "个"),
    "fire.evacuation.corridor-width": (">=", "1.1", "m"),
    "fire.evacuation.emergency-power": (">=", "1.0", "h"),
    "fire.evacuation.refuge-area": (">=", "12", "㎡"),
    "fire.gas.cylinder-distance": (">=", "0.5", "m"),
    "fire.patrol.night": ("<=", "2", "h"),
    "fire.building.height": ("<=", "54", "m"),
    "food.cook.core-temperature": (">=", "70", "℃"),
    "food.store.cold": ("<=", "8", "℃"),
    "food.site.pollution": (">=", "25", "m"),
    "service.access.rail-height": ("between", ["850", "900"], "mm"),
    "service.access.threshold": ("<=", "15", "mm"),
    "service.assessment.yearly": ("<=", "12", "月"),
    "service.staff.half-year-training": (">=", "80", "%"),
}


def _load(folder: str) -> list[dict[str, Any]]:
    key = "items" if folder == "checklists" else "clauses"
    return [
        entry
        for name in FILES[folder]
        for entry in yaml.load(assets.text(folder, f"{name}.yaml"), Loader=yaml.CSafeLoader)[key]
    ]


ITEMS = {item["id"]: item for item in _load("checklists")}
MEASURED = {name: item for name, item in ITEMS.items() if "measure" in item}
CLAUSES = {clause["id"]: clause for clause in _load("standards")}


def _limit(measure: dict[str, Any]) -> tuple[str, Any, str]:
    (key,) = set(measure) & {*SIGNS, "between"}
    return SIGNS.get(key, "between"), measure[key], measure["unit"]


def _number(value: Any) -> Any:
    return [Decimal(part) for part in value] if isinstance(value, list) else Decimal(value)


def test_many_items_are_measured() -> None:
    assert len(MEASURED) >= 35


@pytest.mark.parametrize("name", MEASURED)
def test_a_limit_agrees_with_a_cited_clause_in_number_unit_and_direction(name: str) -> None:
    sign, value, unit = _limit(MEASURED[name]["measure"])
    held = [CLAUSES[basis].get("measure") for basis in MEASURED[name]["basis"]]
    limits = [
        # The register's m2 is shown as ㎡.
        (one["op"], _number(one["value"]), one["unit"].replace("m2", "㎡"))
        for one in held
        if one and one.get("role") != "trigger"
    ]
    assert (sign, _number(value), unit) in limits


@pytest.mark.parametrize("name", PINNED)
def test_the_best_known_limits_are_what_the_standards_say(name: str) -> None:
    sign, value, unit = _limit(MEASURED[name]["measure"])
    expected_sign, expected_value, expected_unit = PINNED[name]
    assert (sign, _number(value), unit) == (expected_sign, _number(expected_value), expected_unit)


def test_no_threshold_of_the_register_is_taken_for_a_limit() -> None:
    triggers = {
        (clause["id"], str(clause["measure"]["value"]))
        for clause in CLAUSES.values()
        if clause.get("measure", {}).get("role") == "trigger"
    }
    for name, item in MEASURED.items():
        value = _limit(item["measure"])[1]
        used = {(basis, value) for basis in item["basis"] if isinstance(value, str)}
        assert not used & triggers, name
