"""What holds for every formula, and how arguments are read."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
import yaml

from inspector import assets
from inspector.checklist.formulas.figures import limit
from inspector.checklist.formulas.model import Context
from inspector.checklist.formulas.parse import expected
from inspector.checklist.formulas.registry import FORMULAS, compute, find
from inspector.errors import InspectorError

# The rules of the register's `auto_compute` and the formulas that carry them.
AUTO_COMPUTE = {
    "applicability_66": "applicability_66",
    "applicability_jgj": "applicability_jgj",
    "area_per_bed": "bed_area",
    "corridor_tier": "corridor",
    "ramp_slope": "ramp",
    "elevator_beds": "lifts",
    "dining_seats": "dining_seats",
    "headcount": "headcount",
    "nurse_ratio": "staffing",
    "social_worker": "social_workers",
    "nursing_bed_share": "nursing_bed_share",
    "township_center_beds": "township_center_beds",
    "naming": "naming",
    "assessment_due": "assessment_due",
    "drill_due": "drill_due",
    "agreement_coverage": "agreement_coverage",
    "elevator_cert_days": "elevator_cert_days",
    "filing_days": "filing_days",
    "visit_rate": "visit_rate",
    "door_clear_width": "door_width",
    "threshold_height": "threshold_height",
    "double_door_gap": "double_door_gap",
}
REGISTER = ("fire.yaml", "food.yaml", "service.yaml")


@pytest.fixture(scope="module")
def clauses() -> dict[str, dict[str, object]]:
    return {
        clause["id"]: clause
        for name in REGISTER
        for clause in yaml.safe_load(assets.text("standards", name))["clauses"]
    }


def test_every_rule_of_the_register_is_a_formula():
    assert set(AUTO_COMPUTE.values()) <= set(FORMULAS)


def test_an_unknown_formula():
    with pytest.raises(InspectorError) as raised:
        find("extinguisher")
    assert raised.value.code == "calc.unknown"
    assert "extinguishers" in raised.value.sentence


@pytest.mark.parametrize("name", FORMULAS)
def test_all_unknown_is_all_null(name):
    formula = FORMULAS[name]
    raw = {parameter.name: "unknown" for parameter in formula.parameters}
    outcome = compute(name, raw, Context(today=date(2026, 11, 20)))
    assert outcome.result == dict.fromkeys(formula.results)
    assert outcome.passed is None
    assert outcome.working


@pytest.mark.parametrize("name", FORMULAS)
def test_an_argument_that_is_not_there(name):
    with pytest.raises(InspectorError) as raised:
        compute(name, {"colour": "1"}, Context(today=date(2026, 11, 20)))
    assert raised.value.code == "calc.argument_unknown"
    assert raised.value.context["argument"] == "colour"


@pytest.mark.parametrize("name", FORMULAS)
def test_a_required_argument_that_is_missing_is_named(name):
    required = [p.name for p in FORMULAS[name].parameters if p.required and p.default is None]
    with pytest.raises(InspectorError) as raised:
        compute(name, {}, Context(today=date(2026, 11, 20)))
    assert raised.value.code == "calc.argument_missing"
    assert raised.value.context["argument"] == required[0]


@pytest.mark.parametrize("name", FORMULAS)
def test_parameters_are_described(name):
    for parameter in FORMULAS[name].parameters:
        assert parameter.label
        assert expected(parameter)
        assert not parameter.choices or parameter.default in {None, *parameter.choices}


def test_blank_counts_as_not_given():
    context = Context(today=date(2026, 11, 20), facts={"beds": "9", "overnight": "yes"})
    outcome = compute("applicability_66", {"beds": " "}, context)
    assert outcome.result == {"applies": False}


def test_whole_decimals_become_integers():
    context = Context(today=date(2026, 11, 20))
    result = compute("bed_area", {"area": "13.00", "beds": "2"}, context).result
    assert result["required"] == 6
    assert isinstance(result["required"], int)
    assert result["per_bed"] == Decimal("6.5")
    assert not any(isinstance(value, float) for value in result.values())


def _rows(node: object, path: str = "") -> list[tuple[str, dict[str, object]]]:
    if not isinstance(node, dict):
        return []
    own = [(path, node)] if "clauses" in node else []
    return own + [row for key, value in node.items() for row in _rows(value, f"{path}.{key}")]


def test_tables_hold_text_only_and_point_at_clauses_of_the_register(clauses):
    tables = yaml.safe_load(assets.text("standards", "tables.yaml"))
    for path, row in _rows(tables):
        for key, value in row.items():
            assert isinstance(value, str | list | dict) or (key, value) == ("recalled", True), path
            if isinstance(value, list):
                assert set(value) <= set(clauses), path


# Other words or units in the clause; blank where the figure stands in the register's tables only.
ELSEWHERE = {
    "lift_storeys": "二层",
    "ramp_rise": "750",
    "ramp_handrail_rise": "300",
    "lift_inspection": "1个月",
    "hot_hold": "60",
    "near_expiry": "",
    "delivery_hours": "",
    "frozen": "0—8",
    "drill": "半年",
    "drill_key_unit": "半年",
    "drill_other": "每年",
    "health_certificate": "每年",
    "assessment": "每年",
    "agreements": "",
    "social_workers": "",
}


def test_each_limit_stands_in_its_clause(clauses):
    limits = yaml.safe_load(assets.text("standards", "tables.yaml"))["limits"]
    for name, row in limits.items():
        if "value" not in row:
            continue
        texts = [
            " ".join(str(clauses[clause].get(key, "")) for key in ("requirement", "measure"))
            for clause in row["clauses"]
        ]
        if name in ELSEWHERE:
            assert not ELSEWHERE[name] or any(ELSEWHERE[name] in text for text in texts), name
            continue
        numbers = {Decimal(n) for text in texts for n in re.findall(r"[0-9]+(?:\.[0-9]+)?", text)}
        figure = limit(name).figure()
        assert numbers & {figure, figure / 1000}, name


def test_no_line_prints_a_clause_number():
    pattern = re.compile(r"第.{1,6}条|表[0-9]|附录|[0-9]+\.[0-9]+\.[0-9]+")
    context = Context(today=date(2026, 11, 20))
    for name, raw in SAMPLES.items():
        outcome = compute(name, raw, context)
        assert outcome.working, name
        assert set(FORMULAS[name].results) == set(outcome.result), name
        for line in (*outcome.working, *outcome.warnings):
            assert not pattern.search(line), line


def test_clauses_of_outcomes_are_in_the_register(clauses):
    context = Context(today=date(2026, 11, 20))
    for name, raw in SAMPLES.items():
        assert set(compute(name, raw, context).clauses) <= set(clauses), name


SAMPLES = {
    "extinguishers": {
        "beds": "60",
        "area": "1000",
        "hydrant": "yes",
        "sprinkler": "no",
        "underground": "yes",
        "points": "3",
        "rating": "3A",
    },
    "travel_distance": {"distance": "14", "beds": "60"},
    "evacuation_distance": {
        "distance": "20",
        "fire_resistance": "3",
        "position": "dead_end",
        "sprinkler": "yes",
        "stair": "open",
    },
    "exit_lighting": {"place": "corridor", "lux": "2", "capacity": "40"},
    "emergency_power": {"hours": "1", "capacity": "40", "height": "9"},
    "staffing": {"disabled": "9", "self_care": "9", "caregivers": "4", "region": "wuzhong"},
    "social_workers": {"beds": "60", "workers": "1"},
    "agreement_coverage": {"valid": "3", "residents": "4"},
    "headcount": {"enrolled": "9", "present": "7", "away": "1", "hospital": "1"},
    "food_director": {"diners": "300", "appointed": "no"},
    "regional_goal": {"region": "wuzhong", "indicator": "wz-nurse", "value": "61"},
    "nursing_bed_share": {"nursing_beds": "40", "beds": "60", "region": "litong"},
    "visit_rate": {"visited": "3", "due": "4", "region": "sucheng", "weekly": "1,1"},
    "township_center_beds": {"beds": "30", "area": "1000"},
    "naming": {"name": "示例镇综合养老服务中心"},
    "call_answer": {"answered": "25", "arrived": "90"},
    "bed_area": {"area": "13", "beds": "2"},
    "rest_area": {"area": "13", "people": "3"},
    "room_area": {"area": "30", "beds": "4", "nursing": "no"},
    "dining_seats": {"seats": "20", "beds": "30", "nursing_beds": "10"},
    "corridor": {"width": "1.5", "passing": "yes", "spacing": "20"},
    "ramp": {"rise": "0.5", "length": "6", "handrails": "yes", "width": "1.2"},
    "door_width": {"width": "850", "works": "new", "closing": "2"},
    "threshold_height": {"height": "10", "sill": "no", "run": "90"},
    "double_door_gap": {"distance": "2", "swing": "0.9"},
    "lifts": {"beds": "130", "lifts": "1", "storeys": "3", "stretcher": "yes"},
    "thermal_hold": {"elapsed": "130", "temp": "60", "delivery": "90"},
    "cooling": {"to_21": "100", "to_8": "230"},
    "disinfection": {"method": "chlorine_dioxide", "minutes": "25", "mg_l": "120"},
    "sample_retention": {"menu": "米饭", "samples": "米饭", "grams": "100"},
    "expiry": {"kind": "food", "since": "2026-08-20", "days": "95"},
    "extinguisher_life": {"type": "water", "made": "2024-01-01", "serviced": "never"},
    "assessment_due": {"last": "2026-01-01"},
    "drill_due": {"last": "2026-01-01"},
    "elevator_cert_days": {"next": "2026-12-01"},
    "record_retention": {"bought": "2026-01-01", "expires": "none", "kept": "yes"},
    "working_days": {"from": "2026-11-20", "days": "10"},
    "filing_days": {"first": "2026-11-02", "filed": "never"},
    "applicability_66": {"beds": "12", "overnight": "yes"},
    "applicability_jgj": {"capacity": "12", "works": "2020-01-01"},
}


def test_every_formula_has_a_sample():
    assert set(SAMPLES) == set(FORMULAS)
