"""What a value, a count or a formula proposes, and what a formula asks for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from inspector.checklist.conditions import derive
from inspector.checklist.formulas.local import local_of
from inspector.checklist.formulas.model import Context, Outcome
from inspector.checklist.formulas.registry import compute, find
from inspector.checklist.judge import Judgement, judge_count, judge_value
from inspector.errors import InspectorError
from inspector.facts.facility import FIELD, Value
from inspector.facts.item import VisitItem
from inspector.usecases.asking import Asked, ask, day_of
from inspector.workspace import Workspace


def proposal_for(item: VisitItem, value: str, count: int | None, bad: int | None) -> Judgement:
    """The verdict that a measured value or a count proposes; answer.bad_value for no number."""
    if item.measure is not None and value.strip():
        return judge_value(item.measure, value)
    return judge_count(count, bad)


def compute_item(ws: Workspace, visit: str, item_id: str, inputs: Mapping[str, str]) -> Outcome:
    """The formula of a computed item for what was typed, the facility's facts filling the rest."""
    return computed(ask(ws, visit), item_id, inputs)


def computed(asked: Asked, item_id: str, inputs: Mapping[str, str]) -> Outcome:
    """The same for a visit that was read already."""
    item = asked.item(item_id)
    if item.calc is None:
        raise InspectorError("answer.not_computed", item=item.topic)
    return compute(item.calc, inputs, context_of(asked, day_of(asked.head)))


def context_of(asked: Asked, day: date) -> Context:
    """What formulas may know of the facility: its facts as they read arguments."""
    return Context(
        today=day,
        facts=argument_texts(asked),
        goals=asked.goals,
        local=local_of(asked.library),
    )


def argument_texts(asked: Asked) -> dict[str, str]:
    """The facility's facts as arguments of formulas: yes, no and unknown in words."""
    texts = fact_texts(derive(asked.facts))
    return {**texts, **({"region": asked.region} if asked.region else {})}


def fact_texts(known: Mapping[str, Value]) -> dict[str, str]:
    """Facts, derived ones among them, as arguments; what is not known reads unknown."""
    return {
        name: "unknown" if value is None else _argument(value)
        for name, value in {**dict.fromkeys(FIELD), **known}.items()
        if not isinstance(value, tuple)
    }


def _argument(value: Value) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


class Ask(Struct, frozen=True, kw_only=True):
    """One thing a computed item wants to know: `known` the fact that fills it, or empty.

    `options` are (value, name) where the library names what can be chosen, as for regions.
    """

    name: str
    label: str
    unit: str
    kind: str
    choices: tuple[str, ...]
    required: bool
    known: str
    options: tuple[tuple[str, str], ...] = ()


def questions(asked: Asked, item_id: str) -> tuple[Ask, ...]:
    """What the formula of a computed item asks, with what the facility's facts answer."""
    item = asked.item(item_id)
    if item.calc is None:
        return ()
    known, local = argument_texts(asked), local_of(asked.library)
    places = tuple((name, local.profile(name).text("region")) for name in local.regions())
    return tuple(
        Ask(
            name=parameter.name,
            label=parameter.label,
            unit=parameter.unit,
            kind=parameter.kind.value,
            choices=parameter.choices,
            required=parameter.required,
            known=known.get(parameter.fact or "", parameter.default or ""),
            options=places if parameter.name == "region" else (),
        )
        for parameter in find(item.calc).parameters
    )
