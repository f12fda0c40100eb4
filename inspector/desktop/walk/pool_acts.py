"""What is done with the photos that are chosen in the pool."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from inspector.desktop.page import Page
from inspector.desktop.walk.note_panel import NotePanel
from inspector.desktop.walk.photo_cover import cover_photo
from inspector.desktop.walk.photo_panel import PhotoPanel
from inspector.desktop.walk.pick import PickPanel
from inspector.desktop.walk.pool_grid import PoolGrid
from inspector.desktop.walk.pool_side import PoolSide
from inspector.desktop.walk.state import WalkState
from inspector.i18n import _
from inspector.usecases import notes, photos
from inspector.usecases.setup import Workspace
from inspector.usecases.walk import Saved


class PoolActs(QObject):
    """Assigned, noted, turned, kept internal, covered, removed: where that may be done.

    Signals:
        kept: Saved or None, once it is done.
        failed: InspectorError.
    """

    kept = Signal(object)
    failed = Signal(object)

    def __init__(self, page: Page, grid: PoolGrid, side: PoolSide) -> None:
        super().__init__(page)
        self._page, self._grid, self._side = page, grid, side
        self._recent: list[str] = []
        self.state: WalkState | None = None

    @property
    def able(self) -> bool:
        """Whether photos are chosen and may be changed."""
        return self.state is not None and self.state.sheet.editable and bool(self._grid.selected)

    @property
    def _visit(self) -> str:
        return self.state.sheet.head.id if self.state is not None else ""

    @property
    def _keys(self) -> tuple[str, ...]:
        return tuple(photo.id for photo in self._grid.selected)

    def pick(self) -> None:
        """Ask for the item that they are evidence of."""
        held = self._grid.selected
        if self.state is None or not self.able:
            return
        title = _("这张照片归到哪一项") if len(held) == 1 else _("{n} 张照片归到哪一项")
        shell = self._page.shell
        panel = PickPanel(shell, self.state, title.format(n=len(held)), self._recent)
        panel.picked.connect(self._assign)
        shell.cover(panel)
        panel.ask()

    def _assign(self, item: str) -> None:
        self._recent = [item, *(held for held in self._recent if held != item)]
        visit = self._visit
        self._each(self._keys, lambda ws, key: photos.assign_photo(ws, visit, key, item))

    def make_note(self) -> None:
        """记成随手记."""
        if not self.able:
            return
        panel = NotePanel(self._page.shell, len(self._grid.selected))
        panel.settled.connect(self._write_note)
        self._page.shell.cover(panel)
        panel.ask()

    def _write_note(self, text: str, place: str) -> None:
        visit, keys = self._visit, self._keys
        self._write(lambda ws: notes.add_note(ws, visit, text, place, keys))

    def turn(self) -> None:
        """转 90°."""
        visit = self._visit
        if self.able:
            self._each(self._keys, lambda ws, key: photos.turn_photo(ws, visit, key))

    def toggle_internal(self) -> None:
        """内部, or no longer."""
        if self.able:
            self._side.internal.setChecked(not self._side.internal.isChecked())
            self.mark()

    def mark(self) -> None:
        """内部 as the box beside them says."""
        visit, internal = self._visit, self._side.internal.isChecked()
        self._each(
            self._keys,
            lambda ws, key: photos.mark_internal(ws, visit, key, internal=internal),
        )

    def remove(self) -> None:
        """去掉, once that was confirmed."""
        if not self.able:
            return
        visit, keys = self._visit, self._keys
        panel = self._side.ask_to_remove(self._page.shell, len(keys))
        panel.accepted.connect(
            lambda: self._each(keys, lambda ws, key: photos.remove_photo(ws, visit, key))
        )
        self._page.shell.cover(panel)
        panel.ask()

    def look(self, key: str = "") -> None:
        """Show one of them large; also where nothing may be changed."""
        photo = next((one for one in self._grid.selected if key in ("", one.id)), None)
        if self.state is None or photo is None:
            return
        panel = PhotoPanel(self._page.shell, self._page.desk, self.state, photo)
        self._page.shell.cover(panel)
        panel.ask()

    def cover(self) -> None:
        """遮挡, of a single one."""
        held = self._grid.selected
        if len(held) == 1 and self.able:
            cover_photo(self._page.shell, self._page.desk, self._visit, held[0], self.kept.emit)

    def _each(self, keys: Sequence[str], work: Callable[[Workspace, str], Saved]) -> None:
        def every(ws: Workspace) -> Saved | None:
            saved = None
            for key in keys:
                saved = work(ws, key)
            return saved

        if keys:
            self._write(every)

    def _write(self, work: Callable[[Workspace], Saved | None]) -> None:
        self._page.desk.write(self._page, work, self.kept.emit, self.failed.emit)
