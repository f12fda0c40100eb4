"""Presets: what each asks, that the night is short, and what is wrong with a file of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from inspector.checklist.applicability import applicable, asked_of
from inspector.checklist.model import Library
from inspector.facts.facility import Value
from inspector.facts.vocabulary import Depth, Domain
from tests.checklist.conftest import DAY
from tests.checklist.library_files import FIRE, MARK, read_folder, write_library

Township = Mapping[str, Mapping[str, Value]]
NIGHT_AT_MOST = 15


def ids(library: Library, facts: Mapping[str, Value], preset: str) -> set[str]:
    chosen = library.preset(preset)
    assert chosen is not None
    return {one.item.id for one in asked_of(library, facts, DAY, Depth.CORE, chosen)}


def test_there_are_six_presets(library: Library) -> None:
    titles = [(preset.id, preset.title) for preset in library.presets]
    assert titles == [
        ("night", "夜查"),
        ("holiday", "节前"),
        ("winter", "冬季取暖"),
        ("flood", "汛期"),
        ("first", "开院首查"),
        ("case", "个案"),
    ]


def test_the_seasons_are_those_of_the_year(library: Library) -> None:
    months = {preset.id: set(preset.months) for preset in library.presets if preset.months}
    assert months == {"winter": {10, 11, 12, 1, 2, 3}, "flood": {5, 6, 7, 8, 9}}


def test_a_night_is_short_at_every_sample_facility(library: Library, township: Township) -> None:
    counts = {key: len(ids(library, facts, "night")) for key, facts in township.items()}
    assert max(counts.values()) <= NIGHT_AT_MOST
    assert counts["nursing-home"] == 13
    assert all(counts.values())


def test_a_night_looks_at_what_goes_wrong_at_night(library: Library, township: Township) -> None:
    asked = ids(library, township["nursing-home"], "night")
    assert {
        "service.staff.night-duty",  # somebody is there
        "fire.evacuation.exit-opens",  # the doors
        "fire.patrol.night",  # the record of the rounds
        "service.night.call-answer",  # seconds until the bell is answered
        "fire.ebike.indoors",  # charging
        "fire.night.heating",  # stoves and boilers
    } <= asked
    bell = library.item("service.night.call-answer")
    assert bell is not None
    assert (bell.calc, bell.tools) == ("call_answer", ("stopwatch",))
    stove = ids(library, township["mutual-aid-overnight"], "night")
    assert {"fire.heating.stove", "service.care.night-small"} <= stove


def test_a_preset_asks_whatever_the_depth_but_only_what_applies(
    library: Library, township: Township
) -> None:
    winter = ids(library, township["nursing-home"], "winter")
    assert "service.infection.vaccines" in winter, "全项, asked at the depth of 必查"
    assert "fire.winter.boiler-room" in winter
    assert "fire.winter.boiler-room" not in ids(library, township["private-home"], "winter")
    assert "fire.heating.stove" not in winter, "heated by a boiler"


def test_what_is_only_for_presets_is_never_asked_otherwise(
    library: Library, township: Township
) -> None:
    special = {item.id for item in library.items() if item.presets}
    assert len(special) >= 10
    for facts in township.values():
        plain = applicable(library, facts, DAY)
        outside = [one for one in plain if one.item.id in special]
        assert {one.included for one in outside} == {False}
        assert {one.reasons for one in outside} == {("只在专门的预设里问",)}
    seen = {
        item
        for facts in township.values()
        for preset in library.presets
        for item in ids(library, facts, preset.id)
    }
    assert special <= seen


def test_a_first_inspection_leaves_the_daily_records_aside(
    library: Library, township: Township
) -> None:
    first = ids(library, township["medical-care"], "first")
    assert {"service.licence.registration", "fire.building.acceptance", "food.license.valid"} <= (
        first
    )
    assert not {"fire.patrol.daily", "service.staff.rounds", "food.manage.self-check"} & first


def test_childcare_is_asked_only_where_somebody_said_so(
    library: Library, township: Township
) -> None:
    home = township["nursing-home"]
    unknown = {name: value for name, value in home.items() if name != "childcare"}
    for facts, asked in ((home, 0), (unknown, 0), ({**home, "childcare": True}, 9)):
        rows = asked_of(library, facts, DAY, Depth.FULL)
        held = [one for one in rows if one.item.checklist == Domain.CHILDCARE]
        assert len(held) == asked
        assert not [one for one in held if one.included is None]


PRESETS = """\
presets:
- id: night
  title: 夜查
  note: 晚上去。
  types: [night]
  automatic: true
  items: [fire.exit.opens, food.room.*]
- id: summer
  title: 汛期
  note: 雨季。
  months: ['5', '6']
  before_holiday: '15'
  items:
  - fire.exit.*
"""
BROKEN = {
    "an item that does not exist": (
        "- id: night\n",
        "- id: night   #!\n",
        "fire.exit.opens,",
        "fire.exit.gone-by,",
        "没有检查项 fire.exit.gone-by，请核对 items",
    ),
    "a topic without items": (
        "- id: night\n",
        "- id: night   #!\n",
        "food.room.*",
        "food.cellar.*",
        "没有检查项 food.cellar.*",
    ),
    "a month too many": ("['5', '6']", "['5', '13'] #!", "", "", "'1' 到 '12' 的整数"),
    "a month as a number": ("['5', '6']", "['5', 6] #!", "", "", "请加引号写成 '6'"),
    "a type unknown": ("types: [night]", "types: [evening] #!", "", "", "types 不能是 evening"),
    "days too many": ("'15'", "'400' #!", "", "", "'1' 到 '60' 的整数"),
    "an id twice": ("- id: summer", "- id: night #!", "", "", "预设 night 写了两次"),
    "an id in capitals": ("- id: summer", "- id: Summer #!", "", "", "只用小写字母"),
    "no items": ("\n  - fire.exit.*\n", " [] #!\n", "", "", "items 是空的"),
    "automatic for nothing": (
        "  types: [night]\n  automatic: true\n",
        "  automatic: true #!\n",
        "",
        "",
        "automatic 要与 types 一起写",
    ),
    "two automatic ones": (
        "  months: ['5', '6']\n",
        "  types: [night]\n  automatic: true #!\n",
        "",
        "",
        "night 已有自动使用的预设",
    ),
    "a key unknown": ("  note: 雨季。", "  remark: 雨季。 #!\n  note: 雨季。", "", "", "remark"),
    "a long title": ("title: 汛期", "title: 汛期和地质灾害防范 #!", "", "", "最多 8 字"),
}


def line_of_mark(text: str) -> int:
    (line,) = [n for n, words in enumerate(text.split("\n"), 1) if words.endswith(MARK)]
    return line


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_preset_is_refused_with_its_line(name: str, tmp_path: Path) -> None:
    old, new, other, otherwise, says = BROKEN[name]
    assert PRESETS.count(old) == 1
    text = (
        PRESETS.replace(old, new).replace(other, otherwise)
        if other
        else (PRESETS.replace(old, new))
    )
    _, problems = read_folder(write_library(tmp_path, {"checklists/presets.yaml": text}))
    found = [(problem.file, problem.line) for problem in problems]
    assert found == [("presets.yaml", line_of_mark(text))], problems
    assert says in problems[0].message


@pytest.mark.parametrize(
    ("presets", "says"),
    [
        ("[winter]", "没有预设 winter，请核对 presets"),
        ("[summer]", "预设 summer 里没有列 fire.way.width，请补进它的 items"),
    ],
)
def test_an_item_for_a_preset_that_never_asks_it_is_refused(
    presets: str, says: str, tmp_path: Path
) -> None:
    fire = FIRE.replace(
        "- id: fire.exit.width", f"- id: fire.way.width {MARK}\n  presets: {presets}"
    )
    folder = write_library(
        tmp_path, {"checklists/presets.yaml": PRESETS, "checklists/fire.yaml": fire}
    )
    _, problems = read_folder(folder)
    assert [(one.file, one.line) for one in problems] == [("fire.yaml", line_of_mark(fire))]
    assert says in problems[0].message


def test_sound_presets_are_read(tmp_path: Path) -> None:
    library, problems = read_folder(write_library(tmp_path, {"checklists/presets.yaml": PRESETS}))
    assert problems == ()
    night, summer = library.presets
    assert [item.id for item in library.items() if night.asks(item)] == [
        "fire.exit.opens",
        "food.room.warm",
    ]
    assert [item.id for item in library.items() if summer.asks(item)] == [
        "fire.exit.opens",
        "fire.exit.width",
    ]
    assert (summer.months, summer.before_holiday, night.automatic) == ((5, 6), 15, True)
