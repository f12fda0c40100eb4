"""One call for all formula tests, on a fixed day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from inspector.checklist.formulas.model import Context, Outcome
from inspector.checklist.formulas.registry import compute

Calc = Callable[..., Outcome]


@pytest.fixture
def calc() -> Calc:
    """Compute a formula from `name=value` pairs, as the command line would."""

    def call(formula: str, facts: dict[str, str] | None = None, **raw: object) -> Outcome:
        texts = {name.rstrip("_"): str(value) for name, value in raw.items()}
        context = Context(today=date(2026, 11, 20), facts=facts or {})
        return compute(formula, texts, context)

    return call
