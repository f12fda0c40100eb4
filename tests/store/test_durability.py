"""What was acknowledged survives: killed programs, locked folders, files of other programs."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from inspector.errors import InspectorError
from inspector.facts.answer import Answer
from inspector.facts.vocabulary import Verdict
from inspector.store import tables as t
from inspector.store.engine import SETTINGS
from inspector.store.store import DATABASE
from inspector.store.upgrade import SCHEMA
from inspector.usecases import keeping, walk
from inspector.usecases.facilities import list_facilities
from inspector.workspace import Workspace

KILLS = 40
ROOT = Path(__file__).resolve().parents[2]


def numbers_kept(ws: Workspace) -> set[int]:
    with ws.store.read() as connection:
        bodies = connection.execute(select(t.entry.c.body).where(t.entry.c.kind == "answer"))
        notes = [json.loads(body).get("note", "") for body in bodies.scalars()]
    return {int(note[1:-1]) for note in notes if note.startswith("第")}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_forty_kills_lose_no_acknowledged_answer(ws: Workspace, visit: str, folder: Path) -> None:
    ws.close()
    script = Path(__file__).with_name("answering.py")
    done = subprocess.run(
        [sys.executable, str(script), str(folder), visit, str(KILLS)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    acknowledged = {number for numbers in told for number in numbers}
    assert len(told) == KILLS
    assert len(acknowledged) > KILLS, "the victims must have got something done"
    again = Workspace.open(folder)
    try:
        assert acknowledged <= numbers_kept(again)
        with again.store.raw() as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert keeping.rebuild(again, check=True)
        assert keeping.verify(again).sound
    finally:
        again.close()


def test_every_durability_setting_is_in_force(ws: Workspace) -> None:
    with ws.store.raw() as raw:
        held = {
            name: raw.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "locking_mode", "foreign_keys")
        }
    assert held == {
        "journal_mode": "wal",
        "synchronous": 2,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
    }
    assert not any("NORMAL" in setting for setting in SETTINGS)


def test_a_second_program_is_refused_at_once(ws: Workspace, folder: Path) -> None:
    with pytest.raises(InspectorError) as refused:
        Workspace.open(folder)
    assert refused.value.code == "workspace.in_use"
    assert refused.value.exit_code == 3


def test_a_killed_program_leaves_no_lock(ws: Workspace, folder: Path) -> None:
    ws.close()
    child = subprocess.run(
        [
            sys.executable,
            "-c",
            "import os,sys,pathlib\n"
            "from inspector.workspace import Workspace\n"
            "Workspace.open(pathlib.Path(sys.argv[1]))\n"
            "os.kill(os.getpid(), 9)",
            str(folder),
        ],
        check=False,
        cwd=ROOT,
    )
    assert child.returncode != 0
    Workspace.open(folder).close()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_newer_database_is_refused_and_left_byte_for_byte(ws: Workspace, folder: Path) -> None:
    ws.close()
    database = folder / DATABASE
    with sqlite3.connect(database) as raw:
        raw.execute(f"PRAGMA user_version={SCHEMA + 1}")
    raw.close()
    before = digest(database)
    with pytest.raises(InspectorError) as refused:
        Workspace.open(folder)
    assert refused.value.code == "workspace.newer"
    assert digest(database) == before


@pytest.mark.parametrize("damage", [b"not a database at all, but long enough " * 8, b"SQLite"])
def test_a_file_that_is_no_database_is_refused_untouched(
    ws: Workspace, folder: Path, damage: bytes
) -> None:
    ws.close()
    database = folder / DATABASE
    database.write_bytes(damage)
    with pytest.raises(InspectorError) as refused:
        Workspace.open(folder)
    assert refused.value.code == "workspace.damaged"
    assert "备份" in refused.value.sentence
    assert database.read_bytes() == damage


@pytest.mark.parametrize("first", [16, 60], ids=["the header", "the schema number"])
def test_bytes_gone_to_ones_are_damage_and_no_newer_program(
    ws: Workspace, folder: Path, first: int
) -> None:
    ws.close()
    database = folder / DATABASE
    data = bytearray(database.read_bytes())
    data[first:64] = b"\xff" * (64 - first)
    database.write_bytes(data)
    with pytest.raises(InspectorError) as refused:
        Workspace.open(folder)
    assert refused.value.code == "workspace.damaged"
    assert database.read_bytes() == data


def test_a_torn_database_is_refused(ws: Workspace, folder: Path) -> None:
    ws.close()
    database = folder / DATABASE
    data = bytearray(database.read_bytes())
    data[4096 : 4096 * 6] = b"\xa5" * (4096 * 5)
    database.write_bytes(data)
    with pytest.raises(InspectorError) as refused:
        Workspace.open(folder)
    assert refused.value.code == "workspace.damaged"


def test_a_folder_without_data_and_a_folder_that_is_none(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing"):
        with pytest.raises(InspectorError) as refused:
            Workspace.open(path)
        assert refused.value.code == "workspace.missing"
        assert not (path / DATABASE).exists()


def test_changed_entries_are_found_by_their_hash(ws: Workspace, visit: str) -> None:
    with ws.store.write() as connection:
        connection.exec_driver_sql(
            "UPDATE entry SET body = replace(body, 'core', 'full') WHERE key = 'depth'"
        )
    report = keeping.verify(ws)
    assert [one.what for one in report.breaks] == ["changed"]
    assert not report.sound


def test_a_cut_tail_is_found_against_a_head_kept_elsewhere(ws: Workspace, visit: str) -> None:
    from inspector.store.chain_rows import chain_head

    with ws.store.read() as connection:
        printed = chain_head(connection, ws.device.id)
    assert printed is not None
    with ws.store.write() as connection:
        connection.exec_driver_sql("DELETE FROM entry WHERE seq > 10")
    assert keeping.verify(ws).breaks == (), "a bare chain cannot see it"
    with ws.store.read() as connection:
        now = chain_head(connection, ws.device.id)
    assert now is not None
    assert now.seq < printed.seq


def test_a_backup_opens_and_holds_the_same(ws: Workspace, visit: str, tmp_path: Path) -> None:
    item = walk.visit_items(ws, visit)[0].id
    walk.record_answer(ws, visit, Answer(item=item, verdict=Verdict.PASS))
    done = keeping.back_up_to(ws, tmp_path / "优盘")
    restored = Workspace.open(done.folder)
    try:
        assert [one.name for one in list_facilities(restored)] == ["示例镇敬老院"]
        assert walk.visit_items(restored, visit)[0].verdict is Verdict.PASS
        assert keeping.verify(restored).sound
        assert keeping.rebuild(restored, check=True)
    finally:
        restored.close()


def test_a_second_backup_copies_only_what_is_new(ws: Workspace, visit: str, tmp_path: Path) -> None:
    first = keeping.back_up_to(ws, tmp_path)
    sha = next(iter(ws.evidence.all()))
    kept = first.folder / "evidence" / sha[:2] / sha
    stamp = kept.stat().st_mtime_ns
    ws.evidence.put(b"more")
    second = keeping.back_up_to(ws, tmp_path)
    assert second.files == first.files + 1
    assert kept.stat().st_mtime_ns == stamp


def test_damaged_evidence_stops_a_backup_and_is_named(
    ws: Workspace, visit: str, tmp_path: Path
) -> None:
    sha = next(iter(ws.evidence.all()))
    path = ws.evidence.path(sha)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert keeping.verify(ws).damaged == (sha,)
    with pytest.raises(InspectorError) as refused:
        keeping.back_up_to(ws, tmp_path / "b")
    assert refused.value.code == "evidence.damaged"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None,
    reason="mounting needs root",
)
def test_a_read_only_folder_is_opened_to_read_and_says_so(
    ws: Workspace, visit: str, folder: Path
) -> None:
    ws.close()
    mounted = subprocess.run(
        ["mount", "--bind", str(folder), str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine does not allow mounts")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)
        reading = Workspace.open(folder)
        try:
            assert reading.read_only
            items = walk.visit_items(reading, visit)
            assert items
            with pytest.raises(InspectorError) as refused:
                walk.record_answer(reading, visit, Answer(item=items[0].id, verdict=Verdict.PASS))
            assert refused.value.code == "store.read_only"
            assert refused.value.exit_code == 1
            assert keeping.rebuild(reading, check=True)
            with pytest.raises(InspectorError, match=r"store\.read_only"):
                keeping.rebuild(reading)
        finally:
            reading.close()
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None,
    reason="mounting needs root",
)
def test_a_full_disk_refuses_in_one_sentence_and_keeps_everything(
    ws: Workspace, visit: str, folder: Path, tmp_path: Path
) -> None:
    ws.close()
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(small)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("this machine does not allow mounts")
    try:
        shutil.copytree(folder, small / "data")
        full = Workspace.open(small / "data")
        items = walk.visit_items(full, visit)
        acknowledged = []
        codes = set()
        for number in range(400):
            note = f"第{number}次" + "字" * 5000
            answer = Answer(item=items[number % len(items)].id, verdict=Verdict.PASS, note=note)
            try:
                walk.record_answer(full, visit, answer)
                acknowledged.append(note)
            except InspectorError as error:
                codes.add(error.code)
                if len(codes) and number > len(acknowledged) + 3:
                    break
        assert acknowledged
        assert codes == {"store.full"}
        assert walk.visit_items(full, visit), "a full disk still reads"
        full.close()
        (small / "data" / "cache").exists() and shutil.rmtree(small / "data" / "cache")
        again = Workspace.open(small / "data")
        with again.store.read() as connection:
            bodies = list(
                connection.execute(
                    select(t.entry.c.body).where(t.entry.c.kind == "answer")
                ).scalars()
            )
        kept = {json.loads(body).get("note") for body in bodies}
        assert set(acknowledged) <= kept
        again.close()
    finally:
        subprocess.run(["umount", "-l", str(small)], check=True)


def test_a_limit_on_file_size_gives_one_clear_sentence(
    ws: Workspace, visit: str, folder: Path
) -> None:
    ws.close()
    if shutil.which("bash") is None:
        pytest.skip("needs a shell with ulimit")
    item = "fire.evacuation.exit-opens"
    command = (
        # Python would leave a torn file of bytecode behind, for everybody after it.
        f'ulimit -f 1; export PYTHONDONTWRITEBYTECODE=1; exec "{sys.executable}" '
        f"-m inspector visit answer last {item} "
        f'--verdict pass --note "{"字" * 19000}" --data "{folder}"'
    )
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode in (1, 3), done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stderr.split(":")[0] in ("store.io", "store.full", "workspace.cannot_open")
    again = Workspace.open(folder)
    shown = {one.id: one for one in walk.visit_items(again, visit)}
    assert shown[item].current is None
    assert keeping.rebuild(again, check=True)
    again.close()


def test_an_uncertain_commit_is_asked_again_and_not_doubled(ws: Workspace, visit: str) -> None:
    """A commit that raised may have been kept: the entry is looked for, never written twice."""
    item = walk.visit_items(ws, visit)[0].id
    real = ws.store._transaction
    raised = []

    @contextmanager
    def raising() -> Iterator[Connection]:
        with real() as connection:
            yield connection
        if not raised:
            raised.append(True)
            raise sqlite3.OperationalError("disk I/O error")

    head_writes = iter([False, True])
    ws.store._transaction = lambda: raising() if next(head_writes, False) else real()  # type: ignore[method-assign]
    saved = walk.record_answer(ws, visit, Answer(item=item, verdict=Verdict.PASS))
    assert raised
    assert saved.record is not None
    with ws.store.read() as connection:
        ids = connection.execute(select(t.entry.c.id).where(t.entry.c.kind == "answer")).scalars()
        assert len(list(ids)) == 1
