"""The ledger and its questions at both font sizes: nothing cut, everything reachable."""

from __future__ import annotations

import pytest

from inspector.desktop.widgets.overlay import Overlay
from inspector.facts.rectification import Act
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
