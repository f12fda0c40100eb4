"""All formulas by name, and the one door through which they are computed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from inspector.checklist.formulas import (
    access,
    calls,
    dates,
    deadlines,
    evacuation,
    extinguishers,
    kitchen,
    regional,
    rooms,
    samples,
    scope,
    staffing,
)
from inspector.checklist.formulas.model import Context, Formula, Outcome, Value
from inspector.checklist.formulas.parse import parse
from inspector.errors import InspectorError

FORMULAS: dict[str, Formula] = {
    formula.name: formula
    for topic in (
        extinguishers,
        evacuation,
        staffing,
        regional,
        rooms,
        access,
        calls,
        kitchen,
        samples,
        dates,
        deadlines,
        scope,
    )
    for formula in topic.FORMULAS
}


def find(name: str) -> Formula:
    """The formula of that name."""
    if name not in FORMULAS:
        raise InspectorError("calc.unknown", name=name, known="、".join(FORMULAS))
    return FORMULAS[name]


def compute(name: str, raw: Mapping[str, str], context: Context) -> Outcome:
    """The formula's outcome for text arguments; all null while one of them is unknown."""
    formula = find(name)
    arguments = parse(formula, raw, context)
    if arguments.unknown:
        labels = {parameter.name: parameter.label for parameter in formula.parameters}
        missing = "、".join(labels[name] for name in arguments.unknown)
        return Outcome(
            result=dict.fromkeys(formula.results),
            working=(f"不清楚的：{missing}；查清后才能算",),
        )
    outcome = formula.compute(arguments)
    return Outcome(
        result={key: _tidy(value) for key, value in outcome.result.items()},
        working=outcome.working,
        clauses=tuple(dict.fromkeys(outcome.clauses)),
        warnings=outcome.warnings,
        passed=outcome.passed,
    )


def _tidy(value: Value) -> Value:
    """A whole decimal as an integer, another without trailing zeros."""
    if not isinstance(value, Decimal):
        return value
    whole = value.to_integral_value()
    return int(whole) if whole == value else Decimal(f"{value.normalize():f}")
