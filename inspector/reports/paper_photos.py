"""The page of evidence photos: each framed with who took it, when, where, and what it shows."""

from __future__ import annotations

from inspector.facts.record import RecordPhoto
from inspector.reports import words
from inspector.reports.details import COVERED, fitted
from inspector.reports.layout import PhotosBlock
from inspector.reports.page import LEFT, MEASURE, MM, SMALL, SMALL_LEADING, Flow, Picture
from inspector.reports.paper_desk import PaperDesk
from inspector.reports.paper_grid import LINE, Cell, Grid

_HIGH = 70 * MM
_LABEL = 22 * MM
_HALF = MEASURE / 2 - _LABEL


def lay_photos(flow: Flow, desk: PaperDesk, block: PhotosBlock) -> None:
    """All photos of the paper, two to a page."""
    if not desk.facts.photos:
        Grid(flow).row([Cell(words.NOTHING, MEASURE)])
        return
    seen = {number: one for one in desk.facts.findings for number in one.photos}
    for photo in desk.facts.photos:
        finding = seen.get(photo.number)
        about = finding.seen or finding.topic if finding else ""
        _photo(flow, photo, desk.fill(block.said), about)


def _photo(flow: Flow, photo: RecordPhoto, taken_by: str, about: str) -> None:
    hidden = COVERED if photo.covered else ""
    shows = "；".join(part for part in (hidden, photo.caption, about) if part) or words.NOTHING
    rows = (
        ("照片编号", str(photo.number), "拍摄时间", words.moment(photo.taken or "") or "时间不明"),
        ("拍摄地点", photo.place or words.NOTHING, "拍摄人", taken_by),
    )
    grid = Grid(flow, size=SMALL, leading=SMALL_LEADING)
    last = [Cell("证明内容", _LABEL, bold=True), Cell(shows, MEASURE - _LABEL)]
    below = 2 * (SMALL_LEADING + 7) + grid.height(last) + 6
    flow.need(_HIGH + below)
    leaf, top = flow.leaf, flow.y
    leaf.box(LEFT, top, MEASURE, _HIGH, LINE)
    width, height = fitted(photo, MEASURE - 8, _HIGH - 8)
    x, y = LEFT + (MEASURE - width) / 2, top + (_HIGH - height) / 2
    if photo.rendition:
        leaf.pictures.append(Picture(photo.rendition, x, y, width, height))
    else:
        leaf.write_centred(LEFT + MEASURE / 2, top + _HIGH / 2, "打印用图像尚未生成", SMALL)
    flow.y = top + _HIGH
    for first, said, second, more in rows:
        grid.row(
            [
                Cell(first, _LABEL, bold=True),
                Cell(said, _HALF),
                Cell(second, _LABEL, bold=True),
                Cell(more, _HALF),
            ]
        )
    grid.row(last)
    flow.y += 8
