"""Tab goes through a page as it is read, however late its parts were made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from inspector.desktop.pages.start_visit import StartVisitPage
from inspector.desktop.shell import Shell
from inspector.usecases.setup import Workspace
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.visits import add_home


def tabbed(shell: Shell, key: Qt.Key) -> list[QWidget]:
    """What a key visits until it comes back to where it began."""
    first = QApplication.focusWidget()
    seen = [first]
    for _step in range(100):
        QTest.keyClick(seen[-1], key)
        here = QApplication.focusWidget()
        if here is first:
            return seen
        seen.append(here)
    raise AssertionError(seen)


def test_a_visit_is_started_downward_and_round(make_shell: MakeShell, workspace: Workspace) -> None:
    facility = add_home(workspace)
    shell = make_shell()
    shell.open("start", facility=facility)
    settled(shell)
    page = shell.page
    assert isinstance(page, StartVisitPage)
    there = tabbed(shell, Qt.Key.Key_Tab)

    order = [
        page.when.time,
        page.presets.row.buttons[0],
        *page.proposals.boxes.values(),
        page.cancel,
        page.start,
        page.facility.change,
    ]
    places = [there.index(widget) for widget in order]
    assert places == sorted(places)
    assert there[0] in page.modes.cards
    assert there[1] in page.when.type.buttons
    assert tabbed(shell, Qt.Key.Key_Backtab) == [there[0], *reversed(there[1:])]
