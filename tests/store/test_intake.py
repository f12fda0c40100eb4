"""Pictures as received: recognised by content, upright, small, without metadata; or refused."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from inspector.errors import InspectorError
from inspector.store.intake import look, rendition, thumbnail

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL.TiffImagePlugin")

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 200, 60), (30, 60, 220), (255, 255, 255)
# How the stored corners (upper left, upper right, lower left, lower right) are seen.
CORNERS = (RED, GREEN, BLUE, WHITE)
SEEN = {
    1: (RED, GREEN, BLUE, WHITE),
    2: (GREEN, RED, WHITE, BLUE),
    3: (WHITE, BLUE, GREEN, RED),
    4: (BLUE, WHITE, RED, GREEN),
    5: (RED, BLUE, GREEN, WHITE),
    6: (BLUE, RED, WHITE, GREEN),
    7: (WHITE, GREEN, BLUE, RED),
    8: (GREEN, WHITE, RED, BLUE),
}


def four_corners(width: int = 1600, height: int = 1000) -> Image.Image:
    image = Image.new("RGB", (2, 2))
    image.putdata(CORNERS)
    return image.resize((width, height), Image.Resampling.NEAREST)


def stored(
    image: Image.Image, form: str = "JPEG", orientation: int = 1, **options: object
) -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "PhoneMaker"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:11:20 14:30:05"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (37.0, 59.0, 12.0)
    buffer = io.BytesIO()
    image.save(buffer, form, exif=exif.tobytes(), **options)
    return buffer.getvalue()


def heic(image: Image.Image, orientation: int = 1) -> bytes:
    import pillow_heif

    pillow_heif.register_heif_opener()
    return stored(image, "HEIF", orientation, quality=90)


def decoded(jpeg: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(jpeg), formats=("JPEG",))
    image.load()
    return image


def corners(image: Image.Image) -> tuple[tuple[int, int, int], ...]:
    """The four corners, each rounded to the colour that it is meant to be."""

    def nearest(x: int, y: int) -> tuple[int, int, int]:
        pixel = image.convert("RGB").getpixel((x, y))
        return min(
            CORNERS, key=lambda known: sum(abs(a - b) for a, b in zip(known, pixel, strict=True))
        )

    right, low = image.width - 9, image.height - 9
    return nearest(8, 8), nearest(right, 8), nearest(8, low), nearest(right, low)


@pytest.mark.parametrize("orientation", SEEN)
def test_a_phone_picture_is_shown_as_it_was_held(orientation: int) -> None:
    data = stored(four_corners(), orientation=orientation)
    made = rendition(data)
    image = decoded(made.jpeg)
    assert corners(image) == SEEN[orientation]
    assert image.size == (made.width, made.height)
    assert image.size == ((750, 1200) if orientation > 4 else (1200, 750))
    facts = look(data)
    assert (facts.orientation, facts.width, facts.height) == (orientation, 1600, 1000)
    assert facts.taken == "2026-11-20T14:30:05"


def test_turning_goes_clockwise_on_top_of_the_orientation() -> None:
    data = stored(four_corners(), orientation=6)
    assert corners(decoded(rendition(data, 90).jpeg)) == SEEN[3]
    assert corners(decoded(rendition(data, 180).jpeg)) == SEEN[8]
    assert corners(decoded(rendition(data, 270).jpeg)) == SEEN[1]
    assert rendition(data, 360) == rendition(data)
    assert corners(decoded(thumbnail(data, 160, 90))) == SEEN[3]


def test_heic_of_a_phone_reads_like_its_jpeg() -> None:
    data = heic(four_corners(800, 500), orientation=6)
    facts = look(data)
    assert (facts.format, facts.taken) == ("HEIC", "2026-11-20T14:30:05")
    image = decoded(rendition(data).jpeg)
    assert corners(image) == SEEN[6]
    assert image.size == (500, 800)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_png_of_every_kind_becomes_a_picture(mode: str, tmp_path: Path) -> None:
    path = tmp_path / "screen.png"
    shade = Image.linear_gradient("L").resize((2400, 1200))
    picture = Image.new("I;16", shade.size, 40_000) if mode == "I;16" else shade.convert(mode)
    picture.save(path)
    assert look(path).format == "PNG"
    made = rendition(path)
    assert (made.width, made.height) == (1200, 600)
    middle = decoded(made.jpeg).convert("L").resize((1, 1)).getpixel((0, 0))
    assert middle == pytest.approx(40_000 >> 8 if mode == "I;16" else 127, abs=3)


def test_what_is_transparent_stands_on_white() -> None:
    glass = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    glass.paste((200, 0, 0, 255), (0, 0, 150, 200))
    image = decoded(rendition(stored(glass, "PNG")).jpeg)
    assert image.getpixel((280, 100)) == (255, 255, 255)
    assert image.getpixel((20, 100))[0] > 180


def test_a_rendition_says_nothing_but_the_picture() -> None:
    profile = b"profile" * 50
    data = stored(four_corners(), comment=b"a comment", icc_profile=profile, xmp=b"<xmp/>")
    small = stored(four_corners(300, 200), comment=b"a comment")
    assert b"PhoneMaker" in data
    for jpeg in (rendition(data).jpeg, thumbnail(data, 200), rendition(small).jpeg):
        image = decoded(jpeg)
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert not any(word in jpeg for word in (b"Exif", b"PhoneMaker", b"comment", b"xmp"))


def test_a_rendition_is_the_same_whenever_and_wherever_it_is_made(tmp_path: Path) -> None:
    data = stored(Image.effect_noise((1300, 900), 60).convert("RGB"), orientation=8)
    path = tmp_path / "照片.jpg"
    path.write_bytes(data)
    assert rendition(data) == rendition(path)
    assert rendition(data).jpeg != rendition(data, 90).jpeg


def test_small_pictures_are_not_enlarged() -> None:
    made = rendition(stored(four_corners(40, 30)))
    assert (made.width, made.height) == (40, 30)
    assert decoded(thumbnail(stored(four_corners()), 96)).size == (96, 60)
    assert decoded(thumbnail(stored(Image.new("RGB", (3000, 2))), 96)).size == (96, 1)


def test_200_megapixels_go_through() -> None:
    data = stored(Image.new("L", (16_320, 12_240), 90), quality=50)
    made = rendition(data)
    assert (made.width, made.height) == (1200, 900)


@pytest.mark.parametrize(
    ("size", "form", "options", "limit"),
    [
        ((20_100, 10_000), "JPEG", {"quality": 30}, "20000"),
        ((8000, 5100), "JPEG", {"quality": 30, "progressive": True}, "4000"),
        ((8000, 5100), "PNG", {}, "4000"),
    ],
)
def test_pictures_beyond_the_limit_are_refused(
    size: tuple[int, int], form: str, options: dict[str, object], limit: str
) -> None:
    data = stored(Image.new("1" if form == "PNG" else "L", size), form, **options)
    for use in (look, rendition):
        with pytest.raises(InspectorError, match=rf"photo\.too_large: 大图.* 万像素.*{limit} 万"):
            use(data, name="大图")


def test_a_picture_that_only_claims_to_be_huge_is_refused_at_once() -> None:
    data = bytearray(stored(four_corners(40, 30), "PNG"))
    data[16:24] = (60_000).to_bytes(4) * 2
    with pytest.raises(InspectorError) as caught:
        rendition(bytes(data))
    assert caught.value.code in {"photo.too_large", "photo.unreadable"}


def test_a_file_of_many_bytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "video.jpg"
    with path.open("wb") as stream:
        stream.truncate(300_000_000)
    with pytest.raises(InspectorError, match=r"photo\.file_too_large: video\.jpg 有 300 MB"):
        look(path)


def test_what_is_no_picture_is_refused_by_its_content(tmp_path: Path) -> None:
    for name, data in {
        "报告.jpg": b"%PDF-1.7 ...",
        "动画.jpeg": b"GIF89a" + bytes(20),
        "视频.heic": b"\0\0\0\x20ftypisom" + bytes(20),
        "图.png": b"RIFF\x10\0\0\0WEBPVP8 " + bytes(20),
    }.items():
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(InspectorError, match=rf"photo\.format: {name} .*另存为 JPEG"):
            rendition(path)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "HEIC"])
def test_a_copy_that_broke_off_is_refused_by_name(tmp_path: Path, form: str) -> None:
    image = Image.effect_noise((400, 300), 80).convert("RGB")
    data = heic(image) if form == "HEIC" else stored(image, form)
    path = tmp_path / "IMG_7"
    for cut in (b"", bytes(len(data)), data[: len(data) // 2]):
        path.write_bytes(cut)
        with pytest.raises(InspectorError, match=r"photo\.unreadable: IMG_7 .*重新拷贝"):
            rendition(path)


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(InspectorError, match=r"file\.cannot_read: .*gone\.jpg（ENOENT）"):
        look(tmp_path / "gone.jpg")


def test_a_damaged_exif_does_not_cost_the_picture() -> None:
    data = bytearray(stored(four_corners()))
    at = data.index(b"Exif")
    data[at + 6 : at + 60] = b"\xff" * 54
    facts = look(bytes(data))
    assert (facts.taken, facts.orientation) == (None, 1)
    assert corners(decoded(rendition(bytes(data)).jpeg)) == CORNERS


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes cut off, with some added, left out, or changed (in the head or anywhere)."""
    at = chance.randrange(len(data))
    kind = chance.randrange(5)
    if kind == 0:
        return data[:at]
    if kind == 1:
        return data[:at] + chance.randbytes(chance.randrange(1, 40)) + data[at:]
    if kind == 2:
        return data[:at] + data[at + chance.randrange(1, 60) :]
    changed = bytearray(data)
    reach = len(data) if kind == 3 else min(len(data), 400)
    for _ in range(chance.randrange(1, 12)):
        changed[chance.randrange(reach)] = chance.choice((0, 255, chance.randrange(256)))
    return bytes(changed)


def test_damaged_pictures_are_refused_and_nothing_else_happens() -> None:
    chance = random.Random(20261120)
    image = Image.effect_noise((64, 48), 60).convert("RGB")
    seeds = [
        stored(image),
        stored(image, progressive=True),
        stored(image.convert("CMYK")),
        stored(image, "PNG"),
        stored(image.convert("P"), "PNG"),
        stored(image.convert("RGBA"), "PNG"),
    ]
    codes: set[str] = set()
    for number in range(2000):
        try:
            rendition(mutated(seeds[number % len(seeds)], chance), 90)
        except InspectorError as error:
            codes.add(error.code)
        else:
            codes.add("sound")
    assert {"sound", "photo.unreadable", "photo.format"} <= codes
