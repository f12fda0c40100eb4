"""The ways for pictures to come into a visit: chosen, dropped, pasted; files and whole folders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from inspector.desktop.desk import Desk
from inspector.desktop.walk.dropping import Drops, pasted
from inspector.desktop.walk.intake import Intake
from inspector.desktop.walk.intake_bar import IntakeBar
from inspector.i18n import _

PICTURES = "*.jpg *.jpeg *.png *.heic *.heif *.JPG *.JPEG *.PNG *.HEIC"


class Target(Struct, frozen=True):
    """Where pictures go: an answer of a visit, or with item None the pool."""

    visit: str
    item: str | None = None
    instance: str = ""


class Bringing(QObject):
    """Takes pictures for a page; `target` says where to, None while nothing may be changed."""

    def __init__(
        self, page: QWidget, desk: Desk, bar: IntakeBar, target: Callable[[], Target | None]
    ) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._bar = bar
        self._target = target
        self._drops = Drops(page, self.take)

    def choose(self) -> None:
        """Let files be chosen."""
        if self._target() is not None:
            self.take(choose_pictures(self._page))

    def choose_folder(self) -> None:
        """Let a folder be chosen."""
        name = QFileDialog.getExistingDirectory(self._page, _("选照片所在的文件夹"))
        self.take([Path(name)] if name else [])

    def take(self, paths: list[Path]) -> None:
        """Take files for the target; where a folder is among them, all go into the pool."""
        target = self._target()
        if target is not None and paths:
            self._intake(target).start(paths)

    def paste(self) -> None:
        """Take what is on the clipboard."""
        target = self._target()
        if target is not None:
            pasted(self.take, lambda data, name: self._intake(target).paste(data, name))

    def _intake(self, target: Target) -> Intake:
        intake = Intake(self._desk, self, target.visit, target.item, target.instance)
        self._bar.follow(intake)
        return intake


def choose_pictures(host: QWidget) -> list[Path]:
    """The system's dialog for pictures; nothing where it was declined."""
    kinds = f"{_('照片')} ({PICTURES})"
    names, _kind = QFileDialog.getOpenFileNames(host, _("选照片"), "", kinds)
    return [Path(name) for name in names]
