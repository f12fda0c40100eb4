"""Pages to a printer: each rendered at the printer's own resolution, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from inspector.desktop.closing.pdf import opened
from inspector.errors import InspectorError
from inspector.i18n import _

Report = Callable[[int, int], bool]
"""Told (pages sent, pages in all); False stops the printing."""

LEAST_DPI, MOST_DPI = 200, 300
_BAND = 256


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


def print_dialog(parent: QWidget, printer: QPrinter, pages: int, signed: int = 0) -> QPrintDialog:
    """The system's dialog for a paper of so many pages; proposes the first `signed` ones if any."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("打印"))
    dialog.setMinMax(1, pages)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    if signed:
        printer.setFromTo(1, signed)
        dialog.setFromTo(1, signed)
        dialog.setPrintRange(QAbstractPrintDialog.PrintRange.PageRange)
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    return dialog


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
    report: Report,
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
        with opened(data) as held:
            for page in wanted:
                if sent and not printer.newPage():
                    raise InspectorError("print.failed", what=printer.printerName() or "–")
                paper = printer.paperRect(QPrinter.Unit.DevicePixel)
                dpi = min(max(printer.resolution(), LEAST_DPI), MOST_DPI)
                width = round(paper.width() / printer.resolution() * dpi)
                _draw(painter, paper, held.picture(page, width, grey=grey))
                sent += 1
                if not report(sent, len(wanted)):
                    printer.abort()
                    break
    finally:
        painter.end()
    return sent


def _draw(painter: QPainter, paper: QRectF, picture: QImage) -> None:
    """A page as large as fits the sheet, in its middle; band by band, so that nobody waits long."""
    scale = min(paper.width() / picture.width(), paper.height() / picture.height())
    left = (paper.width() - picture.width() * scale) / 2
    above = (paper.height() - picture.height() * scale) / 2
    for top in range(0, picture.height(), _BAND):
        # A band covers a line of the next: a viewer must not show a seam between them.
        band = picture.copy(0, top, picture.width(), min(_BAND + 1, picture.height() - top))
        spot = QPointF(left, above + top * scale)
        painter.drawImage(QRectF(spot, QSizeF(band.size()) * scale), band)
