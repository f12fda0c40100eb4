"""What conditions may be about, for forms that people type: captions, words, how they combine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from inspector.checklist.conditions import DERIVED
from inspector.checklist.dates import is_date
from inspector.checklist.model import Condition, Test
from inspector.errors import InspectorError
from inspector.facts.facility import FIELDS, FacilityKind, FieldForm
from inspector.facts.vocabulary import Word
from inspector.i18n import N_, _

YES = ("是", "有", "true", "yes")
NO = ("否", "无", "没有", "false", "no")
_DERIVED = {
    "kind": (N_("类型"), FieldForm.KINDS),
    "works": (N_("建成或改建时间"), FieldForm.WHEN),
    "residents": (N_("在住老人"), FieldForm.NUMBER),
    "capacity": (N_("床位或在住人数"), FieldForm.NUMBER),
    "kitchen": (N_("现场有厨房"), FieldForm.YES_NO),
}
_COMPARED = (FieldForm.NUMBER, FieldForm.DECIMAL, FieldForm.WHEN)
_TESTED = (*_COMPARED, FieldForm.YES_NO, FieldForm.CHOICE)
_ASIDE = re.compile(r"（[^（）]*）$")


class Tested(Struct, frozen=True):
    """A fact that conditions may test: its caption in full and in short, and how it is tested."""

    name: str
    caption: str
    form: FieldForm
    choices: type[Word] | None = None

    @property
    def short(self) -> str:
        """The caption without what stands in brackets at its end."""
        return _ASIDE.sub("", self.caption)

    @property
    def compared(self) -> bool:
        """Whether it is compared with a number or a date."""
        return self.form in _COMPARED

    @property
    def labels(self) -> tuple[str, ...]:
        """The words to choose from, in short; none for what is compared."""
        if self.form is FieldForm.YES_NO:
            return (_(YES[0]), _(NO[0]))
        return tuple(short(word) for word in self.choices or ())


def short(word: Word) -> str:
    """A label without what stands in brackets at its end."""
    return _ASIDE.sub("", word.label)


@lru_cache(maxsize=1)
def condition_facts() -> Mapping[str, Tested]:
    """All facts of conditions by name; the derived ones first."""
    derived = [
        Tested(name, _(caption), form, FacilityKind if form is FieldForm.KINDS else None)
        for name, (caption, form) in _DERIVED.items()
    ]
    # A condition on when it was built asks for the later of building and altering.
    hidden = DERIVED["works"]
    own = [
        Tested(field.name, field.label, field.form, field.choices)
        for field in FIELDS
        if field.form in _TESTED and field.name not in hidden
    ]
    return {fact.name: fact for fact in (*derived, *own)}


def word_test(fact: Tested, words: Iterable[str]) -> Test:
    """The test for one of these words, given as ids or labels; condition.bad_word refuses."""
    return _flag(fact, tuple(words)) if fact.form is FieldForm.YES_NO else _choices(fact, words)


def _flag(fact: Tested, words: tuple[str, ...]) -> Test:
    if len(words) == 1 and words[0].lower() in YES:
        return "true"
    if len(words) == 1 and words[0].lower() in NO:
        return "false"
    raise bad_word(fact, "、".join(words))


def _choices(fact: Tested, words: Iterable[str]) -> Test:
    known = {
        name: word.value
        for word in fact.choices or ()
        for name in (word.value, word.label, short(word))
    }
    found = []
    for written in words:
        if written not in known:
            raise bad_word(fact, written)
        found.append(known[written])
    return tuple(found)


def bad_word(fact: Tested, word: str) -> InspectorError:
    """The refusal of a word that the fact does not know."""
    return InspectorError(
        "condition.bad_word", fact=fact.short, word=word, known="、".join(fact.labels)
    )


def comparison(fact: Tested, op: str, value: str, gap: str = " ") -> Test:
    """The test that compares with a number or a date; condition.bad_value refuses."""
    when = fact.form is FieldForm.WHEN
    if is_date(value) if when else re.fullmatch(r"\d+(\.\d+)?", value):
        return f"{op}{gap}{value}"
    example = "2022-04-01" if when else "20"
    raise InspectorError("condition.bad_value", fact=fact.short, value=value, example=example)


def both(parts: Iterable[Condition]) -> Condition:
    """All of these at once; condition.twice where the parts cannot stand in one condition."""
    tests: dict[str, Test] = {}
    any_of: tuple[Condition, ...] = ()
    none_of: Condition | None = None
    for part in parts:
        for name, test in part.tests.items():
            if tests.get(name, test) != test:
                raise InspectorError("condition.twice", what=condition_facts()[name].short)
            tests[name] = test
        if part.any_of and any_of and part.any_of != any_of:
            raise InspectorError("condition.twice", what=_("或"))
        any_of = part.any_of or any_of
        if part.none_of and none_of and part.none_of != none_of:
            raise InspectorError("condition.twice", what=_("非"))
        none_of = part.none_of or none_of
    return Condition(tests=tests, any_of=any_of, none_of=none_of)


def either(parts: Iterable[Condition]) -> Condition:
    """One of these; a single one stands for itself."""
    held = tuple(parts)
    return held[0] if len(held) == 1 else Condition(any_of=held)


def mapping(condition: Condition) -> dict[str, object]:
    """The condition as the checklist files write it."""
    found: dict[str, object] = {}
    for name, test in condition.tests.items():
        if isinstance(test, tuple):
            found[name] = list(test)
        else:
            found[name] = test == "true" if test in ("true", "false") else test
    if condition.any_of:
        found["any"] = [mapping(option) for option in condition.any_of]
    if condition.none_of is not None:
        found["not"] = mapping(condition.none_of)
    return found
