"""The code on each printed page, read back from the page as printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from inspector.facts.page_code import RECORD, PageCode
from inspector.facts.record import Paper
from inspector.facts.vocabulary import Mode, SignerRole
from inspector.reports.record_pdf import render_record
from tests.paper_scans import codes_on, printed
from tests.reports.sample_papers import (
    FACTS_HASH,
    Evidence,
    handwriting,
    make_record,
    read_pages,
    screen,
)

DPI = 200
MM = DPI / 25.4
FROZEN = Paper(record=make_record(), facts_hash=FACTS_HASH)


def corner(page: Image.Image) -> Image.Image:
    """Where the code is printed: 16 mm below the text's right edge."""
    box = (168 * MM, 273.5 * MM, 184 * MM, 289.5 * MM)
    return page.crop(tuple(map(round, box)))


@pytest.mark.parametrize("mode", [Mode.TOWNSHIP_PATROL, Mode.CIVIL_ADMIN])
def test_every_page_of_a_frozen_record_says_which_it_is(mode: Mode, tmp_path: Path) -> None:
    pdf = render_record(replace(FROZEN, record=make_record(mode, revision=2)), Path)
    texts = ["".join(page.split()) for page in read_pages(pdf, "-raw")]
    signed = sum("检查人员(签字)" in text for text in texts)
    assert codes_on(printed(pdf, dpi=DPI), tmp_path) == [
        PageCode(
            kind=RECORD,
            id=FROZEN.record.visit,
            revision=2,
            page=number,
            pages=len(texts),
            signed=signed,
            facts=FACTS_HASH[:16],
        )
        for number in range(1, len(texts) + 1)
    ]


def test_a_code_stands_alone_in_its_corner() -> None:
    for page in printed(render_record(FROZEN, Path), dpi=DPI):
        squares = corner(page).point(lambda v: 255 if v < 128 else 0)
        assert squares.getbbox() == (0, 0, *squares.size), "16 mm from edge to edge"
        dark = sum(map(bool, squares.tobytes())) / (squares.width * squares.height)
        assert 0.4 < dark < 0.6
        around = (165.2 * MM, 272 * MM, 187 * MM, 292 * MM)
        left, top, right, bottom = map(round, around)
        ring = page.copy()
        ring.paste(
            255, (round(167.8 * MM), round(273.3 * MM), round(184.3 * MM), round(289.8 * MM))
        )
        assert min(ring.crop((left, top, right, bottom)).tobytes()) == 255, "nothing close to it"


def test_a_draft_carries_no_code() -> None:
    pages = printed(render_record(Paper(record=make_record(), facts_hash=None), Path), dpi=DPI)
    below = [
        corner(page).crop((0, round(8 * MM), round(16 * MM), round(16 * MM))) for page in pages
    ]
    assert {min(part.tobytes()) for part in below} == {255}


def test_the_line_of_the_footer_stays(tmp_path: Path) -> None:
    coded = read_pages(render_record(FROZEN, tmp_path.joinpath), "-raw")
    draft = read_pages(render_record(replace(FROZEN, facts_hash=None), tmp_path.joinpath), "-raw")
    for number, page in enumerate(coded, 1):
        assert f"第 {number} 页 共 {len(coded)} 页" in " ".join(page.split())
        assert "试用文本" in page
    assert len(coded) == len(draft)


def test_signing_changes_no_code(evidence: Evidence, tmp_path: Path) -> None:
    before = render_record(FROZEN, evidence.file)
    drawn = evidence.add(handwriting(1))
    signatures = (screen("示例甲", SignerRole.OFFICER, drawn),)
    after = render_record(replace(FROZEN, signatures=signatures), evidence.file)
    pages = [printed(pdf, last=2) for pdf in (before, after)]
    first, second = (codes_on(each, tmp_path) for each in pages)
    assert first == second
    assert render_record(FROZEN, evidence.file) == before
