"""Annex: all photos at a size that shows something, six to a page."""

from __future__ import annotations

from inspector.facts.record import RecordPhoto
from inspector.reports import text
from inspector.reports.desk import Desk, Part
from inspector.reports.details import caption, fitted
from inspector.reports.page import HAIR, LEFT, MM, SMALL, Flow, Picture

_WIDTH, _HEIGHT = 75 * MM, 56 * MM
_GAP = 6 * MM
_CAPTION_LINES = 2
_CAPTION, _CAPTION_LEADING = 8.5, 11.5
_ROW = _HEIGHT + 4 + _CAPTION_LINES * _CAPTION_LEADING + 6


def lay_photo_pages(desk: Desk) -> Flow:
    """The annex of photos in their order of numbers."""
    flow = Flow()
    photos = desk.record.photos
    title = f"{desk.annex(Part.PHOTOS)}　{desk.title(Part.PHOTOS)}"
    flow.mark(title, 0)
    flow.heading(title, f"{len(photos)} 张")
    topics = {item.id: f"第 {item.number} 项 {item.topic}" for item in desk.record.items}
    for start in range(0, len(photos), 2):
        flow.need(_ROW)
        for place, photo in enumerate(photos[start : start + 2]):
            about = topics.get(photo.item or "", "")
            _lay_photo(flow, photo, LEFT + place * (_WIDTH + _GAP), about)
        flow.y += _ROW
    return flow


def _lay_photo(flow: Flow, photo: RecordPhoto, x: float, about: str) -> None:
    leaf, top = flow.leaf, flow.y
    width, height = fitted(photo, _WIDTH, _HEIGHT)
    left, high = x + (_WIDTH - width) / 2, top + (_HEIGHT - height) / 2
    if photo.rendition:
        leaf.pictures.append(Picture(photo.rendition, left, high, width, height))
    else:
        leaf.write_centred(x + _WIDTH / 2, top + _HEIGHT / 2, "打印用图像尚未生成", SMALL)
    leaf.box(left, high, width, height, HAIR)
    said = "　".join(part for part in (caption(photo), about) if part)
    lines, _cut = text.clip(said, _WIDTH, _CAPTION, _CAPTION_LINES)
    for number, line in enumerate(lines):
        y = top + _HEIGHT + 11 + number * _CAPTION_LEADING
        leaf.write(x, y, line, _CAPTION)
