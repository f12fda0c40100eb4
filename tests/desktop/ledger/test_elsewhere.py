"""What the ledger shows on other pages: the work list, the page of a facility, the settings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from inspector.desktop.facility.history_card import HistoryRow
from inspector.desktop.pages.facilities import FacilitiesPage
from inspector.desktop.pages.home_due import DueSection
from inspector.desktop.pages.ledger import LedgerPage
from inspector.desktop.pages.settings import SettingsPage
from inspector.desktop.pages.start_visit import StartVisitPage
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.chip import Chip
from inspector.desktop.widgets.form_panel import FormPanel
from inspector.desktop.widgets.text import Text
from inspector.usecases.number_blocks import number_block
from inspector.usecases.rectification import close_finding
from inspector.usecases.setup import Workspace
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing.hands import bring_into_sight, key, press
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.ledger import scene
from tests.desktop.ledger.hands import answer, give, panel
from tests.desktop.ledger.scene import CENTRE, EXIT, HOME


def due(shell: Shell) -> DueSection:
    """The section on the work list."""
    assert shell.page is not None
    (section,) = [one for one in shell.page.findChildren(DueSection) if one.isVisible()]
    return section


def facility_page(shell: Shell, facility: str) -> FacilitiesPage:
    """The page with one facility chosen."""
    shell.go("facilities", facility=facility)
    settled(shell)
    assert isinstance(shell.page, FacilitiesPage)
    return shell.page


def test_the_work_list_says_what_is_due(shell: Shell) -> None:
    section = due(shell)
    said = [one.text() for one in section.findChildren(Text)]
    assert "逾期 1 · 7 天内 2 · 等复查 1" in said
    assert [one.text() for one in section.findChildren(Chip)] == [
        "逾期 3 天",
        "还有 4 天",
        "还有 4 天",
        "等复查",
    ]
    assert f"{HOME} · 限 11-17 改完" in said
    assert f"{CENTRE} · 单位 11-16 报已改" in said


def test_what_is_due_leads_to_its_line_and_to_a_recheck(shell: Shell, workspace: Workspace) -> None:
    line = scene.line(workspace, HOME, EXIT)
    due(shell).rows.rows[line.id].setFocus()
    key(shell, Qt.Key.Key_Return)
    assert isinstance(shell.page, LedgerPage)
    assert shell.page.detail.opened is not None
    assert shell.page.detail.opened.line.id == line.id
    key(shell, Qt.Key.Key_Escape)
    press(shell, due(shell).buttons[line.id])
    assert isinstance(shell.page, StartVisitPage)
    assert shell.page.when.type.value == "recheck"
    assert len(shell.page.again.chosen) == 2


def test_a_facility_shows_its_findings_and_what_became_of_them(
    shell: Shell, workspace: Workspace
) -> None:
    line = scene.line(workspace, CENTRE, EXIT)
    close_finding(workspace, line.id, by="示例甲", note="看了照片")
    page = facility_page(shell, line.facility)
    said = [one.text() for one in page.detail.findChildren(Text)]
    assert "3 项，已销号 1，没销号 2" in said
    rows = [row.event_shown for row in page.detail.findChildren(HistoryRow)]
    titles = [row.title for row in rows]
    assert titles.index("整改期限：待整改 1 项") < titles.index("整改销号 1 项")
    closed = next(r for r in page.detail.findChildren(HistoryRow) if "销号" in r.event_shown.title)
    press(shell, closed.link)
    assert isinstance(shell.page, LedgerPage)
    assert shell.page.filter == "closed"
    assert shell.page.detail.opened is not None
    assert shell.page.detail.opened.line.id == line.id


def test_papers_are_reached_from_the_history_of_a_facility(
    shell: Shell, workspace: Workspace
) -> None:
    line = scene.line(workspace, HOME, EXIT)
    page = facility_page(shell, line.facility)
    visit = next(r for r in page.detail.findChildren(HistoryRow) if r.event_shown.papers)
    press(shell, visit.papers)
    assert shell.here == ("papers", {"visit": line.visit})


def test_numbers_are_given_in_the_settings(shell: Shell, workspace: Workspace) -> None:
    shell.go("settings")
    settled(shell)
    assert isinstance(shell.page, SettingsPage)
    rows = shell.page.numbers.rows.rows
    row = rows["rectification_order"]
    assert row.second.text() == "责改〔2026〕，下一个 1，还没有分号段"
    bring_into_sight(row)
    row.setFocus()
    key(shell, Qt.Key.Key_Return)
    form = panel(shell, FormPanel)
    answer(form, prefix="示镇责改", first="50", last="4x")
    give(shell, form)
    assert form.fields["last"].error == "写成整数"
    answer(form, last="40")
    give(shell, form)
    assert form.refusal.text()
    answer(form, last="99")
    give(shell, form)
    block = number_block(workspace, "rectification_order", 2026)
    assert (block.prefix, block.first, block.last, block.next) == ("示镇责改", 50, 99, 50)
    shown = shell.page.numbers.rows.rows["rectification_order"].second.text()
    assert shown == "示镇责改〔2026〕50—99，下一个 50"


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_these_pages_fit(make_shell: MakeShell, workspace: Workspace, scale: float) -> None:
    shell = make_shell(scale)
    assert_not_clipped(shell)
    facility = scene.line(workspace, HOME, EXIT).facility
    page = facility_page(shell, facility)
    assert_not_clipped(shell)
    assert_accessible(page)
    shell.go("settings")
    settled(shell)
    assert_not_clipped(shell)
    shell.open("start", facility=facility, kind="recheck")
    settled(shell)
    assert_not_clipped(shell)
