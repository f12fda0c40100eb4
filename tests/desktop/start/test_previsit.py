"""去之前看一眼: what is open, what expires and what was found last, beside the start of a visit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from inspector.desktop.pages.facilities import FacilitiesPage
from inspector.desktop.pages.start_visit import StartVisitPage
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.text import Text
from inspector.facts.register import CertificateKind, StaffCertificate
from inspector.usecases.facilities import list_facilities
from inspector.usecases.facility_registers import keep_certificate
from inspector.usecases.setup import Workspace
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing.hands import bring_into_sight
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.hands import click, press
from tests.desktop.ledger import scene
from tests.desktop.ledger.conftest import data_folder as data_folder
from tests.desktop.ledger.conftest import ledger_folder as ledger_folder
from tests.desktop.visits import add_home
from tests.reports.sample_papers import read


def said(page: StartVisitPage) -> str:
    return "\n".join(text.text() for text in page.form.before.findChildren(Text))


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_what_to_know_stands_beside_the_start(
    workspace: Workspace,
    make_shell: MakeShell,
    monkeypatch: pytest.MonkeyPatch,
    scale: float,
) -> None:
    home = next(one.id for one in list_facilities(workspace) if one.name == scene.HOME)
    held = StaffCertificate(
        id="", facility=home, person="示例丙", kind=CertificateKind.HEALTH, until="2026-11-10"
    )
    keep_certificate(workspace, held)
    fresh = add_home(workspace, name="示例村互助点", insurance_until="2026-12-01")
    shell = make_shell(scale)
    shell.open("start", facility=home)
    settled(shell)
    page = shell.page
    assert isinstance(page, StartVisitPage)
    words = said(page)
    assert "未销号 2 个，有逾期" in words
    assert "健康证明（示例丙）已过期" in words
    assert "上次" in words
    assert_not_clipped(page.form.before)
    shell.open("start", facility=fresh)
    settled(shell)
    assert "责任保险还有 11 天到期" in said(page)
    assert "还没有查过" in said(page)
    printed: list[Callable[..., object]] = []
    monkeypatch.setattr(page.previsit.out, "print", lambda _name, make: printed.append(make))
    click(shell, page.form.before.sheet)
    made: list[bytes] = []
    printed[0](made.append)
    settled(shell)
    assert "责任保险" in read(made[0])
    click(shell, page.form.before.file)
    assert shell.here == ("facilities", {"facility": fresh})
    settled(shell)
    there = shell.page
    assert isinstance(there, FacilitiesPage)
    assert there.detail.facts is not None
    monkeypatch.setattr(there.previsit.out, "print", lambda _name, make: printed.append(make))
    click(shell, there.detail.facts.sheet)
    printed[1](made.append)
    settled(shell)
    assert "示例村互助点" in read(made[1])


def saved_as(shell: Shell, save: Button, file: Path, *, by_key: bool) -> str:
    """Save the sheet by a button, under that name; the name that was proposed for it."""
    if by_key:
        save.setFocus()
        press(shell, Qt.Key.Key_Space)
    else:
        click(shell, save)
    assert shell.page is not None
    dialog = next(one for one in shell.page.findChildren(QFileDialog) if one.isVisible())
    proposed = Path(dialog.selectedFiles()[0]).name
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    settled(shell)
    assert shell.bar.title.text() == f"已保存 {file.name}"
    return proposed


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_is_saved_as_pdf_from_both_pages(
    workspace: Workspace, make_shell: MakeShell, tmp_path: Path, scale: float
) -> None:
    facility = add_home(workspace, name="示例村一/二组互助点", insurance_until="2026-12-01")
    shell = make_shell(scale)
    shell.open("start", facility=facility)
    settled(shell)
    page = shell.page
    assert isinstance(page, StartVisitPage)
    bring_into_sight(page.form.before.save)
    first = tmp_path / "路上看.pdf"
    proposed = saved_as(shell, page.form.before.save, first, by_key=True)
    assert proposed == "检查前要点（内部）-示例村一_二组互助点.pdf"
    assert "责任保险" in read(first.read_bytes())

    shell.open("facilities", facility=facility)
    settled(shell)
    there = shell.page
    assert isinstance(there, FacilitiesPage)
    assert there.detail.facts is not None
    assert there.detail.facts.save.accessibleName() == "检查前要点存为 PDF"
    assert_not_clipped(there.detail.facts)
    second = tmp_path / "档案里存的.pdf"
    assert saved_as(shell, there.detail.facts.save, second, by_key=False) == proposed
    assert "示例村一/二组互助点" in read(second.read_bytes())
