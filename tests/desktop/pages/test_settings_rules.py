"""设置: how often a facility may be inspected, what counts, whether a 检查码 is asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt

from inspector.desktop.pages.settings import SettingsPage
from inspector.desktop.shell import Shell
from inspector.usecases.local_rules import LocalRules, local_rules
from inspector.usecases.setup import Workspace
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.conftest import settled
from tests.desktop.hands import click, press, type_in


def test_the_rules_are_kept_as_they_are_changed(workspace: Workspace, shell: Shell) -> None:
    shell.go("settings")
    settled(shell)
    assert isinstance(shell.page, SettingsPage)
    card = shell.page.rules
    assert_not_clipped(card)
    for typed, said in (("0", "年度频次上限不能是 0，要填 1 到 99 的整数"), ("2", "")):
        card.cap.line.setFocus()
        card.cap.line.selectAll()
        type_in(card.cap.line, typed)
        press(shell, Qt.Key.Key_Tab)
        settled(shell)
        assert card.cap.error == said
    click(shell, card.code)
    settled(shell)
    assert local_rules(workspace) == LocalRules(cap=2, entry_code=True)
    card.cap.line.setFocus()
    card.cap.line.selectAll()
    type_in(card.cap.line, "")
    press(shell, Qt.Key.Key_Delete)
    press(shell, Qt.Key.Key_Tab)
    settled(shell)
    assert local_rules(workspace) == LocalRules(cap=None, entry_code=True)
