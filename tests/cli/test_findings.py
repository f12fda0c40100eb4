"""From finding to closure, typed: set, extended, reported, looked at again, closed, handed out."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import python_calamine

from inspector.usecases.demo import drawn_signature
from tests.cli.test_story import EXIT, Program, fill_all
from tests.cli.test_story import facility as facility
from tests.cli.test_story import program as program

LIGHT = "fire.evacuation.emergency-light"
ROUTE = "fire.evacuation.route-clear"
PICTURE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "photos" / "corridor.jpg"
TEAM = ("--officer", "示例甲:示例-0012", "示例乙", "--companion", "示例丁:院长")
MODE = ("--mode", "wubao_agreement_check")


def sign_and_close(program: Program, tmp_path: Path) -> None:
    image = tmp_path / "签名.png"
    for name in ("示例甲", "示例乙", "示例丁"):
        image.write_bytes(drawn_signature(name))
        program.json("visit", "sign", "last", "--person", name, "--image", str(image))
    program.json("visit", "close", "last")


def inspect(program: Program, facility: str, tmp_path: Path) -> dict[str, str]:
    """A finished visit with three findings, by item."""
    kind = ("--type", "routine", "--checklist", "fire")
    program.json("visit", "start", "--facility", facility, *MODE, *kind, *TEAM)
    fill_all(
        program,
        tmp_path,
        {"item": EXIT, "verdict": "fail", "place": "一层西门", "note": "挂锁"},
        {"item": LIGHT, "verdict": "fail", "place": "二层东侧", "note": "两盏不亮"},
        {
            "item": ROUTE,
            "verdict": "fail",
            "place": "二层楼梯",
            "note": "堆放轮椅",
            "corrected": True,
        },
    )
    sign_and_close(program, tmp_path)
    found = program.json("finding", "list", "--visit", "last")
    assert found["counts"] == {"open": 2, "closed": 1}
    return {one["item"]: one["id"] for one in found["findings"]}


def finding(program: Program, *words: str) -> dict[str, Any]:
    held = program.json("finding", *words)["finding"]
    assert isinstance(held, dict)
    return held


def test_from_finding_to_closure(program: Program, facility: str, tmp_path: Path) -> None:
    ids = inspect(program, facility, tmp_path)
    light = ids[LIGHT]
    held = finding(program, "show", light)
    assert (held["state"], held["place"], held["rectifier"]) == ("open", "二层东侧", "operator")
    assert {"set", "extend", "report", "hand_over", "merge", "split"} <= set(held["acts"])
    assert "close" not in held["acts"]
    filled = finding(program, "set", light[:18], "supervisor=示例副镇长", "measures=全部更换")
    assert (filled["supervisor"], filled["five"]["measures"]) == ("示例副镇长", "全部更换")
    assert program.refused("finding", "close", light, "--note", "看了照片") == "finding.not_now"
    until = (date.fromisoformat(held["deadline"]) + timedelta(days=7)).isoformat()
    reason = ("--reason", "灯具缺货", "--by", "示例副镇长")
    extended = finding(program, "extend", light, "--until", until, *reason)
    assert (extended["first_deadline"], extended["deadline"]) == (held["deadline"], until)
    assert finding(program, "begin", light)["state"] == "under_way"
    done = finding(program, "done", light, "--by", "示例丁", "--photo", str(PICTURE))
    assert (done["state"], len(done["photos_after"])) == ("waiting", 1)
    waiting = program.json("due")
    assert [one["id"] for one in waiting["to_recheck"]] == [light]

    started = program.json("recheck", "start", "--facility", facility, *MODE, *TEAM)
    assert started["items"] == 2
    assert set(started["findings"]) == {light, ids[EXIT]}
    asked = program.json("visit", "items", "last")["items"]
    assert {item["id"] for item in asked} == {EXIT, LIGHT}
    assert all(item["current"] is None for item in asked)
    program.json("recheck", "result", "last", light, "--result", "corrected")
    told = program.json(
        "recheck", "result", "last", ids[EXIT], "--result", "not_corrected", "--note", "又挂锁"
    )
    assert {one["id"]: one["result"] for one in told["findings"]} == {
        light: "corrected",
        ids[EXIT]: "not_corrected",
    }
    sign_and_close(program, tmp_path)
    assert [one["id"] for one in program.json("due")["to_close"]] == [light]
    (closed,) = program.json("finding", "close", light, "--by", "示例丙")["findings"]
    assert (closed["state"], closed["closed"]["by"]) == ("closed", "示例丙")
    assert closed["rechecks"][-1]["result"] == "corrected"

    handed = finding(program, "hand-over", ids[EXIT], "--to", "县消防救援大队")
    assert handed["state"] == "handed_over"
    said = ("--text", "已责令改正", "--number", "示消函〔2026〕9号")
    replied = finding(program, "reply", ids[EXIT], "--kind", "under_way", *said)
    (reply,) = replied["handed_over"]["replies"]
    assert (reply["kind"], reply["number"]) == ("under_way", "示消函〔2026〕9号")
    again = finding(program, "reopen", ids[EXIT], "--reason", "退回", "--term", "5")
    assert again["state"] == "open"
    told_life = [one["what"] for one in program.json("finding", "show", light)["history"]]
    assert told_life[0] == "检查发现"
    assert told_life[-1] == "销号"
    assert program.json("rebuild", "--check")["same"] is True
    assert program.json("verify")["sound"] is True


def test_lines_are_split_and_merged(program: Program, facility: str, tmp_path: Path) -> None:
    ids = inspect(program, facility, tmp_path)
    assert program.refused("finding", "split", ids[LIGHT], "--part", "东侧") == "finding.split_few"
    parts = program.json(
        "finding", "split", ids[LIGHT], "--part", "二层东侧=一盏不亮", "--part", "三层东侧"
    )["findings"]
    assert [(one["place"], one["seen"]) for one in parts] == [
        ("二层东侧", "一盏不亮"),
        ("三层东侧", "两盏不亮"),
    ]
    whole = finding(program, "merge", parts[0]["id"], parts[1]["id"])
    assert whole["state"] == "open"
    listed = program.json("finding", "list", "--all")["findings"]
    states = {one["id"]: one["state"] for one in listed}
    assert states[ids[LIGHT]] == "split"
    assert states[parts[1]["id"]] == "merged"
    shown = {one["id"] for one in program.json("finding", "list")["findings"]}
    assert shown == {parts[0]["id"], ids[EXIT], ids[ROUTE]}
    assert program.json("rebuild", "--check")["same"] is True


def test_what_is_due_goes_to_a_calendar_and_to_ledgers(
    program: Program, facility: str, tmp_path: Path
) -> None:
    ids = inspect(program, facility, tmp_path)
    light = finding(program, "show", ids[LIGHT])
    ics, xlsx = tmp_path / "期限.ics", tmp_path / "台账.xlsx"
    due = program.json("due", "--on", light["deadline"], "--ics", str(ics))
    assert [one["id"] for one in due["today"]] == [ids[LIGHT]]
    assert [one["id"] for one in due["overdue"]] == [ids[EXIT]]
    assert due["deadlines"] == ics.read_bytes().count(b"BEGIN:VEVENT") == 2
    columns = ("隐患描述=seen", "整改期限", "备注")
    saved = program.json(
        *("ledger", "profile", "save", "县平台", "--kind", "rectification", "--columns", *columns)
    )["profile"]
    assert [one["key"] for one in saved["columns"]] == ["seen", "deadline", None]
    listed = program.json("ledger", "profile", "list", "--kind", "rectification")
    assert [one["name"] for one in listed["profiles"]] == ["县平台"]
    assert "facility_name" in {one["key"] for one in listed["ledgers"][0]["columns"]}
    out = program.json(
        "ledger", "rectification", "--out", str(xlsx), "--profile", "县平台", "--state", "open"
    )
    assert {row["seen"] for row in out["rows"]} <= {"挂锁", "两盏不亮"}
    sheet = python_calamine.CalamineWorkbook.from_path(str(xlsx)).get_sheet_by_index(0)
    head, *rows = sheet.to_python()
    assert head == ["隐患描述", "整改期限", "备注"]
    assert ["两盏不亮", date.fromisoformat(light["deadline"]), ""] in rows
    for kind in ("visits", "hazards", "publication", "transfers", "complaints", "papers"):
        path = tmp_path / f"{kind}.xlsx"
        assert program.json("ledger", kind, "--out", str(path))["file"] == str(path)
        assert path.stat().st_size > 0
    unknown = program.refused("ledger", "visits", "--profile", "没有")
    assert unknown == "ledger.profile_unknown"


def test_the_page_before_a_visit(program: Program, facility: str, tmp_path: Path) -> None:
    ids = inspect(program, facility, tmp_path)
    page = program.json("facility", "previsit", facility)
    assert {one["id"] for one in page["unsettled"]} == {ids[EXIT], ids[LIGHT]}
    assert [one["problems"] for one in page["visits"]] == [3]
    history = program.json("facility", "history", facility)
    assert {one["what"] for one in history["events"]} == {"visit", "closed", "deadline"}
    assert [(one["domain"], one["found"]) for one in history["years"]] == [("fire", 3)]


def test_text_and_refusals_are_for_people(program: Program, facility: str, tmp_path: Path) -> None:
    ids = inspect(program, facility, tmp_path)
    status, out, _err = program.run("finding", "list", "--search", "挂锁")
    assert status == 0
    assert "示例镇敬老院 一层西门" in out
    assert len(out.splitlines()) == 1
    assert program.refused("finding", "show", "没有") == "finding.unknown"
    assert program.refused("finding", "set", ids[EXIT], "颜色=红") == "finding.unknown_field"
    status, out, err = program.run("finding", "set", ids[EXIT], "没有等号")
    assert (status, out, err.split(":")[0]) == (2, "", "usage.pair")
    broken = tmp_path / "坏.jpg"
    broken.write_bytes(b"x")
    assert program.refused("finding", "photo", ids[EXIT], str(broken)) == "photo.none_kept"
    added = program.json("finding", "photo", ids[EXIT], str(PICTURE), str(broken))
    assert len(added["photos"]) == 1
    assert [one["file"] for one in added["refused"]] == ["坏.jpg"]
    checked = finding(program, "check", ids[EXIT], "--result", "partly", "--note", "看了照片")
    assert checked["state"] == "under_way"
