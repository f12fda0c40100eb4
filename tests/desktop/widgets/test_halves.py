"""A list and its detail: both where there is room, one at a time where there is not."""

from __future__ import annotations

from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.halves import Halves
from tests.desktop.conftest import Show


def test_folded_shows_the_list_until_something_is_opened(show: Show) -> None:
    left, right = Card(), Card()
    halves = Halves(left, right, "在左边选一家", "search")
    show(halves)
    assert left.isVisible()
    assert not right.isVisible()
    halves.show_detail(True)
    assert left.isVisible()
    assert right.isVisible()
    halves.fold(True)
    assert left.isVisible()
    assert not right.isVisible()
    halves.go_in(True)
    assert halves.covered
    assert right.isVisible()
    assert not left.isVisible()
    halves.show_detail(False)
    assert not halves.covered
    assert left.isVisible()


def test_it_tells_how_much_room_the_detail_has(show: Show) -> None:
    halves = Halves(Card(), Card(), "", "search")
    rooms: list[int] = []
    halves.roomed.connect(rooms.append)
    window = show(halves)
    window.resize(1000, 300)
    assert rooms[-1] == halves.width() - 416
    halves.fold(True)
    assert rooms[-1] == halves.width()
