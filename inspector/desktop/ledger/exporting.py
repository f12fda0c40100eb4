"""The ledger as a spreadsheet, its deadlines as a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from inspector.desktop.desk import Desk
from inspector.desktop.ledger.reading import HAZARDS, filter_of
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.facts.ledger_sheet import LedgerKind
from inspector.i18n import _
from inspector.usecases.due import export_calendar
from inspector.usecases.ledgers import export_ledger
from inspector.usecases.setup import Workspace


class Exporting(QObject):
    """Asks for a file, writes it, and says so."""

    def __init__(self, shell: Shell, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._shell, self._desk, self._page = shell, desk, page

    def ledger(self, wanted: str, facility: str, search: str, today: date) -> None:
        """The lines of a filter as a spreadsheet."""
        kind = LedgerKind.HAZARDS if wanted == HAZARDS else LedgerKind.RECTIFICATION
        held = filter_of(wanted, facility, search)
        self._choose(
            kind.label,
            f"{kind.label}-{today}.xlsx",
            _("表格 (*.xlsx)"),
            lambda path: self._write(
                lambda ws: export_ledger(ws, kind, path, held), path, _("已导出 {n} 项")
            ),
        )

    def calendar(self, facility: str, today: date) -> None:
        """The deadlines that run as a calendar."""
        held = facility or None
        self._choose(
            _("整改期限"),
            _("整改期限-{day}").format(day=today) + ".ics",
            _("日历 (*.ics)"),
            lambda path: self._write(
                lambda ws: export_calendar(ws, path, facility=held),
                path,
                _("已导出 {n} 个期限，用日历程序打开这个文件"),
            ),
        )

    def _choose(self, title: str, name: str, pattern: str, save: Callable[[Path], object]) -> None:
        dialog = QFileDialog(self._page, title, "", pattern)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(name.rpartition(".")[2])
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: save(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    def _write(self, work: Callable[[Workspace], int], path: Path, words: str) -> None:
        def said(count: int) -> None:
            self._shell.bar.show_message(
                words.format(n=count), str(path), tone="green", icon="circle-check"
            )

        self._desk.write(self, work, said)
