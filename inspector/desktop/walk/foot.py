"""The foot of the walk: what is saved, who looks, what is missing, back and on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.walk.state import WalkState
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.bottom_bar import BottomBar, SavedMark
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.pressable import Pressable
from inspector.i18n import _

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class MissingButton(Pressable):
    """还缺 107 项，本区 12 项, in the blue of what is open, with its key."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._key = key
        self._done = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_open(self, words: str, *, done: bool) -> None:
        """Say how much is open."""
        self._done = done
        self.setText(words)
        self.update()

    def sizeHint(self) -> QSize:
        """44 px high."""
        words = paint.text_width(theme.font(), self.text())
        cap = paint.cap_size(self._key).width()
        return QSize(round(words + cap + theme.px(4 + 20 + 8 + 8 + 4) + 1), theme.px(44))

    def minimumSizeHint(self) -> QSize:
        """It never shrinks below its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Symbol, words, key."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.hovered or self.isDown():
            paint.rounded(painter, box, fill="blue-soft")
        tone = "green" if self._done else "blue"
        name = "circle-check" if self._done else "circle-dashed"
        side = theme.px(20)
        left = theme.px(4)
        icons.paint(painter, name, tone, QRectF(left, round((box.height() - side) / 2), side, side))
        left += side + theme.px(8)
        painter.setFont(theme.font())
        painter.setPen(theme.colour(tone))
        painter.drawText(box.adjusted(left, 0, 0, 0), _LEFT, self.text())
        cap = paint.cap_size(self._key)
        spot = QRectF(
            round(box.right() - theme.px(4) - cap.width()),
            round((box.height() - cap.height()) / 2),
            cap.width(),
            cap.height(),
        )
        paint.key_cap(painter, spot, self._key, dark=False)


class Foot(BottomBar):
    """Everything at the foot of the walk.

    Signals:
        looker_wanted: choose who looks, or when it was.
        missing_wanted: F6.
        before, onward: one item back; the next open one, or the review once none is left. Where
            nothing can be answered any more, the next of all.
    """

    looker_wanted = Signal()
    missing_wanted = Signal()
    before = Signal()
    onward = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.saved = SavedMark()
        self.left.addWidget(self.saved)
        self.looker = Button("", kind="quiet", icon="user", key="F3")
        self.looker.clicked.connect(self.looker_wanted)
        self.right.addWidget(self.looker)
        self.missing = MissingButton("F6")
        self.missing.clicked.connect(self.missing_wanted)
        self.right.addWidget(self.missing)
        self.back = Button(_("上一项"), icon="chevron-left", key="Ctrl+↑")
        self.back.clicked.connect(self.before)
        self.right.addWidget(self.back)
        self.next = Button(_("下一未答"), kind="primary", after="chevron-right", key="Ctrl+↓")
        self.next.clicked.connect(self.onward)
        self.right.addWidget(self.next)
        self._narrow = False
        self._at = ""
        self._whole = True

    def resized(self, *, narrow: bool) -> None:
        """Second lines drop away where the window is narrow."""
        self._narrow = narrow
        self.back.setText("" if narrow else _("上一项"))
        self.back.setAccessibleName(_("上一项"))
        self.show_saved(self._at, whole=self._whole)

    def show_saved(self, at: str, *, whole: bool) -> None:
        """When the last write was kept (like 14:32:05, or none yet), and whether all are."""
        self._at, self._whole = at, whole
        if not whole:
            self.saved.show_unsaved("" if self._narrow else at)
        elif at:
            self.saved.show_saved(at, roomy=not self._narrow)
        else:
            self.saved.show_status(_("还没有作答"), "ink3", "device-floppy")

    def show_looker(self, name: str, seen_at: str | None) -> None:
        """Who looks, and the time of looking where it was earlier."""
        when = _("补录 {at}").format(at=seen_at[5:16].replace("T", " ")) if seen_at else ""
        self.looker.setText(" ".join(part for part in (name, when) if part))
        self.looker.setAccessibleName(_("查看人：{name}").format(name=self.looker.text()))

    def show_state(self, state: WalkState, *, blocked: bool) -> None:
        """How much is open; `blocked` while an answer is not kept."""
        left = len(state.items) - state.progress.answered
        here = state.open_in(state.group())
        if not left:
            words = _("都答完了")
        elif self._narrow:
            words = _("还缺 {n} 项").format(n=left)
        else:
            words = _("还缺 {n} 项，本区 {here} 项").format(n=left, here=here)
        self.missing.show_open(words, done=not left)
        if not state.sheet.editable:
            self.next.setText(_("下一项"))
            self.next.setEnabled(state.after() is not None)
        else:
            self.next.setText(_("下一未答") if left else _("去复核"))
            self.next.setEnabled(not blocked)
        self.back.setEnabled(state.before() is not None)
