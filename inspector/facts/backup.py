"""Backups as they are offered, and what restoring one has led to."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class FoundBackup(Struct, frozen=True, kw_only=True):
    """A database that can be restored: its entries, when the last was made, on which laptop."""

    path: Path
    entries: int
    last: str
    device: str


class Restored(Struct, frozen=True, kw_only=True):
    """A restored data folder: what it holds, all verified.

    `last` is the time of the last entry (ISO, local with offset): what was done later is not
    here. `missing` counts the files of evidence, `packs` names the library packs, that the backup
    lacks.
    """

    folder: Path
    source: Path
    entries: int
    files: int
    last: str
    missing: int
    packs: tuple[str, ...]
