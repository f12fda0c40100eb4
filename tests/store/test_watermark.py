"""A watermarked copy: legible on any background, and the original stays as it is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageStat

from inspector import assets
from inspector.store.watermark import watermark

FONT = assets.path("fonts", "NotoSansSC-Regular.ttf")
LINES = ("2026-11-20 14:30:05", "示例镇敬老院 · 东侧安全出口", "示例镇人民政府 检查人：示例甲")


def stored(colour: str, size: tuple[int, int] = (1600, 1200)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "JPEG", quality=95)
    return buffer.getvalue()


def marked(data: bytes, lines: tuple[str, ...] = LINES, turn: int = 0) -> Image.Image:
    image = Image.open(io.BytesIO(watermark(data, lines, FONT, turn)), formats=("JPEG",))
    image.load()
    return image.convert("L")


@pytest.mark.parametrize("background", ["white", "black", "#b0b0b0", "#d03020"])
def test_text_stands_out_lower_left_on_any_background(background: str) -> None:
    data = stored(background)
    image = marked(data)
    plain = Image.open(io.BytesIO(data)).convert("L")
    assert image.size == plain.size
    band = image.crop((20, image.height - 60, 400, image.height - 20))
    paper = sorted(band.get_flattened_data())
    assert paper[-1] > 235
    assert paper[len(paper) // 2] < 125
    assert ImageStat.Stat(image.crop((0, 0, 1600, 700))).mean == pytest.approx(
        ImageStat.Stat(plain.crop((0, 0, 1600, 700))).mean, abs=2
    )


def test_every_line_adds_to_what_is_written() -> None:
    data = stored("black")
    ink = [sum(v > 128 for v in marked(data, LINES[:n]).get_flattened_data()) for n in range(4)]
    assert ink[0] == 0
    assert ink == sorted(set(ink))


@pytest.mark.parametrize("size", [(1600, 1200), (900, 1600), (320, 240)])
def test_long_lines_are_wrapped_inside_the_picture(size: tuple[int, int]) -> None:
    image = marked(stored("white", size), ("很长的地点" * 400, "a\nb\0\U0001f600", " "))
    assert image.size == size
    assert min(image.crop((0, 0, size[0], size[1] // 2 - 1)).get_flattened_data()) > 240
    assert min(image.crop((size[0] - 3, 0, *size)).get_flattened_data()) > 240


def test_the_copy_is_turned_and_the_original_untouched(tmp_path: Path) -> None:
    path = tmp_path / "original.jpg"
    path.write_bytes(stored("white", (800, 600)))
    before = path.read_bytes()
    copy = Image.open(io.BytesIO(watermark(path, LINES, FONT, 90)))
    assert copy.size == (600, 800)
    assert not copy.getexif()
    assert path.read_bytes() == before
