"""Pictures of correction: taken in, paired with those of the finding, covered, taken off."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.facts.ledger_rules import UNSETTLED, refuse
from inspector.facts.photo import Photo
from inspector.facts.rectification import Act, LedgerFinding, LedgerPhoto
from inspector.facts.redaction import Redaction
from inspector.facts.text import clean
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.store import finding_rows, intake, pool
from inspector.store.pool import Received
from inspector.usecases import photos
from inspector.usecases.ledger_fields import KIND, stamp, write
from inspector.usecases.ledger_reading import get_finding
from inspector.usecases.registers import field_drafts
from inspector.workspace import Workspace


class AddedCorrections(Struct, frozen=True, kw_only=True):
    """What became of the files: pictures now kept, and refusals as (name, sentence)."""

    photos: tuple[LedgerPhoto, ...]
    refused: tuple[tuple[str, str], ...]
    changes: Changes


def add_correction_photos(
    ws: Workspace, finding: str, files: Sequence[Path], *, before: str = "", caption: str = ""
) -> AddedCorrections:
    """Take in files as pictures of correction; a refused one is named, the others are kept."""
    refuse(get_finding(ws, finding), Act.PICTURE)
    received = photos.receive_files(ws, files)
    return keep_corrections(ws, finding, received, before=before, caption=caption)


def keep_corrections(
    ws: Workspace,
    finding: str,
    results: Sequence[photos.Result],
    *,
    before: str = "",
    caption: str = "",
) -> AddedCorrections:
    """Record what `photos.receive_files` took in; `before` is the SHA-256 that they answer."""
    line = get_finding(ws, finding)
    refuse(line, Act.PICTURE)
    if before and before not in line.photos_before:
        raise InspectorError("photo.unknown", id=before)
    received = photos.received_of(results)
    words = clean(caption, _("照片说明")).strip()
    kept = tuple(_photo(ws, one, before, words) for one in received)
    if kept:
        fields = {f"photo/{photo.id}": _body(photo) for photo in kept}
        ws.append(
            field_drafts(KIND, finding, fields),
            also=lambda connection: photos.keep_renditions(connection, received),
        )
    refused, changes = photos.refusals_of(results), Changes(findings=(finding,))
    return AddedCorrections(photos=kept, refused=refused, changes=changes)


def receive_all(
    ws: Workspace, files: Sequence[Path]
) -> tuple[list[Received], dict[str, dict[str, Any]]]:
    """Take in files as pictures of correction, all or none: what to keep, and its registers."""
    received = list(photos.receive_whole(ws, files))
    kept = [_photo(ws, one, "", "") for one in received]
    return received, {f"photo/{photo.id}": _body(photo) for photo in kept}


def _photo(ws: Workspace, one: Received, before: str, caption: str) -> LedgerPhoto:
    return LedgerPhoto(
        id=ws.id(),
        sha256=one.sha256,
        caption=caption,
        at=stamp(ws),
        name=one.path.name,
        taken=one.taken.at,
        before=before,
    )


def _body(photo: LedgerPhoto) -> dict[str, Any]:
    covered = {"redactions": [one.body for one in photo.redactions]} if photo.redactions else {}
    return {
        **covered,
        "sha256": photo.sha256,
        "name": photo.name,
        "caption": photo.caption,
        "taken": photo.taken,
        "turn": photo.turn,
        "before": photo.before,
        "at": photo.at,
    }


def change_correction_photo(
    ws: Workspace,
    finding: str,
    photo: str,
    *,
    before: str | None = None,
    caption: str | None = None,
    turn_by: int = 0,
) -> Changes:
    """Pair a picture with another one before, write what it shows, or turn it clockwise.

    What is covered there turns along; `before` "" leaves the pairing to their order.
    """
    line = get_finding(ws, finding)
    refuse(line, Act.PICTURE)
    held = get_photo(line, photo)
    if before and before not in line.photos_before:
        raise InspectorError("photo.unknown", id=before)
    changed = replace(
        held,
        before=held.before if before is None else before,
        caption=held.caption if caption is None else clean(caption, _("照片说明")).strip(),
        turn=(held.turn + turn_by) % 360,
        redactions=tuple(one.turned(turn_by) for one in held.redactions),
    )
    return write(ws, finding, {f"photo/{held.id}": _body(changed)})


def redact_correction_photo(
    ws: Workspace, finding: str, photo: str, redactions: Sequence[Redaction]
) -> Changes:
    """遮挡: cover these places, and only these, wherever the picture is shown; none uncovers it.

    They are fractions of the picture as turned; the original keeps what they hide.
    """
    line = get_finding(ws, finding)
    refuse(line, Act.PICTURE)
    covered = replace(get_photo(line, photo), redactions=tuple(redactions))
    return write(ws, finding, {f"photo/{covered.id}": _body(covered)})


def remove_correction_photo(ws: Workspace, finding: str, photo: str) -> Changes:
    """Take a picture of correction off the line (a tombstone); its bytes and hash stay.

    finding.picture_kept once it has been closed or handed over on the strength of it.
    """
    line = get_finding(ws, finding)
    refuse(line, Act.PICTURE)
    if line.stage not in UNSETTLED:
        raise InspectorError("finding.picture_kept", topic=line.topic, state=line.stage.label)
    return write(ws, finding, {f"photo/{get_photo(line, photo).id}": None})


def get_photo(line: LedgerFinding, name: str) -> LedgerPhoto:
    """A picture of correction by its id or its place counted from 1; photo.unknown if none."""
    held = line.photos_after
    if name.isascii() and name.isdigit() and 1 <= int(name) <= len(held):
        return held[int(name) - 1]
    found = next((one for one in held if one.id == name), None)
    if found is None:
        raise InspectorError("photo.unknown", id=name)
    return found


def picture_file(ws: Workspace, finding: str, sha256: str) -> Path:
    """The report-size JPEG of a picture before or after, by the SHA-256 of its original."""
    with ws.store.read() as connection:
        values = finding_rows.values_of(connection, finding)
    for photo in values.get("found", {}).get("photos", ()):
        if photo["sha256"] == sha256:
            return _printed(ws, photo)
    line = get_finding(ws, finding)
    after = next((one for one in line.photos_after if one.sha256 == sha256), None)
    if after is None:
        raise InspectorError("photo.unknown", id=sha256)
    return photos.rendition_file(ws, _as_photo(after))


def _printed(ws: Workspace, photo: dict[str, Any]) -> Path:
    """The rendition that the sealed record prints: kept as evidence when it was frozen."""
    rendition = photo["rendition"]
    if rendition is None:
        return ws.evidence.path(photo["sha256"])
    kept = ws.evidence.path(rendition)
    return kept if kept.is_file() else pool.rendition_path(ws.renditions, rendition)


def _as_photo(photo: LedgerPhoto) -> Photo:
    return Photo(
        id=photo.id,
        sha256=photo.sha256,
        name=photo.name,
        turn=photo.turn,
        redactions=photo.redactions,
    )


def uncovered_file(ws: Workspace, finding: str, photo: str) -> Path:
    """The report-size JPEG of a picture of correction without 遮挡: to draw on alone."""
    held = get_photo(get_finding(ws, finding), photo)
    return photos.rendition_file(ws, _as_photo(replace(held, redactions=())))


def picture_thumbnail(ws: Workspace, finding: str, sha256: str, size: int) -> bytes:
    """A small JPEG of a picture before or after."""
    return intake.thumbnail(picture_file(ws, finding, sha256), size)
