"""随手记: a sentence at a place, its item chosen later."""

from __future__ import annotations

from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.facts.note import Note
from inspector.facts.text import clean
from inspector.i18n import _
from inspector.journal.entry import Draft, Register
from inspector.store import note_rows, photo_rows
from inspector.usecases.asking import ask, open_head
from inspector.usecases.walk import Saved, saved_now
from inspector.workspace import Workspace


def list_notes(ws: Workspace, visit: str) -> tuple[Note, ...]:
    """The notes of a visit that were not removed, oldest first."""
    with ws.store.read() as connection:
        return note_rows.notes(connection, visit)


def add_note(
    ws: Workspace, visit: str, text: str, place: str = "", photos: tuple[str, ...] = ()
) -> Saved:
    """Write a note; field.empty where neither text nor photo says anything."""
    open_head(ws, visit)
    words = clean(text, _("随手记")).strip()
    if not words and not photos:
        raise InspectorError("field.empty", field=_("随手记"))
    at = ws.now().isoformat(timespec="seconds")
    note = Note(id=ws.id(), text=words, place=clean(place, _("位置")), photos=photos, at=at)
    return _keep(ws, visit, note)


def assign_note(ws: Workspace, visit: str, note_id: str, item: str | None) -> Saved:
    """Choose the item of a note; its photos become that item's evidence."""
    asked = ask(ws, visit)
    open_head(ws, visit)
    if item is not None:
        asked.item(item)
    note = replace(_get(ws, visit, note_id), item=item)
    moved = [replace(photo, item=item) for photo in asked.photos if photo.id in note.photos]
    drafts = [
        Draft(register=Register("photo", visit, photo.id), body=photo_rows.photo_body(photo))
        for photo in moved
    ]
    return _keep(ws, visit, note, drafts)


def edit_note(ws: Workspace, visit: str, note_id: str, text: str, place: str) -> Saved:
    """Change a note's words and place."""
    open_head(ws, visit)
    note = _get(ws, visit, note_id)
    words, where = clean(text, _("随手记")).strip(), clean(place, _("位置"))
    return _keep(ws, visit, replace(note, text=words, place=where))


def remove_note(ws: Workspace, visit: str, note_id: str) -> Saved:
    """Take a note out (a tombstone)."""
    open_head(ws, visit)
    return _keep(ws, visit, replace(_get(ws, visit, note_id), removed=True))


def _get(ws: Workspace, visit: str, note_id: str) -> Note:
    found = next((note for note in list_notes(ws, visit) if note.id == note_id), None)
    if found is None:
        raise InspectorError("note.unknown", id=note_id)
    return found


def _keep(ws: Workspace, visit: str, note: Note, more: list[Draft] | None = None) -> Saved:
    body = {
        "text": note.text,
        "place": note.place,
        "item": note.item,
        "photos": list(note.photos),
        "removed": note.removed,
        "at": note.at,
    }
    ws.append([Draft(register=Register("note", visit, note.id), body=body), *(more or [])])
    return saved_now(ws, visit)
