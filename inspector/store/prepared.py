"""Statements that run for every entry: compiled once, then given to SQLite as they are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.sql.expression import ClauseElement

_NAMED = dialect(paramstyle="named")


class Prepared:
    """A statement of SQLAlchemy, run within its transaction by SQLite's own connection.

    To look a statement up, bind it and wrap its result costs many times what SQLite takes to
    write a row, and an answer is durable only after a dozen of them.
    """

    def __init__(self, statement: ClauseElement, columns: Iterable[str] | None = None) -> None:
        self._statement = statement
        self._columns = None if columns is None else list(columns)

    @cached_property
    def _compiled(self) -> tuple[str, dict[str, Any]]:
        """The text and the values that stand in the statement itself."""
        made = self._statement.compile(dialect=_NAMED, column_keys=self._columns)
        return str(made), {k: v for k, v in made.params.items() if v is not None}

    def run(self, connection: Connection, values: Mapping[str, Any]) -> sqlite3.Cursor:
        """Run it with these values; rows are plain tuples in the order of the columns."""
        text, fixed = self._compiled
        return driver(connection).execute(text, {**fixed, **values})


def driver(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection, within the transaction that is open."""
    held = connection.connection.driver_connection
    assert isinstance(held, sqlite3.Connection)  # noqa: S101 - what the engine opened
    return held
