"""Pictures that are dropped on a page or pasted into it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from inspector.i18n import _

TakeFiles = Callable[[list[Path]], object]
TakeBytes = Callable[[bytes, str], object]


class Drops(QObject):
    """Lets a whole page take dropped files and folders, wherever they fall."""

    def __init__(self, page: QWidget, take: TakeFiles) -> None:
        super().__init__(page)
        self._take = take
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept local files, then take them."""
        if isinstance(event, QDragEnterEvent) and files_of(event.mimeData()):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            paths = files_of(event.mimeData())
            if paths:
                event.acceptProposedAction()
                self._take(paths)
                return True
        return super().eventFilter(watched, event)


def files_of(data: QMimeData) -> list[Path]:
    """The local files and folders among what is carried."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def pasted(take_files: TakeFiles, take_bytes: TakeBytes) -> None:
    """Take what is on the clipboard: files, else a picture; anything else is left alone."""
    data = QGuiApplication.clipboard().mimeData()
    paths = files_of(data)
    if paths:
        take_files(paths)
    elif data.hasImage():
        image = QGuiApplication.clipboard().image()
        if not image.isNull():
            take_bytes(png_of(image), _("粘贴的照片.png"))


def png_of(image: QImage) -> bytes:
    """A picture as PNG bytes."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    buffer.close()
    return bytes(held.data())
