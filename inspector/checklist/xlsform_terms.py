"""XLSForm expressions as far as a checklist can say the same: `relevant` and `constraint`."""

from __future__ import annotations

import re
from decimal import Decimal

from inspector.checklist.condition_terms import (
    Tested,
    both,
    comparison,
    condition_facts,
    either,
    word_test,
)
from inspector.checklist.model import Condition
from inspector.errors import InspectorError
from inspector.facts.facility import FieldForm

_TOKEN = re.compile(
    r"\s*(?:(?P<fact>\$\{\s*[^}\s]+\s*\})|(?P<op>>=|<=|!=|=|<|>)|(?P<text>'[^']*'|\"[^\"]*\")"
    r"|(?P<number>-?\d+(?:\.\d+)?)|(?P<word>[A-Za-z][\w.-]*)|(?P<sign>[(),]))"
)
_TRUE, _FALSE = ("1", "yes", "true"), ("0", "no", "false")
_REVERSED = {">=": "<=", "<=": ">=", ">": "<", "<": ">", "=": "=", "!=": "!="}
_LIMIT = {">=": "at_least", "<=": "at_most", ">": "more_than", "<": "less_than", "=": "equals"}
_NUMBER = r"(-?\d+(?:\.\d+)?)"
_HERE = re.compile(rf"\.\s*(>=|<=|==?|>|<)\s*{_NUMBER}")
_THERE = re.compile(rf"{_NUMBER}\s*(>=|<=|==?|>|<)\s*\.")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)


def read_relevant(text: str) -> Condition:
    """The condition of a `relevant`; condition.* where it says more than one can say."""
    reader = _Reader(text)
    condition = reader.options()
    reader.expect_end()
    return condition


def read_constraint(text: str) -> dict[str, object] | None:
    """The limit of a `constraint` as checklist files write it; None where it is no plain limit.

    `. >= 1.1` is one bound; `. >= 16 and . <= 28` is `between`, which includes both ends.
    """
    bounds: dict[str, str] = {}
    for part in _AND.split(text.strip()):
        stripped = part.strip().removeprefix("(").removesuffix(")").strip()
        if found := _HERE.fullmatch(stripped):
            op, value = found[1], found[2]
        elif found := _THERE.fullmatch(stripped):
            value, op = found[1], _REVERSED[found[2].replace("==", "=")]
        else:
            return None
        key = _LIMIT[op.replace("==", "=")]
        if key in bounds:
            return None
        bounds[key] = value
    return _as_limit(bounds)


def _as_limit(bounds: dict[str, str]) -> dict[str, object] | None:
    if len(bounds) == 1:
        return dict(bounds)
    low, high = bounds.get("at_least"), bounds.get("at_most")
    if len(bounds) == 2 and low and high and Decimal(low) < Decimal(high):
        return {"between": [low, high]}
    return None


class _Reader:
    """An expression as tokens, read from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens: list[tuple[str, str]] = []
        self._at = 0
        at = 0
        while text[at:].strip():
            found = _TOKEN.match(text, at)
            if found is None:
                raise self._unsupported(text[at:])
            kind = str(found.lastgroup)
            self._tokens.append((kind, found[kind]))
            at = found.end()

    def options(self) -> Condition:
        """Parts joined by `or`; `and` binds closer."""
        found = [self._all()]
        while self._take("word", "or"):
            found.append(self._all())
        return either(found)

    def expect_end(self) -> None:
        """Refuse what is left over."""
        if self._at < len(self._tokens):
            raise self._unsupported(self._here())

    def _all(self) -> Condition:
        found = [self._one()]
        while self._take("word", "and"):
            found.append(self._one())
        return both(found)

    def _one(self) -> Condition:
        if self._take("word", "not"):
            self._expect("sign", "(")
            return self._closed(Condition(none_of=self.options()))
        if self._take("word", "selected"):
            self._expect("sign", "(")
            fact = self._fact()
            self._expect("sign", ",")
            return self._closed(_equal(fact, self._literal()))
        if self._take("sign", "("):
            return self._closed(self.options())
        return self._comparison()

    def _closed(self, condition: Condition) -> Condition:
        self._expect("sign", ")")
        return condition

    def _comparison(self) -> Condition:
        reversed_ = self._peek()[0] != "fact"
        literal = self._literal() if reversed_ else ""
        fact = None if reversed_ else self._fact()
        op = self._expect("op")
        if fact is None:
            fact, op = self._fact(), _REVERSED[op]
        else:
            literal = self._literal()
        if op == "=":
            return _equal(fact, literal)
        if op == "!=":
            return Condition(none_of=_equal(fact, literal))
        if not fact.compared:
            raise InspectorError("condition.not_compared", fact=fact.short)
        return Condition(tests={fact.name: comparison(fact, op, literal)})

    def _fact(self) -> Tested:
        name = self._expect("fact")[2:-1].strip()
        if name not in condition_facts():
            raise self._unsupported(f"${{{name}}}")
        return condition_facts()[name]

    def _literal(self) -> str:
        kind, value = self._peek()
        if kind == "word" and value in ("true", "false"):
            self._at += 1
            self._expect("sign", "(")
            self._expect("sign", ")")
            return value
        if kind not in ("text", "number"):
            raise self._unsupported(self._here())
        self._at += 1
        return value.strip("'\"") if kind == "text" else value

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("end", "")

    def _take(self, kind: str, value: str) -> bool:
        held = self._peek()
        found = held[0] == kind and held[1].lower() == value
        self._at += found
        return found

    def _expect(self, kind: str, value: str = "") -> str:
        held = self._peek()
        if held[0] != kind or (value and held[1] != value):
            raise self._unsupported(self._here())
        self._at += 1
        return held[1]

    def _here(self) -> str:
        return " ".join(value for _kind, value in self._tokens[self._at :]) or self._text

    def _unsupported(self, part: str) -> InspectorError:
        return InspectorError("condition.unsupported", part=part.strip())


def _equal(fact: Tested, literal: str) -> Condition:
    if fact.compared:
        return Condition(tests={fact.name: comparison(fact, "==", literal)})
    word = literal
    if fact.form is FieldForm.YES_NO:
        word = "true" if literal in _TRUE else "false" if literal in _FALSE else literal
    return Condition(tests={fact.name: word_test(fact, [word])})
