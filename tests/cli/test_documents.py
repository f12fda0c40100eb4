"""Papers typed: drafted, issued, served, replied to, printed; one JSON object per call."""

from __future__ import annotations

import json
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from inspector.facts.user import User
from inspector.facts.vocabulary import Depth, Mode, VisitType
from inspector.usecases.facilities import add_facility
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.setup import create_workspace
from inspector.usecases.visits import start_visit
from inspector.workspace import Workspace
from tests.cli.test_story import Program
from tests.conftest import HOME, people
from tests.reports.sample_papers import read
from tests.usecases.paper_scene import Scene, finish

ORDERED = (
    "--field",
    *("review_body=示例县人民政府", "court=示例县人民法院", "statement_days=5"),
)
YEAR = str(datetime.now().astimezone().year)
BLOCK = (
    *("document", "block", "rectification_order", "--prefix", "示民责改"),
    *("--year", YEAR, "--first", "7", "--last", "9"),
)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Scene]:
    """A care-service check that ended just now by this machine's own clock."""
    folder = tmp_path_factory.mktemp("papers") / "data"
    user = User(name="示例甲", agency="示例县示例镇人民政府", certificate="示例-0012")
    create_workspace(folder, "示例本", user)
    ws = Workspace.open(folder)
    draft = VisitDraft(
        facility=add_facility(ws, HOME),
        mode=Mode.WUBAO_CHECK,
        type=VisitType.ROUTINE,
        depth=Depth.FULL,
        begun=ws.now() - timedelta(hours=2),
        people=people("示例甲", "示例乙"),
    )
    scene = finish(ws, start_visit(ws, draft).visit, term="20")
    ws.close()
    return folder, scene


@pytest.fixture
def scene(
    finished: tuple[Path, Scene], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[Program, Scene]:
    """The command line on a copy of that folder."""
    source, held = finished
    shutil.copytree(source, tmp_path / "data")
    return Program(tmp_path / "data", capsys), held


def draft(program: Program, scene: Scene, kind: str, *more: str) -> str:
    status, out, err = program.run("document", "draft", scene.visit, kind, *more)
    assert status == 0, err
    assert len(out.split()) == 1, "a creating verb prints the new id alone"
    return out.strip()


def test_the_papers_of_a_visit_are_listed_with_their_reasons(scene: tuple[Program, Scene]) -> None:
    program, held = scene
    listed = program.json("document", "list", held.visit)
    assert set(listed) == {"visit", "papers", "documents"}
    papers = {one["type"]: one for one in listed["papers"]}
    order = papers["rectification_order"]
    assert (order["title"], order["available"], order["why"]) == ("责令限期改正通知", True, None)
    assert [one["number"] for one in order["findings"]] == [int(held.own)]
    assert {one["id"] for one in order["inputs"] if one["required"]} >= {"review_body", "court"}
    assert papers["major_hazard_report"]["why"]
    assert "approval" not in papers
    made = draft(program, held, "commitment")
    assert [one["document"] for one in program.json("document", "list")["documents"]] == [made]
    _status, out, _err = program.run("document", "list", held.visit)
    assert made in out
    assert "没有重大事故隐患" in out


def test_a_blocked_paper_exits_1_and_says_what_to_do(scene: tuple[Program, Scene]) -> None:
    program, held = scene
    made = draft(program, held, "extension")
    status, out, _err = program.run("document", "check", made, "--json")
    check = json.loads(out)
    assert (status, check["can_issue"]) == (1, False)
    assert "还没有填「延期理由」" in {one["message"] for one in check["blocking"]}
    assert program.refused("document", "issue", made) == "document.blocked"
    assert program.refused("order", held.visit) == "document.blocked"
    assert program.refused("document", "draft", held.visit, "poem") == "document.unknown_type"
    assert program.refused("document", "draft", held.visit, "approval") == "document.not_in_mode"
    assert program.refused("document", "issue", "0") == "document.unknown"
    bad = ("document", "edit", made, "--field", "applied_on=昨天")
    assert program.refused(*bad) == "document.bad_field"
    status, _out, _err = program.run("document", "edit", made, "--field", "理由")
    assert status == 2
    (kept,) = program.json("document", "list")["documents"]
    assert (kept["document"], kept["state"], kept["number"]) == (made, "draft", None)


def test_an_order_from_block_to_reply(scene: tuple[Program, Scene], tmp_path: Path) -> None:
    program, held = scene
    assert program.json(*BLOCK)["next"] == 7
    nowhere = ("order", held.visit, *ORDERED, "--out", str(tmp_path / "没有" / "通知.pdf"))
    assert program.refused(*nowhere) == "file.cannot_write"
    assert program.json(*BLOCK)["next"] == 7, "no number was used up"
    out = tmp_path / "通知.pdf"
    issued = program.json("order", held.visit, *ORDERED, "--out", str(out))
    number = f"示民责改〔{YEAR}〕第0007号"
    assert issued["number"] == number
    assert {"document", "revision", "facts_hash", "pdf", "warnings"} <= set(issued)
    assert number in read(out.read_bytes())
    order = str(issued["document"])
    refusal = ("document", "serve", order, "--manner", "refused", "--receiver", "示例丁")
    assert program.refused(*refusal) == "service.incomplete"
    served = program.json(*refusal, "--reason", "不认可", "--witness", "示例辛:村干部")
    assert served["state"] == "served"
    assert served["service"]["witnesses"] == ["示例辛:村干部"]
    again = ("document", "serve", order, "--receiver", "示例庚")
    assert program.refused(*again) == "service.already"
    taken = program.json("document", "withdraw-service", order, "--reason", "收件人写错")
    assert taken["state"] == "issued"
    assert program.json(*again)["service"]["receiver"] == "示例庚"
    said = program.json(
        *("document", "statement", "last", "--text", "已在补办", "--finding", held.own),
    )
    assert said["statements"][0]["finding"] == int(held.own)
    assert said["statements"][0]["late"] is False
    scanned = program.json("document", "scan", order, str(out))
    assert scanned["scans"] == [issued["pdf"]]


def test_a_correction_keeps_its_number_and_a_void_one_is_kept(
    scene: tuple[Program, Scene], tmp_path: Path
) -> None:
    program, held = scene
    first = program.json("order", held.visit, *ORDERED)
    order = str(first["document"])
    program.json("document", "revise", order, "--reason", "法院写错")
    program.json("document", "edit", order, "--field", "court=示例县第二人民法院")
    second = program.json("document", "issue", order)
    assert (second["number"], second["revision"]) == (first["number"], 2)
    old, new = tmp_path / "1.pdf", tmp_path / "2.pdf"
    program.json("document", "print", order, "--out", str(old), "--revision", "1")
    program.json("document", "print", order, "--out", str(new))
    assert "示例县人民法院" in read(old.read_bytes())
    assert "示例县第二人民法院" in read(new.read_bytes())
    voided = program.json("document", "void", order, "--reason", "撤销")
    assert (voided["state"], voided["void"]) == ("void", "撤销")
    again = program.json("order", held.visit, *ORDERED)
    numbers = program.json("document", "numbers", "--year", YEAR)
    (book,) = [one for one in numbers["blocks"] if one["type"] == "rectification_order"]
    assert [(one["n"], one["void"]) for one in book["numbers"]] == [(1, "撤销"), (2, None)]
    assert again["number"].endswith("第0002号")
    status, out, _err = program.run("rebuild", "--check")
    assert (status, out.strip()) == (0, "各表与日志一致")
    status, _out, _err = program.run("history", order)
    assert status == 0
