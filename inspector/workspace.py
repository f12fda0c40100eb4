"""The workspace: everything a use case needs, built once and handed to each of them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import uuid_utils
from sqlalchemy import Connection

from inspector.errors import InspectorError
from inspector.facts.user import Device, User
from inspector.journal.entry import Draft, Entry
from inspector.store import place, settings
from inspector.store.append import Author
from inspector.store.disk import sweep
from inspector.store.evidence import Evidence
from inspector.store.store import DATABASE, Store

if TYPE_CHECKING:
    from inspector.checklist.model import Library
    from inspector.checklist.packing import PackFile

Clock = Callable[[], datetime]


def local_time() -> datetime:
    """Now, with this laptop's offset."""
    return datetime.now().astimezone()


def new_id() -> str:
    """A UUIDv7: unique and roughly sortable; its time is never trusted."""
    return str(uuid_utils.uuid7())


class Workspace:
    """An open data folder: store, evidence, library, clock, device and current user."""

    def __init__(
        self, folder: Path, store: Store, *, actor: str | None, clock: Clock, ids: Callable[[], str]
    ) -> None:
        self.folder = folder
        self.store = store
        self.evidence = Evidence(folder / "evidence")
        self.renditions = folder / "renditions"
        self._clock = clock
        self._ids = ids
        self._loaded: tuple[Library, bytes, str] | None = None
        self._pinned: dict[str, Library] = {}
        with store.read() as connection:
            self.device: Device = settings.device(connection)
            self.user: User | None = settings.current_user(connection)
        self.actor = actor or (self.user.name if self.user else self.device.name)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        actor: str | None = None,
        clock: Clock = local_time,
        ids: Callable[[], str] = new_id,
    ) -> Workspace:
        """Open a data folder and take its lock; the errors are workspace.*, exit status 3.

        A folder that cannot be written is opened for reading alone; a copy becomes another device.
        """
        if not folder.is_dir() or not (folder / DATABASE).is_file():
            raise InspectorError("workspace.missing", path=folder)
        store = Store.open(folder, read_only=not writable(folder), check=_needs_check(folder))
        if not store.read_only:
            with store.write() as connection:
                if settings.get(connection, settings.COPIED):
                    settings.become_another(connection, ids())
            for kept in ("evidence", "renditions", place.PACKS):
                sweep(folder / kept)
        return cls(folder, store, actor=actor, clock=clock, ids=ids)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written here."""
        return self.store.read_only

    @property
    def agency(self) -> str:
        """The agency of the current user."""
        return self.user.agency if self.user else ""

    def now(self) -> datetime:
        """The time of this laptop, with offset."""
        return self._clock()

    def id(self) -> str:
        """A new id."""
        return self._ids()

    def author(self) -> Author:
        """Who writes now."""
        at = self.now().isoformat(timespec="milliseconds")
        return Author(device=self.device.id, actor=self.actor, at=at, new_id=self._ids)

    def append(
        self,
        drafts: Iterable[Draft],
        also: Callable[[Connection], None] | None = None,
        author: Author | None = None,
    ) -> tuple[Entry, ...]:
        """Write entries durably in one transaction."""
        return self.store.append(drafts, author or self.author(), also)

    @property
    def library(self) -> Library:
        """The program's own checklist library under the installed packs."""
        return self._load()[0]

    def pin_library(self) -> str:
        """Keep the current library as evidence and give its hash, for a visit to name."""
        sha256: str = self.evidence.put(self._load()[1])
        return sha256

    def pinned_library(self, sha256: str) -> Library:
        """The library that a visit names, whatever the program brings today."""
        if self._loaded is not None and sha256 == self._loaded[2]:
            return self._loaded[0]
        if sha256 not in self._pinned:
            from inspector.checklist.packing import unpack

            self._pinned[sha256] = unpack(self.evidence.read(sha256))
        return self._pinned[sha256]

    def packs(self) -> tuple[PackFile, ...]:
        """The files of the installed library packs that are sound, in their order."""
        from inspector.store import packs

        with self.store.read() as connection:
            rows = packs.installed(connection)
        files = (packs.read(self.folder, row) for row in rows)
        return tuple(file for file in files if file is not None)

    def renew_library(self) -> None:
        """Compose the library anew when it is asked for next: packs were changed."""
        self._loaded = None

    def _load(self) -> tuple[Library, bytes, str]:
        """The library, its packed bytes and their hash."""
        if self._loaded is None:
            # Imported on use, as above: the work list asks for no checklist.
            from inspector.checklist.packing import content_hash, load

            cache = None if self.read_only else self.folder / "cache"
            library, data = load(cache, self.packs())
            self._loaded = library, data, content_hash(data)
        return self._loaded

    def close(self) -> None:
        """Release the folder."""
        self.store.close()


def writable(folder: Path) -> bool:
    """Whether a file can be made in the folder; permissions alone do not tell on every system."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError as error:
        # A full disk is no reason to open for reading alone: it is said at the write.
        return error.errno in _FULL


_FULL = (28, 122)  # ENOSPC, EDQUOT
_QUICK_BYTES = 64_000_000


def _needs_check(folder: Path) -> bool:
    """SQLite's check after a program that was stopped, and always where it costs little."""
    wal = folder / f"{DATABASE}-wal"
    stopped = wal.exists() and wal.stat().st_size > 0
    return stopped or (folder / DATABASE).stat().st_size < _QUICK_BYTES
