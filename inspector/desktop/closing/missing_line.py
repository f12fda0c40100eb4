"""What a form still lacks, beside its button; it wraps where there is little room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.text import Icon, Text
from inspector.i18n import _


class MissingLine(QWidget):
    """还缺：… in blue, or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        self._mark = Icon("circle-dashed", "blue", 18, parent=self)
        self.words = Text("", "label", tone="blue", wrap=True, parent=self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        row.addWidget(self._mark)

    def show_missing(self, missing: Sequence[str]) -> None:
        """Name what is missing."""
        words = _("还缺：{what}").format(what="、".join(missing)) if missing else ""
        self.words.setText(words)
        self._mark.setVisible(bool(missing))
