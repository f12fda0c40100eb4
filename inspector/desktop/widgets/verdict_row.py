"""The four verdict buttons: always in the same spot, symbol, word and key."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.pressable import Pressable
from inspector.desktop.widgets.states import VERDICT
from inspector.facts.vocabulary import Verdict
from inspector.i18n import _

ORDER = (Verdict.PASS, Verdict.FAIL, Verdict.NOT_APPLICABLE, Verdict.UNCHECKED)

_GAP = 8
_PADDING = 8
_STEPS: dict[int, int] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class VerdictButton(Pressable):
    """One verdict, 68 px high with its key, or 44 px and without where compact."""

    def __init__(
        self, verdict: Verdict, key: str, *, compact: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(verdict.label, parent)
        self.verdict = verdict
        self._key = key
        self._compact = compact
        self._proposed = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)

    @property
    def proposed(self) -> bool:
        """The program proposes it; it does not count before a person confirms."""
        return self._proposed

    def set_state(self, *, chosen: bool, proposed: bool) -> None:
        """Show it as chosen, as proposed, or neither."""
        self._proposed = proposed and not chosen
        self.setChecked(chosen)
        self.setAccessibleDescription(_("建议") if self._proposed else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Room for symbol and word."""
        size = 16 if self._compact else 18
        words = paint.text_width(theme.font(size, bold=True), self.text())
        width = words + theme.px((20 if self._compact else 24) + _GAP + 2 * _PADDING)
        return QSize(round(width + 1), theme.px(44 if self._compact else 68))

    def minimumSizeHint(self) -> QSize:
        """It never shrinks below its word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Symbol and word; beneath them 建议 and, where it can be pressed, the key."""
        painter = QPainter(self)
        look = VERDICT[self.verdict]
        box = QRectF(self.rect())
        ink = self._box(painter, box, look.tone)
        bare = self._compact or not self.isEnabled()
        upper = box if bare else QRectF(0, theme.px(4), box.width(), theme.px(36))
        self._draw_word(painter, upper, look.icon, ink)
        if not bare:
            lower = QRectF(0, theme.px(38), box.width(), theme.px(24))
            self._draw_key(painter, lower, ink)

    def _box(self, painter: QPainter, box: QRectF, tone: str) -> str:
        if not self.isEnabled():
            # What was answered stays legible where nothing can be answered any more.
            chosen = self.isChecked()
            fill, edge = (f"{tone}-soft", tone) if chosen else ("grey-soft", "grey-edge")
            paint.rounded(painter, box, fill=fill, edge=edge, width=2 if chosen else 1)
            return tone if chosen else "grey"
        if self.isChecked():
            paint.rounded(painter, box, fill=tone)
            return "white"
        if self._proposed:
            paint.rounded(painter, box, fill=f"{tone}-soft", edge=tone, width=2, dashed=True)
            return tone
        fill = f"{tone}-soft" if self.hovered else "card"
        paint.rounded(painter, box, fill=fill, edge="line-strong")
        return tone

    def _draw_word(self, painter: QPainter, area: QRectF, icon: str, ink: str) -> None:
        font = theme.font(16 if self._compact else 18, bold=True)
        side = theme.px(20 if self._compact else 24)
        words = paint.text_width(font, self.text())
        left = area.left() + (area.width() - side - theme.px(_GAP) - words) / 2
        top = round(area.top() + (area.height() - side) / 2)
        icons.paint(painter, icon, ink, QRectF(round(left), top, side, side))
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        rest = area.adjusted(left - area.left() + side + theme.px(_GAP), 0, 0, 0)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(rest, flags, self.text())

    def _draw_key(self, painter: QPainter, area: QRectF, ink: str) -> None:
        cap = paint.cap_size(self._key) if self._key else QSizeF(0, 0)
        hint = _("建议") if self._proposed else ""
        font = theme.font(13, bold=True)
        words = paint.text_width(font, hint) + theme.px(_GAP) if hint else 0.0
        left = area.left() + (area.width() - cap.width() - words) / 2
        if hint:
            painter.setFont(font)
            painter.setPen(theme.colour(ink))
            flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            painter.drawText(QRectF(left, area.top(), words, area.height()), flags, hint)
        if self._key:
            top = area.top() + (area.height() - cap.height()) / 2
            spot = QRectF(round(left + words), round(top), cap.width(), cap.height())
            paint.key_cap(painter, spot, self._key, dark=self.isChecked())


class VerdictRow(QWidget):
    """符合, 不符合, 不涉及, 未检查; one stop of the Tab key, arrows move the focus inside.

    Signals:
        chosen: the Verdict a person chose, again or anew; not sent by `show_verdict`.
    """

    chosen = Signal(object)

    def __init__(self, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("结论"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4 if compact else _GAP))
        self.buttons: dict[Verdict, VerdictButton] = {}
        for place, verdict in enumerate(ORDER, start=1):
            key = "" if compact else str(place)
            button = VerdictButton(verdict, key, compact=compact, parent=self)
            button.clicked.connect(self._clicked)
            self.buttons[verdict] = button
            row.addWidget(button, 1)
        self.show_verdict(None)

    def show_verdict(self, chosen: Verdict | None, proposed: Verdict | None = None) -> None:
        """Show what is answered and what is proposed, without a signal."""
        for verdict, button in self.buttons.items():
            button.set_state(chosen=verdict is chosen, proposed=verdict is proposed)
        stop = chosen or proposed or ORDER[0]
        for verdict, button in self.buttons.items():
            here = verdict is stop
            policy = Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    @property
    def verdict(self) -> Verdict | None:
        """What is shown as answered."""
        return next((v for v, button in self.buttons.items() if button.isChecked()), None)

    @property
    def proposed(self) -> Verdict | None:
        """What is shown as proposed."""
        return next((v for v, button in self.buttons.items() if button.proposed), None)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the answered or proposed button, or the first."""
        self.buttons[self.verdict or self.proposed or ORDER[0]].setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move the focus; only Space, Enter, a digit or the pointer decide."""
        step = _STEPS.get(event.key(), 0)
        here = next((p for p, v in enumerate(ORDER) if self.buttons[v].hasFocus()), None)
        if not step or here is None:
            super().keyPressEvent(event)
            return
        there = ORDER[(here + step) % len(ORDER)]
        self.buttons[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, VerdictButton):
            self.show_verdict(pressed.verdict)
            self.chosen.emit(pressed.verdict)
