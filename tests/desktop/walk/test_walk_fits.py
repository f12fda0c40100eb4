"""The walk at 1366×768 and at 150 %: nothing is cut, everything can be reached."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.shell import Shell
from inspector.desktop.walk.pool import PoolPage
from inspector.desktop.widgets.overlay import Overlay
from inspector.facts.item import Last, VisitItem
from inspector.facts.vocabulary import Verdict
from inspector.usecases import notes
from inspector.usecases.setup import Workspace
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing.hands import key, opened
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.walk.asked import first, go, plain
from tests.desktop.walk.conftest import EXITS, full_disk

SCALES = (1.0, 1.25, 1.5)
CONTROL = Qt.KeyboardModifier.ControlModifier
Items = Mapping[str, VisitItem]


def walking(make_shell: MakeShell, scale: float, visit: str) -> tuple[Shell, WalkPage]:
    """The walk in a window of the usual size."""
    shell = make_shell(scale)
    return shell, opened(shell, WalkPage, "walk", visit)


def fits(shell: Shell, part: QWidget | None = None) -> None:
    """Nothing is cut off, and everything that takes the focus is large and named."""
    settled(shell)
    assert_not_clipped(part or shell)
    assert_accessible(part or shell)


@pytest.mark.parametrize("scale", SCALES)
def test_every_kind_of_item(make_shell: MakeShell, visit: str, items: Items, scale: float) -> None:
    shell, page = walking(make_shell, scale, visit)
    measured = first(items, lambda one: one.measure is not None)
    for item in (
        first(items, plain).id,
        measured.id,
        EXITS,
        *(one.id for one in items.values() if one.calc in ("extinguishers", "sample_retention")),
    ):
        go(shell, page, item)
        fits(shell)


@pytest.mark.parametrize("scale", SCALES)
def test_every_verdict(make_shell: MakeShell, visit: str, items: Items, scale: float) -> None:
    shell, page = walking(make_shell, scale, visit)
    hazard = first(items, lambda one: one.major_hazard)
    longest = max(items.values(), key=lambda one: len(one.ask) + len(one.how) + len(one.fails))
    for item in (hazard.id, longest.id):
        go(shell, page, item)
        for verdict in Verdict:
            page.answering.decide(verdict)
            fits(shell)


def test_a_failed_item_stands_in_sight_without_scrolling(
    shell: Shell, page: WalkPage, items: Items
) -> None:
    assert page.state is not None
    note = "二层西侧安全出口挂锁，值班人员 3 分钟内没能打开，当场要求派人守在门口"
    for item in items.values():
        last = Last(date="2026-07-30", verdict=Verdict.FAIL, note=note, visit="v0")
        page.state.items[item.id] = replace(item, last=last)
    most = max(items.values(), key=lambda one: (bool(one.repeat), len(one.clauses)))
    for item in (EXITS, most.id):
        go(shell, page, item)
        for verdict in (None, Verdict.FAIL):
            if verdict is not None:
                key(shell, Qt.Key.Key_2)
            shown = (page.read.last, page.read.basis, page.act.photos.add, page.act.photos)
            for part in shown:
                assert part.visibleRegion().boundingRect() == part.rect(), (item, verdict)
            assert page.read.pane.verticalScrollBar().maximum() == 0, (item, verdict)
    page.state.items[most.id] = replace(page.state.items[most.id], last=None)
    boxes = sum(box.isVisible() for box in page.read.clauses.boxes)
    go(shell, page, EXITS)
    go(shell, page, most.id)
    assert sum(box.isVisible() for box in page.read.clauses.boxes) > boxes, "they fill what is free"


@pytest.mark.parametrize("scale", SCALES)
def test_a_failed_save(make_shell: MakeShell, visit: str, scale: float) -> None:
    shell, _page = walking(make_shell, scale, visit)
    with full_disk():
        key(shell, Qt.Key.Key_1)
    assert shell.bar.isVisible()
    fits(shell)


@pytest.mark.parametrize("scale", SCALES)
def test_short_rows(make_shell: MakeShell, visit: str, scale: float) -> None:
    shell, page = walking(make_shell, scale, visit)
    key(shell, Qt.Key.Key_F9)
    fits(shell)
    assert page.state is not None
    for group in page.state.groups:
        page.moves.to_area(group.key)
        fits(shell)
        assert page.quick.skip.text() == "整区不查…", "never a symbol alone"
        assert page.quick.skip.width() >= page.quick.skip.sizeHint().width()
        assert page.quick.skip.toolTip()


@pytest.mark.parametrize("scale", SCALES)
def test_panels(
    make_shell: MakeShell, workspace: Workspace, visit: str, items: Items, scale: float
) -> None:
    notes.add_note(workspace, visit, "储藏间门锁着，没看到里面放了什么", "二层西侧走廊尽头")
    shell, page = walking(make_shell, scale, visit)
    go(shell, page, first(items, lambda one: len(one.phrases) > 2).id)
    page.answering.decide(Verdict.FAIL)
    panels = page.panels
    for show in (
        panels.basis,
        panels.phrases,
        panels.missing,
        panels.looker,
        panels.date,
        panels.route,
        panels.jot,
        panels.areas,
        panels.skip_area,
    ):
        show()
        settled(shell)
        panel = next(one for one in shell.findChildren(Overlay) if one.isVisible())
        assert panel.card.height() <= shell.height(), show.__name__
        fits(shell, panel.card)
        panel.close_panel()
        settled(shell)


@pytest.mark.parametrize("scale", SCALES)
def test_photos_without_an_item(make_shell: MakeShell, visit: str, scale: float) -> None:
    shell = make_shell(scale)
    opened(shell, PoolPage, "pool", visit)
    fits(shell)
