"""Conditions (`applies`, `binds`) from YAML."""

from __future__ import annotations

import yaml

from inspector.checklist.conditions import COMPARISON, DERIVED
from inspector.checklist.model import Condition, Test
from inspector.checklist.nodes import Entry
from inspector.facts.facility import FIELD, FacilityKind, FieldForm
from inspector.i18n import _

_FORMS = {
    "kind": FieldForm.KINDS,
    "works": FieldForm.WHEN,
    "residents": FieldForm.NUMBER,
    "capacity": FieldForm.NUMBER,
    "kitchen": FieldForm.YES_NO,
}
_COMPARED = (FieldForm.NUMBER, FieldForm.DECIMAL, FieldForm.WHEN)


def read_condition(entry: Entry | None) -> Condition:
    """A condition; None and an empty mapping hold always."""
    if entry is None:
        return Condition()
    tests: dict[str, Test] = {}
    for name in entry.keys():  # noqa: SIM118 - Entry is no mapping
        if name in ("any", "not"):
            continue
        test = _test(entry, name)
        if test is not None:
            tests[name] = test
    any_of = tuple(read_condition(option) for option in entry.entries("any"))
    none_of = read_condition(entry.entry("not")) if entry.has("not") else None
    entry.done()
    return Condition(tests=tests, any_of=any_of, none_of=none_of)


def _form(name: str) -> FieldForm | None:
    if name in _FORMS:
        return _FORMS[name]
    return FIELD[name].form if name in FIELD and name not in ("kinds", "built", "altered") else None


def _test(entry: Entry, name: str) -> Test | None:
    form = _form(name)
    if form not in (*_COMPARED, FieldForm.YES_NO, FieldForm.KINDS, FieldForm.CHOICE):
        known = sorted(
            {*DERIVED, *(n for n in FIELD if _form(n) in (*_COMPARED, FieldForm.YES_NO))}
        )
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
        value = entry.text(name)
        if not COMPARISON.match(value):
            entry.complain_at(name, _("{name} 要写成 '>= 20' 这样的比较").format(name=name))
            return None
        return value
    choices = FacilityKind if form is FieldForm.KINDS else FIELD[name].choices
    assert choices is not None  # noqa: S101 - every CHOICE field has them
    node = entry.node(name)
    if isinstance(node, yaml.SequenceNode):
        return entry.words(name, choices)
    return (entry.word(name, choices),)
