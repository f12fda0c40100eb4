"""Writing entries: their place in the chain, their parents, and the rows they change."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, bindparam, delete, insert, select

from inspector.journal.entry import (
    WITHOUT_HEADS,
    Draft,
    Entry,
    Register,
    body_text,
    entry_hash,
)
from inspector.store import tables as t
from inspector.store.prepared import Prepared

_LAST = Prepared(
    select(t.entry.c.seq, t.entry.c.hash)
    .where(t.entry.c.device == bindparam("device"))
    .order_by(t.entry.c.seq.desc())
    .limit(1)
)
_HEADS = Prepared(
    select(t.head.c.entry, t.entry.c.device)
    .join(t.entry, t.entry.c.id == t.head.c.entry)
    .where(
        t.head.c.subject == bindparam("subject"),
        t.head.c.kind == bindparam("kind"),
        t.head.c.key == bindparam("key"),
    )
)
_INSERT_ENTRY = Prepared(insert(t.entry))
_INSERT_PARENT = Prepared(insert(t.entry_parent))
_INSERT_HEAD = Prepared(insert(t.head))
_DROP_HEAD = Prepared(
    delete(t.head).where(
        t.head.c.subject == bindparam("subject"),
        t.head.c.kind == bindparam("kind"),
        t.head.c.key == bindparam("key"),
        t.head.c.entry == bindparam("entry"),
    )
)


class Author(Struct, frozen=True, kw_only=True):
    """Who writes, on which device, when (ISO local time with offset), and how ids are made."""

    device: str
    actor: str
    at: str
    new_id: Callable[[], str]


def append(connection: Connection, drafts: Iterable[Draft], author: Author) -> tuple[Entry, ...]:
    """Write the drafts as entries of this device and project them, in one transaction.

    A draft that brings its own id and is in the journal already is not written again, so that
    a retry after an unknown outcome is harmless.
    """
    # Imported on use: a window opens to read, and the tables' writers are half of the store.
    from inspector.store.projection import project

    written: list[Entry] = []
    seq, prev = _LAST.run(connection, {"device": author.device}).fetchone() or (0, "")
    for draft in drafts:
        if draft.id is not None and (known := find(connection, draft.id)):
            written.append(known)
            continue
        seq += 1
        entry = _place(connection, draft, author, seq, prev)
        prev = entry.hash
        _insert(connection, entry)
        written.append(entry)
    project(connection, {entry.register for entry in written})
    return tuple(written)


def _place(connection: Connection, draft: Draft, author: Author, seq: int, prev: str) -> Entry:
    entry = Entry(
        id=draft.id or author.new_id(),
        device=author.device,
        seq=seq,
        prev=prev,
        register=draft.register,
        parents=_parents(connection, draft, author.device),
        body=body_text(draft.body),
        actor=author.actor,
        at=author.at,
    )
    return replace(entry, hash=entry_hash(entry))


def _parents(connection: Connection, draft: Draft, device: str) -> tuple[str, ...]:
    if draft.register.kind in WITHOUT_HEADS:
        return ()
    heads = _HEADS.run(connection, _names(draft.register)).fetchall()
    if draft.seen is None:
        return tuple(sorted(entry for entry, _device in heads))
    own = {entry for entry, written_on in heads if written_on == device}
    return tuple(sorted(own | set(draft.seen)))


def _names(register: Register) -> dict[str, str]:
    return {"subject": register.subject, "kind": register.kind, "key": register.key}


def _insert(connection: Connection, entry: Entry) -> None:
    names = _names(entry.register)
    _INSERT_ENTRY.run(
        connection,
        {
            "id": entry.id,
            "device": entry.device,
            "seq": entry.seq,
            "prev": entry.prev,
            **names,
            "body": entry.body,
            "actor": entry.actor,
            "at": entry.at,
            "hash": entry.hash,
        },
    )
    if entry.register.kind in WITHOUT_HEADS:
        return
    for parent in entry.parents:
        _INSERT_PARENT.run(connection, {"entry": entry.id, "parent": parent})
        _DROP_HEAD.run(connection, {**names, "entry": parent})
    _INSERT_HEAD.run(connection, {**names, "entry": entry.id})


def find(connection: Connection, entry_id: str) -> Entry | None:
    """The entry with this id, or None."""
    return next(iter(entries(connection, t.entry.c.id == entry_id)), None)


def entries(connection: Connection, *where: object) -> Iterable[Entry]:
    """Entries with their parents, by device and place in its chain."""
    query = select(t.entry).where(*where).order_by(t.entry.c.device, t.entry.c.seq)  # type: ignore[arg-type]
    rows = connection.execute(query).all()
    parents: dict[str, list[str]] = {}
    held = select(t.entry_parent).join(t.entry, t.entry.c.id == t.entry_parent.c.entry)
    for link in connection.execute(held.where(*where)).all():  # type: ignore[arg-type]
        parents.setdefault(link.entry, []).append(link.parent)
    for row in rows:
        yield Entry(
            id=row.id,
            device=row.device,
            seq=row.seq,
            prev=row.prev,
            register=Register(row.kind, row.subject, row.key),
            parents=tuple(sorted(parents.get(row.id, ()))),
            body=row.body,
            actor=row.actor,
            at=row.at,
            hash=row.hash,
        )
