"""The photo that is chosen in the pool, larger, and what can be done with it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.walk.photo_panel import Picture
from inspector.desktop.walk.photo_words import redact_words, time_words, where_words
from inspector.desktop.walk.state import WalkState
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.check import CheckBox
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Text
from inspector.facts.photo import Photo
from inspector.i18n import _


class PoolSide(QWidget):
    """Picture, time, place and actions; for several chosen ones their number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        pane = Scroll(spacing=8)
        outer.addWidget(pane)
        column = pane.column
        side = theme.px(16)
        column.setContentsMargins(side, side, side, side)
        self.picture = Picture()
        column.addWidget(self.picture)
        self.title = Text("", "strong", wrap=True)
        self.detail = Text("", "second", wrap=True)
        column.addWidget(self.title)
        column.addWidget(self.detail)
        self.internal = CheckBox(_("内部，不上文书（I）"))
        column.addWidget(self.internal)
        self.look = Button(_("看大图、写说明"), icon="eye", compact=True, key="Space")
        self.redact = Button(_("遮挡"), icon="eye-off", compact=True, key="C")
        self.turn = Button(_("转 90°"), icon="rotate-clockwise", compact=True, key="R")
        self.remove = Button(_("去掉"), icon="trash", compact=True, key="Del")
        column.addWidget(self.look)
        column.addWidget(self.redact)
        pair = QHBoxLayout()
        pair.setSpacing(theme.px(8))
        pair.addWidget(self.turn)
        pair.addWidget(self.remove)
        pair.addStretch(1)
        column.addLayout(pair)
        column.addStretch(1)
        self.resized(narrow=False)

    def resized(self, *, narrow: bool) -> None:
        """Narrower where the window is, and a lower picture."""
        self.setFixedWidth(theme.px(272 if narrow else 340))
        self.picture.setFixedHeight(theme.px(120 if narrow else 148))

    def show_photos(self, photos: tuple[Photo, ...], state: WalkState, *, editable: bool) -> None:
        """Show what is chosen."""
        one = photos[0] if len(photos) == 1 else None
        self.picture.setVisible(one is not None)
        if one is not None:
            self.title.setText(time_words(one))
            self.detail.setText(f"{one.name}\n{where_words(state, one)}")
        else:
            self.title.setText(_("选了 {n} 张").format(n=len(photos)) if photos else "")
            words = _("一起归类、一起转；Ctrl 点选，Shift 连选，Ctrl+A 全选")
            self.detail.setText(words if photos else "")
        self.internal.setChecked(bool(photos) and all(photo.internal for photo in photos))
        for widget in (self.internal, self.turn, self.remove):
            widget.setVisible(bool(photos))
            widget.setEnabled(editable)
        self.look.setVisible(one is not None)
        self.redact.setVisible(one is not None)
        self.redact.setEnabled(editable)
        if one is not None:
            self.redact.setText(redact_words(one))

    @staticmethod
    def ask_to_remove(host: QWidget, count: int) -> Confirm:
        """The question before photos are taken out."""
        return Confirm(
            host,
            _("从这次检查里去掉 {n} 张照片？").format(n=count),
            _("照片不再出现在检查和文书里；原文件和它的校验值仍留在证据库。"),
            yes=_("去掉"),
            danger=True,
        )
