"""Where the data lies and whether another program holds it: known before anything is opened."""

from __future__ import annotations

import sqlite3
from pathlib import Path

DATABASE = "inspector.sqlite3"
PACKS = "packs"


def default_folder() -> Path:
    """The user's own data folder on this system."""
    from platformdirs import user_data_path

    return user_data_path("facility-inspector", appauthor=False)


def held_elsewhere(folder: Path) -> bool:
    """Whether another program has the lock; any other fault is no lock, and nothing changes."""
    path = folder / DATABASE
    if not folder.joinpath(f"{DATABASE}-wal").is_file():
        return False  # it is there as long as the database is open
    index = folder / f"{DATABASE}-shm"
    made_here = not index.exists()
    connection = None
    try:
        uri = f"{path.resolve().as_uri()}?mode=ro"
        connection = sqlite3.connect(uri, uri=True, timeout=0)
        connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1")
    except sqlite3.Error as error:
        return getattr(error, "sqlite_errorname", "") == "SQLITE_BUSY"
    finally:
        if connection is not None:
            connection.close()
        if made_here:
            index.unlink(missing_ok=True)
    return False
