"""The schema that the migrations make, the one the program knows, and the two descriptions in db/.

`python tests/store/test_schema.py` writes db/schema.sql anew.
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from inspector import assets
from inspector.store.store import DATABASE, Store
from inspector.store.tables import metadata
from inspector.store.upgrade import SCHEMA

DB = Path(__file__).resolve().parents[2] / "db"
HEAD = "-- Made by `python tests/store/test_schema.py` from the migrations; do not edit.\n"
_STATEMENTS = """
    SELECT sql FROM sqlite_schema
    WHERE sql IS NOT NULL AND name != 'alembic_version'
    ORDER BY tbl_name, type DESC, name
"""
_WITHOUT_ROWID = "SELECT name FROM pragma_table_list WHERE wr"


def dump(database: Path) -> str:
    """All tables and indexes of a database as SQL, by table."""
    with closing(sqlite3.connect(database)) as connection:
        statements = [row[0] for row in connection.execute(_STATEMENTS)]
    return HEAD + "".join(f"\n{_tidy(sql)};\n" for sql in statements)


def _tidy(sql: str) -> str:
    """A statement with one column a line, its bracket closed on a line of its own."""
    lines = re.sub(r"\s*\n\s*", "\n    ", sql.strip())
    return lines.replace("\n    )", "\n)").replace(")\n    WITHOUT", ") WITHOUT")


def made_by_migrations(folder: Path) -> Path:
    """A new database, made as the program makes one."""
    Store.create(folder).close()
    return folder / DATABASE


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return made_by_migrations(tmp_path)


@pytest.fixture
def known(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A database made from the tables alone, without migrations."""
    engine = create_engine(f"sqlite:///{tmp_path / 'known.sqlite3'}")
    metadata.create_all(engine)
    engine.dispose()
    with closing(sqlite3.connect(tmp_path / "known.sqlite3")) as connection:
        yield connection


def test_schema_sql_shows_what_the_migrations_make(database: Path) -> None:
    held = (DB / "schema.sql").read_text(encoding="utf-8")
    assert held == dump(database), "db/schema.sql is old, run: python tests/store/test_schema.py"


def test_the_migrations_lead_to_the_tables_that_the_program_knows(database: Path) -> None:
    engine = create_engine(f"sqlite:///{database}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        drift = compare_metadata(context, metadata)
    engine.dispose()
    assert drift == [], "inspector/store/tables.py and db/versions differ: add what is missing"


def test_tables_without_rowid_are_the_same(database: Path, known: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(database)) as connection:
        made = set(connection.execute(_WITHOUT_ROWID))
    assert made == set(known.execute(_WITHOUT_ROWID))


def test_the_newest_migration_is_the_schema_that_the_program_writes(database: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(assets.schema_path()))
    (head,) = ScriptDirectory.from_config(config).get_heads()
    with closing(sqlite3.connect(database)) as connection:
        (written,) = connection.execute("PRAGMA user_version").fetchone()
    assert int(head) == SCHEMA == written


def test_the_readme_names_every_table() -> None:
    readme = (DB / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `(\w+)` \|", readme, re.MULTILINE))
    assert named == set(metadata.tables), "db/README.md: one row for each table"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        (DB / "schema.sql").write_text(dump(made_by_migrations(Path(folder))), encoding="utf-8")
