"""The manual's tables of keys are the keys of the window, no more and no fewer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from inspector.desktop.shell import Shell
from inspector.usecases.setup import Workspace
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.visits import add_home, begin

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "manual.md"
PAGES = {
    "检查对象": "facilities",
    "人员证件和特种设备": "registers",
    "开始检查": "start",
    "现场检查": "walk",
    "问答": "interviews",
    "待归类照片": "pool",
    "复核": "review",
    "签字": "sign",
    "打印": "preview",
    "文书": "papers",
    "整改": "ledger",
    "线索": "leads",
    "归档扫描件": "scans",
    "检查表": "checklists",
}
_NAMES = {"Return": "Enter", "Down": "↓", "Up": "↑"}


def told(title: str) -> set[str]:
    """The keys in the table under a heading of the manual's chapter on keys."""
    chapter = MANUAL.read_text(encoding="utf-8").split("\n## 键盘\n")[1].split("\n## ")[0]
    table = chapter.split(f"\n### {title}\n")[1].split("\n### ")[0]
    cells = re.findall(r"^\| (`.+?`) \|", table, re.MULTILINE)
    return {key for cell in cells for key in re.findall(r"`([^`]+)`", cell)}


def bound(shell: Shell, owner: QWidget) -> set[str]:
    """The keys that work while a widget is shown, in the manual's spelling."""
    sequences = (key.sequence.split("+") for key in shell.keys.of(owner))
    return {"+".join(_NAMES.get(part, part) for part in parts) for parts in sequences}


@pytest.mark.parametrize("title", PAGES)
def test_keys_of_a_page(title: str, workspace: Workspace, make_shell: MakeShell) -> None:
    visit = begin(workspace, add_home(workspace))
    shell = make_shell()
    shell.open(PAGES[title], visit=visit)
    settled(shell)
    assert shell.page is not None
    assert told(title) == bound(shell, shell.page)


def test_keys_that_work_everywhere(shell: Shell) -> None:
    assert told("到处都能用") == bound(shell, shell)
