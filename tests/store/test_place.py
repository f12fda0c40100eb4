"""A folder in use is known before anything is opened, and asking changes nothing."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.store.place import held_elsewhere
from inspector.usecases.setup import create_workspace

HOLD = """
import sys
from pathlib import Path
from inspector.usecases.setup import open_workspace, put_setting

ws = open_workspace(Path(sys.argv[1]))
put_setting(ws, "window", "open")
print("held", flush=True)
sys.stdin.read()
"""
ASK = """
import sys
from inspector.cli.main import main

status = main(["--data", sys.argv[1], "visit", "items", "last"])
print(status, sorted(sys.modules.keys() & {"sqlalchemy", "yaml", "PIL"}))
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "data"
    create_workspace(path, "示例本")
    return path


@pytest.fixture
def holder(data: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the folder open and has just written."""
    command = [sys.executable, "-c", HOLD, str(data)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def contents(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_while_it_is_held_a_verb_is_refused_before_anything_heavy_is_imported(
    data: Path, holder: subprocess.Popen[str]
) -> None:
    assert held_elsewhere(data)
    asked = subprocess.run(
        [sys.executable, "-c", ASK, str(data)], capture_output=True, text=True, check=True
    )
    assert asked.stdout == "3 []\n"
    assert asked.stderr.startswith("workspace.in_use: ")


def test_after_a_kill_it_is_free_and_lies_as_it_was_left(
    data: Path, holder: subprocess.Popen[str]
) -> None:
    holder.kill()
    holder.wait()
    left = contents(data)
    assert "inspector.sqlite3-wal" in left
    assert not held_elsewhere(data)
    assert contents(data) == left


def test_a_folder_that_was_closed_or_holds_nothing_is_free(data: Path, tmp_path: Path) -> None:
    assert not held_elsewhere(data)
    assert not held_elsewhere(tmp_path)
