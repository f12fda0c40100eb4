"""Fixtures of the use cases' tests."""

from __future__ import annotations

from tests.finished import closed as closed
from tests.finished import finished_folder as finished_folder
from tests.usecases.inspected import inspected as inspected
from tests.usecases.inspected import inspected_folder as inspected_folder
