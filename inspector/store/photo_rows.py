"""The photos of a visit as facts, and the bodies of their entries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from inspector.facts.photo import Photo
from inspector.facts.redaction import Redaction
from inspector.journal.canonical import decode
from inspector.store import tables as t


def photos(connection: Connection, visit: str) -> tuple[Photo, ...]:
    """The photos of a visit that were not removed, by time taken, then by id."""
    rows = connection.execute(select(t.photo).where(t.photo.c.visit == visit)).all()
    held = [photo_of(row.photo, decode(row.body)) for row in rows]
    kept = [photo for photo in held if not photo.removed]
    return tuple(sorted(kept, key=lambda p: (p.taken is None, p.taken or "", p.name, p.id)))


def photo_of(photo_id: str, body: Mapping[str, Any]) -> Photo:
    """A photo from the body of its entry."""
    return Photo(
        id=photo_id,
        sha256=body["sha256"],
        name=body.get("name", ""),
        item=body.get("item"),
        instance=body.get("instance", ""),
        caption=body.get("caption", ""),
        taken=body.get("taken"),
        time_source=body.get("time_source", "unknown"),
        turn=body.get("turn", 0),
        internal=body.get("internal", False),
        removed=body.get("removed", False),
        redactions=tuple(map(Redaction.read, body.get("redactions", ()))),
    )


def photo_body(photo: Photo) -> dict[str, Any]:
    """The body of a photo's entry."""
    covered = {"redactions": [one.body for one in photo.redactions]} if photo.redactions else {}
    return {
        **covered,
        "sha256": photo.sha256,
        "name": photo.name,
        "item": photo.item,
        "instance": photo.instance,
        "caption": photo.caption,
        "taken": photo.taken,
        "time_source": photo.time_source,
        "turn": photo.turn,
        "internal": photo.internal,
        "removed": photo.removed,
    }
