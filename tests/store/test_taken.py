"""When a picture was taken, by EXIF, name or file, and a phone's folder in that order."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from inspector import assets
from inspector.store.intake import look
from inspector.store.taken import TakenTime, name_time, order, taken_time

EPOCH = 1_763_620_205_123
EPOCH_LOCAL = datetime.fromtimestamp(EPOCH // 1000).isoformat()


def picture(path: Path, shot: str = "", written: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    exif = Image.Exif()
    if shot:
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = shot
    Image.new("RGB", (8, 6)).save(path, exif=exif)
    if written:
        os.utime(path, (moment := datetime.fromisoformat(written).timestamp(), moment))
    return path


@pytest.mark.parametrize(
    ("name", "time"),
    [
        ("IMG_20261120_143005", "2026-11-20T14:30:05"),
        ("IMG20261120143005", "2026-11-20T14:30:05"),
        ("IMG_20261120_143005_1", "2026-11-20T14:30:05"),
        ("20261120 143005", "2026-11-20T14:30:05"),
        ("PXL_20261120_143005123", "2026-11-20T14:30:05"),
        ("微信图片_20261120143005", "2026-11-20T14:30:05"),
        ("微信图片_20261120143005_17_3", "2026-11-20T14:30:05"),
        ("微信图片_2026-11-20_143005_171", "2026-11-20T14:30:05"),
        ("Screenshot_2026-11-20-14-30-05-123_com.tencent.mm", "2026-11-20T14:30:05"),
        ("截屏 2026-11-20 14.30.05", "2026-11-20T14:30:05"),
        ("2026年11月20日14时30分05秒", "2026-11-20T14:30:05"),
        (f"mmexport{EPOCH}", EPOCH_LOCAL),
        (f"wx_camera_{EPOCH}", EPOCH_LOCAL),
        ("IMG_0042", None),
        ("IMG-20261120-WA0001", None),
        ("20261320_143005", None),
        ("20261120_256199", None),
        ("IMG_320261120143005", None),
        ("13800138000", None),
        ("", None),
    ],
)
def test_times_in_the_names_that_phones_give(name: str, time: str | None) -> None:
    assert name_time(name) == time


def test_exif_goes_before_name_and_name_before_file(tmp_path: Path) -> None:
    named = picture(tmp_path / "IMG_20261120_143005.jpg", written="2026-11-21T08:00:00")
    plain = picture(tmp_path / "DSC1.jpg", written="2026-11-21T08:00:00")
    shot = "2026-11-20T09:00:00"
    assert taken_time(named, shot) == TakenTime(at=shot, source="exif")
    assert taken_time(named, None) == TakenTime(at="2026-11-20T14:30:05", source="name")
    assert taken_time(plain, None) == TakenTime(at="2026-11-21T08:00:00", source="file")
    assert taken_time(tmp_path / "gone.jpg", None) == TakenTime(at=None, source="unknown")
    assert taken_time("pasted", None) == TakenTime(at=None, source="unknown")


def test_a_phone_folder_comes_in_the_order_of_shooting(tmp_path: Path) -> None:
    phone = tmp_path / "手机"
    expected = [
        picture(phone / "Camera" / "z.jpg", "2026:11:20 09:00:00", "2026-11-30T00:00:00"),
        picture(phone / "IMG_20261120_091500.jpg", written="2026-11-30T00:00:00"),
        picture(phone / "Camera" / "a.JPG", "2026:11:20 09:30:00"),
        picture(phone / "b.png", written="2026-11-20T10:00:00"),
        picture(phone / "burst9.jpg", "2026:11:20 11:00:00"),
        picture(phone / "burst10.jpg", "2026:11:20 11:00:00"),
    ]
    broken = phone / "IMG_20261120_120000.heic"
    broken.write_bytes(b"broken")
    picture(phone / ".thumbnails" / "t.jpg", "2026:11:20 08:00:00")
    picture(phone / "._z.jpg", "2026:11:20 08:00:00")
    (phone / "VID_20261120_093000.mp4").write_bytes(b"video")
    assert order([phone]) == (*expected, broken)
    assert order([expected[3], phone / "Camera"]) == (expected[0], expected[2], expected[3])
    assert order([phone, expected[0]]) == (*expected, broken)


def test_a_file_named_by_hand_is_never_left_out(tmp_path: Path) -> None:
    other = tmp_path / "notes.docx"
    other.write_bytes(b"x")
    assert order([other, tmp_path / "gone.jpg"]) == (other, tmp_path / "gone.jpg")


def test_the_sample_pictures_come_in_the_order_of_the_sample_visit() -> None:
    folder = assets.path("sample", "photos")
    pictures = order([folder])
    told_first = [
        "ebike",
        "corridor",
        "exit-padlock",
        "extinguisher",
        "handrail",
        "alarm-panel",
        "fridge",
        "food-samples",
    ]
    assert [path.stem for path in pictures if path.stem in told_first] == told_first
    told = assets.text("sample", "README.md")
    for path in pictures:
        assert path.stat().st_size <= 200_000
        assert (look(path).width, look(path).height) == (1280, 960)
        assert f"`{path.name}`" in told
