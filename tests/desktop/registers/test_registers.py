"""人员证件和特种设备 in the window: added, changed and removed by keyboard, and told on time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from inspector.desktop.pages.registers import RegistersPage
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.form_panel import FormPanel
from inspector.desktop.widgets.text import Text
from inspector.facts.register import (
    CertificateKind,
    Equipment,
    EquipmentKind,
    StaffCertificate,
)
from inspector.usecases import facility_registers as registers
from inspector.usecases.setup import Workspace
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.hands import CONTROL, click, press, type_in
from tests.desktop.visits import add_home


@pytest.fixture
def home(workspace: Workspace) -> str:
    return add_home(workspace)


def opened(shell: Shell, facility: str) -> RegistersPage:
    shell.open("registers", facility=facility)
    settled(shell)
    page = shell.page
    assert isinstance(page, RegistersPage)
    return page


def add_health(ws: Workspace, facility: str) -> str:
    held = StaffCertificate(
        id="",
        facility=facility,
        person="示例丙",
        kind=CertificateKind.HEALTH,
        post="厨师",
        until="2026-12-01",
    )
    return registers.keep_certificate(ws, held).id


def titles(page: RegistersPage) -> list[str]:
    cards = (page.staff, page.devices)
    return [row.title.text() for card in cards for row in card.rows.rows.values()]


def test_a_certificate_is_added_by_keyboard_and_told_on_the_first_page(
    workspace: Workspace, home: str, shell: Shell
) -> None:
    page = opened(shell, home)
    press(shell, Qt.Key.Key_F6)
    type_in(QApplication.focusWidget(), "示例丙")
    for text in ("", "厨师", "示例-健 7", "20261201"):
        press(shell, Qt.Key.Key_Tab)
        if text:
            type_in(QApplication.focusWidget(), text)
    press(shell, Qt.Key.Key_Return, CONTROL)
    settled(shell)
    (kept,) = registers.staff_certificates(workspace, home)
    assert (kept.person, kept.kind, kept.post) == ("示例丙", CertificateKind.HEALTH, "厨师")
    assert (kept.number, kept.until) == ("示例-健 7", "2026-12-01")
    assert titles(page) == ["示例丙 · 健康证明"]
    shell.go("home")
    settled(shell)
    assert "健康证明（示例丙）" in [text.text() for text in shell.findChildren(Text)]


def test_a_device_is_changed_and_a_day_that_is_none_is_refused_in_place(
    workspace: Workspace, home: str, shell: Shell
) -> None:
    lift = Equipment(id="", facility=home, kind=EquipmentKind.LIFT, place="东楼")
    device = registers.keep_device(workspace, lift).id
    page = opened(shell, home)
    click(shell, page.devices.rows.rows[device])
    panel = shell.findChild(FormPanel)
    assert isinstance(panel, FormPanel)
    until = panel.fields["until"]
    until.input.setFocus()
    type_in(QApplication.focusWidget(), "年底")
    press(shell, Qt.Key.Key_Return, CONTROL)
    assert until.error == "日期写成 2026-12-05 这样"
    until.input.show_text("2027-03-01")
    press(shell, Qt.Key.Key_Return, CONTROL)
    settled(shell)
    assert registers.get_device(workspace, device).until == "2027-03-01"
    assert titles(page) == ["电梯 · 东楼"]


def test_what_is_removed_is_asked_once_and_gone(
    workspace: Workspace, home: str, shell: Shell
) -> None:
    certificate = add_health(workspace, home)
    page = opened(shell, home)
    click(shell, page.staff.rows.rows[certificate])
    panel = shell.findChild(FormPanel)
    assert isinstance(panel, FormPanel)
    click(shell, next(b for b in panel.findChildren(Button) if b.text() == "删去这一条"))
    sure = next(one for one in shell.findChildren(Confirm) if one.isVisible())
    click(shell, sure.yes)
    settled(shell)
    assert titles(page) == []
    assert registers.staff_certificates(workspace, home) == ()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_cut(
    workspace: Workspace, home: str, make_shell: MakeShell, scale: float
) -> None:
    shell = make_shell(scale)
    page = opened(shell, home)
    assert_not_clipped(shell)
    add_health(workspace, home)
    page.enter(facility=home)
    settled(shell)
    assert_not_clipped(shell)
    assert_accessible(page)
    press(shell, Qt.Key.Key_F6)
    assert_not_clipped(shell)
    shell.findChild(FormPanel).close_panel()
    shell.open("facilities", facility=home)
    settled(shell)
    assert_not_clipped(shell)
