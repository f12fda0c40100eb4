"""Evidence files: what was kept is there, whole and findable; what failed leaves nothing."""

from __future__ import annotations

import errno
import hashlib
import itertools
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from inspector.errors import InspectorError
from inspector.store.disk import sweep
from inspector.store.evidence import Evidence

KEEP_FOR_EVER = """
import os, sys
from pathlib import Path
from inspector.store.evidence import Evidence
evidence = Evidence(Path(sys.argv[1]))
while True:
    print(evidence.put(os.urandom(100_000)), flush=True)
"""

KEEP_WITH_LIMIT = """
import resource, sys
from pathlib import Path
from inspector.errors import InspectorError
from inspector.store.evidence import Evidence
evidence = Evidence(Path(sys.argv[1]))
sys.dont_write_bytecode = True
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    evidence.put(bytes(100_000))
except InspectorError as error:
    print(error)
"""


@pytest.fixture
def evidence(tmp_path: Path) -> Evidence:
    return Evidence(tmp_path / "证据 一")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if os.name == "nt" or os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_what_is_put_is_read_back_under_its_digest(evidence: Evidence, tmp_path: Path) -> None:
    source = tmp_path / "IMG_1.jpg"
    source.write_bytes(os.urandom(3_000_000))
    heard: list[int] = []
    names = {evidence.put(b""), evidence.put(b"one"), evidence.put_file(source, heard.append)}
    assert evidence.read(hashlib.sha256(b"one").hexdigest()) == b"one"
    assert set(evidence.all()) == names == set(files(evidence.folder))
    assert all(evidence.verify(name) for name in names)
    assert heard[-1] == 3_000_000
    assert heard == sorted(heard)


def test_same_content_is_kept_once_and_not_written_again(evidence: Evidence) -> None:
    name = evidence.put(b"same")
    before = evidence.path(name).stat()
    source = evidence.folder / "again"
    source.write_bytes(b"same")
    assert evidence.put(b"same") == evidence.put_file(source) == name
    after = evidence.path(name).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_of_wrong_size_is_replaced_by_the_right_one(evidence: Evidence) -> None:
    name = evidence.put(b"whole content")
    evidence.path(name).write_bytes(b"whole")
    assert evidence.put(b"whole content") == name
    assert evidence.read(name) == b"whole content"


def test_every_changed_bit_is_found(evidence: Evidence) -> None:
    data = random.Random(1).randbytes(400)
    name = evidence.put(data)
    for bit in range(0, len(data) * 8, 7):
        rotten = bytearray(data)
        rotten[bit // 8] ^= 1 << bit % 8
        evidence.path(name).write_bytes(rotten)
        assert not evidence.verify(name)
        with pytest.raises(InspectorError, match=rf"evidence\.damaged: .*{name}.*备份"):
            evidence.read(name)


@pytest.mark.parametrize("name", ["0" * 64, "../" * 10, "A" * 64, ""])
def test_what_is_not_there_is_missing(evidence: Evidence, name: str) -> None:
    with pytest.raises(InspectorError) as caught:
        evidence.read(name)
    assert caught.value.code == "evidence.missing"
    assert list(evidence.all()) == []


def test_a_source_that_cannot_be_read_is_named(evidence: Evidence, tmp_path: Path) -> None:
    for source in (tmp_path / "gone.jpg", tmp_path):
        with pytest.raises(InspectorError) as caught:
            evidence.put_file(source)
        assert caught.value.code == "file.cannot_read"
        assert str(source) in caught.value.sentence
    assert files(evidence.folder) == []


def test_a_copy_that_is_stopped_leaves_nothing(evidence: Evidence, tmp_path: Path) -> None:
    source = tmp_path / "long"
    source.write_bytes(bytes(5_000_000))

    def stop(copied: int) -> None:
        if copied > 2_000_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        evidence.put_file(source, stop)
    assert files(evidence.folder) == []


def test_what_is_staged_is_evidence_only_once_kept(evidence: Evidence, tmp_path: Path) -> None:
    source = tmp_path / "picture"
    source.write_bytes(b"bytes")
    evidence.drop(evidence.stage(source))
    assert files(evidence.folder) == []
    staged = evidence.stage(source)
    assert list(evidence.all()) == []
    assert evidence.read(evidence.keep(staged)) == b"bytes"


def test_many_threads_keep_the_same_and_different_things(evidence: Evidence) -> None:
    things = [bytes([number % 40]) * 5_000 for number in range(400)]
    with ThreadPoolExecutor(16) as pool:
        names = list(pool.map(evidence.put, things))
    assert [evidence.read(name) for name in names] == things
    assert files(evidence.folder) == sorted(set(names))


def test_after_a_kill_everything_acknowledged_is_there(evidence: Evidence) -> None:
    acknowledged: list[str] = []
    for pause in (0.0, 0.01, 0.03, 0.06, 0.1):
        command = [sys.executable, "-c", KEEP_FOR_EVER, str(evidence.folder)]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert child.stdout
        acknowledged.append(child.stdout.readline().strip())
        time.sleep(pause)
        child.kill()
        acknowledged += [line.strip() for line in child.stdout if line.endswith("\n")]
        child.wait()
    assert len(acknowledged) >= 5
    assert set(acknowledged) <= set(evidence.all())
    assert all(evidence.verify(name) for name in evidence.all())
    sweep(evidence.folder)
    assert files(evidence.folder) == list(evidence.all())


def test_what_a_stopped_program_left_is_swept_away(evidence: Evidence, tmp_path: Path) -> None:
    name = evidence.put(b"kept")
    source = tmp_path / "source"
    source.write_bytes(b"half")
    evidence.stage(source)
    assert list(evidence.all()) == [name]
    assert sweep(evidence.folder) == 1
    assert files(evidence.folder) == [name]
    assert sweep(tmp_path / "nowhere") == 0


def test_a_path_that_cannot_be_opened_gives_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(InspectorError, match=r"store\.io: 读写磁盘出错（ENOTDIR）"):
        Evidence(tmp_path / "file" / "evidence").put(b"x")


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "store.full"), (errno.EIO, "store.io")]
)
def test_whichever_sync_fails_nothing_is_lost_and_a_retry_helps(
    evidence: Evidence, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    kept = evidence.put(b"kept before")
    real = os.fsync
    seen: list[str] = []
    for failing in itertools.count():
        calls = itertools.count()

        def fail_once(handle: int, calls: Iterator[int] = calls, at: int = failing) -> None:
            if next(calls) == at:
                raise OSError(number, os.strerror(number))
            real(handle)

        data = os.urandom(1000)
        try:
            with monkeypatch.context() as patch:
                patch.setattr(os, "fsync", fail_once)
                evidence.put(data)
        except InspectorError as error:
            seen.append(error.code)
        else:
            break
        assert evidence.read(evidence.put(data)) == data
    assert len(seen) >= 2
    assert set(seen) == {code}
    assert evidence.verify(kept)
    assert files(evidence.folder) == list(evidence.all())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit of file size")
def test_a_limit_of_writing_gives_one_sentence(evidence: Evidence) -> None:
    name = evidence.put(b"before")
    command = [sys.executable, "-c", KEEP_WITH_LIMIT, str(evidence.folder)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.stdout.startswith("store.full: 磁盘空间不足")
    assert done.stderr == ""
    assert files(evidence.folder) == [name]
    assert evidence.read(name) == b"before"


def test_a_full_disk_refuses_and_still_reads(small_disk: Path) -> None:
    evidence = Evidence(small_disk / "evidence")
    kept = [evidence.put(os.urandom(200_000)) for _ in range(4)]
    for _ in range(2):
        with pytest.raises(InspectorError, match=r"store\.full: 磁盘空间不足"):
            evidence.put(os.urandom(500_000))
    assert files(evidence.folder) == sorted(kept)
    assert all(evidence.verify(name) for name in kept)
    evidence.path(kept[0]).unlink()
    assert evidence.verify(evidence.put(os.urandom(200_000)))


def test_a_read_only_disk_refuses_and_still_reads(small_disk: Path) -> None:
    evidence = Evidence(small_disk / "evidence")
    name = evidence.put(b"kept")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(InspectorError, match=r"store\.read_only"):
        evidence.put(b"new")
    assert evidence.put(b"kept") == name
    assert evidence.read(name) == b"kept"
