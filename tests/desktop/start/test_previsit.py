"""去之前看一眼: what is open, what expires and what was found last, beside the start of a visit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from inspector.desktop.pages.facilities import FacilitiesPage
from inspector.desktop.pages.start_visit import StartVisitPage
from inspector.desktop.widgets.text import Text
from inspector.facts.register import CertificateKind, StaffCertificate
from inspector.usecases.facilities import list_facilities
from inspector.usecases.facility_registers import keep_certificate
from inspector.usecases.setup import Workspace
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.hands import click
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
    monkeypatch.setattr(page.out, "print", lambda _name, make: printed.append(make))
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
    monkeypatch.setattr(there.out, "print", lambda _name, make: printed.append(make))
    click(shell, there.detail.facts.sheet)
    printed[1](made.append)
    settled(shell)
    assert "示例村互助点" in read(made[1])
