"""A visit is planned, its papers are made, and it begins as planned; a patrol is not asked more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from inspector.desktop.pages.start_visit import StartVisitPage
from inspector.desktop.shell import Shell
from inspector.facts.origin import Origin, Source
from inspector.facts.visit import Person
from inspector.facts.vocabulary import Depth, Mode, Role, VisitState, VisitType
from inspector.usecases import documents, local_rules
from inspector.usecases.asking import get_head
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.setup import Workspace
from inspector.usecases.visits import plan_visit, procedure_of, visit_draft_of
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.hands import CONTROL, click, press, type_in
from tests.desktop.pages.test_start_visit import add_officer, choose_mode, opened, started, words
from tests.desktop.visits import add_home


@pytest.fixture
def home(workspace: Workspace) -> str:
    return add_home(workspace, meals="self", person_in_charge="示例丁")


def planned(ws: Workspace, home: str) -> str:
    """A 个案 for a complaint, to begin in an hour."""
    people = (
        Person(id="p1", name="示例甲", role=Role.LEADER, certificate="示例-0012"),
        Person(id="p2", name="示例乙", role=Role.OFFICER, certificate="示例-0027"),
    )
    draft = VisitDraft(
        facility=home,
        mode=Mode.CIVIL_ADMIN,
        type=VisitType.CASE,
        depth=Depth.CORE,
        begun=ws.now() + timedelta(hours=1),
        people=people,
        origin=Origin(source=Source.COMPLAINT, reference="12345-0077", reply_by="2026-12-01"),
    )
    return plan_visit(ws, draft).visit


def test_a_visit_for_a_day_to_come_is_planned_and_its_papers_come_next(
    workspace: Workspace, home: str, shell: Shell
) -> None:
    page = opened(shell, facility=home)
    choose_mode(page, Mode.CIVIL_ADMIN)
    add_officer(page, "示例丙", "示例-0031")
    page.when.time.selectAll()
    type_in(page.when.time, "2026-11-27 09:00")
    settled(shell)
    assert page.status.words.text() == "日期还没有到，可以先安排"
    press(shell, Qt.Key.Key_Return, CONTROL)
    assert shell.page is page, "it does not begin before its day"

    click(shell, page.procedure.declaring.no_stake)
    press(shell, Qt.Key.Key_S, CONTROL)
    where, args = shell.here
    assert where == "papers"
    head = get_head(workspace, args["visit"])
    assert head.state is VisitState.PLANNED
    assert head.begun == "2026-11-27T09:00:00+08:00"
    assert len(head.recusal) == 2


def test_it_begins_as_planned_once_its_paper_is_there(
    workspace: Workspace, home: str, shell: Shell
) -> None:
    visit = planned(workspace, home)
    documents.draft_and_issue(workspace, visit, "approval", fields={})
    page = opened(shell, facility=home, visit=visit)
    assert page.modes.value == Mode.CIVIL_ADMIN
    assert page.when.type.value == VisitType.CASE
    assert page.presets.row.value == "case"
    assert (page.origin.source.value, page.origin.reference.text()) == ("complaint", "12345-0077")
    assert [person.name for person in page.people.people] == ["示例甲", "示例乙"]
    assert any(said.startswith("检查审批表已出具") for said in words(page))
    assert page.status.words.text() == "可以开始，1 项复核前补上"

    click(shell, page.procedure.declaring.no_stake)
    assert page.status.words.text() == "可以开始"
    click(shell, page.start)
    assert started(shell) == visit
    head = get_head(workspace, visit)
    assert (head.state, head.begun) == (VisitState.OPEN, "2026-11-20T14:32:05+08:00")
    assert set(head.recusal) == {"p1", "p2"}
    assert procedure_of(workspace, visit) == ()


def test_a_plan_is_offered_and_changed_in_place(
    workspace: Workspace, home: str, shell: Shell
) -> None:
    visit = planned(workspace, home)
    page = opened(shell, facility=home)
    assert "这家安排过：民政行政检查 · 个案，2026-11-20 15:32" in words(page)
    click(shell, page.facility.take)
    assert page.plan.text() == "改安排"
    type_in(page.origin.reply_by, "")
    page.origin.reply_by.selectAll()
    type_in(page.origin.reply_by, "明天")
    press(shell, Qt.Key.Key_Tab)
    settled(shell)
    assert page.status.words.text() == "回复期限要改"
    page.origin.reply_by.setFocus()
    page.origin.reply_by.selectAll()
    type_in(page.origin.reply_by, "20261203")
    press(shell, Qt.Key.Key_Tab)
    settled(shell)
    click(shell, page.plan)
    assert visit_draft_of(workspace, visit).origin.reply_by == "2026-12-03"
    assert get_head(workspace, visit).state is VisitState.PLANNED


def test_a_patrol_is_asked_nothing_more(workspace: Workspace, home: str, shell: Shell) -> None:
    rules = replace(local_rules.local_rules(workspace), cap=1, entry_code=True)
    local_rules.set_local_rules(workspace, rules)
    page = opened(shell, facility=home)
    choose_mode(page, Mode.TOWNSHIP_PATROL)
    assert not page.procedure.declaring.isVisible()
    assert page.procedure.chip.word == "齐备"
    assert page.status.words.text() == "可以开始"
    choose_mode(page, Mode.JOINT)
    assert page.procedure.declaring.code.isVisible()
    assert not page.procedure.declaring.no_stake.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_cut(
    workspace: Workspace, home: str, make_shell: MakeShell, scale: float
) -> None:
    rules = replace(local_rules.local_rules(workspace), cap=1, entry_code=True)
    local_rules.set_local_rules(workspace, rules)
    visit = planned(workspace, home)
    shell = make_shell(scale)
    page = opened(shell, facility=home)
    assert_not_clipped(shell)
    page = opened(shell, facility=home, visit=visit)
    assert isinstance(page, StartVisitPage)
    assert_not_clipped(shell)
    assert_accessible(page)
