"""Signed pages filed from the command line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector.facts.vocabulary import Mode
from tests.cli.test_story import Program
from tests.finished import finished_folder as finished_folder
from tests.paper_scans import jpeg, printed, scanned_pdf
from tests.usecases.paper_scene import Scene


@pytest.fixture
def scene(
    finished_folder: Callable[..., tuple[Path, Scene]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> tuple[Program, str]:
    """The command line on a folder with a finished visit."""
    source, held = finished_folder(Mode.WUBAO_CHECK, hazard=False, pictures=False)
    shutil.copytree(source, tmp_path / "data")
    return Program(tmp_path / "data", capsys), held.visit


def test_pages_are_filed_named_and_withdrawn(scene: tuple[Program, str], tmp_path: Path) -> None:
    program, visit = scene
    paper = tmp_path / "记录.pdf"
    program.json("report", visit, "--out", str(paper))
    back = program.json("document", "pages", visit)
    assert (back["type"], back["present"], back["filed"]) == ("record", [], [])
    assert back["missing"] == list(range(1, back["signed"] + 1))
    pages = printed(paper.read_bytes(), dpi=150, last=back["signed"])
    scan = scanned_pdf(pages[:-1], tmp_path / "扫描.pdf", dpi=150)
    blurred = jpeg(pages[-1].resize((400, 566)), tmp_path / "糊.jpg")
    status, out, _err = program.run("document", "file-scans", str(scan), str(blurred), "--json")
    told = json.loads(out)
    assert status == 1, "one sheet waits for a person"
    assert [sheet["fate"] for sheet in told["sheets"]] == ["fits"] * (len(pages) - 1) + ["unread"]
    assert told["sheets"][0]["paper"] == visit
    assert told["papers"][0]["missing"] == [len(pages)]
    assert any(f"还缺签字的第 {len(pages)} 页" in line for line in told["problems"])
    assign = ("document", "assign-scan", str(blurred), visit, "--page", str(len(pages)))
    page = program.json(*assign)
    assert page["by_hand"]
    filed = program.json("document", "pages", visit)
    assert program.json("document", "pages", "last") == filed
    assert filed["missing"] == []
    assert [one["page"] for one in filed["filed"]] == list(range(1, len(pages) + 1))
    status, out, _err = program.run("document", "withdraw-scan", visit, page["sha256"])
    assert status == 0
    assert f"还缺签字的第 {len(pages)} 页" in out
    assert program.refused("document", "withdraw-scan", visit, page["sha256"]) == "scan.not_filed"
    verified = program.json("verify")
    assert verified["missing"] == []


def test_the_same_in_plain_words(scene: tuple[Program, str], tmp_path: Path) -> None:
    program, visit = scene
    paper = tmp_path / "记录.pdf"
    program.run("report", visit, "--out", str(paper))
    pages = printed(paper.read_bytes(), dpi=150, last=3)
    scan = scanned_pdf(pages, tmp_path / "扫描.pdf", dpi=150)
    status, out, _err = program.run("document", "file-scans", str(scan))
    assert status == 0
    assert out.startswith("对得上\t扫描.pdf\t1\n")
    assert "已经收齐" in out
    status, out, _err = program.run("document", "file-scans", str(paper))
    assert status == 1
    assert "是打印用的原件" in out
