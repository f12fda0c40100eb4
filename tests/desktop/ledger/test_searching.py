"""Ctrl+K leads to a line of the ledger and to a paper."""

from __future__ import annotations

from PySide6.QtCore import Qt

from inspector.desktop.pages.ledger import LedgerPage
from inspector.desktop.pages.papers import PapersPage
from inspector.desktop.search import SearchPanel
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.list_row import ListRow
from inspector.usecases.documents import draft_and_issue
from inspector.usecases.setup import Workspace
from tests.desktop.closing.hands import key
from tests.desktop.conftest import settled
from tests.desktop.ledger import scene

CONTROL = Qt.KeyboardModifier.ControlModifier


def search(shell: Shell, text: str) -> list[str]:
    """Type into the search; what it leads to."""
    key(shell, Qt.Key.Key_K, CONTROL)
    (panel,) = [one for one in shell.findChildren(SearchPanel) if one.isVisible()]
    panel.field.setText(text)
    settled(shell)
    return [row.title.text() for row in panel.findChildren(ListRow) if row.isVisible()]


def test_a_finding_is_found_by_what_was_seen_and_opened(shell: Shell, workspace: Workspace) -> None:
    line = scene.line(workspace, scene.CENTRE, scene.LIGHT)
    assert search(shell, "应急灯不亮") == [line.topic, line.topic]
    key(shell, Qt.Key.Key_Return)
    assert isinstance(shell.page, LedgerPage)
    assert shell.page.detail.opened is not None
    assert shell.page.detail.opened.line.id == line.id, "what runs comes before what is handed over"


def test_a_paper_is_found_by_its_number_and_by_its_facility(
    shell: Shell, workspace: Workspace
) -> None:
    visit = scene.line(workspace, scene.CENTRE, scene.EXIT).visit
    issued = draft_and_issue(workspace, visit, "rectification_advice")
    assert search(shell, issued.number) == ["整改建议书"]
    key(shell, Qt.Key.Key_Return)
    assert isinstance(shell.page, PapersPage)
    assert shell.page.detail.row is not None
    assert shell.page.detail.row.document is not None
    assert shell.page.detail.row.document.id == issued.document
    assert "整改建议书" in search(shell, scene.CENTRE)
