"""A count with − and + at its sides; the figure can be typed as well."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import IconButton
from inspector.i18n import _

_STEPS: dict[int, int] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class Stepper(QWidget):
    """− n +; empty means not counted.

    Signals:
        changed: the count (int), or None once emptied; not sent by `set_value`.
    """

    changed = Signal(object)

    def __init__(
        self,
        label: str,
        *,
        low: int = 0,
        high: int = 9999,
        tone: str = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._low, self._high = low, high
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        self.less = IconButton("minus", _("{label}减一").format(label=label), edged=True)
        self.more = IconButton("plus", _("{label}加一").format(label=label), edged=True)
        self.figure = QLineEdit()
        self.figure.setObjectName("Bare")
        self.figure.setAccessibleName(label)
        self.figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.figure.setValidator(QIntValidator(low, high, self.figure))
        self.figure.setFixedWidth(theme.px(40))
        self.figure.installEventFilter(self)
        self.figure.textEdited.connect(lambda _text: self.changed.emit(self.value))
        for button, step in ((self.less, -1), (self.more, 1)):
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.clicked.connect(lambda _on=False, by=step: self._step(by))
        row.addWidget(self.less)
        row.addWidget(self.figure)
        row.addWidget(self.more)
        self.setFocusProxy(self.figure)
        self.set_tone(tone)

    @property
    def value(self) -> int | None:
        """The count, None where nothing was counted."""
        text = self.figure.text()
        return int(text) if text.isdigit() else None

    def set_value(self, value: int | None) -> None:
        """Show a count without a signal."""
        self.figure.setText("" if value is None else str(value))

    def set_tone(self, tone: str) -> None:
        """Write the figure in a named colour (red for failed places)."""
        self.figure.setFont(theme.font(18, bold=True))
        palette = self.figure.palette()
        palette.setColor(palette.ColorRole.Text, theme.colour(tone))
        self.figure.setPalette(palette)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down count, with the figure in focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(event.key(), 0)
            if step:
                self._step(step)
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        held = self.value
        start = self._low if held is None else held + by
        self.set_value(min(max(start, self._low), self._high))
        self.changed.emit(self.value)
