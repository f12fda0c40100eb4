"""A question that only a person can answer, over the dimmed page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.overlay import Overlay
from inspector.desktop.widgets.text import Icon, Text
from inspector.i18n import _


class Confirm(Overlay):
    """Title, explanation, more content (`content`), two buttons; Enter accepts, Esc declines.

    `writes`: something is chosen or written in it, which needs Enter for itself; then Ctrl+Enter
    accepts. What would lose something (`danger`) is accepted by no single key.

    Signals:
        accepted, declined: one of them, once, after it closed.
    """

    accepted = Signal()
    declined = Signal()

    def __init__(
        self,
        host: QWidget,
        title: str,
        detail: str = "",
        *,
        yes: str,
        no: str = "",
        icon: str = "help-circle",
        danger: bool = False,
        width: int = 620,
        writes: bool = False,
    ) -> None:
        super().__init__(host, width=width)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(Icon(icon, "red" if danger else "accent", 24))
        self.title = Text(title, "card-title", wrap=True)
        head.addWidget(self.title, 1)
        self.card.body.addLayout(head)
        if detail:
            self.card.body.addWidget(Text(detail, "body", tone="ink2", wrap=True))
        self.content = QVBoxLayout()
        self.content.setSpacing(theme.px(12))
        self.card.body.addLayout(self.content)
        self.card.body.addSpacing(theme.px(12))
        self.no = Button(no or _("取消"), key="Esc")
        mark = "Ctrl+Enter" if writes else "" if danger else "Enter"
        self.yes = Button(yes, kind="danger" if danger else "primary", key=mark)
        if mark:
            self.act_by(self.yes)
        row = QHBoxLayout()
        row.addWidget(self.no)
        row.addStretch(1)
        row.addWidget(self.yes)
        self.card.body.addLayout(row)
        self._accepts = False
        self.yes.clicked.connect(self._accept)
        self.no.clicked.connect(self.close_panel)
        self.closed.connect(self._answer)

    def ask(self) -> None:
        """Show it, with the focus on the safe button where something would be lost."""
        self._accepts = False
        self.open(self.no if self.yes.key == "" else self.yes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts also where nothing in the panel had a use for it."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
        if enter and self.yes.key == "Enter" and self.isVisible():
            self.yes.click()
        super().keyPressEvent(event)

    def _accept(self) -> None:
        self._accepts = True
        self.close_panel()

    def _answer(self) -> None:
        (self.accepted if self._accepts else self.declined).emit()
