"""What this computer remembers for one user: font size, data folder, place of the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_NAME = "facility-inspector"


class Preferences:
    """Kept beside the user's other settings, never in the data folder: a screen is not evidence."""

    def __init__(self) -> None:
        ini = QSettings.Format.IniFormat
        self._kept = QSettings(ini, QSettings.Scope.UserScope, _NAME, "window")

    @property
    def factor(self) -> float:
        """Font size factor; 1.0 where none, or none that we offer, is kept."""
        kept = self._kept.value("font_percent", 100, int)
        return kept / 100 if kept in (100, 125, 150) else 1.0

    @factor.setter
    def factor(self, value: float) -> None:
        self._kept.setValue("font_percent", round(value * 100))
        self._kept.sync()

    @property
    def folder(self) -> Path | None:
        """The data folder of the last start, if any."""
        kept = str(self._kept.value("folder", ""))
        return Path(kept) if kept else None

    @folder.setter
    def folder(self, value: Path) -> None:
        if value != self.folder:
            self._kept.setValue("folder", str(value))
            self._kept.sync()

    @property
    def geometry(self) -> QByteArray:
        """Place and size of the window, empty where none is kept."""
        kept = self._kept.value("geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._kept.setValue("geometry", value)
