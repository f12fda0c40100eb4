"""The program's own library and the sample township, read once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from inspector.checklist.model import Library
from inspector.checklist.packing import load
from inspector.facts.facility import Value
from inspector.usecases.sample import sample_facilities

DAY = date(2026, 11, 20)


@pytest.fixture(scope="session")
def library() -> Library:
    """The checklists, standards and hazards that the program brings along."""
    return load(None)[0]


@pytest.fixture(scope="session")
def township() -> Mapping[str, Mapping[str, Value]]:
    """The facts of the sample facilities by their keys."""
    return sample_facilities()
