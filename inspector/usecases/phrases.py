"""常用语: facts to choose from, as written here before and as the library has them."""

from __future__ import annotations

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from inspector.facts.answer import Answer
from inspector.facts.vocabulary import Verdict
from inspector.store import tables as t
from inspector.store.prepared import Prepared
from inspector.usecases.asking import get_head
from inspector.workspace import Workspace

MOST_PHRASES = 8
_COUNT_PHRASE = Prepared(
    upsert(t.local_phrase).on_conflict_do_update(
        index_elements=["item", "text"], set_={"used": t.local_phrase.c.used + 1}
    )
)


def count_phrase(connection: Connection, answer: Answer) -> None:
    """Remember what was written as a fact seen, so that it can be chosen next time.

    What a 复查 says of a finding is no fact of its own: 没有改正 describes nothing.
    """
    text = answer.note.strip()
    if (
        answer.rechecks
        or answer.verdict is not Verdict.FAIL
        or not text
        or len(text) > 60
        or "\n" in text
    ):
        return
    _COUNT_PHRASE.run(connection, {"item": answer.item, "text": text, "used": 1})


def offered(ws: Workspace, visit: str, item_id: str) -> tuple[str, ...]:
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
