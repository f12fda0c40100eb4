"""A PDF held in memory: its pages, its outline, and pages as pictures; usable from any thread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QLoggingCategory,
    QModelIndex,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument

from inspector.errors import InspectorError

_ANNEX = "附件"


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the outline: its page counted from 0, its depth from 0."""

    title: str
    page: int
    depth: int


@dataclass(frozen=True, slots=True)
class PdfInfo:
    """Sizes of all pages in points, and the outline; `signed` pages come before the annexes."""

    sizes: tuple[QSizeF, ...]
    headings: tuple[Heading, ...]

    @property
    def pages(self) -> int:
        """How many pages."""
        return len(self.sizes)

    @property
    def signed(self) -> int:
        """How many pages are signed: those before the first annex."""
        annexes = [h.page for h in self.headings if not h.depth and h.title.startswith(_ANNEX)]
        return min(annexes, default=self.pages)


@contextmanager
def opened(data: bytes) -> Iterator[QPdfDocument]:
    """The document of these bytes, for the thread that asks."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready:
        raise InspectorError("program.fault", what=f"PDF {document.error().name}")
    try:
        yield document
    finally:
        document.close()


def read_info(data: bytes) -> PdfInfo:
    """Pages and outline of a PDF."""
    # Qt reports destinations without a position as faults; these have none on purpose.
    QLoggingCategory.setFilterRules("qt.pdf.bookmarks=false")
    with opened(data) as document:
        sizes = tuple(document.pagePointSize(page) for page in range(document.pageCount()))
        model = QPdfBookmarkModel()
        model.setDocument(document)
        return PdfInfo(sizes, tuple(_headings(model, QModelIndex(), 0)))


def _headings(model: QPdfBookmarkModel, parent: QModelIndex, depth: int) -> Iterator[Heading]:
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        title = str(index.data(QPdfBookmarkModel.Role.Title.value))
        yield Heading(title, int(index.data(QPdfBookmarkModel.Role.Page.value)), depth)
        yield from _headings(model, index, depth + 1)


def page_picture(data: bytes, page: int, width: int, *, grey: bool = False) -> QImage:
    """A page as a picture of that width in px, black on white; `grey` as a printer would."""
    with opened(data) as document:
        return picture_of(document, page, width, grey=grey)


def picture_of(document: QPdfDocument, page: int, width: int, *, grey: bool) -> QImage:
    """A page of an open document as a picture."""
    points = document.pagePointSize(page)
    size = QSize(width, max(round(width * points.height() / points.width()), 1))
    ink = document.render(page, size)
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.drawImage(0, 0, ink)
    painter.end()
    return picture.convertToFormat(QImage.Format.Format_Grayscale8) if grey else picture
