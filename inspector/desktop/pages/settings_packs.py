"""The card of the settings with the library packs of this laptop: looked at, installed, removed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog

from inspector.desktop.desk import Desk
from inspector.desktop.pages.settings_pack_panel import InstallPanel, problem_panel
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.list_row import ListRow, RowList
from inspector.desktop.widgets.text import Icon, Text
from inspector.errors import InspectorError
from inspector.facts.pack import PackState
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.usecases.packs import (
    Installation,
    PackLine,
    install_pack,
    list_packs,
    preview_pack,
    remove_pack,
)
from inspector.usecases.regions import lost_region

_MARKS = {
    PackState.IN_USE: ("circle-check", "green"),
    PackState.DAMAGED: ("alert-triangle", "red"),
    PackState.UNFIT: ("alert-triangle", "red"),
}


class PacksCard(Card):
    """One row a pack; a row asks whether to remove it.

    Signals:
        wanted: install one.
        chosen: the id of the pack whose row was pressed.
    """

    wanted = Signal()
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("检查库包"), icon="archive", note=_("上级发来的本地检查项"))
        self.nothing = Text(_("还没有装检查库包，用的是程序自带的检查表。"), "second", wrap=True)
        self.rows = RowList()
        self.rows.chosen.connect(self.chosen)
        self.install = Button(_("安装检查库包"), icon="file-import")
        self.install.clicked.connect(self.wanted)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.rows)
        self.body.addWidget(self.install, 0, Qt.AlignmentFlag.AlignLeft)

    def show_packs(self, lines: Sequence[PackLine]) -> None:
        """Show what is installed."""
        self.rows.clear()
        for line in lines:
            icon, tone = _MARKS[line.state]
            row = ListRow(
                _("{title} 第 {version} 版").format(
                    title=line.pack.title, version=line.pack.version
                ),
                " · ".join((line.state.label, line.pack.issuer, line.pack.date)),
                before=Icon(icon, tone),
                after=Icon("trash", "ink3"),
            )
            self.rows.add(line.pack.id, row)
        self.rows.setVisible(bool(lines))
        self.nothing.setVisible(not lines)

    def show_busy(self, busy: bool) -> None:
        """While a pack is judged, no other one can be chosen."""
        self.install.setText(_("正在核对…") if busy else _("安装检查库包"))
        self.install.setEnabled(not busy)


class Packing:
    """Shows the card's packs, installs what a person has looked at, and removes."""

    def __init__(self, shell: Shell, desk: Desk, card: PacksCard) -> None:
        self._shell, self._desk, self._card = shell, desk, card
        self._lines: tuple[PackLine, ...] = ()
        card.wanted.connect(self._choose)
        card.chosen.connect(self._ask_to_remove)

    def load(self) -> None:
        """Read which packs are installed."""
        self._desk.ask(self._card, list_packs, self._show)

    def _show(self, lines: tuple[PackLine, ...]) -> None:
        self._lines = lines
        self._card.show_packs(lines)

    def _choose(self) -> None:
        dialog = QFileDialog(self._card, _("选检查库包"), "", _("检查库包 (*.pack)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.look(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    def look(self, path: Path) -> None:
        """Judge a pack and show what it would change, before anything is written."""
        self._card.show_busy(True)
        self._desk.ask(
            self._card,
            lambda ws: preview_pack(ws, path),
            lambda found: self._preview(path, found),
            self._failed,
        )

    def _preview(self, path: Path, found: Installation) -> None:
        self._card.show_busy(False)
        if found.problems or found.manifest is None:
            self._ask(problem_panel(self._shell, path.name, found.problems))
        elif found.same and not found.repaired:
            self._say(_("「{title}」第 {version} 版早已装好，什么都没有改"), found)
        else:
            panel = InstallPanel(self._shell, found.manifest, found)
            panel.accepted.connect(lambda: self._install(path, older=found.older))
            self._ask(panel)

    def _install(self, path: Path, *, older: bool) -> None:
        self._card.show_busy(True)
        self._desk.write(
            self._card,
            lambda ws: install_pack(ws, path, allow_older=older),
            lambda done: self._installed(path, done),
            self._failed,
            touched=lambda _done: Changes(settings=True),
        )

    def _installed(self, path: Path, done: Installation) -> None:
        self._card.show_busy(False)
        if done.problems:
            self._ask(problem_panel(self._shell, path.name, done.problems))
        else:
            self._say(_("装上了「{title}」第 {version} 版，新开始的检查就用它"), done)

    def _say(self, words: str, done: Installation) -> None:
        held = done.manifest
        if held is not None:
            said = words.format(title=held.title, version=held.version)
            self._shell.bar.show_message(said, tone="green", icon="circle-check")

    def _failed(self, error: InspectorError) -> None:
        self._card.show_busy(False)
        self._shell.show_error(error)

    def _ask_to_remove(self, pack_id: str) -> None:
        line = next(one for one in self._lines if one.pack.id == pack_id)
        told = [_("它的检查项从新开始的检查里去掉；已经开始的检查照旧问完。")]
        told += [str(problem) for problem in line.problems]
        panel = Confirm(
            self._shell,
            _("移除「{title}」？").format(title=line.pack.title),
            "\n".join(told),
            yes=_("移除"),
            danger=True,
            icon="trash",
        )
        panel.accepted.connect(lambda: self._remove(pack_id))
        self._ask(panel)

    def _remove(self, pack_id: str) -> None:
        def look(_done: object) -> None:
            self._look_for_region()

        self._desk.write(self._card, lambda ws: remove_pack(ws, pack_id), look)

    def _look_for_region(self) -> None:
        self._desk.ask(self._card, lost_region, self._say_lost)

    def _say_lost(self, region: str) -> None:
        if region:
            self._shell.bar.show_message(
                _("所在地区也随这个包一起移除了，现在不对照当地的目标"),
                region,
                tone="blue",
                icon="map-pin",
            )

    def _ask(self, panel: Confirm) -> None:
        self._shell.cover(panel)
        panel.ask()
