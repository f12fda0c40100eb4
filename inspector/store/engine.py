"""The one connection to the database, with every setting that durability rests on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from inspector.errors import InspectorError
from inspector.store.prepared import driver

# WAL with synchronous=NORMAL loses acknowledged answers in a power cut; FULL loses none.
# EXCLUSIVE also lets a full disk be read, and is the only lock there is.
SETTINGS = (
    "PRAGMA locking_mode=EXCLUSIVE",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
)
_READ_ONLY_SETTINGS = ("PRAGMA query_only=ON", "PRAGMA trusted_schema=OFF")


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection with the lock taken; workspace.in_use where another program has it."""
    uri = path.resolve().as_uri() + ("?mode=ro&immutable=1" if read_only else "?mode=rwc")
    connection = sqlite3.connect(
        uri, uri=True, timeout=0, isolation_level=None, check_same_thread=False
    )
    try:
        for setting in _READ_ONLY_SETTINGS if read_only else SETTINGS:
            connection.execute(setting)
        if not read_only:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        connection.close()
        raise storage_error(error, path) from error
    return connection


def make_engine(open_connection: Callable[[], sqlite3.Connection], *, read_only: bool) -> Engine:
    """An engine over one connection; every write transaction is BEGIN IMMEDIATE."""
    engine = create_engine(
        "sqlite+pysqlite://", creator=open_connection, poolclass=StaticPool, query_cache_size=600
    )
    begin = "BEGIN" if read_only else "BEGIN IMMEDIATE"

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        driver(connection).execute(begin)

    return engine


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Errors of SQLite as sentences of the catalogue."""
    try:
        yield
    except DBAPIError as error:
        cause = error.orig if isinstance(error.orig, sqlite3.Error) else sqlite3.Error(str(error))
        raise storage_error(cause, path) from error
    except sqlite3.Error as error:
        raise storage_error(error, path) from error


_SENTENCES = {
    "SQLITE_FULL": "store.full",
    "SQLITE_READONLY": "store.read_only",
    "SQLITE_IOERR": "store.io",
    "SQLITE_CANTOPEN": "workspace.cannot_open",
    "SQLITE_CORRUPT": "workspace.damaged",
    "SQLITE_NOTADB": "workspace.damaged",
    "SQLITE_BUSY": "workspace.in_use",
    "SQLITE_LOCKED": "workspace.in_use",
}


def storage_error(error: sqlite3.Error, path: Path) -> InspectorError:
    """The catalogue's word for an error of SQLite."""
    name = getattr(error, "sqlite_errorname", "") or ""
    for prefix, code in _SENTENCES.items():
        if name.startswith(prefix):
            return InspectorError(code, path=path.parent, what=name)
    return InspectorError("store.io", path=path.parent, what=name or str(error))
