"""The foot of a page: back at the left, what is saved, the primary button at the right."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.text import Icon, Text
from inspector.i18n import _

_HIGH = 72
_LOW = 56


class BottomBar(QFrame):
    """72 px (56 where narrow) that never scroll; `left` and `right` take widgets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("BottomBar")
        self.setFixedHeight(theme.px(_HIGH))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(theme.px(16))
        self.left = QHBoxLayout()
        self.left.setSpacing(theme.px(12))
        self.right = QHBoxLayout()
        self.right.setSpacing(theme.px(12))
        row.addLayout(self.left)
        row.addStretch(1)
        row.addLayout(self.right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lower where the window is narrow."""
        super().resizeEvent(event)
        self.setFixedHeight(theme.px(_LOW if theme.narrow(self) else _HIGH))


class StatusLine(QWidget):
    """Symbol and sentence in a tone: what is missing, or that everything is there."""

    def __init__(
        self,
        sentence: str = "",
        tone: str = "blue",
        icon: str = "circle-dashed",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self._icon = Icon(icon, tone, parent=self)
        self.words = Text("", "strong", parent=self)
        self.second = Text("", "hint", parent=self)
        for part in (self._icon, self.words, self.second):
            row.addWidget(part)
        self.show_status(sentence, tone, icon)

    def show_status(self, sentence: str, tone: str, icon: str, second: str = "") -> None:
        """Say something else; an empty sentence shows nothing."""
        self._icon.show_icon(icon, tone)
        self.words.setText(sentence)
        self.words.set_tone(tone)
        self.second.setText(second)
        self.second.setVisible(bool(second))
        for part in (self._icon, self.words):
            part.setVisible(bool(sentence))


class SavedMark(StatusLine):
    """When the last answer became durable, or that one did not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "green", "device-floppy", parent)

    def show_saved(self, at: str, *, roomy: bool = True) -> None:
        """Saved at a local time like 14:32:05."""
        second = _("在本机，断电不丢") if roomy else ""
        self.show_status(_("已保存 {at}").format(at=at), "green", "device-floppy", second)

    def show_unsaved(self, last: str) -> None:
        """The last write failed; `last` is the time of the one before, or ""."""
        second = _("上次存好 {at}").format(at=last) if last else ""
        self.show_status(_("没存上"), "red", "square-x", second)
