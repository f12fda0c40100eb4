"""First start: where the data lies, what the laptop is called, who uses it, sample or not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.page import Page
from inspector.desktop.pages.restoring import Restoring
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.bottom_bar import BottomBar, StatusLine
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.check import CheckBox
from inspector.desktop.widgets.day_field import DayField
from inspector.desktop.widgets.field import TextField
from inspector.desktop.widgets.section import PageTitle, Section
from inspector.desktop.widgets.text import Text
from inspector.errors import InspectorError
from inspector.facts.user import User
from inspector.i18n import _
from inspector.usecases import setup


class WelcomePage(Page):
    """One page with four numbered blocks; nothing is written before the button at its foot."""

    bare = True

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._folder = Path()
        self.place = Text("", "strong", wrap=True)
        self.place_note = Text("", "second", wrap=True)
        self.choose = Button(_("换一个文件夹"), icon="folder", compact=True)
        self.restore = Button(_("从备份恢复…"), icon="history")
        self.restoring = Restoring(self, self._restored)
        self.device = TextField("", example=_("如：示例镇民政办 1 号"))
        self.device.line.setAccessibleName(_("本机名称"))
        self.name = TextField(_("姓名"), example=_("会写在检查记录上"))
        self.agency = TextField(_("单位"), example=_("如：示例县示例镇人民政府"))
        self.certificate = TextField(_("执法证号或工作证号"), hint=_("可不填"))
        self.expires = DayField(_("证件有效期至"), hint=_("可不填"), example=_("如 2028-06-30"))
        self.sample = CheckBox(
            _("载入示例镇的数据"), detail=_("9 家虚构的检查对象，随时可以整套删掉")
        )
        self.start = Button(_("开始使用"), kind="primary", icon="player-play", key="Ctrl+Enter")
        self._status = StatusLine(_("全程不用网络，不用账号和密码"), "green", "shield-check")
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.restore.clicked.connect(lambda: self.restoring.begin(self._folder, self._folder))
        self.start.clicked.connect(self._begin)
        self.key("Ctrl+Return", self._begin, _("开始使用"))

    def enter(self, *, folder: str = "", **_args: str) -> None:
        """Propose a folder."""
        self._propose(Path(folder))
        self.focus(self.device.line)

    def escape(self) -> None:
        """There is nowhere to go back to."""

    def _fields(self) -> tuple[TextField, ...]:
        return (self.device, self.name, self.agency, self.certificate, self.expires)

    def _propose(self, folder: Path) -> None:
        self._folder = folder
        self.place.setText(str(folder))
        self.shell.background.run(self, lambda: setup.is_workspace(folder), self._show_kind)

    def _show_kind(self, held: bool) -> None:
        note = (
            _("这里已有检查数据，会直接打开，下面不用填。")
            if held
            else _("照片也放在这里。请放在本机硬盘上，不要放在优盘或同步盘里。")
        )
        self.place_note.setText(note)
        self.start.setText(_("打开已有数据") if held else _("开始使用"))
        for field in self._fields():
            field.setEnabled(not held)
        self.sample.setEnabled(not held)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("选择数据文件夹"), str(self._folder))
        if chosen:
            self._propose(Path(chosen))

    def _begin(self) -> None:
        if self.device.isEnabled() and not self._complete():
            return
        self.start.setEnabled(False)
        folder, user, device = self._folder, self._user(), self.device.text()
        sample, fresh = self.sample.isChecked(), self.device.isEnabled()

        from inspector.desktop import assemble

        def work() -> assemble.Opened:
            if fresh:
                setup.create_workspace(folder, device, user, sample=sample)
            return assemble.open_this(folder, None)

        self.shell.background.run(self, work, self._opened, self._failed)

    def _restored(self, folder: Path, then: Callable[[], None]) -> None:
        from inspector.desktop import assemble

        assemble.open_other(self.shell, self.desk, folder, then)

    def _opened(self, opened: object) -> None:
        from inspector.desktop import assemble

        self.start.setEnabled(True)
        if isinstance(opened, assemble.Opened):
            assemble.arrive(self.shell, self.desk, opened)

    def _failed(self, error: InspectorError) -> None:
        self.start.setEnabled(True)
        self.shell.show_error(error)

    def _user(self) -> User:
        return User(
            name=self.name.text(),
            agency=self.agency.text(),
            certificate=self.certificate.text(),
            expires=self.expires.day(),
        )

    def _complete(self) -> bool:
        wrong: list[TextField] = []
        for field, sentence in (
            (self.device, _("给这台电脑起个名字，例如：示例镇民政办 1 号")),
            (self.name, _("填使用人的姓名，检查记录上要写")),
            (self.agency, _("填单位全称，检查记录上要写")),
        ):
            empty = not field.text()
            field.set_error(sentence if empty else "")
            if empty:
                wrong.append(field)
        if not self.expires.check():
            wrong.append(self.expires)
        if wrong:
            wrong[0].line.setFocus()
        return not wrong

    def _lay_out(self) -> None:
        column = QWidget()
        column.setMaximumWidth(theme.px(880))
        stack = QVBoxLayout(column)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(theme.px(8))
        title = PageTitle(_("第一次使用"), _("填好这一页就能开始，以后打开直接到工作台"))
        stack.addWidget(title)
        for number, caption, note, card in (
            (1, _("数据放在哪里"), "", self._place_block()),
            (2, _("这台电脑叫什么"), _("以后合并几台电脑的数据时认得出"), self._device_block()),
            (3, _("谁来用"), "", self._user_block()),
            (4, _("先看看样子"), _("可不选"), self._sample_block()),
        ):
            stack.addWidget(Section(caption, number=number, note=note))
            stack.addWidget(card)
        ground = QWidget()
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(column, 100)
        row.addStretch(1)
        bottom = BottomBar()
        bottom.left.addWidget(self._status)
        bottom.right.addWidget(self.restore)
        bottom.right.addWidget(self.start)
        self.arrange(ground, bottom=bottom)

    def _place_block(self) -> Card:
        card = Card(margin=16)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(self.place)
        words.addWidget(self.place_note)
        row.addLayout(words, 1)
        row.addWidget(self.choose)
        card.body.addLayout(row)
        return card

    def _device_block(self) -> Card:
        card = Card(margin=16)
        card.body.addWidget(self.device)
        return card

    def _user_block(self) -> Card:
        card = Card(margin=16)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(8))
        for place, field in enumerate(self._fields()[1:]):
            grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place % 2, 1)
        card.body.addLayout(grid)
        return card

    def _sample_block(self) -> Card:
        card = Card(margin=8)
        card.body.addWidget(self.sample)
        return card
