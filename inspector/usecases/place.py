"""The data folder before it is opened; it imports next to nothing."""

from __future__ import annotations

from pathlib import Path

from inspector.errors import InspectorError
from inspector.store.place import default_folder, held_elsewhere

__all__ = ["default_folder", "refuse_in_use"]


def refuse_in_use(folder: Path) -> None:
    """Raise workspace.in_use at once where another program has the folder."""
    if held_elsewhere(folder):
        raise InspectorError("workspace.in_use")
