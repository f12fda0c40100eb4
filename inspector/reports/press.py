"""The one drawing pass: laid-out pages to PDF bytes that depend on nothing but their content."""

from __future__ import annotations

import threading
import zlib
from collections.abc import Callable, Sequence
from hashlib import sha256
from io import BytesIO
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from msgspec import Struct
from PIL import Image
from reportlab.pdfbase.pdfdoc import PDFImageXObject
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from inspector.reports import fonts
from inspector.reports.page import HEIGHT, SMALL, WIDTH, Leaf, Picture, Squares, Stroke

_PRINTING = threading.Lock()  # a font of reportlab serves one document at a time
_MOST_PIXELS = 4_000_000
_ABOVE = 40  # points shown above a place that the outline leads to
_UNREADABLE = "图像文件读不出来"


class Imprint(Struct, frozen=True, kw_only=True):
    """What stands in the file beside its pages; `identity` and `stamp` fix its /ID and dates."""

    title: str
    author: str
    subject: str
    keywords: str
    stamp: str  # as PDF writes it: D:20261120165200+08'00'
    permanent: bytes
    present: bytes


def print_leaves(
    leaves: Sequence[Leaf],
    imprint: Imprint,
    photo_file: Callable[[str], Path],
    watermark: str = "",
) -> bytes:
    """The PDF of these pages; equal pages and imprint give equal bytes."""
    fonts.load()
    with _PRINTING:
        sheet = _Sheet(imprint)
        for leaf in leaves:
            sheet.draw(leaf, photo_file, watermark)
        return sheet.bytes()


class _Sheet(Canvas):  # type: ignore[misc]
    """A canvas that names images by their content and takes its identity from the imprint."""

    def __init__(self, imprint: Imprint) -> None:
        self._buffer = BytesIO()
        super().__init__(
            self._buffer,
            pagesize=(WIDTH, HEIGHT),
            pageCompression=1,
            invariant=1,
            # Else the page names Helvetica, which is not embedded.
            initialFontName=fonts.regular().name,
            lang="zh-CN",
        )
        self.setTitle(imprint.title)
        self.setAuthor(imprint.author)
        self.setSubject(imprint.subject)
        self.setKeywords(imprint.keywords)
        self.setCreator("inspector")
        self.setDateFormatter(lambda *_now: imprint.stamp)
        ids = imprint.permanent.hex().encode(), imprint.present.hex().encode()
        self._doc.ID = lambda: b"\n[<%s><%s>]\n" % ids
        self._images: dict[str, PDFImageXObject | None] = {}
        self._names: dict[tuple[bool, int], str] = {}
        self._marks = 0

    def draw(self, leaf: Leaf, photo_file: Callable[[str], Path], watermark: str) -> None:
        """One page: watermark, pictures, lines, squares, text."""
        if watermark:
            self._watermark(watermark)
        for picture in leaf.pictures:
            self._picture(picture, photo_file)
        self._strokes(leaf.strokes)
        self._code += map(_area, leaf.squares)
        self._texts(leaf)
        for mark in leaf.marks:
            key = f"m{self._marks}"
            self.bookmarkPage(key, fit="XYZ", left=0, top=HEIGHT - mark.y + _ABOVE, zoom=0)
            self.addOutlineEntry(mark.title, key, mark.level)
            self._marks += 1
        self.showPage()

    def bytes(self) -> bytes:
        """The finished file."""
        self.showOutline()
        self.save()
        return self._buffer.getvalue()

    def _watermark(self, word: str) -> None:
        # An outline: grey areas turn into dots on a laser printer and eat the text above.
        self.saveState()
        self.setStrokeGray(0.6)
        self.setLineWidth(0.6)
        self.translate(WIDTH / 2, HEIGHT / 2)
        self.rotate(52)
        large = self.beginText()
        large.setTextRenderMode(1)
        large.setFont(fonts.bold().name, 150)
        large.setTextOrigin(-75 * len(word), -55)
        large.textOut(word)
        self.drawText(large)
        self.restoreState()

    def _texts(self, leaf: Leaf) -> None:
        # Written by hand: reportlab's text object takes three times as long.
        document = self._doc
        named = {True: getFont(fonts.bold().name), False: getFont(fonts.regular().name)}
        for x, y, size, bold, line in leaf.texts:
            font = named[bold]
            self._code.append(f"BT 1 0 0 1 {x:.2f} {HEIGHT - y:.2f} Tm")
            for subset, glyphs in font.splitString(line, document):
                name = self._names.get((bold, subset))
                if name is None:
                    name = font.getSubsetInternalName(subset, document)
                    self._names[bold, subset] = name
                self._code.append(f"{name} {size:g} Tf <{glyphs.hex()}> Tj")
            self._code.append("ET")

    def _strokes(self, strokes: Sequence[Stroke]) -> None:
        style = attrgetter("width", "dash")
        for (width, dash), alike in groupby(sorted(strokes, key=style), key=style):
            pattern = f"{dash:.2f} {dash:.2f}" if dash else ""
            self._code.append(f"{width:.2f} w [{pattern}] 0 d")
            self._code += [_path(stroke) for stroke in alike]

    def _picture(self, picture: Picture, photo_file: Callable[[str], Path]) -> None:
        if picture.sha256 not in self._images:
            self._images[picture.sha256] = self._embed(picture, photo_file)
        image = self._images[picture.sha256]
        middle_x = picture.x + picture.width / 2
        middle_y = HEIGHT - picture.y - picture.height / 2
        if image is None:
            self.setFont(fonts.regular().name, SMALL)
            self.drawCentredString(middle_x, middle_y, _UNREADABLE)
            return
        scale = min(picture.width / image.width, picture.height / image.height)
        width, height = image.width * scale, image.height * scale
        self.saveState()
        self.translate(middle_x - width / 2, middle_y - height / 2)
        self.scale(width, height)
        self.doForm(image.name)
        self.restoreState()

    def _embed(self, picture: Picture, photo_file: Callable[[str], Path]) -> PDFImageXObject | None:
        """The image, named by its bytes and kept once in the document; None if unreadable."""
        try:
            data = photo_file(picture.sha256).read_bytes()
            image = _signature(data) if picture.signature else _photo(data)
        except (OSError, ValueError, Image.DecompressionBombError):
            return None
        if not self.hasForm(image.name):
            self._doc.addForm(image.name, image)
        return image


def _path(stroke: Stroke) -> str:
    """The lines through the points of a stroke, drawn; closed where they end as they begin."""
    (x, y), *rest = stroke.points
    lines = " ".join(f"{x:.2f} {HEIGHT - y:.2f} l" for x, y in rest)
    end = "s" if stroke.points[0] == stroke.points[-1] else "S"
    return f"{x:.2f} {HEIGHT - y:.2f} m {lines} {end}"


def _area(squares: Squares) -> str:
    """All squares as one path: drawn one by one, fine white lines would part them."""
    side, x, y = squares.side, squares.x, HEIGHT - squares.y
    runs = " ".join(f"{column} {row} {length} 1 re" for column, row, length in squares.runs)
    return f"q {side:.4f} 0 0 {-side:.4f} {x:.2f} {y:.2f} cm {runs} f Q"


def _photo(data: bytes) -> PDFImageXObject:
    """A JPEG as it is, without decoding it."""
    image = PDFImageXObject(sha256(data).hexdigest())
    if not image.loadImageFromJPEG(BytesIO(data)):
        raise ValueError("not a JPEG")
    return image


def _signature(data: bytes) -> PDFImageXObject:
    """Handwriting as grey on white, whatever its colours and transparency were."""
    with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            raise ValueError("too large")
        drawn = opened.convert("RGBA")
    paper = Image.new("RGBA", drawn.size, "white")
    paper.alpha_composite(drawn)
    return _Grey(sha256(data).hexdigest(), paper.convert("L"))


class _Grey(PDFImageXObject):  # type: ignore[misc]
    """An image of grey pixels."""

    def __init__(self, name: str, pixels: Image.Image) -> None:
        super().__init__(name)
        self.width, self.height = pixels.size
        self.bitsPerComponent, self.colorSpace = 8, "DeviceGray"
        self.streamContent = zlib.compress(pixels.tobytes())
        self._filters = ("FlateDecode",)
