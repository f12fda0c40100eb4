"""Pictures that go along with a report: chosen here, named one below the other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button, IconButton
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.text import Icon, Text
from inspector.i18n import _

FORMATS = ("*.jpg", "*.jpeg", "*.png", "*.heic")


def choose_pictures(owner: QWidget, title: str) -> QFileDialog:
    """The dialog for pictures; connect its `filesSelected`."""
    formats = " ".join((*FORMATS, *(one.upper() for one in FORMATS)))
    dialog = QFileDialog(owner, title, "", _("照片 ({})").format(formats))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    return dialog


class FilesRow(QWidget):
    """A button and the files chosen so far.

    Signals:
        changed: the list is another one.
    """

    changed = Signal()

    def __init__(self, caption: str) -> None:
        super().__init__()
        self.files: list[Path] = []
        self._caption = caption
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.add = Button(caption, icon="photo-plus", compact=True)
        self.add.clicked.connect(self._choose)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        column.addWidget(self.add)

    def take(self, paths: Iterable[Path]) -> None:
        """Add files; one that is there already is not added twice."""
        self.files += [path for path in dict.fromkeys(paths) if path not in self.files]
        self._fill()

    def _choose(self) -> None:
        dialog = choose_pictures(self, self._caption)
        dialog.filesSelected.connect(lambda names: self.take(map(Path, names)))
        dialog.show()

    def _fill(self) -> None:
        empty(self._rows)
        for path in self.files:
            held = QWidget()
            row = QHBoxLayout(held)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.px(8))
            row.addWidget(Icon("photo", "ink2"))
            row.addWidget(Text(path.name, "body", elide=True), 1)
            remove = IconButton("x", _("不要 {name}").format(name=path.name))
            remove.clicked.connect(lambda _on=False, gone=path: self._remove(gone))
            row.addWidget(remove)
            self._rows.addWidget(held)
        self.changed.emit()

    def _remove(self, path: Path) -> None:
        self.files.remove(path)
        self._fill()
