"""Typed before going: local rules, a plan, declarations, the reply to a 工单, the registers."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.cli.test_story import Program
from tests.cli.test_story import facility as facility
from tests.cli.test_story import program as program

TEAM = ("--officer", "示例甲:示例-0012", "示例乙:示例-0027")
CIVIL = ("--mode", "civil_admin_inspection", "--type", "case")
FROM = ("--source", "complaint", "--reference", "12345-0077")


def test_a_plan_is_declared_begun_and_replied_to(program: Program, facility: str) -> None:
    assert program.json("visit", "rules", "--cap", "2", "--entry-code", "yes")["rules"] == {
        "cap": 2,
        "recheck_counts": False,
        "joint_counts": False,
        "entry_code": True,
    }
    assert program.refused("visit", "rules", "--cap", "viele") == "rules.bad_cap"
    today = datetime.now().astimezone()
    at = (today + timedelta(days=3)).isoformat(timespec="seconds")
    reply_by = (today + timedelta(days=9)).date().isoformat()
    words = (*CIVIL, *TEAM, *FROM, "--reply-by", reply_by, "--at", at)
    plan = program.json("visit", "plan", "--facility", facility, *words)
    codes = {"procedure.approval", "procedure.recusal", "procedure.entry_code"}
    assert {one["code"] for one in plan["warnings"]} == codes
    due = program.json("due")["visits"]
    assert [(one["kind"], one["visit"]) for one in due] == [
        ("planned", plan["visit"]),
        ("reply", plan["visit"]),
    ]
    assert program.refused("visit", "procedure", "last", "--no-stake", "某某") == "visit.no_officer"
    left = program.json("visit", "procedure", "last", "--no-stake", "--entry-code", "M-7")
    assert [one["code"] for one in left["warnings"]] == ["procedure.approval"]

    reason = "procedure.approval=审批表当日补"
    begun = program.json("visit", "start", "--plan", "last", "--override", reason)
    assert begun["visit"] == plan["visit"]
    assert [one["overridden"] for one in begun["warnings"]] == [True]
    assert program.refused("visit", "start", "--plan", "last") == "visit.not_planned"
    program.json("visit", "reply", "last", "--words", "已电话答复")
    (held,) = program.json("visit", "list")["visits"]
    assert (held["source"], held["reference"], held["counts"]) == ("complaint", "12345-0077", True)
    assert held["replied_on"] == today.date().isoformat()
    assert program.json("due")["visits"] == []


def test_a_visit_without_a_plan_names_what_it_needs(program: Program, facility: str) -> None:
    status, _out, err = program.run("visit", "start", *TEAM, "--facility", facility)
    assert (status, err.split(":")[0]) == (2, "usage.start")
    assert "--mode" in err


def test_certificates_and_devices_are_kept_and_taken_out(program: Program, facility: str) -> None:
    words = ("--kind", "health", "--person", "示例丙", "--until", "2020-01-01")
    one = program.json("facility", "staff", "add", facility, *words)["certificate"]
    program.json("facility", "staff", "edit", one, "--post", "厨师", "--until", "2020-02-01")
    (held,) = program.json("facility", "staff", "list", facility)["certificates"]
    assert (held["person"], held["post"], held["until"]) == ("示例丙", "厨师", "2020-02-01")
    assert held["number"] is None
    lift = program.json(
        "facility", "equipment", "add", facility, "--kind", "lift", "--place", "东楼"
    )
    ending = program.json("due")["ending"]
    assert [entry["paper"]["whose"] for entry in ending] == ["示例丙"]
    rows = program.json("ledger", "equipment", "--facility", facility)["rows"]
    assert [row["place"] for row in rows] == ["东楼"]
    program.json("facility", "staff", "remove", one)
    program.json("facility", "equipment", "remove", lift["equipment"])
    assert program.json("facility", "equipment", "list", facility)["equipment"] == []
    assert program.json("due")["ending"] == []
    assert program.refused("facility", "staff", "remove", one) == "register.unknown"
