"""The journal as it stands: chain heads, and entries by subject."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from inspector.facts.record import ChainHead
from inspector.store import tables as t


def chain_head(connection: Connection, device: str) -> ChainHead | None:
    """The last entry of a device, or None before its first."""
    query = (
        select(t.entry.c.seq, t.entry.c.hash)
        .where(t.entry.c.device == device)
        .order_by(t.entry.c.seq.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return ChainHead(device=device, seq=row.seq, hash=row.hash) if row else None


def count(connection: Connection) -> int:
    """How many entries the journal holds."""
    return connection.execute(select(func.count()).select_from(t.entry)).scalar() or 0
