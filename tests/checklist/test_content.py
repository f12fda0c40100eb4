"""What the program's own checklists promise to the people who use them."""

from __future__ import annotations

import re

from inspector.checklist.model import Library

# REVIEW.md: what every old hand checks and no clause covers; each has an item, as advice.
EXPERIENCE = {
    "飞线充电": "fire.ebike.flying-wire",
    "约束带": "service.care.restraints",
    "煤炉炭火": "fire.heating.stove",
    "燃气热水器": "fire.heating.water-heater",
    "熄火保护": "fire.gas.flameout",
    "卧床吸烟": "fire.rooms.smoking",
    "灭火毯": "fire.kitchen.suppression",
    "四害消杀": "food.pest.control",
    "四季豆野生菌": "food.raw.risky-food",
    "财物代管": "service.money.custody",
    "零花钱发放": "service.money.support",
    "死亡遗物": "service.files.death",
    "精神障碍者": "service.care.mental",
    "无犯罪记录": "service.staff.no-record",
    "医疗废物": "service.medical.waste",
    "疫苗": "service.infection.vaccines",
    "汛期": "service.outdoor.flood",
    "水塘水窖": "service.outdoor.pits",
    "有限空间": "service.outdoor.confined-space",
    "防雷": "fire.building.lightning",
    "独居巡访": "service.visits.living-alone",
    "伙食账": "food.manage.account",
}
HIDDEN = {
    "电热毯": "fire.electric.blanket",
    "燃气软管": "fire.gas.hose",
    "自备井": "food.water.source",
    "防盗窗": "fire.rooms.window-bars",
    "老人间欺凌": "service.care.violence",
    "自建房鉴定": "fire.building.appraisal",
}


def test_there_are_enough_items_for_each_domain(library: Library) -> None:
    counts = {checklist.id: len(checklist.items) for checklist in library.checklists}
    assert list(counts) == ["fire", "food", "service", "childcare"]
    assert counts["fire"] >= 45
    assert counts["food"] >= 35
    assert counts["service"] >= 45


def test_what_every_old_hand_checks_has_an_item_without_an_invented_basis(
    library: Library,
) -> None:
    for name, item_id in EXPERIENCE.items():
        item = library.item(item_id)
        assert item is not None, name
        assert item.basis == (), name


def test_what_hides_in_other_clauses_has_an_item_of_its_own(library: Library) -> None:
    for name, item_id in HIDDEN.items():
        assert library.item(item_id) is not None, name


def test_every_hazard_is_linked_from_an_item_and_every_unread_one_stays_open(
    library: Library,
) -> None:
    linked = {hazard for item in library.items() for hazard in item.hazard}
    assert linked == set(library.hazards)
    for hazard in library.hazards.values():
        known = all(library.clauses[basis].verified for basis in hazard.basis)
        assert not hazard.verified or known, hazard.id


def test_no_item_text_names_a_clause_by_number(library: Library) -> None:
    number = re.compile(r"第[一二三四五六七八九十百零\d.]+条|GB[ /]|JGJ|MZ/T|\d+号令")
    for item in library.items():
        for text in (item.topic, item.ask, item.how, item.fails, item.remedy, item.meanwhile):
            assert not number.search(text), (item.id, text)


def test_every_question_ends_as_one(library: Library) -> None:
    for item in library.items():
        assert item.ask.endswith("？"), item.id


def test_severe_is_rare_and_always_says_what_to_do_meanwhile(library: Library) -> None:
    critical = [item for item in library.items() if item.severity == "critical"]
    assert len(critical) <= len(library.items()) // 8
    assert all(item.meanwhile for item in critical)


def test_what_only_an_expert_can_judge_is_not_among_the_core_items(library: Library) -> None:
    for item in library.items():
        if item.judge == "expert":
            assert item.depth == "expert", item.id
