"""The record of a visit as PDF: signed paper, annexes, and the same bytes for the same facts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from inspector.facts.page_code import RECORD
from inspector.facts.record import Paper
from inspector.reports import margins, text
from inspector.reports.background import lay_background
from inspector.reports.checklist_annex import lay_checklist
from inspector.reports.desk import Annex, Desk, Part
from inspector.reports.details import lay_details
from inspector.reports.front import lay_front
from inspector.reports.page import Flow, Leaf
from inspector.reports.page_code import code_pages
from inspector.reports.photo_annex import lay_photo_pages
from inspector.reports.press import Imprint, print_leaves
from inspector.reports.wording import wording_of

_LAY: dict[Part, Callable[[Desk], Flow]] = {
    Part.FINDINGS: lay_details,
    Part.CHECKLIST: lay_checklist,
    Part.PHOTOS: lay_photo_pages,
    Part.FACTS: lay_background,
}


def render_record(paper: Paper, photo_file: Callable[[str], Path]) -> bytes:
    """The PDF of a paper; `photo_file` gives the file of a rendition or signature by SHA-256."""
    desk = Desk(paper, wording_of(paper.record.mode))
    # What the signed pages shorten goes into an annex, whose pages they then count.
    lay_front(desk, ())
    annexes = [Annex(part, desk.title(part), _LAY[part](desk)) for part in desk.parts]
    front = lay_front(desk, annexes)
    leaves = _bind(desk, front, annexes)
    return print_leaves(leaves, _imprint(desk), photo_file, margins.DRAFT if desk.draft else "")


def _bind(desk: Desk, front: Flow, annexes: list[Annex]) -> list[Leaf]:
    """All pages in order, with header, footer and, once frozen, their codes."""
    titled = [(leaf, desk.wording.title) for leaf in front.leaves]
    for number, annex in enumerate(annexes, 1):
        title = f"{desk.wording.title}　附件 {number}　{annex.title}"
        titled += [(leaf, title) for leaf in annex.flow.leaves]
    for number, (leaf, title) in enumerate(titled, 1):
        margins.surround(leaf, desk, title, number, len(titled))
    leaves = [leaf for leaf, _title in titled]
    if desk.paper.facts_hash:
        held = desk.record.visit, desk.record.revision, desk.paper.facts_hash
        code_pages(leaves, RECORD, *held, signed=len(front.leaves))
    return leaves


def _imprint(desk: Desk) -> Imprint:
    record = desk.record
    facts = desk.paper.facts_hash or f"{record.visit} {record.revision}"
    signed = f"{facts} {record.frozen_at} {desk.paper.signatures!r}"
    title = " ".join(part for part in (desk.wording.title, record.number) if part)
    return Imprint(
        title=text.visible(title),
        author=text.visible(record.agency),
        subject=text.visible(record.facility_name),
        keywords=text.visible(f"{record.mode.label} {record.type_label}"),
        stamp=stamp(record.frozen_at or record.begun),
        permanent=sha256(facts.encode()).digest()[:16],
        present=sha256(signed.encode("utf-8", "replace")).digest()[:16],
    )


def stamp(iso: str) -> str:
    """An ISO time as PDF writes it."""
    when = datetime.fromisoformat(iso)
    offset = f"{when:%z}"
    return f"D:{when:%Y%m%d%H%M%S}" + (f"{offset[:3]}'{offset[3:5]}'" if offset else "")
