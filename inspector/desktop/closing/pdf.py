"""A PDF held in memory: its pages, its outline, and pages as pictures; usable from any thread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct
from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEventLoop,
    QIODevice,
    QLoggingCategory,
    QModelIndex,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument, QPdfPageRenderer

from inspector.errors import InspectorError

_ANNEX = "附件"


class Heading(Struct, frozen=True):
    """An entry of the outline: its page counted from 0, its depth from 0."""

    title: str
    page: int
    depth: int


class PdfInfo(Struct, frozen=True):
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


class OpenPdf:
    """A document for the one thread that opened it."""

    def __init__(self, document: QPdfDocument) -> None:
        self.document = document
        self._renderer = QPdfPageRenderer()
        self._renderer.setDocument(document)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)

    def size(self, page: int, width: int) -> QSize:
        """Width and height in px of a page that is so many px wide."""
        points = self.document.pagePointSize(page)
        return QSize(width, max(round(width * points.height() / points.width()), 1))

    def picture(self, page: int, width: int, *, grey: bool = False) -> QImage:
        """A page as a picture of that width in px, black on white; `grey` as a printer would.

        Qt renders in a thread of its own while this one waits: so the window's thread is not kept
        from running, as it would be by a call that holds Python's lock.
        """
        size = self.size(page, width)
        loop, inks = QEventLoop(), list[QImage]()

        def take(_page: int, _size: QSize, ink: QImage, *_more: object) -> None:
            inks.append(ink)
            loop.quit()

        link = self._renderer.pageRendered.connect(take)
        if not self._renderer.requestPage(page, size):
            raise InspectorError("program.fault", what=f"PDF {page}")
        loop.exec()
        self._renderer.pageRendered.disconnect(link)
        picture = QImage(size, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.drawImage(0, 0, inks[0])
        painter.end()
        return picture.convertToFormat(QImage.Format.Format_Grayscale8) if grey else picture


@contextmanager
def opened(data: bytes) -> Iterator[OpenPdf]:
    """The document of these bytes; not for the window's thread, which would wait."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready:
        raise InspectorError("program.fault", what=f"PDF {document.error().name}")
    yield OpenPdf(document)


def read_info(data: bytes) -> PdfInfo:
    """Pages and outline of a PDF."""
    # Qt reports destinations without a position as faults; these have none on purpose.
    QLoggingCategory.setFilterRules("qt.pdf.bookmarks=false")
    with opened(data) as held:
        document = held.document
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
    """One page of a PDF as a picture."""
    with opened(data) as held:
        return held.picture(page, width, grey=grey)
