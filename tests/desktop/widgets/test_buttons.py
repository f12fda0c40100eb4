"""Buttons: what they show, how they are pressed, how large they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inspector.desktop import theme
from inspector.desktop.widgets.button import KINDS, Button, IconButton
from inspector.desktop.widgets.check import CheckBox
from inspector.desktop.widgets.choice_cards import CardOption, ChoiceCards
from inspector.desktop.widgets.choice_row import ChoiceRow
from inspector.desktop.widgets.focus_ring import FocusRing, _Ring
from inspector.desktop.widgets.phrase import PhraseChip
from inspector.desktop.widgets.pressable import Pressable
from inspector.desktop.widgets.verdict_row import VerdictRow
from inspector.facts.vocabulary import Verdict
from tests.desktop.conftest import Show


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scale", theme.FACTORS)
def test_targets_are_large_enough_for_a_finger(qapp: QApplication, kind: str, scale: float) -> None:
    theme.apply(qapp, scale)
    for button in (
        Button("去", kind=kind),
        Button("开始检查", kind=kind, icon="player-play", key="Ctrl+Enter"),
        IconButton("x", "关闭"),
        CheckBox("当场改正"),
        PhraseChip("逐处核对"),
    ):
        size = button.sizeHint()
        assert min(size.width(), size.height()) >= 44 * scale - 1


def test_enter_and_space_press_a_button(show: Show, qtbot: QtBot) -> None:
    button = Button("继续")
    window = show(button)
    pressed: list[int] = []
    button.clicked.connect(lambda: pressed.append(1))
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Space)

    assert pressed == [1, 1]
    assert window.isVisible()


def test_an_ampersand_in_a_name_stays_and_binds_no_key(styled: QApplication) -> None:
    button = Button("张三&李四养老院")

    assert button.text() == "张三&李四养老院"
    assert button.accessibleName() == "张三&李四养老院"
    assert button.shortcut().isEmpty()


def test_a_button_without_words_has_a_name(styled: QApplication) -> None:
    assert IconButton("x", "关闭这条提示").accessibleName() == "关闭这条提示"


def test_the_ring_follows_the_keyboard_and_not_the_pointer(show: Show, qtbot: QtBot) -> None:
    first, second = Button("上一项"), Button("下一未答", kind="primary")
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.addWidget(first)
    row.addWidget(second)
    window = show(holder)
    ring = FocusRing(window)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Tab)

    rings = [r for r in window.findChildren(_Ring) if r.isVisible()]
    assert len(rings) == 1
    box = rings[0].geometry().translated(rings[0].parentWidget().mapTo(window, rings[0].pos()) * 0)
    assert box.width() == second.width() + 6

    qtbot.mousePress(first, Qt.MouseButton.LeftButton)
    assert ring._ring is None
    qtbot.mouseRelease(first, Qt.MouseButton.LeftButton)


def test_choices_are_exclusive_and_say_what_was_chosen(show: Show, qtbot: QtBot) -> None:
    row = ChoiceRow([("minor", "▲ 一般"), ("major", "▲▲ 较重"), ("critical", "▲▲▲ 严重")])
    show(row)
    chosen: list[str] = []
    row.chosen.connect(chosen.append)
    qtbot.mouseClick(row.buttons[2], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(row.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(row.buttons[0], Qt.MouseButton.LeftButton)

    assert chosen == ["critical", "minor", "minor"]
    assert [button.isChecked() for button in row.buttons] == [True, False, False]

    row.choose("major")
    assert row.value == "major"
    assert len(chosen) == 3


def test_an_optional_choice_can_be_taken_back(show: Show, qtbot: QtBot) -> None:
    row = ChoiceRow([("hit", "属于"), ("no", "不属于")], optional=True)
    show(row)
    chosen: list[str] = []
    row.chosen.connect(chosen.append)
    qtbot.mouseClick(row.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(row.buttons[0], Qt.MouseButton.LeftButton)

    assert chosen == ["hit", ""]
    assert row.value == ""


def test_arrows_move_the_focus_in_a_row_and_choose_nothing(show: Show, qtbot: QtBot) -> None:
    row = ChoiceRow([("a", "立即"), ("b", "3 天"), ("c", "7 天")])
    row.set_enabled("b", False)
    show(row)
    row.setFocus()
    qtbot.keyClick(row.buttons[0], Qt.Key.Key_Right)

    assert row.buttons[2].hasFocus()
    assert row.value == ""

    qtbot.keyClick(row.buttons[2], Qt.Key.Key_Space)
    assert row.value == "c"
    stops = [b for b in row.buttons if b.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == [row.buttons[2]]


def test_cards_move_by_row_and_column_past_what_cannot_be_chosen(show: Show, qtbot: QtBot) -> None:
    cards = ChoiceCards(
        [
            CardOption("a", "敬老院供养服务检查", "乡镇人民政府"),
            CardOption("b", "乡镇属地安全检查"),
            CardOption("c", "民政行政检查", "少 1 名持执法证人员", enabled=False),
            CardOption("d", "多部门联合检查"),
        ]
    )
    show(cards)
    chosen: list[str] = []
    cards.chosen.connect(chosen.append)
    cards.cards[0].setFocus()
    qtbot.keyClick(cards.cards[0], Qt.Key.Key_Right)
    qtbot.keyClick(cards.cards[1], Qt.Key.Key_Down)
    assert cards.cards[3].hasFocus()
    qtbot.keyClick(cards.cards[3], Qt.Key.Key_Return)

    assert chosen == ["d"]
    assert cards.cards[2].accessibleDescription() == "少 1 名持执法证人员"


def test_a_proposed_verdict_is_not_an_answer(show: Show, qtbot: QtBot) -> None:
    row = VerdictRow()
    show(row)
    row.show_verdict(None, Verdict.FAIL)

    assert row.verdict is None
    assert row.proposed is Verdict.FAIL
    assert row.buttons[Verdict.FAIL].accessibleDescription() == "建议"

    row.setFocus()
    assert row.buttons[Verdict.FAIL].hasFocus()
    with qtbot.waitSignal(row.chosen) as caught:
        qtbot.keyClick(row.buttons[Verdict.FAIL], Qt.Key.Key_Return)
    assert caught.args == [Verdict.FAIL]
    assert row.verdict is Verdict.FAIL
    assert row.proposed is None


def test_arrows_never_decide_a_verdict(show: Show, qtbot: QtBot) -> None:
    row = VerdictRow()
    show(row)
    row.show_verdict(Verdict.PASS)
    row.setFocus()
    qtbot.keyClick(row.buttons[Verdict.PASS], Qt.Key.Key_Left)

    assert row.buttons[Verdict.UNCHECKED].hasFocus()
    assert row.verdict is Verdict.PASS


def test_every_painted_button_tells_its_words_to_a_screen_reader(styled: QApplication) -> None:
    row = VerdictRow()
    words = [button.accessibleName() for button in row.findChildren(Pressable)]

    assert words == ["符合", "不符合", "不涉及", "未检查"]
