"""Presets of 开始检查: the one that fits is told, one press takes it, a night takes its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from inspector.desktop.pages.start_visit import StartVisitPage
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.choice_row import ChoiceButton
from inspector.facts.vocabulary import Domain
from inspector.usecases.asking import get_head
from inspector.usecases.setup import Workspace
from inspector.usecases.walk import visit_items
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.hands import CONTROL, click, press
from tests.desktop.visits import add_home


@pytest.fixture
def home(workspace: Workspace) -> str:
    return add_home(workspace, meals="self")


def opened(shell: Shell, facility: str) -> StartVisitPage:
    shell.open("start", facility=facility)
    settled(shell)
    page = shell.page
    assert isinstance(page, StartVisitPage)
    return page


def choice(page: StartVisitPage, words: str) -> ChoiceButton:
    rows = (page.presets.row, page.when.type)
    return next(b for row in rows for b in row.buttons if b.text() == words)


def test_what_fits_the_season_is_told_and_taken_by_one_press(
    workspace: Workspace, home: str, shell: Shell
) -> None:
    page = opened(shell, home)
    assert [button.text() for button in page.presets.row.buttons][:3] == [
        "按深度查",
        "冬季取暖",
        "开院首查",
    ]
    assert choice(page, "按深度查").isChecked()
    assert "「冬季取暖」" in page.presets.note.text()
    assert "现在是 11 月" in page.presets.note.text()
    assert page.when.level.isVisible()

    click(shell, choice(page, "冬季取暖"))
    assert page.presets.note.text().startswith("10月到次年3月：取暖、用电、一氧化碳")
    assert not page.when.level.isVisible()
    press(shell, Qt.Key.Key_Return, CONTROL)
    _page, args = shell.here
    assert get_head(workspace, args["visit"]).preset == "winter"
    asked = visit_items(workspace, args["visit"])
    assert "service.winter.warm-rooms" in {item.id for item in asked}
    assert page.proposals.note is not None
    assert page.proposals.note.text() == f"按档案挑选，共 {len(asked)} 项"


def test_a_night_takes_its_own_until_a_person_says_otherwise(
    workspace: Workspace, home: str, shell: Shell
) -> None:
    page = opened(shell, home)
    night = next(b for b in page.when.type.buttons if b.text() == "夜查")
    click(shell, night)
    assert page.presets.row.value == "night"
    assert page.presets.note.text().startswith("晚上去，不打招呼")
    click(shell, choice(page, "按深度查"))
    assert page.presets.row.value == "none"
    assert page.when.level.isVisible()
    press(shell, Qt.Key.Key_Return, CONTROL)
    _page, args = shell.here
    assert get_head(workspace, args["visit"]).preset == ""


def test_checklists_left_out_stay_out_when_the_choice_changes(
    workspace: Workspace, home: str, shell: Shell
) -> None:
    page = opened(shell, home)
    click(shell, page.proposals.boxes[Domain.FOOD])
    click(shell, choice(page, "节前"))
    assert not page.proposals.boxes[Domain.FOOD].isChecked()
    press(shell, Qt.Key.Key_Return, CONTROL)
    _page, args = shell.here
    domains = {item.domain for item in visit_items(workspace, args["visit"])}
    assert domains == {Domain.FIRE, Domain.SERVICE}


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_cut(home: str, make_shell: MakeShell, scale: float) -> None:
    shell = make_shell(scale)
    page = opened(shell, home)
    assert_not_clipped(shell)
    click(shell, choice(page, "节前"))
    assert_not_clipped(shell)
    assert_accessible(page)
