"""What is covered cannot be seen, and nothing else changes."""

from __future__ import annotations

import io
import random

import pytest
from PIL import ExifTags, Image

from inspector import assets
from inspector.facts.redaction import Cover, Redaction
from inspector.store.intake import rendition
from inspector.store.redact import covered, variant
from inspector.store.watermark import watermark

QUARTER = Redaction.of(0.5, 0, 0.5, 0.5)
FONT = assets.path("fonts", "NotoSansSC-Regular.ttf")


def noise(width: int = 400, height: int = 200) -> Image.Image:
    """A picture in which no two neighbours are alike."""
    data = random.Random(7).randbytes(width * height * 3)
    return Image.frombytes("RGB", (width, height), data)


def test_a_box_is_black_and_the_rest_untouched() -> None:
    before = noise()
    after = covered(before, (QUARTER,))
    assert after.crop((200, 0, 400, 100)).getextrema() == ((0, 0),) * 3
    for rest in ((0, 0, 200, 200), (200, 100, 400, 200)):
        assert after.crop(rest).tobytes() == before.crop(rest).tobytes()
    assert before.getpixel((399, 0)) != (0, 0, 0), "the picture itself is left alone"


def test_pixels_leave_only_a_few_blocks() -> None:
    one = Redaction.of(0.5, 0, 0.5, 0.5, Cover.PIXEL)
    place = covered(noise(), (one,)).crop((200, 0, 400, 100))
    assert len(set(place.get_flattened_data())) <= 6 * 3
    strip = Redaction.of(0, 0, 1, 0.1, Cover.PIXEL)
    assert len(set(covered(noise(), (strip,)).crop((0, 0, 400, 20)).get_flattened_data())) <= 6


def test_a_place_between_pixels_covers_both() -> None:
    one = Redaction.of("0.4990", "0.4990", "0.0050", "0.0060")
    after = covered(Image.new("RGB", (100, 100), "white"), (one,))
    black = [(x, y) for x in range(100) for y in range(100) if after.getpixel((x, y)) == (0, 0, 0)]
    assert black == [(49, 49), (49, 50), (50, 49), (50, 50)]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_it_lies_on_the_picture_as_it_is_seen(turn: int) -> None:
    image = Image.new("RGB", (800, 400), "white")
    image.paste("red", (0, 0, 200, 200))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", exif=exif.tobytes(), quality=95)
    # Orientation 6 brings the red corner to the upper right of a picture 400 wide, 800 high.
    seen = Redaction.of(0.45, 0, 0.55, 0.3).turned(turn)
    for jpeg in (
        rendition(buffer.getvalue(), turn, redactions=(seen,)).jpeg,
        watermark(buffer.getvalue(), (), FONT, turn, redactions=(seen,)),
    ):
        shown = Image.open(io.BytesIO(jpeg))
        assert all(abs(r - g) < 40 for r, g, _b in shown.get_flattened_data())


def test_each_way_of_showing_has_a_name_of_its_own() -> None:
    other = Redaction.of(0.5, 0, 0.5, 0.5, Cover.PIXEL)
    names = [variant(0, ()), variant(90, ()), variant(0, (QUARTER,)), variant(0, (other,))]
    assert names[:2] == ["0", "90"]
    assert len(set(names)) == 4
