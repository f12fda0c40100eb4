"""A column that scrolls by wheel, key and finger, and never sideways."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QScroller,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from inspector.desktop import theme


class Scroll(QScrollArea):
    """A vertical scroll area around one column of widgets (`column`); follows the focus."""

    def __init__(self, *, spacing: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # One of our own: asked for Qt's, PySide looks through all widgets that it knows.
        self.setViewport(QWidget())
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)
        body = QWidget()
        self._body = body
        body.setObjectName("ScrollBody")
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(spacing))
        self.setWidget(body)
        body.setAutoFillBackground(False)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The column's least width is the area's: nothing is ever cut off at the right."""
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            bar = self.verticalScrollBar().sizeHint().width()
            self.setMinimumWidth(self._body.minimumSizeHint().width() + bar)
        return super().eventFilter(watched, event)

    def fit(self, width: int, room: int) -> None:
        """As high as the column is at this width, at most `room`: the rest is scrolled to."""
        wanted = max(self._body.sizeHint().height(), self._body.heightForWidth(width))
        height = min(wanted, room) + 2
        if height != self.height():
            self.setFixedHeight(height)

    def to_top(self) -> None:
        """Show the beginning."""
        self.verticalScrollBar().setValue(0)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._body.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, theme.px(24))
