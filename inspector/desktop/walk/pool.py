"""待归类照片: what came from phone and camera, by time, to be assigned with one key."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.steps import done_steps
from inspector.desktop.walk.bringing import Bringing, Target
from inspector.desktop.walk.intake_bar import IntakeBar
from inspector.desktop.walk.photo_row import photo_words
from inspector.desktop.walk.pool_acts import PoolActs
from inspector.desktop.walk.pool_grid import PoolGrid
from inspector.desktop.walk.pool_side import PoolSide
from inspector.desktop.walk.state import WalkState
from inspector.desktop.walk.thumbs import Thumbs
from inspector.desktop.widgets.bottom_bar import BottomBar, SavedMark
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card, Hairline
from inspector.desktop.widgets.choice_row import ChoiceRow
from inspector.desktop.widgets.empty_state import EmptyState
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Text
from inspector.errors import InspectorError
from inspector.facts.photo import Photo
from inspector.facts.visit import Changes
from inspector.facts.vocabulary import type_label
from inspector.i18n import _
from inspector.usecases.photos import list_photos
from inspector.usecases.walk import Saved
from inspector.usecases.walk_sheet import WalkSheet, open_walk

_SIZE = 336
LOOSE, ALL = "loose", "all"


class PoolPage(Page):
    step = "walk"

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._visit = ""
        self.state: WalkState | None = None
        self.thumbs = Thumbs(desk, theme.px(_SIZE), self)
        self.filter = ChoiceRow([(LOOSE, _("待归类")), (ALL, _("全部"))], label=_("看哪些"))
        self.filter.choose(LOOSE)
        self.title = Text("", "card-title")
        self.files = Button(_("导入照片"), icon="photo-plus", key="F5", compact=True)
        self.folder = Button(_("导入文件夹"), icon="folder", compact=True)
        self.grid = PoolGrid()
        self.side = PoolSide()
        self.acts = PoolActs(self, self.grid, self.side)
        self.bar = IntakeBar()
        self.saved = SavedMark()
        self.note = Button(_("记成随手记"), icon="note", key="N")
        self.assign = Button(_("归到检查项"), kind="primary", key="Enter")
        self.empty = EmptyState(
            _("这里没有照片"),
            _("把手机或相机里的照片拖进来，或导入整个文件夹；先放在这里，再一张张归到检查项"),
            icon="photo",
        )
        self.bringing = Bringing(self, desk, self.bar, self._target)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        side = theme.px(20)
        head.setContentsMargins(side, theme.px(12), side, theme.px(12))
        head.setSpacing(theme.px(12))
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.filter)
        head.addWidget(self.files)
        head.addWidget(self.folder)
        card = Card(flush=True)
        card.body.addLayout(head)
        card.body.addWidget(Hairline())
        card.body.addWidget(self.bar)
        scroll = Scroll()
        scroll.column.setContentsMargins(side, theme.px(16), side, theme.px(16))
        scroll.column.addWidget(self.grid)
        scroll.column.addWidget(self.empty)
        scroll.column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(scroll, 1)
        row.addWidget(Hairline(upright=True))
        row.addWidget(self.side)
        card.body.addLayout(row, 1)
        foot = BottomBar()
        foot.left.addWidget(self.saved)
        foot.right.addWidget(self.note)
        foot.right.addWidget(self.assign)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._inner = QVBoxLayout()
        self._inner.addWidget(card)
        column.addLayout(self._inner, 1)
        column.addWidget(foot)

    def _connect(self) -> None:
        self.filter.chosen.connect(lambda _value: self._fill())
        self.files.clicked.connect(self.bringing.choose)
        self.folder.clicked.connect(self.bringing.choose_folder)
        self.grid.chosen.connect(self._chosen)
        self.grid.looked.connect(self.acts.look)
        self.grid.entered.connect(self.acts.pick)
        self.note.clicked.connect(self.acts.make_note)
        self.assign.clicked.connect(self.acts.pick)
        self.side.turn.clicked.connect(self.acts.turn)
        self.side.internal.clicked.connect(self.acts.mark)
        self.side.look.clicked.connect(lambda: self.acts.look())
        self.side.redact.clicked.connect(self.acts.cover)
        self.side.remove.clicked.connect(self.acts.remove)
        self.acts.kept.connect(self._kept)
        self.acts.failed.connect(self._failed)
        for key, press, words in (
            ("N", self.acts.make_note, _("记成随手记")),
            ("R", self.acts.turn, _("转 90°")),
            ("I", self.acts.toggle_internal, _("内部")),
            ("C", self.acts.cover, _("遮挡")),
            ("Del", self.acts.remove, _("去掉")),
            ("F5", self.bringing.choose, _("导入照片")),
            ("Ctrl+A", self.grid.choose_all, _("全选")),
            ("Ctrl+V", self.bringing.paste, _("粘贴照片")),
        ):
            self.key(key, press, words)

    def enter(self, *, visit: str = "", **_args: str) -> None:
        """Load the photos of the visit."""
        self._visit = visit
        self.bar.clear()
        self.desk.ask(self, lambda ws: open_walk(ws, visit), self._show)

    def _show(self, sheet: WalkSheet) -> None:
        self.state = self.acts.state = WalkState(sheet)
        head = sheet.head
        line = f"{head.mode.label} · {type_label(head.mode, head.type)} · {head.begun[:10]}"
        answered = all(item.answered for item in sheet.items)
        done = done_steps(head.state, answered=answered)
        self.shell.top_bar.show_visit(head.facility_name, line, "walk", done)
        self._fill()

    def refresh(self, changes: Changes) -> None:
        """Photos came in, or changed."""
        if self._visit in changes.visits:
            visit = self._visit
            self.desk.ask(self, lambda ws: list_photos(ws, visit), self._renew)

    def _renew(self, held: tuple[Photo, ...]) -> None:
        if self.state is not None:
            self.state.put_photos(held)
            self._fill()

    def resized(self, narrow: bool) -> None:
        """A smaller side and margins where the window is narrow."""
        edge = theme.px(12 if narrow else 16)
        self._inner.setContentsMargins(edge, edge, edge, edge)
        self.side.resized(narrow=narrow)
        self.folder.setText(_("文件夹") if narrow else _("导入文件夹"))
        self.files.setText(_("照片") if narrow else _("导入照片"))

    def _fill(self) -> None:
        state = self.state
        if state is None:
            return
        held = state.pool if self.filter.value == LOOSE else tuple(state.photos.values())
        words = {photo.id: self._words(state, photo) for photo in held}
        self.grid.show_photos(held, words)
        self.empty.setVisible(not held)
        self.grid.setVisible(bool(held))
        self.title.setText(_("待归类照片 {n}").format(n=len(state.pool)))
        self.thumbs.want(list(held), self._show_picture)
        editable = state.sheet.editable
        for button in (self.files, self.folder):
            button.setEnabled(editable)

    @staticmethod
    def _words(state: WalkState, photo: Photo) -> str:
        item = state.items.get(photo.item or "")
        if item is not None:
            return item.topic
        if photo.time_source in ("file", "unknown"):
            return _("时间不明")
        return photo.caption or photo_words(photo)

    def _show_picture(self, key: str, jpeg: bytes) -> None:
        if key in self.grid.tiles:
            self.grid.tiles[key].show_picture(jpeg)
        chosen = self.grid.selected
        if len(chosen) == 1 and chosen[0].id == key:
            self.side.picture.show_jpeg(jpeg)

    def _chosen(self) -> None:
        state = self.state
        if state is None:
            return
        held, editable = self.grid.selected, self.acts.able
        self.side.show_photos(held, state, editable=editable)
        self.note.setEnabled(editable)
        self.assign.setEnabled(editable)
        if len(held) == 1:
            known = self.thumbs.known(held[0])
            self.side.picture.show_jpeg(known or b"")

    def _kept(self, saved: Saved | None) -> None:
        if saved is not None:
            self.saved.show_saved(saved.at, roomy=not self.shell.narrow)

    def _failed(self, error: InspectorError) -> None:
        self.saved.show_unsaved("")
        self.shell.show_error(error)

    def take_files(self, paths: list[Path]) -> None:
        """Take files and whole folders into the pool, while one goes on working."""
        self.bringing.take(paths)

    def _target(self) -> Target | None:
        state = self.state
        return Target(self._visit) if state is not None and state.sheet.editable else None
