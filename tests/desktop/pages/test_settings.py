"""设置: what is kept on this laptop, and what each button does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from inspector.desktop.pages.settings import SettingsPage
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.confirm import Confirm
from inspector.usecases import facilities, setup
from inspector.usecases.sample import load_sample
from inspector.usecases.setup import Workspace
from tests.desktop.conftest import settled
from tests.desktop.visits import add_home


@pytest.fixture
def page(shell: Shell) -> SettingsPage:
    """The settings, loaded."""
    shell.go("settings")
    settled(shell)
    assert isinstance(shell.page, SettingsPage)
    return shell.page


def test_who_uses_the_laptop_can_be_changed(
    page: SettingsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    assert page.user.name.text() == "示例甲"
    assert page.user.device.text() == "示例镇民政办 1 号"

    page.user.name.line.setText("示例丙")
    page.user.device.line.setText("二号机")
    qtbot.mouseClick(page.user.save, Qt.MouseButton.LeftButton)
    settled(page.shell)

    assert page.user.saved.words.text() == "已保存"
    user = setup.current_user(workspace)
    assert user is not None
    assert user.name == "示例丙"
    assert workspace.device.name == "二号机"
    assert len(setup.list_users(workspace)) == 1


def test_a_name_cannot_be_left_out(page: SettingsPage, workspace: Workspace, qtbot: QtBot) -> None:
    page.user.name.line.setText("  ")
    qtbot.mouseClick(page.user.save, Qt.MouseButton.LeftButton)
    settled(page.shell)

    assert page.user.name.error == "这一项要填"
    assert page.user.name.line.hasFocus()
    user = setup.current_user(workspace)
    assert user is not None
    assert user.name == "示例甲"


def test_a_backup_can_go_to_a_stick(
    page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(stick))
    qtbot.mouseClick(page.backup_to, Qt.MouseButton.LeftButton)
    settled(page.shell)

    assert page.shell.bar.title.text() == "备份好了，已校验"
    copy = next(stick.rglob("*.sqlite3")).parent
    again = setup.Workspace.open(copy)
    assert again.user is not None
    again.close()
    assert page.backup_now.isEnabled()


def test_a_backup_that_fails_is_said(
    page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "file"
    file.write_text("no folder", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(file))
    qtbot.mouseClick(page.backup_to, Qt.MouseButton.LeftButton)
    settled(page.shell)

    assert page.shell.bar.code.text() == "backup.failed"
    assert page.backup_now.isEnabled()


def test_the_sample_goes_as_a_whole_after_a_question(
    workspace: Workspace, page: SettingsPage, qtbot: QtBot
) -> None:
    shell = page.shell
    real = add_home(workspace)
    load_sample(workspace)
    shell.go("settings")
    settled(shell)
    assert page.sample.text() == "删除示例数据"

    qtbot.mouseClick(page.sample, Qt.MouseButton.LeftButton)
    panel = shell.findChild(Confirm)
    assert panel.no.hasFocus()
    qtbot.mouseClick(panel.yes, Qt.MouseButton.LeftButton)
    settled(shell)

    assert [facility.id for facility in facilities.list_facilities(workspace)] == [real]
    assert page.sample.text() == "载入示例"


def test_font_size_changes_the_whole_window(page: SettingsPage, qtbot: QtBot) -> None:
    shell = page.shell
    large = page.percent.buttons[2]
    assert large.text() == "150 %"
    qtbot.mouseClick(large, Qt.MouseButton.LeftButton)
    settled(shell)

    assert shell.page is not page
    assert isinstance(shell.page, SettingsPage)
    assert shell.page.percent.value == "1.5"
    assert shell.page.user.name.text() == "示例甲"
