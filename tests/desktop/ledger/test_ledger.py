"""整改: the list, one line, and everything that is done with it until it is closed."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from inspector.desktop.ledger.act_panel import ActPanel
from inspector.desktop.ledger.files_row import FilesRow
from inspector.desktop.ledger.pictures import COVER, REMOVE, TURN, WORDS, Picture
from inspector.desktop.ledger.regroup_panels import MergePanel, SplitPanel
from inspector.desktop.pages.start_visit import StartVisitPage
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.form_panel import FormPanel
from inspector.desktop.widgets.overlay import Overlay
from inspector.desktop.widgets.redact_overlay import RedactOverlay
from inspector.desktop.widgets.text import Text
from inspector.facts.rectification import Act, LedgerState, Rectifier
from inspector.facts.vocabulary import Depth, Mode, VisitType
from inspector.usecases import rectification
from inspector.usecases.asking import get_head
from inspector.usecases.documents import document_facts, list_documents
from inspector.usecases.facilities import add_facility
from inspector.usecases.ledger_reading import get_finding, ledger
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.recheck import recheck_lines
from inspector.usecases.setup import Workspace
from inspector.usecases.visits import start_visit
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing.hands import key, press, type_into
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.hands import click_row
from tests.desktop.ledger import scene
from tests.desktop.ledger.hands import act, answer, give, ledger_page, panel, shown, without_paper
from tests.desktop.ledger.scene import CENTRE, EXIT, HOME, LIGHT, ROUTE
from tests.desktop.walk.test_redacting import drag

CONTROL = Qt.KeyboardModifier.ControlModifier


def words(widget: QWidget) -> str:
    """Everything that a person reads in a part of the page."""
    return "\n".join(one.text() for one in widget.findChildren(Text) if one.isVisible())


def test_the_list_begins_with_what_is_overdue(shell: Shell) -> None:
    page = ledger_page(shell)
    assert shown(page.list.rows) == [
        f"{HOME} 二层西侧安全出口",
        f"{CENTRE} 二层西侧安全出口",
        f"{CENTRE} 三层楼梯间",
        f"{HOME} 一层北侧走道",
        f"{CENTRE} 一层北侧走道",
    ]
    assert "逾期 3 天" in words(page.detail)
    assert "限 2026-11-17 改完" in words(page.detail)
    assert "挂锁，打不开。" in words(page.detail)


def test_a_filter_shows_its_lines_and_counts_them(shell: Shell) -> None:
    page = ledger_page(shell)
    counted = {button.value: button.text() for button in page.filters.buttons}
    assert counted["unsettled"] == "未销号 5"
    assert counted["waiting"] == "待复查 1"
    assert counted["handed_over"] == "移送 1"
    press(shell, next(b for b in page.filters.buttons if b.value == "handed_over"))
    assert shown(page.list.rows) == [f"{HOME} 三层楼梯间"]
    assert "移送示例县消防救援大队" in words(page.detail)


def test_search_and_facility_narrow_the_list(shell: Shell, workspace: Workspace) -> None:
    page = ledger_page(shell)
    type_into(page.list.search, "杂物")
    key(shell, Qt.Key.Key_Return)
    assert len(shown(page.list.rows)) == 2
    home = scene.line(workspace, HOME, ROUTE).facility
    page.list.facility.choose(home)
    page.list.facility.chosen.emit(home)
    settled(shell)
    assert shown(page.list.rows) == [f"{HOME} 一层北侧走道"]


def test_arrows_move_and_the_detail_follows(shell: Shell) -> None:
    page = ledger_page(shell)
    page.list.rows.setFocus()
    key(shell, Qt.Key.Key_Down)
    page._pause.timeout.emit()
    settled(shell)
    assert page.detail.opened is not None
    assert page.detail.opened.line.facility_name == CENTRE
    assert "示例丁 2026-11-16 报送整改完成" in words(page.detail)


def test_before_and_after_stand_side_by_side(shell: Shell, workspace: Workspace) -> None:
    line = scene.line(workspace, CENTRE, EXIT)
    page = ledger_page(shell, finding=line.id)
    before, after = page.detail.findChildren(Picture)
    assert before.filled
    assert after.filled
    assert before.size() == after.size()
    assert before.y() == after.y()
    press(shell, after)
    assert any(one.isVisible() for one in shell.findChildren(Overlay))
    key(shell, Qt.Key.Key_Escape)
    assert not any(one.isVisible() for one in shell.findChildren(Overlay))


def test_a_picture_of_correction_is_turned_and_removed(shell: Shell, workspace: Workspace) -> None:
    line = scene.line(workspace, CENTRE, EXIT)
    page = ledger_page(shell, finding=line.id)
    (photo,) = line.photos_after
    assert {held for _act, held in page.detail.pictures} == {photo.id}
    page.detail.pictures[TURN, photo.id].setFocus()
    for turn in (90, 180):
        key(shell, Qt.Key.Key_Space)
        assert get_finding(workspace, line.id).photos_after[0].turn == turn
        assert page.detail.pictures[TURN, photo.id].hasFocus(), "the hand stays where it was"
    press(shell, page.detail.pictures[REMOVE, photo.id])
    key(shell, Qt.Key.Key_Return)
    assert len(get_finding(workspace, line.id).photos_after) == 1, "no single key removes it"
    press(shell, page.detail.pictures[REMOVE, photo.id])
    (asked,) = [one for one in shell.findChildren(Confirm) if one.isVisible()]
    press(shell, asked.yes)
    assert get_finding(workspace, line.id).photos_after == ()
    assert page.detail.pictures == {}
    assert not page.detail.findChildren(Picture)[1].filled


def test_what_a_line_was_closed_with_has_no_way_to_be_removed(
    shell: Shell, workspace: Workspace
) -> None:
    line = scene.line(workspace, CENTRE, EXIT)
    rectification.close_finding(workspace, line.id, note="看了照片")
    page = ledger_page(shell, finding=line.id)
    (photo,) = line.photos_after
    offered = {act for act, held in page.detail.pictures if held == photo.id}
    assert offered == {COVER, WORDS, TURN}


def test_a_picture_of_correction_is_covered_and_described(
    shell: Shell, workspace: Workspace
) -> None:
    line = scene.line(workspace, CENTRE, EXIT)
    page = ledger_page(shell, finding=line.id)
    (photo,) = line.photos_after
    press(shell, page.detail.pictures[COVER, photo.id])
    (drawing,) = [one for one in shell.findChildren(RedactOverlay) if one.isVisible()]
    drag(drawing.board, (0.2, 0.2), (0.6, 0.6))
    key(shell, Qt.Key.Key_Return, CONTROL)
    (covered,) = get_finding(workspace, line.id).photos_after
    assert len(covered.redactions) == 1
    assert "已遮挡" in words(page.detail)
    press(shell, page.detail.pictures[WORDS, photo.id])
    form = panel(shell, FormPanel)
    assert list(form.fields) == ["caption"], "one picture before: nothing to choose"
    answer(form, caption="换成推杠锁")
    give(shell, form)
    assert get_finding(workspace, line.id).photos_after[0].caption == "换成推杠锁"
    assert "换成推杠锁" in words(page.detail)


def test_a_line_that_is_asked_for_is_shown_whatever_was_filtered(
    shell: Shell, workspace: Workspace
) -> None:
    home, centre = scene.line(workspace, HOME, EXIT), scene.line(workspace, CENTRE, EXIT)
    page = ledger_page(shell, facility=home.facility)
    assert all(one.startswith(HOME) for one in shown(page.list.rows))
    page = ledger_page(shell, finding=centre.id)
    assert page.detail.opened is not None
    assert page.detail.opened.line.id == centre.id


def test_reporting_asks_who_and_takes_pictures(shell: Shell, workspace: Workspace) -> None:
    line = scene.line(workspace, HOME, EXIT)
    page = ledger_page(shell, finding=line.id)
    form = act(shell, page, Act.REPORT)
    answer(form, by="示例丁", note="锁已拆除。", on="20261120")
    (files,) = form.findChildren(FilesRow)
    files.take(sorted(scene.PICTURES.glob("*.jpg"))[1:2])
    give(shell, form)
    held = get_finding(workspace, line.id)
    assert held.state is LedgerState.WAITING
    assert held.reported[-1].by == "示例丁"
    assert held.reported[-1].on == "2026-11-20"
    assert len(held.photos_after) == 1
    assert "报送整改完成" in words(page.detail)


def test_a_day_that_cannot_be_is_said_and_what_was_typed_stays(
    shell: Shell, workspace: Workspace
) -> None:
    line = scene.line(workspace, HOME, EXIT)
    page = ledger_page(shell, finding=line.id)
    form = without_paper(shell, page, Act.EXTEND)
    give(shell, form)
    assert form.fields["until"].error == "这一项要填"
    assert form.fields["until"].input.hasFocus() or form.fields["until"].input.edge.hasFocus()
    answer(form, until="2026-13-01", reason="等配件", approved_by="示例己")
    give(shell, form)
    assert form.fields["until"].error == "日期写成 2026-12-05 这样"
    answer(form, until="2026-11-12")
    give(shell, form)
    assert "不晚于现在的期限" in form.refusal.text()
    assert form.fields["reason"].input.text() == "等配件"
    answer(form, until="2026-12-25")
    give(shell, form)
    held = get_finding(workspace, line.id)
    assert held.deadline == "2026-12-25"
    assert held.extensions[-1].approved_by == "示例己"
    assert "延期到 2026-12-25" in words(page.detail)


def test_closing_without_a_look_needs_its_basis(shell: Shell, workspace: Workspace) -> None:
    line = scene.line(workspace, CENTRE, EXIT)
    page = ledger_page(shell, finding=line.id)
    form = without_paper(shell, page, Act.CLOSE)
    assert form.fields["by"].input.text() == "示例甲"
    give(shell, form)
    assert form.fields["note"].error == "这一项要填"
    answer(form, note="看了照片和现场视频")
    key(shell, Qt.Key.Key_Return, CONTROL)
    held = get_finding(workspace, line.id)
    assert held.state is LedgerState.CLOSED
    assert (held.closed_by, held.closed_on) == ("示例甲", "2026-11-20")
    assert f"{CENTRE} 二层西侧安全出口" not in shown(page.list.rows)


def test_papers_looked_at_leave_it_open_or_ready_to_close(
    shell: Shell, workspace: Workspace
) -> None:
    line = scene.line(workspace, CENTRE, EXIT)
    page = ledger_page(shell, finding=line.id)
    form = act(shell, page, Act.RECHECK)
    answer(form, result="corrected", note="看了检测报告")
    give(shell, form)
    assert get_finding(workspace, line.id).passed_recheck
    assert "复查合格，可以销号" in words(page.detail)
    form = without_paper(shell, page, Act.CLOSE)
    give(shell, form)
    assert get_finding(workspace, line.id).state is LedgerState.CLOSED
    page = ledger_page(shell, finding=line.id)
    form = act(shell, page, Act.REOPEN)
    answer(form, reason="又锁上了", term="15 日")
    give(shell, form)
    held = get_finding(workspace, line.id)
    assert held.state is LedgerState.OPEN
    assert held.deadline == "2026-12-05"


def test_who_rectifies_and_how_is_filled_in(shell: Shell, workspace: Workspace) -> None:
    line = scene.line(workspace, HOME, EXIT)
    page = ledger_page(shell, finding=line.id)
    key(shell, Qt.Key.Key_F2)
    form = panel(shell, FormPanel)
    answer(form, rectifier="owner", supervisor="示例戊", measures="换成推杆锁", money="600 元")
    give(shell, form)
    held = get_finding(workspace, line.id)
    assert held.rectifier is Rectifier.OWNER
    assert held.supervisor == "示例戊"
    assert held.five.measures == "换成推杆锁"
    assert held.five.money == "600 元"
    assert "换成推杆锁" in words(page.detail)


def test_handing_over_and_what_came_of_it(shell: Shell, workspace: Workspace) -> None:
    line = scene.line(workspace, HOME, ROUTE)
    page = ledger_page(shell, finding=line.id)
    form = without_paper(shell, page, Act.HAND_OVER)
    answer(form, to="示例县消防救援大队")
    give(shell, form)
    assert get_finding(workspace, line.id).state is LedgerState.HANDED_OVER
    page = ledger_page(shell, finding=line.id)
    form = act(shell, page, Act.OUTCOME)
    answer(form, kind="corrected", text="走道已清空", number="示消函〔2026〕9号")
    give(shell, form)
    held = get_finding(workspace, line.id).handed_over
    assert held is not None
    assert held.outcome == "已办结，问题已改正，走道已清空，示消函〔2026〕9号"
    assert "示消函〔2026〕9号" in words(page.detail)
    form = without_paper(shell, page, Act.CLOSE)
    give(shell, form)
    assert get_finding(workspace, line.id).state is LedgerState.CLOSED


def test_an_extension_is_said_once_and_shown_on_paper(shell: Shell, workspace: Workspace) -> None:
    line = scene.line(workspace, HOME, EXIT)
    page = ledger_page(shell, finding=line.id)
    form = act(shell, page, Act.EXTEND)
    assert isinstance(form, ActPanel)
    assert form.with_paper
    assert form.fields["paper.applied_on"].input.text() == "2026-11-20"
    assert form.fields["paper.interim"].input.text() == line.meanwhile
    answer(form, until="2026-12-25", reason="等推杆锁到货", approved_by="示例己")
    key(shell, Qt.Key.Key_Return, CONTROL)
    held = get_finding(workspace, line.id)
    assert (held.deadline, held.extensions[-1].approved_by) == ("2026-12-25", "示例己")
    assert shell.here[0] == "preview"
    (paper,) = list_documents(workspace, visit=line.visit)
    assert paper.id == held.extensions[-1].paper
    facts = document_facts(workspace, paper.id)
    assert (facts.fields["reason"], facts.fields["decision"]) == ("等推杆锁到货", "同意延期")
    key(shell, Qt.Key.Key_Escape)
    assert shell.here[0] == "ledger"
    assert "延期到 2026-12-25" in words(shell)


def test_a_reason_is_asked_where_the_paper_waits_for_one_alone(
    shell: Shell, workspace: Workspace
) -> None:
    line = scene.line(workspace, HOME, EXIT)
    elsewhere = VisitDraft(
        facility=add_facility(workspace, {"name": "示例村互助点", "kinds": ("mutual_aid_point",)}),
        mode=Mode.TOWNSHIP_PATROL,
        type=VisitType.ROUTINE,
        depth=Depth.CORE,
        begun=datetime.fromisoformat(get_head(workspace, line.visit).begun),
        people=scene.people(),
    )
    start_visit(workspace, elsewhere)
    page = ledger_page(shell, finding=line.id)
    form = act(shell, page, Act.EXTEND)
    assert isinstance(form, ActPanel)
    answer(form, until="2026-12-25", reason="等推杆锁到货", approved_by="示例己")
    give(shell, form)
    assert "示例甲、示例乙 在 11-10" in form.refusal.text()
    give(shell, form)
    assert list_documents(workspace, visit=line.visit) == (), "the reason has to be written"
    answer(form, **{"reason.papers.two_places": "两家同院，一起查的"})
    assert_not_clipped(form)
    give(shell, form)
    (paper,) = list_documents(workspace, visit=line.visit)
    assert [(one.code, one.reason) for one in paper.overrides] == [
        ("papers.two_places", "两家同院，一起查的")
    ]
    assert get_finding(workspace, line.id).deadline == "2026-12-25"


def test_a_letter_hands_over_and_has_no_day_of_its_own(shell: Shell, workspace: Workspace) -> None:
    line = scene.line(workspace, HOME, ROUTE)
    page = ledger_page(shell, finding=line.id)
    form = act(shell, page, Act.HAND_OVER)
    assert isinstance(form, ActPanel)
    assert form.box is not None
    assert not form.fields["on"].isVisible()
    press(shell, form.box)
    assert form.fields["on"].isVisible()
    assert not form.fields["paper.contact"].isVisible()
    press(shell, form.box)
    answer(form, to="示例县消防救援大队")
    give(shell, form)
    held = get_finding(workspace, line.id).handed_over
    assert held is not None
    assert held.number == "移〔2026〕第0001号"
    assert shell.here[0] == "preview"


def test_what_was_handed_over_is_looked_at_again_where_it_is_asked_for(
    shell: Shell, workspace: Workspace
) -> None:
    line = scene.line(workspace, HOME, LIGHT)
    start = _to_recheck(shell, line.id)
    assert start.again.boxes[line.id].isChecked()
    other = _to_recheck(shell, scene.line(workspace, HOME, EXIT).id)
    assert not other.again.boxes[line.id].isChecked(), "offered, but the department has it"


def _to_recheck(shell: Shell, finding: str) -> StartVisitPage:
    page = ledger_page(shell, finding=finding)
    press(shell, page.detail.buttons["recheck_visit"])
    assert isinstance(shell.page, StartVisitPage)
    return shell.page


def test_two_findings_become_one(shell: Shell, workspace: Workspace) -> None:
    into, other = scene.line(workspace, CENTRE, ROUTE), scene.line(workspace, CENTRE, LIGHT)
    page = ledger_page(shell, finding=into.id)
    press(shell, page.detail.buttons[Act.MERGE])
    form = panel(shell, MergePanel)
    assert not form.yes.isEnabled()
    press(shell, form.boxes[other.id])
    give(shell, form)
    assert get_finding(workspace, other.id).merged_into == into.id
    assert f"{CENTRE} 三层楼梯间" not in shown(page.list.rows)


def test_one_finding_becomes_two(shell: Shell, workspace: Workspace) -> None:
    line = scene.line(workspace, HOME, ROUTE)
    page = ledger_page(shell, finding=line.id)
    press(shell, page.detail.buttons[Act.SPLIT])
    form = panel(shell, SplitPanel)
    give(shell, form)
    assert form.fields["place2"].error == "这一项要填"
    answer(form, place1="一层北侧走道东段", place2="一层北侧走道西段", seen2="放着轮椅")
    give(shell, form)
    places = {one.place: one.seen for one in ledger(workspace) if one.split_from == line.id}
    assert places["一层北侧走道西段"] == "放着轮椅"
    assert f"{HOME} 一层北侧走道东段" in shown(page.list.rows)


def test_a_recheck_asks_only_what_is_open(shell: Shell, workspace: Workspace) -> None:
    line = scene.line(workspace, HOME, EXIT)
    page = ledger_page(shell, finding=line.id)
    press(shell, page.detail.buttons["recheck_visit"])
    assert shell.here[0] == "start"
    start = shell.page
    assert isinstance(start, StartVisitPage)
    assert start.again.isVisible()
    assert not start.proposals.isVisible()
    assert len(start.again.chosen) == 2
    press(shell, start.again.boxes[scene.line(workspace, HOME, ROUTE).id])
    press(shell, start.start)
    name, args = shell.here
    assert name == "walk"
    looked = recheck_lines(workspace, args["visit"])
    assert [one.target.finding for one in looked] == [line.id]
    assert [one.result for one in looked] == [None]


def test_escape_goes_back_step_by_step(make_shell: MakeShell) -> None:
    shell = make_shell(1.5)
    page = ledger_page(shell)
    assert page.list.isVisible()
    click_row(shell, page.list.rows, 0)
    assert page.halves.covered
    key(shell, Qt.Key.Key_Escape)
    assert page.list.isVisible()
    key(shell, Qt.Key.Key_Escape)
    assert shell.here[0] == "home"
