"""The window's start: shown at once, with use cases and pages loading in the background."""

from __future__ import annotations

import gc
import importlib
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from inspector.desktop.mend import collect_between_events, import_plainly
from inspector.errors import InspectorError

if TYPE_CHECKING:
    from inspector.desktop.assemble import Opened
    from inspector.desktop.shell import Shell


ARGUMENTS = ("facility-inspector", "-style", "Fusion")
"""What Qt is told at the start; a style chosen later would first have to be made for Python."""


def main(folder: Path | None = None, actor: str | None = None) -> int:
    """Open the window on a data folder, by default the one of last time; the exit status."""
    app = application()
    shell = window(folder, actor)
    if shell.restoreGeometry(shell.preferences.geometry):
        shell.show()
    else:
        shell.showMaximized()
    return app.exec()


def window(folder: Path | None = None, actor: str | None = None) -> Shell:
    """The window, still empty: once it is painted, it loads the program and opens the folder."""
    from inspector.desktop.preferences import Preferences
    from inspector.desktop.shell import Shell

    shell = Shell(Preferences())
    start = Start(shell, folder, actor)
    sys.excepthook = start.survive
    shell.painted.connect(start.begin)
    return shell


def application() -> QApplication:
    """The QApplication, speaking Chinese."""
    import_plainly()
    app = QApplication(list(ARGUMENTS))
    app.setApplicationName("facility-inspector")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    words = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load("qtbase_zh_CN", folder):
        app.installTranslator(words)
    return app


class Start(QObject):
    """What happens after the first paint: import, open the folder, show the first page."""

    def __init__(self, shell: Shell, folder: Path | None, actor: str | None) -> None:
        super().__init__(shell)
        self._shell = shell
        self._folder = folder
        self._actor = actor

    def begin(self) -> None:
        """Import the frame and show it; then import what is heavy and open the data folder."""
        # What is loaded now stays: looking through it for garbage again and again costs much.
        gc.disable()
        self._shell.background.run(self, self._load_frame, self._frame_loaded)

    def survive(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """A fault in the window is written to stderr and shown; the program goes on."""
        traceback.print_exception(kind, fault, trace)
        self._shell.show_error(InspectorError("program.fault", what=f"{kind.__name__}: {fault}"))

    @staticmethod
    def _load_frame() -> None:
        for module in ("frame", "keys", "mend", "widgets.focus_ring"):
            importlib.import_module(f"inspector.desktop.{module}")

    def _frame_loaded(self, _done: None) -> None:
        # One after the other: imports in the lane would slow the window while it is built.
        self._shell.furnish()
        self._shell.background.run(self, self._load, self._loaded, self._failed)

    def _load(self) -> Opened:
        from inspector.desktop import assemble

        remembered = self._shell.preferences.folder
        return assemble.open_folder(self._folder, remembered, self._actor)

    def _loaded(self, opened: Opened) -> None:
        from inspector.desktop import assemble

        assemble.settle(self._shell, opened)
        collect_between_events(self)

    def _failed(self, error: InspectorError) -> None:
        collect_between_events(self)
        self._shell.show_error(error)
