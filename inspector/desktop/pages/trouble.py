"""The data folder cannot be opened: what is wrong, and the ways out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.text import Icon, Text
from inspector.i18n import _


class TroublePage(Page):
    """A sentence in the middle, and three buttons."""

    bare = True

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._folder = Path()
        self.sentence = Text("", "section", wrap=True)
        self.where = Text("", "second", wrap=True)
        self.code = Text("", "caption")
        self.again = Button(_("再试一次"), kind="primary", icon="refresh")
        self.other = Button(_("换一个数据文件夹"), icon="folder")
        self.quit = Button(_("退出"))
        self.again.clicked.connect(lambda: self._try(self._folder))
        self.other.clicked.connect(self._choose)
        self.quit.clicked.connect(shell.close)
        self._lay_out()

    def _lay_out(self) -> None:
        card = Card(margin=32)
        card.setMaximumWidth(theme.px(720))
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addWidget(Icon("alert-octagon", "red", 32), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        for line in (self.sentence, self.where, self.code):
            words.addWidget(line)
        head.addLayout(words, 1)
        card.body.addLayout(head)
        card.body.addSpacing(theme.px(16))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(12))
        buttons.addWidget(self.quit)
        buttons.addStretch(1)
        buttons.addWidget(self.other)
        buttons.addWidget(self.again)
        card.body.addLayout(buttons)
        ground = QWidget()
        row = QHBoxLayout(ground)
        row.addStretch(1)
        row.addWidget(card, 8, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.arrange(ground, scroll=False)

    def enter(self, *, folder: str = "", sentence: str = "", code: str = "", **_args: str) -> None:
        """Say what is wrong with a folder."""
        self._folder = Path(folder)
        self.sentence.setText(sentence)
        self.where.setText(_("数据文件夹：{folder}").format(folder=folder))
        self.code.setText(code)
        self.focus(self.again)

    def escape(self) -> None:
        """There is nowhere to go back to."""

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("选择数据文件夹"), str(self._folder))
        if chosen:
            self._try(Path(chosen))

    def _try(self, folder: Path) -> None:
        from inspector.desktop import assemble

        self.shell.background.run(
            self,
            lambda: assemble.open_this(folder, None),
            lambda opened: assemble.arrive(self.shell, self.desk, opened),
        )
