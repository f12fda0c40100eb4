"""What was being typed in a visit, where it was left, and when it was saved last."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from inspector.store import tables as t
from inspector.store.prepared import Prepared

_DROP_DRAFTS = Prepared(
    delete(t.local_draft).where(
        t.local_draft.c.visit == bindparam("visit"), t.local_draft.c.item == bindparam("item")
    )
)


def drafts(connection: Connection, visit: str) -> dict[tuple[str, str], str]:
    """Text that was being typed, by item and field."""
    rows = connection.execute(select(t.local_draft).where(t.local_draft.c.visit == visit)).all()
    return {(row.item, row.field): row.text for row in rows}


def put_draft(connection: Connection, visit: str, item: str, field: str, text: str) -> None:
    """Keep text that is being typed; empty text forgets it."""
    where = (
        t.local_draft.c.visit == visit,
        t.local_draft.c.item == item,
        t.local_draft.c.field == field,
    )
    connection.execute(delete(t.local_draft).where(*where))
    if text:
        values = {"visit": visit, "item": item, "field": field, "text": text}
        connection.execute(insert(t.local_draft), values)


def drop_drafts(connection: Connection, visit: str, item: str) -> None:
    """Forget what was being typed for an item: it has become an entry."""
    _DROP_DRAFTS.run(connection, {"visit": visit, "item": item})


def put_place(connection: Connection, visit: str, item: str, at: str) -> None:
    """Remember where a visit was left."""
    statement = upsert(t.local_place)
    changed = {"item": statement.excluded.item, "at": statement.excluded.at}
    connection.execute(
        statement.on_conflict_do_update(index_elements=["visit"], set_=changed),
        {"visit": visit, "item": item, "at": at},
    )


def place(connection: Connection, visit: str) -> str | None:
    """The item where a visit was left, or None."""
    query = select(t.local_place.c.item).where(t.local_place.c.visit == visit)
    return connection.execute(query).scalar()


def saved_at(connection: Connection, visit: str) -> str | None:
    """The time of the visit's latest entry."""
    query = (
        select(t.entry.c.at)
        .where(t.entry.c.subject == visit)
        .order_by(t.entry.c.at.desc())
        .limit(1)
    )
    return connection.execute(query).scalar()
