"""The papers at both font sizes: nothing cut, everything reachable."""

from __future__ import annotations

import pytest

from inspector.desktop.pages.papers import PapersPage
from inspector.desktop.papers.service_panel import ServicePanel
from inspector.usecases.documents import draft_and_issue
from inspector.usecases.setup import Workspace
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing.hands import opened, press
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.ledger.hands import answer, panel

KINDS = (
    "inspection_plan",
    "recheck_record",
    "transfer_letter",
    "rectification_advice",
    "copy_check",
)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_forms_fit(make_shell: MakeShell, visit: str, scale: float) -> None:
    shell = make_shell(scale)
    page = opened(shell, PapersPage, "papers", visit)
    for kind in KINDS:
        page._go_to(kind)
        page.halves.go_in(True)
        settled(shell)
        assert page.detail.form is not None
        assert_not_clipped(shell)
        assert_accessible(page)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_an_issued_paper_and_its_service_fit(
    make_shell: MakeShell, workspace: Workspace, visit: str, scale: float
) -> None:
    paper = draft_and_issue(workspace, visit, "rectification_advice").document
    shell = make_shell(scale)
    page = opened(shell, PapersPage, "papers", visit, document=paper)
    assert_not_clipped(shell)
    assert_accessible(page)
    assert page.detail.kept is not None
    press(shell, page.detail.kept.buttons["serve"])
    form = panel(shell, ServicePanel)
    answer(form, manner="refused")
    settled(shell)
    assert_not_clipped(form)
    assert_accessible(form)
