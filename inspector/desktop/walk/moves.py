"""From one item to the next, and from the walk to the other pages of the visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from inspector.desktop.pages.walk import WalkPage


class Moves(QObject):
    """One method per way to go."""

    def __init__(self, page: WalkPage) -> None:
        super().__init__(page)
        self._page = page

    def to_item(self, item: str) -> None:
        """Go to an item."""
        page, state = self._page, self._page.state
        if state is None or item not in state.items:
            return
        if page.quick_mode.on:
            page.quick_mode.show(item)
        else:
            page.answering.show(item)

    def to_area(self, key: str) -> None:
        """Go to the first open item of an area."""
        state = self._page.state
        group = next((one for one in state.groups if one.key == key), None) if state else None
        if state is not None and group is not None:
            self.to_item(state.first_open(group))

    def before(self) -> None:
        """Ctrl+↑: the item before."""
        state = self._page.state
        before = state.before() if state is not None else None
        if before is not None:
            self.to_item(before)

    def onward(self) -> None:
        """Ctrl+↓: the next open item, or the review; where nothing can be answered, the next."""
        page, state = self._page, self._page.state
        if state is None:
            return
        page.answering.commit()
        if not page.foot.next.isEnabled():
            return
        wanted = state.next_open() if state.sheet.editable else state.after()
        if wanted is not None:
            self.to_item(wanted)
        elif state.answered(state.current):
            self._open("review")

    def areas(self) -> None:
        """F8: the tree, or where the window is narrow the panel with the tree."""
        page = self._page
        if page.shell.narrow:
            page.panels.areas()
        else:
            page.tree.rows.setFocus()

    def preview(self) -> None:
        """F7."""
        self._open("preview")

    def pool(self) -> None:
        """The photos that belong to no item."""
        self._open("pool")

    def people(self) -> None:
        """问答: residents, staff, families; it hides again at Esc."""
        self._open("interviews")

    def sign(self) -> None:
        """Where a visit that is fixed can be changed."""
        self._open("sign")

    def _open(self, page_id: str) -> None:
        self._page.shell.open(page_id, visit=self._page.saver.visit)
