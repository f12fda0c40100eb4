"""Spreadsheets and papers typed: files, JSON, exit codes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from inspector.cli.main import main
from inspector.usecases.checklists import check, own_library
from inspector.usecases.walk import visit_items
from inspector.workspace import Workspace
from tests.usecases.workbooks import Workbook, workbook

Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A verb with --json: its status and its object."""

    def call(*words: object) -> tuple[int, dict[str, Any]]:
        status = main([*map(str, words), "--json"])
        return status, json.loads(capsys.readouterr().out)

    return call


def test_out_to_a_spreadsheet_and_back(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    assert run("checklist", "export-sheet", "--out", path) == (0, {"file": str(path)})
    status, done = run("checklist", "import-sheet", path, "--out", tmp_path / "out")
    assert status == 0
    assert done["items"] == len(own_library().items())
    names = [f"{checklist.id}.yaml" for checklist in own_library().checklists]
    assert [Path(file).name for file in done["files"]] == names
    assert (done["problems"], done["unsupported"]) == ([], [])
    assert check(tmp_path / "out") == ()
    assert check(tmp_path / "out" / "food.yaml") == ()


def test_faults_are_told_with_sheet_row_and_column(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "表.xlsx"
    run("checklist", "export-sheet", "food", "--out", path)
    book = Workbook.read(path)
    book.put("食品安全", 3, "topic", 7.1)
    book.put("食品安全", 5, "place", "屋顶")
    book.write(path)
    words = ("checklist", "import-sheet", path, "--out", tmp_path / "out")
    status, done = run(*words)
    assert status == 1
    assert [(p["sheet"], p["row"], p["column"]) for p in done["problems"]] == [
        ("食品安全", 3, "B"),
        ("食品安全", 5, "J"),
    ]
    assert done["files"] == []
    assert main([*map(str, words)]) == 1
    text = capsys.readouterr().out
    assert "工作表「食品安全」第 3 行 B 列：这一格是数字 7.1" in text
    assert text.strip().endswith("有 2 处问题，什么都没有写入")
    assert not (tmp_path / "out").exists()


def test_a_form_is_imported_and_what_it_cannot_say_is_told(run: Run, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "form.xlsx",
        survey=[
            ("type", "name", "label"),
            ("select_one yn", "door", "门能打开吗？"),
            ("geopoint", "gps", "位置"),
        ],
        choices=[("list_name", "name", "label"), ("yn", "yes", "是"), ("yn", "no", "否")],
    )
    words = ("checklist", "import-xlsform", path, "--domain", "service", "--prefix", "litong")
    status, done = run(*words, "--out", tmp_path / "out")
    assert status == 0
    assert [(p["sheet"], p["row"], p["column"]) for p in done["unsupported"]] == [
        ("survey", 3, "A")
    ]
    (file,) = done["files"]
    assert Path(file).name == "service-litong.yaml"
    assert check(Path(file)) == ()
    exported = tmp_path / "local.xlsx"
    assert run("checklist", "export-sheet", file, "--out", exported)[0] == 0
    assert Workbook.read(exported).get("服务与运营（本地）", 3, "id") == "service.litong.door"


def test_the_papers_of_a_visit_and_its_rekeying(
    run: Run, ws: Workspace, visit: str, folder: Path, tmp_path: Path
) -> None:
    items = {item.number: item.id for item in visit_items(ws, visit)}
    ws.close()
    data = ("--data", folder)
    for verb in ("pocket", "blank"):
        paper = tmp_path / f"{verb}.pdf"
        assert run(*data, "checklist", verb, "last", "--out", paper) == (
            0,
            {"visit": visit, "file": str(paper)},
        )
        told = subprocess.run(
            ["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True
        ).stdout
        assert "示例镇敬老院" in told
        assert f"共 {len(items)} 项" in told
    status, done = run(*data, "visit", "except", "last", "1 3 不符合，其余整组确认")
    assert status == 0
    assert done["failed"] == [items[1], items[3]]
    assert set(done) == {"failed", "confirmed", "left"}
    assert sorted([*done["failed"], *done["confirmed"], *done["left"]]) == sorted(items.values())
    assert main(["--data", str(folder), "visit", "except", "last", "900"]) == 1
