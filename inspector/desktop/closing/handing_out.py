"""A paper leaves the program: saved in a file, or sent to a printer while the window waits."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from inspector.desktop.closing.printing import Report
from inspector.desktop.shell import Shell
from inspector.desktop.waiting import begin_waiting
from inspector.errors import InspectorError
from inspector.i18n import _

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def file_name(*parts: str) -> str:
    """A telling name for a saved paper, legal on every system."""
    return _NOT_IN_NAMES.sub("_", "-".join(parts)).strip(" .") + ".pdf"


def ask_where(parent: QWidget, name: str, chosen: Callable[[Path], object]) -> None:
    """Ask for the PDF file to save in: `name` is proposed, among the person's documents."""
    home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, _("保存为 PDF"), home, _("PDF 文件 (*.pdf)"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    dialog.show()


def say_saved(shell: Shell, path: Path) -> None:
    """Say where a paper was saved."""
    words = _("已保存 {name}").format(name=path.name)
    shell.bar.show_message(words, str(path.parent), tone="green", icon="check")


def send(
    shell: Shell,
    owner: QWidget,
    printer: QPrinter,
    work: Callable[[Report], int],
    done: Callable[[int], object] = lambda _sent: None,
) -> None:
    """Send pages to a printer in the background: `work` gives how many it sent, `done` hears it."""
    busy, task = begin_waiting(shell, _("正在打印"))

    def finish(sent: int) -> None:
        busy.close_panel()
        done(sent)
        words = _("打印停下了，已送出 {n} 页") if task.cancelled else _("已送到打印机，{n} 页")
        shell.bar.show_message(
            words.format(n=sent), printer.printerName(), tone="green", icon="printer"
        )

    def failed(error: InspectorError) -> None:
        busy.close_panel()
        shell.show_error(error)

    shell.background.run(owner, lambda: work(task.report), finish, failed, lane=False)
