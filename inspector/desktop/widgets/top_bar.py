"""The bar above a visit: way back, facility, the four steps, where the data is, search."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Hairline
from inspector.desktop.widgets.pressable import Pressable
from inspector.desktop.widgets.text import Icon, Text
from inspector.i18n import _

STEPS = ("walk", "review", "sign", "preview")

_MARK = 24
_GAP = 8


class StepButton(Pressable):
    """One step: its number in a ring, a tick once it is done, its word."""

    def __init__(self, key: str, number: int, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(caption, parent)
        self.key = key
        self._number = number
        self._state = "open"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, state: str) -> None:
        """`state` is done, here or open."""
        self._state = state
        words = {"done": _("已做完"), "here": _("正在这一步"), "open": ""}
        self.setAccessibleDescription(words[state])
        self.update()

    def sizeHint(self) -> QSize:
        """44 px high."""
        words = paint.text_width(theme.font(16, bold=True), self.text())
        return QSize(round(words + theme.px(_MARK + _GAP + 8) + 1), theme.px(44))

    def minimumSizeHint(self) -> QSize:
        """It never shrinks below its word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ring, number or tick, word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self._state == "here"
        side = theme.px(_MARK)
        top = round((self.height() - side) / 2)
        ring = QRectF(theme.px(4), top, side, side)
        edge = "accent" if here or self.hovered else "line-strong"
        painter.setPen(QPen(theme.colour(edge), 1))
        painter.setBrush(theme.colour("accent") if here else theme.colour("card"))
        painter.drawEllipse(ring.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(theme.colour("white" if here else "ink2"))
        if self._state == "done":
            inset = theme.px(4)
            icons.paint(painter, "check", "ink2", ring.adjusted(inset, inset, -inset, -inset))
        else:
            painter.setFont(theme.font(14, bold=here))
            painter.drawText(ring, int(Qt.AlignmentFlag.AlignCenter), str(self._number))
        painter.setFont(self._font())
        painter.setPen(theme.colour("accent" if here else "ink2"))
        rest = QRectF(self.rect()).adjusted(theme.px(4 + _MARK + _GAP), 0, 0, 0)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(rest, flags, self.text())

    def _font(self) -> QFont:
        return theme.font(16, bold=self._state == "here")


class Steps(QWidget):
    """现场检查 › 复核 › 签字 › 打印.

    Signals:
        chosen: the page id of the step pressed.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        self.buttons: dict[str, StepButton] = {}
        captions = (_("现场检查"), _("复核"), _("签字"), _("打印"))
        for number, (key, caption) in enumerate(zip(STEPS, captions, strict=True), start=1):
            if number > 1:
                row.addWidget(Icon("chevron-right", "ink3", 16))
            button = StepButton(key, number, caption, self)
            button.clicked.connect(self._clicked)
            self.buttons[key] = button
            row.addWidget(button)

    def show_step(self, current: str, done: Collection[str]) -> None:
        """Mark where one is, and which of the other steps are done."""
        for key, button in self.buttons.items():
            button.show_state("here" if key == current else "done" if key in done else "open")

    def _clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, StepButton):
            self.chosen.emit(pressed.key)


class TopBar(QFrame):
    """The head of every page of a visit; folds to way back, middle and search where narrow.

    Signals:
        back, search: the buttons at its ends.
        step: the page id of the step pressed.
    """

    back = Signal()
    search = Signal()
    step = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("TopBar")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(theme.px(16))
        self.way_back = Button("", kind="quiet", icon="chevron-left", key="Esc")
        self.way_back.clicked.connect(self.back)
        row.addWidget(self.way_back)
        self._leads_to = ""
        self._divider = Hairline(upright=True, parent=self)
        self._divider.setFixedHeight(theme.px(32))
        row.addWidget(self._divider)
        self._words = QWidget(self)
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        self.name = Text("", "section", elide=True)
        self.line = Text("", "hint", elide=True)
        words.addWidget(self.name)
        words.addWidget(self.line)
        row.addWidget(self._words, 3)
        self.steps = Steps(self)
        self.steps.chosen.connect(self.step)
        row.addWidget(self.steps)
        self._middle = QHBoxLayout()
        # A widget of fixed size stays at the left, one that expands fills the middle.
        self._middle.addStretch(1)
        row.addLayout(self._middle, 1)
        self._offline = self._offline_mark()
        row.addWidget(self._offline)
        self._find = Button(_("搜索与跳转"), icon="search", key="Ctrl+K", compact=True)
        self._find.clicked.connect(self.search)
        row.addWidget(self._find)
        self._middle_widget: QWidget | None = None
        self._narrow: bool | None = None
        self._fold(narrow=False)

    def show_visit(self, name: str, line: str, step: str, done: Collection[str] = ()) -> None:
        """Name of the facility, one line about the visit, the step shown, those that are done."""
        self.name.setText(name)
        self.line.setText(line)
        self.steps.show_step(step, done)

    def show_way_back(self, words: str) -> None:
        """Name what Esc leads to."""
        self._leads_to = words
        self.way_back.setText("" if self._narrow else words)
        self.way_back.setAccessibleName(_("回到{page}").format(page=words))

    def set_middle(self, widget: QWidget | None) -> None:
        """What stands in the middle while the bar is narrow (the area button of the walk)."""
        if self._middle_widget is not None:
            self._middle.removeWidget(self._middle_widget)
            self._middle_widget.hide()
            self._middle_widget.setParent(None)
        self._middle_widget = widget
        if widget is not None:
            self._middle.insertWidget(0, widget, 10)
            widget.setVisible(bool(self._narrow))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold with the width."""
        super().resizeEvent(event)
        self._fold(narrow=theme.narrow(self))

    def _fold(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.setFixedHeight(theme.px(48 if narrow else 64))
        for part in (self._divider, self._words, self.steps, self._offline):
            part.setVisible(not narrow)
        self.show_way_back(self._leads_to)
        self._find.setText("" if narrow else _("搜索与跳转"))
        self._find.setAccessibleName(_("搜索与跳转"))
        if self._middle_widget is not None:
            self._middle_widget.setVisible(narrow)

    def _offline_mark(self) -> QWidget:
        mark = QWidget(self)
        row = QHBoxLayout(mark)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        row.addWidget(Icon("wifi-off", "ink3", 18))
        row.addWidget(Text(_("在本机"), "hint"))
        mark.setAccessibleName(_("离线工作，数据在本机"))
        return mark
