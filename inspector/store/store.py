"""The store: one connection, one write at a time, and recovery from an uncertain commit."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from inspector.errors import InspectorError
from inspector.journal.entry import Draft, Entry
from inspector.store import place
from inspector.store.append import Author, append, find
from inspector.store.engine import connect, make_engine, translated
from inspector.store.upgrade import SCHEMA, looks_sound, schema_of, upgrade

DATABASE = place.DATABASE
_BROKEN = ("store.io", "workspace.cannot_open")


class Store:
    """The database of one data folder, locked for this program while it is open."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.path = folder / DATABASE
        self.read_only = read_only
        self._engine: Engine = self._open()
        self._connection: Connection | None = None

    def _open(self) -> Engine:
        engine = make_engine(self._connect, read_only=self.read_only)
        # Opened at once, so that a folder in use is refused here and not at the first question.
        engine.raw_connection().close()
        return engine

    def _connect(self) -> sqlite3.Connection:
        return connect(self.path, read_only=self.read_only)

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False, check: bool = True) -> Store:
        """Open an existing database; `check` asks SQLite whether its pages are sound."""
        found = schema_of(folder / DATABASE)
        if not found:
            raise InspectorError("workspace.missing", path=folder)
        store = cls(folder, read_only=read_only)
        try:
            if check:
                with translated(store.path), store.raw() as connection:
                    if not looks_sound(connection):
                        raise InspectorError("workspace.damaged", path=folder, what="quick_check")
            if found < SCHEMA and not read_only:
                store.upgrade(found)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def create(cls, folder: Path, also: Callable[[Connection], None] | None = None) -> Store:
        """Create the database whole or not at all; workspace.exists where there is one already."""
        if schema_of(folder / DATABASE):
            raise InspectorError("workspace.exists", path=folder)
        store = cls(folder)
        try:
            with translated(store.path):
                upgrade(store._engine, also)
        except BaseException:
            store.close()
            raise
        return store

    def upgrade(self, found: int) -> None:
        """Back the database up as it is, then run the missing migrations."""
        from inspector.store.backup import copy_database

        backups = self.path.parent / "backups"
        backups.mkdir(exist_ok=True)
        copy_database(self, backups / f"before-schema-{SCHEMA}-from-{found}.sqlite3")
        with translated(self.path):
            upgrade(self._engine)

    @contextmanager
    def raw(self) -> Iterator[sqlite3.Connection]:
        """SQLite's own connection outside any transaction, for copying and checking."""
        pooled = self._engine.raw_connection()
        try:
            connection = pooled.driver_connection
            assert isinstance(connection, sqlite3.Connection)  # noqa: S101 - what we opened
            yield connection
        finally:
            pooled.close()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction for reading; after a fault of the disk the next one opens anew."""
        with self._recovering(), self._transaction() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction for writing local tables and rebuilding; store.read_only if it may not."""
        if self.read_only:
            raise InspectorError("store.read_only", path=self.path.parent)
        with self._recovering(), self._transaction() as connection:
            yield connection

    @contextmanager
    def _recovering(self) -> Iterator[None]:
        try:
            with translated(self.path):
                yield
        except InspectorError as error:
            if error.code in _BROKEN:
                self._release()
            raise

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        # Held on to between transactions: a new one each time costs more than most questions.
        if self._connection is None:
            self._connection = self._engine.connect()
        with self._connection.begin():
            yield self._connection

    @contextmanager
    def aside(self) -> Iterator[Connection]:
        """A transaction on a copy that is thrown away, to try what must change nothing here."""
        copy = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        engine = make_engine(lambda: copy, read_only=False)
        try:
            with translated(self.path):
                with self.raw() as source:
                    source.backup(copy)
                copy.execute("PRAGMA foreign_keys=ON")
                with engine.begin() as connection:
                    yield connection
        finally:
            engine.dispose()
            copy.close()

    def append(
        self,
        drafts: Iterable[Draft],
        author: Author,
        also: Callable[[Connection], None] | None = None,
    ) -> tuple[Entry, ...]:
        """Write entries durably, all or none; `also` writes local rows in the same transaction.

        An error of the commit leaves it open whether the entries are there, so the database is
        opened anew and asked; what it does not hold was not saved, and the error is raised.
        """
        held = list(drafts)
        made: list[str] = []

        def remembered() -> str:
            made.append(author.new_id())
            return made[-1]

        try:
            with self.write() as connection:
                entries = append(connection, held, replace(author, new_id=remembered))
                if also is not None:
                    also(connection)
        except InspectorError as error:
            if not error.code.startswith("store.") or self.read_only:
                raise
            self._reopen()
            return self._recover([*(d.id for d in held if d.id), *made], error)
        return entries

    def _reopen(self) -> None:
        self._release()
        self._engine = self._open()

    def _release(self) -> None:
        if self._connection is not None:
            # What cannot be rolled back any more is gone with the connection.
            with contextlib.suppress(DBAPIError, sqlite3.Error):
                self._connection.close()
            self._connection = None
        self._engine.dispose()

    def _recover(self, ids: list[str], error: InspectorError) -> tuple[Entry, ...]:
        with self.read() as connection:
            found = [find(connection, entry_id) for entry_id in ids]
        if not found or any(entry is None for entry in found):
            raise error
        return tuple(entry for entry in found if entry is not None)

    def close(self) -> None:
        """Release the connection and its lock."""
        self._release()
