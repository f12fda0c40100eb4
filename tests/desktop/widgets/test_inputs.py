"""Inputs: counts, texts, dates, searches, and what is wrong with them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QPointingDevice, QTabletEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inspector.desktop.widgets.combo import Combo
from inspector.desktop.widgets.field import TextArea, TextField
from inspector.desktop.widgets.search_box import SearchBox
from inspector.desktop.widgets.signature_pad import SignaturePad
from inspector.desktop.widgets.stepper import Stepper
from tests.desktop.conftest import Show


def test_a_count_is_stepped_typed_or_left_empty(show: Show, qtbot: QtBot) -> None:
    stepper = Stepper("抽查", high=12)
    show(stepper)
    counts: list[int | None] = []
    stepper.changed.connect(counts.append)
    assert stepper.value is None

    qtbot.mouseClick(stepper.more, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(stepper.more, Qt.MouseButton.LeftButton)
    qtbot.keyClick(stepper.figure, Qt.Key.Key_Up)
    stepper.figure.clear()
    qtbot.keyClicks(stepper.figure, "12")
    qtbot.keyClick(stepper.figure, Qt.Key.Key_Up)
    stepper.figure.selectAll()
    qtbot.keyClick(stepper.figure, Qt.Key.Key_Backspace)

    assert counts == [0, 1, 2, 1, 12, 12, None]


def test_a_count_stays_within_its_bounds(show: Show, qtbot: QtBot) -> None:
    stepper = Stepper("不合格", low=0)
    show(stepper)
    stepper.set_value(0)
    qtbot.mouseClick(stepper.less, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(stepper.figure, "-x")

    assert stepper.value == 0


def test_what_is_wrong_stands_under_the_field_until_typed_over(show: Show, qtbot: QtBot) -> None:
    field = TextField("具体位置", example="如：二层西侧")
    show(field)
    low = field.sizeHint().height()
    field.set_error("请写具体位置")

    assert field.error == "请写具体位置"
    assert field.line.accessibleDescription() == "请写具体位置"
    assert field.line.property("wrong") is True
    assert field.sizeHint().height() > low

    qtbot.keyClicks(field.line, "2F")
    assert field.error == ""
    assert field.line.property("wrong") is False


def test_a_text_grows_with_its_lines_up_to_a_limit(show: Show, qtbot: QtBot) -> None:
    area = TextArea(lines=1, most=4)
    show(area)
    one = area.height()
    area.setText("二层西侧安全出口上挂锁。\n值班人员 3 分钟内未能打开。")
    two = area.height()
    area.setText("\n".join(str(line) for line in range(40)))
    most = area.height()

    step = area.fontMetrics().lineSpacing()
    assert two - one == step
    assert most - one == 3 * step


def test_a_long_paragraph_makes_room_for_all_its_lines(show: Show, qtbot: QtBot) -> None:
    area = TextArea(most=20)
    show(area)
    one = area.height()
    area.setText("二层西侧安全出口上挂锁，值班人员 3 分钟内未能打开。" * 8)

    assert area.height() >= one + 3 * area.fontMetrics().lineSpacing()
    assert area.verticalScrollBar().maximum() == 0


def test_tab_leaves_a_text_and_says_so(show: Show, qtbot: QtBot) -> None:
    area = TextArea()
    window = show(area)
    other = SearchBox("找", parent=window)
    other.show()
    area.setFocus()
    with qtbot.waitSignal(area.left):
        qtbot.keyClick(area, Qt.Key.Key_Tab)

    assert area.text() == ""


def test_searching_waits_for_a_pause(show: Show, qtbot: QtBot) -> None:
    box = SearchBox("名称或首字母")
    show(box)
    found: list[str] = []
    box.searched.connect(found.append)
    qtbot.keyClicks(box, "slz")
    assert found == []

    qtbot.waitUntil(lambda: found == ["slz"])
    qtbot.keyClicks(box, "j")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert found == ["slz", "slzj"]


def test_the_wheel_changes_no_value_in_passing(show: Show, qtbot: QtBot) -> None:
    combo = Combo([("route", "按路线"), ("standard", "按标准")], label="排列")
    show(combo)
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPointF(0, -120).toPoint(),
        QPointF(0, -120).toPoint(),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, event)
    assert combo.value == "route"

    combo.choose("standard")
    assert combo.currentText() == "按标准"


def drawn(pad: QWidget, qtbot: QtBot, *points: tuple[int, int]) -> None:
    first, *rest = (QPointF(x, y).toPoint() for x, y in points)
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=first)
    for point in rest:
        qtbot.mouseMove(pad, point)
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=rest[-1])


def test_a_signature_is_black_strokes_on_nothing(show: Show, qtbot: QtBot) -> None:
    pad = SignaturePad("请在这里签字")
    show(pad)
    assert pad.empty

    with qtbot.waitSignal(pad.changed):
        drawn(pad, qtbot, (40, 40), (120, 60), (200, 40))
    image = QImage.fromData(pad.png(), "PNG")

    assert not pad.empty
    assert image.hasAlphaChannel()
    assert image.pixelColor(0, image.height() - 1).alpha() == 0
    assert 470 < image.width() < 540
    inks = {image.pixelColor(x, image.height() // 2).getRgb() for x in range(image.width())}
    assert (0, 0, 0, 255) in inks

    pad.clear()
    assert pad.empty


def test_a_pen_draws_thicker_the_harder_it_presses(show: Show, qtbot: QtBot) -> None:
    pad = SignaturePad("请在这里签字")
    show(pad)

    def stroke(pressure: float) -> int:
        pad.clear()
        for kind, x in (
            (QEvent.Type.TabletPress, 50.0),
            (QEvent.Type.TabletMove, 150.0),
            (QEvent.Type.TabletRelease, 150.0),
        ):
            event = QTabletEvent(
                kind,
                QPointingDevice.primaryPointingDevice(),
                QPointF(x, 60),
                QPointF(x, 60),
                pressure,
                0,
                0,
                0,
                0,
                0,
                Qt.KeyboardModifier.NoModifier,
                Qt.MouseButton.LeftButton,
                Qt.MouseButton.LeftButton,
            )
            QApplication.sendEvent(pad, event)
        return QImage.fromData(pad.png(), "PNG").height()

    assert stroke(1.0) > stroke(0.1)
