"""What is pasted with line ends and tabs stays on its line in every list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from inspector.cli.main import main

PASTED = "示例镇\r\n\t敬老院\n"


def test_a_pasted_name_keeps_its_line_however_it_comes_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def typed(*words: str) -> str:
        assert main(["--data", str(tmp_path / "data"), *words]) == 0, capsys.readouterr().err
        return capsys.readouterr().out

    typed("init", "--user", "示例甲\n", "--agency", "示例县\t示例镇人民政府")
    added = typed("facility", "add", "--name", PASTED, "--kind", "养老机构").strip()
    typed("facility", "add", "--name", "示例村\v幸福院", "--kind", "农村幸福院")
    typed("facility", "edit", added, "--set", "address=示例路\n1 号", "--set", "note=一\n二")
    table = tmp_path / "名单.csv"
    table.write_text('名称,类型\n"示例社区\n老饭桌",老饭桌\n', encoding="utf-8")
    typed("facility", "import", str(table))

    rows = [line.split("\t") for line in typed("facility", "list").splitlines()]
    assert sorted(row[1] for row in rows) == ["示例村 幸福院", "示例社区 老饭桌", "示例镇 敬老院"]
    assert {len(row) for row in rows} == {3}
    shown = json.loads(typed("facility", "show", added, "--json"))
    assert (shown["address"], shown["note"]) == ("示例路 1 号", "一\n二")
    assert "示例镇 敬老院" in typed("facility", "list", "--search", "slzjly")
