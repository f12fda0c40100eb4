"""The reader refuses every broken file with file, line and remedy, all in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.checklist.source import MAX_BYTES
from tests.checklist.library_files import FIRE, FOOD, Broken, read_folder, write_library
from tests.checklist.refusals.conditions import CONDITIONS
from tests.checklist.refusals.items import CONTRADICTIONS, ITEMS, LIMITS
from tests.checklist.refusals.references import REFERENCES, REGISTER
from tests.checklist.refusals.vocabulary import MISSING, WORDS
from tests.checklist.refusals.writing import SCALARS, SHAPE, YAML

REFUSALS = (
    *YAML,
    *SHAPE,
    *SCALARS,
    *MISSING,
    *WORDS,
    *ITEMS,
    *LIMITS,
    *CONTRADICTIONS,
    *REFERENCES,
    *REGISTER,
    *CONDITIONS,
)


def test_a_sound_library_is_read_without_complaint(tmp_path: Path) -> None:
    library, problems = read_folder(write_library(tmp_path))
    assert problems == ()
    assert [item.id for item in library.items()] == [
        "fire.exit.opens",
        "fire.exit.width",
        "food.room.warm",
    ]


def test_earlier_ids_lead_to_the_item_and_withdrawn_ones_nowhere(tmp_path: Path) -> None:
    library, _ = read_folder(write_library(tmp_path))
    assert library.item("fire.exit.old") == library.item("fire.exit.opens")
    assert library.item("fire.exit.gone") is None


@pytest.mark.parametrize("broken", REFUSALS, ids=lambda broken: broken.name)
def test_a_broken_file_is_refused_with_its_line_and_a_remedy(
    broken: Broken, tmp_path: Path
) -> None:
    _, problems = read_folder(write_library(tmp_path, {broken.file: broken.text()}))
    found = [(problem.file, problem.line) for problem in problems]
    assert found == [(Path(broken.file).name, broken.line())], problems
    assert not [words for words in broken.says if words not in problems[0].message], problems


def test_the_refusals_are_many_and_no_two_alike() -> None:
    assert len(REFUSALS) >= 60
    assert len({broken.name for broken in REFUSALS}) == len(REFUSALS)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "文件是空的，请写上内容，或者删去这个文件"),
        ("# 只有注释\n".encode(), "文件是空的"),
        ("title: 消防安全\n".encode("gbk"), "不是 UTF-8 文字，请用 UTF-8 另存"),
        (b"title: " + b"x" * MAX_BYTES, "文件超过 2 MB，请拆成几个文件"),
        (b"items: " + b"[" * 100_000, "YAML 写法有误"),
        (b"- " * 100_000, "YAML 写法有误"),
        (b"\x00\x01\x02\xff", "不是 UTF-8 文字"),
        (b"\x89PNG\r\n\x1a\n", "不是 UTF-8 文字"),
    ],
    ids=["empty", "comments", "gbk", "large", "deep flow", "deep block", "binary", "picture"],
)
def test_a_file_that_is_no_yaml_text_is_one_problem(
    content: bytes, says: str, tmp_path: Path
) -> None:
    folder = write_library(tmp_path)
    (folder / "checklists/fire.yaml").write_bytes(content)
    _, problems = read_folder(folder)
    assert [(problem.file, problem.line) for problem in problems] == [("fire.yaml", 1)]
    assert says in problems[0].message


def test_a_file_that_cannot_be_opened_is_one_problem(tmp_path: Path) -> None:
    folder = write_library(tmp_path)
    (folder / "checklists/fire.yaml").unlink()
    (folder / "checklists/fire.yaml").mkdir()
    _, problems = read_folder(folder)
    assert [problem.file for problem in problems] == ["fire.yaml"]
    assert "读不出来" in problems[0].message


def test_aliases_that_unfold_without_end_are_refused_at_once(tmp_path: Path) -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60)
    )
    _, problems = read_folder(write_library(tmp_path, {"checklists/fire.yaml": bomb}))
    assert {problem.file for problem in problems} == {"fire.yaml"}
    assert {problem.line for problem in problems} == set(range(2, 61))


def test_a_file_saved_by_the_windows_editor_is_read(tmp_path: Path) -> None:
    folder = write_library(tmp_path)
    (folder / "checklists/fire.yaml").write_text(
        FIRE.replace("\n", "\r\n"), encoding="utf-8-sig", newline=""
    )
    library, problems = read_folder(folder)
    assert problems == ()
    assert library.items()[0].remedy == "当场拆锁。"


def test_all_problems_of_all_files_are_reported_in_one_run(tmp_path: Path) -> None:
    chosen = (
        "no such severity",
        "no title of the checklist",
        "a key twice",
        "a long topic",
        "a clause left out twice",
        "a hazard twice",
        "a date in words",
        "yes for true",
    )
    broken = [one for one in REFUSALS if one.name in chosen]
    assert len(broken) == len(chosen)
    texts: dict[str, Broken] = {}
    for one in broken:
        held = texts.get(one.file)
        swaps = {**(held.swaps if held else {}), **one.swaps}
        texts[one.file] = Broken(one.file, one.file, swaps, ())
    changed = {file: one.text() for file, one in texts.items()}
    marked = {
        (Path(file).name, number)
        for file, text in changed.items()
        for number, line in enumerate(text.split("\n"), 1)
        if line.endswith("#!")
    }
    _, problems = read_folder(write_library(tmp_path, changed))
    assert {(problem.file, problem.line) for problem in problems} == marked
    assert len(problems) == len(chosen)


def test_problems_stand_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    changed = {
        "checklists/food.yaml": FOOD.replace("depth: full", "depth: often"),
        "checklists/fire.yaml": FIRE.replace("look", "see").replace("30d", "soon"),
    }
    _, problems = read_folder(write_library(tmp_path, changed))
    places = [(problem.file, problem.line) for problem in problems]
    assert places == sorted(places)
    assert str(problems[0]).startswith("fire.yaml:11: judge 不能是 see")


def test_two_files_cannot_both_be_the_fire_checklist(tmp_path: Path) -> None:
    second = FOOD.replace("checklist: food", "checklist: fire").replace("food.room", "fire.room")
    second = second.replace("  starred: true\n", "")
    _, problems = read_folder(write_library(tmp_path, {"checklists/food.yaml": second}))
    assert [(problem.file, problem.line) for problem in problems] == [("food.yaml", 1)]
    assert "检查表 fire 写在两个文件里，请合成一个" in problems[0].message
