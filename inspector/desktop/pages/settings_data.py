"""The card of the settings that says where the data lies, and opens another data folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from inspector.desktop.desk import Desk
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.text import Text
from inspector.i18n import _


class DataCard(Card):
    """The folder, whether it can be written, and the button to another one."""

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(_("数据"), icon="folder")
        self._shell, self._desk = shell, desk
        self.held = Path()
        self.folder = Text("", "body", wrap=True)
        self.read_only = Text(
            _("只读：这个文件夹不能写入，只能查看。"), "second", wrap=True, parent=self
        )
        self.read_only.hide()
        self.other = Button(_("打开另一个数据文件夹…"), icon="folder")
        self.other.clicked.connect(self._choose)
        self.body.addWidget(self.folder)
        self.body.addWidget(self.read_only)
        self.body.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)

    def show_folder(self, folder: Path, *, read_only: bool) -> None:
        """Show the folder that is open."""
        self.held = folder
        self.folder.setText(str(folder))
        self.read_only.setVisible(read_only)

    def open_other(self, folder: Path, then: Callable[[], None]) -> None:
        """Leave this folder for another one, then say so."""
        from inspector.desktop import assemble

        assemble.open_other(self._shell, self._desk, folder, then)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, _("打开哪个数据文件夹"), str(self.held.parent)
        )
        if chosen:
            held = self.held
            self._shell.background.run(
                self,
                lambda: Path(chosen).resolve() == held.resolve(),
                lambda same: self._go_to(chosen, same=same),
                lane=False,
            )

    def _go_to(self, chosen: str, *, same: bool) -> None:
        if same:
            self._say(_("现在开着的就是这个文件夹"), chosen)
            return
        said = _("打开了另一个数据文件夹，以后也从这里打开")
        self.open_other(Path(chosen), lambda: self._say(said, chosen))

    def _say(self, words: str, folder: str) -> None:
        self._shell.bar.show_message(words, folder, tone="blue", icon="folder")
