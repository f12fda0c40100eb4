"""Editions: the day chooses what is asked and cited, and series run on over a change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from inspector.checklist.applicability import applicable, basis_of, cited, force_of
from inspector.checklist.coverage import coverage
from inspector.checklist.editions import clause_on, newest_ids
from inspector.checklist.model import Library
from inspector.facts.vocabulary import Force
from tests.checklist.library_files import FIRE, MARK, REGISTER, read_folder, write_library

LAST, FIRST = date(2026, 12, 31), date(2027, 1, 1)

# The old edition ends, the new one begins; width is asked by a new item, the exit by the same.
OLD_AND_NEW = (
    REGISTER.replace(
        """\
- code: GB 55037-2022
  title: 建筑防火通用规范
  issuer: 住房和城乡建设部
  kind: mandatory_standard
  effective: '2023-06'
""",
        """\
- code: GB 55037-2022
  title: 建筑防火通用规范
  issuer: 住房和城乡建设部
  kind: mandatory_standard
  effective: '2023-06'
  until: '2026-12-31'
  successor: GB 55037-2026
""",
    )
    .replace(
        "clauses:\n",
        """\
- code: GB 55037-2026
  title: 建筑防火通用规范
  issuer: 住房和城乡建设部
  kind: mandatory_standard
  effective: '2027-01-01'
  status: in_force
  confidence: verified
clauses:
- id: gb26-from
  standard: GB 55037-2026
  clause: 7.2.1
  topic: 起算
  requirement: 面积大于1200平方米的
  confidence: verified
- id: gb26-width
  standard: GB 55037-2026
  clause: 7.2.3
  topic: 疏散宽度
  requirement: 净宽不小于1.20米
  measure: {name: 净宽, unit: m, op: '>=', value: '1.20', role: limit}
  confidence: verified
""",
        1,
    )
    .replace("- id: gb-from\n", "- id: gb-from\n  successor: gb26-from\n")
)
WIDTH_TWICE = FIRE.replace(
    "  evidence: reading\n",
    "  evidence: reading\n  until: '2026-12-31'\n  successor: fire.exit.width-2027\n",
).replace(
    "renamed:\n",
    """\
- id: fire.exit.width-2027
  topic: 走道净宽
  ask: 走道最窄处净宽是多少？
  how: 量最窄处。
  fails: 小于限值。
  basis: [gb26-width]
  depth: full
  judge: tool
  tools: [tape]
  place: evacuation
  measure: {name: 净宽, unit: m, at_least: '1.2'}
  severity: major
  department: fire_rescue
  term: 30d
  remedy: 移走柜子。
  evidence: reading
  since: '2027-01-01'
renamed:
  fire.exit.narrow: fire.exit.width
""",
)
FILES = {"standards/register.yaml": OLD_AND_NEW, "checklists/fire.yaml": WIDTH_TWICE}
FACTS = {
    "kinds": ("residential_care",),
    "beds": 40,
    "built": "2024-05-01",
    "sprinkler": False,
    "gas": "none",
}


@pytest.fixture
def editions(tmp_path: Path) -> Library:
    """A small library with two editions of one standard."""
    library, problems = read_folder(write_library(tmp_path, FILES))
    assert problems == ()
    return library


def asked(library: Library, day: date) -> list[str]:
    return [one.item.id for one in applicable(library, FACTS, day) if one.included]


def lines(library: Library, item_id: str, day: date) -> tuple[str, ...]:
    item = next(item for item in library.items() if item.id == item_id)
    return cited(basis_of(item, library, FACTS, day))


def test_the_day_of_the_visit_chooses_the_item(editions: Library) -> None:
    assert asked(editions, LAST) == ["fire.exit.opens", "fire.exit.width", "food.room.warm"]
    assert asked(editions, FIRST) == ["fire.exit.opens", "fire.exit.width-2027", "food.room.warm"]


def test_an_item_that_goes_on_cites_the_clause_of_the_day(editions: Library) -> None:
    law = "《中华人民共和国消防法》第十六条第一款第(四)项"
    assert lines(editions, "fire.exit.opens", LAST) == (
        law,
        "GB 55037-2022《建筑防火通用规范》7.1.9",
    )
    assert lines(editions, "fire.exit.opens", FIRST) == (
        law,
        "GB 55037-2026《建筑防火通用规范》7.2.1",
    )


def test_what_has_no_successor_is_no_longer_cited(editions: Library) -> None:
    warm = next(item for item in editions.items() if item.id == "food.room.warm")
    assert [one.id for one in basis_of(warm, editions, FACTS, LAST)] == ["gb-heat"]
    after = basis_of(warm, editions, FACTS, FIRST)
    assert after == ()
    assert force_of(warm, after) is Force.ADVISORY


def test_a_clause_leads_to_the_one_in_force(editions: Library) -> None:
    found = {day: clause_on(editions, "gb-from", day) for day in (LAST, FIRST)}
    assert {day: one.id for day, one in found.items() if one} == {
        LAST: "gb-from",
        FIRST: "gb26-from",
    }
    assert clause_on(editions, "gb-from", date(2023, 5, 31)) is None
    assert clause_on(editions, "gb-heat", FIRST) is None


def test_the_edition_says_how_long_it_holds(editions: Library) -> None:
    width = next(item for item in editions.items() if item.id == "fire.exit.width")
    (clause,) = basis_of(width, editions, FACTS, LAST)
    assert clause.edition == "2023-06 起施行；用到 2026-12-31"


def test_earlier_ids_lead_to_what_asks_the_same_today(editions: Library) -> None:
    assert newest_ids(editions) == {
        "fire.exit.old": "fire.exit.opens",
        "fire.exit.narrow": "fire.exit.width-2027",
        "fire.exit.width": "fire.exit.width-2027",
    }


def test_a_clause_that_follows_an_asked_one_is_asked(editions: Library) -> None:
    new = next(one for one in coverage(editions).standards if one.code == "GB 55037-2026")
    assert (new.counts.clauses, new.counts.covered, new.missing_clauses) == (2, 2, ())


BROKEN = {
    "a standard that does not exist": (
        "standards/register.yaml",
        {
            "- code: GB 55037-2022\n": f"- code: GB 55037-2022  {MARK}\n",
            "successor: GB 55037-2026": "successor: GB 55037-2030",
        },
        "没有 GB 55037-2030，请核对 successor",
    ),
    "a standard that follows itself": (
        "standards/register.yaml",
        {
            "- code: GB 55037-2022\n": f"- code: GB 55037-2022  {MARK}\n",
            "successor: GB 55037-2026": "successor: GB 55037-2022",
        },
        "successor 绕回了自己",
    ),
    "a standard that begins before the one it replaces": (
        "standards/register.yaml",
        {
            "- code: GB 55037-2022\n": f"- code: GB 55037-2022  {MARK}\n",
            "effective: '2027-01-01'": "effective: '2020-01-01'",
        },
        "后继标准的施行日期不晚于本标准",
    ),
    "a successor without an end": (
        "standards/register.yaml",
        {
            "  until: '2026-12-31'\n  successor: GB 55037-2026\n": (
                f"  successor: GB 55037-2026 {MARK}\n"
            )
        },
        "还要用 until 写明本标准管到哪一天",
    ),
    "an end before the beginning": (
        "standards/register.yaml",
        {"until: '2026-12-31'": f"until: '2022-12-31' {MARK}"},
        "until 早于 effective",
    ),
    "an end in months": (
        "standards/register.yaml",
        {"until: '2026-12-31'": f"until: '2026-12' {MARK}"},
        "until 要写成 '2026-12-05' 这样的日期",
    ),
    "a clause that does not exist": (
        "standards/register.yaml",
        {
            "- id: gb-from\n  successor: gb26-from\n  standard: GB 55037-2022\n": (
                f"- id: gb-from\n  successor: gb26-gone\n  standard: GB 55037-2022 {MARK}\n"
            )
        },
        "没有 gb26-gone，请核对 successor",
    ),
    "an item that does not exist": (
        "checklists/fire.yaml",
        {
            "- id: fire.exit.width\n": f"- id: fire.exit.width {MARK}\n",
            "successor: fire.exit.width-2027": "successor: fire.exit.width-2030",
        },
        "没有 fire.exit.width-2030，请核对 successor",
    ),
    "an item asked twice a day": (
        "checklists/fire.yaml",
        {
            "- id: fire.exit.width\n": f"- id: fire.exit.width {MARK}\n",
            "since: '2027-01-01'": "since: '2026-12-31'",
        },
        "否则同一天问两遍",
    ),
    "an item with a successor and no end": (
        "checklists/fire.yaml",
        {
            "  until: '2026-12-31'\n  successor: fire.exit.width-2027\n": (
                f"  successor: fire.exit.width-2027 {MARK}\n"
            )
        },
        "还要用 until 写明本项问到哪一天",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_edition_is_refused_with_its_line(name: str, tmp_path: Path) -> None:
    file, swaps, says = BROKEN[name]
    text = FILES[file]
    for old, new in swaps.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (line,) = [n for n, words in enumerate(text.split("\n"), 1) if words.endswith(MARK)]
    _, problems = read_folder(write_library(tmp_path, {**FILES, file: text}))
    found = [(one.file, one.line) for one in problems if says in one.message]
    assert found == [(Path(file).name, line)], problems
