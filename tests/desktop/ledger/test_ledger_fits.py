"""The ledger and its questions at both font sizes: nothing cut, everything reachable."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint

from inspector.desktop.ledger.detail import FACILITY, PAPERS, RECORD
from inspector.desktop.widgets.overlay import Overlay
from inspector.facts.rectification import Act
from inspector.facts.vocabulary import HazardVerdict
from inspector.usecases.setup import Workspace
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing.hands import bring_into_sight
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.ledger import scene
from tests.desktop.ledger.hands import ledger_page
from tests.desktop.ledger.scene import CENTRE, EXIT


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_list_and_line_fit(make_shell: MakeShell, workspace: Workspace, scale: float) -> None:
    shell = make_shell(scale)
    page = ledger_page(shell)
    assert_not_clipped(shell)
    assert_accessible(page)
    page = ledger_page(shell, finding=scene.line(workspace, CENTRE, EXIT).id)
    assert page.detail.isVisible()
    assert_not_clipped(shell)
    assert_accessible(page)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("wanted", [Act.SET, Act.CLOSE, Act.RECHECK, Act.MERGE, Act.SPLIT])
def test_questions_fit(
    make_shell: MakeShell, workspace: Workspace, scale: float, wanted: Act
) -> None:
    shell = make_shell(scale)
    page = ledger_page(shell, finding=scene.line(workspace, CENTRE, EXIT).id)
    bring_into_sight(page.detail.buttons[wanted])
    page.detail.buttons[wanted].click()
    settled(shell)
    form = next(one for one in shell.findChildren(Overlay) if one.isVisible())
    assert_not_clipped(form)
    assert_accessible(form)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("marks", range(5))
def test_the_ways_out_of_a_line_stand_together(
    make_shell: MakeShell, workspace: Workspace, scale: float, marks: int
) -> None:
    shell = make_shell(scale)
    page = ledger_page(shell, finding=scene.line(workspace, CENTRE, EXIT).id)
    opened = page.detail.opened
    assert opened is not None
    said = (
        {"sample": True},
        {"repeat_of": opened.line.id},
        {"corrected_on_spot": True},
        {"major_hazard": HazardVerdict.HIT},
    )
    for mark in said[:marks]:
        opened = replace(opened, line=replace(opened.line, **mark))
    page.detail.show_line(opened)
    settled(shell)
    ways = [page.detail.buttons[wanted] for wanted in (FACILITY, RECORD, PAPERS)]
    heights = {way.mapTo(page.detail, QPoint()).y() for way in ways}
    assert len(heights) == 1
    assert_not_clipped(page.detail)
