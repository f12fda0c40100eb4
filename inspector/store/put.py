"""Putting a row into a table, whether it is there already or not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.sqlite import insert as upsert

from inspector.store.prepared import Prepared


def put(connection: Connection, table: Table, values: Mapping[str, Any]) -> None:
    """Insert a row, or change these columns of the one with its primary key."""
    _upsert(table, tuple(values)).run(connection, values)


@cache
def _upsert(table: Table, names: tuple[str, ...]) -> Prepared:
    """The statement that puts a row; building it costs more than running it."""
    keys = [column.name for column in table.primary_key]
    statement = upsert(table)
    changed = {name: statement.excluded[name] for name in names if name not in keys}
    replacing = statement.on_conflict_do_update(index_elements=keys, set_=changed)
    return Prepared(replacing, names)
