"""Prepared statements: the same rows, transaction and errors as SQLAlchemy's own."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import bindparam, insert, select

from inspector.errors import InspectorError
from inspector.store import tables as t
from inspector.store.prepared import Prepared
from inspector.store.store import Store

PUT = Prepared(insert(t.local_setting))
FIRST = Prepared(
    select(t.local_setting.c.name, t.local_setting.c.value)
    .where(t.local_setting.c.name == bindparam("name"))
    .limit(1)
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path)


def test_rows_are_written_and_read_within_the_open_transaction(store: Store) -> None:
    with store.write() as connection:
        PUT.run(connection, {"name": "示例", "value": "值"})
        assert FIRST.run(connection, {"name": "示例"}).fetchall() == [("示例", "值")]
        query = select(t.local_setting.c.value).where(t.local_setting.c.name == "示例")
        assert connection.execute(query).scalar() == "值"
    store.close()


def test_what_is_rolled_back_is_gone(store: Store) -> None:
    def half_done() -> None:
        with store.write() as connection:
            PUT.run(connection, {"name": "示例", "value": "值"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_done()
    with store.read() as connection:
        assert FIRST.run(connection, {"name": "示例"}).fetchone() is None
    store.close()


def test_an_error_of_sqlite_is_a_sentence_and_the_next_transaction_works(store: Store) -> None:
    with store.write() as connection:
        PUT.run(connection, {"name": "示例", "value": "值"})
    with pytest.raises(InspectorError) as refused, store.write() as connection:
        PUT.run(connection, {"name": "示例", "value": "again"})
    assert isinstance(refused.value.__cause__, sqlite3.IntegrityError)
    with store.write() as connection:
        PUT.run(connection, {"name": "示例二", "value": "值"})
    with store.read() as connection:
        assert FIRST.run(connection, {"name": "示例"}).fetchone() == ("示例", "值")
        assert FIRST.run(connection, {"name": "示例二"}).fetchone() == ("示例二", "值")
    store.close()
