"""A photo looked at closer: named, covered, turned, kept internal, moved, taken out, exported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.desk import Desk
from inspector.desktop.shell import Shell
from inspector.desktop.walk.photo_cover import cover_photo
from inspector.desktop.walk.photo_words import redact_words, time_words, where_words
from inspector.desktop.walk.pick import PickPanel
from inspector.desktop.walk.state import WalkState
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.check import CheckBox
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.field import Field, LineEdit
from inspector.desktop.widgets.overlay import Overlay
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Text
from inspector.errors import InspectorError
from inspector.facts.photo import Photo
from inspector.i18n import _
from inspector.usecases import photos as use
from inspector.usecases.setup import Workspace
from inspector.usecases.walk import Saved


class Picture(QWidget):
    """A picture as large as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_jpeg(self, jpeg: bytes) -> None:
        """Show other bytes; none leave the sign of a missing picture."""
        picture = QPixmap()
        picture.loadFromData(jpeg)
        self._picture = picture
        self.update()

    @property
    def shown(self) -> bool:
        """Whether a picture is there."""
        return not self._picture.isNull()

    def sizeHint(self) -> QSize:
        """Landscape."""
        return QSize(theme.px(520), theme.px(420))

    def minimumSizeHint(self) -> QSize:
        """It may be small."""
        return QSize(theme.px(200), theme.px(160))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture in the middle of a dark ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        paint.rounded(painter, box, fill="ink")
        if self._picture.isNull():
            side = theme.px(32)
            spot = QRectF(0, 0, side, side)
            spot.moveCenter(box.center())
            icons.paint(painter, "photo", "grey-edge", spot)
            return
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        spot = QRectF(0, 0, size.width(), size.height())
        spot.moveCenter(box.center())
        painter.drawPixmap(spot, self._picture, QRectF(self._picture.rect()))


class PhotoPanel(Overlay):
    """One photo over the page.

    Signals:
        changed: Saved, after something about the photo was written.
    """

    changed = Signal(object)

    def __init__(self, shell: Shell, desk: Desk, state: WalkState, photo: Photo) -> None:
        super().__init__(shell, width=1040)
        self._shell = shell
        self._desk = desk
        self._state = state
        self.photo = photo
        self.picture = Picture()
        row = QHBoxLayout()
        row.setSpacing(theme.px(24))
        row.addWidget(self.picture, 1)
        row.addWidget(self._side(min(theme.px(560), shell.height() - theme.px(112))))
        self.card.body.addLayout(row)
        self.closed.connect(self._leave)
        self._show()

    def _side(self, height: int) -> QWidget:
        holder = QWidget()
        holder.setFixedSize(theme.px(288), height)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        pane = Scroll(spacing=8)
        column.addWidget(pane, 1)
        side = pane.column
        side.setContentsMargins(theme.px(3), theme.px(3), theme.px(12), theme.px(3))
        self.when = Text("", "strong")
        self.source = Text("", "second", wrap=True)
        side.addWidget(self.when)
        side.addWidget(self.source)
        self.caption = LineEdit(hint=_("拍的是什么、在哪里"))
        self.caption.left.connect(self._keep_caption)
        self.caption.returnPressed.connect(self._keep_caption)
        side.addWidget(Field(_("照片说明"), self.caption))
        self.internal = CheckBox(_("内部"), detail=_("不上任何交出去的文书"), boxed=True)
        self.internal.clicked.connect(self._mark)
        side.addWidget(self.internal)
        self.redact = Button("", icon="eye-off", compact=True)
        self.turn = Button(_("转 90°"), icon="rotate-clockwise", compact=True)
        self.assign = Button("", icon="clipboard-check", compact=True)
        self.pool = Button(_("放回待归类"), icon="arrow-back-up", compact=True)
        self.export = Button(_("另存带水印的"), icon="download", compact=True)
        self.remove = Button(_("去掉这张"), icon="trash", compact=True)
        for button, press in (
            (self.redact, self.cover),
            (self.turn, self._turn),
            (self.assign, self._pick),
            (self.pool, self._to_pool),
            (self.export, self._export),
            (self.remove, self._ask_remove),
        ):
            button.clicked.connect(press)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            side.addWidget(button)
        side.addStretch(1)
        self.shut = Button(_("关闭"), kind="primary", key="Esc")
        self.shut.clicked.connect(self.close_panel)
        self.shut.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column.addWidget(self.shut)
        return holder

    def ask(self) -> None:
        """Open it."""
        self.open(self.shut)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the item, as in the list of photos."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick()
            return
        super().keyPressEvent(event)

    def _show(self) -> None:
        photo = self.photo
        self.when.setText(time_words(photo))
        self.source.setText(f"{photo.name}\n{where_words(self._state, photo)}")
        if not self.caption.hasFocus():
            self.caption.setText(photo.caption)
        self.internal.setChecked(photo.internal)
        self.redact.setText(redact_words(photo))
        self.assign.setText(_("归到检查项") if photo.item is None else _("换一个检查项"))
        self.pool.setVisible(photo.item is not None)
        editable = self._state.sheet.editable
        buttons = (self.redact, self.turn, self.assign, self.pool, self.remove)
        for widget in (self.caption, self.internal, *buttons):
            widget.setEnabled(editable)
        self._load()

    def _load(self) -> None:
        photo = self.photo
        self._desk.ask(
            self,
            lambda ws: use.rendition_file(ws, photo).read_bytes(),
            self.picture.show_jpeg,
            self._failed,
        )

    def _write(self, work: Callable[[Workspace], Saved], *, shut: bool = False) -> None:
        visit, key = self._state.sheet.head.id, self.photo.id

        def done(saved: Saved) -> None:
            self.changed.emit(saved)
            if shut:
                self.close_panel()
                return
            self._desk.ask(self, lambda ws: use.get_photo(ws, visit, key), self._renew)

        self._desk.write(self, work, done, self._failed)

    def _renew(self, photo: Photo) -> None:
        self.photo = photo
        self._show()

    def _failed(self, error: InspectorError) -> None:
        self.close_panel()
        self._shell.show_error(error)

    def _turn(self) -> None:
        visit, key = self._state.sheet.head.id, self.photo.id
        self._write(lambda ws: use.turn_photo(ws, visit, key))

    def cover(self) -> None:
        """遮挡: draw on it what nobody is to see."""
        cover_photo(self._shell, self._desk, self._state.sheet.head.id, self.photo, self._covered)

    def _covered(self, saved: Saved) -> None:
        self.changed.emit(saved)
        visit, key = self._state.sheet.head.id, self.photo.id
        self._desk.ask(self, lambda ws: use.get_photo(ws, visit, key), self._renew)

    def _mark(self) -> None:
        visit, key, internal = self._state.sheet.head.id, self.photo.id, self.internal.isChecked()
        self._write(lambda ws: use.mark_internal(ws, visit, key, internal=internal))

    def _keep_caption(self) -> None:
        text = self.caption.text().strip()
        if text == self.photo.caption or not self._state.sheet.editable:
            return
        visit, key = self._state.sheet.head.id, self.photo.id
        self._write(lambda ws: use.caption_photo(ws, visit, key, text))

    def _leave(self) -> None:
        self._keep_caption()

    def _to_pool(self) -> None:
        visit, key = self._state.sheet.head.id, self.photo.id
        self._write(lambda ws: use.assign_photo(ws, visit, key, None), shut=True)

    def _pick(self) -> None:
        panel = PickPanel(self._shell, self._state, _("这张照片归到哪一项"))
        self._shell.cover(panel)
        panel.picked.connect(self._assign)
        panel.ask()

    def _assign(self, item: str) -> None:
        visit, key = self._state.sheet.head.id, self.photo.id
        self._write(lambda ws: use.assign_photo(ws, visit, key, item), shut=True)

    def _export(self) -> None:
        visit, key = self._state.sheet.head.id, self.photo.id
        stem = Path(self.photo.name).stem
        start = str(Path.home() / _("{name}-水印.jpg").format(name=stem))
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("另存带水印的照片"), start, "JPEG (*.jpg)"
        )
        if chosen:
            path = Path(chosen)
            self._desk.ask(
                self,
                lambda ws: use.export_watermarked(ws, visit, key, path),
                lambda _none: self._exported(path),
                self._failed,
            )

    def _exported(self, path: Path) -> None:
        self.source.setText(_("已存为 {name}").format(name=path.name))

    def _ask_remove(self) -> None:
        panel = Confirm(
            self._shell,
            _("从这次检查里去掉这张照片？"),
            _("照片不再出现在检查和文书里；原文件和它的校验值仍留在证据库。"),
            yes=_("去掉"),
            danger=True,
        )
        self._shell.cover(panel)
        panel.accepted.connect(self._remove)
        panel.ask()

    def _remove(self) -> None:
        visit, key = self._state.sheet.head.id, self.photo.id
        self._write(lambda ws: use.remove_photo(ws, visit, key), shut=True)
