"""Long painted lists: models keep their promises, arrows and Enter do what they do elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from inspector.desktop.library.rows import LibraryRows, Row
from inspector.desktop.widgets.painted_rows import RECORD
from tests.desktop.conftest import Show

ROWS = [Row("", "室外", "2 项"), Row("a", "消防车道", "必查"), Row("b", "飞线充电", "全项")]


def made(show: Show) -> LibraryRows:
    rows = LibraryRows()
    window = show(rows)
    window.resize(400, 400)
    rows.show_rows(ROWS)
    rows.setFocus()
    return rows


def test_the_model_keeps_its_promises(show: Show) -> None:
    rows = made(show)
    QAbstractItemModelTester(rows.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows.show_rows([*ROWS, Row("c", "防雷", "")])
    assert rows.count == 4
    assert rows.model().index(3, 0).data(RECORD) == Row("c", "防雷", "")
    spoken = rows.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "消防车道，必查"


def test_arrows_choose_and_enter_opens(show: Show, qtbot: QtBot) -> None:
    rows = made(show)
    chosen: list[str] = []
    opened: list[str] = []
    tops: list[int] = []
    rows.chosen.connect(chosen.append)
    rows.opened.connect(opened.append)
    rows.left_at_top.connect(lambda: tops.append(1))
    rows.choose_first()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert chosen == ["a", "b"]
    assert opened == ["b"]
    rows.select("a")
    assert chosen == ["a", "b"]
    rows.choose_first()
    qtbot.keyClick(rows, Qt.Key.Key_Up)
    assert tops == [1]


def test_the_chosen_row_stays_chosen_when_others_come(show: Show) -> None:
    rows = made(show)
    rows.select("b")
    rows.show_rows([Row("x", "新来的"), *ROWS])
    assert rows.selected == "b"
    rows.show_rows(ROWS[:2])
    assert rows.selected == ""


def test_a_heading_cannot_be_chosen(show: Show, qtbot: QtBot) -> None:
    rows = made(show)
    spot = rows.visualRect(rows.model().index(0, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert rows.selected == ""
