"""待核条款: a named person reads the number in the original; from then on it is shown with them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from inspector.desktop.library.confirm_panel import ConfirmPanel, WithdrawPanel
from inspector.desktop.pages.checklists import ChecklistsPage
from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.shell import Shell
from inspector.desktop.walk.basis import BasisPanel
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.form_input import LineInput
from inspector.desktop.widgets.form_panel import FormPanel
from inspector.desktop.widgets.text import Text
from inspector.usecases.clauses import list_clauses
from inspector.usecases.setup import Workspace
from inspector.usecases.walk import visit_items
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing.hands import bring_into_sight
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.hands import click, press, type_in
from tests.desktop.visits import add_home, begin

ITEM = "fire.evacuation.exit-opens"
BY = "条号由示例甲 2026-11-20 核定"


def opened(shell: Shell, what: str = "") -> ChecklistsPage:
    shell.go("checklists")
    settled(shell)
    page = shell.page
    assert isinstance(page, ChecklistsPage)
    page.what.choose(what)
    page.what.chosen.emit(what)
    settled(shell)
    return page


def pending_of_item(ws: Workspace) -> str:
    """A clause behind ITEM that nobody has checked."""
    item = ws.library.item(ITEM)
    assert item is not None
    return next(name for name in item.basis if not ws.library.clauses[name].verified)


def panel_of(shell: Shell) -> ConfirmPanel:
    return next(one for one in shell.findChildren(ConfirmPanel) if one.isVisible())


def fill(panel: FormPanel, **said: str) -> None:
    for name, text in said.items():
        held = panel.fields[name].input
        assert isinstance(held, LineInput)
        held.line.clear()
        type_in(held.line, text)


def words(widget: ChecklistsPage | BasisPanel) -> list[str]:
    return [text.text() for text in widget.findChildren(Text) if text.isVisible()]


def take(shell: Shell, page: ChecklistsPage, clause: str) -> ConfirmPanel:
    page.rows.select(clause)
    page.rows.opened.emit(clause)
    settled(shell)
    click(shell, page.detail.confirm)
    return panel_of(shell)


def test_a_number_read_in_the_original_is_shown_with_who_read_it(
    workspace: Workspace, shell: Shell
) -> None:
    visit = begin(workspace, add_home(workspace))
    clause = pending_of_item(workspace)
    page = opened(shell, "pending")
    before = page.rows.count
    panel = take(shell, page, clause)
    register = workspace.library.clauses[clause].clause
    shown = [text.text() for text in panel.findChildren(Text)]
    assert register is None or not any(register in one for one in shown), "it must be read"
    fill(panel, number="第七条第二款", note="2026 年合订本")
    click(shell, panel.yes)

    assert page.rows.count < before
    assert page.rows.selected != clause
    held = next(one for one in list_clauses(workspace) if one.id == clause)
    assert held.printed == "第七条第二款"
    assert held.confirmation is not None
    assert (held.confirmation.name, held.confirmation.note) == ("示例甲", "2026 年合订本")

    page = opened(shell)
    page.rows.opened.emit(ITEM)
    settled(shell)
    assert BY in words(page)
    assert any(one.startswith("第七条第二款 · ") for one in words(page))

    shell.open("walk", visit=visit, item=ITEM)
    settled(shell)
    walk = shell.page
    assert isinstance(walk, WalkPage)
    cited = next(item for item in visit_items(workspace, visit) if item.id == ITEM).clauses
    assert "第七条第二款" in [one.clause for one in cited]
    press(shell, Qt.Key.Key_F1)
    basis = next(one for one in shell.findChildren(BasisPanel) if one.isVisible())
    assert BY in words(basis)
    assert "第七条第二款" in words(basis)


def test_neither_number_nor_name_can_be_left_out(workspace: Workspace, shell: Shell) -> None:
    clause = pending_of_item(workspace)
    panel = take(shell, opened(shell, "pending"), clause)
    fill(panel, name="")
    click(shell, panel.yes)
    assert panel.fields["number"].error == "这一项要填"
    assert panel.fields["name"].error == "这一项要填"
    fill(panel, number="第" * 41, name="示例乙")
    click(shell, panel.yes)
    assert panel.refusal.text() == "条号 有 41 字，最多 40 字，请删短后再存"
    held = next(one for one in list_clauses(workspace) if one.id == clause)
    assert held.confirmation is None


def test_a_wrong_number_is_put_right_from_an_item_that_cites_it(
    workspace: Workspace, shell: Shell
) -> None:
    clause = pending_of_item(workspace)
    panel = take(shell, opened(shell, "pending"), clause)
    fill(panel, number="第七条")
    click(shell, panel.yes)
    page = opened(shell)
    page.rows.select(ITEM)
    page.rows.opened.emit(ITEM)
    settled(shell)
    again = next(b for b in page.detail.findChildren(Button) if b.text() == "改条号")
    bring_into_sight(again)
    click(shell, again)
    panel = panel_of(shell)
    fill(panel, number="第八条", name="示例乙")
    click(shell, panel.yes)
    assert "条号由示例乙 2026-11-20 核定" in words(page)
    assert any(one.startswith("第八条 · ") for one in words(page))


def test_a_wrong_confirmation_is_taken_back_with_a_reason(
    workspace: Workspace, shell: Shell
) -> None:
    clause = pending_of_item(workspace)
    panel = take(shell, opened(shell, "pending"), clause)
    fill(panel, number="第七条")
    click(shell, panel.yes)
    page = opened(shell)
    page.rows.select(ITEM)
    page.rows.opened.emit(ITEM)
    settled(shell)
    assert BY in words(page)
    back = next(b for b in page.detail.findChildren(Button) if b.text() == "撤回确认")
    bring_into_sight(back)
    click(shell, back)
    asked = next(one for one in shell.findChildren(WithdrawPanel) if one.isVisible())
    assert any(BY in text.text() for text in asked.findChildren(Text))
    assert_not_clipped(shell)
    click(shell, asked.yes)
    assert asked.fields["reason"].error == "这一项要填"
    fill(asked, reason="看错了条")
    click(shell, asked.yes)
    assert BY not in words(page)
    assert not any(one.startswith("第七条 · ") for one in words(page))
    held = next(one for one in list_clauses(workspace) if one.id == clause)
    assert (held.printed, held.confirmation) == (None, None)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_cut(make_shell: MakeShell, workspace: Workspace, scale: float) -> None:
    shell = make_shell(scale)
    page = opened(shell, "pending")
    panel = take(shell, page, pending_of_item(workspace))
    assert_not_clipped(shell)
    fill(panel, number="第七条")
    click(shell, panel.yes)
    if shell.narrow:
        assert not page.halves.covered
    page = opened(shell)
    page.rows.select(ITEM)
    page.rows.opened.emit(ITEM)
    settled(shell)
    page.detail.verticalScrollBar().setValue(page.detail.verticalScrollBar().maximum() // 2)
    assert_not_clipped(shell)
    assert_accessible(page)
