"""The whole story typed: one JSON object per call, ids, exit codes, sentences."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from inspector.cli import main as cli
from inspector.cli.main import main
from inspector.usecases.demo import drawn_signature

ROOT = Path(__file__).resolve().parents[2]
EXIT = "fire.evacuation.exit-opens"


class Program:
    """The command line on one data folder."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self._capsys = capsys

    def run(self, *words: str) -> tuple[int, str, str]:
        status = main(["--data", str(self.data), *words])
        out, err = self._capsys.readouterr()
        return status, out, err

    def json(self, *words: str) -> dict[str, Any]:
        status, out, err = self.run(*words, "--json")
        assert status == 0, err
        value = json.loads(out)
        assert isinstance(value, dict)
        return value

    def refused(self, *words: str) -> str:
        status, out, err = self.run(*words)
        assert status == 1, (out, err)
        assert out == ""
        code, _colon, sentence = err.strip().partition(": ")
        assert sentence
        return code


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    made = Program(tmp_path / "data", capsys)
    status, out, _err = made.run(
        "init",
        "--device",
        "示例本",
        "--user",
        "示例甲",
        "--agency",
        "示例县示例镇人民政府",
        "--certificate",
        "示例-0012",
    )
    assert status == 0
    assert out.strip() == str(made.data)
    return made


@pytest.fixture
def facility(program: Program) -> str:
    status, out, _err = program.run(
        "facility",
        "add",
        "--name",
        "示例镇敬老院",
        "--kind",
        "residential_care",
        "--beds",
        "68",
        "--set",
        "registered=yes",
        "--set",
        "public_support=yes",
        "--set",
        "storeys=3",
    )
    assert status == 0
    assert len(out.split()) == 1, "a creating verb prints the new id alone"
    return out.strip()


def start(program: Program, facility: str, *more: str) -> dict[str, Any]:
    return program.json(
        "visit",
        "start",
        "--facility",
        facility,
        "--mode",
        "wubao_agreement_check",
        "--type",
        "routine",
        "--at",
        "2026-11-20T13:40:00+08:00",
        "--officer",
        "示例甲:示例-0012",
        "示例乙",
        "--companion",
        "示例丁:院长",
        *more,
    )


def fill_all(program: Program, tmp_path: Path, *special: dict[str, Any]) -> None:
    items = program.json("visit", "items", "last")["items"]
    told = {answer["item"]: answer for answer in special}
    answers = [told.get(item["id"], {"item": item["id"], "verdict": "pass"}) for item in items]
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"answers": answers}, ensure_ascii=False), encoding="utf-8")
    done = program.json("visit", "fill", "last", str(path))
    assert done["answers"] == len(items)


def test_from_door_to_sealed_record(program: Program, facility: str, tmp_path: Path) -> None:
    begun = start(program, facility)
    assert begun["items"] > 20
    assert begun["warnings"] == []
    visit = begun["visit"]
    items = program.json("visit", "items", visit)["items"]
    assert len(items) == begun["items"]
    for item in items:
        assert item["answer"] in ("verdict", "measure", "count", "computed")
        assert item["force"] in ("mandatory", "normative", "advisory")
        assert item["current"] is None
    failed = {
        "item": EXIT,
        "verdict": "fail",
        "count": 4,
        "bad": 1,
        "place": "二层西侧",
        "note": "挂锁",
        "term": "10w",
    }
    fill_all(program, tmp_path, failed)
    review = program.json("visit", "review", "last")
    assert review["can_sign"] is True
    assert review["verdict"] == "problems"
    (finding,) = review["findings"]
    assert (finding["place"], finding["seen"], finding["term"]) == ("二层西侧", "挂锁", "10w")
    assert finding["deadline"] == "2026-12-04"
    for domain in review["domains"]:
        assert domain["score"]["of"] == domain["items"] - domain["na"]
    picture = tmp_path / "sign.png"
    picture.write_bytes(drawn_signature("示例"))
    for name in ("示例甲", "示例乙"):
        program.json("visit", "sign", "last", "--person", name, "--image", str(picture))
    signed = program.json(
        "visit",
        "sign",
        "last",
        "--person",
        "示例丁",
        "--refused",
        "不认可",
        "--witness",
        "示例戊:村委会主任",
        "--reported-to",
        "示例县民政局",
    )
    assert signed["waiting"] == []
    closed = program.json("visit", "close", "last")
    assert closed["facts_hash"] == signed["facts_hash"]
    paper = tmp_path / "记录.pdf"
    program.json("report", "last", "--out", str(paper))
    text = subprocess.run(
        ["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True
    ).stdout
    for words in (signed["number"], "示例镇敬老院", "挂锁", "拒绝签字", "示例戊"):
        assert words in text
    assert program.json("verify")["sound"] is True
    assert program.json("rebuild", "--check")["same"] is True
    listed = program.json("visit", "list")["visits"]
    assert [(one["state"], one["number"]) for one in listed] == [("closed", signed["number"])]
    program.json("visit", "revise", visit, "--reason", "写错楼层")
    assert program.json("visit", "review", visit)["revision"] == 2


def test_options_stand_before_or_after_the_verb(
    program: Program, facility: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (
        ["--json", "--data", str(program.data), "facility", "list"],
        ["facility", "--json", "list", "--data", str(program.data)],
        ["facility", "list", "--data", str(program.data), "--json", "--as", "别人"],
    ):
        assert main(words) == 0
        assert json.loads(capsys.readouterr().out)["facilities"][0]["id"] == facility


def test_another_actor_stands_in_the_history(program: Program, facility: str) -> None:
    program.json("--as", "示例乙", "facility", "edit", facility, "--phone", "000-0001")
    actors = {entry["actor"] for entry in program.json("history", facility)["entries"]}
    assert actors == {"示例甲", "示例乙"}


def test_answers_one_by_one(program: Program, facility: str, tmp_path: Path) -> None:
    start(program, facility)
    words = ["visit", "answer", "last", EXIT, "--verdict", "fail", "--count", "2", "--bad", "1"]
    program.json(*words, "--note", "挂锁", "--instance", "东门", "--severity", "major")
    item = next(i for i in program.json("visit", "items", "last")["items"] if i["id"] == EXIT)
    assert item["current"] is None
    (answer,) = item["instances"]
    assert (answer["instance"], answer["verdict"], answer["bad"]) == ("东门", "fail", 1)
    assert program.refused(*words[:3], "fire.no.such", *words[4:]) == "answer.unknown_item"
    assert program.refused(*words, "--term", "下周") == "term.invalid"
    good = ROOT / "resources" / "sample" / "photos" / "corridor.jpg"
    broken = tmp_path / "断.jpg"
    broken.write_bytes(good.read_bytes()[:20_000])
    kept = files_below(program.data)
    assert program.refused(*words, "--photo", str(good), str(broken)) == "photo.unreadable"
    assert files_below(program.data) == kept
    missing = str(tmp_path / "none.jpg")
    assert program.refused(*words, "--photo", str(good), missing) == "file.cannot_read"
    assert files_below(program.data) == kept
    added = program.json(*words, "--photo", str(good), str(good))
    assert len(added["photos"]) == 2
    assert len(files_below(program.data) - kept) == 2, "one original, one rendition"


def files_below(data: Path) -> set[Path]:
    """The originals and renditions that are kept, and what a broken act may have left there."""
    folders = (data / "evidence", data / "renditions")
    return {path for folder in folders for path in folder.rglob("*") if path.is_file()}


def test_filling_is_all_or_nothing_and_names_every_bad_row(
    program: Program, facility: str, tmp_path: Path
) -> None:
    start(program, facility)
    path = tmp_path / "answers.json"
    rows = [
        {"item": EXIT, "verdict": "pass"},
        {"item": EXIT, "verdict": "maybe"},
        {"item": "fire.no.such", "verdict": "pass"},
        {"item": EXIT, "verdict": "pass", "value": 1.5},
        {"item": EXIT, "verdict": "pass", "colour": "red"},
        {"item": EXIT, "verdict": "fail"},
    ]
    path.write_text(json.dumps({"answers": rows}), encoding="utf-8-sig")
    status, _out, err = program.run("visit", "fill", "last", str(path))
    assert status == 1
    assert err.startswith("fill.refused: ")
    named = [line.partition("：")[0] for line in err.splitlines()[1:]]
    assert named == [f"第 {n} 条" for n in (2, 3, 4, 5, 6)]
    assert "fire.no.such" in err
    assert "与第 1 条是同一项" in err
    measured = ("visit", "answer", "last", EXIT, "--verdict", "pass", "--value", "1.35")
    assert program.refused(*measured) == "answer.not_measured"
    items = program.json("visit", "items", "last")["items"]
    assert all(item["current"] is None for item in items)


def test_blocked_and_overridden_conditions(program: Program, facility: str) -> None:
    words = ["visit", "start", "--facility", facility, "--type", "routine", "--officer", "示例甲:1"]
    assert program.refused(*words, "--mode", "civil_admin_inspection") == "procedure.blocked"
    begun = program.json(*words, "--mode", "wubao_agreement_check")
    (warning,) = begun["warnings"]
    assert (warning["code"], warning["overridden"]) == ("procedure.two_officers", False)
    after = program.json("visit", "override", "last", "procedure.two_officers=同事病假")
    assert after["warnings"][0]["overridden"] is True
    assert (
        program.refused("visit", "override", "last", "procedure.weather=雨")
        == "procedure.unknown_condition"
    )


def test_exit_codes(program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path / "none"), "facility", "list"]) == 3
    assert capsys.readouterr().err.startswith("workspace.missing: ")
    for words in (["facility", "dance"], ["nothing"], ["facility"], ["facility", "list", "--data"]):
        with pytest.raises(SystemExit) as usage:
            main(words)
        assert usage.value.code == 2
        assert capsys.readouterr().err.startswith("usage.call: ")
    assert program.run("init")[0] == 1
    assert program.refused("visit", "review", "last") == "visit.none"


def test_a_word_brings_the_verbs_that_all_together_bring() -> None:
    _parser, everything = cli._parser()
    apart: dict[str, Any] = {}
    for words in cli._GROUPS.values():
        for word in words:
            apart |= cli._parser(word)[1]
            assert any(command.split()[0] == word for command in apart), word
    assert set(apart) == set(everything)
    assert len(cli._parser("facility")[1]) < len(everything), "only what was asked for is imported"


def test_without_a_display_the_window_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert main([]) == 1
    assert capsys.readouterr().err.startswith("window.no_display: ")


def test_a_user_without_an_agency_leaves_no_half_made_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fresh = Program(tmp_path / "new", capsys)
    assert fresh.refused("init", "--user", "示例甲", "--agency", " ") == "field.empty"
    assert not fresh.data.exists()
    assert fresh.run("init", "--user", "示例甲", "--agency", "示例镇")[0] == 0


def test_verbs_that_need_no_folder_accept_one_that_does_not_exist(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    none = str(tmp_path / "none")
    assert main(["--data", none, "checklist", "list", "--json"]) == 0
    checklists = json.loads(capsys.readouterr().out)["checklists"]
    assert [one["id"] for one in checklists][:3] == ["fire", "food", "service"]
    words = "beds=60 area=1000 hydrant=yes sprinkler=no underground=no points=3 rating=3A"
    assert main(["--data", none, "calc", "extinguishers", *words.split(), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)["result"]
    assert (result["hazard"], result["Q"], result["Q_advised"], result["units"]) == (
        "severe",
        18,
        20,
        9,
    )
    assert main(["calc", "extinguishers", "beds=60"]) == 1
    assert "area" in capsys.readouterr().err
    assert main(["calc", "cooling", "to_21=60", "to_8=90", "to_21=200"]) == 1
    said = capsys.readouterr().err
    assert said == "calc.argument_twice: 算式 cooling 的参数 to_21 写了两次，只留一个\n"
    assert not Path(none).exists()


def test_while_the_folder_is_open_every_verb_is_refused(program: Program) -> None:
    from inspector.workspace import Workspace

    held = Workspace.open(program.data)
    try:
        status, out, err = program.run("facility", "list")
    finally:
        held.close()
    assert (status, out) == (3, "")
    assert err.strip() == "workspace.in_use: 数据文件夹正由另一个程序使用，关闭它再试"


def test_the_program_speaks_utf8_whatever_the_system_says(program: Program, facility: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "inspector", "facility", "list"],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={
            **os.environ,
            "INSPECTOR_DATA": str(program.data),
            "PYTHONIOENCODING": "ascii",
            "LC_ALL": "C",
        },
    )
    assert "示例镇敬老院" in done.stdout.decode("utf-8")


def test_import_export_round_trip(program: Program, facility: str, tmp_path: Path) -> None:
    sheet = tmp_path / "名单.csv"
    sheet.write_text(
        "名称,类型,床位,统一社会信用代码\n"
        "示例村幸福院,农村幸福院,12,\n"
        "示例甲院,不知道,3,\n"
        "示例乙院,养老机构,很多,123\n"
        "示例镇敬老院,养老机构,68,\n",
        encoding="gb18030",
    )
    preview = program.json("facility", "import", str(sheet), "--dry-run")
    assert [row["ok"] for row in preview["rows"]] == [True, False, False, True]
    assert [row["row"] for row in preview["rows"]] == [2, 3, 4, 5]
    assert len(preview["rows"][2]["problems"]) == 2
    assert preview["rows"][3]["warnings"]
    assert len(program.json("facility", "list")["facilities"]) == 1, "a dry run writes nothing"
    done = program.json("facility", "import", str(sheet))
    assert len(done["facilities"]) == 2
    out = tmp_path / "导出.xlsx"
    assert program.json("facility", "export", "--out", str(out))["facilities"] == 3
    again = program.json("facility", "import", str(out), "--dry-run")
    assert [row["ok"] for row in again["rows"]] == [True, True, True]
    template = tmp_path / "模板.xlsx"
    program.json("facility", "template", "--out", str(template))
    assert template.stat().st_size > 3000


def test_search_by_initials_address_and_code(program: Program, facility: str) -> None:
    for words, count in (("slzjly", 1), ("敬老", 1), ("SLZ", 1), ("%", 0), ("没有", 0)):
        found = program.json("facility", "list", "--search", words)["facilities"]
        assert len(found) == count, words


def test_a_folder_that_is_taken_is_refused_and_stays(program: Program) -> None:
    before = program.json("verify")
    assert program.refused("init", "--user", "示例戊", "--agency", "示例局") == "workspace.exists"
    assert program.json("verify") == before


def test_a_user_named_alone_brings_the_certificate_that_was_entered(
    program: Program, facility: str, tmp_path: Path
) -> None:
    words = ("--facility", facility, "--mode", "civil_admin_inspection", "--type", "special")
    begin = ("visit", "start", *words, "--officer")
    assert program.refused(*begin, "示例甲:", "示例乙:示例-0027") == "procedure.blocked"
    program.json(*begin, "示例甲", "示例乙:示例-0027")
    fill_all(program, tmp_path)
    program.json("report", "last", "--out", str(tmp_path / "笔录.pdf"))
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "笔录.pdf"), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "示例-0012" in text
