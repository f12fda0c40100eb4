"""Long work under way: what is being done, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.overlay import Overlay
from inspector.desktop.widgets.text import Text
from inspector.i18n import _


class PlainBar(QWidget):
    """How much of something is done, in the accent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share = 0.0
        self.setFixedHeight(theme.px(8))

    def show_share(self, share: float) -> None:
        """Fill up to a share between 0 and 1."""
        self.share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, then the part that is done."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint.rounded(painter, box, fill="line", radius=4)
        if self.share > 0:
            done = QRectF(0, 0, max(box.width() * self.share, box.height()), box.height())
            paint.rounded(painter, done, fill="accent", radius=4)


class BusyOverlay(Overlay):
    """Covers the window while it must wait; Esc and the button ask to stop.

    Signals:
        cancelled: the user asked to stop; the work ends at its next step.
    """

    cancelled = Signal()

    def __init__(self, host: QWidget, title: str, *, stoppable: bool = True) -> None:
        super().__init__(host, width=520)
        self.closable = False
        self.title = Text(title, "card-title", wrap=True)
        self.detail = Text("", "second")
        self.bar = PlainBar()
        for part in (self.title, self.bar, self.detail):
            self.card.body.addWidget(part)
        self.stop = Button(_("停下"), key="Esc", parent=self.card)
        self.stop.setVisible(stoppable)
        self.stop.clicked.connect(self._stop)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stop)
        self.card.body.addLayout(row)

    def show_progress(self, done: int, total: int) -> None:
        """Show that `done` of `total` steps are finished."""
        self.bar.show_share(done / total if total else 0)
        self.detail.setText(_("{done} / {total}").format(done=done, total=total))

    def escape(self) -> None:
        """Esc asks to stop."""
        if self.stop.isVisible() and self.stop.isEnabled():
            self._stop()

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.detail.setText(_("做完手上这一步就停"))
        self.cancelled.emit()
