"""`inspector checklist …` as typed: exactly one JSON object, and exit codes a script can trust."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from inspector import assets
from inspector.checklist.model import Library
from inspector.cli.main import main
from tests.checklist.library_files import FIRE, write_library


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]
Answered = Callable[..., dict[str, Any]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """`inspector checklist …` in this process: starting Python anew takes a second each time."""

    def call(*arguments: str | Path) -> Done:
        try:
            status = main(["checklist", *map(str, arguments)])
        except SystemExit as stopped:  # how argparse refuses a call
            status = int(str(stopped.code))
        captured = capsys.readouterr()
        return Done(status, captured.out, captured.err)

    return call


@pytest.fixture
def answered(run: Run) -> Answered:
    """The one JSON object that a command prints; anything else on stdout breaks the reading."""

    def call(*arguments: str | Path, status: int = 0) -> dict[str, Any]:
        done = run(*arguments, "--json")
        assert done.returncode == status, done.stderr
        data = json.loads(done.stdout)
        assert isinstance(data, dict)
        return data

    return call


def program(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The real program in its own process."""
    return subprocess.run(
        [sys.executable, "-m", "inspector", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def facts_file(folder: Path, facts: object) -> Path:
    path = folder / "facts.json"
    path.write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    return path


def test_list_counts_the_items_of_each_checklist(library: Library, answered: Answered) -> None:
    rows = answered("list")["checklists"]
    assert rows == [
        {"id": one.id, "title": one.title, "items": len(one.items)} for one in library.checklists
    ]
    assert [row["title"] for row in rows] == ["消防安全", "食品安全", "服务与运营", "托育服务"]


def test_show_prints_a_checklist_or_one_item(library: Library, answered: Answered) -> None:
    items = answered("show", "food")["items"]
    assert [item["id"] for item in items] == [item.id for item in library.checklists[1].items]
    (item,) = answered("show", "fire.evacuation.exit-opens")["items"]
    assert item["topic"] == "疏散门能打开"
    assert item["repeat"] == "exit"
    assert item["measure"] is None


def test_an_unknown_verb_is_a_wrong_call(run: Run) -> None:
    done = run("judge")
    assert (done.returncode, done.stdout) == (2, "")


def test_show_refuses_what_does_not_exist(run: Run) -> None:
    done = run("show", "fire.nothing.here", "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("checklist.unknown: 没有检查表或检查项 fire.nothing.here")


def test_check_finds_nothing_wrong_with_the_program_s_own_files(
    answered: Answered, run: Run
) -> None:
    assert answered("check") == {"problems": []}
    assert run("check").stdout.strip() == "没有问题"


def test_check_reports_all_problems_of_a_folder(
    tmp_path: Path, answered: Answered, run: Run
) -> None:
    broken = FIRE.replace("depth: core", "depth: often").replace("term: 30d", "term: soon")
    folder = write_library(tmp_path, {"checklists/fire.yaml": broken})
    problems = answered("check", folder, status=1)["problems"]
    assert [(one["file"], one["line"]) for one in problems] == [
        ("fire.yaml", 10),
        ("fire.yaml", 36),
    ]
    assert "depth 不能是 often" in problems[0]["message"]
    lines = run("check", folder).stdout.splitlines()
    assert lines[0].startswith("fire.yaml:10: depth 不能是 often，可用：")
    assert len(lines) == 2


def test_check_reads_a_single_checklist_beside_the_program_s_own_standards(
    tmp_path: Path, answered: Answered
) -> None:
    path = tmp_path / "我们县.yaml"
    path.write_text("checklist: food\ntitle: 我们县的食品安全\nitems: []\n", encoding="utf-8")
    assert answered("check", path) == {"problems": []}
    path.write_text(FIRE, encoding="utf-8")
    messages = [one["message"] for one in answered("check", path, status=1)["problems"]]
    assert "没有条款 gb-width，请核对 basis" in messages
    assert "没有条款 xff-16-4，请核对 basis" not in messages


PRESETS = """presets:
- id: night
  title: 夜查
  note: 晚上去。
  items: [fire.alarm.running, {item}]
"""


@pytest.mark.parametrize("folder", [False, True], ids=["file", "folder"])
def test_check_knows_the_items_and_presets_of_the_program_beside_the_file(
    tmp_path: Path, answered: Answered, run: Run, folder: bool
) -> None:
    path = tmp_path / "our-presets.yaml"
    given = tmp_path if folder else path
    path.write_text(PRESETS.replace("{item}", "service.staff.rounds"), encoding="utf-8")
    assert answered("check", given) == {"problems": []}
    path.write_text(PRESETS.replace("{item}", "fire.nothing.here"), encoding="utf-8")
    told = "没有检查项 fire.nothing.here，请核对 items"
    assert run("check", given).stdout.splitlines() == [f"our-presets.yaml:2: {told}"]


def test_check_of_a_checklist_knows_the_presets_and_exclusions(
    tmp_path: Path, answered: Answered
) -> None:
    own = assets.path("checklists")
    for name in ("fire.yaml", "excluded-fire.yaml", "hazards.yaml", "interviews.yaml"):
        assert answered("check", Path(shutil.copy(own / name, tmp_path / f"our-{name}"))) == {
            "problems": []
        }
    path = tmp_path / "our-fire.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("presets: [night]", "presets: [nigth]", 1), encoding="utf-8")
    (problem,) = answered("check", path, status=1)["problems"]
    assert problem["message"] == "没有预设 nigth，请核对 presets"
    assert problem["file"] == "our-fire.yaml"


def test_check_refuses_a_path_that_is_not_there(tmp_path: Path, run: Run) -> None:
    done = run("check", tmp_path / "nothing.yaml", "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("checklist.no_file: ")


def test_applicable_answers_yes_no_or_not_yet(
    library: Library, tmp_path: Path, answered: Answered
) -> None:
    facts = {"kinds": ["meal_point"], "registered": False, "meals": "delivered", "beds": 0}
    rows = answered("applicable", "--facts", facts_file(tmp_path, facts))["items"]
    assert [row["id"] for row in rows] == [item.id for item in library.items()]
    assert {frozenset(row) for row in rows} == {frozenset({"id", "included", "reasons"})}
    ruled = {row["id"]: (row["included"], row["reasons"]) for row in rows}
    assert ruled["fire.evacuation.exit-opens"] == (True, ["各类单位都查"])
    assert ruled["food.order.supplier"] == (True, ["供餐方式：外部配送"])
    assert ruled["food.license.valid"] == (False, ["供餐方式：外部配送"])
    assert ruled["fire.gas.alarm"] == (None, ["先确认：燃气"])


def test_applicable_marks_the_three_answers_for_reading(tmp_path: Path, run: Run) -> None:
    done = run("applicable", "--facts", facts_file(tmp_path, {"kinds": ["meal_point"]}))
    assert {line[0] for line in done.stdout.splitlines()} == {"+", "-", "?"}


def test_applicable_goes_by_the_day_that_is_named(
    tmp_path: Path, answered: Answered, run: Run
) -> None:
    facts = facts_file(tmp_path, {"kinds": ["residential_care"]})
    for day in ("2022-01-01", "2026-11-20"):
        assert answered("applicable", "--facts", facts, "--on", day)["items"]
    assert run("applicable", "--facts", facts, "--on", "gestern").returncode == 2


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"bed": 12}, "facility.unknown_field"),
        ({"beds": "many"}, "facility.bad_value"),
        ({"beds": -1}, "facility.bad_value"),
        ({"kinds": ["hospital"]}, "facility.bad_value"),
        (["beds"], "facility.not_an_object"),
    ],
)
def test_applicable_refuses_facts_it_cannot_read(
    facts: object, code: str, tmp_path: Path, run: Run
) -> None:
    done = run("applicable", "--facts", facts_file(tmp_path, facts), "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{code}: ")


def test_applicable_reads_a_file_as_editors_on_windows_save_it(
    tmp_path: Path, answered: Answered
) -> None:
    path = tmp_path / "facts.json"
    path.write_text('{"kinds": ["day_care"]}', encoding="utf-8-sig")
    assert answered("applicable", "--facts", path)["items"]


def test_applicable_refuses_a_file_that_is_no_json(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "facts.json"
    path.write_bytes(b"\xff{")
    assert run("applicable", "--facts", path).returncode == 1
    path.write_text("{beds: 12}", encoding="utf-8")
    assert run("applicable", "--facts", path).stderr.startswith("checklist.bad_facts: ")
    assert run("applicable", "--facts", tmp_path / "gone").stderr.startswith("checklist.no_file: ")
    assert run("applicable").returncode == 2


def test_coverage_counts_every_standard_and_misses_nothing(answered: Answered) -> None:
    data = answered("coverage")
    assert data["total"]["missing"] == 0
    assert data["total"]["clauses"] == 556
    assert data["total"]["covered"] + data["total"]["excluded"] == 556
    by_code = {row["code"]: row for row in data["standards"]}
    law = by_code["消防法"]
    assert (law["clauses"], law["covered"], law["verified_share"]) == (19, 19, 1)
    rules = by_code["民政部令第66号"]
    assert rules["missing"] == 0
    assert rules["missing_clauses"] == []
    reasons = {one["clause"]: one["reason"] for one in rules["exclusions"]}
    assert reasons["m66-46"] == "penalty"
    assert len(reasons) == rules["excluded"]


def test_coverage_reads_as_lines_too(run: Run) -> None:
    lines = run("coverage").stdout.splitlines()
    assert lines[0] == "消防法：条款 19，在问 19，不问 0，遗漏 0，已核 100%"
    assert any(line.startswith("  - m66-46\t罚则\t") for line in lines)
    assert lines[-1].startswith("合计：条款 556，")
    assert "遗漏 0" in lines[-1]


def test_the_program_itself_prints_one_object_and_exits_by_the_result(tmp_path: Path) -> None:
    done = program("--json", "checklist", "coverage")
    assert done.returncode == 0
    assert json.loads(done.stdout)["total"]["missing"] == 0
    assert done.stderr == ""
    folder = write_library(tmp_path, {"checklists/fire.yaml": "items: ["})
    done = program("checklist", "check", folder, "--json", "--data", tmp_path / "no such folder")
    assert done.returncode == 1
    (problem,) = json.loads(done.stdout)["problems"]
    assert (problem["file"], problem["line"]) == ("fire.yaml", 1)
