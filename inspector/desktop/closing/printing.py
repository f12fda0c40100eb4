"""Pages to a printer: each rendered at the printer's own resolution, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from inspector.desktop.closing.pdf import opened, picture_of
from inspector.errors import InspectorError

LEAST_DPI, MOST_DPI = 200, 300


def new_printer(title: str, pages: int) -> QPrinter:
    """The system's usual printer on A4, with the paper's own margins and nothing added."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
        )
    )
    printer.setFullPage(True)
    printer.setFromTo(1, pages)
    return printer


def chosen_pages(printer: QPrinter, pages: int) -> tuple[int, ...]:
    """The pages to print, counted from 0, in the order in which they leave the printer."""
    first, last = printer.fromPage() or 1, printer.toPage() or pages
    if printer.printRange() is QPrinter.PrintRange.AllPages:
        first, last = 1, pages
    held = tuple(range(first - 1, min(last, pages)))
    return held[::-1] if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst else held


def print_pages(
    printer: QPrinter,
    data: bytes,
    pages: Sequence[int],
    *,
    grey: bool,
    report: Callable[[int, int], bool],
) -> int:
    """Print these pages; how many were sent before `report` said stop. print.failed if none can."""
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    wanted = [page for _copy in range(copies) for page in pages]
    grey = grey or printer.colorMode() is QPrinter.ColorMode.GrayScale
    painter = QPainter()
    if not wanted or not painter.begin(printer):
        raise InspectorError("print.failed", what=printer.printerName() or "–")
    sent = 0
    try:
        with opened(data) as document:
            paper = printer.paperRect(QPrinter.Unit.DevicePixel)
            inches = paper.width() / printer.resolution()
            dpi = min(max(printer.resolution(), LEAST_DPI), MOST_DPI)
            for page in wanted:
                if sent and not printer.newPage():
                    raise InspectorError("print.failed", what=printer.printerName() or "–")
                picture = picture_of(document, page, round(inches * dpi), grey=grey)
                painter.drawImage(_fitted(picture, paper), picture)
                sent += 1
                if not report(sent, len(wanted)):
                    printer.abort()
                    break
    finally:
        painter.end()
    return sent


def _fitted(picture: QImage, paper: QRectF) -> QRectF:
    """Where a page goes on the sheet: as large as fits, in the middle."""
    scale = min(paper.width() / picture.width(), paper.height() / picture.height())
    width, height = picture.width() * scale, picture.height() * scale
    left, top = (paper.width() - width) / 2, (paper.height() - height) / 2
    return QRectF(left, top, width, height)
