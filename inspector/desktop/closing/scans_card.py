"""The signed pages come back: photos or scans, waiting here until the visit is finished."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button, IconButton
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.text import Icon, Text
from inspector.i18n import _

_FORMATS = ("*.pdf", "*.jpg", "*.jpeg", "*.png")


class ScansCard(Card):
    """Files chosen or dropped; they become evidence when the visit is finished.

    Signals:
        changed: the list of files is another one.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("签好的页面"), icon="file-import", margin=16)
        self.files: list[Path] = []
        self.line = Text("", "second", tone="ink", wrap=True)
        self.body.addWidget(self.line)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.add = Button(_("加照片或扫描件"), icon="photo-plus", compact=True)
        self.add.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(Text(_("或把文件拖到这里"), "hint"))
        row.addStretch(1)
        self.body.addLayout(row)
        self.setAcceptDrops(True)
        self.show_needed(needed=True)

    def show_needed(self, *, needed: bool) -> None:
        """Say whether the visit can be finished without them."""
        self.line.setText(
            _("有人用笔签字：把签好的正文各页拍照或扫描，加进来才能完成检查。JPEG、PNG 或 PDF。")
            if needed
            else _("没有人用笔签字，可以不加。")
        )

    def take(self, paths: Iterable[Path]) -> None:
        """Add files; one that is there already is not added twice."""
        self.files += [path for path in dict.fromkeys(paths) if path not in self.files]
        self._fill()

    def forget(self) -> None:
        """Another visit: no files."""
        self.files = []
        self._fill()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files that were dropped."""
        urls = event.mimeData().urls()
        self.take(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
        event.acceptProposedAction()

    def _choose(self) -> None:
        formats = " ".join((*_FORMATS, *(one.upper() for one in _FORMATS)))
        dialog = QFileDialog(self, _("签好的页面"), "", _("照片和扫描件 ({})").format(formats))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.take(map(Path, names)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    def _fill(self) -> None:
        empty(self._rows)
        for path in self.files:
            self._rows.addWidget(self._row(path))
        self.changed.emit()

    def _row(self, path: Path) -> QWidget:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(Icon("file-text" if path.suffix.lower() == ".pdf" else "photo", "ink2"))
        row.addWidget(Text(path.name, "body", elide=True), 1)
        remove = IconButton("x", _("不要 {name}").format(name=path.name))
        remove.clicked.connect(lambda: self._remove(path))
        row.addWidget(remove)
        return held

    def _remove(self, path: Path) -> None:
        self.files.remove(path)
        self._fill()
