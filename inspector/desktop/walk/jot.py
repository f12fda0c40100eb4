"""Ctrl+J 随手记: a place, a sentence, a photo; its item is chosen later."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.shell import Shell
from inspector.desktop.walk.bringing import choose_pictures
from inspector.desktop.walk.intake import Intake
from inspector.desktop.walk.notes_list import NotesList
from inspector.desktop.walk.pick import PickPanel
from inspector.desktop.walk.saver import DRAFT_AFTER
from inspector.desktop.walk.state import WalkState
from inspector.desktop.walk.thumbs import Thumbs
from inspector.desktop.widgets.button import Button, IconButton
from inspector.desktop.widgets.field import Field, LineEdit, TextArea
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.overlay import Overlay
from inspector.desktop.widgets.photo_tile import AddTile, PhotoTile
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.section import Section
from inspector.desktop.widgets.text import Text
from inspector.errors import InspectorError
from inspector.facts.note import Note
from inspector.facts.photo import Photo
from inspector.i18n import _
from inspector.usecases import notes as use
from inspector.usecases import unfinished
from inspector.usecases.photos import AddedPhotos
from inspector.usecases.setup import Workspace
from inspector.usecases.walk import Saved

DRAFT_ITEM, DRAFT_FIELD = "", "jot"
"""Where the sentence being typed is kept: it belongs to no item."""


class JotPanel(Overlay):
    """A new note, and beneath it those of this visit.

    Signals:
        written: Saved, after a note was written or changed.
        photographed: photos were added to the visit.
    """

    written = Signal(object)
    photographed = Signal()

    def __init__(
        self, shell: Shell, desk: Desk, state: WalkState, thumbs: Thumbs, held: str = ""
    ) -> None:
        super().__init__(shell, width=780)
        self._shell = shell
        self._desk = desk
        self._state = state
        self._thumbs = thumbs
        self._visit = state.sheet.head.id
        self._notes: tuple[Note, ...] = state.notes
        self._editing: Note | None = None
        self.photos: list[Photo] = []
        self.tiles: list[PhotoTile] = []
        self._fill()
        self.text.setText(held or state.sheet.drafts.get((DRAFT_ITEM, DRAFT_FIELD), ""))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_AFTER)
        self._pause.timeout.connect(self._keep_draft)
        self.text.textChanged.connect(self._typed)
        self.closed.connect(self._keep_draft)
        self.list.show_notes(self._notes, state)
        self.earlier.setVisible(bool(self._notes))

    def _fill(self) -> None:
        head = QHBoxLayout()
        self.title = Text(_("随手记"), "card-title")
        head.addWidget(self.title)
        head.addStretch(1)
        shut = IconButton("x", _("关闭"))
        shut.clicked.connect(self.close_panel)
        head.addWidget(shut)
        self.card.body.addLayout(head)
        self.pane = Scroll(spacing=10)
        self.pane.setFixedHeight(min(theme.px(430), self._shell.height() - theme.px(252)))
        self.card.body.addWidget(self.pane)
        column = self.pane.column
        column.setContentsMargins(theme.px(3), 0, theme.px(12), theme.px(3))
        self.place = LineEdit(self._state.group().title if self._state.grouping == "route" else "")
        self.text = TextArea(hint=_("一句话：看到了什么"), lines=2, most=5)
        self.place_field = Field(_("在哪里"), self.place)
        self.text_field = Field(_("看到了什么"), self.text)
        column.addWidget(self.place_field)
        column.addWidget(self.text_field)
        strip = QWidget()
        self._flow = FlowLayout(strip)
        self._flow.setSpacing(theme.px(8))
        self.add = AddTile(_("加照片"), "F5")
        self.add.clicked.connect(self._choose)
        self._flow.addWidget(self.add)
        column.addWidget(strip)
        self.earlier = Section(_("这次检查的随手记"))
        column.addWidget(self.earlier)
        self.list = NotesList()
        column.addWidget(self.list)
        column.addStretch(1)
        self.list.assigning.connect(self._pick)
        self.list.editing.connect(self._edit)
        self.list.removing.connect(self._remove)
        foot = QHBoxLayout()
        foot.addWidget(Text(_("先记下，归到哪一项等会儿再选"), "hint"))
        foot.addStretch(1)
        self.keep = Button(_("记下"), kind="primary", key="Ctrl+Enter")
        self.keep.clicked.connect(self._keep)
        self.act_by(self.keep)
        foot.addWidget(self.keep)
        self.card.body.addLayout(foot)

    def ask(self) -> None:
        """Open it with the focus in the sentence."""
        self.open(self.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F5 adds a photo."""
        if event.key() == Qt.Key.Key_F5:
            self._choose()
        else:
            super().keyPressEvent(event)

    @property
    def draft(self) -> str:
        """The sentence of a new note that was not written yet."""
        return "" if self._editing is not None else self.text.text()

    def _typed(self) -> None:
        self.text_field.set_error("")
        if not self._pause.isActive() and self._editing is None:
            self._pause.start()

    def _keep_draft(self) -> None:
        if self._editing is not None:
            return
        visit, text = self._visit, self.text.text()
        self._desk.ask(
            self,
            lambda ws: unfinished.save_draft(ws, visit, DRAFT_ITEM, DRAFT_FIELD, text),
            failed=self._shell.show_error,
        )

    def _keep(self) -> None:
        words, place = self.text.text().strip(), self.place.text().strip()
        if not words and not self.photos:
            self.text_field.set_error(_("写一句，或加一张照片"))
            self.text.setFocus()
            return
        visit, held = self._visit, self._editing
        if held is not None:
            self._write(lambda ws: use.edit_note(ws, visit, held.id, words, place))
            return
        photos = tuple(photo.id for photo in self.photos)

        def work(ws: Workspace) -> Saved:
            saved = use.add_note(ws, visit, words, place, photos)
            unfinished.save_draft(ws, visit, DRAFT_ITEM, DRAFT_FIELD, "")
            return saved

        self._write(work)

    def _write(self, work: Callable[[Workspace], Saved], *, stays: bool = False) -> None:
        visit = self._visit

        def done(saved: Saved) -> None:
            if not stays:
                self._clear()
            self.written.emit(saved)
            self._desk.ask(self, lambda ws: use.list_notes(ws, visit), self._show_notes)

        self._desk.write(self, work, done, self._failed)

    def _clear(self) -> None:
        self._editing = None
        self.title.setText(_("随手记"))
        self.text.setText("")
        self._pause.stop()
        self.photos = []
        for tile in self.tiles:
            self._flow.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = []
        self.text.setFocus()

    def _failed(self, error: InspectorError) -> None:
        self.text_field.set_error(_("没存上：{why}").format(why=error.sentence))

    def _show_notes(self, notes: tuple[Note, ...]) -> None:
        self._notes = notes
        self.list.show_notes(notes, self._state)
        self.earlier.setVisible(bool(notes))

    def _edit(self, note_id: str) -> None:
        note = next((held for held in self._notes if held.id == note_id), None)
        if note is not None:
            self._editing = note
            self.title.setText(_("改随手记"))
            self.place.setText(note.place)
            self.text.setText(note.text)
            self.text.setFocus()

    def _remove(self, note_id: str) -> None:
        visit = self._visit
        self._write(lambda ws: use.remove_note(ws, visit, note_id), stays=True)

    def _pick(self, note_id: str) -> None:
        visit = self._visit

        def take(item: str) -> None:
            self._write(lambda ws: use.assign_note(ws, visit, note_id, item), stays=True)

        panel = PickPanel(self._shell, self._state, _("这条随手记归到哪一项"))
        self._shell.cover(panel)
        panel.picked.connect(take)
        panel.ask()

    def _choose(self) -> None:
        paths = choose_pictures(self)
        if paths:
            self.take_files(paths)

    def take_files(self, paths: list[Path]) -> None:
        """Add pictures to the note being written; until then they are in the pool."""
        intake = Intake(self._desk, self, self._visit)
        intake.added.connect(self._added)
        intake.failed.connect(self._failed)
        intake.finished.connect(self._refused)
        intake.start(paths)

    def _added(self, added: AddedPhotos) -> None:
        self.photos.extend(added.photos)
        for photo in added.photos:
            tile = PhotoTile(photo.id, photo.name, parent=self._flow.parentWidget())
            self.tiles.append(tile)
            self._flow.removeWidget(self.add)
            self._flow.addWidget(tile)
            self._flow.addWidget(self.add)
            tile.show()
        self._thumbs.want(self.photos, self._show_picture)
        self.photographed.emit()

    def _show_picture(self, key: str, jpeg: bytes) -> None:
        for tile in self.tiles:
            if tile.key == key:
                tile.show_picture(jpeg)

    def _refused(self, refused: tuple[tuple[str, str], ...]) -> None:
        if refused:
            self.text_field.set_error("；".join(sentence for _name, sentence in refused))
