"""遮挡: drawn with the mouse or the keyboard, taken back, kept; the copy shows nothing of it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.desktop.shell import Shell
from inspector.desktop.walk.photo_panel import PhotoPanel
from inspector.desktop.walk.pool import PoolPage
from inspector.desktop.widgets.redact_board import RedactBoard
from inspector.desktop.widgets.redact_overlay import RedactOverlay
from inspector.facts.photo import Photo
from inspector.facts.redaction import Cover
from inspector.usecases.photos import list_photos, redact_photo, rendition_file
from inspector.usecases.setup import Workspace
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing.hands import key, opened, press
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.walk.pictures import phone_pictures

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pool(shell: Shell, visit: str, tmp_path: Path, qtbot: QtBot) -> PoolPage:
    """待归类照片 with one photo in it."""
    page = opened(shell, PoolPage, "pool", visit)
    page.take_files(phone_pictures(tmp_path / "DCIM", 1))

    def there() -> bool:
        settled(shell)
        return len(page.grid.tiles) == 1

    qtbot.waitUntil(there)
    return page


def panel(shell: Shell) -> RedactOverlay:
    """The panel to draw on."""
    return next(one for one in shell.findChildren(RedactOverlay) if one.isVisible())


def drag(board: RedactBoard, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Pull the pointer over the picture, between points in parts of its sides."""
    spot = board._spot()

    def at(part: tuple[float, float]) -> QPointF:
        return QPointF(spot.x() + part[0] * spot.width(), spot.y() + part[1] * spot.height())

    QTest.mousePress(board, LEFT, pos=at(start).toPoint())
    for share in (0.5, 1.0):
        here = at(tuple(a + (b - a) * share for a, b in zip(start, end, strict=True)))  # type: ignore[arg-type]
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            here,
            board.mapToGlobal(here),
            Qt.MouseButton.NoButton,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(board, moved)
    QTest.mouseRelease(board, LEFT, pos=at(end).toPoint())


def only(workspace: Workspace, visit: str) -> Photo:
    (photo,) = list_photos(workspace, visit)
    return photo


def test_drawn_with_the_mouse_it_is_covered_in_the_copy_and_kept_in_the_original(
    shell: Shell, pool: PoolPage, workspace: Workspace, visit: str
) -> None:
    before = workspace.evidence.read(only(workspace, visit).sha256)
    key(shell, Qt.Key.Key_C)
    drawing = panel(shell)
    assert drawing.board.hasFocus()
    assert not drawing.yes.isEnabled(), "nothing is drawn yet"
    drag(drawing.board, (0.5, 0.5), (0.9, 0.9))
    assert drawing.yes.text() == "存下 1 处遮挡"
    key(shell, Qt.Key.Key_Return, CONTROL)
    photo = only(workspace, visit)
    (place,) = photo.redactions
    assert place.kind is Cover.BOX
    assert [round(float(part), 1) for part in (place.x, place.y, place.w, place.h)] == [
        0.5,
        0.5,
        0.4,
        0.4,
    ]
    shown = Image.open(io.BytesIO(rendition_file(workspace, photo).read_bytes()))
    assert max(shown.getpixel((int(0.7 * shown.width), int(0.7 * shown.height)))) < 16  # type: ignore[arg-type]
    assert workspace.evidence.read(photo.sha256) == before
    assert pool.side.redact.text() == "遮挡（已遮 1 处）"
    assert not shell.findChildren(RedactOverlay)


def test_by_keyboard_alone_a_place_is_added_moved_sized_and_taken_back(
    shell: Shell, pool: PoolPage, workspace: Workspace, visit: str
) -> None:
    key(shell, Qt.Key.Key_C)
    drawing = panel(shell)
    for code in (Qt.Key.Key_N, *[Qt.Key.Key_Left] * 3, *[Qt.Key.Key_Down] * 2):
        QTest.keyClick(drawing.board, code)
    for code in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(drawing.board, code, SHIFT)
    press(shell, drawing.kinds.buttons[1])
    (place,) = drawing.board.redactions
    assert place.kind is Cover.PIXEL
    assert [round(float(part), 2) for part in (place.x, place.y, place.w, place.h)] == [
        0.37,
        0.42,
        0.21,
        0.21,
    ]
    key(shell, Qt.Key.Key_N)
    assert len(drawing.board.places) == 2, "N works wherever the focus is"
    key(shell, Qt.Key.Key_Z, CONTROL)
    key(shell, Qt.Key.Key_Z, CONTROL)
    assert [one.kind for one in drawing.board.redactions] == [Cover.BOX]
    key(shell, Qt.Key.Key_Return, CONTROL | Qt.KeyboardModifier.KeypadModifier)
    assert len(only(workspace, visit).redactions) == 1


def test_a_place_is_moved_and_sized_by_the_mouse_and_removed(
    shell: Shell, pool: PoolPage, workspace: Workspace, visit: str
) -> None:
    key(shell, Qt.Key.Key_C)
    board = panel(shell).board
    drag(board, (0.2, 0.2), (0.4, 0.4))
    drag(board, (0.3, 0.3), (0.5, 0.5))
    drag(board, (0.6, 0.6), (0.8, 0.7))
    (place,) = board.redactions
    assert [round(float(part), 1) for part in (place.x, place.y, place.w, place.h)] == [
        0.4,
        0.4,
        0.4,
        0.3,
    ]
    drag(board, (0.1, 0.1), (0.101, 0.101))
    assert len(board.places) == 1, "a click covers nothing"
    key(shell, Qt.Key.Key_Delete)
    assert board.places == ()
    assert list_photos(workspace, visit)[0].redactions == ()


def test_esc_gives_up_what_was_drawn_only_when_pressed_twice(
    shell: Shell, pool: PoolPage, workspace: Workspace, visit: str
) -> None:
    key(shell, Qt.Key.Key_C)
    drawing = panel(shell)
    drag(drawing.board, (0.2, 0.2), (0.6, 0.6))
    QTest.mouseClick(drawing, LEFT, pos=QPoint(4, 4))
    key(shell, Qt.Key.Key_Escape)
    assert drawing.isVisible()
    assert "再按一次 Esc" in drawing.said.text()
    key(shell, Qt.Key.Key_Escape)
    assert not shell.findChildren(RedactOverlay)
    assert only(workspace, visit).redactions == ()


def test_in_the_photo_panel_covers_are_seen_and_taken_off(
    shell: Shell, pool: PoolPage, workspace: Workspace, visit: str
) -> None:
    key(shell, Qt.Key.Key_Space)
    looking = next(one for one in shell.findChildren(PhotoPanel) if one.isVisible())
    press(shell, looking.redact)
    drag(panel(shell).board, (0.1, 0.1), (0.5, 0.5))
    press(shell, panel(shell).yes)
    assert looking.isVisible()
    assert looking.redact.text() == "遮挡（已遮 1 处）"
    press(shell, looking.redact)
    assert panel(shell).board.redactions == only(workspace, visit).redactions
    key(shell, Qt.Key.Key_Delete)
    press(shell, panel(shell).yes)
    assert only(workspace, visit).redactions == ()
    assert looking.redact.text() == "遮挡"


def test_a_thumbnail_is_drawn_anew_when_something_is_covered(
    shell: Shell, pool: PoolPage, workspace: Workspace, visit: str
) -> None:
    photo = only(workspace, visit)
    bare = pool.thumbs.known(photo)
    key(shell, Qt.Key.Key_C)
    drag(panel(shell).board, (0.0, 0.0), (1.0, 1.0))
    key(shell, Qt.Key.Key_Return, CONTROL)
    covered = pool.thumbs.known(only(workspace, visit))
    assert covered is not None
    assert covered != bare
    assert redact_photo(workspace, visit, photo.id, ()).at


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_panel_fits(
    make_shell: MakeShell, visit: str, tmp_path: Path, qtbot: QtBot, scale: float
) -> None:
    shell = make_shell(scale)
    page = opened(shell, PoolPage, "pool", visit)
    page.take_files(phone_pictures(tmp_path / "DCIM", 1))

    def there() -> bool:
        settled(shell)
        return len(page.grid.tiles) == 1

    qtbot.waitUntil(there)
    assert_not_clipped(shell)
    key(shell, Qt.Key.Key_C)
    drawing = panel(shell)
    drag(drawing.board, (0.2, 0.2), (0.6, 0.6))
    drawing.escape()
    settled(shell)
    assert_not_clipped(drawing)
    assert_accessible(drawing)
