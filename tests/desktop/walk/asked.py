"""Finding items of a kind among what a visit asks, and what was kept of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.shell import Shell
from inspector.facts.answer import Answer
from inspector.facts.item import VisitItem
from inspector.usecases import walk
from inspector.usecases.setup import Workspace
from tests.desktop.conftest import settled


def first(items: Mapping[str, VisitItem], wanted: Callable[[VisitItem], bool]) -> VisitItem:
    """The first item of a kind in walking order."""
    return next(item for item in items.values() if wanted(item))


def plain(item: VisitItem) -> bool:
    """An item that is only looked at: no value, no count, no hazard, no missing fact."""
    return item.answer == "verdict" and not item.major_hazard and not item.confirm


def kept(ws: Workspace, visit: str, item: str, instance: str = "") -> Answer | None:
    """The answer as the database has it."""
    held = next(one for one in walk.visit_items(ws, visit) if one.id == item)
    records = ([held.current] if held.current else []) + list(held.instances)
    found = (record.answer for record in records if record.answer.instance == instance)
    return next(found, None)


def go(shell: Shell, page: WalkPage, item: str) -> None:
    """Show an item as a click in the tree does."""
    page.tree.item_chosen.emit(item)
    settled(shell)
