"""Fixtures of the papers' tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports.sample_papers import Evidence


@pytest.fixture
def evidence(tmp_path: Path) -> Evidence:
    """An empty evidence folder."""
    folder = tmp_path / "evidence"
    folder.mkdir()
    return Evidence(folder)
