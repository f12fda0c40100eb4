"""检查表: the library for reading, and the clauses that nobody has checked yet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from inspector.desktop.library.rows import Row
from inspector.desktop.pages.checklists import ChecklistsPage
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.painted_rows import RECORD
from inspector.desktop.widgets.text import Text
from inspector.facts.vocabulary import Domain, Place
from inspector.usecases.library_reading import read_library
from inspector.usecases.setup import Workspace
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.hands import click_row, press, type_in

ITEM = "fire.evacuation.exit-opens"


def opened(shell: Shell) -> ChecklistsPage:
    shell.go("checklists")
    settled(shell)
    page = shell.page
    assert isinstance(page, ChecklistsPage)
    return page


def rows(page: ChecklistsPage) -> list[Row]:
    model = page.rows.model()
    return [model.index(row, 0).data(RECORD) for row in range(model.rowCount())]


def words(page: ChecklistsPage) -> list[str]:
    return [text.text() for text in page.detail.findChildren(Text) if text.isVisible()]


def choose(page: ChecklistsPage, box: str, value: str) -> None:
    combo = getattr(page, box)
    combo.setFocus()
    for _step in range(combo.count()):
        press(page.shell, Qt.Key.Key_Up)
    while combo.value != value:
        press(page.shell, Qt.Key.Key_Down)


def test_items_stand_below_their_places_in_walking_order(
    workspace: Workspace, shell: Shell
) -> None:
    page = opened(shell)
    held = rows(page)
    headings = [row.title for row in held if not row.key]
    items = read_library(workspace).items
    used = {item.place for item in items}
    assert headings == [place.label for place in Place if place in used]
    assert len(held) - len(headings) == len(items)
    assert page.count.text() == f"{len(items)} 项"


def test_filters_and_search_narrow_it_down(workspace: Workspace, shell: Shell) -> None:
    page = opened(shell)
    choose(page, "what", Domain.FIRE.value)
    choose(page, "place", Place.EVACUATION.value)
    wanted = [
        item.id
        for item in read_library(workspace).items
        if item.domain is Domain.FIRE and item.place is Place.EVACUATION
    ]
    assert [row.key for row in rows(page) if row.key] == wanted

    type_in(page.search, "钥匙")
    press(shell, Qt.Key.Key_Return)
    found = [row.key for row in rows(page) if row.key]
    assert ITEM in found
    assert len(found) < len(wanted)

    type_in(page.search, "没有这样的字")
    press(shell, Qt.Key.Key_Return)
    assert page.nothing.isVisible()
    press(shell, Qt.Key.Key_Escape)
    page.search.returnPressed.emit()
    settled(shell)
    assert [row.key for row in rows(page) if row.key] == wanted


def test_an_item_shows_how_it_is_judged_and_its_basis(workspace: Workspace, shell: Shell) -> None:
    page = opened(shell)
    place = [row.key for row in rows(page)].index(ITEM)
    click_row(shell, page.rows, place)
    item = next(one for one in read_library(workspace).items if one.id == ITEM)
    shown = words(page)
    assert item.ask in shown
    assert item.how in shown
    assert item.fails in shown
    for clause in item.clauses:
        assert clause.standard in shown
        number = clause.clause or "条款待核，不印条号"
        assert f"{number} · {clause.force.label}" in shown


def test_arrows_pass_over_headings(shell: Shell) -> None:
    page = opened(shell)
    held = rows(page)
    last_of_first = [row.key for row in held].index("", 1) - 1
    page.rows.select(held[last_of_first].key)
    page.rows.setFocus()
    press(shell, Qt.Key.Key_Down)
    assert page.rows.selected == held[last_of_first + 2].key


def test_pending_clauses_never_show_a_number(workspace: Workspace, shell: Shell) -> None:
    page = opened(shell)
    choose(page, "what", "pending")
    pending = read_library(workspace).pending
    assert page.count.text() == f"{len(pending)} 条"
    held = [row for row in rows(page) if row.key]
    assert {row.key for row in held} == {clause.id for clause in pending}
    assert not page.place.isVisible()
    click_row(shell, page.rows, 1)
    shown = words(page)
    assert "条号还没有人对照原文核过：文书上只写标准名称和编号，不印条号。" in shown
    clause = next(one for one in pending if one.id == page.rows.selected)
    assert clause.requirement in shown
    register = workspace.library.clauses[clause.id]
    assert not register.verified
    assert register.clause not in shown


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_nothing_is_cut(make_shell: MakeShell, scale: float) -> None:
    shell = make_shell(scale)
    page = opened(shell)
    assert_not_clipped(shell)
    place = [row.key for row in rows(page)].index(ITEM)
    click_row(shell, page.rows, place)
    assert page.detail.isVisible()
    assert_not_clipped(shell)
    assert_accessible(page)
    press(shell, Qt.Key.Key_Escape)
    if shell.here[0] != "checklists":
        opened(shell)
    choose(page, "what", "pending")
    assert_not_clipped(shell)
