"""A paper for the office alone, to the printer or into a file, without a page that shows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog

from inspector.desktop.background import Task
from inspector.desktop.closing.pdf import opened
from inspector.desktop.closing.printing import chosen_pages, new_printer, print_pages
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.busy import BusyOverlay
from inspector.errors import InspectorError
from inspector.i18n import _
from inspector.usecases.handing_over import write_paper

Made = Callable[[bytes], object]
Make = Callable[[Made], object]
"""Calls the receiver with the PDF, once it is made."""


class PaperOut:
    """Asks where to, then makes the paper and sends it there: nothing is made in vain."""

    def __init__(self, shell: Shell, page: Page) -> None:
        self._shell = shell
        self._page = page

    def save(self, name: str, make: Make) -> None:
        """Into a file that the person chooses."""
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._page, _("保存为 PDF"), home, _("PDF 文件 (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: self.save_as(Path(chosen), make))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    def save_as(self, path: Path, make: Make) -> None:
        """Into this file."""

        def write(data: bytes) -> None:
            self._shell.background.run(
                self._page, lambda: write_paper(path, data), lambda _done: saved(), lane=False
            )

        def saved() -> None:
            words = _("已保存 {name}").format(name=path.name)
            self._shell.bar.show_message(words, str(path.parent), tone="green", icon="check")

        make(write)

    def print(self, name: str, make: Make) -> None:
        """To a printer that the person chooses; one page is the rule, all are printed."""
        printer = new_printer(name.removesuffix(".pdf"), 1)
        dialog = QPrintDialog(printer, self._page)
        dialog.setWindowTitle(_("打印"))
        dialog.accepted.connect(lambda: make(lambda data: self.print_on(printer, data)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    def print_on(self, printer: QPrinter, data: bytes) -> None:
        """Send all pages to a printer, in the background."""
        busy = BusyOverlay(self._shell, _("正在打印"))
        self._shell.cover(busy)
        busy.closed.connect(busy.deleteLater)
        task = Task(self._page)
        task.progress.connect(busy.show_progress)
        busy.cancelled.connect(task.cancel)
        busy.open()
        printer.setPrintRange(QPrinter.PrintRange.AllPages)

        def work() -> int:
            with opened(data) as held:
                pages = held.document.pageCount()
            wanted = chosen_pages(printer, pages)
            return print_pages(printer, data, wanted, grey=False, report=task.report)

        def done(sent: int) -> None:
            busy.close_panel()
            words = _("已送到打印机，{n} 页").format(n=sent)
            self._shell.bar.show_message(words, printer.printerName(), tone="green", icon="printer")

        def failed(error: InspectorError) -> None:
            busy.close_panel()
            self._shell.show_error(error)

        self._shell.background.run(self._page, work, done, failed, lane=False)
