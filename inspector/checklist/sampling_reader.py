"""Rules of sampling from YAML: how many rooms, exits or files to look at."""

from __future__ import annotations

from collections.abc import Iterator

from inspector.checklist.draft import Draft
from inspector.checklist.model import SampleRule, SizeStep
from inspector.checklist.nodes import Entry
from inspector.checklist.numbers_reader import read_whole
from inspector.facts.facility import FIELD, FieldForm
from inspector.facts.vocabulary import Repeat
from inspector.i18n import _

MOST = 10_000
_COUNTED = tuple(name for name, field in FIELD.items() if field.form is FieldForm.NUMBER)


def read_sampling(top: Entry, draft: Draft) -> None:
    """The `sampling` of a file: one rule for each kind of place."""
    for entry in top.entries("sampling", required=True):
        rule = SampleRule(
            repeat=entry.word("repeat", Repeat),
            unit=entry.text("unit", most=2),
            steps=tuple(_steps(entry)),
            fact=entry.word("fact", (*_COUNTED, "residents"), required=False) or None,
        )
        entry.done()
        if any(rule.repeat == other.repeat for other in draft.sampling):
            entry.complain_at("repeat", _("{repeat} 写了两次，合成一条").format(repeat=rule.repeat))
        draft.sampling.append(rule)


def _steps(entry: Entry) -> Iterator[SizeStep]:
    before = SizeStep(at_least=0, size=0)
    for row in entry.entries("steps", required=True):
        step = SizeStep(
            at_least=read_whole(row, "at_least", 1, MOST), size=read_whole(row, "size", 1, MOST)
        )
        row.done()
        if row.sound and step.size > step.at_least:
            row.complain_at("size", _("size 比 at_least 还大，没有那么多可查，请改小"))
        elif row.sound and (step.at_least <= before.at_least or step.size < before.size):
            row.complain(_("档次要从小到大写，抽查数不能越写越少"))
        before = step
        yield step
