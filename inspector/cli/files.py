"""Text and files as the command line takes and leaves them."""

from __future__ import annotations

import sys
from pathlib import Path

from inspector.errors import InspectorError

_FROM_INPUT = "-"


def typed(text: str) -> str:
    """The text itself, or what comes on standard input for "-"."""
    return sys.stdin.read() if text == _FROM_INPUT else text


def save(path: Path, data: bytes) -> None:
    """Write a file; file.cannot_write names it."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise InspectorError("file.cannot_write", path=path, what=error.strerror) from error
