"""Lists, chips and labels: what is read, and how a row is chosen."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inspector.desktop import theme
from inspector.desktop.widgets.chip import due_chip, severity_chip, verdict_chip
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.list_row import ListRow, RowList
from inspector.desktop.widgets.photo_tile import PhotoTile
from inspector.desktop.widgets.phrase import PhraseChip
from inspector.desktop.widgets.progress import Counts, VerdictBar
from inspector.desktop.widgets.text import Text
from inspector.facts.visit import Progress
from inspector.facts.vocabulary import Severity, Verdict
from tests.desktop.conftest import Show

PROGRESS = Progress(items=131, passed=21, failed=2, not_applicable=1, unchecked=107, answered=24)


def test_user_text_is_never_interpreted(styled: QApplication) -> None:
    label = Text("<b>温度 <40℃</b> & <img src=x>")

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<b>温度 <40℃</b> & <img src=x>"


def test_a_shortened_label_keeps_its_whole_text_for_a_screen_reader(
    styled: QApplication, qtbot: QtBot
) -> None:
    name = "示例县示例镇第一综合养老服务中心（原示例乡敬老院）"
    label = Text(name, elide=True)
    label.resize(80, 24)

    assert label.accessibleName() == name
    assert label.minimumSizeHint().width() < 80


def test_every_state_has_symbol_word_and_colour(styled: QApplication) -> None:
    chips = [verdict_chip(verdict) for verdict in Verdict]

    assert [chip.text() for chip in chips] == ["符合", "不符合", "不涉及", "未检查"]
    assert len({chip.icon for chip in chips}) == 4
    assert len({chip.tone for chip in chips}) == 4
    assert severity_chip(Severity.CRITICAL).text() == "▲▲▲ 严重"


@pytest.mark.parametrize(
    ("days", "word", "tone"),
    [(-5, "已过期 5 天", "red"), (0, "今天到期", "red"), (18, "还有 18 天", "blue")],
)
def test_papers_say_how_long_they_last(
    styled: QApplication, days: int, word: str, tone: str
) -> None:
    chip = due_chip(date(2026, 11, 20), days)

    assert (chip.text(), chip.tone) == (word, tone)


def test_progress_is_read_aloud_and_seen(styled: QApplication, qtbot: QtBot) -> None:
    bar = VerdictBar()
    bar.show_progress(PROGRESS)
    bar.resize(400, 8)
    image = bar.grab().toImage()
    counts = Counts(words=True)
    counts.show_progress(PROGRESS)

    assert bar.accessibleName() == "已答 24，共 131 项"
    assert image.pixelColor(20, 4) == theme.colour("green")
    assert image.pixelColor(390, 4) == theme.colour("line")
    words = [label.text() for label in counts.labels.values()]
    assert words == ["符合 21", "不符合 2", "不涉及 1", "未检查 107"]


def test_rows_are_chosen_by_click_and_by_key(show: Show, qtbot: QtBot) -> None:
    rows = RowList()
    for key in "abc":
        rows.add(key, ListRow(f"第 {key} 行", "第二行"))
    show(rows)
    chosen: list[str] = []
    rows.chosen.connect(chosen.append)
    qtbot.mouseClick(rows.rows["b"], Qt.MouseButton.LeftButton)
    rows.rows["b"].setFocus()
    qtbot.keyClick(rows.rows["b"], Qt.Key.Key_Down)
    assert rows.rows["c"].hasFocus()
    qtbot.keyClick(rows.rows["c"], Qt.Key.Key_Return)

    assert chosen == ["b", "c"]
    rows.select("c")
    assert rows.selected == "c"


def test_a_finger_that_slides_off_a_row_chooses_nothing(show: Show, qtbot: QtBot) -> None:
    row = ListRow("示例镇敬老院")
    window = show(row)
    pressed: list[int] = []
    row.pressed.connect(lambda: pressed.append(1))
    qtbot.mousePress(row, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(row, Qt.MouseButton.LeftButton, pos=window.rect().bottomRight() * 2)

    assert pressed == []


def test_phrases_break_the_line_where_they_no_longer_fit(
    styled: QApplication, qtbot: QtBot
) -> None:
    holder = QWidget()
    flow = FlowLayout(holder)
    flow.setSpacing(8)
    chips = [PhraseChip(f"断电试验正常 {number}") for number in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    wide = flow.heightForWidth(2000)
    narrow = flow.heightForWidth(300)
    flow.setGeometry(QRect(0, 0, 300, narrow))

    assert narrow > wide
    assert all(chip.geometry().right() <= 300 for chip in chips)
    pairs = [(a, b) for a in chips for b in chips if a is not b]
    assert not any(a.geometry().intersects(b.geometry()) for a, b in pairs)


def test_a_photo_opens_on_enter_and_on_a_long_press(show: Show, qtbot: QtBot) -> None:
    tile = PhotoTile("p1", "东走道")
    show(tile)
    looks: list[int] = []
    tile.looked.connect(lambda: looks.append(1))
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_Return)
    qtbot.mousePress(tile, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(looks) == 2)
    qtbot.mouseRelease(tile, Qt.MouseButton.LeftButton)

    assert looks == [1, 1]
    assert tile.accessibleName() == "东走道"
