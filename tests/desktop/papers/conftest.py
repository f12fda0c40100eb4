"""Papers are written from the visits of the ledger's scene."""

from __future__ import annotations

import pytest

from inspector.usecases.setup import Workspace
from tests.desktop.ledger import scene
from tests.desktop.ledger.conftest import data_folder, ledger_folder

__all__ = ["data_folder", "ledger_folder"]


@pytest.fixture
def visit(workspace: Workspace) -> str:
    """A closed visit whose deadlines have not passed."""
    return scene.line(workspace, scene.CENTRE, scene.EXIT).visit
