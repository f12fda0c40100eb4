"""Text and files as the command line takes and leaves them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from inspector.errors import InspectorError
from inspector.usecases.files import reading, writing

_FROM_INPUT = "-"


def typed(text: str) -> str:
    """The text itself, or what comes on standard input for "-"."""
    return sys.stdin.read() if text == _FROM_INPUT else text


def json_of(path: Path) -> Any:
    """What a JSON file holds, also with the mark that editors on Windows put before it."""
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InspectorError("checklist.no_file", path=path) from error
    except (ValueError, RecursionError) as error:
        raise InspectorError("checklist.bad_facts", path=path) from error


def save(path: Path, data: bytes) -> None:
    """Write a file; file.cannot_write names it."""
    with writing(path):
        path.write_bytes(data)


def need_place(path: Path) -> None:
    """Refuse a place that cannot be written before anything is done; what is there stays."""
    with writing(path):
        there = path.exists()
        path.open("ab").close()
        if not there:
            path.unlink()


def load(path: Path) -> bytes:
    """What a file holds; file.cannot_read names it."""
    with reading(path):
        return path.read_bytes()
