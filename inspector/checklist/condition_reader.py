"""Conditions (`applies`, `binds`) from YAML."""

from __future__ import annotations

import yaml

from inspector.checklist.conditions import COMPARISON, DERIVED
from inspector.checklist.dates import is_date
from inspector.checklist.model import Condition, Test
from inspector.checklist.nodes import Entry
from inspector.facts.facility import FIELD, FacilityKind, FieldForm
from inspector.facts.vocabulary import Word
from inspector.i18n import _

_FORMS = {
    "kind": FieldForm.KINDS,
    "works": FieldForm.WHEN,
    "residents": FieldForm.NUMBER,
    "capacity": FieldForm.NUMBER,
    "kitchen": FieldForm.YES_NO,
}
_COMPARED = (FieldForm.NUMBER, FieldForm.DECIMAL, FieldForm.WHEN)
_TESTED = (*_COMPARED, FieldForm.YES_NO, FieldForm.KINDS, FieldForm.CHOICE)
_DEEPEST = 4  # any in any in any: deeper than anybody can follow


def read_condition(entry: Entry | None, depth: int = 1) -> Condition:
    """A condition; None and an empty mapping hold always, but an inner one must ask something."""
    if entry is None:
        return Condition()
    if depth > 1 and entry.empty:
        entry.complain(_("这里的条件是空的，请写上或删去"))
    if depth > _DEEPEST:
        entry.complain(_("条件套得太深，最多 {most} 层，请拆开写").format(most=_DEEPEST))
        return Condition()
    tests: dict[str, Test] = {}
    for name in entry.keys():  # noqa: SIM118 - Entry is no mapping
        if name in ("any", "not"):
            continue
        test = _test(entry, name)
        if test is not None:
            tests[name] = test
    options = list(entry.entries("any"))
    if len(options) == 1 or entry.is_empty_list("any"):
        entry.complain_at("any", _("any 要列两个以上的条件；只有一个的，请直接写在外面"))
    any_of = tuple(read_condition(option, depth + 1) for option in options)
    none_of = read_condition(entry.entry("not"), depth + 1) if entry.has("not") else None
    entry.done()
    return Condition(tests=tests, any_of=any_of, none_of=none_of)


def _form(name: str) -> FieldForm | None:
    if name in _FORMS:
        return _FORMS[name]
    return FIELD[name].form if name in FIELD and name not in ("kinds", "built", "altered") else None


def _test(entry: Entry, name: str) -> Test | None:
    form = _form(name)
    if form not in _TESTED:
        known = sorted({*DERIVED, *(field for field in FIELD if _form(field) in _TESTED)})
        entry.complain_at(
            name,
            _("条件里没有事实 {name}，可用：{known}").format(name=name, known="、".join(known)),
        )
        entry.node(name)
        return None
    if form is FieldForm.YES_NO:
        node = entry.node(name)
        return entry.boolean(node, name) if node is not None else None
    if form in _COMPARED:
        return _comparison(entry, name, when=form is FieldForm.WHEN)
    choices = FacilityKind if form is FieldForm.KINDS else FIELD[name].choices
    return _choices(entry, name, choices or FacilityKind)


def _comparison(entry: Entry, name: str, *, when: bool) -> Test | None:
    value = entry.text(name)
    found = COMPARISON.match(value)
    if not value:
        return None
    if found and (is_date(found[2]) if when else found[2].replace(".", "", 1).isdigit()):
        return value
    example = "'>= 2022-04-01'" if when else "'>= 20'"
    entry.complain_at(
        name, _("{name} 要写成 {example} 这样的比较").format(name=name, example=example)
    )
    return None


def _choices(entry: Entry, name: str, choices: type[Word]) -> Test | None:
    if entry.is_empty_list(name):
        entry.complain_at(name, _("{name} 的列表是空的，请写上或删去").format(name=name))
    if isinstance(entry.node(name), yaml.SequenceNode):
        return entry.words(name, choices)
    return (entry.word(name, choices),)
