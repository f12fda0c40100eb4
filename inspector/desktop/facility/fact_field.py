"""One field of the form: label, input, what is wrong, and what is doubtful."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.facility.inputs import make_input
from inspector.desktop.widgets.input_field import InputField
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.facility import Field
from inspector.i18n import _

REQUIRED = ("name", "kinds")


class FactField(InputField):
    """Label, input, error, and beneath it what is doubtful."""

    def __init__(self, field: Field) -> None:
        hint = _("必填") if field.name in REQUIRED else ""
        super().__init__(field.label, make_input(field), hint=hint)
        self.field = field
        self._doubt: DoubtLine | None = None
        self._column = self.layout()
        if isinstance(self._column, QVBoxLayout):
            self._column.addStretch(1)

    @property
    def doubt(self) -> str:
        """What is doubtful, or ""."""
        return self._doubt.words.text() if self._doubt is not None else ""

    def set_doubt(self, sentence: str) -> None:
        """Say what is doubtful; "" takes it back."""
        if self._doubt is None and sentence and isinstance(self._column, QVBoxLayout):
            self._doubt = DoubtLine(self)
            self._column.insertWidget(self._column.count() - 1, self._doubt)
        if self._doubt is not None:
            self._doubt.words.setText(sentence)
            self._doubt.setVisible(bool(sentence))


class DoubtLine(QWidget):
    """A sentence in blue with its symbol."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(Icon("info-circle", "blue", 18), 0, Qt.AlignmentFlag.AlignTop)
        self.words = Text("", "second", tone="blue", wrap=True)
        row.addWidget(self.words, 1)
