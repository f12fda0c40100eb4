"""Files that are there whole or not at all, and what the refusal of a disk means in words."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from inspector.errors import InspectorError

_PART = ".part"

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
# A scanner against viruses holds a new file for a moment; ten tries within three seconds.
_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.8)


def disk_error(error: OSError, folder: Path) -> InspectorError:
    """The catalogue's word for a disk that refused: store.full, store.read_only or store.io."""
    number = error.errno or 0
    code = "store.full" if number in _FULL else "store.io"
    if number in _READ_ONLY:
        code = "store.read_only"
    return InspectorError(code, path=folder, what=error_name(error))


def error_name(error: OSError) -> str:
    """The system's short name of an error, like "ENOSPC"."""
    return errno.errorcode.get(error.errno or 0, str(error))


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """A file that somebody chose is read; file.cannot_read."""
    try:
        yield
    except OSError as error:
        raise InspectorError("file.cannot_read", path=path, what=error_name(error)) from error


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """A file is written where somebody wants it; file.cannot_write."""
    try:
        yield
    except OSError as error:
        raise InspectorError("file.cannot_write", path=path, what=error_name(error)) from error


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Errors of writing below `folder` as sentences of the catalogue."""
    try:
        yield
    except OSError as error:
        raise disk_error(error, folder) from error


def write_part(folder: Path, chunks: Iterable[bytes]) -> Path:
    """Write durably under a temporary name in the folder; a failure (OSError) leaves no file."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, suffix=_PART)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            for chunk in chunks:
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def write_whole(path: Path, data: bytes) -> None:
    """Put the file in place in one step, durably; store.full, store.io or store.read_only."""
    with disk_errors(path.parent):
        part = write_part(path.parent, (data,))
        put_in_place(part, path)


def put_in_place(part: Path, path: Path) -> None:
    """Give a written part its name, durably; a failure (OSError) leaves no part."""
    try:
        _replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _replace(part: Path, path: Path) -> None:
    for pause in _PAUSES if os.name == "nt" else ():
        try:
            part.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    part.replace(path)


def sync_folder(folder: Path) -> None:
    """Make the names in the folder durable, where the system can do that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some file systems know no fsync of a folder.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)


def sweep(folder: Path) -> int:
    """Remove the parts that a stopped program left in the folder, give their number.

    Only at the start: it would also take what another thread is writing.
    """
    with disk_errors(folder):
        left = list(folder.glob(f"*{_PART}"))
        for part in left:
            part.unlink(missing_ok=True)
    return len(left)
