"""`inspector restore`, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from inspector.cli.main import main


def test_a_backup_comes_back_in_a_new_folder_and_nowhere_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def typed(*words: str) -> tuple[int, str, str]:
        status = main(words)
        return (status, *capsys.readouterr())

    data, stick, new = (str(tmp_path / name) for name in ("数据", "优盘", "新"))
    typed("init", "--data", data, "--user", "示例甲", "--agency", "示例县示例镇人民政府")
    typed("facility", "add", "--data", data, "--name", "示例镇敬老院", "--kind", "养老机构")
    typed("backup", "--data", data, "--to", stick)

    status, out, _err = typed("restore", "--from", stick, "--to", new, "--json")
    assert status == 0
    assert json.loads(out)["folder"] == new
    assert json.loads(out)["missing"] == 0
    assert "示例镇敬老院" in typed("facility", "list", "--data", new)[1]

    status, out, err = typed("restore", "--from", stick, "--to", data)
    assert (status, out) == (1, "")
    assert err.startswith("restore.not_empty: ")
    assert typed("verify", "--data", data)[0] == 0
