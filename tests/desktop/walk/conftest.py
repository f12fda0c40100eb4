"""The walk on a real visit to a sample facility."""

from __future__ import annotations

import resource
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from inspector.desktop import assemble
from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.preferences import Preferences
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.confirm import Confirm
from inspector.facts.item import VisitItem
from inspector.facts.user import User
from inspector.facts.vocabulary import Depth
from inspector.usecases import setup, walk
from inspector.usecases.setup import Workspace
from tests.desktop.closing import scene
from tests.desktop.closing.hands import opened
from tests.desktop.conftest import clock, settled

EXITS = "fire.evacuation.exit-opens"
"""Asked once per exit."""

AfterAKill = Callable[[], tuple[Shell, Workspace]]


@contextmanager
def full_disk() -> Iterator[None]:
    """No file can grow: every write of this process fails as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    # Python would leave torn files of bytecode behind, for every program after it.
    wrote, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        sys.dont_write_bytecode = wrote


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample township, its checklists compiled; copied, never changed."""
    folder = tmp_path_factory.mktemp("walk") / "data"
    user = User(name="示例甲", agency=scene.AGENCY, certificate="示例-0012")
    setup.create_workspace(folder, "示例镇民政办 1 号", user, sample=True, clock=clock)
    held = Workspace.open(folder, clock=clock)
    held.pin_library()
    held.close()
    return folder


@pytest.fixture
def data_folder(sample_folder: Path, tmp_path: Path) -> Path:
    """A copy of that folder for one test."""
    return Path(shutil.copytree(sample_folder, tmp_path / "data"))


@pytest.fixture
def visit(workspace: Workspace) -> str:
    """A visit that has just begun, with everything to be asked."""
    return scene.begin(workspace, depth=Depth.FULL)


@pytest.fixture
def items(workspace: Workspace, visit: str) -> dict[str, VisitItem]:
    """What the visit asks, in walking order."""
    return {item.id: item for item in walk.visit_items(workspace, visit)}


@pytest.fixture
def page(shell: Shell, visit: str) -> WalkPage:
    """The walk at its first item."""
    return opened(shell, WalkPage, "walk", visit)


@pytest.fixture
def after_a_kill(workspace: Workspace, tmp_path: Path) -> Iterator[AfterAKill]:
    """The next start on the folder as it lies on the disk, at the work list, in its own window."""
    made: list[Shell] = []

    def start() -> tuple[Shell, Workspace]:
        folder = tmp_path / "after a kill"
        shutil.copytree(workspace.folder, folder)
        held = Workspace.open(folder, clock=clock)
        shell = Shell(Preferences())
        made.append(shell)
        shell.resize(1366, 768)
        shell.show()
        assemble.settle(shell, assemble.Opened(folder, workspace=held))
        settled(shell)
        if (offer := shell.findChild(Confirm)) is not None:
            offer.no.click()
            settled(shell)
        return shell, held

    yield start
    for shell in made:
        settled(shell)
        shell.close()
        shell.deleteLater()
