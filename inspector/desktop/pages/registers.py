"""人员证件和特种设备 of one facility: added, changed and removed with little typing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import Struct
from PySide6.QtWidgets import QBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.page import Page
from inspector.desktop.registers.asking import answered, certificate_asks, device_asks
from inspector.desktop.registers.register_card import RegisterCard
from inspector.desktop.registers.rows import certificate_row, counts, device_row
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.form_panel import Ask, FormPanel
from inspector.facts.register import (
    CertificateKind,
    Equipment,
    EquipmentKind,
    StaffCertificate,
)
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.usecases import facility_registers as registers
from inspector.usecases.facilities import get_facility
from inspector.usecases.setup import Workspace

Said = dict[str, str]
Work = Callable[[Workspace], object]


class Listed(Struct, frozen=True, kw_only=True):
    """Both registers of a facility."""

    facility: str
    name: str
    certificates: tuple[StaffCertificate, ...]
    devices: tuple[Equipment, ...]
    today: date
    read_only: bool


def read_registers(ws: Workspace, facility: str) -> Listed:
    """Everything that the page shows."""
    return Listed(
        facility=facility,
        name=get_facility(ws, facility).name,
        certificates=registers.staff_certificates(ws, facility),
        devices=registers.equipment(ws, facility),
        today=ws.now().date(),
        read_only=ws.read_only,
    )


class RegistersPage(Page):
    """Certificates at the left, devices at the right; one below the other where narrow."""

    rail = "facilities"

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._facility = ""
        self._listed: Listed | None = None
        self.staff = RegisterCard(
            _("人员证件"),
            "users",
            _("加证件"),
            "F6",
            _("健康证、消控证、护理员证、厨师证等，一人一证一条；快到期时在工作台提醒。"),
        )
        self.devices = RegisterCard(
            _("特种设备"),
            "tool",
            _("加设备"),
            "F7",
            _("电梯、锅炉、压力容器，一台一条；快到检验日期时在工作台提醒。"),
        )
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(theme.px(16))
        self._columns.addWidget(self.staff, 58)
        self._columns.addWidget(self.devices, 42)
        body = QWidget()
        body.setLayout(self._columns)
        self._title = self.heading(_("人员证件和特种设备"))
        self.arrange(body, title=self._title)
        self.staff.added.connect(self._add_certificate)
        self.staff.chosen.connect(self._edit_certificate)
        self.devices.added.connect(self._add_device)
        self.devices.chosen.connect(self._edit_device)
        self.key("F6", self.staff.add.click, _("加证件"))
        self.key("F7", self.devices.add.click, _("加设备"))

    def enter(self, *, facility: str = "", **_args: str) -> None:
        """The registers of a facility."""
        self._facility = facility or self._facility
        self.focus(self.staff.add)
        self._load()

    def refresh(self, changes: Changes) -> None:
        """A register has changed."""
        if self._facility in changes.facilities:
            self._load()

    def resized(self, narrow: bool) -> None:
        """One column where two would be too narrow."""
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else right)

    def new_visit(self) -> None:
        """Ctrl+N: at this facility."""
        self.shell.open("start", facility=self._facility)

    def _load(self) -> None:
        facility = self._facility
        self.desk.ask(self, lambda ws: read_registers(ws, facility), self._show)

    def _show(self, listed: Listed) -> None:
        if listed.facility != self._facility:
            return
        self._listed = listed
        today, writable = listed.today, not listed.read_only
        self._title.context.setText(
            " · ".join((listed.name, _("姓名只留在内部台账，不写进对外的文书和公示")))
        )
        self.staff.show_rows(
            {one.id: certificate_row(one, today) for one in listed.certificates},
            counts(tuple(one.until for one in listed.certificates), today),
            writable=writable,
        )
        self.devices.show_rows(
            {one.id: device_row(one, today) for one in listed.devices},
            counts(tuple(one.until for one in listed.devices), today),
            writable=writable,
        )

    def _add_certificate(self) -> None:
        kind = CertificateKind.HEALTH
        fresh = StaffCertificate(id="", facility=self._facility, person="", kind=kind)
        self._ask_certificate(fresh, _("加一个人员证件"))

    def _edit_certificate(self, certificate: str) -> None:
        if self._listed is not None and not self._listed.read_only:
            held = next(one for one in self._listed.certificates if one.id == certificate)
            self._ask_certificate(held, _("改人员证件"))

    def _ask_certificate(self, held: StaffCertificate, title: str) -> None:
        def keep(said: Said) -> Work:
            return lambda ws: registers.keep_certificate(ws, answered(held, said))

        def remove(ws: Workspace) -> object:
            return registers.remove_certificate(ws, held.id)

        self._ask(title, certificate_asks(held), keep, remove if held.id else None)

    def _add_device(self) -> None:
        kind = EquipmentKind.LIFT
        fresh = Equipment(id="", facility=self._facility, kind=kind)
        self._ask_device(fresh, _("加一台特种设备"))

    def _edit_device(self, device: str) -> None:
        if self._listed is not None and not self._listed.read_only:
            held = next(one for one in self._listed.devices if one.id == device)
            self._ask_device(held, _("改特种设备"))

    def _ask_device(self, held: Equipment, title: str) -> None:
        def keep(said: Said) -> Work:
            return lambda ws: registers.keep_device(ws, answered(held, said))

        def remove(ws: Workspace) -> object:
            return registers.remove_device(ws, held.id)

        self._ask(title, device_asks(held), keep, remove if held.id else None)

    def _ask(
        self,
        title: str,
        asks: tuple[Ask, ...],
        keep: Callable[[Said], Work],
        remove: Work | None,
    ) -> None:
        panel = FormPanel(self.shell, title, asks=asks, yes=_("保存"))
        if remove is not None:
            gone = Button(_("删去这一条"), icon="trash", compact=True)
            gone.clicked.connect(lambda: self._ask_to_remove(panel, remove))
            panel.add(gone)
        panel.wanted.connect(lambda said: self._write(panel, keep(said)))
        self.shell.cover(panel)
        panel.ask()

    def _ask_to_remove(self, panel: FormPanel, remove: Work) -> None:
        panel.close_panel()
        words = _("登记和改动仍留在来往记录里，台账和提醒里不再有它。")
        sure = Confirm(
            self.shell, _("删去这一条？"), words, yes=_("删去"), danger=True, icon="trash"
        )
        self.shell.cover(sure)
        sure.accepted.connect(lambda: self.desk.write(self, remove))
        sure.ask()

    def _write(self, panel: FormPanel, work: Work) -> None:
        changes = Changes(facilities=(self._facility,))
        self.desk.write(
            self,
            work,
            lambda _done: panel.close_panel(),
            lambda error: panel.show_refusal(error.sentence),
            touched=lambda _done: changes,
        )
