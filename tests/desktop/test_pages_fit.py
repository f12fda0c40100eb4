"""Pages of the foundation at 1366×768 and at 150 %: nothing is cut."""

from __future__ import annotations

import pytest

from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.conftest import MakeShell, settled

SCALES = (1.0, 1.25, 1.5)


@pytest.mark.parametrize("scale", SCALES)
def test_empty_work_list(make_shell: MakeShell, scale: float) -> None:
    shell = make_shell(scale)

    assert_not_clipped(shell)
    assert_accessible(shell)


@pytest.mark.parametrize("scale", SCALES)
def test_settings(make_shell: MakeShell, scale: float) -> None:
    shell = make_shell(scale)
    shell.go("settings")
    settled(shell)
    assert_not_clipped(shell)
    assert_accessible(shell)


@pytest.mark.parametrize("scale", SCALES)
def test_welcome(make_shell: MakeShell, scale: float) -> None:
    shell = make_shell(scale)
    shell.go("welcome", folder="/media/很长的文件夹名称/另一个很长的文件夹名称/检查数据")
    settled(shell)
    page = shell.page
    assert page is not None
    page.start.click()  # type: ignore[attr-defined]
    settled(shell)
    assert_not_clipped(shell)
    assert_accessible(shell)
