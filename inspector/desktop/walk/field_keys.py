"""Keys that a text field would swallow although it has no use for them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class FieldKeys(QObject):
    """Leaves Ctrl+Z to the page where nothing was typed, and Ctrl+V where a picture is pasted."""

    def watch(self, host: QWidget) -> None:
        """Watch the text fields of a widget; a picture that falls on one is the page's."""
        for line in host.findChildren(QLineEdit):
            line.installEventFilter(self)
            line.setAcceptDrops(False)
        for area in host.findChildren(QPlainTextEdit):
            area.installEventFilter(self)
            area.setAcceptDrops(False)
            area.viewport().setAcceptDrops(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An override that is not claimed becomes the page's shortcut."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            useless = (event.matches(QKeySequence.StandardKey.Undo) and not _can_undo(watched)) or (
                event.matches(QKeySequence.StandardKey.Paste) and _holds_picture()
            )
            if useless:
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QPlainTextEdit) and field.document().isUndoAvailable()


def _holds_picture() -> bool:
    data = QGuiApplication.clipboard().mimeData()
    return data.hasImage() or any(url.isLocalFile() for url in data.urls())
