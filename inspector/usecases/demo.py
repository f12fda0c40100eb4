"""The sample visit: a whole inspection on invented data, from the door to the sealed record."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml
from PIL import Image, ImageDraw, ImageFont

from inspector import assets
from inspector.errors import InspectorError
from inspector.facts.user import User
from inspector.facts.visit import Answer, Person, VisitItem
from inspector.facts.vocabulary import Depth, Manner, Mode, Role, Verdict, VisitType
from inspector.usecases import setup, signing, visits, walk
from inspector.usecases.facilities import list_facilities
from inspector.usecases.filling import Filled, fill
from inspector.usecases.notes import add_note, assign_note, list_notes
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.review import review_visit
from inspector.workspace import Workspace

_BESIDE = {">": 1, "<": -1}
_MARK = ".inspector-demo"
_DEVICE = "示例本"
_AGENCY = "示例县示例镇人民政府"


@dataclass(frozen=True, slots=True, kw_only=True)
class Performed:
    """What the demo left: its data folder, the visit, the papers."""

    data: Path
    visit: str
    papers: tuple[Path, ...]


def perform_demo(out: Path) -> Performed:
    """Perform the sample visit in `out`, which must be new, empty or a former demo."""
    _make_room(out)
    story = yaml.safe_load(assets.text("sample", "visit.yaml"))
    data, papers = out / "data", out / "papers"
    papers.mkdir()
    user = User(name="示例甲", agency=_AGENCY, certificate="示例-0012")
    clock = _ticking(datetime.fromisoformat(story["begun"]))
    setup.create_workspace(data, _DEVICE, user, sample=True, clock=lambda: next(clock))
    ws = Workspace.open(data, clock=lambda: next(clock))
    try:
        visit = _start(ws, story)
        _answer(ws, visit, story)
        _sign(ws, visit, story)
        signing.close_visit(ws, visit)
        written = _papers(ws, visit, papers)
    finally:
        ws.close()
    return Performed(data=data, visit=visit, papers=written)


def _make_room(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise InspectorError("demo.not_empty", path=out)
    if out.is_dir() and any(out.iterdir()):
        if not (out / _MARK).is_file():
            raise InspectorError("demo.not_empty", path=out)
        for name in ("data", "papers"):
            shutil.rmtree(out / name, ignore_errors=True)
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / _MARK).touch()
    except OSError as error:
        raise InspectorError("file.cannot_write", path=out, what=error.strerror) from error


def _ticking(start: datetime) -> Iterator[datetime]:
    """The story's own time, so that every demo leaves the same papers."""
    moment = start
    while True:
        yield moment
        moment += timedelta(seconds=3)


def _start(ws: Workspace, story: Mapping[str, Any]) -> str:
    facility = list_facilities(ws, story["facility"])[0]
    people = []
    for order, text in enumerate(story["officers"]):
        name, _colon, number = text.partition(":")
        role = Role.OFFICER if order else Role.LEADER
        people.append(Person(id=ws.id(), name=name, role=role, certificate=number, agency=_AGENCY))
    name, _colon, position = story["companion"].partition(":")
    people.append(Person(id=ws.id(), name=name, role=Role.COMPANION, position=position))
    draft = VisitDraft(
        facility=facility.id,
        mode=Mode.of(story["mode"]),
        type=VisitType.of(story["type"]),
        depth=Depth.of(story["depth"]),
        begun=ws.now(),
        people=tuple(people),
    )
    return visits.start_visit(ws, draft).visit


def _answer(ws: Workspace, visit: str, story: Mapping[str, Any]) -> None:
    told = {row["item"]: row for row in story["answers"]}
    photos = assets.path("sample", "photos")
    for _place, items in groupby(walk.visit_items(ws, visit), key=lambda item: item.place):
        rows = []
        for item in items:
            row = told.get(item.id)
            files = tuple(photos / name for name in (row or {}).get("photos", ()))
            rows.append(Filled(answer=_told(row) if row else good_answer(item), photos=files))
        fill(ws, visit, rows)
    for note in story.get("notes", ()):
        add_note(ws, visit, note["text"], note["place"])
        assign_note(ws, visit, list_notes(ws, visit)[-1].id, note["item"])


def _told(row: Mapping[str, Any]) -> Answer:
    return Answer(
        item=row["item"],
        verdict=Verdict.of(row["verdict"]),
        value=row.get("value"),
        count=row.get("count"),
        bad=row.get("bad"),
        place=row.get("place", ""),
        note=row.get("note", ""),
        reason=row.get("reason", ""),
        corrected=row.get("corrected", False),
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


def _sign(ws: Workspace, visit: str, story: Mapping[str, Any]) -> None:
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


def _papers(ws: Workspace, visit: str, folder: Path) -> tuple[Path, ...]:
    record = signing.record_of(ws, visit)
    number = record.number or visit
    paper = folder / f"{number}-{record.facility_name}.pdf"
    paper.write_bytes(signing.report_pdf(ws, visit))
    summary = folder / f"{number}-检查情况小结.txt"
    summary.write_text(signing.summary_text(ws, visit) + "\n", encoding="utf-8")
    return paper, summary
