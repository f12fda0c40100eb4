"""The data folder cannot be opened: what is wrong, and the ways out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.page import Page
from inspector.desktop.pages.restoring import Restoring
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.text import Icon, Text
from inspector.i18n import _

_GONE = "workspace.gone"
_LOST = ("workspace.damaged", "workspace.newer", "workspace.missing", _GONE)
"""A backup helps; one in use or locked only has to be waited for."""


class TroublePage(Page):
    """A sentence in the middle, and the ways out; the likeliest one is the primary button."""

    bare = True

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._folder = Path()
        self.sentence = Text("", "section", wrap=True)
        self.where = Text("", "second", wrap=True)
        self.code = Text("", "caption")
        self.again = Button(_("再试一次"), kind="primary", icon="refresh")
        self.restore = Button(_("从备份恢复…"), icon="history")
        self.other = Button(_("打开另一个数据文件夹…"), icon="folder")
        self.anew = Button(_("新建数据文件夹"), icon="plus")
        self.quit = Button(_("退出"))
        self.again.clicked.connect(lambda: self._try(self._folder))
        self.restoring = Restoring(self, self._restored)
        self.restore.clicked.connect(lambda: self.restoring.begin(self._folder, self._folder))
        self.other.clicked.connect(self._choose)
        self.anew.clicked.connect(self._begin_anew)
        self.quit.clicked.connect(shell.close)
        self._lay_out()

    def _lay_out(self) -> None:
        card = Card(margin=32)
        card.setMaximumWidth(theme.px(800))
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
        holder = QWidget()
        buttons = FlowLayout(holder)
        buttons.setSpacing(theme.px(12))
        for button in (self.again, self.restore, self.other, self.anew, self.quit):
            buttons.addWidget(button)
        card.body.addWidget(holder)
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
        self.anew.setVisible(code == _GONE)
        self.restore.setVisible(code in _LOST)
        lost = code in _LOST and code != _GONE
        self.restore.set_kind("primary" if lost else "secondary")
        self.again.set_kind("secondary" if lost else "primary")
        self.focus(self.restore if lost else self.again)

    def escape(self) -> None:
        """There is nowhere to go back to."""

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("打开哪个数据文件夹"), str(self._folder))
        if chosen:
            self._try(Path(chosen))

    def _begin_anew(self) -> None:
        self.shell.go("welcome", folder=str(self._folder))

    def _restored(self, folder: Path, then: Callable[[], None]) -> None:
        from inspector.desktop import assemble

        assemble.open_other(self.shell, self.desk, folder, then)

    def _try(self, folder: Path) -> None:
        from inspector.desktop import assemble

        self.shell.background.run(
            self,
            lambda: assemble.open_this(folder, None),
            lambda opened: assemble.arrive(self.shell, self.desk, opened),
        )
