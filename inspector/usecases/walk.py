"""现场检查: recording answers, each durable before the window says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from inspector.checklist.conditions import derive
from inspector.checklist.formulas.local import local_of
from inspector.checklist.formulas.model import Context, Outcome
from inspector.checklist.formulas.registry import compute, find
from inspector.checklist.hazards import only_reference
from inspector.checklist.judge import Judgement, judge_count, judge_value, read_number
from inspector.checklist.model import Item, Library
from inspector.errors import InspectorError
from inspector.facts import terms
from inspector.facts.answer import Answer, AnswerRecord
from inspector.facts.facility import FIELD, Value
from inspector.facts.item import VisitItem
from inspector.facts.text import clean
from inspector.facts.visit import Changes, VisitHead
from inspector.facts.vocabulary import HazardVerdict, Verdict, VisitState
from inspector.i18n import _
from inspector.journal.entry import Draft, Register
from inspector.store import answer_rows, typing_rows, visit_rows
from inspector.store import tables as t
from inspector.store.append import entries
from inspector.usecases.asking import Asked, ask, day_of, get_head, open_head
from inspector.usecases.recheck_results import carried
from inspector.workspace import Workspace

MOST_PHRASES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What was saved and when, "14:32:05"; `record` of the one answer where there is one."""

    at: str
    changes: Changes
    record: AnswerRecord | None = None
    count: int = 1


def visit_items(ws: Workspace, visit: str) -> tuple[VisitItem, ...]:
    """The items of a visit in walking order with their current answers."""
    return ask(ws, visit).items


def remove_instance(ws: Workspace, visit: str, item: str, instance: str) -> Saved:
    """Take a place off an item that was answered there by mistake (a tombstone)."""
    open_head(ws, visit)
    if not instance:
        raise InspectorError("answer.bad_instance", instance=instance)
    body = {"verdict": Verdict.UNCHECKED.value, "removed": True}
    ws.append([Draft(register=Register("answer", visit, f"{item}/{instance}"), body=body)])
    return saved_now(ws, visit)


def record_answer(
    ws: Workspace, visit: str, answer: Answer, seen: tuple[str, ...] | None = None
) -> Saved:
    """Keep one answer as a transaction of its own; `seen` are the heads the author was shown."""
    saved = record_answers(ws, visit, (answer,), seen={_key(answer): seen} if seen else {})
    with ws.store.read() as connection:
        record = answer_rows.answer(connection, visit, answer.item, answer.instance)
    return replace(saved, record=record)


def record_answers(
    ws: Workspace,
    visit: str,
    answers: Iterable[Answer],
    seen: Mapping[str, tuple[str, ...]] | None = None,
    more: Iterable[Draft] = (),
    also: Callable[[Connection], None] = lambda _connection: None,
) -> Saved:
    """Keep several answers, all or none; a refused one is named and nothing is written."""
    head = open_head(ws, visit)
    library = ws.pinned_library(head.library)
    given = _with_results(ws, head, answers)
    facts = _facts_for(ws, visit, given)
    checked = [check_answer(library, answer, ws.actor, facts) for answer in given]
    drafts = [
        Draft(
            register=Register("answer", visit, _key(answer)),
            body=answer_rows.answer_body(answer),
            seen=(seen or {}).get(_key(answer)),
        )
        for answer in checked
    ]

    def forget_drafts(connection: Connection) -> None:
        also(connection)
        for answer in checked:
            typing_rows.drop_drafts(connection, visit, answer.item)
            _count_phrase(connection, answer)

    ws.append([*more, *drafts], also=forget_drafts)
    return saved_now(ws, visit, len(checked))


def _with_results(ws: Workspace, head: VisitHead, answers: Iterable[Answer]) -> list[Answer]:
    """The answers; in a 复查 with what was said of its findings before."""
    given = list(answers)
    if not head.recheck:
        return given
    with ws.store.read() as connection:
        return carried(given, answer_rows.answers(connection, head.id))


def _facts_for(ws: Workspace, visit: str, answers: Iterable[Answer]) -> Mapping[str, Value] | None:
    """The visit's facts where an answer must be held against them; most need none."""
    if not any(answer.major_hazard is HazardVerdict.HIT for answer in answers):
        return None
    with ws.store.read() as connection:
        return visit_rows.facts(connection, visit)


def _key(answer: Answer) -> str:
    return f"{answer.item}/{answer.instance}"


def saved_now(ws: Workspace, visit: str, count: int = 1) -> Saved:
    """What to show after a write that has been committed."""
    at = ws.now().strftime("%H:%M:%S")
    return Saved(at=at, changes=Changes(visits=(visit,)), count=count)


def check_answer(
    library: Library, answer: Answer, actor: str, facts: Mapping[str, Value] | None = None
) -> Answer:
    """The answer in the form it is kept; what could not be kept is refused by name.

    With the facility's facts, what is only reference there cannot be 属于.
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
        terms.parse(answer.term)
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


_COUNT_PHRASE = upsert(t.local_phrase).on_conflict_do_update(
    index_elements=["item", "text"], set_={"used": t.local_phrase.c.used + 1}
)


def _count_phrase(connection: Connection, answer: Answer) -> None:
    """Remember what was written as a fact seen, so that it can be chosen next time."""
    text = answer.note.strip()
    if answer.verdict is not Verdict.FAIL or not text or len(text) > 60 or "\n" in text:
        return
    connection.execute(_COUNT_PHRASE, {"item": answer.item, "text": text, "used": 1})


def phrases(ws: Workspace, visit: str, item_id: str) -> tuple[str, ...]:
    """Facts to choose from: what was written here before, most used first, then the library's."""
    head = get_head(ws, visit)
    item = ws.pinned_library(head.library).item(item_id)
    query = (
        select(t.local_phrase.c.text)
        .where(t.local_phrase.c.item == item_id)
        .order_by(t.local_phrase.c.used.desc(), t.local_phrase.c.text)
        .limit(MOST_PHRASES)
    )
    with ws.store.read() as connection:
        own = [row.text for row in connection.execute(query).all()]
    known = list(item.phrases) if item else []
    return tuple(dict.fromkeys([*own, *known]))[:MOST_PHRASES]


def confirm_group(ws: Workspace, visit: str, items: Iterable[str], looked_by: str = "") -> Saved:
    """其余已逐一看过，均符合: pass those named items that may be confirmed as a group."""
    asked = ask(ws, visit)
    wanted = set(items)
    chosen = [item for item in asked.items if item.id in wanted and may_confirm_in_group(item)]
    if not chosen:
        raise InspectorError("answer.nothing_to_confirm")
    answers = [answer for item in chosen for answer in confirmations(item, looked_by)]
    return replace(record_answers(ws, visit, answers), count=len(chosen))


def confirmations(item: VisitItem, looked_by: str = "") -> tuple[Answer, ...]:
    """What passes an item as part of a group: every sampled place that waits, or the whole."""
    places = item.waiting or ("",)
    return tuple(
        Answer(item=item.id, instance=place, verdict=Verdict.PASS, group=True, looked_by=looked_by)
        for place in places
    )


def may_confirm_in_group(item: VisitItem) -> bool:
    """Not what is measured, computed, starred or a major hazard, nor what failed last time."""
    failed_last = item.last is not None and item.last.verdict is Verdict.FAIL
    needs_look = item.measure is not None or item.calc is not None or item.starred
    return not (item.answered or needs_look or item.major_hazard or failed_last or item.confirm)


def skip_area(
    ws: Workspace, visit: str, place: str, verdict: Verdict, reason: str, looked_by: str = ""
) -> Saved:
    """不涉及 or 本次不查 for every unanswered item of an area, with one reason."""
    if not reason.strip():
        raise InspectorError("field.empty", field=_("理由"))
    answers = [
        Answer(item=item.id, verdict=verdict, reason=reason, looked_by=looked_by)
        for item in ask(ws, visit).items
        if item.place == place and not item.answered
    ]
    if not answers:
        raise InspectorError("answer.nothing_to_confirm")
    return record_answers(ws, visit, answers)


def take_back(ws: Workspace, visit: str) -> Saved | None:
    """Take back the last verdict of this laptop by a new entry; None where nothing is left."""
    open_head(ws, visit)
    with ws.store.read() as connection:
        own = (t.entry.c.subject == visit, t.entry.c.device == ws.device.id)
        held = list(entries(connection, *own, t.entry.c.kind == "answer"))
        undone: set[str] = set()
        for entry in reversed(held):
            body = entry.data
            if "undoes" in body:
                undone.add(body["undoes"])
            elif entry.id not in undone:
                break
        else:
            return None
        item, _slash, instance = entry.register.key.partition("/")
        before = [old for old in held if old.id in entry.parents]
    body = before[-1].data if before else {"verdict": Verdict.UNCHECKED.value}
    body = {key: value for key, value in body.items() if key not in ("v", "undoes")}
    ws.append([Draft(register=entry.register, body={**body, "undoes": entry.id})])
    with ws.store.read() as connection:
        record = answer_rows.answer(connection, visit, item, instance)
    return replace(saved_now(ws, visit), record=record)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
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


def questions_of(ws: Workspace, visit: str, item_id: str) -> tuple[Ask, ...]:
    """What the formula of a computed item asks, with what the facility's facts answer."""
    return questions(ask(ws, visit), item_id)


def questions(asked: Asked, item_id: str) -> tuple[Ask, ...]:
    """The same for a visit that was read already."""
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


def save_draft(ws: Workspace, visit: str, item: str, field: str, text: str) -> None:
    """Keep text that is being typed, so that a crash loses at most two seconds of it."""
    with ws.store.write() as connection:
        typing_rows.put_draft(connection, visit, item, field, clean(text, field))


def drafts(ws: Workspace, visit: str) -> dict[tuple[str, str], str]:
    """Text that was being typed and is no entry yet, by item and field."""
    with ws.store.read() as connection:
        return typing_rows.drafts(connection, visit)


def leave_at(ws: Workspace, visit: str, item: str) -> None:
    """Remember where the inspector is, to continue exactly there."""
    with ws.store.write() as connection:
        typing_rows.put_place(connection, visit, item, ws.now().isoformat(timespec="seconds"))


def seen_time(text: str) -> str:
    """补录: the time of looking as ISO local time; answer.bad_time where it is none."""
    try:
        return datetime.fromisoformat(text).astimezone().isoformat(timespec="minutes")
    except ValueError:
        raise InspectorError("answer.bad_time", value=text) from None


def editable(ws: Workspace, visit: str) -> bool:
    """Whether the visit can still be answered."""
    with ws.store.read() as connection:
        head = visit_rows.head(connection, visit)
    return head is not None and head.state is VisitState.OPEN and not ws.read_only
