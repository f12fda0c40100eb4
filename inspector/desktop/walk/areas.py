"""The areas where the window is narrow: a button in the top bar, and the tree over the page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.walk.state import WalkState
from inspector.desktop.walk.tree import WIDTH, AnsweredMark, Tree
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.overlay import Overlay
from inspector.desktop.widgets.painted_rows import line
from inspector.desktop.widgets.pressable import Pressable
from inspector.desktop.widgets.text import Icon, Text
from inspector.i18n import _


class AreaButton(Pressable):
    """Icon, area and count of the current area; opens the tree."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._icon = "map-pin"
        self._count = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_area(self, title: str, icon: str, count: str) -> None:
        """Show another area."""
        self._icon, self._count = icon, count
        self.setText(title)
        self.setAccessibleName(_("{area} {count}，换区域").format(area=title, count=count))
        self.update()

    def sizeHint(self) -> QSize:
        """44 px high."""
        font = theme.font(bold=True)
        words = paint.text_width(font, self.text()) + paint.text_width(font, self._count)
        cap = paint.cap_size("F8").width()
        return QSize(
            round(words + cap + theme.px(12 + 20 + 8 + 8 + 8 + 16 + 8 + 12) + 2), theme.px(44)
        )

    def minimumSizeHint(self) -> QSize:
        """The name of the area may be shortened."""
        return QSize(theme.px(190), theme.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, name, count, arrow, key."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        fill = "accent-soft" if self.hovered or self.isDown() else "card"
        paint.rounded(painter, box, fill=fill, edge="line-strong")
        side = theme.px(20)
        top = round((box.height() - side) / 2)
        icons.paint(painter, self._icon, "accent", QRectF(theme.px(12), top, side, side))
        cap = paint.cap_size("F8")
        right = box.right() - theme.px(12) - cap.width()
        spot = QRectF(
            round(right), round((box.height() - cap.height()) / 2), cap.width(), cap.height()
        )
        paint.key_cap(painter, spot, "F8", dark=False)
        arrow = theme.px(16)
        right -= theme.px(8) + arrow
        square = QRectF(round(right), round((box.height() - arrow) / 2), arrow, arrow)
        icons.paint(painter, "chevron-down", "ink2", square)
        font = theme.font(bold=True)
        width = paint.text_width(font, self._count) + 1
        right -= theme.px(8) + width
        line(painter, QRectF(right, 0, width, box.height()), self._count, font, "accent")
        left = theme.px(40)
        words = QRectF(left, 0, right - theme.px(6) - left, box.height())
        line(painter, words, self.text(), font, "accent")


class NarrowHead(QWidget):
    """What stands in the top bar while the window is narrow: the area, and how far one is.

    Signals:
        areas_wanted: the button was pressed.
    """

    areas_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        self.area = AreaButton()
        self.area.clicked.connect(self.areas_wanted)
        row.addWidget(self.area, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.answered = AnsweredMark(unit=False)
        row.addWidget(self.answered)
        self._mark = Icon("square-x", "red", 18)
        self.failed = Text("", "strong", tone="red")
        row.addWidget(self._mark)
        row.addWidget(self.failed)

    def show_state(self, state: WalkState) -> None:
        """Show area and counts."""
        group = state.group()
        total = len(group.items)
        self.area.show_area(group.title, group.icon, f"{total - state.open_in(group)}/{total}")
        progress = state.progress
        self.answered.show_progress(progress)
        self.failed.setText(str(progress.failed))
        for part in (self._mark, self.failed):
            part.setVisible(bool(progress.failed))


class AreaPanel(Overlay):
    """The tree over the page."""

    def __init__(self, host: QWidget, state: WalkState) -> None:
        super().__init__(host, width=WIDTH + 80, flush=True)
        self.tree = Tree()
        self.tree.setMinimumHeight(min(theme.px(620), host.height() - theme.px(60)))
        self.tree.setFixedWidth(theme.px(WIDTH + 78))
        self.card.body.addWidget(self.tree)
        self.tree.show_state(state)
        for signal in (self.tree.item_chosen, self.tree.area_chosen, self.tree.reordering):
            signal.connect(self.close_panel)

    def ask(self) -> None:
        """Open it with the focus on the current item."""
        self.open(self.tree.rows)
