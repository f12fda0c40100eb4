"""设置: who uses the laptop, its name, where the data lies, font size, backup, sample, version."""

from __future__ import annotations

from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from msgspec import Struct
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.page import Page
from inspector.desktop.pages.restoring import Restoring
from inspector.desktop.pages.settings_data import DataCard
from inspector.desktop.pages.settings_numbers import Numbering, NumbersCard
from inspector.desktop.pages.settings_packs import Packing, PacksCard
from inspector.desktop.pages.settings_region import RegionCard
from inspector.desktop.pages.settings_rules import RulesCard
from inspector.desktop.pages.settings_user import UserCard
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.choice_row import ChoiceRow
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.text import Text
from inspector.desktop.words import when_words
from inspector.errors import InspectorError
from inspector.facts.user import User
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.usecases import setup
from inspector.usecases.keeping import back_up_own, back_up_to
from inspector.usecases.sample import load_sample, remove_sample
from inspector.usecases.setup import Workspace
from inspector.usecases.work_list import work_list


class Kept(Struct, frozen=True):
    """What the page shows, read in one go."""

    user: User | None
    device: str
    folder: Path
    read_only: bool
    last_backup: str | None
    has_sample: bool
    now: datetime


def read_kept(ws: Workspace) -> Kept:
    """Everything the page shows."""
    work = work_list(ws)
    return Kept(
        user=setup.current_user(ws),
        device=ws.device.name,
        folder=ws.folder,
        read_only=ws.read_only,
        last_backup=work.last_backup,
        has_sample=work.has_sample,
        now=ws.now(),
    )


class SettingsPage(Page):
    """One card per subject; what is changed is kept by the button of its card."""

    rail = "settings"

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._has_sample = False
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(theme.px(16))
        self.user = UserCard()
        self.user.wanted.connect(self._save)
        self.numbers = NumbersCard()
        self.numbering = Numbering(shell, desk, self, self.numbers)
        self.data = DataCard(shell, desk)
        self.region = RegionCard(shell, desk)
        self.rules = RulesCard(desk)
        self.packs = PacksCard()
        self.packing = Packing(shell, desk, self.packs)
        left = (self.user, self.numbers)
        right = (
            self._font_card(),
            self._backup_card(),
            self.data,
            self.region,
            self.rules,
            self.packs,
            self._sample_card(),
            self._about_card(),
        )
        for cards, share in ((left, 60), (right, 40)):
            stack = QVBoxLayout()
            stack.setSpacing(theme.px(16))
            for card in cards:
                stack.addWidget(card)
            stack.addStretch(1)
            self._columns.addLayout(stack, share)
        body = QWidget()
        body.setLayout(self._columns)
        self.arrange(body, title=self.heading(_("设置"), _("改动只影响这台电脑")))

    def enter(self, **_args: str) -> None:
        """Load what is kept."""
        self.desk.ask(self, read_kept, self._show)
        self._load_cards()

    def refresh(self, changes: Changes) -> None:
        """Another backup, another sample, another name, other numbers, another library."""
        self._load_cards()
        self.desk.ask(self, read_kept, self._show_state)

    def _load_cards(self) -> None:
        for card in (self.numbering, self.region, self.rules, self.packing):
            card.load()

    def resized(self, narrow: bool) -> None:
        """One column where two would be too narrow."""
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else right)

    def _font_card(self) -> Card:
        card = Card(_("字号"), icon="eye", note=_("整个窗口一起变大"))
        self.percent = ChoiceRow(
            [(str(factor), f"{factor * 100:.0f} %") for factor in theme.FACTORS],
            label=_("字号"),
            columns=0,
        )
        self.percent.choose(str(theme.factor()))
        self.percent.chosen.connect(lambda value: self.shell.restyle(float(value)))
        card.body.addWidget(self.percent)
        return card

    def _backup_card(self) -> Card:
        card = Card(_("备份"), icon="database")
        self.backup_line = Text("", "body", wrap=True)
        self.backup_now = Button(_("立即备份"), icon="device-floppy")
        self.backup_to = Button(_("备份到优盘"), icon="device-usb")
        self.backup_now.clicked.connect(lambda: self._back_up(None))
        self.backup_to.clicked.connect(self._choose_backup)
        card.body.addWidget(self.backup_line)
        self.restore = Button(_("从备份恢复…"), icon="history")
        self.restoring = Restoring(self, self.data.open_other)
        self.restore.clicked.connect(lambda: self.restoring.begin(self.data.held, self.data.held))
        card.body.addWidget(_line(self.backup_now, self.backup_to, self.restore))
        return card

    def _sample_card(self) -> Card:
        card = Card(_("示例数据"), icon="clipboard-check")
        self.sample_line = Text("", "body", wrap=True)
        self.sample = Button("")
        self.sample.clicked.connect(self._toggle_sample)
        card.body.addWidget(self.sample_line)
        card.body.addWidget(_line(self.sample))
        return card

    def _about_card(self) -> Card:
        card = Card(_("关于"), icon="info-circle")
        for line in (
            _("养老服务设施现场检查 版本 {version}").format(version=program_version()),
            _("全部数据留在本机，程序不联网。"),
            _("字体 Noto Sans SC（OFL），图标 Tabler Icons（MIT），界面 Qt（LGPL）。"),
        ):
            card.body.addWidget(Text(line, "second", wrap=True))
        return card

    def _show(self, kept: Kept) -> None:
        self._show_state(kept)
        self.user.show_user(kept.user, kept.device)
        self.focus(self.user.name.line)

    def _show_state(self, kept: Kept) -> None:
        self._has_sample = kept.has_sample
        self.data.show_folder(kept.folder, read_only=kept.read_only)
        self.backup_line.setText(
            _("最近备份 {when}，已校验。").format(
                when=when_words(kept.last_backup, kept.now.date())
            )
            if kept.last_backup
            else _("还没有备份。完成一次检查时会自动备份。")
        )
        self.sample_line.setText(
            _("示例镇的检查对象和检查都带「示例」标记，可以整套删掉，不影响真实数据。")
            if kept.has_sample
            else _("载入一个虚构的示例镇，先看看每一页的样子。")
        )
        self.sample.setText(_("删除示例数据") if kept.has_sample else _("载入示例"))

    def _save(self, user: User, device: str) -> None:
        def work(ws: Workspace) -> Changes:
            setup.rename_device(ws, device)
            return setup.save_user(ws, user)

        self.desk.write(self, work, self._saved)

    def _saved(self, _changes: Changes) -> None:
        self.user.show_saved()
        self.desk.ask(self, setup.current_user, self.user.keep)

    def _choose_backup(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("选择备份的文件夹"))
        if chosen:
            self._back_up(Path(chosen))

    def _back_up(self, to: Path | None) -> None:
        self.backup_now.setEnabled(False)
        self.backup_to.setEnabled(False)

        def work(ws: Workspace) -> Path:
            return (back_up_own(ws) if to is None else back_up_to(ws, to)).folder

        self.desk.write(self, work, self._backed_up, self._not_backed_up, touched=_settings)

    def _backed_up(self, folder: Path) -> None:
        self._allow_backup()
        self.shell.bar.show_message(
            _("备份好了，已校验"), str(folder), tone="green", icon="circle-check"
        )

    def _not_backed_up(self, error: InspectorError) -> None:
        self._allow_backup()
        self.shell.show_error(error)

    def _allow_backup(self) -> None:
        self.backup_now.setEnabled(True)
        self.backup_to.setEnabled(True)

    def _toggle_sample(self) -> None:
        if not self._has_sample:
            self.desk.write(self, load_sample)
            return
        panel = Confirm(
            self.shell,
            _("删除示例数据？"),
            _("示例镇的检查对象、检查和照片一起删掉，真实数据不动。"),
            yes=_("删除"),
            danger=True,
            icon="trash",
        )
        self.shell.cover(panel)
        panel.accepted.connect(lambda: self.desk.write(self, remove_sample))
        panel.ask()


def program_version() -> str:
    """The version installed, or "0" in a bare checkout."""
    try:
        return version("facility-inspector")
    except PackageNotFoundError:
        return "0"


def _settings(_folder: Path) -> Changes:
    return Changes(settings=True)


def _line(*parts: QWidget) -> QWidget:
    line = QWidget()
    flow = FlowLayout(line)
    flow.setSpacing(theme.px(12))
    for part in parts:
        flow.addWidget(part)
    return line
