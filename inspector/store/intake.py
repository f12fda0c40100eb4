"""Pictures as received: what they are, and smaller upright copies of them without metadata."""

from __future__ import annotations

import io
import re
import struct
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import IO

from msgspec import Struct
from PIL import ExifTags, Image, ImageFile, JpegImagePlugin, PngImagePlugin

from inspector.errors import InspectorError
from inspector.facts.redaction import Redaction
from inspector.store.disk import reading
from inspector.store.redact import covered

Picture = bytes | Path

RENDITION = 1200
"""The longest side of a picture on paper, in pixels."""

_QUALITY = 82
_MILLION = 1_000_000
# What is scaled while it is decoded, and what has to be decoded whole first.
_MOST_SCALED = 200 * _MILLION
_MOST_WHOLE = 40 * _MILLION
# A telephone of 48 megapixels writes 48.8.
_MOST_HEIC = 50 * _MILLION
_LARGE_WHOLE = 16 * _MILLION
_MOST_BYTES = 256 * _MILLION
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_FIRST_PLAUSIBLE_YEAR = 1990
_EXIF_TIME = re.compile(r"(\d{4})\D(\d\d)\D(\d\d)\D(\d\d)\D(\d\d)\D(\d\d)")

# What Pillow and its decoders raise for bytes that are no sound picture, and no more.
_DAMAGE = (OSError, EOFError, SyntaxError, ValueError, RuntimeError, MemoryError)
_DAMAGED_EXIF = (*_DAMAGE, TypeError, KeyError, struct.error)

# A damaged EXIF is no news for the person at the screen: the time is then taken from elsewhere.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.TiffImagePlugin")

_UPRIGHT = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}
_CLOCKWISE = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}

# One large picture at a time is decoded whole: two of them would not fit an old laptop.
_one_large = threading.Lock()


class PictureFacts(Struct, frozen=True, kw_only=True):
    """A picture as stored: "JPEG", "PNG" or "HEIC", its pixels, its EXIF orientation 1 to 8.

    The orientation is not yet applied to `width` and `height`; HEIC comes turned, with 1.
    `taken` is the EXIF time of the shot, ISO local without offset, or None.
    """

    format: str
    width: int
    height: int
    taken: str | None
    orientation: int


class Rendition(Struct, frozen=True, kw_only=True):
    """An upright JPEG without metadata and its pixels."""

    jpeg: bytes
    width: int
    height: int


def look(source: Picture, name: str = "") -> PictureFacts:
    """What the head of a picture says, without decoding it.

    `name` stands in the sentences of refusal, a path's own name by default. Raises photo.format,
    photo.unreadable, photo.too_large, photo.file_too_large, file.cannot_read.
    """
    with _opened(source, name) as picture:
        return picture.facts


def rendition(
    source: Picture, turn: int = 0, name: str = "", redactions: Sequence[Redaction] = ()
) -> Rendition:
    """The report-size copy, turned clockwise by 0, 90, 180 or 270, then covered.

    The same bytes, turn and redactions give the same JPEG; raises as `look` does.
    """
    image = covered(upright(source, RENDITION, turn, name), redactions)
    return Rendition(jpeg=encoded(image, _QUALITY), width=image.width, height=image.height)


def thumbnail(source: Picture, size: int, turn: int = 0, name: str = "") -> bytes:
    """A small JPEG whose longest side is at most `size` pixels; raises as `look` does."""
    return encoded(upright(source, size, turn, name), _QUALITY)


def upright(source: Picture, longest: int, turn: int = 0, name: str = "") -> Image.Image:
    """The picture in RGB as it was seen, then turned, never enlarged; raises as `look` does."""
    with _opened(source, name) as picture, _one_large if picture.large else nullcontext():
        image = _scaled(picture.image, longest)
        steps = _UPRIGHT.get(picture.facts.orientation, ())
        for step in (*steps, *([_CLOCKWISE[turn % 360]] if turn % 360 else [])):
            image = image.transpose(step)
        return image


def encoded(image: Image.Image, quality: int) -> bytes:
    """The picture as JPEG, and nothing but the picture."""
    bare = image.copy()
    bare.info = {}
    buffer = io.BytesIO()
    bare.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


class _Opened(Struct, frozen=True):
    image: ImageFile.ImageFile
    facts: PictureFacts
    large: bool


@contextmanager
def _opened(source: Picture, name: str) -> Iterator[_Opened]:
    name = name or (source.name if isinstance(source, Path) else "photo")
    with _stream(source, name) as stream:
        try:
            form = _format(stream.read(32), name)
            stream.seek(0)
            image = _image(form, stream)
            scales = form == "JPEG" and _in_one_scan(image, stream)
            whole = _MOST_HEIC if form == "HEIC" else _MOST_WHOLE
            _refuse_too_many_pixels(image, _MOST_SCALED if scales else whole, name)
            large = not scales and image.width * image.height > _LARGE_WHOLE
            yield _Opened(image, _facts(form, image), large)
        except _DAMAGE as error:
            raise InspectorError("photo.unreadable", name=name) from error


@contextmanager
def _stream(source: Picture, name: str) -> Iterator[IO[bytes]]:
    if isinstance(source, bytes):
        _refuse_too_many_bytes(len(source), name)
        yield io.BytesIO(source)
        return
    with reading(source):
        size = source.stat().st_size
        stream = source.open("rb")
    with stream:
        _refuse_too_many_bytes(size, name)
        yield stream


def _refuse_too_many_bytes(size: int, name: str) -> None:
    if size > _MOST_BYTES:
        millions = {"size": size // _MILLION, "limit": _MOST_BYTES // _MILLION}
        raise InspectorError("photo.file_too_large", name=name, **millions)


def _refuse_too_many_pixels(image: Image.Image, limit: int, name: str) -> None:
    pixels = image.width * image.height
    if pixels > limit:
        raise InspectorError(
            "photo.too_large", name=name, pixels=pixels // 10_000, limit=limit // 10_000
        )


def _format(head: bytes, name: str) -> str:
    """The format by the first bytes, whatever the file is called."""
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS and b"avif" not in head:
        return "HEIC"
    # A copy that broke off leaves a file of nothing or of zeros.
    raise InspectorError("photo.format" if head.strip(b"\0") else "photo.unreadable", name=name)


def _image(form: str, stream: IO[bytes]) -> ImageFile.ImageFile:
    # Not Image.open: its limit of pixels is one for all formats and the whole process.
    return _opener(form)(stream)


def _opener(form: str) -> Callable[[IO[bytes]], ImageFile.ImageFile]:
    if form == "JPEG":
        return JpegImagePlugin.JpegImageFile
    if form == "PNG":
        return PngImagePlugin.PngImageFile
    from pillow_heif import HeifImageFile

    return HeifImageFile


def _in_one_scan(image: ImageFile.ImageFile, stream: IO[bytes]) -> bool:
    """Whether a JPEG holds all its components in its first scan.

    Otherwise, as in a progressive one, the decoder keeps the coefficients of the whole picture.
    """
    components = len(image.getbands())
    length = 2 * components + 6
    stream.seek(-length, io.SEEK_CUR)
    first_scan = stream.read(3) == struct.pack(">HB", length, components)
    return first_scan and "progressive" not in image.info


def _facts(form: str, image: ImageFile.ImageFile) -> PictureFacts:
    orientation, taken = _exif(image)
    return PictureFacts(
        format=form,
        width=image.width,
        height=image.height,
        taken=taken,
        orientation=orientation,
    )


def _exif(image: ImageFile.ImageFile) -> tuple[int, str | None]:
    """Orientation and time of the shot; a damaged EXIF never costs the picture."""
    orientation: object = 1
    moment: object = None
    try:
        # PngImageFile's own getexif would decode the whole picture.
        exif = Image.Image.getexif(image)
        orientation = exif.get(ExifTags.Base.Orientation)
        shot = exif.get_ifd(ExifTags.IFD.Exif)
        moment = shot.get(ExifTags.Base.DateTimeOriginal)
        moment = moment or shot.get(ExifTags.Base.DateTimeDigitized)
    except _DAMAGED_EXIF:
        pass
    if not isinstance(orientation, int) or not 1 <= orientation <= 8:
        orientation = 1
    return orientation, _exif_time(moment)


def _exif_time(value: object) -> str | None:
    found = _EXIF_TIME.match(value) if isinstance(value, str) else None
    return local_time(*map(int, found.groups())) if found else None


def local_time(year: int, month: int, day: int, hour: int, minute: int, second: int) -> str | None:
    """ISO local time, or None where a camera could not have meant that."""
    try:
        moment = datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None
    return moment.isoformat() if year >= _FIRST_PLAUSIBLE_YEAR else None


def _scaled(image: ImageFile.ImageFile, longest: int) -> Image.Image:
    scale = min(1.0, longest / max(image.size))
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    if isinstance(image, JpegImagePlugin.JpegImageFile):
        image.draft("RGB", size)
    image.load()
    plain = _resizable(image)
    if plain.size != size:
        plain = plain.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0)
    return _on_white(plain)


def _resizable(image: Image.Image) -> Image.Image:
    """A mode in which neighbouring pixels may be mixed."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"RGB", "RGBA", "L", "LA", "CMYK"}:
        return image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode not in {"RGBA", "LA"}:
        return image.convert("RGB")
    sheet = Image.new("RGB", image.size, "white")
    sheet.paste(image.convert("RGB"), mask=image.getchannel("A"))
    return sheet
