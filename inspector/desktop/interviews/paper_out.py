"""A paper for the office alone, to the printer or into a file, without a page that shows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from inspector.desktop.closing.handing_out import ask_where, say_saved, send
from inspector.desktop.closing.pdf import opened
from inspector.desktop.closing.printing import Report, chosen_pages, new_printer, print_pages
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
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
        ask_where(self._page, name, lambda path: self.save_as(path, make))

    def save_as(self, path: Path, make: Make) -> None:
        """Into this file."""

        def write(data: bytes) -> None:
            self._shell.background.run(
                self._page,
                lambda: write_paper(path, data),
                lambda _done: say_saved(self._shell, path),
                lane=False,
            )

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
        printer.setPrintRange(QPrinter.PrintRange.AllPages)

        def work(report: Report) -> int:
            with opened(data) as held:
                pages = held.document.pageCount()
            wanted = chosen_pages(printer, pages)
            return print_pages(printer, data, wanted, grey=False, report=report)

        send(self._shell, self._page, printer, work)
