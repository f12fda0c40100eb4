"""看当时的记录: the sealed paper behind what was found last time, and nothing taken from it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from inspector.cli.visit_data import item_data
from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.shell import Shell
from inspector.desktop.walk.earlier import EarlierRecord
from inspector.facts.answer import Answer
from inspector.facts.vocabulary import Depth, Manner, Mode, Verdict, VisitType
from inspector.usecases import signing, visits, walk
from inspector.usecases.facilities import list_facilities
from inspector.usecases.photos import list_photos
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.setup import Workspace
from tests.desktop.closing import scene
from tests.desktop.closing.hands import key, opened, press
from tests.desktop.conftest import settled
from tests.desktop.walk.asked import go, kept
from tests.desktop.walk.conftest import EXITS

NOTE = "门禁断电后打不开"


@pytest.fixture
def earlier(workspace: Workspace) -> str:
    """A finished visit that found the exits locked."""
    visit = scene.begin(workspace)
    scene.answer_all(workspace, visit)
    failure = Answer(item=EXITS, verdict=Verdict.FAIL, place="一层东侧", note=NOTE)
    walk.record_answer(workspace, visit, failure)
    signing.freeze_visit(workspace, visit)
    for person in scene.people(workspace):
        signing.sign(
            workspace,
            visit,
            person.name,
            manner=Manner.REFUSED,
            reason="不愿签",
            witnesses=("示例戊:村干部",),
            reported_to="示例县民政局",
        )
    signing.close_visit(workspace, visit)
    return visit


@pytest.fixture
def visit(workspace: Workspace, earlier: str) -> str:
    """The visit after it, half an hour later."""
    draft = VisitDraft(
        facility=list_facilities(workspace, "示例镇敬老院")[0].id,
        mode=Mode.WUBAO_CHECK,
        type=VisitType.ROUTINE,
        depth=Depth.FULL,
        begun=scene.BEGUN + timedelta(minutes=30),
        people=scene.people(workspace),
    )
    return visits.start_visit(workspace, draft).visit


def test_it_is_read_and_closed_again_and_nothing_of_it_becomes_an_answer(
    shell: Shell, workspace: Workspace, earlier: str, visit: str
) -> None:
    page = opened(shell, WalkPage, "walk", visit, item=EXITS)
    assert page.read.last_note.text() == f"一层东侧，{NOTE}"
    press(shell, page.read.earlier)
    panel = shell.findChild(EarlierRecord)
    assert isinstance(panel, EarlierRecord)
    assert signing.get_head(workspace, earlier).number in panel.title.text()
    assert panel.sheets.isVisible()
    assert panel.sheets.hasFocus()
    shell.grab()
    settled(shell)
    assert 0 in panel.sheets.pictures, "the first page is painted"
    key(shell, Qt.Key.Key_Escape)
    assert shell.findChild(EarlierRecord) is None
    assert page.act.isAncestorOf(QApplication.focusWidget()) or page.read.earlier.hasFocus()
    assert shell.here[0] == "walk"
    assert kept(workspace, visit, EXITS) is None
    assert list_photos(workspace, visit) == ()


def test_an_item_that_was_never_looked_at_has_none(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    new = next(item for item in walk.visit_items(workspace, visit) if item.last is None)
    page = opened(shell, WalkPage, "walk", visit)
    go(shell, page, new.id)
    assert not page.read.earlier.isVisible()
    key(shell, Qt.Key.Key_F12)
    assert shell.findChild(EarlierRecord) is None
    assert "以前没有查过" in shell.bar.title.text()


def test_the_command_line_tells_date_verdict_and_note_alone(
    workspace: Workspace, visit: str
) -> None:
    item = next(one for one in walk.visit_items(workspace, visit) if one.id == EXITS)
    last = item_data(item, {})["last"]
    assert last == {"date": "2026-11-20", "verdict": Verdict.FAIL, "note": f"一层东侧，{NOTE}"}
