"""Evidence files, named by the SHA-256 of their bytes: never renamed, never overwritten."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from inspector.errors import InspectorError
from inspector.store.disk import (
    disk_error,
    disk_errors,
    put_in_place,
    reading,
    sync_folder,
    write_part,
)

_NAME = re.compile(r"[0-9a-f]{64}")
_CHUNK = 1 << 20


class Staged(Struct, frozen=True, kw_only=True):
    """Bytes received durably under a temporary name, to be kept or dropped; `size` in bytes."""

    path: Path
    sha256: str
    size: int


class Evidence:
    """The folder of evidence, `<2 hex>/<sha256>`; several threads may use it at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._making_folder = threading.Lock()

    def put(self, data: bytes) -> str:
        """Keep the bytes durably, give their SHA-256; store.full, store.io, store.read_only."""
        sha256 = hashlib.sha256(data).hexdigest()
        if not _has_size(self.path(sha256), len(data)):
            return self.keep(self._receive((data,)))
        with disk_errors(self.folder):
            sync_folder(self.path(sha256).parent)
        return sha256

    def put_file(self, path: Path, progress: Callable[[int], None] | None = None) -> str:
        """Keep a copy of the file; `progress` hears the bytes copied so far.

        Raises file.cannot_read where the file cannot be read, and the errors of `put`.
        """
        return self.keep(self.stage(path, progress))

    def stage(self, path: Path, progress: Callable[[int], None] | None = None) -> Staged:
        """Receive a copy of the file without keeping it yet; errors of `put_file`."""
        return self._receive(_chunks(path), progress)

    def keep(self, staged: Staged) -> str:
        """Give what was staged its place; what is there already with its size stays."""
        target = self.path(staged.sha256)
        with disk_errors(self.folder):
            try:
                self._make_folder(target.parent)
                if not _has_size(target, staged.size):
                    put_in_place(staged.path, target)
            finally:
                staged.path.unlink(missing_ok=True)
            sync_folder(target.parent)
        return staged.sha256

    def drop(self, staged: Staged) -> None:
        """Take back what was staged."""
        with disk_errors(self.folder):
            staged.path.unlink(missing_ok=True)

    def path(self, sha256: str) -> Path:
        """Where that evidence lies or would lie; evidence.missing if the name is no SHA-256."""
        return self.folder / checked(sha256)[:2] / sha256

    def read(self, sha256: str) -> bytes:
        """The bytes, checked against their name; evidence.missing, evidence.damaged, store.io."""
        try:
            data = self.path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise InspectorError("evidence.missing", sha256=sha256) from error
        except OSError as error:
            raise disk_error(error, self.folder) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise InspectorError("evidence.damaged", sha256=sha256)
        return data

    def verify(self, sha256: str) -> bool:
        """Whether the file is there, can be read, and is what its name says."""
        try:
            with self.path(sha256).open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest() == sha256
        except OSError:
            return False

    def all(self) -> Iterator[str]:
        """The SHA-256 of every file kept, sorted."""
        for path in sorted(self.folder.glob("??/*")):
            if _NAME.fullmatch(path.name) and path.parent.name == path.name[:2]:
                yield path.name

    def _make_folder(self, folder: Path) -> None:
        # Under the lock no thread finds the folder before its name is durable.
        with self._making_folder:
            if not folder.is_dir():
                folder.mkdir(parents=True, exist_ok=True)
                sync_folder(folder.parent)

    def _receive(
        self, chunks: Iterable[bytes], progress: Callable[[int], None] | None = None
    ) -> Staged:
        digest = hashlib.sha256()
        size = 0

        def counted() -> Iterator[bytes]:
            nonlocal size
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                yield chunk
                if progress:
                    progress(size)

        with disk_errors(self.folder):
            path = write_part(self.folder, counted())
        return Staged(path=path, sha256=digest.hexdigest(), size=size)


def checked(sha256: str) -> str:
    """The name itself, fit for a path; evidence.missing for what is no SHA-256."""
    if not _NAME.fullmatch(sha256):
        raise InspectorError("evidence.missing", sha256=sha256)
    return sha256


def _chunks(path: Path) -> Iterator[bytes]:
    with reading(path), path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _has_size(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except OSError:
        return False
