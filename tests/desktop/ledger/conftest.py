"""The ledger of two facilities, made once and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.desktop.ledger import scene


@pytest.fixture(scope="session")
def ledger_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the scene; copied, never changed."""
    folder = tmp_path_factory.mktemp("ledger") / "data"
    scene.make_folder(folder)
    return folder


@pytest.fixture
def data_folder(ledger_folder: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copytree(ledger_folder, tmp_path / "data"))
