"""Photos of an answer: chosen, dropped, pasted, looked at closer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.shell import Shell
from inspector.desktop.walk.photo_panel import PhotoPanel
from inspector.desktop.walk.pick import PickPanel
from inspector.desktop.widgets.confirm import Confirm
from inspector.facts.item import VisitItem
from inspector.usecases.photos import list_photos
from inspector.usecases.setup import Workspace
from tests.desktop.closing.hands import key, opened, press, type_into
from tests.desktop.conftest import settled
from tests.desktop.walk.asked import first, plain
from tests.desktop.walk.pictures import phone_pictures

CONTROL = Qt.KeyboardModifier.ControlModifier
Items = Mapping[str, VisitItem]


def choose(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """The system's dialog answers with these files."""
    chosen = ([str(path) for path in paths], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: chosen)


def arrived(qtbot: QtBot, shell: Shell, page: WalkPage, count: int) -> None:
    """Wait until so many thumbnails stand there."""

    def there() -> bool:
        settled(shell)
        return len(page.act.photos.tiles) == count

    qtbot.waitUntil(there)


@pytest.fixture
def failed(shell: Shell, visit: str, items: Items) -> tuple[WalkPage, VisitItem]:
    """A failed item that wants a photo."""
    item = first(items, lambda one: plain(one) and one.evidence == "photo")
    page = opened(shell, WalkPage, "walk", visit, item=item.id)
    key(shell, Qt.Key.Key_2)
    return page, item


def test_f5_adds_photos_to_the_answer(
    shell: Shell,
    workspace: Workspace,
    visit: str,
    failed: tuple[WalkPage, VisitItem],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page, item = failed
    assert page.act.photos.field.hint.text() == "至少 1 张"
    choose(monkeypatch, *phone_pictures(tmp_path / "手机", 2))
    key(shell, Qt.Key.Key_F5)
    arrived(qtbot, shell, page, 2)
    photos = list_photos(workspace, visit)
    assert [photo.item for photo in photos] == [item.id, item.id]
    assert [tile.text() for tile in page.act.photos.tiles.values()] == ["14:30", "14:31"]


def test_pictures_dropped_anywhere_on_the_page_are_taken(
    shell: Shell,
    workspace: Workspace,
    visit: str,
    failed: tuple[WalkPage, VisitItem],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    page, item = failed
    fields = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
    assert not any(field.acceptDrops() for field in fields), "a field would take the file's name"
    (path,) = phone_pictures(tmp_path / "相机", 1)
    drop(page, path)
    arrived(qtbot, shell, page, 1)
    assert [photo.item for photo in list_photos(workspace, visit)] == [item.id]


def test_a_dropped_folder_goes_to_the_photos_without_an_item(
    shell: Shell,
    workspace: Workspace,
    visit: str,
    failed: tuple[WalkPage, VisitItem],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    page, _item = failed
    phone_pictures(tmp_path / "DCIM", 3)
    drop(page, tmp_path / "DCIM")

    def there() -> bool:
        settled(shell)
        return page.act.photos.pool.text() == "待归类 3"

    qtbot.waitUntil(there)
    assert [photo.item for photo in list_photos(workspace, visit)] == [None, None, None]


def test_a_picture_is_pasted_even_with_the_focus_in_a_field(
    shell: Shell,
    workspace: Workspace,
    visit: str,
    failed: tuple[WalkPage, VisitItem],
    qtbot: QtBot,
) -> None:
    page, item = failed
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(picture)
    assert page.act.place.edit.hasFocus()
    key(shell, Qt.Key.Key_V, CONTROL)
    arrived(qtbot, shell, page, 1)
    assert [photo.item for photo in list_photos(workspace, visit)] == [item.id]


def test_text_is_still_pasted_into_a_field(
    shell: Shell, workspace: Workspace, visit: str, failed: tuple[WalkPage, VisitItem]
) -> None:
    page, _item = failed
    QGuiApplication.clipboard().setText("二层东侧")
    page.act.place.edit.setFocus()
    key(shell, Qt.Key.Key_V, CONTROL)
    assert page.act.place.edit.text() == "二层东侧"
    assert list_photos(workspace, visit) == ()


def test_a_broken_picture_is_named_and_the_others_are_kept(
    shell: Shell,
    workspace: Workspace,
    visit: str,
    failed: tuple[WalkPage, VisitItem],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    page, _item = failed
    good = phone_pictures(tmp_path, 1)
    broken = tmp_path / "坏的.jpg"
    broken.write_bytes(good[0].read_bytes()[:200])
    page.take_files([*good, broken])

    def done() -> bool:
        settled(shell)
        return page.intake_bar.refused.isVisible()

    qtbot.waitUntil(done)
    assert page.intake_bar.words.text() == "导入 1 张，1 张没有添加"
    assert page.intake_bar.refused.text().startswith("坏的.jpg 已损坏")
    assert len(list_photos(workspace, visit)) == 1


def test_looked_at_closer_it_is_named_turned_kept_internal_and_moved(
    shell: Shell,
    workspace: Workspace,
    visit: str,
    failed: tuple[WalkPage, VisitItem],
    items: Items,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    page, _item = failed
    page.take_files(phone_pictures(tmp_path, 1))
    arrived(qtbot, shell, page, 1)
    tile = next(iter(page.act.photos.tiles.values()))
    press(shell, tile)
    panel = shell.findChild(PhotoPanel)
    assert isinstance(panel, PhotoPanel)
    assert panel.picture.shown
    type_into(panel.caption, "挂锁近景")
    press(shell, panel.turn)
    press(shell, panel.internal)
    (photo,) = list_photos(workspace, visit)
    assert (photo.caption, photo.turn, photo.internal) == ("挂锁近景", 90, True)

    press(shell, panel.assign)
    picking = shell.findChild(PickPanel)
    assert isinstance(picking, PickPanel)
    other = list(items.values())[12]
    type_into(picking.box, other.topic)
    key(shell, Qt.Key.Key_Return)
    (photo,) = list_photos(workspace, visit)
    assert photo.item == picking_target(items, other.topic)
    assert page.act.photos.tiles == {}


def test_removing_a_photo_asks_first(
    shell: Shell,
    workspace: Workspace,
    visit: str,
    failed: tuple[WalkPage, VisitItem],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    page, _item = failed
    page.take_files(phone_pictures(tmp_path, 1))
    arrived(qtbot, shell, page, 1)
    press(shell, next(iter(page.act.photos.tiles.values())))
    panel = shell.findChild(PhotoPanel)
    assert isinstance(panel, PhotoPanel)
    press(shell, panel.remove)
    asking = next(one for one in shell.findChildren(Confirm) if one.isVisible())
    assert asking.no.hasFocus()
    press(shell, asking.yes)
    assert list_photos(workspace, visit) == ()
    assert page.act.photos.tiles == {}


def picking_target(items: Items, topic: str) -> str:
    """The item that a search for a topic finds first."""
    return next(item.id for item in items.values() if topic in f"{item.topic} {item.ask}")


def drop(page: WalkPage, path: Path) -> None:
    """Drag a file over the page and let it fall on the question."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    spot = QPoint(400, 300)
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(spot), copy, data, left, none)
    QApplication.sendEvent(page, entering)
    assert entering.isAccepted()
    falling = QDropEvent(QPointF(spot), copy, data, left, none)
    QApplication.sendEvent(page, falling)
