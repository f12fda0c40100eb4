"""Text arguments, as typed or taken from the facts, into typed values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from inspector.checklist.formulas.model import (
    FIRST_DAY,
    Argument,
    Arguments,
    Context,
    Formula,
    Kind,
    Parameter,
)
from inspector.errors import InspectorError

UNKNOWN = "unknown"
TODAY = "today"
_YEARS = range(1900, 2101)
_SEPARATOR = re.compile("[,，]")
_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")
_INTEGER = re.compile(r"-?[0-9]{1,12}")
_RATING = re.compile(r"([0-9]{1,3})[Aa]")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHEN = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def parse(formula: Formula, raw: Mapping[str, str], context: Context) -> Arguments:
    """The typed arguments; facts fill what is not given, then defaults."""
    known = {parameter.name: parameter for parameter in formula.parameters}
    for name in raw:
        if name not in known:
            raise InspectorError(
                "calc.argument_unknown", name=formula.name, argument=name, known="、".join(known)
            )
    values: dict[str, Argument] = {}
    unknown: list[str] = []
    for parameter in formula.parameters:
        text = _text(parameter, raw, context.facts)
        if text == UNKNOWN:
            unknown.append(parameter.name)
        elif text:
            values[parameter.name] = _value(formula, parameter, text, context.today)
        elif parameter.required:
            raise InspectorError(
                "calc.argument_missing", name=formula.name, argument=parameter.name
            )
    return Arguments(
        formula=formula.name,
        values=values,
        unknown=tuple(unknown),
        goals=context.goals,
        local=context.local,
    )


def expected(parameter: Parameter) -> str:
    """What the argument may look like, for the sentence of an error and for a form."""
    words = "、".join(parameter.choices)
    match parameter.kind:
        case Kind.TRISTATE:
            return "yes、no、unknown"
        case Kind.DATE:
            return f"2026-12-05 这样的日期{f'，或 {words}' if words else ''}"
        case Kind.WHEN:
            return "2026-12-05 这样的日期，或只写 2026、2026-12"
        case Kind.RATING:
            return f"3A 这样的级别，{_bounds(parameter)}"
        case Kind.CHOICE:
            return words
        case Kind.INTEGER:
            return f"整数，{_bounds(parameter)}"
        case Kind.NUMBER | Kind.NUMBERS:
            return f"数字，{_bounds(parameter)}"
    return "文字"


def _text(parameter: Parameter, raw: Mapping[str, str], facts: Mapping[str, str]) -> str:
    given = raw.get(parameter.name, "").strip()
    if not given and parameter.fact is not None:
        given = facts.get(parameter.fact, "").strip()
    return given or parameter.default or ""


def _value(formula: Formula, parameter: Parameter, text: str, today: date) -> Argument:
    value = _read(parameter, text, today)
    if value is None:
        raise InspectorError(
            "calc.argument_range",
            name=formula.name,
            argument=parameter.name,
            value=text,
            range=expected(parameter),
        )
    return value


def _read(parameter: Parameter, text: str, today: date) -> Argument | None:
    match parameter.kind:
        case Kind.TRISTATE:
            return {"yes": True, "no": False}.get(text)
        case Kind.CHOICE:
            return text if text in parameter.choices else None
        case Kind.DATE:
            return text if text in parameter.choices else _date(text, today)
        case Kind.WHEN:
            first = _date(text + FIRST_DAY[len(text) :], today)
            return text if first and _WHEN.fullmatch(text) else None
        case Kind.NUMBER:
            return _number(parameter, text)
        case Kind.INTEGER:
            return int(text) if _INTEGER.fullmatch(text) and _fits(parameter, text) else None
        case Kind.RATING:
            rating = _RATING.fullmatch(text)
            return int(rating[1]) if rating and _fits(parameter, rating[1]) else None
        case Kind.NUMBERS:
            return _numbers(parameter, _split(text))
        case Kind.TEXTS:
            items = _split(text)
            return tuple(items) if all(items) else None
    return text


def _split(text: str) -> list[str]:
    return [item.strip() for item in _SEPARATOR.split(text)]


def _number(parameter: Parameter, text: str) -> Decimal | None:
    return Decimal(text) if _NUMBER.fullmatch(text) and _fits(parameter, text) else None


def _numbers(parameter: Parameter, items: list[str]) -> tuple[Decimal, ...] | None:
    read = tuple(number for item in items if (number := _number(parameter, item)) is not None)
    return read if len(read) == len(items) else None


def _date(text: str, today: date) -> date | None:
    if text == TODAY:
        return today
    if not _DATE.fullmatch(text):
        return None
    try:
        read = date.fromisoformat(text)
    except ValueError:
        return None
    return read if read.year in _YEARS else None


def _fits(parameter: Parameter, text: str) -> bool:
    number = Decimal(text)
    return (parameter.minimum is None or number >= parameter.minimum) and (
        parameter.maximum is None or number <= parameter.maximum
    )


def _bounds(parameter: Parameter) -> str:
    low, high = parameter.minimum, parameter.maximum
    if low is not None and high is not None:
        return f"{low} 至 {high}"
    return f"不小于 {low}" if low is not None else f"不大于 {high}"
