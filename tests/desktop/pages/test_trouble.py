"""A data folder that cannot be opened, and the ways out of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from inspector.desktop import assemble
from inspector.desktop.pages.settings import SettingsPage
from inspector.desktop.pages.trouble import TroublePage
from inspector.desktop.pages.welcome import WelcomePage
from inspector.desktop.preferences import Preferences
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.confirm import Confirm
from inspector.store.store import DATABASE
from inspector.usecases import keeping, photos, setup
from inspector.usecases.facilities import list_facilities
from inspector.usecases.setup import Workspace
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.conftest import settled
from tests.desktop.visits import add_home, begin
from tests.usecases.rectifying import PICTURES

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def spoilt(data_folder: Path) -> Path:
    """A data folder whose database broke after a backup of its own was made."""
    ws = Workspace.open(data_folder)
    add_home(ws)
    keeping.back_up_own(ws)
    ws.close()
    (data_folder / DATABASE).write_bytes(b"nothing that SQLite knows" * 40)
    return data_folder


def shown(opened: assemble.Opened, qtbot: QtBot, scale: float = 1.0) -> Shell:
    preferences = Preferences()
    preferences.factor = scale
    shell = Shell(preferences)
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.show()
    assemble.settle(shell, opened)
    settled(shell)
    return shell


def test_a_damaged_folder_is_restored_by_keys_into_a_new_one(
    styled: QApplication, spoilt: Path, qtbot: QtBot
) -> None:
    shell = shown(assemble.open_this(spoilt, None), qtbot, 1.5)
    page = shell.page
    assert isinstance(page, TroublePage)
    assert page.code.text() == "workspace.damaged"
    assert page.restore.hasFocus()
    assert_not_clipped(shell)
    qtbot.keyClick(page.restore, Qt.Key.Key_Space)
    settled(shell)

    panel = page.restoring.panel
    assert panel is not None
    assert "条记录，示例镇民政办 1 号" in panel.choice.currentText()
    assert panel.target.text() == str(spoilt.with_name("data-恢复"))
    assert_not_clipped(panel)
    qtbot.keyClick(panel.choice, Qt.Key.Key_Return, CTRL)
    settled(shell)

    assert shell.here[0] == "home"
    assert "都核对过" in shell.bar.title.text()
    assert Preferences().folder == spoilt.with_name("data-恢复")
    shell.close()
    ws = Workspace.open(spoilt.with_name("data-恢复"))
    assert len(list_facilities(ws)) == 1
    ws.close()
    assert (spoilt / DATABASE).read_bytes().startswith(b"nothing")


def test_a_backup_without_its_photos_is_restored_only_when_that_is_said(
    styled: QApplication, workspace: Workspace, qtbot: QtBot
) -> None:
    folder = workspace.folder
    visit = begin(workspace, add_home(workspace))
    photos.add_photos(workspace, visit, [PICTURES / "corridor.jpg"], "fire.evacuation.exit-opens")
    keeping.back_up_own(workspace)
    workspace.close()
    for photo in (folder / "backups" / "evidence").rglob("*"):
        if photo.is_file() and photo.read_bytes().startswith(b"\xff\xd8"):
            photo.unlink()
    (folder / DATABASE).write_bytes(b"x" * 200)
    shell = shown(assemble.open_this(folder, None), qtbot)
    page = shell.page
    assert isinstance(page, TroublePage)
    qtbot.mouseClick(page.restore, Qt.MouseButton.LeftButton)
    settled(shell)
    assert page.restoring.panel is not None
    qtbot.mouseClick(page.restoring.panel.yes, Qt.MouseButton.LeftButton)
    settled(shell)

    asked = next(one for one in shell.findChildren(Confirm) if one.isVisible())
    assert "份照片或文书文件" in asked.title.text()
    assert asked.no.hasFocus()
    assert not folder.with_name("data-恢复").exists()
    qtbot.mouseClick(asked.yes, Qt.MouseButton.LeftButton)
    settled(shell)
    assert shell.here[0] == "home"
    assert "缺 1 份" in shell.bar.title.text()
    shell.close()


def test_a_folder_that_has_gone_is_not_replaced_by_an_empty_one(
    styled: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(setup, "default_folder", lambda: tmp_path / "own")
    shell = shown(assemble.open_folder(None, tmp_path / "优盘" / "数据", None), qtbot)
    page = shell.page
    assert isinstance(page, TroublePage)
    assert "不见了" in page.sentence.text()
    assert page.again.hasFocus()
    qtbot.mouseClick(page.anew, Qt.MouseButton.LeftButton)
    settled(shell)
    assert isinstance(shell.page, WelcomePage)
    assert not (tmp_path / "own").exists()


def test_the_settings_open_another_folder_and_let_go_of_the_first(
    shell: Shell,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    other = tmp_path / "另一份"
    setup.create_workspace(other, "二号机")
    shell.go("settings")
    settled(shell)
    page = shell.page
    assert isinstance(page, SettingsPage)

    for wrong in (workspace.folder, tmp_path):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, w=wrong: str(w))
        qtbot.mouseClick(page.data.other, Qt.MouseButton.LeftButton)
        settled(shell)
        assert shell.bar.isVisible()
        assert shell.page is page
    assert shell.bar.code.text() == "workspace.nothing_there"

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(other))
    qtbot.mouseClick(page.data.other, Qt.MouseButton.LeftButton)
    settled(shell)
    assert shell.here[0] == "home"
    assert Preferences().folder == other
    first = Workspace.open(workspace.folder)
    assert setup.setting(first, "window") == "closed"
    first.close()
    shell.go("settings")
    settled(shell)
    assert isinstance(shell.page, SettingsPage)
    assert shell.page.user.device.text() == "二号机"
