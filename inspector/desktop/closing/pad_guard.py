"""A finger that signs must not scroll the page beneath it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QScrollPrepareEvent

from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.signature_pad import SignaturePad


class PadGuard(QObject):
    """Lives with a scrolling column and refuses to scroll it from within a pad."""

    def __init__(self, scroll: Scroll) -> None:
        super().__init__(scroll)
        self._viewport = scroll.viewport()
        self._viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A scroll that would begin in a pad does not begin."""
        if isinstance(event, QScrollPrepareEvent):
            under = self._viewport.childAt(event.startPos().toPoint())
            if isinstance(under, SignaturePad):
                event.ignore()
                return True
        return super().eventFilter(watched, event)
