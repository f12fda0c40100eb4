"""工作台: what an inspector sees first, and what one press leads to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.desktop.page import Page
from inspector.desktop.pages.home import HomePage
from inspector.desktop.pages.home_cards import (
    BackupCard,
    ExpiringCard,
    InterruptedCard,
    NothingCard,
    WaitingCard,
)
from inspector.desktop.pages.home_empty import EmptyHome
from inspector.desktop.pages.home_visits import VisitsSection
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.chip import Chip
from inspector.desktop.widgets.text import Text
from inspector.facts.answer import Answer
from inspector.facts.vocabulary import Verdict
from inspector.usecases.facilities import add_facility
from inspector.usecases.setup import Workspace
from inspector.usecases.unfinished import leave_at
from inspector.usecases.walk import record_answer, visit_items
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.visits import add_home, begin, plan


class Elsewhere(Page):
    """Stands for a page that the work list leads to."""

    rail = ""


def lead_elsewhere(shell: Shell) -> Shell:
    ids = ("facilities", "start", "walk", "sign", "preview")
    shell._factories = {**shell._factories, **dict.fromkeys(ids, Elsewhere)}
    return shell


def words(page: object) -> list[str]:
    assert isinstance(page, HomePage)
    return [label.text() for label in page.findChildren(Text) if label.isVisible()]


@pytest.fixture
def under_way(workspace: Workspace) -> str:
    """A visit with a few answers, left at its sixth item."""
    facility = add_home(workspace, food_licence_until="2026-12-08")
    visit = begin(workspace, facility)
    items = visit_items(workspace, visit)
    for item in items[:5]:
        record_answer(workspace, visit, Answer(item=item.id, verdict=Verdict.PASS))
    leave_at(workspace, visit, items[5].id)
    return visit


def test_an_empty_program_says_how_to_begin(shell: Shell) -> None:
    page = shell.page

    assert "还没有检查" in words(page)
    assert shell.findChild(EmptyHome).add.hasFocus()


def test_first_steps_lead_to_facilities_and_to_the_sample(shell: Shell, qtbot: QtBot) -> None:
    lead_elsewhere(shell)
    empty = shell.findChild(EmptyHome)
    qtbot.mouseClick(empty.bring, Qt.MouseButton.LeftButton)
    settled(shell)
    assert shell.here == ("facilities", {"action": "import"})

    shell.go("home")
    settled(shell)
    qtbot.keyClick(
        shell,
        Qt.Key.Key_N,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert shell.here == ("facilities", {"action": "add"})

    shell.go("home")
    settled(shell)
    qtbot.mouseClick(shell.findChild(EmptyHome).sample, Qt.MouseButton.LeftButton)
    settled(shell)
    assert "还没有检查" not in words(shell.page)
    assert shell.findChild(NothingCard) is not None


def test_the_interrupted_visit_is_first_and_enter_continues_it(
    workspace: Workspace, under_way: str, make_shell: MakeShell, qtbot: QtBot
) -> None:
    shell = lead_elsewhere(make_shell())
    card = shell.findChild(InterruptedCard)
    shown = [label.text() for label in card.findChildren(Text)]

    assert shown[0] == "示例镇敬老院"
    assert any(line.startswith("停在「") and "最后保存 14:32:05" in line for line in shown)
    assert "符合 5" in shown
    assert card.go_on.hasFocus()

    qtbot.keyClick(card.go_on, Qt.Key.Key_Return)
    settled(shell)
    assert shell.here == ("walk", {"visit": under_way})


def test_the_visit_saved_last_is_the_interrupted_one(
    workspace: Workspace, under_way: str, make_shell: MakeShell
) -> None:
    begin(workspace, add_home(workspace, name="示例村敬老院"), hours_ago=30)
    shell = make_shell()

    large = shell.findChild(InterruptedCard).findChildren(Text)[0].text()
    small = shell.findChild(WaitingCard).findChildren(Text)[0].text()
    assert {large, small} == {"示例镇敬老院", "示例村敬老院"}


def test_papers_that_end_soon_are_named_and_lead_to_the_facility(
    workspace: Workspace, make_shell: MakeShell, qtbot: QtBot
) -> None:
    facility = add_home(
        workspace, food_licence_until="2026-12-08", lift_inspection_until="2026-11-15"
    )
    shell = lead_elsewhere(make_shell())
    card = shell.findChild(ExpiringCard)
    chips = [chip.text() for chip in card.findChildren(Chip)]

    assert chips == ["已过期 5 天", "还有 18 天"]
    assert "食品经营许可证" in [label.text() for label in card.findChildren(Text)]

    card.chosen.emit(facility)
    settled(shell)
    assert shell.here == ("facilities", {"facility": facility})


def test_a_visit_starts_from_initials(
    workspace: Workspace, make_shell: MakeShell, qtbot: QtBot
) -> None:
    facility = add_home(workspace)
    add_facility(workspace, {"name": "另一家日间照料中心", "kinds": ("day_care",)})
    shell = lead_elsewhere(make_shell())
    page = shell.page
    assert isinstance(page, HomePage)
    search = page.start.search
    assert search.hasFocus()
    qtbot.keyClicks(search, "slzjly")
    qtbot.waitUntil(lambda: list(page.start.found.rows) == [facility])
    qtbot.keyClick(search, Qt.Key.Key_Return)
    settled(shell)

    assert shell.here == ("start", {"facility": facility})


def test_a_name_that_nobody_has_is_said(
    workspace: Workspace, make_shell: MakeShell, qtbot: QtBot
) -> None:
    add_home(workspace)
    shell = make_shell()
    page = shell.page
    assert isinstance(page, HomePage)
    qtbot.keyClicks(page.start.search, "zzz")
    qtbot.waitUntil(page.start.nothing.isVisible)

    assert not page.start.found.rows


def test_ctrl_n_starts_a_visit(shell: Shell, qtbot: QtBot) -> None:
    lead_elsewhere(shell)
    qtbot.keyClick(shell, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settled(shell)

    assert shell.here == ("start", {})


def test_a_backup_is_one_press_away(
    workspace: Workspace, make_shell: MakeShell, qtbot: QtBot
) -> None:
    add_home(workspace)
    shell = make_shell()
    card = shell.findChild(BackupCard)
    assert "还没有备份" in [label.text() for label in card.findChildren(Text)]

    qtbot.mouseClick(card.now, Qt.MouseButton.LeftButton)
    settled(shell)

    assert shell.bar.title.text() == "备份好了，已校验"
    assert list((workspace.folder / "backups").glob("*.sqlite3"))
    lines = [label.text() for label in shell.findChild(BackupCard).findChildren(Text)]
    assert "今天 14:32，已校验" in lines


def test_one_primary_button(workspace: Workspace, under_way: str, make_shell: MakeShell) -> None:
    shell = make_shell()
    primary = [b.text() for b in shell.page.findChildren(Button) if b._kind == "primary"]

    assert primary == ["从停下的地方继续"]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_nothing_is_cut(
    workspace: Workspace, under_way: str, make_shell: MakeShell, scale: float
) -> None:
    begin(workspace, add_home(workspace, name="示例县示例镇第一综合养老服务中心敬老院"))
    shell = make_shell(scale)

    assert_not_clipped(shell)
    assert_accessible(shell)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_planned_visits_and_replies_wait_by_day(
    workspace: Workspace, make_shell: MakeShell, scale: float, qtbot: QtBot
) -> None:
    facility = add_home(workspace)
    for days in (-2, 0, 3, 20, 25):
        plan(workspace, facility, days)
    shell = lead_elsewhere(make_shell(scale))
    section = shell.findChild(VisitsSection)
    assert_not_clipped(shell)
    assert "过期 1 · 今天 1 · 7 天内 1 · 以后 2" in words(shell.page)
    chips = [chip.word for chip in section.findChildren(Chip)]
    assert chips == ["过了 2 天", "今天", "还有 3 天", "还有 20 天"]
    assert "没有没做完的检查" not in words(shell.page)

    section.more.setFocus()
    qtbot.keyClick(section.more, Qt.Key.Key_Space)
    settled(shell)
    assert section.more.isHidden()
    last = list(section.rows.rows.values())[-1]
    assert last.hasFocus()
    assert last.second.text() == "已安排 12-15 · 敬老院供养服务检查 · 日常巡查"

    key, button = next(iter(section.buttons.items()))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(shell)
    visit = key.partition("/")[2]
    assert shell.here == ("start", {"facility": facility, "visit": visit})


def test_many_visits_under_way_leave_what_is_due_in_sight(
    workspace: Workspace, make_shell: MakeShell, qtbot: QtBot
) -> None:
    facility = add_home(workspace)
    for hours in range(1, 8):
        begin(workspace, facility, hours_ago=hours)
    shell = make_shell()
    assert len(shell.findChildren(WaitingCard)) == 3
    more = next(one for one in shell.findChildren(Button) if one.text() == "还有 3 次没做完的")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    settled(shell)
    assert len([one for one in shell.findChildren(WaitingCard) if one.isVisible()]) == 6
