"""The window: where one can go, how one comes back, what fails at the top of the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from inspector.desktop.page import Page
from inspector.desktop.search import SearchPanel
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.bottom_bar import BottomBar
from inspector.desktop.widgets.busy import BusyOverlay
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.message_bar import Action
from inspector.errors import InspectorError
from inspector.facts.visit import Changes
from tests.desktop.conftest import settled


class Stop(Page):
    """A page of a visit that notes what happens to it."""

    step = "walk"

    def __init__(self, shell, desk) -> None:  # type: ignore[no-untyped-def]
        super().__init__(shell, desk)
        self.log: list[object] = []
        self.field = QLineEdit()
        self.arrange(self.field, bottom=BottomBar())
        self.key("1", lambda: self.log.append("1"), "符合")
        self.key("F6", lambda: self.log.append("F6"), "还缺什么")

    def enter(self, **args: str) -> None:
        self.log.append(args)
        self.shell.top_bar.show_visit("示例镇敬老院", "日常巡查", "walk")

    def leave(self) -> None:
        self.log.append("left")

    def refresh(self, changes: Changes) -> None:
        self.log.append(changes)


class Review(Stop):
    step = "review"

    def enter(self, **args: str) -> None:
        super().enter(**args)
        self.shell.top_bar.show_visit("示例镇敬老院", "日常巡查", "review")


def with_visit(shell: Shell) -> Shell:
    shell._factories = {**shell._factories, "walk": Stop, "review": Review}
    return shell


def test_rail_shows_where_one_is_and_leads_elsewhere(shell: Shell, qtbot: QtBot) -> None:
    assert shell.rail.entries["home"].isChecked()

    qtbot.mouseClick(shell.rail.entries["settings"], Qt.MouseButton.LeftButton)
    settled(shell)

    assert shell.here[0] == "settings"
    assert shell.rail.entries["settings"].isChecked()
    assert not shell.rail.entries["home"].isChecked()


def test_rail_has_no_entry_that_leads_nowhere(shell: Shell) -> None:
    shown = {key for key, entry in shell.rail.entries.items() if entry.isVisible()}

    assert shown == shown & set(shell._factories)
    assert {"home", "settings"} <= shown


def test_a_visit_has_the_top_bar_in_place_of_the_rail(shell: Shell) -> None:
    with_visit(shell).open("walk", visit="v1")
    settled(shell)

    assert not shell.rail.isVisible()
    assert shell.top_bar.isVisible()
    assert shell.top_bar.name.text() == "示例镇敬老院"
    steps = [button.text() for button in shell.top_bar.steps.buttons.values()]
    assert steps == ["现场检查", "复核", "签字", "打印"]


def test_steps_lead_to_the_same_visit_and_escape_leads_back(shell: Shell, qtbot: QtBot) -> None:
    with_visit(shell).open("walk", visit="v1")
    qtbot.mouseClick(shell.top_bar.steps.buttons["review"], Qt.MouseButton.LeftButton)
    settled(shell)
    assert shell.here == ("review", {"visit": "v1"})

    qtbot.keyClick(shell, Qt.Key.Key_Escape)
    settled(shell)
    assert shell.here == ("walk", {"visit": "v1"})

    qtbot.keyClick(shell, Qt.Key.Key_Escape)
    settled(shell)
    assert shell.here[0] == "home"


def test_a_page_hands_over_before_it_is_left(shell: Shell) -> None:
    with_visit(shell).open("walk", visit="v1")
    walk = shell.page
    assert isinstance(walk, Stop)

    shell.back()

    assert walk.log == [{"visit": "v1"}, "left"]


def test_keys_work_on_the_page_shown_but_not_in_its_fields(shell: Shell, qtbot: QtBot) -> None:
    with_visit(shell).open("walk", visit="v1")
    settled(shell)
    walk = shell.page
    assert isinstance(walk, Stop)
    walk.field.clearFocus()
    qtbot.keyClick(shell, Qt.Key.Key_1)
    walk.field.setFocus()
    qtbot.keyClick(walk.field, Qt.Key.Key_1)
    qtbot.keyClick(walk.field, Qt.Key.Key_F6)

    assert walk.log[1:] == ["1", "F6"]
    assert walk.field.text() == "1"
    assert [key.sequence for key in shell.keys.of(walk)] == ["1", "F6"]

    shell.back()
    settled(shell)
    qtbot.keyClick(shell, Qt.Key.Key_F6)
    assert walk.log[1:] == ["1", "F6", "left"]


def test_only_the_page_shown_hears_of_changes(shell: Shell) -> None:
    with_visit(shell).open("walk", visit="v1")
    walk = shell.page
    assert isinstance(walk, Stop)
    assert shell._desk is not None
    shell._desk.write(walk, lambda _ws: Changes(visits=("v1",)))
    settled(shell)
    assert walk.log[-1] == Changes(visits=("v1",))

    shell.back()
    shell._desk.write(shell, lambda _ws: Changes(visits=("v2",)))
    settled(shell)
    assert walk.log[-1] == "left"


def test_a_failure_stands_at_the_top_until_dealt_with(shell: Shell, qtbot: QtBot) -> None:
    tries: list[int] = []
    again = Action("再存一次", lambda: tries.append(1), "Ctrl+S", primary=True)
    shell.show_error(InspectorError("workspace.in_use"), again)

    assert shell.bar.isVisible()
    assert shell.bar.title.text() == InspectorError("workspace.in_use").sentence
    assert shell.bar.code.text() == "workspace.in_use"

    button = next(b for b in shell.bar.findChildren(Button) if b.text() == "再存一次")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert tries == [1]
    assert shell.bar.isVisible()

    qtbot.mouseClick(shell.bar.dismiss, Qt.MouseButton.LeftButton)
    assert not shell.bar.isVisible()


def test_work_that_fails_without_a_handler_is_shown(shell: Shell) -> None:
    def refuse(_ws: object) -> None:
        raise InspectorError("workspace.in_use")

    assert shell._desk is not None
    shell._desk.ask(shell, refuse)
    settled(shell)

    assert shell.bar.code.text() == "workspace.in_use"


def test_a_summary_of_problems_jumps_to_the_field(shell: Shell, qtbot: QtBot) -> None:
    with_visit(shell).open("walk", visit="v1")
    settled(shell)
    walk = shell.page
    assert isinstance(walk, Stop)
    shell.bar.show_problems("有 1 处没填好", [("具体位置没有填", walk.field.setFocus)])
    shell.setFocus()

    button = next(b for b in shell.bar.findChildren(Button) if b.text() == "具体位置没有填")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert walk.field.hasFocus()


def test_a_question_silences_the_page_until_answered(shell: Shell, qtbot: QtBot) -> None:
    with_visit(shell).open("walk", visit="v1")
    settled(shell)
    walk = shell.page
    assert isinstance(walk, Stop)
    walk.field.clearFocus()
    panel = Confirm(shell, "删除示例数据？", yes="删除", danger=True)
    answers: list[str] = []
    panel.accepted.connect(lambda: answers.append("yes"))
    panel.declined.connect(lambda: answers.append("no"))
    shell.cover(panel)
    panel.ask()

    qtbot.keyClick(panel, Qt.Key.Key_F6)
    assert walk.log == [{"visit": "v1"}]
    assert panel.no.hasFocus()
    qtbot.keyClick(panel.no, Qt.Key.Key_Tab)
    assert panel.yes.hasFocus()
    qtbot.keyClick(panel.yes, Qt.Key.Key_Tab)
    assert panel.no.hasFocus()

    qtbot.keyClick(panel.no, Qt.Key.Key_Escape)
    assert answers == ["no"]
    assert shell.here[0] == "walk"

    qtbot.keyClick(shell, Qt.Key.Key_F6)
    assert walk.log[-1] == "F6"


def test_a_page_that_is_still_loading_does_not_take_the_focus_from_a_question(
    shell: Shell, qtbot: QtBot
) -> None:
    with_visit(shell).open("walk", visit="v1")
    settled(shell)
    walk = shell.page
    assert isinstance(walk, Stop)
    panel = Confirm(shell, "上次有一次检查没有做完", yes="从停下的地方继续")
    walk.field.clearFocus()
    shell.cover(panel)
    panel.ask()

    walk.field.setFocus()
    assert panel.yes.hasFocus()

    qtbot.keyClick(panel.yes, Qt.Key.Key_Escape)
    assert walk.field.hasFocus()


def test_long_work_shows_how_far_it_is_and_can_be_stopped(shell: Shell, qtbot: QtBot) -> None:
    panel = BusyOverlay(shell, "正在收进照片")
    asked: list[int] = []
    panel.cancelled.connect(lambda: asked.append(1))
    shell.cover(panel)
    panel.open()
    panel.show_progress(7, 20)
    assert panel.detail.text() == "7 / 20"
    assert panel.bar.share == 0.35

    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    qtbot.mouseClick(panel, Qt.MouseButton.LeftButton, pos=panel.rect().topLeft())

    assert asked == [1]
    assert panel.isVisible()
    panel.close_panel()
    qtbot.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert shell.findChild(SearchPanel).isVisible()


def test_another_font_size_rebuilds_the_page_in_place(shell: Shell) -> None:
    shell.go("settings")
    settled(shell)
    before = shell.rail.width()

    shell.restyle(1.5)
    settled(shell)

    assert shell.here[0] == "settings"
    assert shell.rail.width() == round(before * 1.5)
    assert shell.narrow
    assert shell.preferences.factor == 1.5


def test_narrow_windows_fold_the_top_bar(shell_150: Shell) -> None:
    area = Button("疏散通道与楼梯 10/22", key="F8")
    with_visit(shell_150).open("walk", visit="v1")
    shell_150.top_bar.set_middle(area)
    settled(shell_150)

    assert area.isVisible()
    assert not shell_150.top_bar.steps.isVisible()

    shell_150.open("review", visit="v1")
    settled(shell_150)
    assert not area.isVisible()
