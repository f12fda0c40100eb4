"""The card of the settings that says who uses this laptop, and what the laptop is called."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.bottom_bar import StatusLine
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.day_field import DayField
from inspector.desktop.widgets.field import TextField
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.facts.user import User
from inspector.i18n import _

_NOBODY = User(name="", agency="")


class UserCard(Card):
    """Five fields and a button; what is wrong stands under its field.

    Signals:
        wanted: (User, name of the laptop) to be kept.
    """

    wanted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(_("使用人"), icon="user", note=_("会写在检查记录上"))
        self._user = _NOBODY
        self.name = TextField(_("姓名"))
        self.agency = TextField(_("单位"))
        self.certificate = TextField(_("执法证号或工作证号"), hint=_("可不填"))
        self.expires = DayField(_("证件有效期至"), hint=_("可不填"), example=_("如 2028-06-30"))
        self.device = TextField(_("本机名称"))
        self.save = Button(_("保存"), kind="primary")
        self.save.clicked.connect(self._ask)
        self.saved = StatusLine()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(12))
        fields = (self.name, self.agency, self.certificate, self.expires, self.device)
        for place, field in enumerate(fields):
            grid.addWidget(field, place // 2, place % 2)
            grid.setColumnStretch(place % 2, 1)
        self.body.addLayout(grid)
        foot = QWidget()
        flow = FlowLayout(foot)
        flow.setSpacing(theme.px(12))
        flow.addWidget(self.save)
        flow.addWidget(self.saved)
        self.body.addWidget(foot)

    def show_user(self, user: User | None, device: str) -> None:
        """Show what is kept."""
        self.keep(user)
        expires = self._user.expires.isoformat() if self._user.expires else ""
        for field, text in (
            (self.name, self._user.name),
            (self.agency, self._user.agency),
            (self.certificate, self._user.certificate),
            (self.expires, expires),
            (self.device, device),
        ):
            field.line.setText(text)
            field.set_error("")
        self.saved.show_status("", "green", "circle-check")

    def keep(self, user: User | None) -> None:
        """Remember whom the next saving changes, and leave the fields alone."""
        self._user = user or _NOBODY

    def show_saved(self) -> None:
        """It is kept."""
        self.saved.show_status(_("已保存"), "green", "circle-check")

    def _ask(self) -> None:
        if not self._complete():
            return
        user = replace(
            self._user,
            name=self.name.text(),
            agency=self.agency.text(),
            certificate=self.certificate.text(),
            expires=self.expires.day(),
        )
        self.wanted.emit(user, self.device.text())

    def _complete(self) -> bool:
        wrong: list[TextField] = []
        for field in (self.name, self.agency, self.device):
            field.set_error("" if field.text() else _("这一项要填"))
            if not field.text():
                wrong.append(field)
        if not self.expires.check():
            wrong.append(self.expires)
        if wrong:
            wrong[0].line.setFocus()
        return not wrong
