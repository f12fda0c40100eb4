"""After a kill: one box names the visit, and it continues exactly there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.desktop import assemble
from inspector.desktop.desk import OPEN, WINDOW
from inspector.desktop.preferences import Preferences
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.text import Text
from inspector.facts.answer import Answer
from inspector.facts.vocabulary import Verdict
from inspector.usecases import setup
from inspector.usecases.unfinished import leave_at, save_draft
from inspector.usecases.walk import record_answer, visit_items
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.conftest import clock, settled
from tests.desktop.pages.test_home import lead_elsewhere
from tests.desktop.visits import add_home, begin


@pytest.fixture
def killed(data_folder: Path) -> tuple[Path, str, str]:
    """A data folder as a killed window leaves it: folder, visit, item where it stopped."""
    ws = setup.Workspace.open(data_folder, clock=clock)
    visit = begin(ws, add_home(ws))
    items = visit_items(ws, visit)
    record_answer(ws, visit, Answer(item=items[0].id, verdict=Verdict.PASS))
    leave_at(ws, visit, items[1].id)
    save_draft(ws, visit, items[1].id, "note", "二层西侧安全出口上挂锁，值班人员")
    setup.put_setting(ws, WINDOW, OPEN)
    ws.close()
    return data_folder, visit, items[1].id


def reopened(folder: Path, qtbot: QtBot, scale: float = 1.0) -> Shell:
    preferences = Preferences()
    preferences.factor = scale
    shell = Shell(preferences)
    qtbot.addWidget(shell)
    shell.show()
    assemble.settle(shell, assemble.open_this(folder, None))
    settled(shell)
    return lead_elsewhere(shell)


def test_the_box_names_the_visit_and_enter_continues_there(
    styled: object, killed: tuple[Path, str, str], qtbot: QtBot
) -> None:
    folder, visit, item = killed
    shell = reopened(folder, qtbot)
    panel = shell.findChild(Confirm)
    said = " ".join(label.text() for label in panel.findChildren(Text))

    assert "上次有一次检查没有做完" in said
    assert "示例镇敬老院" in said
    assert "第 2 项" in said
    assert "已答 1 项都在" in said
    assert "正在写的 1 处文字也在" in said

    assert panel.yes.hasFocus(), "the work list, which came later, does not take the focus away"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settled(shell)
    assert shell.here == ("walk", {"visit": visit, "item": item})
    assert shell.findChild(Confirm) is None


def test_the_work_list_can_be_looked_at_first(
    styled: object, killed: tuple[Path, str, str], qtbot: QtBot
) -> None:
    shell = reopened(killed[0], qtbot)
    qtbot.keyClick(shell.findChild(Confirm).yes, Qt.Key.Key_Escape)
    settled(shell)

    assert shell.here[0] == "home"
    assert shell.findChild(Confirm) is None


def test_a_window_that_was_closed_asks_nothing(
    styled: object, killed: tuple[Path, str, str], qtbot: QtBot
) -> None:
    reopened(killed[0], qtbot).close()
    shell = reopened(killed[0], qtbot)

    assert shell.findChild(Confirm) is None


def test_the_box_fits_at_150_percent(
    styled: object, killed: tuple[Path, str, str], qtbot: QtBot
) -> None:
    shell = reopened(killed[0], qtbot, 1.5)

    assert_not_clipped(shell.findChild(Confirm))
