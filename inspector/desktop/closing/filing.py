"""Files on their way to the papers they belong to: read in the second pool, filed in the lane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from inspector.desktop.closing.which_page import WhichPage
from inspector.desktop.desk import Desk
from inspector.desktop.shell import Shell
from inspector.desktop.waiting import begin_waiting
from inspector.desktop.widgets.busy import BusyOverlay
from inspector.errors import InspectorError
from inspector.facts.scan import PrintedPaper, ScanFile, ScanReport, Sheet
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.usecases import scan_reading, scans


def choose_pages(parent: QWidget, take: Callable[[list[str]], object]) -> None:
    """Let scans and photos of signed pages be chosen; `take` gets the names of the files."""
    formats = " ".join(f"*{end} *{end.upper()}" for end in scan_reading.FORMATS)
    words = _("扫描件和照片 ({})").format(formats)
    dialog = QFileDialog(parent, _("签好的页面"), "", words)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    dialog.show()


class Filing(QObject):
    """Takes files for a page of the window; what no code tells is said by hand.

    Signals:
        filed: the ScanReport of some files. assigned: (Sheet, FiledPage), said by hand.
    """

    filed = Signal(object)
    assigned = Signal(object, object)

    def __init__(self, shell: Shell, desk: Desk, owner: QObject) -> None:
        super().__init__(owner)
        self._shell = shell
        self._desk = desk

    def choose(self, parent: QWidget) -> None:
        """Let files be chosen, then take them."""
        choose_pages(parent, lambda names: self.take([Path(name) for name in names]))

    def take(self, paths: Sequence[Path]) -> None:
        """Read files, and those below folders, then file each page with its paper."""
        if not paths:
            return
        busy, task = begin_waiting(self._shell, _("正在看每一页的方码"))

        def work() -> tuple[ScanFile, ...]:
            files = scan_reading.files_in(paths)
            done = 0

            def on_each(_file: ScanFile) -> None:
                nonlocal done
                done += 1
                task.report(done, len(files))

            task.report(done, len(files))
            return scan_reading.read(files, on_each, lambda: task.cancelled)

        def came(files: tuple[ScanFile, ...]) -> None:
            if task.cancelled:
                busy.close_panel()
                self._shell.bar.show_message(
                    _("停下了，这一批都没有收入"), tone="blue", icon="info-circle"
                )
            else:
                self._keep(files, busy)

        self._desk.background.run(
            self, work, came, lambda error: self._failed(error, busy), lane=False
        )

    def ask(self, sheet: Sheet, papers: Sequence[PrintedPaper]) -> None:
        """Show a sheet and ask which page of which of these papers it is."""
        panel = WhichPage(self._shell, self._desk, sheet, papers)
        visits = {one.subject: one.visit for one in papers}
        panel.said.connect(
            lambda subject, page: self._assign(sheet, subject, page, visits[subject])
        )
        self._shell.cover(panel)
        panel.ask()

    def _keep(self, files: tuple[ScanFile, ...], busy: BusyOverlay) -> None:
        def done(report: ScanReport) -> None:
            busy.close_panel()
            self.filed.emit(report)

        self._desk.write(
            self,
            lambda ws: scans.keep_read(ws, files),
            done,
            lambda error: self._failed(error, busy),
            touched=scans.changes_of,
        )

    def _assign(self, sheet: Sheet, subject: str, page: int, visit: str) -> None:
        self._desk.write(
            self,
            lambda ws: scans.assign_scan(ws, sheet.path, subject, page, sheet.sheet),
            lambda filed: self.assigned.emit(sheet, filed),
            touched=lambda _filed: Changes(visits=(visit,)),
        )

    def _failed(self, error: InspectorError, busy: BusyOverlay) -> None:
        busy.close_panel()
        self._shell.show_error(error)
