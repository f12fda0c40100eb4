"""How far the taking in of photos is, a way to stop it, and what was refused."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.walk.intake import Intake
from inspector.desktop.widgets.busy import PlainBar
from inspector.desktop.widgets.button import Button, IconButton
from inspector.desktop.widgets.text import Icon, Text
from inspector.errors import InspectorError
from inspector.i18n import _
from inspector.usecases.photos import AddedPhotos

_MOST = 6


class IntakeBar(QWidget):
    """One line while photos come in; afterwards the refused ones with their reasons.

    `brief`: it goes away by itself where none was refused.
    """

    def __init__(self, *, brief: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brief = brief
        column = QVBoxLayout(self)
        side = theme.px(20)
        column.setContentsMargins(side, theme.px(10), side, theme.px(10))
        column.setSpacing(theme.px(4))
        line = QHBoxLayout()
        line.setSpacing(theme.px(12))
        self._icon = Icon("file-import", "accent", 20)
        line.addWidget(self._icon)
        self.words = Text("", "strong")
        line.addWidget(self.words)
        self.bar = PlainBar()
        line.addWidget(self.bar, 1)
        self.stop = Button(_("停下"), compact=True, parent=self)
        line.addWidget(self.stop)
        self.shut = IconButton("x", _("关闭这条提示"), parent=self)
        self.shut.clicked.connect(self.clear)
        line.addWidget(self.shut)
        column.addLayout(line)
        self.refused = Text("", "second", tone="red", wrap=True, parent=self)
        column.addWidget(self.refused)
        self._taken = 0
        self.hide()

    def clear(self) -> None:
        """Nothing is coming in."""
        self.hide()

    def follow(self, intake: Intake) -> None:
        """Show how this batch goes on."""
        self._taken = 0
        self._icon.show_icon("file-import", "accent")
        self.words.setText(_("正在导入照片"))
        self.words.set_tone("ink")
        self.bar.show_share(0)
        self._running(True)
        self.refused.hide()
        self.stop.clicked.connect(intake.cancel)
        intake.progress.connect(self._progress)
        intake.added.connect(self._added)
        intake.finished.connect(self._finished)
        intake.failed.connect(self._failed)
        self.show()

    def _running(self, running: bool) -> None:
        self.bar.setVisible(running)
        self.stop.setVisible(running)
        self.shut.setVisible(not running)

    def _progress(self, done: int, total: int) -> None:
        self.words.setText(_("正在导入照片 {done} / {total}").format(done=done, total=total))
        self.bar.show_share(done / total if total else 0)

    def _added(self, added: AddedPhotos) -> None:
        self._taken += len(added.photos)

    def _finished(self, refused: tuple[tuple[str, str], ...]) -> None:
        if self._brief and self._taken and not refused:
            self.hide()
            return
        self._running(False)
        tone, icon = ("red", "square-x") if refused else ("green", "circle-check")
        words = _("导入 {n} 张").format(n=self._taken)
        if refused:
            words += _("，{n} 张没有添加").format(n=len(refused))
        elif not self._taken:
            words, tone, icon = _("没有找到照片"), "blue", "info-circle"
        self._icon.show_icon(icon, tone)
        self.words.setText(words)
        self.words.set_tone(tone)
        lines = [sentence for _name, sentence in refused[:_MOST]]
        if len(refused) > _MOST:
            lines.append(_("还有 {n} 张").format(n=len(refused) - _MOST))
        self.refused.setText("\n".join(lines))
        self.refused.setVisible(bool(lines))

    def _failed(self, error: InspectorError) -> None:
        self._running(False)
        self._icon.show_icon("square-x", "red")
        self.words.setText(_("导入停下了"))
        self.words.set_tone("red")
        self.refused.setText(error.sentence)
        self.refused.show()
