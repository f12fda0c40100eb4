"""The notes of a visit: their words, their place, where they belong, and what to do with them."""

from __future__ import annotations

from PySide6.QtCore import Signal

from inspector.desktop.walk.state import WalkState
from inspector.desktop.widgets.button import Button, IconButton
from inspector.desktop.widgets.chip import Chip
from inspector.desktop.widgets.list_row import ListRow, RowList
from inspector.facts.note import Note
from inspector.i18n import _


class NotesList(RowList):
    """One row per note, those without an item first.

    Signals:
        assigning, editing, removing: the id of a note.
    """

    assigning = Signal(str)
    editing = Signal(str)
    removing = Signal(str)

    def show_notes(self, notes: tuple[Note, ...], state: WalkState) -> None:
        """Show other notes."""
        self.clear()
        for note in sorted(notes, key=lambda held: held.item is not None):
            self.add(note.id, self._row(note, state))

    def _row(self, note: Note, state: WalkState) -> ListRow:
        item = state.items.get(note.item or "")
        photos = _("照片 {n} 张").format(n=len(note.photos)) if note.photos else ""
        parts = (note.at[11:16], note.place, photos)
        second = " · ".join(part for part in parts if part)
        row = ListRow(note.text or _("只有照片"), second, active=False, margin=4)
        line = row.layout()
        if line is None:
            return row
        if item is not None:
            line.addWidget(Chip(item.topic, "green", "circle-check"))
        else:
            assign = Button(_("归到检查项"), compact=True)
            assign.clicked.connect(lambda: self.assigning.emit(note.id))
            line.addWidget(assign)
        for name, label, signal in (
            ("pencil", _("改这条随手记"), self.editing),
            ("trash", _("去掉这条随手记"), self.removing),
        ):
            button = IconButton(name, label)
            button.clicked.connect(lambda _on=False, sent=signal: sent.emit(note.id))
            line.addWidget(button)
        return row
