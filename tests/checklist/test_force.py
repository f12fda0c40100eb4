"""By what right an item is asked: worked out by hand, and the traps of scope."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from msgspec.structs import replace

from inspector.checklist.applicability import (
    applicable,
    basis_of,
    clause_force,
    force_of,
    unsettled,
)
from inspector.checklist.model import Item, Library
from inspector.facts.confirmation import Confirmation
from inspector.facts.facility import Value
from inspector.facts.vocabulary import Force
from tests.checklist.conftest import DAY

Township = Mapping[str, Mapping[str, Value]]
Facts = Mapping[str, Value]
CONFIRMED = Confirmation(
    clause="gb38600-6.6a", number="6.6", name="示例甲", at="2026-11-20T13:40:00+08:00"
)
MANDATORY, NORMATIVE, ADVISORY = Force.MANDATORY, Force.NORMATIVE, Force.ADVISORY

FORCES = [
    # 消防法 and 12.0.6 of GB 55037 (使用期) bind everybody.
    ("nursing-home", "fire.evacuation.exit-opens", MANDATORY),
    ("meal-point", "fire.evacuation.exit-opens", MANDATORY),
    # GB 50016 is normative since GB 55037; GB 55037 itself binds works from 2023-06-01.
    ("nursing-home", "fire.evacuation.corridor-width", NORMATIVE),
    ("private-home", "fire.evacuation.stair-type", NORMATIVE),
    ("medical-care", "fire.evacuation.stair-type", MANDATORY),
    ("medical-care", "fire.evacuation.headroom", MANDATORY),
    # 安全生产法 36 binds businesses, not a village; the old house leaves GB 55037 8.3.3 aside.
    ("nursing-home", "fire.gas.alarm", MANDATORY),
    ("meal-point", "fire.gas.alarm", ADVISORY),
    ("mutual-aid-overnight", "fire.gas.alarm", ADVISORY),
    # Twice a year: 61号令 for key units, else only 民发37号 and its like.
    ("nursing-home", "fire.management.drill-half-year", MANDATORY),
    ("private-home", "fire.management.drill-half-year", NORMATIVE),
    # 66号令 and GB 38600 bind registered homes alone.
    ("nursing-home", "service.care.choking", MANDATORY),
    ("nursing-home", "service.care.floors", MANDATORY),
    ("meal-point", "service.care.floors", ADVISORY),
    ("mutual-aid-overnight", "service.care.floors", ADVISORY),
    ("day-care", "service.care.floors", ADVISORY),
    # Food: the law binds every kitchen, 留样 only canteens of homes and day care.
    ("meal-point", "food.license.valid", MANDATORY),
    ("meal-point", "food.dish.disinfection", MANDATORY),
    ("meal-point", "food.sample.complete", ADVISORY),
    ("nursing-home", "food.sample.complete", MANDATORY),
    ("day-care", "food.order.supplier", MANDATORY),
    # GB 55019 binds works from 2022-04-01; keeping what is there in order is the law's.
    ("nursing-home", "service.access.maintenance", MANDATORY),
    ("nursing-home", "service.rooms.call-bell", ADVISORY),
    ("medical-care", "service.rooms.call-bell", MANDATORY),
    ("medical-care", "service.access.ramp", MANDATORY),
    # JGJ 450 and construction standards are advice, from 20 beds and 2018-10-01 on.
    ("private-home", "service.building.bed-area", ADVISORY),
    ("day-care", "service.building.dining-seats", ADVISORY),
    # 规范性文件.
    ("nursing-home", "fire.building.panels", NORMATIVE),
    ("medical-care", "service.medical.records", NORMATIVE),
    ("day-care", "fire.alarm.coverage", NORMATIVE),
    ("mutual-aid-overnight", "fire.alarm.coverage", ADVISORY),
    # 鼓励 and 宜: lowered by the item itself.
    ("nursing-home", "service.licence.insurance", ADVISORY),
    ("nursing-home", "fire.evacuation.low-floor", ADVISORY),
    # 经验项 have no basis.
    ("nursing-home", "fire.rooms.smoking", ADVISORY),
    ("mutual-aid-overnight", "fire.heating.stove", ADVISORY),
    ("mutual-aid-overnight", "service.care.night-small", ADVISORY),
]


def item_of(library: Library, name: str) -> Item:
    item = library.item(name)
    assert item is not None, name
    return item


def force(library: Library, facts: Facts, item: Item, day: date = DAY) -> Force:
    return force_of(item, basis_of(item, library, facts, day))


@pytest.mark.parametrize(("key", "item", "expected"), FORCES)
def test_force_follows_the_basis(
    key: str, item: str, expected: Force, library: Library, township: Township
) -> None:
    assert force(library, township[key], item_of(library, item)) is expected


def test_an_item_without_basis_is_advice_everywhere(library: Library, township: Township) -> None:
    bare = [item for item in library.items() if not item.basis]
    assert len(bare) >= 20
    for facts in township.values():
        assert {force(library, facts, item) for item in bare} == {ADVISORY}


RESIDENTIAL_ONLY = {
    "民政部令第66号",
    "GB 38600-2019",
    "GB/T 35796-2017",
    "民办发〔2023〕13号",
    "民发〔2023〕37号",
    "民函〔2015〕280号",
    "国务院办公厅转发民政部等十部门意见（2026年2月）",
    "国务院令第456号",
    "GB/T 37276-2018",
    "MZ/T 132-2019",
}
UNREGISTERED = ("day-care", "meal-point", "mutual-aid-overnight", "mutual-aid-point")


@pytest.mark.parametrize("key", UNREGISTERED)
def test_what_binds_only_residential_homes_binds_nobody_else(
    key: str, library: Library, township: Township
) -> None:
    facts = township[key]
    seen = 0
    for item in library.items():
        for clause in basis_of(item, library, facts, DAY):
            if library.clauses[clause.id].standard in RESIDENTIAL_ONLY:
                seen += 1
                assert not clause.binding, (item.id, clause.id)
    assert seen >= 100


SINCE_20_BEDS = {
    "gb50016-5.1.3A",
    "gb50016-5.3.1A-h",
    "gb50016-5.3.1A-3",
    "gb50016-5.4.4A",
    "gb50016-5.4.4B",
    "gb50016-5.5.13A-24",
    "gb50016-5.5.13A-32",
    "gb50016-5.5.15-end",
    "gb50016-5.5.15-50",
    "gb50016-5.5.17-a",
    "gb50016-5.5.17-b",
    "gb50016-5.5.24A-room",
    "gb50016-5.5.24A-area",
    "gb50016-5.5.24A-door",
    "gb50016-5.5.24A-mask",
    "gb50016-6.2.2",
    "gb50016-6.7.4A",
    "gb50016-7.3.1",
    "gb50016-8.2.4",
    "gb50016-8.3.4",
    "gb50016-8.4.1-sys",
    "gb50016-8.4.1-room",
    "gb50016-10.1.5",
    "gb50016-10.2.7",
    "gb50016-10.3.2",
    "gb55037-4.3.5",
    "gb55037-4.3.5-200",
    "gb55037-5.3.3",
    "gb55037-6.6.4",
    "gb55037-8.1.9",
    "gb55037-8.3.2",
}


def test_the_clauses_from_20_beds_on_never_reach_a_point_with_12(
    library: Library, township: Township
) -> None:
    old = township["mutual-aid-overnight"]
    # Even where it is new, the 12 beds alone keep these clauses away.
    for facts in (old, {**old, "built": "2024-05-01"}):
        for item in library.items():
            for clause in basis_of(item, library, facts, DAY):
                large = clause.id in SINCE_20_BEDS or clause.id.startswith("jgj-")
                assert not (large and clause.binding), (item.id, clause.id)
        asked = {one.item.id for one in applicable(library, facts, DAY) if one.included}
        assert not [item for item in asked if "capacity" in item_of(library, item).applies.tests]


@pytest.mark.parametrize("key", ["nursing-home", "meal-point", "mutual-aid-overnight", "day-care"])
def test_rules_for_new_works_never_bind_an_old_house(
    key: str, library: Library, township: Township
) -> None:
    in_use = {"gb55019-5.0.4", "gb55019-5.0.5", "gb55036-10.0.7", "gb55036-10.0.8", "gb55036-2-use"}
    new_works = ("gb55037-", "gb55036-", "gb55019-", "gb55031-")
    seen = 0
    for item in library.items():
        for clause in basis_of(item, library, township[key], DAY):
            used = clause.id in in_use or clause.id.startswith("gb55037-12.")
            if clause.id.startswith(new_works) and not used:
                seen += 1
                assert not clause.binding, (item.id, clause.id)
    assert seen >= 60


def test_mandatory_needs_a_mandatory_clause_that_binds(
    library: Library, township: Township
) -> None:
    for facts in township.values():
        for item in library.items():
            clauses = basis_of(item, library, facts, DAY)
            strong = any(clause.binding and clause.force is MANDATORY for clause in clauses)
            assert (force_of(item, clauses) is MANDATORY) == (strong and item.force is None)


def test_while_it_is_unknown_whether_a_clause_binds_it_does_not(
    library: Library, township: Township
) -> None:
    item = item_of(library, "service.care.choking")
    unknown = township["little-known"]
    assert {clause.binding for clause in basis_of(item, library, unknown, DAY)} == {False}
    assert force(library, unknown, item) is ADVISORY
    assert force(library, {**unknown, "registered": True}, item) is MANDATORY
    assert force(library, {**unknown, "registered": False}, item) is ADVISORY


@pytest.mark.parametrize(
    ("item", "facts", "expected"),
    [
        # GB 38600 would make it mandatory; nothing else is cited.
        ("service.care.choking", {}, ("registered",)),
        ("service.care.choking", {"registered": True}, ()),
        ("service.care.choking", {"registered": False}, ()),
        # 消防法 makes it mandatory already; what 民发37号 adds changes nothing.
        ("fire.evacuation.exit-opens", {}, ()),
        ("fire.electric.wiring", {}, ()),
        # New works would make it mandatory; a year alone leaves that open.
        ("service.rooms.call-bell", {}, ("built", "altered")),
        ("service.rooms.call-bell", {"built": "2022"}, ("built",)),
        ("service.rooms.call-bell", {"built": "1998"}, ()),
        # 民发37号 alone would make it normative, 61号令 mandatory.
        ("fire.management.drill-half-year", {}, ("key_unit", "registered")),
        ("fire.management.drill-half-year", {"registered": True}, ("key_unit",)),
        ("fire.management.drill-half-year", {"key_unit": True}, ()),
        # The item lowers itself to advice, so nothing can raise it.
        ("service.licence.insurance", {}, ()),
        # 经验项.
        ("fire.rooms.smoking", {}, ()),
    ],
)
def test_the_facts_that_would_raise_the_force_are_named(
    item: str, facts: Facts, expected: tuple[str, ...], library: Library
) -> None:
    home = {"kinds": ("residential_care",), **facts}
    assert unsettled(item_of(library, item), library, home, DAY) == expected


def test_settling_what_is_named_settles_the_force(library: Library, township: Township) -> None:
    known = {**township["medical-care"]}
    for item in library.items():
        assert unsettled(item, library, known, DAY) == (), item.id


def test_force_of_the_kinds_of_standards(library: Library) -> None:
    held = {
        (standard.kind, standard.force): clause_force(clause, standard)
        for clause in library.clauses.values()
        if clause.force is None
        for standard in [library.standards[clause.standard]]
    }
    assert held["law", None] is MANDATORY
    assert held["regulation", None] is MANDATORY
    assert held["departmental_rule", None] is MANDATORY
    assert held["mandatory_standard", None] is MANDATORY
    assert held["mandatory_standard", "normative"] is NORMATIVE
    assert held["normative_document", None] is NORMATIVE
    assert held["recommended_standard", None] is ADVISORY
    assert held["construction_standard", None] is ADVISORY


def test_an_item_lowers_its_force_and_never_raises_it(library: Library) -> None:
    facts: Facts = {"kinds": ("residential_care",), "registered": True}
    law = item_of(library, "fire.evacuation.exit-opens")
    assert force(library, facts, replace(law, force="normative")) is NORMATIVE
    assert force(library, facts, replace(law, force="advisory")) is ADVISORY
    advice = item_of(library, "fire.kitchen.duct")
    assert force(library, facts, replace(advice, force="normative")) is ADVISORY


def test_a_standard_is_cited_from_the_day_it_takes_effect(library: Library) -> None:
    item = item_of(library, "service.access.maintenance")
    facts: Facts = {"kinds": ("residential_care",)}
    cited = {
        day: [clause.id for clause in basis_of(item, library, facts, day)]
        for day in (date(2022, 3, 31), date(2022, 4, 1), date(2023, 9, 1))
    }
    assert cited[date(2022, 3, 31)] == []
    assert cited[date(2022, 4, 1)] == ["gb55019-5.0.5", "gb55019-5.0.4"]
    assert cited[date(2023, 9, 1)] == ["acc-26", "gb55019-5.0.5", "gb55019-5.0.4"]
    assert force(library, facts, item, date(2022, 3, 31)) is ADVISORY


def test_a_clause_number_shows_only_where_it_was_verified(
    library: Library, township: Township
) -> None:
    for item in library.items():
        for clause in basis_of(item, library, township["nursing-home"], DAY):
            known = library.clauses[clause.id]
            assert clause.clause == (known.clause if known.confidence == "verified" else None)


def test_a_number_confirmed_by_a_person_shows_and_no_other(library: Library) -> None:
    item = item_of(library, "service.care.floors")
    facts: Facts = {"kinds": ("residential_care",), "registered": True}
    shown = basis_of(item, library, facts, DAY, {"gb38600-6.6a": CONFIRMED})
    assert {clause.id: clause.clause for clause in shown} == {
        "gb38600-6.6a": "6.6",
        "gb38600-6.6c": None,
        "gb38600-4.2": None,
        "gb55019-3.1.5": "3.1.5",
    }
    assert {clause.confirmed for clause in shown} == {"", "条号由示例甲 2026-11-20 核定"}
