"""Fields: a label above, the input, and beneath it in red what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.text import Icon, Text

# As in the style sheet.
_PADDING = 7
_EDGE = 1

MAX_TEXT = 20_000
"""Characters that a field takes; more is refused in one sentence and stays in the field."""


class LineEdit(QLineEdit):
    """One line of text.

    Signals:
        left: the focus went elsewhere, or Enter was pressed (editingFinished, but once).
    """

    left = Signal()

    def __init__(
        self, text: str = "", *, hint: str = "", label: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(label)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TextArea(QPlainTextEdit):
    """Several lines of text; grows from `lines` to `most` lines, Tab leaves it.

    Signals:
        left: the focus went elsewhere.
    """

    left = Signal()

    def __init__(
        self,
        text: str = "",
        *,
        hint: str = "",
        label: str = "",
        lines: int = 1,
        most: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._lines, self._most = lines, most
        self.setPlaceholderText(hint)
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """The text as typed."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Show another text; the cursor stands at its end."""
        if text != self.toPlainText():
            self.setPlainText(text)
            cursor = self.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        """As high as set by its lines."""
        return QSize(theme.px(240), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter belongs to the page."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        shown = min(max(self._lines_needed(), self._lines), self._most)
        # Qt scrolls by lines and wants a pixel more than a line to call it visible.
        around = 2 * (theme.px(_PADDING) + _EDGE + 1 + round(self.document().documentMargin()))
        height = shown * self.fontMetrics().lineSpacing() + around
        if height != self.height():
            self.setFixedHeight(height)

    def _lines_needed(self) -> int:
        layout = self.document().documentLayout()
        spacing = self.fontMetrics().lineSpacing()
        block = self.document().firstBlock()
        height = 0.0
        # Asking for a block's rectangle lays it out; more than `most` lines are never shown.
        while block.isValid() and height < self._most * spacing:
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return round(height / spacing)


class Field(QWidget):
    """Label, input, error; `hint` stands behind the label, `aside` takes widgets at its right.

    `edge` is the widget that gets the red edge where the entry is wrong.
    """

    def __init__(
        self, label: str, edit: QWidget, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.edit = self.edge = edit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.aside = QHBoxLayout()
        self.aside.setSpacing(theme.px(8))
        self.label = Text(label, "label", parent=self)
        self.label.setVisible(bool(label))
        self.aside.addWidget(self.label)
        self.hint = Text(hint, "hint", parent=self)
        self.hint.setVisible(bool(hint))
        self.aside.addWidget(self.hint)
        self.aside.addStretch(1)
        column.addLayout(self.aside)
        column.addWidget(edit)
        self._error_row = QWidget(self)
        below = QHBoxLayout(self._error_row)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.px(6))
        below.addWidget(Icon("square-x", "red", 18), 0, Qt.AlignmentFlag.AlignTop)
        self._error = Text("", "second", tone="red", wrap=True)
        below.addWidget(self._error, 1)
        column.addWidget(self._error_row)
        self._error_row.hide()
        if not edit.accessibleName():
            edit.setAccessibleName(label)
        self.setFocusProxy(edit)

    @property
    def error(self) -> str:
        """What is wrong, or ""."""
        return self._error.text()

    def set_error(self, sentence: str) -> None:
        """Say what is wrong beneath the field and edge it in red; "" takes it back."""
        self._error.setText(sentence)
        self._error_row.setVisible(bool(sentence))
        self.edit.setAccessibleDescription(sentence)
        wrong = bool(sentence)
        if bool(self.edge.property("wrong")) != wrong:
            self.edge.setProperty("wrong", wrong)
            theme.repolish(self.edge)


class TextField(Field):
    """A Field around one line of text (`line`); typing takes its error back."""

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        example: str = "",
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.line = LineEdit(text, hint=example)
        super().__init__(label, self.line, hint=hint, parent=parent)
        self.line.textEdited.connect(lambda _text: self.set_error(""))

    def text(self) -> str:
        """What was typed, without blanks at its ends."""
        return self.line.text().strip()
