"""Putting a row into a table, whether it is there already or not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as upsert


def put(connection: Connection, table: Table, values: Mapping[str, Any]) -> None:
    """Insert a row, or change these columns of the one with its primary key."""
    connection.execute(_upsert(table, tuple(values)), values)


@cache
def _upsert(table: Table, names: tuple[str, ...]) -> Insert:
    """The statement that puts a row; building it costs more than running it."""
    keys = [column.name for column in table.primary_key]
    statement = upsert(table)
    changed = {name: statement.excluded[name] for name in names if name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=changed)
