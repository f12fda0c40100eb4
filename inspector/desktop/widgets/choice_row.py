"""A row of choices of which one is chosen; arrow keys move inside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QSizePolicy, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.pressable import Pressable

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ICON = 20
_GAP = 8
_PADDING = 14

Option = tuple[str, str] | tuple[str, str, str]
"""(value, words) or (value, words, icon name)."""


class ChoiceButton(Pressable):
    """One choice: `tone` accent fills it when chosen, amber edges it."""

    def __init__(
        self, value: str, words: str, icon: str, tone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self.value = value
        self._icon = icon
        self._tone = tone
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """44 px high, as wide as its words in bold."""
        width = paint.text_width(theme.font(16, bold=True), self.text()) + 2 * theme.px(_PADDING)
        if self._icon:
            width += theme.px(_ICON + _GAP)
        side = theme.px(44)
        return QSize(max(round(width + 1), side), side)

    def minimumSizeHint(self) -> QSize:
        """It never shrinks below its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Chosen: filled with the accent, or edged in amber."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        ink = self._box(painter, box)
        painter.setFont(self._font())
        words = paint.text_width(self._font(), self.text())
        extra = theme.px(_ICON + _GAP) if self._icon else 0
        left = (box.width() - words - extra) / 2
        if self._icon:
            side = theme.px(_ICON)
            square = QRectF(round(left), round((box.height() - side) / 2), side, side)
            icons.paint(painter, self._icon, ink, square)
        painter.setPen(theme.colour(ink))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(box.adjusted(left + extra, 0, 0, 0), flags, self.text())

    def _box(self, painter: QPainter, box: QRectF) -> str:
        if self.isChecked() and self._tone == "amber":
            paint.rounded(painter, box, fill="amber-soft", edge="amber", width=2)
            return "amber"
        if not self.isEnabled():
            # What was chosen stays legible where nothing can be chosen any more.
            chosen = self.isChecked()
            fill, edge = ("accent-soft", "accent") if chosen else ("grey-soft", "grey-edge")
            paint.rounded(painter, box, fill=fill, edge=edge, width=2 if chosen else 1)
            return "accent" if chosen else "grey"
        if self.isChecked():
            paint.rounded(painter, box, fill=self._tone)
            return "white"
        fill = "accent-soft" if self.hovered else "card"
        paint.rounded(painter, box, fill=fill, edge="line-strong")
        return "ink"

    def _font(self) -> QFont:
        return theme.font(16, bold=self.isChecked())


class ChoiceRow(QWidget):
    """Segmented choices, exclusive; one stop of the Tab key, arrows move the focus inside.

    `columns` arranges them as a grid, 0 lets them wrap as they fit, None keeps one row of equal
    parts. `optional`: choosing the chosen one again clears the row.

    Signals:
        chosen: the value a person chose, "" once cleared; not sent by `choose`.
    """

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[Option],
        *,
        label: str = "",
        tone: str = "accent",
        columns: int | None = None,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self._optional = optional
        self._tone = tone
        self._columns = columns
        self.buttons: list[ChoiceButton] = []
        self._layout = self._make_layout()
        self.set_options(options)

    def _make_layout(self) -> QLayout:
        made: QLayout
        if self._columns is None:
            made = QHBoxLayout(self)
        elif self._columns == 0:
            made = FlowLayout(self)
        else:
            made = QGridLayout(self)
        made.setContentsMargins(0, 0, 0, 0)
        made.setSpacing(theme.px(_GAP))
        return made

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other choices; nothing is chosen then."""
        for button in self.buttons:
            self._layout.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        for place, option in enumerate(options):
            icon = option[2] if len(option) == 3 else ""
            button = ChoiceButton(option[0], option[1], icon, self._tone, self)
            button.clicked.connect(self._clicked)
            self.buttons.append(button)
            if isinstance(self._layout, QGridLayout) and self._columns:
                self._layout.addWidget(button, place // self._columns, place % self._columns)
            else:
                self._layout.addWidget(button)
        self._settle_tab_stop()

    @property
    def value(self) -> str:
        """The chosen value, or ""."""
        return next((button.value for button in self.buttons if button.isChecked()), "")

    def choose(self, value: str) -> None:
        """Show a value as chosen, "" for none, without a signal."""
        for button in self.buttons:
            button.setChecked(button.value == value)
            button.update()
        self._settle_tab_stop()

    def set_enabled(self, value: str, enabled: bool) -> None:
        """Make one choice possible or impossible."""
        for button in self.buttons:
            if button.value == value:
                button.setEnabled(enabled)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the chosen button, or the first."""
        stop = self._tab_stop()
        if stop is not None:
            stop.setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the focus; choosing stays with Space, Enter or the pointer."""
        step = 1 if event.key() in _FORWARD else -1 if event.key() in _BACK else 0
        held = [button for button in self.buttons if button.isEnabled()]
        here = next((place for place, b in enumerate(held) if b.hasFocus()), None)
        if not step or here is None:
            super().keyPressEvent(event)
            return
        held[(here + step) % len(held)].setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self) -> None:
        pressed = self.sender()
        if not isinstance(pressed, ChoiceButton):
            return
        # A click on the chosen one has just unchecked it.
        keeps = pressed.isChecked() or not self._optional
        self.choose(pressed.value if keeps else "")
        self.chosen.emit(self.value)

    def _tab_stop(self) -> ChoiceButton | None:
        held = [button for button in self.buttons if button.isEnabled()]
        return next((b for b in held if b.isChecked()), held[0] if held else None)

    def _settle_tab_stop(self) -> None:
        stop = self._tab_stop()
        for button in self.buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
