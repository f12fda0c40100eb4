"""现场检查: recording answers, each durable before the window says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection

from inspector.errors import InspectorError
from inspector.facts.answer import Answer, AnswerRecord
from inspector.facts.facility import Value
from inspector.facts.item import VisitItem
from inspector.facts.visit import Changes, VisitHead
from inspector.facts.vocabulary import HazardVerdict, Verdict
from inspector.journal.entry import Draft, Register
from inspector.store import answer_rows, typing_rows, visit_rows
from inspector.store import tables as t
from inspector.store.append import entries
from inspector.usecases.answer_checks import check_answer
from inspector.usecases.asking import ask, day_of, open_head
from inspector.usecases.phrases import count_phrase
from inspector.usecases.recheck_results import carried
from inspector.workspace import Workspace


class Saved(Struct, frozen=True, kw_only=True):
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
    checked = [check_answer(library, one, ws.actor, day_of(head), facts) for one in given]
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
            count_phrase(connection, answer)

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
