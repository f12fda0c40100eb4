"""How the demo performs one visit: started, answered item by item, signed by everyone, closed."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from inspector import assets
from inspector.errors import InspectorError
from inspector.facts.answer import Answer
from inspector.facts.item import VisitItem
from inspector.facts.origin import Origin, Source
from inspector.facts.visit import Person
from inspector.facts.vocabulary import (
    Depth,
    Domain,
    HazardVerdict,
    Manner,
    Mode,
    Role,
    Verdict,
    VisitType,
)
from inspector.usecases import signing, walk
from inspector.usecases.facilities import list_facilities
from inspector.usecases.filling import Filled, fill
from inspector.usecases.notes import add_note, assign_note, list_notes
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.review import review_visit
from inspector.workspace import Workspace

_BESIDE = {">": 1, "<": -1}
_TICK = timedelta(seconds=3)


class StoryClock:
    """The story's own time, so that every demo leaves the same papers."""

    def __init__(self, start: datetime) -> None:
        self._moment = start

    def __call__(self) -> datetime:
        """The time now; it goes on by three seconds each time it is asked."""
        now = self._moment
        self._moment += _TICK
        return now

    def go_to(self, moment: datetime) -> None:
        """Let time pass until a moment; never back."""
        self._moment = max(self._moment, moment)


def draft_of(ws: Workspace, story: Mapping[str, Any], begun: datetime) -> VisitDraft:
    """The visit of a story as it is entered before it starts."""
    facility = list_facilities(ws, story["facility"])[0]
    checklists = story.get("checklists")
    people = _people(ws, story)
    origin = story.get("origin", {})
    return VisitDraft(
        facility=facility.id,
        mode=Mode.of(story["mode"]),
        type=VisitType.of(story["type"]),
        depth=Depth.of(story["depth"]),
        begun=begun,
        people=people,
        origin=Origin(
            source=Source.of(origin["source"]) if origin else None,
            reference=origin.get("reference", ""),
        ),
        recusal=tuple(one.id for one in people) if story.get("no_stake") else (),
        checklists=tuple(map(Domain.of, checklists)) if checklists else None,
    )


def _people(ws: Workspace, story: Mapping[str, Any]) -> tuple[Person, ...]:
    agency = story["agency"]
    people = []
    for order, text in enumerate(story["officers"]):
        name, _colon, number = text.partition(":")
        role = Role.OFFICER if order else Role.LEADER
        people.append(Person(id=ws.id(), name=name, role=role, certificate=number, agency=agency))
    name, _colon, position = story["companion"].partition(":")
    return (*people, Person(id=ws.id(), name=name, role=Role.COMPANION, position=position))


def answer_visit(ws: Workspace, visit: str, story: Mapping[str, Any]) -> None:
    """Answer every item, place by place: what the story does not name is good."""
    told = {row["item"]: row for row in story.get("answers", ())}
    photos = assets.path("sample", "photos")
    for _place, items in groupby(walk.visit_items(ws, visit), key=lambda item: item.place):
        rows = []
        for item in items:
            if item.answered:
                continue
            row = told.get(item.id)
            files = tuple(photos / name for name in (row or {}).get("photos", ()))
            rows.append(Filled(answer=_told(row) if row else good_answer(item), photos=files))
        if rows:
            fill(ws, visit, rows)
    for note in story.get("notes", ()):
        add_note(ws, visit, note["text"], note["place"])
        assign_note(ws, visit, list_notes(ws, visit)[-1].id, note["item"])


def _told(row: Mapping[str, Any]) -> Answer:
    hazard = row.get("major_hazard")
    return Answer(
        item=row["item"],
        verdict=Verdict.of(row["verdict"]),
        value=row.get("value"),
        count=row.get("count"),
        bad=row.get("bad"),
        place=row.get("place", ""),
        note=row.get("note", ""),
        reason=row.get("reason", ""),
        term=row.get("term"),
        corrected=row.get("corrected", False),
        major_hazard=HazardVerdict.of(hazard) if hazard else None,
        inputs=row.get("inputs", {}),
    )


def good_answer(item: VisitItem) -> Answer:
    """An answer that satisfies an item; a measured value lies at its limit or next to it."""
    value: str | None = None
    if item.measure is not None:
        held = item.measure.value
        limit = Decimal(held[0] if isinstance(held, tuple) else held)
        value = str(limit + _BESIDE.get(item.measure.op, 0))
    return Answer(item=item.id, verdict=Verdict.PASS, value=value)


def sign_and_close(ws: Workspace, visit: str, story: Mapping[str, Any]) -> None:
    """Everyone signs the reviewed record on the screen, and the visit is finished."""
    review = review_visit(ws, visit)
    if not review.can_sign:
        first = "；".join(notice.message for notice in review.blocking[:3])
        raise InspectorError("review.blocked", count=len(review.blocking), first=first)
    signing.freeze_visit(ws, visit)
    companion, _colon, position = story["companion"].partition(":")
    for text in story["officers"]:
        name = text.partition(":")[0]
        signing.sign(ws, visit, name, manner=Manner.SCREEN, image=drawn_signature(name))
    signing.sign(
        ws,
        visit,
        companion,
        manner=Manner.SCREEN,
        image=drawn_signature(companion),
        opinion=story["opinion"],
        position=position,
    )
    signing.close_visit(ws, visit)


def drawn_signature(name: str) -> bytes:
    """A signature for the sample: the name drawn leaning, as a transparent PNG."""
    font = ImageFont.truetype(assets.path("fonts", "NotoSansSC-Regular.ttf"), 96)
    width = int(font.getlength(name)) + 80
    image = Image.new("RGBA", (width, 160), (0, 0, 0, 0))
    ImageDraw.Draw(image).text((50, 12), name, font=font, fill=(10, 20, 60, 255))
    lean = (1, 0.25, -20, 0, 1, 0)
    leaning = image.transform(image.size, Image.Transform.AFFINE, lean, Image.Resampling.BICUBIC)
    buffer = io.BytesIO()
    leaning.save(buffer, "PNG")
    return buffer.getvalue()
