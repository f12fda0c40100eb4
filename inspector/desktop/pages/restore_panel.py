"""Which backup is restored, and where to: asked over the page, before anything is copied."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.combo import Combo
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.text import Text
from inspector.desktop.words import when_words
from inspector.facts.backup import FoundBackup
from inspector.i18n import _


class RestorePanel(Confirm):
    """Place and choice of the backup, the folder that is made, and the button that begins.

    Signals:
        looked: a folder in which to look for backups.
        wanted: (the backup's file, the new folder).
    """

    looked = Signal(Path)
    wanted = Signal(Path, Path)

    def __init__(self, host: QWidget, place: Path, target: Path) -> None:
        super().__init__(
            host,
            _("从备份恢复"),
            _("先整套核对，再恢复到一个新的文件夹。备份和原来的数据都原样不动。"),
            yes=_("核对并恢复"),
            icon="history",
            writes=True,
            width=760,
        )
        self._place, self._target = place, target
        self.choice = Combo(label=_("哪一份备份"))
        self.place = Text(str(place), "second", wrap=True)
        self.target = Text(str(target), "body", wrap=True)
        self.elsewhere = Button(_("到别处找…"), icon="folder", compact=True)
        self.other_target = Button(_("换一个…"), icon="folder", compact=True)
        self.elsewhere.clicked.connect(self._look_elsewhere)
        self.other_target.clicked.connect(self._choose_target)
        self.content.addWidget(Text(_("哪一份备份"), "label"))
        self.content.addWidget(self.choice)
        self.content.addLayout(_row(self.place, self.elsewhere))
        self.content.addWidget(Text(_("恢复到"), "label"))
        self.content.addLayout(_row(self.target, self.other_target))
        self.yes.setEnabled(False)
        self.accepted.connect(self._give)

    def show_found(self, place: Path, found: Sequence[FoundBackup], today: date) -> None:
        """Offer what was found at a place, the newest chosen."""
        self._place = place
        # The list is rebuilt: a popup that is open would show rows that are gone.
        self.choice.hidePopup()
        self.choice.set_options([(str(one.path), _words(one, today)) for one in found])
        self.choice.setVisible(bool(found))
        self.place.setText(
            str(place)
            if found
            else _(
                "{place} 里没有备份。优盘上的在 inspector-backup 里，本机的在数据文件夹里。"
            ).format(place=place)
        )
        self.yes.setEnabled(bool(found))
        (self.choice if found else self.elsewhere).setFocus(Qt.FocusReason.TabFocusReason)

    def _look_elsewhere(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("备份在哪个文件夹"), str(self._place))
        if chosen:
            self.looked.emit(Path(chosen))

    def _choose_target(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, _("恢复到哪个空文件夹"), str(self._target.parent)
        )
        if chosen:
            self._target = Path(chosen)
            self.target.setText(chosen)

    def _give(self) -> None:
        self.wanted.emit(Path(self.choice.value), self._target)


def _words(one: FoundBackup, today: date) -> str:
    """截至 2026-12-29 11:00，1432 条记录，示例镇民政办 1 号."""
    last = when_words(one.last, today) if one.last else _("没有记录")
    return _("记到 {last} 为止，{n} 条记录，{device}").format(
        last=last, n=one.entries, device=one.device
    )


def _row(words: Text, button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(12))
    row.addWidget(words, 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return row
