"""What a formula is: typed parameters in, a result with its working and its clauses out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct, field

from inspector.checklist.formulas.local import OWN, Local
from inspector.errors import InspectorError
from inspector.facts.region import GoalEdit

Value = str | int | bool | Decimal | None
Argument = Decimal | int | bool | date | str | tuple[Decimal, ...] | tuple[str, ...]
# What a year, or year and month, lacks to be the first day it may mean.
FIRST_DAY = "0000-01-01"
# Lines of a working, clause ids, or warnings.
Lines = tuple[str, ...]
_T = TypeVar("_T", Decimal, int, bool, date, str)


class Kind(StrEnum):
    """How the text of an argument is read."""

    NUMBER = "number"
    INTEGER = "integer"
    TRISTATE = "tristate"
    DATE = "date"
    # A date of which only the year, or year and month, may be known.
    WHEN = "when"
    RATING = "rating"
    CHOICE = "choice"
    TEXT = "text"
    NUMBERS = "numbers"
    TEXTS = "texts"


class Parameter(Struct, frozen=True, kw_only=True):
    """One argument of a formula; `fact` names the facility fact that fills it by default."""

    name: str
    label: str
    kind: Kind
    unit: str = ""
    fact: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    # For a date: words allowed instead of a date, such as `never`.
    choices: tuple[str, ...] = ()
    required: bool = True
    default: str | None = None


class Context(Struct, frozen=True, kw_only=True):
    """What a computation may know besides its arguments: the day, and the facility's facts.

    `goals` are the local goals that a county changed, by region and goal; `local` the regions
    and the calendar.
    """

    today: date
    facts: Mapping[str, str] = field(default_factory=dict)
    goals: Mapping[tuple[str, str], GoalEdit] = field(default_factory=dict)
    local: Local = OWN


class Outcome(Struct, frozen=True, kw_only=True):
    """What came out, how, and on which clauses; `passed` is None if nothing is to be judged."""

    result: Mapping[str, Value]
    working: Lines = ()
    clauses: Lines = ()
    warnings: Lines = ()
    passed: bool | None = None


class Arguments(Struct, frozen=True, kw_only=True):
    """The typed arguments of one call; an optional one may be absent."""

    formula: str
    values: Mapping[str, Argument]
    unknown: tuple[str, ...] = ()
    goals: Mapping[tuple[str, str], GoalEdit] = field(default_factory=dict)
    local: Local = OWN

    def has(self, name: str) -> bool:
        """Whether the argument was given or has a default."""
        return name in self.values

    def number(self, name: str) -> Decimal:
        """A decimal argument."""
        return self._get(name, Decimal)

    def integer(self, name: str) -> int:
        """A whole-number argument; of a rating, its figure."""
        return self._get(name, int)

    def flag(self, name: str) -> bool:
        """A yes|no argument."""
        return self._get(name, bool)

    def day(self, name: str) -> date:
        """A date argument."""
        return self._get(name, date)

    def since(self, name: str, start: date) -> bool | None:
        """Whether a date that may lack month or day lies on or after the start; None if unclear."""
        written, bound = self.text(name), start.isoformat()
        if written + FIRST_DAY[len(written) :] >= bound:
            return True
        return None if bound.startswith(written) else False

    def text(self, name: str) -> str:
        """A choice or a text."""
        return self._get(name, str)

    def numbers(self, name: str) -> tuple[Decimal, ...]:
        """A list of decimals."""
        return tuple(item for item in self._items(name) if isinstance(item, Decimal))

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(item for item in self._items(name) if isinstance(item, str))

    def is_word(self, name: str) -> bool:
        """Whether a date argument was given as one of its words instead of a date."""
        return isinstance(self._require(name), str)

    def refused(self, name: str, expected: str) -> InspectorError:
        """The error for an argument that does not fit the others."""
        value = self._require(name)
        shown = ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
        return InspectorError(
            "calc.argument_range", name=self.formula, argument=name, value=shown, range=expected
        )

    def _require(self, name: str) -> Argument:
        if name not in self.values:
            raise InspectorError("calc.argument_missing", name=self.formula, argument=name)
        return self.values[name]

    def _get(self, name: str, kind: type[_T]) -> _T:
        value = self._require(name)
        if not isinstance(value, kind):
            raise TypeError(name)
        return value

    def _items(self, name: str) -> tuple[Decimal, ...] | tuple[str, ...]:
        value = self._require(name)
        if not isinstance(value, tuple):
            raise TypeError(name)
        return value


class Formula(Struct, frozen=True, kw_only=True):
    """A pure function with its parameters; `results` names what is null when one is unknown."""

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    results: tuple[str, ...]
    compute: Callable[[Arguments], Outcome]


def judged(
    passed: bool | None,
    result: Mapping[str, Value],
    *,
    working: Lines,
    clauses: Lines,
    warnings: Lines = (),
) -> Outcome:
    """An outcome whose verdict also stands in the result, under `pass`."""
    return Outcome(
        result={**result, "pass": passed},
        working=working,
        clauses=tuple(dict.fromkeys(clauses)),
        warnings=warnings,
        passed=passed,
    )
