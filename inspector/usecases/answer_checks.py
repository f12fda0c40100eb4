"""What an answer says, read and checked before it is kept; refused by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from msgspec.structs import replace

from inspector.checklist.conditions import derive
from inspector.checklist.formulas.registry import find
from inspector.checklist.hazards import only_reference
from inspector.checklist.judge import read_number
from inspector.checklist.model import Item, Library
from inspector.errors import InspectorError
from inspector.facts import terms
from inspector.facts.answer import Answer
from inspector.facts.facility import Value
from inspector.facts.text import clean
from inspector.facts.vocabulary import HazardVerdict, Verdict
from inspector.i18n import _


def check_answer(
    library: Library,
    answer: Answer,
    actor: str,
    day: date,
    facts: Mapping[str, Value] | None = None,
) -> Answer:
    """The answer in the form it is kept; what could not be kept is refused by name.

    `day` is that of the visit: no term ends before it. With the facility's facts, what is only
    reference there cannot be 属于.
    """
    item = library.item(answer.item)
    if item is None:
        raise InspectorError("answer.unknown_item", item=answer.item)
    if "/" in answer.instance:
        raise InspectorError("answer.bad_instance", instance=answer.instance)
    for value, field in ((answer.count, _("抽查数")), (answer.bad, _("不合格数"))):
        if value is not None and not 0 <= value <= 100_000:
            raise InspectorError("answer.bad_count", field=field, value=value)
    if answer.bad is not None and answer.bad > (answer.count or 0):
        raise InspectorError("answer.more_bad", item=item.topic)
    if answer.term is not None:
        until = terms.parse(answer.term).until
        if until is not None and until < day:
            raise InspectorError("finding.term_early", day=until, start=day)
    if answer.value and item.measure is None:
        # Kept without a limit, it would stand on no page and no paper.
        raise InspectorError("answer.not_measured", item=item.topic, value=answer.value)
    _check_hazard(library, item, answer, facts)
    _check_inputs(item, answer.inputs)
    return replace(
        answer,
        instance=clean(answer.instance, _("抽查点")).strip(),
        value=str(read_number(answer.value)) if answer.value else None,
        place=clean(answer.place, _("具体位置")),
        note=clean(answer.note, _("看到的事实")),
        reason=clean(answer.reason, _("理由")),
        inputs={name: clean(text, name) for name, text in answer.inputs.items()},
        looked_by=clean(answer.looked_by, _("查看人")) or actor,
    )


def _check_hazard(
    library: Library, item: Item, answer: Answer, facts: Mapping[str, Value] | None
) -> None:
    if answer.major_hazard is None:
        return
    if not item.hazard:
        raise InspectorError("answer.no_hazard", item=item.topic)
    verified = any(library.hazards[name].verified for name in item.hazard)
    if answer.major_hazard is not HazardVerdict.HIT:
        return
    if not verified:
        raise InspectorError("answer.hazard_unverified", item=item.topic)
    if answer.verdict in (Verdict.PASS, Verdict.NOT_APPLICABLE):
        raise InspectorError("answer.hazard_not_failed", item=item.topic)
    if facts is not None and only_reference(library, item.hazard, derive(facts)):
        raise InspectorError("answer.hazard_reference", item=item.topic)


def _check_inputs(item: Item, inputs: Mapping[str, str]) -> None:
    """A name that the formula does not know would leave its result off the paper unnoticed."""
    if not inputs:
        return
    if item.calc is None:
        raise InspectorError("answer.not_computed", item=item.topic)
    known = [parameter.name for parameter in find(item.calc).parameters]
    for name in inputs:
        if name not in known:
            listed = "、".join(known)
            raise InspectorError(
                "calc.argument_unknown", name=item.calc, argument=name, known=listed
            )


def seen_time(text: str) -> str:
    """补录: the time of looking as ISO local time; answer.bad_time where it is none."""
    try:
        return datetime.fromisoformat(text).astimezone().isoformat(timespec="minutes")
    except ValueError:
        raise InspectorError("answer.bad_time", value=text) from None
