"""抽样 in the walk: the total is asked, places are drawn, each has to be looked at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.shell import Shell
from inspector.desktop.walk.missing import lacks
from inspector.desktop.walk.sample_panel import SamplePanel
from inspector.desktop.widgets.form_input import AreaInput, FormInput, LineInput
from inspector.facts.vocabulary import Repeat, Verdict
from inspector.usecases import sampling
from inspector.usecases.setup import Workspace
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing.hands import key, opened, press, type_into
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.walk.asked import go, kept
from tests.desktop.walk.conftest import EXITS


def asked_for(shell: Shell, page: WalkPage) -> SamplePanel:
    press(shell, page.act.instances.draw)
    return shell.findChildren(SamplePanel)[-1]


def fill(panel: SamplePanel, name: str, text: str) -> None:
    held: FormInput = panel.fields[name].input
    assert isinstance(held, LineInput | AreaInput)
    type_into(held.line if isinstance(held, LineInput) else held.area, text)


def draw(shell: Shell, page: WalkPage, **said: str) -> None:
    panel = asked_for(shell, page)
    for name, text in said.items():
        fill(panel, name, text)
    press(shell, panel.yes)


def drawn(ws: Workspace, visit: str) -> tuple[str, ...]:
    return sampling.sample_of(ws, visit)[Repeat.EXIT].instances


def test_places_are_drawn_and_each_is_looked_at(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str
) -> None:
    go(shell, page, EXITS)
    draw(shell, page, total="12")
    row = page.act.instances
    places = drawn(workspace, visit)
    assert len(places) == 8
    assert tuple(row.buttons) == ("", *places)
    assert row.label.text() == "抽查 8 处安全出口，还有 8 处没看"
    assert not row.rest.isVisible()

    press(shell, row.buttons[places[0]])
    key(shell, Qt.Key.Key_1)
    answer = kept(workspace, visit, EXITS, places[0])
    assert answer is not None
    assert answer.verdict is Verdict.PASS
    assert row.label.text() == "抽查 8 处安全出口，还有 7 处没看"
    assert page.state is not None
    assert not page.state.answered(EXITS)
    assert lacks(page.state, page.state.items[EXITS]) == ("7 处没答", "blue")

    assert row.rest.text() == "其余 7 处都看过，均符合"
    press(shell, row.rest)
    assert row.label.text() == "抽查 8 处安全出口，都看过了"
    assert page.state.answered(EXITS)
    last = kept(workspace, visit, EXITS, places[-1])
    assert last is not None
    assert (last.verdict, last.group, last.looked_by) == (
        Verdict.PASS,
        True,
        page.answering.looked_by,
    )


def test_places_with_names_are_drawn_by_name_and_more_are_added(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str
) -> None:
    go(shell, page, EXITS)
    draw(shell, page, names="东侧出口、西侧出口，北门")
    assert drawn(workspace, visit) == ("东侧出口", "西侧出口", "北门")
    assert page.act.instances.draw.text() == "改抽样"
    draw(shell, page, more="食堂侧门")
    assert drawn(workspace, visit)[-1] == "食堂侧门"
    assert "食堂侧门" in page.act.instances.buttons
    assert page.act.instances.label.text() == "抽查 4 处安全出口，还有 4 处没看"


@pytest.mark.parametrize("typed", ["", "0", "很多", "20000"])
def test_a_number_that_cannot_be_is_refused_at_its_field(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str, typed: str
) -> None:
    go(shell, page, EXITS)
    panel = asked_for(shell, page)
    fill(panel, "total", typed)
    press(shell, panel.yes)
    assert panel.fields["total"].error == "填整数，1 到 10000"
    assert panel.isVisible()
    assert sampling.sample_of(workspace, visit) == {}


def test_what_is_typed_stays_when_places_are_drawn(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str
) -> None:
    go(shell, page, EXITS)
    type_into(page.act.note.edit, "北门常闭")
    draw(shell, page, total="3")
    assert page.act.note.edit.text() == "北门常闭"
    answer = kept(workspace, visit, EXITS)
    assert answer is not None
    assert answer.note == "北门常闭"


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_cut(make_shell: MakeShell, visit: str, scale: float) -> None:
    shell = make_shell(scale)
    page = opened(shell, WalkPage, "walk", visit, item=EXITS)
    draw(shell, page, total="12")
    settled(shell)
    assert_not_clipped(shell)
    assert_accessible(page)
    asked_for(shell, page)
    assert_not_clipped(shell)
