"""Codes read from scans and photos as people make them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from inspector.errors import InspectorError
from inspector.facts.page_code import PageCode
from inspector.facts.record import Paper
from inspector.reports.record_pdf import render_record
from inspector.store import scanned
from inspector.usecases.scan_reading import read, read_file
from tests.paper_scans import codes_of, jpeg, photographed, printed, scanned_pdf
from tests.reports.sample_papers import FACTS_HASH, make_record

RECORD_PDF = render_record(Paper(record=make_record(), facts_hash=FACTS_HASH), Path)


@pytest.fixture(scope="module")
def pages() -> list[Image.Image]:
    """The first pages of a record at 300 dpi."""
    return printed(RECORD_PDF, dpi=300, last=3)


def page_of(codes: tuple[PageCode, ...] | None) -> int:
    assert codes
    (code,) = codes
    return code.page


@pytest.mark.parametrize("angle", [0, 90, 180, 270, 2, -5, 37])
def test_a_scan_is_read_however_it_lay(
    pages: list[Image.Image], tmp_path: Path, angle: int
) -> None:
    lay = pages[1].rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    assert [page_of(codes) for codes in codes_of(jpeg(lay, tmp_path / "扫描.jpg"))] == [2]


@pytest.mark.parametrize("dpi", [100, 150, 200])
def test_a_coarse_copy_in_black_and_white_is_read(
    pages: list[Image.Image], tmp_path: Path, dpi: int
) -> None:
    size = (round(8.27 * dpi), round(11.69 * dpi))
    copy = pages[0].resize(size, Image.Resampling.BOX).point(lambda v: 255 if v > 127 else 0)
    copy.convert("1").save(tmp_path / "copy.png")
    assert page_of(codes_of(tmp_path / "copy.png")[0]) == 1


@pytest.mark.parametrize(
    ("longest", "turned", "quality"),
    [(4000, 90, 60), (3000, 0, 40), (3000, 183, 40), (2000, 270, 60)],
)
def test_a_photo_on_a_dark_table_is_read(
    pages: list[Image.Image], tmp_path: Path, longest: int, turned: int, quality: int
) -> None:
    photo = photographed(pages[2], longest, turned=turned)
    assert page_of(codes_of(jpeg(photo, tmp_path / "手机.jpg", quality))[0]) == 3


def test_a_stroke_of_the_pen_across_the_code_is_borne(
    pages: list[Image.Image], tmp_path: Path
) -> None:
    page = pages[0].copy()
    width, height = page.size
    pen = Image.new("L", (width // 12, 8), 0)
    page.paste(pen, (round(width * 0.82), round(height * 0.955)))
    assert page_of(codes_of(jpeg(page, tmp_path / "涂.jpg"))[0]) == 1


def test_each_sheet_of_a_pdf_is_read_and_empty_backs_are_told(
    pages: list[Image.Image], tmp_path: Path
) -> None:
    back = Image.new("L", pages[0].size, 236)
    upside_down = pages[1].rotate(180)
    path = scanned_pdf([pages[0], back, upside_down, back], tmp_path / "扫描.pdf", dpi=300)
    found = codes_of(path)
    assert [codes is None for codes in found] == [False, True, False, True]
    assert [page_of(codes) for codes in found if codes] == [1, 2]


def test_a_page_without_code_is_not_empty(pages: list[Image.Image], tmp_path: Path) -> None:
    width, height = pages[0].size
    cut = pages[0].crop((0, 0, width, round(height * 0.9)))
    assert codes_of(scanned_pdf([cut], tmp_path / "扫描.pdf", dpi=300)) == [()]
    assert codes_of(jpeg(cut, tmp_path / "照片.jpg")) == [()]


def test_two_pages_on_one_photo_are_both_seen(pages: list[Image.Image], tmp_path: Path) -> None:
    both = Image.new("L", (pages[0].width * 2, pages[0].height), 255)
    both.paste(pages[0], (0, 0))
    both.paste(pages[1], (pages[0].width, 0))
    (codes,) = codes_of(jpeg(both, tmp_path / "两页.jpg"))
    assert codes
    assert sorted(code.page for code in codes) == [1, 2]


def test_the_program_knows_its_own_pdf(tmp_path: Path) -> None:
    path = tmp_path / "检查记录.pdf"
    path.write_bytes(RECORD_PDF)
    file = read_file(path)
    assert file.original
    assert file.sheets == ()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("扫描.pdf", b"%PDF-1.7 broken", "scan.unreadable"),
        ("照片.jpg", b"\xff\xd8\xff\xe0 broken", "photo.unreadable"),
        ("记录.txt", "不是图".encode(), "sign.bad_scan"),
        ("空.jpg", b"", "photo.unreadable"),
    ],
)
def test_what_cannot_be_read_says_so(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (file,) = read([path])
    assert file.problem
    assert file.problem.code == code
    assert name in file.problem.sentence


def test_a_missing_file_does_not_stop_the_others(pages: list[Image.Image], tmp_path: Path) -> None:
    good = jpeg(pages[0], tmp_path / "一.jpg")
    heard: list[str] = []
    found = read(
        [tmp_path / "没有.jpg", good, good], on_each=lambda file: heard.append(file.path.name)
    )
    assert heard == ["没有.jpg", "一.jpg"]
    assert found[0].problem
    assert found[0].problem.code == "file.cannot_read"
    assert page_of(found[1].sheets[0]) == 1
    assert read([good], cancelled=lambda: True) == ()


def test_a_file_of_endless_pages_is_refused(tmp_path: Path) -> None:
    dots = [Image.new("L", (8, 8), 255)] * 401
    path = scanned_pdf(dots, tmp_path / "长.pdf")
    with pytest.raises(InspectorError) as refused:
        scanned.pdf_codes(path, path.name)
    assert refused.value.code == "scan.too_many"
    assert "长.pdf 有 401 页" in refused.value.sentence
