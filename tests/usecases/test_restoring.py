"""A backup restored: whole, in a new folder, as a device whose chain nobody else continues."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.journal import chain
from inspector.store import visit_rows
from inspector.store.append import entries
from inspector.store.store import DATABASE
from inspector.usecases import keeping
from inspector.usecases.facilities import edit_facility, list_facilities
from inspector.usecases.ledger_reading import ledger
from inspector.usecases.numbering import number_draft
from inspector.usecases.restoring import list_backups, restore
from inspector.workspace import Workspace
from tests.conftest import Clock
from tests.usecases.rectifying import Inspected


@pytest.fixture
def live(inspected_folder: Path) -> Iterator[Workspace]:
    """The laptop that the backup comes from."""
    ws = Workspace.open(inspected_folder, clock=Clock())
    yield ws
    ws.close()


@pytest.fixture
def stick(live: Workspace, tmp_path: Path) -> Path:
    """A stick with its backup."""
    keeping.back_up_to(live, tmp_path / "优盘")
    return tmp_path / "优盘"


def journal(ws: Workspace) -> dict[str, tuple[str, int]]:
    with ws.store.read() as connection:
        return {entry.id: (entry.device, entry.seq) for entry in entries(connection)}


def test_a_restored_copy_and_the_laptop_it_came_from_can_still_be_merged(
    live: Workspace, stick: Path, tmp_path: Path, inspected: Inspected
) -> None:
    edit_facility(live, inspected.facility, {"beds": 70})
    done = restore(stick, tmp_path / "恢复")
    copy = Workspace.open(done.folder, clock=Clock())
    try:
        assert done.missing == 0
        assert keeping.verify(copy).sound
        assert keeping.rebuild(copy, check=True)
        assert [one.get("beds") for one in list_facilities(copy)] == [68]
        assert len(ledger(copy)) == len(ledger(live))

        edit_facility(copy, inspected.facility, {"beds": 72})
        assert copy.device.id != live.device.id
        assert copy.device.name == live.device.name
        both = journal(live) | journal(copy)
        assert len(set(both.values())) == len(both), "no place of a chain is taken twice"
        with live.store.read() as here, copy.store.read() as there:
            union = {entry.id: entry for entry in (*entries(here), *entries(there))}
        assert chain.verify(union.values()) == ()
    finally:
        copy.close()


def test_numbers_are_counted_on_in_the_restored_copy(
    live: Workspace, stick: Path, tmp_path: Path, inspected: Inspected
) -> None:
    with live.store.read() as connection:
        head = visit_rows.head(connection, inspected.visit)
    assert head is not None
    assert (head.number or "").endswith("第0001号")
    unnumbered = replace(head, number=None)
    copy = Workspace.open(restore(stick, tmp_path / "恢复").folder, clock=Clock())
    try:
        text, _draft = number_draft(copy, unnumbered, copy.now().date())
        assert text.endswith("第0002号")
    finally:
        copy.close()


def test_a_backup_opened_where_it_lies_is_another_device_too(live: Workspace, stick: Path) -> None:
    copy = Workspace.open(stick / "inspector-backup", clock=Clock())
    first = copy.device.id
    copy.close()
    assert first != live.device.id
    again = Workspace.open(stick / "inspector-backup", clock=Clock())
    assert again.device.id == first, "once is enough"
    again.close()


def test_a_damaged_folder_offers_its_own_backups_newest_first(
    live: Workspace, tmp_path: Path, inspected: Inspected
) -> None:
    keeping.back_up_own(live)
    edit_facility(live, inspected.facility, {"beds": 70})
    keeping.back_up_own(live)
    live.close()
    (live.folder / DATABASE).write_bytes(b"SQLite format 3\x00" + b"\xff" * 4000)

    found = list_backups(live.folder)
    assert [one.path.parent.name for one in found] == ["backups", "backups"]
    assert found[0].entries > found[1].entries
    restore(live.folder, tmp_path / "新")
    restore(found[1].path, tmp_path / "旧")
    for folder, beds in ((tmp_path / "新", 70), (tmp_path / "旧", 68)):
        ws = Workspace.open(folder, clock=Clock())
        assert [one.get("beds") for one in list_facilities(ws)] == [beds]
        ws.close()


def _no_backup(stick: Path) -> None:
    (stick / "inspector-backup" / DATABASE).unlink()


def _cut(stick: Path) -> None:
    database = stick / "inspector-backup" / DATABASE
    database.write_bytes(database.read_bytes()[:9000])


def _changed(stick: Path) -> None:
    with sqlite3.connect(stick / "inspector-backup" / DATABASE) as connection:
        connection.execute('UPDATE entry SET body = \'{"v":1,"value":99}\' WHERE seq = 5')
    connection.close()


def _newer(stick: Path) -> None:
    with sqlite3.connect(stick / "inspector-backup" / DATABASE) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def _photo_lost(stick: Path) -> None:
    shutil.rmtree(stick / "inspector-backup" / "evidence")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_no_backup, "restore.none"),
        (_cut, "restore.none"),
        (_changed, "restore.chain"),
        (_newer, "workspace.newer"),
        (_photo_lost, "restore.incomplete"),
    ],
)
def test_what_is_not_whole_is_refused_and_leaves_nothing(
    live: Workspace, stick: Path, tmp_path: Path, spoil: object, code: str
) -> None:
    spoil(stick)  # type: ignore[operator]
    with pytest.raises(InspectorError) as refused:
        restore(stick, tmp_path / "恢复")
    assert refused.value.code == code
    assert not (tmp_path / "恢复").exists()


def test_what_is_left_of_an_incomplete_backup_comes_back_on_demand(
    live: Workspace, stick: Path, tmp_path: Path
) -> None:
    _photo_lost(stick)
    done = restore(stick, tmp_path / "恢复", partly=True)
    assert done.missing == len(set(live.evidence.all()))
    ws = Workspace.open(done.folder, clock=Clock())
    assert len(ledger(ws)) == len(ledger(live))
    ws.close()


def test_nothing_is_restored_over_what_is_there(
    live: Workspace, stick: Path, inspected_folder: Path
) -> None:
    before = sorted(inspected_folder.rglob("*"))
    with pytest.raises(InspectorError) as refused:
        restore(stick, inspected_folder)
    assert refused.value.code == "restore.not_empty"
    assert sorted(inspected_folder.rglob("*")) == before
    assert keeping.verify(live).sound


def test_restoring_can_be_stopped(stick: Path, tmp_path: Path) -> None:
    target = tmp_path / "空"
    target.mkdir()
    with pytest.raises(InspectorError) as stopped:
        restore(stick, target, progress=lambda done, _all: done < 1)
    assert stopped.value.code == "restore.stopped"
    assert list(target.iterdir()) == []
