"""The start: nothing heavy before the first paint, then the page that fits the data folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.desktop import assemble
from inspector.desktop.app import Start
from inspector.desktop.page import Page
from inspector.desktop.pages.trouble import TroublePage
from inspector.desktop.preferences import Preferences
from inspector.desktop.shell import Shell
from inspector.store.store import DATABASE
from inspector.usecases import setup
from tests.desktop.conftest import settled

FIRST_PAINT = """
import sys
from inspector.desktop import app
from inspector.desktop.preferences import Preferences
from inspector.desktop.shell import Shell

application = app.application()
shell = Shell(Preferences())
seen = []
shell.painted.connect(lambda: (seen.append(sorted(sys.modules)), application.quit()))
shell.show()
application.exec()
names = {name.split(".")[0] for name in seen[0]}
print("heavy:", sorted(names & {"sqlalchemy", "reportlab", "PIL", "yaml", "alembic", "pypinyin"}))
print("Qt says:", application.translate("QPlatformTheme", "Cancel"))
rooms = {n for n in seen[0] if n.startswith("inspector.") and n.count(".") == 1}
print("rooms:", sorted(rooms - {"inspector.resources"}))
"""


def started(folder: Path, qtbot: QtBot) -> Shell:
    shell = Shell(Preferences())
    qtbot.addWidget(shell)
    start = Start(shell, folder, None)
    shell.painted.connect(start.begin)
    with qtbot.waitSignal(shell.painted):
        shell.show()
    qtbot.waitUntil(lambda: shell.page is not None, timeout=20_000)
    settled(shell)
    return shell


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT], capture_output=True, text=True, check=True, timeout=60
    )

    assert "heavy: []" in done.stdout
    assert "Qt says: 取消" in done.stdout
    assert (
        "rooms: ['inspector.assets', 'inspector.desktop', 'inspector.errors', 'inspector.i18n']"
        in done.stdout
    )


def test_first_start_asks_where_and_who(styled: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    shell = started(tmp_path / "new", qtbot)

    assert shell.here == ("welcome", {"folder": str(tmp_path / "new")})
    assert not shell.rail.isVisible()
    assert not (tmp_path / "new").exists()


def test_later_starts_open_the_work_list(
    styled: QApplication, data_folder: Path, qtbot: QtBot
) -> None:
    shell = started(data_folder, qtbot)

    assert shell.here[0] == "home"
    assert Preferences().folder == data_folder


def test_a_folder_in_use_is_said_and_can_be_tried_again(
    styled: QApplication, data_folder: Path, qtbot: QtBot
) -> None:
    other = setup.Workspace.open(data_folder)
    shell = started(data_folder, qtbot)
    page = shell.page
    assert isinstance(page, TroublePage)
    assert "另一个程序" in page.sentence.text()

    other.close()
    page.again.click()
    settled(shell)

    assert shell.here[0] == "home"


def test_a_closed_window_releases_the_folder(
    styled: QApplication, data_folder: Path, qtbot: QtBot
) -> None:
    shell = started(data_folder, qtbot)
    shell.close()

    again = setup.Workspace.open(data_folder)
    assert setup.setting(again, "window") == "closed"
    again.close()


def test_a_fault_in_the_window_is_shown_and_survived(shell: Shell, capsys: object) -> None:
    start = Start(shell, None, None)
    try:
        raise ZeroDivisionError("1/0")
    except ZeroDivisionError as fault:
        start.survive(type(fault), fault, fault.__traceback__)

    assert shell.bar.code.text() == "program.fault"
    assert shell.isVisible()


@pytest.mark.parametrize("page_id", assemble.PAGES)
def test_every_page_that_is_named_can_be_made(shell: Shell, page_id: str) -> None:
    made = assemble.page_class(page_id)(shell, shell._desk)  # type: ignore[arg-type]

    assert isinstance(made, Page)
    made.deleteLater()


def test_a_folder_that_cannot_be_written_is_shown_as_such(
    data_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inspector.workspace.writable", lambda _folder: False)
    shell = started(data_folder, qtbot)

    assert shell.here[0] == "home"
    assert shell.windowTitle().endswith("（只读）")
    assert "只能看，不能改" in shell.bar.title.text()
    shell.close()


def test_what_a_power_cut_left_half_made_is_begun_anew(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / DATABASE).touch()
    shell = started(tmp_path, qtbot)
    assert shell.here[0] == "welcome"

    setup.create_workspace(tmp_path, "示例镇民政办 1 号")
    assert setup.is_workspace(tmp_path)
