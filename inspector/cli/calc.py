"""`inspector calc NAME key=value ...`: the formulas, with their working and clauses.

A data folder that is named lends its region, local goals, calendars and confirmed clauses.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from inspector.cli.common import Command, Group, Verbs, split_pair
from inspector.cli.output import Output, dump
from inspector.cli.visit_data import clause_data
from inspector.errors import InspectorError
from inspector.i18n import _
from inspector.usecases import checklists
from inspector.usecases.setup import Workspace


def add_to(verbs: Verbs, shared: argparse.ArgumentParser, commands: dict[str, Command]) -> None:
    """Add the verb."""
    group = Group("", verbs, shared, commands)
    calc = group.add("calc", _calc, _("算式"), folder_if_named=True)
    calc.add_argument("name", nargs="?", metavar="NAME")
    calc.add_argument("arguments", nargs="*", metavar="KEY=VALUE")


def _calc(args: argparse.Namespace, ws: Workspace | None) -> Output:
    if args.name is None:
        return _list()
    done = checklists.calculate(args.name, _arguments(args.name, args.arguments), ws)
    data = {
        "result": done.outcome.result,
        "working": done.outcome.working,
        "clauses": [clause_data(clause) for clause in done.clauses],
        "warnings": done.outcome.warnings,
    }
    lines = [*done.outcome.working, *done.outcome.warnings, dump(done.outcome.result)]
    return Output(data=data, text="\n".join(lines))


def _arguments(formula: str, pairs: Iterable[str]) -> dict[str, str]:
    """The arguments by name; the same one twice is refused, as nobody knows which is meant."""
    given: dict[str, str] = {}
    for pair in pairs:
        name, value = split_pair(pair)
        if name in given:
            raise InspectorError("calc.argument_twice", name=formula, argument=name)
        given[name] = value
    return given


def _list() -> Output:
    found = checklists.formulas()
    rows = [
        {
            "name": formula.name,
            "title": formula.title,
            "arguments": [
                {
                    "name": one.name,
                    "label": one.label,
                    "kind": one.kind,
                    "unit": one.unit,
                    "required": one.required,
                    "choices": one.choices,
                }
                for one in formula.parameters
            ],
        }
        for formula in found
    ]
    text = "\n".join(
        f"{formula.name}\t{formula.title}\t" + " ".join(f"{p.name}=" for p in formula.parameters)
        for formula in found
    )
    return Output(data={"formulas": rows}, text=text)
