"""First start: one page, nothing written before its button, then the work list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from inspector.desktop import assemble
from inspector.desktop.pages.welcome import WelcomePage
from inspector.desktop.preferences import Preferences
from inspector.desktop.shell import Shell
from inspector.usecases import facilities, setup
from tests.desktop.conftest import settled


@pytest.fixture
def welcome(styled: object, tmp_path: Path, qtbot: QtBot) -> WelcomePage:
    """The page of a first start."""
    shell = Shell(Preferences())
    qtbot.addWidget(shell)
    shell.show()
    assemble.settle(shell, assemble.Opened(tmp_path / "new"))
    settled(shell)
    page = shell.page
    assert isinstance(page, WelcomePage)
    page.window_held = shell  # type: ignore[attr-defined]
    return page


def fill(page: WelcomePage) -> None:
    page.device.line.setText("示例镇民政办 1 号")
    page.name.line.setText(" 示例甲 ")
    page.agency.line.setText("示例县示例镇人民政府")


def test_what_is_missing_stands_under_its_field(welcome: WelcomePage, qtbot: QtBot) -> None:
    welcome.expires.line.setText("2028年")
    qtbot.mouseClick(welcome.start, Qt.MouseButton.LeftButton)
    settled(welcome.shell)

    assert "名字" in welcome.device.error
    assert "姓名" in welcome.name.error
    assert "单位" in welcome.agency.error
    assert "2028-06-30" in welcome.expires.error
    assert welcome.device.line.hasFocus()
    assert not Path(welcome.place.text()).exists()


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter], ids=["main", "keypad"])
def test_one_page_leads_to_the_work_list(welcome: WelcomePage, qtbot: QtBot, enter: Qt.Key) -> None:
    fill(welcome)
    welcome.certificate.line.setText("示例-0012")
    welcome.expires.line.setText("2028-06-30")
    welcome.agency.line.setFocus()
    qtbot.keyClick(welcome.agency.line, enter, Qt.KeyboardModifier.ControlModifier)
    settled(welcome.shell)

    assert welcome.shell.here[0] == "home"
    assert welcome.shell.rail.isVisible()
    welcome.shell.close()
    ws = setup.Workspace.open(Path(welcome.place.text()))
    user = setup.current_user(ws)
    assert user is not None
    assert (user.name, user.agency) == ("示例甲", "示例县示例镇人民政府")
    assert (user.certificate, user.expires) == ("示例-0012", date(2028, 6, 30))
    assert ws.device.name == "示例镇民政办 1 号"
    ws.close()


def test_the_sample_comes_along_when_wanted(welcome: WelcomePage, qtbot: QtBot) -> None:
    fill(welcome)
    qtbot.mouseClick(welcome.sample, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(welcome.start, Qt.MouseButton.LeftButton)
    settled(welcome.shell)
    welcome.shell.close()

    ws = setup.Workspace.open(Path(welcome.place.text()))
    found = facilities.list_facilities(ws)
    ws.close()
    assert len(found) >= 5
    assert all(facility.sample for facility in found)


def test_a_folder_with_data_is_opened_as_it_is(
    welcome: WelcomePage, data_folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(data_folder))
    qtbot.mouseClick(welcome.choose, Qt.MouseButton.LeftButton)
    settled(welcome.shell)
    assert welcome.start.text() == "打开已有数据"
    assert not welcome.name.isEnabled()

    qtbot.mouseClick(welcome.start, Qt.MouseButton.LeftButton)
    settled(welcome.shell)
    assert welcome.shell.here[0] == "home"


def test_a_folder_that_cannot_be_made_is_said_and_nothing_is_lost(
    welcome: WelcomePage, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    welcome.enter(folder=str(tmp_path / "file" / "data"))
    settled(welcome.shell)
    fill(welcome)
    qtbot.mouseClick(welcome.start, Qt.MouseButton.LeftButton)
    settled(welcome.shell)

    assert welcome.shell.here[0] == "welcome"
    assert welcome.shell.bar.isVisible()
    assert welcome.name.text() == "示例甲"
    assert welcome.start.isEnabled()
