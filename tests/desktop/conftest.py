"""The real window, offscreen, on a real data folder; the lane is waited for at teardown."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from inspector.desktop import assemble, theme
from inspector.desktop.app import ARGUMENTS
from inspector.desktop.desk import Desk
from inspector.desktop.mend import import_plainly, make_singletons_immortal
from inspector.desktop.preferences import Preferences
from inspector.desktop.shell import Shell
from inspector.facts.user import User
from inspector.usecases import setup

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

MakeShell = Callable[..., Shell]
Show = Callable[[QWidget], QWidget]


def clock() -> datetime:
    """Half past two in the afternoon of 20 November 2026."""
    return datetime(2026, 11, 20, 14, 32, 5, tzinfo=timezone(timedelta(hours=8)))


def settled(shell: Shell) -> None:
    """Let the lane finish and every outcome arrive, and what they start in turn."""
    for _round in range(8):
        shell.background.wait()
        for _turn in range(4):
            QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _own_preferences(tmp_path: Path) -> None:
    scope = QSettings.Scope.UserScope
    QSettings.setPath(QSettings.Format.IniFormat, scope, str(tmp_path / "preferences"))


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for the paint is asked for at once, so that `settled` sees its outcome."""
    monkeypatch.setattr(Desk, "patience", 0)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """As the program itself is begun."""
    import_plainly()
    return list(ARGUMENTS)


@pytest.fixture
def styled(qapp: QApplication) -> QApplication:
    """The application in the program's look at 100 %, for tests of single widgets."""
    make_singletons_immortal()
    theme.apply(qapp, 1.0)
    return qapp


@pytest.fixture(scope="session")
def made_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once, since making a database takes its time; every test works on a copy."""
    folder = tmp_path_factory.mktemp("made") / "data"
    user = User(name="示例甲", agency="示例县示例镇人民政府", certificate="示例-0012")
    setup.create_workspace(folder, "示例镇民政办 1 号", user, clock=clock)
    return folder


@pytest.fixture
def data_folder(made_data_folder: Path, tmp_path: Path) -> Path:
    """A data folder with one user and nothing else."""
    return Path(shutil.copytree(made_data_folder, tmp_path / "data"))


@pytest.fixture
def workspace(data_folder: Path) -> Iterator[setup.Workspace]:
    """That folder, open, for a test to prepare before it makes the window with `make_shell`."""
    held = setup.Workspace.open(data_folder, clock=clock)
    yield held
    held.close()


@pytest.fixture
def make_shell(styled: QApplication, workspace: setup.Workspace) -> Iterator[MakeShell]:
    """Make the window on `workspace` at a font size factor; it shows the work list."""
    made: list[Shell] = []

    def make(scale: float = 1.0) -> Shell:
        preferences = Preferences()
        preferences.factor = scale
        shell = Shell(preferences)
        made.append(shell)
        shell.resize(1366, 768)
        shell.show()
        assemble.settle(shell, assemble.Opened(workspace.folder, workspace=workspace))
        settled(shell)
        return shell

    yield make
    for shell in made:
        settled(shell)
        shell.close()
        shell.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def shell(make_shell: MakeShell) -> Shell:
    """The window at 1366×768 and 100 %."""
    return make_shell()


@pytest.fixture
def shell_150(make_shell: MakeShell) -> Shell:
    """The window at 1366×768 and 150 %."""
    return make_shell(1.5)


@pytest.fixture
def show(styled: QApplication) -> Iterator[Show]:
    """Show a widget in a window of its own, with room around it; the window, in focus."""
    windows: list[QWidget] = []

    def in_window(widget: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        row = QHBoxLayout(window)
        row.setContentsMargins(20, 20, 20, 20)
        row.addWidget(widget)
        window.resize(900, 200)
        window.show()
        window.activateWindow()
        QApplication.processEvents()
        return window

    yield in_window
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
