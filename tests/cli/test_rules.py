"""Presets, samples, regional goals, hazards and clauses, typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from inspector.cli.main import main
from tests.cli.test_story import Program, start
from tests.cli.test_story import facility as facility
from tests.cli.test_story import program as program

BELL = "service.rooms.call-bell"


def test_a_night_visit_asks_its_preset_and_another_one_if_told(
    program: Program, facility: str
) -> None:
    night = start(program, facility, "--type", "night")
    assert 5 < night["items"] <= 15
    items = program.json("visit", "items", "last")["items"]
    assert len(items) == night["items"]
    (line,) = program.json("visit", "list")["visits"]
    assert (line["type"], line["preset"]) == ("night", "night")
    winter = start(program, facility, "--type", "night", "--preset", "winter")
    assert winter["items"] > night["items"]
    plain = start(program, facility, "--type", "night", "--preset", "none")
    assert {one["depth"] for one in program.json("visit", "items", "last")["items"]} == {"core"}
    assert plain["items"] > winter["items"]
    spring = ["--type", "night", "--preset", "spring"]
    arguments = ["--facility", facility, "--mode", "wubao_agreement_check", "--officer", "示例甲"]
    assert program.refused("visit", "start", *arguments, *spring) == "visit.unknown_preset"


def test_presets_are_listed_without_a_data_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", "/no/such", "checklist", "presets", "--json"]) == 0
    presets = json.loads(capsys.readouterr().out)["presets"]
    assert [one["id"] for one in presets] == [
        "night",
        "holiday",
        "winter",
        "flood",
        "first",
        "case",
    ]
    assert "service.night.call-answer" in presets[0]["items"]
    assert [one["before_holiday"] for one in presets] == [None, 15, None, None, None, None]
    assert [one["id"] for one in presets if one["first_visit"]] == ["first"]


def test_what_applies_within_a_preset(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps({"kinds": ["mutual_aid_point"], "overnight": True}))
    words = ["checklist", "applicable", "--facts", str(facts), "--json"]
    assert main([*words, "--preset", "night"]) == 0
    rows = {one["id"]: one for one in json.loads(capsys.readouterr().out)["items"]}
    assert rows["service.care.night-small"]["included"] is True
    assert rows["fire.electric.wiring"]["included"] is False
    assert rows["fire.electric.wiring"]["reasons"] == ["不在预设「夜查」里"]
    assert rows["fire.heating.stove"]["included"] is None


def test_a_sample_is_drawn_added_to_and_answered(program: Program, facility: str) -> None:
    start(program, facility, "--depth", "full")
    assert program.refused("visit", "sample", "last", "room") == "sample.none"
    drawn = program.json("visit", "sample", "last", "room", "--total", "24")
    assert (drawn["total"], drawn["size"], len(drawn["chosen"])) == (24, 5, 5)
    again = program.json("visit", "sample", "last", "room", "--total", "24")
    assert again["seed"] == drawn["seed"]
    assert again["chosen"] == drawn["chosen"]
    more = program.json("visit", "sample", "last", "room", "--add", "值班室旁小间")
    assert more["instances"] == [*drawn["chosen"], "值班室旁小间"]
    for place in more["instances"]:
        verdict = "fail" if place == "值班室旁小间" else "pass"
        note = ("--note", "没有呼叫铃") if verdict == "fail" else ()
        words = ("--instance", place, "--verdict", verdict, *note)
        program.json("visit", "answer", "last", BELL, *words)
    item = next(one for one in program.json("visit", "items", "last")["items"] if one["id"] == BELL)
    assert (item["sample"], item["count"], item["bad"]) == (more["instances"], 6, 1)
    review = program.json("visit", "review", "last")
    (finding,) = review["findings"]
    assert (finding["instance"], finding["count"], finding["bad"]) == ("值班室旁小间", 6, 1)
    status, out, _err = program.run("rebuild", "--check")
    assert status == 0, out


def test_hazards_tell_what_may_be_ruled(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["checklist", "hazards", "--json"]) == 0
    hazards = {one["id"]: one for one in json.loads(capsys.readouterr().out)["hazards"]}
    panels, duty = hazards["zd.combustible-panels"], hazards["zd.no-night-duty"]
    assert panels["answers"] == ["hit", "no", "unsure"]
    assert "fire.building.panels" in {one["id"] for one in panels["items"]}
    assert [one["clause"] for one in panels["clauses"]] == ["第四条（三）"]
    assert (duty["verified"], duty["answers"]) == (False, ["no", "unsure"])
    assert [one["clause"] for one in duty["clauses"]] == [None]


def test_a_clause_is_confirmed_by_name_and_listed_so(program: Program) -> None:
    pending = program.json("checklist", "clauses", "--unverified")["clauses"]
    assert all(one["clause"] is None for one in pending)
    words = ("checklist", "confirm", "gb38600-6.6a")
    done = program.json(*words, "--by", "示例丙", "--note", "核过原文")
    assert (done["clause"], done["number"], done["by"]) == ("gb38600-6.6a", "6.6", "示例丙")
    listed = program.json("checklist", "clauses", "--unverified")["clauses"]
    assert len(listed) == len(pending)
    one = next(one for one in listed if one["id"] == "gb38600-6.6a")
    assert (one["clause"], one["verified"]) == ("6.6", False)
    assert (one["confirmed"]["by"], one["confirmed"]["note"]) == ("示例丙", "核过原文")
    refused = program.refused("checklist", "confirm", "xff-16-4", "--by", "示例丙")
    assert refused == "clause.verified"
    _status, out, _err = program.run("checklist", "clauses")
    assert "条号由示例丙" in out
    taken = ("checklist", "withdraw", "gb38600-6.6a", "--by", "示例丁", "--reason", "看错了条")
    assert program.json(*taken)["withdrawn"]["by"] == "示例丙"
    assert program.refused(*taken) == "clause.not_confirmed"
    assert program.json("checklist", "clauses", "--unverified")["clauses"] == pending
    _status, out, _err = program.run("history", "gb38600-6.6a")
    assert out.count("gb38600") == 0
    assert "示例丁" in out


def test_a_named_folder_lends_its_region_its_goals_and_its_confirmed_clauses(
    program: Program,
) -> None:
    staffing = ("calc", "staffing", "disabled=10", "self_care=21", "caregivers=7")
    assert program.refused(*staffing) == "calc.argument_missing"
    program.json("region", "choose", "wuzhong")
    assert program.json(*staffing)["result"] == {"required": 7, "short": 0, "pass": True}
    share = ("calc", "nursing_bed_share", "nursing_beds=65", "beds=100")
    assert program.json(*share)["result"]["pass"] is True
    program.json("region", "set-goal", "wz-nurse", "70")
    assert program.json(*share)["result"] == {"share": 65, "required": 70, "pass": False}
    duty = ("checklist", "hazards")

    def numbers() -> list[str | None]:
        found = {one["id"]: one for one in program.json(*duty)["hazards"]}
        return [one["clause"] for one in found["zd.no-night-duty"]["clauses"]]

    assert numbers() == [None]
    hazard = program.json(*duty)["hazards"]
    (clause,) = next(one for one in hazard if one["id"] == "zd.no-night-duty")["clauses"]
    program.json("checklist", "confirm", clause["id"], "--by", "示例丙", "--number", "第六条（二）")
    assert numbers() == ["第六条（二）"]


def test_clauses_are_listed_without_a_data_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = str(tmp_path / "no folder")
    assert main(["--data", data, "checklist", "clauses", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["clauses"]) > 400
    assert main(["--data", data, "checklist", "confirm", "gb38600-6.6a", "--by", "甲"]) == 3
    assert not Path(data).exists()


def test_regional_goals_are_chosen_shown_and_set(program: Program, facility: str) -> None:
    assert program.json("region", "list")["chosen"] is None
    assert program.refused("region", "show") == "region.none_chosen"
    assert program.json("region", "choose", "wuzhong")["chosen"] == "wuzhong"
    shown = program.json("region", "show", "--facility", facility)["goals"]
    rates = next(one for one in shown if one["id"] == "wz-nurse")
    assert (rates["goal"], rates["actual"], rates["met"]) == ("≥ 60%", None, None)
    assert "wz-cov" not in {one["id"] for one in shown}, "a county's own sum"
    changed = program.json("region", "set-goal", "wz-nurse", "73", "--year", "2030")
    assert (changed["goal"], changed["original"], changed["year"]) == ("≥ 73%", "≥ 60%", "2030")
    assert changed["changed"]["by"] == "示例甲"
    goals = program.json("region", "show", "wuzhong")["goals"]
    assert next(one for one in goals if one["id"] == "wz-nurse")["goal"] == "≥ 73%"
    assert program.json("region", "set-goal", "wz-nurse", "--reset")["goal"] == "≥ 60%"
    assert program.refused("region", "set-goal", "wz-nurse", "多些") == "region.bad_value"
    assert program.json("region", "choose", "none")["chosen"] is None
