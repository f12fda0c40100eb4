"""F4 常用语: what it offers where one is, and what it says where it can offer nothing yet."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt

from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.shell import Shell
from inspector.desktop.walk.phrase_panel import PhrasePanel
from inspector.facts.item import VisitItem
from inspector.facts.vocabulary import Verdict
from inspector.usecases.setup import Workspace
from tests.desktop.closing.hands import key
from tests.desktop.conftest import settled
from tests.desktop.walk.asked import first, go, kept, plain


def test_f4_says_what_to_do_first_and_falls_silent_once_it_is_done(
    shell: Shell, page: WalkPage, items: Mapping[str, VisitItem]
) -> None:
    item = first(items, lambda one: plain(one) and bool(one.phrases))
    go(shell, page, item.id)
    key(shell, Qt.Key.Key_F4)
    assert shell.bar.title.text() == "常用语写的是哪里不符合：先按 2 选「不符合」，再按 F4"
    key(shell, Qt.Key.Key_2)
    assert not shell.bar.isVisible()
    key(shell, Qt.Key.Key_F4)
    assert shell.findChild(PhrasePanel) is not None
    key(shell, Qt.Key.Key_1)
    assert page.act.note.edit.text() == item.phrases[0]

    key(shell, Qt.Key.Key_F9)
    key(shell, Qt.Key.Key_F4)
    assert "先按 F2 看全这一项" in shell.bar.title.text()
    key(shell, Qt.Key.Key_F2)
    assert not shell.bar.isVisible()


def test_f4_offers_the_reasons_by_number(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str
) -> None:
    assert page.state is not None
    item = page.state.current
    key(shell, Qt.Key.Key_3)
    key(shell, Qt.Key.Key_F4)
    key(shell, Qt.Key.Key_2)
    settled(shell)
    answer = kept(workspace, visit, item)
    assert answer is not None
    assert (answer.verdict, answer.reason) == (Verdict.NOT_APPLICABLE, "本单位没有这项服务")
