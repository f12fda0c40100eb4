"""检查情况小结: a paragraph for a superior's system, copied with one press."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.text import Text
from inspector.i18n import _


class SummaryCard(Card):
    """The paragraph, how long it is, and the button that puts it on the clipboard."""

    def __init__(self) -> None:
        super().__init__(_("检查情况小结"))
        self.copy = Button(_("复制"), icon="copy", compact=True)
        self.copy.clicked.connect(self._copy)
        self.copy.setEnabled(False)
        self.head.addWidget(self.copy)
        self.text = Text("", "second", tone="ink", wrap=True)
        self.body.addWidget(self.text)
        self.length = Text("", "hint", wrap=True)
        self.body.addWidget(self.length)

    def show_summary(self, text: str) -> None:
        """Show the paragraph written from the facts as they stand."""
        self.text.setText(text)
        self.length.setText(_("{n} 字，只用统计数字，不含姓名和病情").format(n=len(text)))
        self.copy.setEnabled(bool(text))
        self._offer()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text.text())
        self.copy.setText(_("已复制"))
        self.copy.show_icon("check")

    def _offer(self) -> None:
        self.copy.setText(_("复制"))
        self.copy.show_icon("copy")
