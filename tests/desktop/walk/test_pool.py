"""待归类照片: a whole folder comes in, photo by photo finds its item or becomes a note."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from inspector.desktop.shell import Shell
from inspector.desktop.walk.note_panel import NotePanel
from inspector.desktop.walk.photo_panel import PhotoPanel
from inspector.desktop.walk.pick import PickPanel
from inspector.desktop.walk.pool import ALL, PoolPage
from inspector.desktop.widgets.confirm import Confirm
from inspector.facts.item import VisitItem
from inspector.usecases.notes import list_notes
from inspector.usecases.photos import list_photos
from inspector.usecases.setup import Workspace
from tests.desktop.closing.hands import key, opened, press, type_into
from tests.desktop.conftest import settled
from tests.desktop.walk.pictures import phone_pictures

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pool(shell: Shell, visit: str) -> PoolPage:
    """The page with no photo yet."""
    return opened(shell, PoolPage, "pool", visit)


@pytest.fixture
def filled(shell: Shell, pool: PoolPage, tmp_path: Path, qtbot: QtBot) -> PoolPage:
    """The page after a folder of four pictures came in."""
    phone_pictures(tmp_path / "DCIM", 4)
    pool.take_files([tmp_path / "DCIM"])
    come_in(qtbot, shell, pool, 4)
    return pool


def come_in(qtbot: QtBot, shell: Shell, pool: PoolPage, count: int) -> None:
    """Wait until so many thumbnails stand there."""

    def there() -> bool:
        settled(shell)
        return len(pool.grid.tiles) == count

    qtbot.waitUntil(there)


def test_a_whole_folder_comes_in_ordered_by_time(
    shell: Shell,
    pool: PoolPage,
    workspace: Workspace,
    visit: str,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert pool.empty.isVisible()
    assert not pool.assign.isEnabled()
    phone_pictures(tmp_path / "DCIM" / "B", 2, first_minute=40)
    phone_pictures(tmp_path / "DCIM" / "A", 2, first_minute=50)
    (tmp_path / "DCIM" / "说明.txt").write_text("不是照片", "utf-8")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(tmp_path / "DCIM"))
    press(shell, pool.folder)
    come_in(qtbot, shell, pool, 4)

    assert [tile.text() for tile in pool.grid.tiles.values()] == [
        "14:40",
        "14:41",
        "14:50",
        "14:51",
    ]
    assert pool.title.text() == "待归类照片 4"
    assert pool.bar.words.text() == "导入 4 张"
    assert not pool.empty.isVisible()
    assert [photo.item for photo in list_photos(workspace, visit)] == [None] * 4


def test_enter_assigns_and_the_next_photo_is_chosen(
    shell: Shell,
    filled: PoolPage,
    workspace: Workspace,
    visit: str,
    items: Mapping[str, VisitItem],
) -> None:
    keys = list(filled.grid.tiles)
    filled.grid.choose(keys[0])
    key(shell, Qt.Key.Key_Return)
    panel = shell.findChild(PickPanel)
    assert isinstance(panel, PickPanel)
    type_into(panel.box, "疏散门")
    key(shell, Qt.Key.Key_Return)
    photos = {photo.id: photo for photo in list_photos(workspace, visit)}
    item = photos[keys[0]].item
    assert item is not None
    assert "疏散门" in f"{items[item].topic}{items[item].ask}"
    assert list(filled.grid.tiles) == keys[1:]
    assert [photo.id for photo in filled.grid.selected] == [keys[1]]
    assert filled.title.text() == "待归类照片 3"

    key(shell, Qt.Key.Key_Return)
    again = next(one for one in shell.findChildren(PickPanel) if one.isVisible())
    assert again.list.selected == item, "the item of the photo before comes first"
    key(shell, Qt.Key.Key_Return)
    assert [p.item for p in list_photos(workspace, visit)][:2] == [item, item]


def test_several_are_assigned_together(
    shell: Shell, filled: PoolPage, workspace: Workspace, visit: str
) -> None:
    key(shell, Qt.Key.Key_A, CONTROL)
    assert len(filled.grid.selected) == 4
    assert filled.side.title.text() == "选了 4 张"
    press(shell, filled.assign)
    key(shell, Qt.Key.Key_Return)
    assert {photo.item for photo in list_photos(workspace, visit)} != {None}
    assert filled.grid.tiles == {}
    press(shell, filled.filter.buttons[1])
    assert filled.filter.value == ALL
    assert len(filled.grid.tiles) == 4


def test_n_makes_a_note_of_a_photo(
    shell: Shell, filled: PoolPage, workspace: Workspace, visit: str
) -> None:
    (photo,) = filled.grid.selected
    key(shell, Qt.Key.Key_N)
    panel = shell.findChild(NotePanel)
    assert isinstance(panel, NotePanel)
    type_into(panel.text, "后院堆着煤")
    type_into(panel.place, "后院")
    press(shell, panel.yes)
    (note,) = list_notes(workspace, visit)
    assert (note.text, note.place, note.photos) == ("后院堆着煤", "后院", (photo.id,))


def test_turned_kept_internal_and_removed_by_key(
    shell: Shell, filled: PoolPage, workspace: Workspace, visit: str
) -> None:
    (photo,) = filled.grid.selected
    key(shell, Qt.Key.Key_R)
    key(shell, Qt.Key.Key_I)
    held = {one.id: one for one in list_photos(workspace, visit)}[photo.id]
    assert (held.turn, held.internal) == (90, True)
    key(shell, Qt.Key.Key_Right)
    (other,) = filled.grid.selected
    assert other.id != photo.id
    key(shell, Qt.Key.Key_Delete)
    asking = next(one for one in shell.findChildren(Confirm) if one.isVisible())
    press(shell, asking.yes)
    assert other.id not in {one.id for one in list_photos(workspace, visit)}
    assert len(filled.grid.tiles) == 3


def test_space_looks_closer_and_a_copy_with_watermark_is_saved(
    shell: Shell, filled: PoolPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key(shell, Qt.Key.Key_Space)
    panel = shell.findChild(PhotoPanel)
    assert isinstance(panel, PhotoPanel)
    assert panel.when.text() == "2026-11-20 14:30"
    target = tmp_path / "水印.jpg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    press(shell, panel.export)
    assert target.read_bytes()[:2] == b"\xff\xd8"
    assert panel.source.text() == "已存为 水印.jpg"


def test_stopping_keeps_what_has_come_in(
    shell: Shell, pool: PoolPage, workspace: Workspace, visit: str, tmp_path: Path, qtbot: QtBot
) -> None:
    phone_pictures(tmp_path / "DCIM", 25)
    pool.take_files([tmp_path / "DCIM"])
    qtbot.waitUntil(lambda: "/ 25" in pool.bar.words.text())
    pool.bar.stop.click()

    def finished() -> bool:
        settled(shell)
        return not pool.bar.stop.isVisible()

    qtbot.waitUntil(finished)
    held = list_photos(workspace, visit)
    assert len(pool.grid.tiles) == len(held)
    assert pool.bar.words.text() == (f"导入 {len(held)} 张" if held else "没有找到照片")


def test_tab_goes_past_the_photos_and_a_turned_one_keeps_the_focus(
    shell: Shell, filled: PoolPage, workspace: Workspace, visit: str
) -> None:
    first, second = list(filled.grid.tiles)[:2]
    filled.grid.choose(first)
    key(shell, Qt.Key.Key_R)
    assert filled.grid.tiles[first].hasFocus(), "its thumbnail was made anew"
    key(shell, Qt.Key.Key_Tab)
    assert not any(tile.hasFocus() for tile in filled.grid.tiles.values())
    key(shell, Qt.Key.Key_Backtab, SHIFT)
    key(shell, Qt.Key.Key_Right)
    key(shell, Qt.Key.Key_R)
    assert filled.grid.tiles[second].hasFocus()
    turns = {photo.id: photo.turn for photo in list_photos(workspace, visit)}
    assert (turns[first], turns[second]) == (90, 90)
