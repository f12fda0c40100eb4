"""Library packs typed: build, install, list, remove; JSON, exit codes and words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from inspector.cli.main import main
from tests.checklist.pack_files import FIRE, SOUND, packed, version, write_folder

Run = Callable[..., tuple[int, dict[str, Any]]]
STOVE = "fire.county.stove"


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """A verb in the data folder with --json: its status and its object."""

    def call(*words: object) -> tuple[int, dict[str, Any]]:
        status = main(["--data", str(folder), *map(str, words), "--json"])
        return status, json.loads(capsys.readouterr().out)

    return call


@pytest.fixture
def say(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """A verb in the data folder: its status, what it says, and what it complains of."""

    def call(*words: object) -> tuple[int, str, str]:
        status = main(["--data", str(folder), *map(str, words)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def test_build_install_list_remove(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "county.pack"
    source = write_folder(tmp_path / "本县")
    status, built = run("checklist", "pack", "build", source, "--out", out)
    assert (status, built["file"], built["problems"]) == (0, str(out), [])
    assert built["files"] == sorted(name for name in SOUND if name != "pack.yaml")
    assert built["pack"]["version"] == 1
    assert built["changes"]["items"] == {"added": [STOVE], "changed": [], "removed": []}
    status, done = run("checklist", "pack", "install", out)
    assert (status, done["status"], done["previous"], done["problems"]) == (
        0,
        "installed",
        None,
        [],
    )
    assert done["pack"]["id"] == "sample-county"
    status, found = run("checklist", "pack", "list")
    assert status == 0
    (line,) = found["packs"]
    assert (line["id"], line["version"], line["state"], line["by"]) == (
        "sample-county",
        1,
        "in_use",
        "示例甲",
    )
    assert (line["title"], line["issuer"], line["date"]) == (
        "示例县本地检查项",
        "示例县民政局",
        "2026-11-01",
    )
    status, again = run("checklist", "pack", "install", out)
    assert (status, again["status"], again["changes"]) == (0, "same", None)
    assert run("checklist", "pack", "remove", "sample-county") == (
        0,
        {"removed": "sample-county"},
    )
    assert run("checklist", "pack", "list") == (0, {"packs": []})


def test_a_visit_asks_what_the_pack_brought(run: Run, tmp_path: Path) -> None:
    (tmp_path / "county.pack").write_bytes(packed())
    facts = {"name": "示例院", "kinds": ["residential_care"], "beds": 30, "registered": True}
    (tmp_path / "facts.json").write_text(json.dumps(facts), encoding="utf-8")
    facility = run("facility", "add", "--facts", tmp_path / "facts.json")[1]["facility"]
    start = ("visit", "start", "--facility", facility, "--mode", "township_safety_patrol")
    people = ("--type", "routine", "--officer", "示例甲", "--officer", "示例乙")
    asked = []
    for install in (False, True):
        if install:
            assert run("checklist", "pack", "install", tmp_path / "county.pack")[0] == 0
        status, begun = run(*start, *people)
        assert status == 0, begun
        rows = run("visit", "items", begun["visit"])[1]["items"]
        asked.append({row["id"] for row in rows})
    assert asked[1] - asked[0] == {STOVE}


def test_every_verb_about_checklists_speaks_of_the_packs_of_a_named_folder(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    calendar = "source: 示例通知\nholidays: ['2031-05-01', '2031-05-02']\n"
    path = tmp_path / "county.pack"
    path.write_bytes(packed({**SOUND, "calendars/2031.yaml": calendar}))
    (tmp_path / "facts.json").write_text('{"kinds": ["residential_care"]}', encoding="utf-8")
    applicable = ("checklist", "applicable", "--facts", tmp_path / "facts.json")
    days = ("calc", "working_days", "from=2031-04-30", "days=1")
    before = run("checklist", "list")[1]["checklists"][0]["items"]
    assert run(*days)[1]["warnings"]
    assert run("checklist", "pack", "install", path)[0] == 0
    assert run("checklist", "list")[1]["checklists"][0]["items"] == before + 1
    assert run("checklist", "show", STOVE)[1]["items"][0]["id"] == STOVE
    assert STOVE in {one["id"] for one in run(*applicable)[1]["items"]}
    assert run("checklist", "coverage")[1]["total"]["missing"] == 0
    done = run(*days)[1]
    assert (done["result"], done["warnings"]) == ({"date": "2031-05-05"}, [])
    assert main(["--data", str(tmp_path / "none"), "checklist", "show", STOVE]) == 1
    assert capsys.readouterr().err.startswith("checklist.unknown")


def test_problems_are_listed_with_file_and_line(
    run: Run, say: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    broken = {**SOUND, "checklists/fire.yaml": FIRE.replace("core", "often")}
    path = tmp_path / "county.pack"
    path.write_bytes(packed(broken))
    status, done = run("checklist", "pack", "install", path)
    assert (status, done["status"], done["changes"]) == (1, "refused", None)
    (problem,) = done["problems"]
    assert (problem["file"], problem["line"]) == ("county.pack/checklists/fire.yaml", 10)
    status, text, _ = say("checklist", "pack", "install", path)
    assert status == 1
    assert text.splitlines() == [
        f"county.pack/checklists/fire.yaml:10: {problem['message']}",
        "有 1 处问题，什么都没有改",
    ]
    source = write_folder(tmp_path / "本县", broken)
    status, built = run("checklist", "pack", "build", source, "--out", tmp_path / "x.pack")
    assert (status, built["file"]) == (1, None)
    assert [(one["file"], one["line"]) for one in built["problems"]] == [
        ("本县/checklists/fire.yaml", 10)
    ]
    assert run("checklist", "pack", "list") == (0, {"packs": []})


def test_refusals_are_one_sentence_and_status_one(
    say: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    path = tmp_path / "county.pack"
    path.write_bytes(b"PK\x03\x04 no pack")
    status, _, said = say("checklist", "pack", "install", path)
    assert (status, said.split(":")[0], said.count("\n")) == (1, "pack.unsound", 1)
    path.write_bytes(packed(version(2)))
    status, text, _ = say("checklist", "pack", "install", path)
    assert (status, text.splitlines()[0]) == (0, "已装上「示例县本地检查项」第 2 版")
    assert "检查项新增 1：fire.county.stove" in text.splitlines()
    path.write_bytes(packed(version(1)))
    status, _, said = say("checklist", "pack", "install", path)
    assert (status, said.split(":")[0]) == (1, "pack.older")
    status, text, _ = say("checklist", "pack", "install", path, "--allow-older")
    assert (status, text.splitlines()[0]) == (
        0,
        "已按要求退回「示例县本地检查项」第 1 版，并记入日志",
    )
    status, text, _ = say("history", "sample-county")
    assert status == 0
    assert [line.split("\t")[3] for line in text.splitlines()] == ["pack.install"] * 2
    assert '"older":true' in text.splitlines()[1]
    status, _, said = say("checklist", "pack", "remove", "nowhere")
    assert (status, said.split(":")[0]) == (1, "pack.unknown")


def test_a_damaged_pack_is_named_by_list_and_verify(
    run: Run, say: Callable[..., tuple[int, str, str]], folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "county.pack"
    path.write_bytes(packed())
    run("checklist", "pack", "install", path)
    (folder / "packs" / "sample-county-1.pack").write_bytes(b"")
    assert run("checklist", "pack", "list")[1]["packs"][0]["state"] == "damaged"
    status, text, _ = say("checklist", "pack", "list")
    assert (status, text.strip().split("\t")[-1]) == (0, "文件丢失或损坏，没有用上")
    status, report = run("verify")
    assert (status, report["packs"], report["sound"]) == (1, ["sample-county-1.pack"], False)
    status, text, _ = say("verify")
    assert "检查库包 sample-county-1.pack 丢失或损坏，请重新安装" in text.splitlines()
    status, done = run("checklist", "pack", "install", path)
    assert (status, done["status"]) == (0, "repaired")
    assert run("verify")[0] == 0
