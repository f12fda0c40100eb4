"""Photos of a visit: taken in, assigned, turned, kept internal, removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from inspector import assets
from inspector.errors import InspectorError
from inspector.facts.photo import Photo
from inspector.facts.redaction import Redaction
from inspector.facts.text import clean
from inspector.i18n import _
from inspector.journal.entry import Draft, Register
from inspector.store import intake, photo_rows, pool, taken, visit_rows
from inspector.store import tables as t
from inspector.store.disk import writing
from inspector.store.pool import Received, Refused
from inspector.store.redact import variant
from inspector.usecases.asking import get_head, open_head
from inspector.usecases.registers import event
from inspector.usecases.walk import Saved, saved_now
from inspector.workspace import Workspace

Result = Received | Refused
"""What became of one file."""


class AddedPhotos(Struct, frozen=True, kw_only=True):
    """What became of the files: photos now kept, and refusals as (name, sentence)."""

    photos: tuple[Photo, ...]
    refused: tuple[tuple[str, str], ...]
    saved: Saved | None


def pictures_in(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files, and the pictures below the folders, in the order they were taken."""
    return taken.order(paths)


def receive_files(
    ws: Workspace,
    files: Sequence[Path],
    on_each: Callable[[Result], None] = lambda _result: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Result, ...]:
    """Copy, hash and scale pictures on all cores; touches no database, so any thread may."""
    return pool.intake_many(files, ws.evidence, ws.renditions, on_each, cancelled)


def receive_whole(ws: Workspace, files: Sequence[Path]) -> tuple[Received, ...]:
    """Take in pictures all or none, for an act that needs them all; raises the first refusal."""
    return pool.intake_whole(files, ws.evidence, ws.renditions)


def keep_received(
    ws: Workspace,
    visit: str,
    results: Sequence[Result],
    item: str | None = None,
    instance: str = "",
) -> AddedPhotos:
    """Record what was taken in, in one transaction; `item` None puts it into the pool."""
    open_head(ws, visit)
    received = received_of(results)
    photos = tuple(_photo(ws, one, item, instance) for one in received)
    saved = None
    if photos:
        drafts = [_draft(visit, photo) for photo in photos]
        ws.append(drafts, also=lambda connection: keep_renditions(connection, received))
        saved = saved_now(ws, visit, len(photos))
    return AddedPhotos(photos=photos, refused=refusals_of(results), saved=saved)


def received_of(results: Sequence[Result]) -> list[Received]:
    """Those results that are now kept."""
    return [result for result in results if isinstance(result, Received)]


def refusals_of(results: Sequence[Result]) -> tuple[tuple[str, str], ...]:
    """The files of which nothing was kept, as (name, sentence)."""
    return tuple(
        (result.path.name, result.error.sentence)
        for result in results
        if isinstance(result, Refused)
    )


def photo_drafts(
    ws: Workspace, visit: str, received: Sequence[Received], item: str | None, instance: str
) -> list[Draft]:
    """Entries for pictures that were taken in."""
    return [_draft(visit, _photo(ws, one, item, instance)) for one in received]


def _photo(ws: Workspace, one: Received, item: str | None, instance: str) -> Photo:
    return Photo(
        id=ws.id(),
        sha256=one.sha256,
        name=one.path.name,
        item=item,
        instance=instance,
        taken=one.taken.at,
        time_source=one.taken.source,
    )


def _draft(visit: str, photo: Photo) -> Draft:
    return Draft(register=Register("photo", visit, photo.id), body=photo_rows.photo_body(photo))


def keep_renditions(connection: Connection, received: Sequence[Received]) -> None:
    """Remember the report-size copies made at intake."""
    for one in received:
        _put_rendition(connection, one.sha256, variant(0, ()), one.rendition, one.width, one.height)


def _put_rendition(
    connection: Connection, sha256: str, shown: str, rendition: str, width: int, height: int
) -> None:
    statement = upsert(t.local_rendition).on_conflict_do_nothing()
    values = {"sha256": sha256, "turn": shown, "rendition": rendition}
    connection.execute(statement, {**values, "width": width, "height": height})


def add_photos(
    ws: Workspace, visit: str, files: Sequence[Path], item: str | None = None, instance: str = ""
) -> AddedPhotos:
    """Take in files and record them; a refused file is named, the others are kept."""
    open_head(ws, visit)
    return keep_received(ws, visit, receive_files(ws, files), item, instance)


def add_photo_bytes(
    ws: Workspace, visit: str, data: bytes, name: str, item: str | None = None
) -> AddedPhotos:
    """Take in a pasted picture."""
    open_head(ws, visit)
    received = pool.receive_bytes(data, name, ws.evidence, ws.renditions)
    return keep_received(ws, visit, (received,), item)


def list_photos(ws: Workspace, visit: str) -> tuple[Photo, ...]:
    """The photos of a visit that were not removed, by the time they were taken."""
    with ws.store.read() as connection:
        return photo_rows.photos(connection, visit)


def get_photo(ws: Workspace, visit: str, photo_id: str) -> Photo:
    """One photo; photo.unknown where the visit has none of this id."""
    found = next((p for p in list_photos(ws, visit) if p.id == photo_id), None)
    if found is None:
        raise InspectorError("photo.unknown", id=photo_id)
    return found


def resolve_photo(ws: Workspace, visit: str, name: str) -> Photo:
    """A photo by its id, or by its place in the list, counted from 1."""
    held = list_photos(ws, visit)
    if name.isascii() and name.isdigit() and 1 <= int(name) <= len(held):
        return held[int(name) - 1]
    return get_photo(ws, visit, name)


def assign_photo(
    ws: Workspace, visit: str, photo_id: str, item: str | None, instance: str = ""
) -> Saved:
    """Make a photo the evidence of an item, or put it back into the pool."""
    return _change(ws, visit, photo_id, item=item, instance=instance)


def turn_photo(ws: Workspace, visit: str, photo_id: str, by: int = 90) -> Saved:
    """Turn a photo clockwise by a multiple of 90 degrees; what is covered there turns along."""
    photo = get_photo(ws, visit, photo_id)
    covered = tuple(one.turned(by) for one in photo.redactions)
    return _change(ws, visit, photo_id, turn=(photo.turn + by) % 360, redactions=covered)


def redact_photo(
    ws: Workspace, visit: str, photo_id: str, redactions: Sequence[Redaction]
) -> Saved:
    """遮挡: cover these places, and only these, in every copy; none uncovers the photo.

    They are fractions of the picture as turned; the original keeps what they hide.
    """
    return _change(ws, visit, photo_id, redactions=tuple(redactions))


def mark_internal(ws: Workspace, visit: str, photo_id: str, *, internal: bool) -> Saved:
    """内部: never on a paper handed out."""
    return _change(ws, visit, photo_id, internal=internal)


def caption_photo(ws: Workspace, visit: str, photo_id: str, caption: str) -> Saved:
    """Write what a photo shows and where."""
    return _change(ws, visit, photo_id, caption=clean(caption, _("照片说明")))


def remove_photo(ws: Workspace, visit: str, photo_id: str) -> Saved:
    """Take a photo out of the visit (a tombstone); its bytes and hash stay."""
    return _change(ws, visit, photo_id, removed=True)


def _change(ws: Workspace, visit: str, photo_id: str, **changes: object) -> Saved:
    open_head(ws, visit)
    photo = replace(get_photo(ws, visit, photo_id), **changes)
    ws.append([_draft(visit, photo)])
    return saved_now(ws, visit)


def rendition_of(ws: Workspace, photo: Photo) -> tuple[str, int, int]:
    """The report-size JPEG of a photo as turned and covered: SHA-256, width, height in pixels.

    It is made at intake; a turned, covered or restored photo has its own made here once.
    """
    shown = variant(photo.turn, photo.redactions)
    query = select(t.local_rendition).where(
        t.local_rendition.c.sha256 == photo.sha256, t.local_rendition.c.turn == shown
    )
    with ws.store.read() as connection:
        row = connection.execute(query).first()
    if row and pool.rendition_path(ws.renditions, row.rendition).is_file():
        return row.rendition, row.width, row.height
    original = ws.evidence.path(photo.sha256)
    made = intake.rendition(original, photo.turn, photo.name, photo.redactions)
    if ws.read_only:
        raise InspectorError("store.read_only", path=ws.folder)
    sha256 = pool.keep_rendition(ws.renditions, made)
    with ws.store.write() as connection:
        _put_rendition(connection, photo.sha256, shown, sha256, made.width, made.height)
    return sha256, made.width, made.height


def rendition_file(ws: Workspace, photo: Photo) -> Path:
    """The file of a photo's report-size JPEG."""
    return pool.rendition_path(ws.renditions, rendition_of(ws, photo)[0])


def printed_file(ws: Workspace, sha256: str) -> Path:
    """The file of a picture on a paper: kept since that was frozen, before then a rendition."""
    kept = ws.evidence.path(sha256)
    return kept if kept.is_file() else pool.rendition_path(ws.renditions, sha256)


def uncovered_file(ws: Workspace, photo: Photo) -> Path:
    """The file of the report-size JPEG without 遮挡: to draw on, never to hand out."""
    return rendition_file(ws, replace(photo, redactions=()))


def thumbnail(ws: Workspace, photo: Photo, size: int) -> bytes:
    """A small JPEG; from the rendition, so that no large picture is decoded for it."""
    return intake.thumbnail(rendition_file(ws, photo), size)


def export_watermarked(ws: Workspace, visit: str, photo_id: str, path: Path) -> None:
    """Save a covered copy with 水印 time, place, unit and inspector; the original stays."""
    from inspector.store.watermark import watermark

    head = get_head(ws, visit)
    photo = get_photo(ws, visit, photo_id)
    with ws.store.read() as connection:
        people = visit_rows.people(connection, visit)
    lines = [
        _("内部照片，不得对外提供") if photo.internal else "",
        (photo.taken or head.begun)[:16].replace("T", " "),
        photo.caption,
        head.facility_name,
        "、".join(person.name for person in people),
    ]
    font = assets.path("fonts", "NotoSansSC-Regular.ttf")
    said = [line for line in lines if line]
    original = ws.evidence.path(photo.sha256)
    data = watermark(original, said, font, photo.turn, redactions=photo.redactions)
    with writing(path):
        path.write_bytes(data)
    if not ws.read_only:
        ws.append([event(visit, "export", photo=photo_id, file=path.name)])
