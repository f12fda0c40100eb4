"""One facility from approval to closure, typed: every paper, the ledger, and what joins them."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import python_calamine

from inspector.usecases.demo import drawn_signature
from tests.cli.test_story import EXIT, Program
from tests.reports.sample_papers import read

TEAM = (
    *("--officer", "示例甲:示例-0012", "示例乙:示例-0027", "--companion", "示例丁:院长"),
    "--no-stake",
)
MODE = ("--mode", "civil_admin_inspection")
REASON = "突查夜间值守"


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    made = Program(tmp_path / "data", capsys)
    agency = ("--agency", "示例县民政局", "--certificate", "示例-0012")
    made.json("init", "--device", "示例本", "--user", "示例甲", *agency)
    return made


def visit_planned(program: Program) -> tuple[str, str]:
    """A facility, and a visit that is to begin in an hour without notice; the leader's reason."""
    known = ("--set", "registered=yes", "--set", "overnight=yes", "--set", "storeys=3")
    _status, out, _err = program.run(
        *("facility", "add", "--name", "示例镇敬老院", "--kind", "residential_care"),
        *("--beds", "68", *known),
    )
    facility = out.strip()
    later = (datetime.now().astimezone() + timedelta(hours=1)).isoformat(timespec="seconds")
    planned = program.json(
        *("visit", "plan", "--facility", facility, *MODE, "--type", "routine", *TEAM),
        *("--source", "plan", "--reference", "年度计划第 3 项", "--at", later),
    )
    visit = str(planned["visit"])
    return facility, visit


def issue(program: Program, visit: str, kind: str, *fields: str) -> str:
    """Draft and issue a paper."""
    typed = ("--field", *fields) if fields else ()
    made = program.json("document", "draft", visit, kind, *typed)["document"]
    program.json("document", "issue", made)
    return str(made)


def sign_and_close(program: Program, visit: str, tmp_path: Path) -> None:
    image = tmp_path / "签名.png"
    for name in ("示例甲", "示例乙", "示例丁"):
        image.write_bytes(drawn_signature(name))
        program.json("visit", "sign", visit, "--person", name, "--image", str(image))
    program.json("visit", "close", visit)


def inspect(program: Program, visit: str, tmp_path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the visit finds: a service matter of one's own, and a locked exit."""
    items = program.json("visit", "items", visit)["items"]
    own = next(
        item["id"]
        for item in items
        if item["domain"] == "service"
        and (item["force"], item["department"]) == ("mandatory", "civil_affairs")
        and (item["answer"], item["term"]) != ("verdict", "at_once")
    )
    special = {
        own: {"verdict": "fail", "place": "一层档案室", "note": "缺资料", "term": "20"},
        EXIT: {"verdict": "fail", "place": "一层西门", "note": "挂锁"},
    }
    answers = [{"item": i["id"], **special.get(i["id"], {"verdict": "pass"})} for i in items]
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"answers": answers}, ensure_ascii=False), encoding="utf-8")
    program.json("visit", "fill", visit, str(path))
    sign_and_close(program, visit, tmp_path)
    found = {one["item"]: one for one in program.json("finding", "list")["findings"]}
    return found[own], found[EXIT]


def text_of(program: Program, document: str, tmp_path: Path) -> str:
    path = tmp_path / f"{document}.pdf"
    program.json("document", "print", document, "--out", str(path))
    return read(path.read_bytes())


def test_from_approval_to_closure(program: Program, tmp_path: Path) -> None:
    facility, visit = visit_planned(program)
    approval = issue(program, visit, "approval", "source=年度检查计划", "way=持通知书直接检查")
    program.json("visit", "override", visit, f"procedure.notice={REASON}")
    notice = issue(program, visit, "inspection_notice")  # the reason was given with the visit
    program.json("document", "serve", notice, "--receiver", "示例丁", "--place", "院长室")
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    program.json("visit", "start", "--plan", visit, "--at", now)
    rights = issue(program, visit, "rights_notice", "recusal=不申请回避")
    own, locked = inspect(program, visit, tmp_path)
    order = program.json(
        *("order", visit, "--field", "review_body=示例县人民政府", "court=示例县人民法院"),
    )
    program.json("document", "serve", order["document"], "--receiver", "示例丁")

    until = (date.today() + timedelta(days=45)).isoformat()
    granted = ("--until", until, "--reason", "等档案柜到货", "--by", "示例己", "--paper")
    extended = program.json("finding", "extend", own["id"], *granted, "--field", "interim=专人保管")
    assert extended["finding"]["deadline"] == until
    handed = program.json(
        "finding", "hand-over", locked["id"], "--to", "示例县消防救援大队", "--paper"
    )
    assert handed["finding"]["handed_over"]["number"] == handed["paper"]["number"]
    said = ("--kind", "corrected", "--text", "已拆锁", "--number", "示消函〔2026〕9号")
    program.json("finding", "reply", locked["id"], *said)
    program.json("finding", "done", own["id"], "--by", "示例丁")

    again = program.json("recheck", "start", "--facility", facility, *MODE, *TEAM)
    assert again["findings"] == [own["id"]]
    second = again["visit"]
    corrected = ("--result", "corrected", "--note", "资料齐了")
    program.json("recheck", "result", second, own["id"], *corrected)
    sign_and_close(program, second, tmp_path)
    record = issue(program, second, "recheck_record", "next_step=予以销号")
    closed = program.json("finding", "close", own["id"], "--by", "示例丙", "--paper")
    other = program.json("finding", "close", locked["id"], "--by", "示例丙", "--paper")
    assert program.json("finding", "list")["counts"] == {"closed": 2}

    papers = {
        approval: ("行政检查审批表", "年度检查计划"),
        notice: ("检查通知书", "示例镇敬老院"),
        rights: ("检查告知页", "示例-0027"),
        order["document"]: ("责令限期改正通知书", "一层档案室", "示例县人民法院"),
        extended["paper"]["document"]: ("整改延期申请审批表", "等档案柜到货", "示例己"),
        handed["paper"]["document"]: ("示例县消防救援大队：", "一层西门", "挂锁"),
        record: ("复查记录", order["number"], "资料齐了"),
        closed["paper"]["document"]: ("隐患整改销号审批表", "示例丙", "已改正"),
        other["paper"]["document"]: ("隐患整改销号审批表", "移送部门已办结"),
    }
    for document, words in papers.items():
        text = text_of(program, document, tmp_path)
        assert [word for word in words if word not in text] == []
    assert REASON not in text_of(program, notice, tmp_path), "reasons stay inside"
    sheet = tmp_path / "整改台账.xlsx"
    program.json("ledger", "rectification", "--out", str(sheet))
    head, *rows = python_calamine.load_workbook(str(sheet)).get_sheet_by_index(0).to_python()
    (row,) = [dict(zip(head, one, strict=True)) for one in rows if "一层档案室" in one]
    assert row["整改期限"] == date.fromisoformat(until)
    assert (row["状态"], row["销号人"], row["销号日期"]) == ("已销号", "示例丙", date.today())
    assert program.json("rebuild", "--check")["same"] is True
    assert program.json("verify")["sound"] is True
