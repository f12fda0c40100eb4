"""The navigation rail: six entries of 68 px, lower where the window is, settings at its foot."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.pressable import Pressable
from inspector.i18n import _

_ENTRY, _LEAST = 68, 52
_MARGIN = 8


class RailEntry(Pressable):
    """Icon and word; the one in use stands on white."""

    # On the dark rail the accent's ring would not be seen.
    ringed = False

    def __init__(self, key: str, caption: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(caption, parent)
        self.key = key
        self._icon = icon
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setMaximumHeight(theme.px(_ENTRY))

    def minimumSizeHint(self) -> QSize:
        """It may be lower where the window is low."""
        return QSize(theme.px(theme.RAIL - 2 * _MARGIN), theme.px(_LEAST))

    def sizeHint(self) -> QSize:
        """As wide as the rail less its margins."""
        return QSize(theme.px(theme.RAIL - 2 * _MARGIN), theme.px(_ENTRY))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon above, word beneath."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        ink = "accent" if self.isChecked() else "rail-ink"
        if self.isChecked():
            paint.rounded(painter, box, fill="white", radius=8)
        elif self.hovered or self.isDown():
            paint.rounded(painter, box, fill="rail-hover", radius=8)
        if self.hasFocus():
            inner = box.adjusted(3, 3, -3, -3)
            paint.rounded(painter, inner, edge=ink, width=2, radius=6)
        side = theme.px(24)
        spare = round((box.height() - theme.px(_LEAST)) / 2)
        spot = QRectF(round((box.width() - side) / 2), spare + theme.px(2), side, side)
        icons.paint(painter, self._icon, ink, spot)
        painter.setFont(self._font())
        painter.setPen(theme.colour(ink))
        lower = QRectF(0, spare + theme.px(26), box.width(), theme.px(26))
        painter.drawText(lower, int(Qt.AlignmentFlag.AlignCenter), self.text())

    def _font(self) -> QFont:
        return theme.font(14, bold=self.isChecked())


class Rail(QFrame):
    """Where one can go; absent on a visit.

    Signals:
        chosen: the page id of the entry pressed.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Rail")
        self.setAccessibleName(_("导航"))
        self.setFixedWidth(theme.px(theme.RAIL))
        column = QVBoxLayout(self)
        edge = theme.px(_MARGIN)
        column.setContentsMargins(edge, theme.px(16), edge, theme.px(16))
        column.setSpacing(theme.px(4))
        self.entries: dict[str, RailEntry] = {}
        for key, caption, icon in (
            ("home", _("工作台"), "home"),
            ("facilities", _("检查对象"), "building-community"),
            ("ledger", _("整改"), "tool"),
            ("leads", _("线索"), "lock"),
            ("checklists", _("检查表"), "checklist"),
            ("settings", _("设置"), "settings"),
        ):
            if key == "settings":
                column.addStretch(1)
            entry = RailEntry(key, caption, icon, self)
            entry.clicked.connect(self._clicked)
            self.entries[key] = entry
            column.addWidget(entry)

    def show_current(self, key: str) -> None:
        """Mark the entry in use."""
        for held, entry in self.entries.items():
            entry.setChecked(held == key)

    def offer(self, keys: set[str]) -> None:
        """Show only entries that lead somewhere."""
        for key, entry in self.entries.items():
            entry.setVisible(key in keys)

    def _clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, RailEntry):
            # The page decides what is marked, not the click.
            pressed.setChecked(not pressed.isChecked())
            self.chosen.emit(pressed.key)
