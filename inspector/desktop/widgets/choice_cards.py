"""Choices that need a second line: cards with a round mark, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.pressable import Pressable

_PADDING = 14
_ICON = 24
_GAP = 10


class CardOption(Struct, frozen=True):
    """A choice with its second line; a disabled one says there why."""

    value: str
    title: str
    detail: str = ""
    enabled: bool = True


class ChoiceCard(Pressable):
    """One card; its second line wraps."""

    def __init__(self, option: CardOption, parent: QWidget | None = None) -> None:
        super().__init__(option.title, parent)
        self.option = option
        self.setCheckable(True)
        self.setEnabled(option.enabled)
        self.setAccessibleDescription(option.detail)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Narrower means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Title and detail with their margins, at least 68 px."""
        inner = width - self._left() - theme.px(_PADDING)
        words = sum(self._block(font, text, inner) for font, text in self._lines())
        return max(theme.px(68), words + 2 * theme.px(10))

    def sizeHint(self) -> QSize:
        """Comfortable for title and one line."""
        width = self._left() + theme.px(_PADDING + 200)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the title."""
        width = paint.text_width(theme.font(16, bold=True), self.text())
        return QSize(round(width + self._left() + theme.px(_PADDING) + 1), theme.px(68))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark, title, second line."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        ink, second = self._box(painter, box)
        mark = "circle-check" if self.isChecked() else "circle"
        side = theme.px(_ICON)
        icons.paint(
            painter, mark, ink, QRectF(theme.px(_PADDING), theme.px(_PADDING - 2), side, side)
        )
        inner = round(box.width()) - self._left() - theme.px(_PADDING)
        top = (box.height() - sum(self._block(f, t, inner) for f, t in self._lines())) / 2
        flags = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        for (font, text), tone in zip(self._lines(), (ink, second), strict=False):
            height = self._block(font, text, inner)
            painter.setFont(font)
            painter.setPen(theme.colour(tone))
            painter.drawText(QRectF(self._left(), top, inner, height), flags, text)
            top += height

    def _box(self, painter: QPainter, box: QRectF) -> tuple[str, str]:
        if not self.isEnabled():
            paint.rounded(painter, box, fill="grey-soft", edge="grey-edge")
            return "grey", "grey"
        if self.isChecked():
            paint.rounded(painter, box, fill="accent-soft", edge="accent", width=2)
            return "accent", "ink2"
        fill = "accent-soft" if self.hovered else "card"
        paint.rounded(painter, box, fill=fill, edge="line-strong")
        return "ink", "ink2"

    def _lines(self) -> list[tuple[QFont, str]]:
        lines = [(theme.font(16, bold=True), self.text())]
        if self.option.detail:
            lines.append((theme.font(14), self.option.detail))
        return lines

    def _left(self) -> int:
        return theme.px(_PADDING + _ICON + _GAP)

    @staticmethod
    def _block(font: QFont, text: str, width: int) -> int:
        flags = int(Qt.TextFlag.TextWordWrap)
        return QFontMetrics(font).boundingRect(0, 0, width, 10_000, flags, text).height()


class ChoiceCards(QWidget):
    """Cards in a grid, exclusive; one stop of the Tab key, arrows move the focus inside.

    Signals:
        chosen: the value a person chose; not sent by `choose`.
    """

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[CardOption] = (),
        *,
        label: str = "",
        columns: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(8))
        self.cards: list[ChoiceCard] = []
        self.set_options(options)

    def set_options(self, options: Sequence[CardOption]) -> None:
        """Offer other choices; nothing is chosen then."""
        for card in self.cards:
            self._grid.removeWidget(card)
            card.deleteLater()
        self.cards = [ChoiceCard(option, self) for option in options]
        for place, card in enumerate(self.cards):
            card.clicked.connect(self._clicked)
            self._grid.addWidget(card, place // self._columns, place % self._columns)
        self._settle_tab_stop()

    @property
    def value(self) -> str:
        """The chosen value, or ""."""
        return next((card.option.value for card in self.cards if card.isChecked()), "")

    def choose(self, value: str) -> None:
        """Show a value as chosen, without a signal."""
        for card in self.cards:
            card.setChecked(card.option.value == value)
        self._settle_tab_stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the focus, by column and by row."""
        steps: dict[int, int] = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Up: -self._columns,
        }
        here = next((place for place, c in enumerate(self.cards) if c.hasFocus()), None)
        step = steps.get(event.key(), 0)
        if not step or here is None:
            super().keyPressEvent(event)
            return
        there = here + step
        while 0 <= there < len(self.cards):
            if self.cards[there].isEnabled():
                self.cards[there].setFocus(Qt.FocusReason.TabFocusReason)
                return
            there += step

    def _clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, ChoiceCard):
            self.choose(pressed.option.value)
            self.chosen.emit(self.value)

    def _settle_tab_stop(self) -> None:
        held = [card for card in self.cards if card.isEnabled()]
        stop = next((c for c in held if c.isChecked()), held[0] if held else None)
        for card in self.cards:
            policy = Qt.FocusPolicy.StrongFocus if card is stop else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(policy)
