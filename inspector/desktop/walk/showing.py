"""Where one is within the visit, shown in every part of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.desktop import theme
from inspector.desktop.walk.areas import NarrowHead
from inspector.desktop.walk.thumbs import Thumbs
from inspector.facts.note import Note
from inspector.facts.photo import Photo

if TYPE_CHECKING:
    from inspector.desktop.pages.walk import WalkPage

_THUMB = 192


class Showing(QObject):
    """Fills tree, rows, photos and foot from the state of a page."""

    def __init__(self, page: WalkPage) -> None:
        super().__init__(page)
        self._page = page
        self.thumbs = Thumbs(page.desk, theme.px(_THUMB), self)
        self._head = NarrowHead()

    def head(self) -> None:
        """Put the area into the top bar, where it is seen while the window is narrow."""
        self._head = NarrowHead()
        self._head.areas_wanted.connect(self._page.panels.areas)
        self._page.shell.top_bar.set_middle(self._head)

    def everything(self) -> None:
        """Another item, instance or area is shown."""
        page, state = self._page, self._page.state
        if state is None:
            return
        page.telling.forget_hint()
        if page.shell.page is page:
            # The way back, and another font size, lead to where one is and not where one came in.
            page.shell.here[1].update(item=state.current, instance=state.instance)
        self.tree()
        if page.quick_mode.on:
            page.quick.show_state(state)
        else:
            self._photos()
        self.foot()
        if not state.sheet.editable and not page.quick_mode.on:
            (page.foot.next if page.foot.next.isEnabled() else page.foot.back).setFocus()

    def answer(self) -> None:
        """An answer changed on the screen or on the disk."""
        page, state = self._page, self._page.state
        if state is None:
            return
        page.telling.forget_hint()
        self.tree()
        if page.quick_mode.on:
            page.quick.show_state(state)
        elif state.item.repeat:
            page.act.instances.show_item(state)
        page.act.recheck.show_results(state)
        self.foot()

    def evidence(self, held: tuple[tuple[Photo, ...], tuple[Note, ...]]) -> None:
        """Photos or notes of the visit changed."""
        state = self._page.state
        if state is None:
            return
        state.put_photos(held[0])
        state.notes = held[1]
        if not self._page.quick_mode.on:
            self._photos()
        self.answer()

    def tree(self) -> None:
        """The areas; where the window is narrow, they are shown on demand."""
        page = self._page
        if page.state is not None and not page.shell.narrow:
            page.tree.show_state(page.state)

    def foot(self) -> None:
        """What is open, and what is saved."""
        page, state = self._page, self._page.state
        if state is None:
            return
        whole = page.telling.whole
        page.foot.show_state(state, blocked=not whole)
        if page.shell.narrow:
            self._head.show_state(state)
        page.foot.show_saved(page.saver.last, whole=whole)

    def _photos(self) -> None:
        state, row = self._page.state, self._page.act.photos
        if state is None:
            return
        wanted = row.show_photos(state.strip(state.current, state.instance))
        self.thumbs.want(wanted, row.show_picture)
        if state.sheet.editable:
            row.show_pool(len(state.pool))
        else:
            row.pool.hide()
            row.setVisible(bool(row.tiles))
