"""Samples: how many, drawn so that anybody can draw them again, and broken rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.checklist.draw import draw, names_of
from inspector.checklist.model import Library, SampleRule, SizeStep
from inspector.facts.vocabulary import Repeat
from tests.checklist.library_files import read_folder, write_library

ROOMS = SampleRule(
    repeat="room",
    unit="间",
    steps=(
        SizeStep(at_least=4, size=3),
        SizeStep(at_least=11, size=5),
        SizeStep(at_least=31, size=8),
    ),
)


@pytest.mark.parametrize(
    ("total", "size"),
    [(1, 1), (3, 3), (4, 3), (10, 3), (11, 5), (30, 5), (31, 8), (200, 8)],
)
def test_all_of_a_few_and_some_of_many(total: int, size: int) -> None:
    assert ROOMS.size(total) == size


def test_whatever_repeats_has_a_rule(library: Library) -> None:
    ruled = {rule.repeat for rule in library.sampling}
    assert ruled == {repeat.value for repeat in Repeat}
    for rule in library.sampling:
        assert rule.size(1) == 1
        assert rule.size(10_000) == rule.steps[-1].size


# SHA-256 of "5eed/name", the eight least of the forty; worked out apart from the program.
SEEDED = ("第9间", "第11间", "第13间", "第26间", "第30间", "第32间", "第37间", "第38间")


def test_the_same_seed_draws_the_same_places() -> None:
    rooms = names_of(ROOMS, 40)
    drawn = draw(rooms, 8, "5eed")
    assert drawn == draw(rooms, 8, "5eed")
    assert drawn == SEEDED
    assert drawn != draw(rooms, 8, "5eee")
    assert draw(tuple(reversed(rooms)), 8, "5eed") == tuple(reversed(SEEDED))


def test_places_that_come_to_light_later_leave_the_rest_of_the_sample() -> None:
    before = set(draw(names_of(ROOMS, 40), 8, "5eed"))
    after = set(draw(names_of(ROOMS, 42), 8, "5eed"))
    assert len(before & after) >= 6


def test_every_place_is_drawn_about_as_often() -> None:
    rooms = names_of(ROOMS, 20)
    times = dict.fromkeys(rooms, 0)
    for number in range(2000):
        for name in draw(rooms, 5, f"seed {number}"):
            times[name] += 1
    assert min(times.values()) > 400  # 500 of 2000 each, five standard deviations aside
    assert max(times.values()) < 600


SAMPLING = """\
sampling:
- repeat: exit
  unit: 处
  steps:
  - {at_least: '5', size: '4'}
  - {at_least: '20', size: '6'}
"""
BROKEN = {
    "a place unknown": ("repeat: exit", "repeat: door", 2, "repeat 不能是 door"),
    "more than there are": ("size: '4'", "size: '6'", 5, "没有那么多可查"),
    "fewer of more": ("size: '6'", "size: '2'", 6, "不能越写越少"),
    "steps turned round": ("'20'", "'3'", 6, "size 比 at_least 还大"),
    "a step twice": ("'20', size: '6'", "'5', size: '5'", 6, "从小到大写"),
    "a number in words": ("'20'", "二十", 6, "要写成 '1' 到 '10000' 的整数"),
    "a fact unknown": ("  unit: 处", "  fact: rooms\n  unit: 处", 3, "fact 不能是 rooms"),
    "no steps": ("steps", "stairs", 2, "缺少 steps"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_is_refused_with_its_line(name: str, tmp_path: Path) -> None:
    old, new, line, says = BROKEN[name]
    assert SAMPLING.count(old) == 1
    text = SAMPLING.replace(old, new)
    _, problems = read_folder(write_library(tmp_path, {"checklists/sampling.yaml": text}))
    found = [(one.file, one.line) for one in problems if says in one.message]
    assert found == [("sampling.yaml", line)], problems


def test_what_repeats_without_a_rule_is_named(tmp_path: Path) -> None:
    text = SAMPLING.replace("repeat: exit", "repeat: room")
    _, problems = read_folder(write_library(tmp_path, {"checklists/sampling.yaml": text}))
    assert [one.message for one in problems] == ["exit 没有抽样规则，请补上"]
