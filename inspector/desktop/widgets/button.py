"""Buttons: primary, secondary, link and icon, with their key cap drawn beside the text."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.pressable import Pressable

KINDS = ("primary", "secondary", "danger", "link", "quiet")

_GAP = 8
_ICON = 20


class Button(Pressable):
    """A button 48 px high (44 where compact, link or quiet).

    `kind`: one `primary` a page; `secondary` for the rest; `danger` confirms what cannot be undone;
    `link` is text only with a full-size hit area; `quiet` has no edge. `key` is the shortcut shown
    as a key cap (drawn only; bind it with `Page.key`). `after` is an icon behind the text.
    """

    def __init__(
        self,
        caption: str,
        *,
        kind: str = "secondary",
        icon: str = "",
        after: str = "",
        key: str = "",
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(caption, parent)
        self._kind = kind
        self._icon = icon
        self._after = after
        self.key = key
        self._compact = compact or kind in ("link", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_kind(self, kind: str) -> None:
        """Become another kind of button."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def show_icon(self, name: str) -> None:
        """Lead with another icon."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for everything it shows, at least 44 × 44."""
        side = theme.px(44 if self._compact else 48)
        width = self._content().width() + 2 * self._padding()
        return QSize(max(round(width + 0.5), side), side)

    def minimumSizeHint(self) -> QSize:
        """It never shrinks below its text."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, then icon, text, icon, key cap from left to right."""
        painter = QPainter(self)
        ink, dark = self._box(painter)
        content = self._content()
        box = QRectF(self.rect())
        left = (box.width() - content.width()) / 2
        if self._kind == "link":
            left = self._padding()
        for part, width in self._parts():
            area = QRectF(left, 0, width, box.height())
            self._draw(painter, part, area, ink, dark)
            left += width + theme.px(_GAP)

    def _box(self, painter: QPainter) -> tuple[str, bool]:
        pressed = self.isDown() or self.hovered
        box = QRectF(self.rect())
        if self._kind in ("link", "quiet"):
            if pressed:
                paint.rounded(painter, box, fill="accent-soft")
            ink = "accent" if self._kind == "link" else "ink2"
            return (ink if self.isEnabled() else "grey"), False
        if not self.isEnabled():
            paint.rounded(painter, box, fill="grey-soft", edge="grey-edge")
            return "grey", False
        if self._kind == "primary":
            paint.rounded(painter, box, fill="accent-hover" if pressed else "accent")
            return "white", True
        if self._kind == "danger":
            paint.rounded(painter, box, fill="red")
            return "white", True
        fill = "accent-soft" if pressed else "card"
        paint.rounded(painter, box, fill=fill, edge="line-strong")
        return "ink", False

    def _draw(
        self, painter: QPainter, part: tuple[str, str], area: QRectF, ink: str, dark: bool
    ) -> None:
        kind, value = part
        if kind == "text":
            painter.setFont(self._font())
            painter.setPen(theme.colour(ink))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(area, int(flags), value)
            return
        size = paint.cap_size(value) if kind == "key" else QSizeF(area.width(), area.width())
        corner = area.center() - QPointF(size.width() / 2, size.height() / 2)
        square = QRectF(QPointF(round(corner.x()), round(corner.y())), size)
        if kind == "key":
            paint.key_cap(painter, square, value, dark=dark, muted=not self.isEnabled())
        else:
            icons.paint(painter, value, ink, square)

    def _parts(self) -> list[tuple[tuple[str, str], float]]:
        parts: list[tuple[tuple[str, str], float]] = []
        side = theme.px(_ICON)
        if self._icon:
            parts.append((("icon", self._icon), side))
        if self.text():
            parts.append((("text", self.text()), paint.text_width(self._font(), self.text())))
        if self._after:
            parts.append((("icon", self._after), side))
        if self.key:
            parts.append((("key", self.key), paint.cap_size(self.key).width()))
        return parts

    def _content(self) -> QSizeF:
        parts = self._parts()
        gaps = theme.px(_GAP) * max(len(parts) - 1, 0)
        return QSizeF(sum(width for _, width in parts) + gaps, theme.px(_ICON))

    def _padding(self) -> int:
        if self._kind == "link":
            return theme.px(4)
        return theme.px(12 if self._compact else 20)

    def _font(self) -> QFont:
        if self._kind == "link":
            return theme.font(14, bold=True)
        bold = self._kind in ("primary", "danger") and self.isEnabled()
        return theme.font(14 if self._compact else 16, bold=bold)


class IconButton(Button):
    """A 44 px button that shows only an icon; its name is for screen readers and tests."""

    def __init__(
        self, name: str, label: str, *, edged: bool = False, parent: QWidget | None = None
    ) -> None:
        kind = "secondary" if edged else "quiet"
        super().__init__("", kind=kind, icon=name, compact=True, parent=parent)
        self.setAccessibleName(label)
        self.setToolTip(label)

    def _padding(self) -> int:
        return theme.px(12)
