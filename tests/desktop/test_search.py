"""Ctrl+K: from anywhere to anything, with the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.desktop.search import SearchPanel
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.list_row import ListRow
from inspector.usecases.setup import Workspace
from inspector.usecases.walk import visit_items
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.pages.test_home import Elsewhere, lead_elsewhere
from tests.desktop.visits import add_home, begin


def opened(shell: Shell, qtbot: QtBot) -> SearchPanel:
    qtbot.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    settled(shell)
    panel = shell.findChild(SearchPanel)
    assert isinstance(panel, SearchPanel)
    return panel


def titles(panel: SearchPanel) -> list[str]:
    return [row.title.text() for row in panel.findChildren(ListRow) if row.isVisible()]


def test_pages_are_offered_at_once(shell: Shell, qtbot: QtBot) -> None:
    panel = opened(shell, qtbot)
    assert panel.field.hasFocus()
    assert "设置" in titles(panel)

    panel.field.setText("设置")
    settled(shell)
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    settled(shell)

    assert shell.here[0] == "settings"
    assert shell.findChild(SearchPanel) is None


def test_facilities_are_found_by_initials(
    workspace: Workspace, make_shell: MakeShell, qtbot: QtBot
) -> None:
    facility = add_home(workspace)
    add_home(workspace, name="另一家")
    shell = lead_elsewhere(make_shell())
    panel = opened(shell, qtbot)
    qtbot.keyClicks(panel.field, "slzjly")
    settled(shell)
    assert titles(panel) == ["示例镇敬老院"]

    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    settled(shell)
    assert shell.here == ("facilities", {"facility": facility})


def test_items_of_the_visit_under_way_come_first(
    workspace: Workspace, make_shell: MakeShell, qtbot: QtBot
) -> None:
    visit = begin(workspace, add_home(workspace))
    item = visit_items(workspace, visit)[3]
    shell = lead_elsewhere(make_shell())
    shell.open("walk", visit=visit)
    panel = opened(shell, qtbot)
    panel.field.setText(item.topic)
    settled(shell)
    assert titles(panel)[0] == item.ask

    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    settled(shell)
    assert shell.here == ("walk", {"visit": visit, "item": item.id})


def test_arrows_choose_and_go_round(
    workspace: Workspace, make_shell: MakeShell, qtbot: QtBot
) -> None:
    visit = begin(workspace, add_home(workspace))
    shell = lead_elsewhere(make_shell())
    panel = opened(shell, qtbot)
    rows = [row for row in panel.findChildren(ListRow) if row.isVisible()]
    assert rows[0].selected

    qtbot.keyClick(panel.field, Qt.Key.Key_Up)
    assert rows[-1].selected
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    settled(shell)
    assert shell.here == ("walk", {"visit": visit})
    assert isinstance(shell.page, Elsewhere)


def test_escape_closes_and_leaves_all_as_it_was(shell: Shell, qtbot: QtBot) -> None:
    shell.go("settings")
    settled(shell)
    panel = opened(shell, qtbot)
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    settled(shell)

    assert shell.here[0] == "settings"
    assert shell.findChild(SearchPanel) is None
    qtbot.keyClick(shell, Qt.Key.Key_Escape)
    settled(shell)
    assert shell.here[0] == "home"


def test_the_panel_fits_at_150_percent(
    workspace: Workspace, make_shell: MakeShell, qtbot: QtBot
) -> None:
    begin(workspace, add_home(workspace))
    shell = lead_elsewhere(make_shell(1.5))
    panel = opened(shell, qtbot)
    panel.field.setText("示例")
    settled(shell)

    assert_not_clipped(panel)
