"""Text that was being typed when the program was stopped: one goes on typing at its end."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.walk.drafts import NAMED
from inspector.facts.answer import Answer
from inspector.facts.item import VisitItem
from inspector.facts.vocabulary import Verdict
from inspector.usecases import unfinished, walk
from inspector.usecases.setup import Workspace
from tests.desktop.closing.hands import opened
from tests.desktop.conftest import MakeShell
from tests.desktop.walk.asked import first, plain
from tests.desktop.walk.conftest import EXITS

Items = Mapping[str, VisitItem]

CASES = {
    "facts": (plain, "", Verdict.FAIL, "note", lambda p: p.act.note.edit.text()),
    "place": (plain, "", Verdict.FAIL, "place", lambda p: p.act.place.edit.text()),
    "value": (lambda i: i.measure, "", None, "value", lambda p: p.act.value.edit.text()),
    "reason": (plain, "", Verdict.UNCHECKED, "reason", lambda p: p.act.reason.edit.text()),
    "one exit": (
        lambda i: i.id == EXITS,
        "二层西侧",
        None,
        "note",
        lambda p: p.act.note.edit.text(),
    ),
}


@pytest.mark.parametrize("case", list(CASES))
def test_the_focus_is_at_the_end_of_what_was_typed(
    make_shell: MakeShell, workspace: Workspace, visit: str, items: Items, case: str
) -> None:
    wanted, instance, verdict, field, read = CASES[case]
    item = first(items, wanted).id
    if verdict is not None:
        walk.record_answer(workspace, visit, Answer(item=item, verdict=verdict))
    if instance:
        unfinished.save_draft(workspace, visit, item, NAMED, instance)
    name = f"{instance}/{field}" if instance else field
    unfinished.save_draft(workspace, visit, item, name, "12")
    unfinished.leave_at(workspace, visit, item)
    page = opened(make_shell(), WalkPage, "walk", visit)
    assert page.state is not None
    assert (page.state.current, page.state.instance) == (item, instance)

    typed = QInputMethodEvent()
    typed.setCommitString("3")
    QApplication.sendEvent(QApplication.focusWidget(), typed)
    assert read(page) == "123"
