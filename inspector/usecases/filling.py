"""Answers with their photos as one act: everything is kept, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path

from msgspec import Struct

from inspector.errors import InspectorError
from inspector.facts.answer import Answer
from inspector.i18n import _
from inspector.usecases import photos as photo_cases
from inspector.usecases.answer_checks import check_answer
from inspector.usecases.asking import ask, day_of, open_head
from inspector.usecases.walk import record_answers
from inspector.workspace import Workspace


class Filled(Struct, frozen=True, kw_only=True):
    """An answer with the files of its photos."""

    answer: Answer
    photos: tuple[Path, ...] = ()


class FillSaved(Struct, frozen=True, kw_only=True):
    """When it was saved, and the ids of the photos in the order of the files."""

    at: str
    photos: tuple[str, ...]


def problems(ws: Workspace, visit: str, filled: Mapping[int, Filled]) -> dict[int, str]:
    """Why the answers with these numbers cannot be kept: a sentence that names the item."""
    asked = ask(ws, visit)
    known = {item.id for item in asked.items}
    first: dict[tuple[str, str], int] = {}
    found = {}
    for number, one in filled.items():
        answer = one.answer
        try:
            if answer.item not in known:
                raise InspectorError("answer.unknown_item", item=answer.item)
            check_answer(asked.library, answer, ws.actor, day_of(asked.head), asked.facts)
            before = first.setdefault((answer.item, answer.instance.strip()), number)
            if before != number:
                raise InspectorError("fill.twice", n=before)
            for path in one.photos:
                if not path.is_file():
                    raise InspectorError("file.cannot_read", path=path, what=_("没有这个文件"))
        except InspectorError as error:
            found[number] = f"{answer.item}：{error.sentence}"
    return found


def fill(ws: Workspace, visit: str, filled: Sequence[Filled]) -> FillSaved:
    """Keep all answers and photos in one transaction; the first refusal keeps nothing."""
    open_head(ws, visit)
    asked = ask(ws, visit)
    for one in filled:
        asked.item(one.answer.item)
        check_answer(asked.library, one.answer, ws.actor, day_of(asked.head), asked.facts)
    received = photo_cases.receive_whole(ws, [path for one in filled for path in one.photos])
    drafts = []
    rest = iter(received)
    for one in filled:
        own = list(islice(rest, len(one.photos)))
        drafts += photo_cases.photo_drafts(ws, visit, own, one.answer.item, one.answer.instance)
    saved = record_answers(
        ws,
        visit,
        [one.answer for one in filled],
        more=drafts,
        also=lambda connection: photo_cases.keep_renditions(connection, received),
    )
    return FillSaved(at=saved.at, photos=tuple(draft.register.key for draft in drafts))
