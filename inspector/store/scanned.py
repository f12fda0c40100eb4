"""What stands on scans and photos of printed pages: the codes of each sheet of a file."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageFilter

from inspector.errors import InspectorError
from inspector.facts.page_code import PageCode, read_code
from inspector.store.disk import reading
from inspector.store.intake import encoded, upright

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument
    from zxingcpp import Barcode

Codes = tuple[PageCode, ...]

_CREATOR = "inspector"  # what the program's own papers name as their maker
_DPI = 300
_LONGEST = 4200  # pixels: a photo of 12 megapixels as it is, larger ones scaled
_ENLARGED = 3200  # what is smaller is read once more at twice its size
_MOST_SHEETS = 400
_QUALITY = 82
_PAPER = 170  # grey of 255: what is lighter is paper, also where print shines through
_pdfium = threading.Lock()  # one thread at a time, says its author


def is_pdf(path: Path) -> bool:
    """Whether the file begins as a PDF; file.cannot_read."""
    with reading(path), path.open("rb") as stream:
        return stream.read(5) == b"%PDF-"


def picture_codes(path: Path) -> Codes:
    """The codes on a photo; refuses as intake.upright does."""
    return _codes(upright(path, _LONGEST).convert("L"))


def pdf_codes(
    source: Path | bytes, name: str, first: int = _MOST_SHEETS
) -> tuple[Codes | None, ...]:
    """The codes on each of the first pages of a PDF, None for an empty page.

    Raises scan.unreadable, and scan.too_many above 400 pages.
    """
    with _document(source, name) as document:
        return tuple(None if _empty(page) else _codes(page) for page in _drawn(document, first))


def sheet_jpeg(path: Path, sheet: int, longest: int) -> bytes:
    """A sheet counted from 1 as a JPEG whose longest side is so many pixels at most.

    Refuses as pdf_codes does, and scan.no_sheet.
    """
    if not is_pdf(path):
        return encoded(upright(path, longest), _QUALITY)
    with _document(path, path.name) as document:
        if not 1 <= sheet <= len(document):
            raise InspectorError("scan.no_sheet", name=path.name, sheet=sheet)
        page = document[sheet - 1]
        bitmap = page.render(scale=longest / max(page.get_size()))
        try:
            return encoded(bitmap.to_pil().convert("RGB"), _QUALITY)
        finally:
            bitmap.close()
            page.close()


def count_sheets(path: Path) -> int:
    """The pages of a PDF; errors of pdf_codes."""
    with _document(path, path.name) as document:
        return len(document)


def made_here(path: Path) -> bool:
    """Whether a PDF came out of this program and never saw paper; errors of pdf_codes."""
    with _document(path, path.name) as document:
        return bool(document.get_metadata_value("Creator") == _CREATOR)


@contextmanager
def _document(source: Path | bytes, name: str) -> Iterator[PdfDocument]:
    from pypdfium2 import PdfDocument, PdfiumError

    with _pdfium:
        try:
            document = PdfDocument(source)
            try:
                if len(document) > _MOST_SHEETS:
                    limit = {"count": len(document), "limit": _MOST_SHEETS}
                    raise InspectorError("scan.too_many", name=name, **limit)
                yield document
            finally:
                document.close()
        except (PdfiumError, OSError, ValueError, MemoryError) as error:
            raise InspectorError("scan.unreadable", name=name) from error


def _drawn(document: PdfDocument, first: int) -> Iterator[Image.Image]:
    for number in range(min(first, len(document))):
        page = document[number]
        scale = min(_DPI / 72, _LONGEST / max(page.get_size()))
        bitmap = page.render(scale=scale, grayscale=True)
        try:
            yield bitmap.to_pil()
        finally:
            bitmap.close()
            page.close()


def _empty(image: Image.Image) -> bool:
    """Whether nothing is printed on a page, like the backs from a copier that scans both sides."""
    return min(image.reduce(4).tobytes()) > _PAPER


def _codes(image: Image.Image) -> Codes:
    """Our codes on a grey picture: as it is, then without its noise, then enlarged."""
    for view in _views(image):
        found = [read_code(one.text) for one in _barcodes(view)]
        if codes := tuple(dict.fromkeys(code for code in found if code)):
            return codes
    return ()


def _views(image: Image.Image) -> Iterator[Image.Image]:
    yield image
    yield image.filter(ImageFilter.GaussianBlur(1))
    if max(image.size) < _ENLARGED:
        yield image.resize((image.width * 2, image.height * 2), Image.Resampling.BICUBIC)


def _barcodes(image: Image.Image) -> list[Barcode]:
    import zxingcpp

    wanted = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return zxingcpp.read_barcodes(image, formats=wanted, try_invert=False)
