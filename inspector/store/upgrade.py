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


def schema_of(path: Path) -> int:
    """The schema number of a database file, read from its header without opening it; 0 if new.

    Raises workspace.damaged for a file that is no database, workspace.newer for one that a
    later program wrote: either stays byte for byte as it was.
    """
    if not path.exists():
        return 0
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise InspectorError(
            "workspace.cannot_open", path=path.parent, what=error_name(error)
        ) from error
    if not header:
        return 0
    if len(header) < 100 or not header.startswith(_HEADER):
        raise InspectorError("workspace.damaged", path=path.parent, what="header")
    number = int.from_bytes(header[60:64], "big")
    if number > SCHEMA:
        raise InspectorError("workspace.newer", path=path.parent, found=number, known=SCHEMA)
    return number


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
