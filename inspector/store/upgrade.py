"""Bringing the schema up to date: forward only, in one transaction, after a verified backup."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine

from inspector import assets
from inspector.errors import InspectorError
from inspector.store.disk import error_name

SCHEMA = 1
"""The schema this program writes; kept in the file's header as user_version."""
_APPLICATION = 0x46494E53
_HEADER = b"SQLite format 3\x00"
_HEADER_BYTES = 100


def schema_of(path: Path) -> int:
    """The schema number of a database file, read from its header without opening it; 0 if new.

    Raises workspace.damaged for a file that is no database, workspace.newer for one that a
    later program wrote: either stays byte for byte as it was.
    """
    if not path.exists():
        return 0
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as error:
        raise InspectorError(
            "workspace.cannot_open", path=path.parent, what=error_name(error)
        ) from error
    if not header:
        return 0
    number = int.from_bytes(header[60:64], "big", signed=True)
    if not _is_header(header) or number < 0:
        raise InspectorError("workspace.damaged", path=path.parent, what="header")
    if number > SCHEMA:
        raise InspectorError("workspace.newer", path=path.parent, found=number, known=SCHEMA)
    return number


def _is_header(header: bytes) -> bool:
    """Whether the bytes that are the same in every database are there: without them the schema
    number says nothing. Source: sqlite.org/fileformat2.html, section 1.3."""
    versions, fractions = header[18:20], header[21:24]
    return (
        len(header) == _HEADER_BYTES
        and header.startswith(_HEADER)
        and set(versions) <= {1, 2}
        and fractions == bytes((64, 32, 32))
    )


def upgrade(engine: Engine, also: Callable[[Connection], None] | None = None) -> None:
    """Run the migrations that are missing, and what belongs to them, all in one transaction."""
    # Alembic takes a third of a second to import, and is wanted only here.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(assets.schema_path()))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
        connection.exec_driver_sql(f"PRAGMA application_id={_APPLICATION}")
        if also is not None:
            also(connection)


def looks_sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite's own quick check finds nothing."""
    row = connection.execute("PRAGMA quick_check(1)").fetchone()
    return row is not None and row[0] == "ok"
