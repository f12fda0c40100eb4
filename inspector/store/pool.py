"""Taking in pictures: the bytes as received among the evidence, a rendition of each beside."""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from msgspec import Struct

from inspector.errors import InspectorError
from inspector.store.disk import disk_errors, write_whole
from inspector.store.evidence import Evidence, Staged, checked
from inspector.store.intake import PictureFacts, Rendition, look, rendition
from inspector.store.taken import TakenTime, taken_time

RESERVE = 200 << 20
"""Bytes that photos leave free on the disk, so that answers can still be saved."""


class Received(Struct, frozen=True, kw_only=True):
    """A picture now kept: `sha256` of the original, `rendition` that of the report-size JPEG.

    `width` and `height` are the rendition's; `path` is where the picture came from.
    """

    path: Path
    sha256: str
    facts: PictureFacts
    taken: TakenTime
    rendition: str
    width: int
    height: int


class Refused(Struct, frozen=True, kw_only=True):
    """A picture of which nothing was kept, and why."""

    path: Path
    error: InspectorError


class Prepared(Struct, frozen=True, kw_only=True):
    """A picture found good, its bytes staged, its rendition made; nothing of it is kept yet."""

    staged: Staged
    made: Rendition
    received: Received


def rendition_path(renditions: Path, sha256: str) -> Path:
    """The file of a rendition; evidence.missing if the name is no SHA-256."""
    return renditions / f"{checked(sha256)}.jpg"


def keep_rendition(renditions: Path, made: Rendition) -> str:
    """Write the JPEG durably, give its SHA-256; store.full, store.io, store.read_only."""
    sha256 = hashlib.sha256(made.jpeg).hexdigest()
    path = rendition_path(renditions, sha256)
    if not path.exists():
        write_whole(path, made.jpeg)
    return sha256


def receive(
    path: Path, evidence: Evidence, renditions: Path, *, reserve: int = RESERVE
) -> Received:
    """Take in a file; what is refused (as by `look` and `Evidence.put_file`) leaves nothing."""
    one = prepare(path, evidence, reserve=reserve)
    try:
        keep_rendition(renditions, one.made)
        evidence.keep(one.staged)
    finally:
        evidence.drop(one.staged)
    return one.received


def prepare(path: Path, evidence: Evidence, *, reserve: int = RESERVE) -> Prepared:
    """Look at a file and stage it, to be kept or dropped; refuses as `receive` does."""
    _leave_free(evidence.folder, reserve)
    # Before the copy: nobody waits for a film of many gigabytes only to see it refused.
    look(path)
    staged = evidence.stage(path)
    try:
        facts = look(staged.path, path.name)
        made = rendition(staged.path, name=path.name)
    except BaseException:
        evidence.drop(staged)
        raise
    return Prepared(staged=staged, made=made, received=_received(path, staged.sha256, facts, made))


def receive_bytes(
    data: bytes, name: str, evidence: Evidence, renditions: Path, *, reserve: int = RESERVE
) -> Received:
    """Take in a picture that is no file, as from the clipboard; refuses as `receive` does."""
    _leave_free(evidence.folder, reserve)
    facts = look(data, name)
    made = rendition(data, name=name)
    keep_rendition(renditions, made)
    return _received(name, evidence.put(data), facts, made)


def intake_many(
    paths: Sequence[Path],
    evidence: Evidence,
    renditions: Path,
    on_each: Callable[[Received | Refused], None],
    cancelled: Callable[[], bool] = lambda: False,
    *,
    reserve: int = RESERVE,
) -> tuple[Received | Refused, ...]:
    """Take in the files on all cores; `on_each` hears each result in order, in this thread.

    `cancelled` is asked in every thread before each picture; what has begun is finished and
    reported. What `on_each` raises ends the intake.
    """
    stop = threading.Event()

    def one(path: Path) -> Received | Refused | None:
        if stop.is_set() or cancelled():
            return None
        try:
            return receive(path, evidence, renditions, reserve=reserve)
        except InspectorError as error:
            return Refused(path=path, error=error)

    results: list[Received | Refused] = []
    with ThreadPoolExecutor(os.cpu_count(), "intake") as pool:
        try:
            for result in pool.map(one, paths):
                if result:
                    results.append(result)
                    on_each(result)
        finally:
            stop.set()
    return tuple(results)


def intake_whole(
    paths: Sequence[Path], evidence: Evidence, renditions: Path, *, reserve: int = RESERVE
) -> tuple[Received, ...]:
    """Take in all files on all cores, or none: the first refusal is raised and leaves nothing."""

    def one(path: Path) -> Prepared | InspectorError:
        try:
            return prepare(path, evidence, reserve=reserve)
        except InspectorError as error:
            return error

    with ThreadPoolExecutor(os.cpu_count(), "intake") as pool:
        results = list(pool.map(one, paths))
    held = [result for result in results if isinstance(result, Prepared)]
    try:
        for result in results:
            if isinstance(result, InspectorError):
                raise result
        for picture in held:
            keep_rendition(renditions, picture.made)
        for picture in held:
            evidence.keep(picture.staged)
    finally:
        for picture in held:
            evidence.drop(picture.staged)
    return tuple(picture.received for picture in held)


def _received(origin: Path | str, sha256: str, facts: PictureFacts, made: Rendition) -> Received:
    return Received(
        path=Path(origin),
        sha256=sha256,
        facts=facts,
        taken=taken_time(origin, facts.taken),
        rendition=hashlib.sha256(made.jpeg).hexdigest(),
        width=made.width,
        height=made.height,
    )


def _leave_free(folder: Path, reserve: int) -> None:
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    if free < reserve:
        raise InspectorError("store.full", path=folder)
