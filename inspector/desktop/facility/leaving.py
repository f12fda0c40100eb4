"""Leaving a form in which something was typed: save, go on, or give it up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.overlay import Overlay
from inspector.desktop.widgets.text import Icon, Text
from inspector.i18n import _


class LeavePanel(Overlay):
    """Three ways out; Esc goes on writing.

    Signals:
        saved, dropped: what was chosen, after it closed.
    """

    saved = Signal()
    dropped = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, width=620)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(Icon("help-circle", "accent", 24))
        head.addWidget(Text(_("填的内容还没有保存"), "card-title", wrap=True), 1)
        self.card.body.addLayout(head)
        self.card.body.addSpacing(theme.px(12))
        self.go_on = Button(_("继续填"), key="Esc")
        self.drop = Button(_("不保存，返回"))
        self.save = Button(_("保存"), kind="primary", key="Enter")
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.go_on)
        row.addStretch(1)
        row.addWidget(self.drop)
        row.addWidget(self.save)
        self.card.body.addLayout(row)
        self.go_on.clicked.connect(self.close_panel)
        self.drop.clicked.connect(self._drop)
        self.save.clicked.connect(self._save)

    def ask(self) -> None:
        """Show it with the focus on saving, which loses nothing."""
        self.open(self.save)

    def _drop(self) -> None:
        self.close_panel()
        self.dropped.emit()

    def _save(self) -> None:
        self.close_panel()
        self.saved.emit()
