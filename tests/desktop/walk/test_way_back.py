"""The top bar of a visit: the button of Esc names where it leads, a tick is a step truly done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.shell import Shell
from inspector.facts.vocabulary import Manner
from inspector.usecases import signing
from inspector.usecases.setup import Workspace
from tests.desktop.closing import scene
from tests.desktop.closing.hands import key, opened, press
from tests.desktop.conftest import MakeShell, settled

ESCAPE = Qt.Key.Key_Escape


def ticked(shell: Shell) -> list[str]:
    """The steps with a tick, in the words of the bar."""
    buttons = shell.top_bar.steps.buttons.values()
    return [one.text() for one in buttons if one.accessibleDescription() == "已做完"]


def test_the_button_names_the_page_that_esc_leads_to(shell: Shell, page: WalkPage) -> None:
    back = shell.top_bar.way_back
    assert back.text() == "工作台"
    for lead in (
        page.moves.pool,
        lambda: key(shell, Qt.Key.Key_F7),
        lambda: press(shell, shell.top_bar.steps.buttons["review"]),
        lambda: press(shell, shell.top_bar.steps.buttons["sign"]),
    ):
        lead()
        settled(shell)
        assert shell.here[0] != "walk"
        assert back.text() == "现场检查"
        key(shell, ESCAPE)
        assert shell.here[0] == "walk"
        assert back.text() == "工作台"

    press(shell, shell.top_bar.steps.buttons["review"])
    key(shell, Qt.Key.Key_F7)
    assert back.text() == "复核"
    key(shell, ESCAPE)
    key(shell, ESCAPE)
    key(shell, Qt.Key.Key_F9)
    assert back.text() == "退出速录"
    press(shell, back)
    assert page.act.isVisible()
    assert back.text() == "工作台"
    key(shell, ESCAPE)
    assert shell.here[0] == "home"


def test_a_folded_bar_says_it_to_a_screen_reader(shell_150: Shell, visit: str) -> None:
    page = opened(shell_150, WalkPage, "walk", visit)
    page.moves.pool()
    settled(shell_150)
    assert shell_150.top_bar.way_back.text() == ""
    assert shell_150.top_bar.way_back.accessibleName() == "回到现场检查"


@pytest.mark.parametrize("step", ["review", "sign", "preview"])
def test_no_step_is_ticked_before_it_is_done(shell: Shell, page: WalkPage, step: str) -> None:
    press(shell, shell.top_bar.steps.buttons[step])
    assert ticked(shell) == []


def test_ticks_come_with_the_last_answer_the_freezing_and_the_signatures(
    make_shell: MakeShell, workspace: Workspace
) -> None:
    visit = scene.begin(workspace)
    scene.answer_all(workspace, visit)
    shell = make_shell()

    def looked_at(step: str) -> list[str]:
        shell.go("home")
        settled(shell)
        shell.open(step, visit=visit)
        settled(shell)
        return ticked(shell)

    assert looked_at("preview") == ["现场检查"]
    assert looked_at("review") == ["现场检查"]
    signing.freeze_visit(workspace, visit)
    assert looked_at("sign") == ["现场检查", "复核"]
    assert looked_at("walk") == ["复核"], "where one is, there is no tick"
    for person in scene.people(workspace):
        signing.sign(
            workspace,
            visit,
            person.name,
            manner=Manner.REFUSED,
            reason="不愿签",
            witnesses=("示例戊:村干部",),
            reported_to="示例县民政局",
        )
    signing.close_visit(workspace, visit)
    assert looked_at("preview") == ["现场检查", "复核", "签字"]
