"""Conditions as one readable line, as spreadsheets hold them; read back to the same condition.

类型 = 养老机构、日间照料中心；床位 >= 20；（自动喷淋 = 是 或 层数 >= 3 且 有锅炉 = 否）；
非（敬老院 = 是）
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from inspector.checklist.condition_terms import (
    NO,
    YES,
    Tested,
    both,
    comparison,
    condition_facts,
    either,
    short,
    word_test,
)
from inspector.checklist.model import Condition
from inspector.errors import InspectorError
from inspector.facts.facility import FieldForm
from inspector.i18n import _

_OPEN, _CLOSE = ("（", "("), ("）", ")")
_AND = ("且", "；", ";", "\n", "，", ",")
_OR = ("或",)
_NOT = ("非", "不是")
_KEPT = (">=", "<=", "==", ">", "<")
_OPS = {op: op for op in _KEPT} | {
    "≥": ">=",
    "≤": "<=",
    "＞": ">",
    "＜": "<",
    "=": "==",
    "＝": "==",
}
_EQUAL = ("==", "=", "＝")
_LIST = ("、", "，", ",")
_BLANK = re.compile(r"[ \t\u3000]*")
_NUMBER = re.compile(r"[\d.\-]+")
_PART = re.compile(r"[^（）()；;\n，,、=＝≥≤><＞＜且或]*")


def condition_text(condition: Condition) -> str:
    """The condition in words; empty where it always holds."""
    return "；".join(_parts(condition))


def _parts(condition: Condition) -> Iterable[str]:
    for name, test in condition.tests.items():
        fact = condition_facts()[name]
        if isinstance(test, tuple):
            yield f"{fact.short} = {'、'.join(_label(fact, word) for word in test)}"
        elif test in ("true", "false"):
            yield f"{fact.short} = {_(YES[0]) if test == 'true' else _(NO[0])}"
        else:
            yield f"{fact.short} {test}"
    if condition.any_of:
        yield f"（{' 或 '.join(_joined(option) for option in condition.any_of)}）"
    if condition.none_of is not None:
        yield f"非（{_joined(condition.none_of)}）"


def _label(fact: Tested, word: str) -> str:
    return short(fact.choices.of(word)) if fact.choices else word


def _joined(condition: Condition) -> str:
    return " 且 ".join(_parts(condition))


def parse_condition(text: str) -> Condition:
    """The condition of a line; raises condition.* naming the part that cannot be read."""
    reader = _Reader(text.replace("\r\n", "\n").strip())
    if not reader.text:
        return Condition()
    condition = reader.options()
    reader.expect_end()
    return condition


class _Reader:
    """A line being read from left to right; `at` is how far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        facts = condition_facts().values()
        names = {name: f for f in facts for name in (f.name, f.caption, f.short)}
        # The longest first: 床位或在住人数 begins like 床位.
        self._names = sorted(names.items(), key=lambda pair: -len(pair[0]))

    def options(self) -> Condition:
        """Parts joined by 或; 且 binds closer."""
        found = [self._all()]
        while self._take(_OR):
            found.append(self._all())
        return either(found)

    def expect_end(self) -> None:
        """Refuse what is left over."""
        if self.at < len(self.text):
            raise self._unreadable()

    def _all(self) -> Condition:
        found = [self._one()]
        while self._take(_AND):
            while self._take(_AND):
                pass
            if self.at == len(self.text):
                break
            found.append(self._one())
        return both(found)

    def _one(self) -> Condition:
        if self._take(_NOT):
            if not self._take(_OPEN):
                raise self._unreadable()
            return Condition(none_of=self._closed())
        if self._take(_OPEN):
            return self._closed()
        return self._test()

    def _closed(self) -> Condition:
        inner = self.options()
        if not self._take(_CLOSE):
            raise InspectorError("condition.no_bracket", text=self.text)
        return inner

    def _test(self) -> Condition:
        fact = self._fact()
        start = self.at
        written = self._take(tuple(sorted(_OPS, key=len, reverse=True)))
        if written is None:
            raise self._unreadable(start)
        if not fact.compared:
            if written not in _EQUAL:
                raise InspectorError("condition.not_compared", fact=fact.short)
            return Condition(tests={fact.name: word_test(fact, self._words(fact))})
        gap = self._blank()
        found = _NUMBER.match(self.text, self.at)
        value = found.group() if found else self._rest()
        self.at += len(value)
        kept = gap if written in _KEPT else " "
        return Condition(tests={fact.name: comparison(fact, _OPS[written], value, kept)})

    def _fact(self) -> Tested:
        self._blank()
        for name, fact in self._names:
            if self.text.startswith(name, self.at) and not self._goes_on(name):
                self.at += len(name)
                return fact
        known = "、".join(fact.short for fact in condition_facts().values())
        # Where the text ends too soon, all of it is shown.
        name = self._rest() or self.text
        raise InspectorError("condition.unknown_fact", name=name, known=known)

    def _goes_on(self, name: str) -> bool:
        """Whether a longer word than this name stands here."""
        after = self.text[self.at + len(name) :]
        return bool(after.strip()) and not after.lstrip(" \t\u3000").startswith(tuple(_OPS))

    def _words(self, fact: Tested) -> list[str]:
        found = [self._word(fact)]
        while True:
            before = self.at
            # A comma may also part this condition from the next.
            if not self._take(_LIST):
                return found
            if self._known_word(fact) is None and self.text[before:].lstrip()[0] != "、":
                self.at = before
                return found
            found.append(self._word(fact))

    def _word(self, fact: Tested) -> str:
        word = self._known_word(fact)
        if word is None:
            rest = self._rest()
            word_test(fact, [rest])
            raise self._unreadable()
        self.at += len(word)
        return word

    def _known_word(self, fact: Tested) -> str | None:
        self._blank()
        if fact.form is FieldForm.YES_NO:
            known = [*YES, *NO]
        else:
            choices = list(fact.choices or ())
            known = [name for w in choices for name in (w.label, short(w), w.value)]
        for word in sorted(known, key=len, reverse=True):
            if self.text.startswith(word, self.at):
                return word
        return None

    def _take(self, signs: tuple[str, ...]) -> str | None:
        before = self.at
        self._blank()
        for sign in signs:
            if self.text.startswith(sign, self.at):
                self.at += len(sign)
                return sign
        self.at = before
        return None

    def _blank(self) -> str:
        found = _BLANK.match(self.text, self.at)
        gap = found.group() if found else ""
        self.at += len(gap)
        return gap

    def _rest(self) -> str:
        found = _PART.match(self.text, self.at)
        return (found.group().strip() if found else "") or self.text[self.at : self.at + 8]

    def _unreadable(self, start: int | None = None) -> InspectorError:
        part = self.text[self.at if start is None else start :].strip() or self.text
        return InspectorError("condition.unreadable", part=part)
