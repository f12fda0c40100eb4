"""Visits in the states that the pages after the walk begin with."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from inspector.facts.user import User
from inspector.usecases import setup
from inspector.usecases.setup import Workspace
from tests.desktop.closing import scene
from tests.desktop.conftest import clock


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample township, its checklists compiled; copied, never changed."""
    folder = tmp_path_factory.mktemp("closing") / "data"
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
    """A visit of two inspectors in which everything is answered, a few items failed."""
    started = scene.begin(workspace)
    scene.answer_all(workspace, started)
    scene.failing(workspace, started)
    return started


@pytest.fixture
def half_done(workspace: Workspace) -> str:
    """A visit of one inspector where two are asked for; three items are not answered."""
    started = scene.begin(workspace, officers=1)
    scene.answer_all(workspace, started, but=3)
    return started
