"""Many pictures at once: each kept with its rendition or refused by name, in the order given."""

from __future__ import annotations

import hashlib
import io
import os
import random
import subprocess
import threading
from pathlib import Path

import pytest
from PIL import Image

from inspector.errors import InspectorError
from inspector.store.evidence import Evidence
from inspector.store.intake import rendition
from inspector.store.pool import (
    Received,
    Refused,
    intake_many,
    keep_rendition,
    receive_bytes,
    rendition_path,
)

SOUND = 12


@pytest.fixture
def evidence(tmp_path: Path) -> Evidence:
    return Evidence(tmp_path / "data" / "evidence")


@pytest.fixture
def renditions(tmp_path: Path) -> Path:
    return tmp_path / "data" / "renditions"


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Twelve photos, a text, a broken copy, a missing file; in a mixed order."""
    folder = tmp_path / "手机 照片"
    folder.mkdir()
    paths = [folder / f"IMG_20261120_1430{number:02}.jpg" for number in range(SOUND)]
    for number, path in enumerate(paths):
        noise = Image.effect_noise((900 + number, 700), 40 + number)
        noise.convert("RGB").save(path, quality=70)
    (folder / "说明.jpg").write_text("不是照片")
    (folder / "断.jpg").write_bytes(paths[0].read_bytes()[:20_000])
    paths += [folder / "说明.jpg", folder / "断.jpg", folder / "没有.jpg"]
    random.Random(4).shuffle(paths)
    return paths


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_each_photo_is_kept_or_refused_by_name_in_order(
    photos: list[Path], evidence: Evidence, renditions: Path
) -> None:
    heard: list[Received | Refused] = []
    threads: set[threading.Thread] = set()

    def hear(result: Received | Refused) -> None:
        heard.append(result)
        threads.add(threading.current_thread())

    results = intake_many(photos, evidence, renditions, hear)
    assert tuple(heard) == results
    assert threads == {threading.current_thread()}
    assert [result.path for result in results] == photos
    codes = {
        result.path.name: result.error.code for result in results if isinstance(result, Refused)
    }
    assert codes == {
        "说明.jpg": "photo.format",
        "断.jpg": "photo.unreadable",
        "没有.jpg": "file.cannot_read",
    }
    received = [result for result in results if isinstance(result, Received)]
    assert names(evidence.folder) == sorted(one.sha256 for one in received)
    assert names(renditions) == sorted(f"{one.rendition}.jpg" for one in received)
    for one in received:
        assert evidence.read(one.sha256) == one.path.read_bytes()
        jpeg = rendition_path(renditions, one.rendition).read_bytes()
        assert hashlib.sha256(jpeg).hexdigest() == one.rendition
        assert Image.open(io.BytesIO(jpeg)).size == (one.width, one.height)
        assert one.taken.source == "name"


def test_cancelling_keeps_what_was_reported_and_no_more(
    photos: list[Path], evidence: Evidence, renditions: Path
) -> None:
    stop = threading.Event()
    results = intake_many(
        photos, evidence, renditions, lambda result: stop.set(), cancelled=stop.is_set
    )
    assert 1 <= len(results) < len(photos)
    received = [result for result in results if isinstance(result, Received)]
    assert names(evidence.folder) == sorted(one.sha256 for one in received)
    assert intake_many(photos, evidence, renditions, lambda result: None, lambda: True) == ()


def test_what_the_listener_raises_ends_the_intake(
    photos: list[Path], evidence: Evidence, renditions: Path
) -> None:
    def fail(result: Received | Refused) -> None:
        raise InspectorError("store.io", path="", what="")

    with pytest.raises(InspectorError, match=r"store\.io"):
        intake_many(photos, evidence, renditions, fail)
    assert len(names(evidence.folder)) < SOUND
    assert all(evidence.verify(name) for name in names(evidence.folder))


def test_a_pasted_picture_is_taken_in_like_a_file(evidence: Evidence, renditions: Path) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(buffer, "PNG")
    one = receive_bytes(buffer.getvalue(), "粘贴 1", evidence, renditions)
    assert evidence.read(one.sha256) == buffer.getvalue()
    assert (one.path.name, one.taken.source, one.width) == ("粘贴 1", "unknown", 30)
    with pytest.raises(InspectorError, match=r"photo\.format: 粘贴 2"):
        receive_bytes(b"text", "粘贴 2", evidence, renditions)


def test_a_turned_rendition_stands_beside_the_first(evidence: Evidence, renditions: Path) -> None:
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((300, 200)).save(buffer, "JPEG")
    first = receive_bytes(buffer.getvalue(), "a", evidence, renditions)
    turned = keep_rendition(renditions, rendition(evidence.path(first.sha256), 90))
    assert keep_rendition(renditions, rendition(buffer.getvalue(), 90)) == turned
    assert names(renditions) == sorted([f"{first.rendition}.jpg", f"{turned}.jpg"])
    assert Image.open(rendition_path(renditions, turned)).size == (200, 300)


def test_a_film_is_refused_before_it_is_copied(
    tmp_path: Path, evidence: Evidence, renditions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = tmp_path / "VID.jpg"
    with film.open("wb") as stream:
        stream.write(b"\0\0\0\x20ftypisom")
        stream.truncate(40_000_000_000)
    monkeypatch.setattr(Evidence, "stage", lambda *_: pytest.fail("copied"))
    (refused,) = intake_many([film], evidence, renditions, lambda result: None)
    assert isinstance(refused, Refused)
    assert refused.error.code == "photo.file_too_large"


def test_photos_leave_room_for_answers(
    photos: list[Path], evidence: Evidence, renditions: Path
) -> None:
    results = intake_many(photos, evidence, renditions, lambda result: None, reserve=1 << 60)
    codes = {result.error.code for result in results if isinstance(result, Refused)}
    assert (len(results), codes) == (len(photos), {"store.full"})
    assert names(evidence.folder) == []


def test_a_disk_that_fills_up_loses_nothing_that_was_reported(
    photos: list[Path], tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)]
    if os.name == "nt" or os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    try:
        evidence = Evidence(disk / "evidence")
        results = intake_many(photos, evidence, disk / "renditions", lambda result: None, reserve=0)
        received = [result for result in results if isinstance(result, Received)]
        refused = [result.error.code for result in results if isinstance(result, Refused)]
        assert "store.full" in refused
        assert received
        assert set(evidence.all()) == {one.sha256 for one in received}
        assert all(evidence.verify(one.sha256) for one in received)
        assert not list(disk.rglob("*.part"))
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)
