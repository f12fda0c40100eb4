"""问答: people are asked alone, each answer is kept at once, and Esc hides everything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspector.desktop.interviews.summary_panel import SummaryPanel
from inspector.desktop.pages.interviews import InterviewsPage
from inspector.desktop.pages.leads import LeadsPage
from inspector.desktop.pages.review import ReviewPage
from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.form_panel import FormPanel
from inspector.desktop.widgets.text import Text
from inspector.facts.interview import InterviewKind, Reply
from inspector.facts.lead import LeadCategory
from inspector.usecases import keeping, leads
from inspector.usecases.interviews import list_interviews
from inspector.usecases.setup import Workspace
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing.hands import key, opened, press, type_into
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.visits import add_home, begin
from tests.reports.sample_papers import read

CONTROL = Qt.KeyboardModifier.ControlModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
YES, NO, UNSURE = Reply.YES, Reply.NO, Reply.UNSURE


@pytest.fixture
def visit(workspace: Workspace) -> str:
    return begin(workspace, add_home(workspace))


@pytest.fixture
def page(shell: Shell, visit: str) -> InterviewsPage:
    return opened(shell, InterviewsPage, "interviews", visit)


def digits(shell: Shell, keys: str) -> None:
    """Answer by key, one question after the other."""
    for one in keys:
        key(shell, getattr(Qt.Key, f"Key_{one}"))


def words(page: InterviewsPage) -> str:
    """Everything that can be read on the window."""
    return "\n".join(one.text() for one in page.shell.findChildren(Text) if one.isVisible())


def test_it_is_reached_from_walk_and_review_and_esc_hides_it_at_once(
    shell: Shell, visit: str
) -> None:
    for kind, page_id in ((WalkPage, "walk"), (ReviewPage, "review")):
        opened(shell, kind, page_id, visit)
        key(shell, Qt.Key.Key_F11)
        page = shell.page
        assert isinstance(page, InterviewsPage)
        assert "有人打过" in words(page)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert isinstance(shell.page, kind), "without waiting for anything"
        assert "有人打过" not in words(page)
    walk = opened(shell, WalkPage, "walk", visit)
    press(shell, walk.tree.ask)
    assert isinstance(shell.page, InterviewsPage)


def test_digits_answer_and_move_on_and_each_answer_is_kept(
    shell: Shell, page: InterviewsPage, workspace: Workspace, visit: str
) -> None:
    digits(shell, "1213")
    (told,) = list_interviews(workspace, visit)
    assert told.answers == {
        "food-enough": YES,
        "food-spoiled": NO,
        "beating": YES,
        "kept-in": UNSURE,
    }
    assert told.alone
    assert page.saved.words.text() == "已保存 14:32:05"
    key(shell, Qt.Key.Key_Up)
    digits(shell, "0")
    (told,) = list_interviews(workspace, visit)
    assert "kept-in" not in told.answers, "0: not asked"
    press(shell, page.rows.rows[2].replies.buttons[1])
    (told,) = list_interviews(workspace, visit)
    assert told.answers["beating"] is NO
    assert keeping.rebuild(workspace, check=True)


def test_the_next_person_starts_empty_and_the_one_before_can_be_corrected(
    shell: Shell, page: InterviewsPage, workspace: Workspace, visit: str
) -> None:
    assert not page.next.isEnabled(), "nobody was asked yet"
    digits(shell, "11")
    key(shell, Qt.Key.Key_Return, CONTROL)
    assert [row.replies.value for row in page.rows.rows[:2]] == ["", ""]
    assert [button.text() for button in page.person.people.buttons] == ["第 1 位", "第 2 位"]
    digits(shell, "2")
    key(shell, Qt.Key.Key_Enter, CONTROL | KEYPAD)
    press(shell, page.person.people.buttons[0])
    assert [row.replies.value for row in page.rows.rows[:2]] == ["yes", "yes"]
    press(shell, page.rows.rows[1].replies.buttons[2])
    first, second = list_interviews(workspace, visit)
    assert (first.answers["food-spoiled"], second.answers) == (UNSURE, {"food-enough": NO})
    press(shell, page.person.remove)
    press(shell, next(one for one in shell.findChildren(Confirm) if one.isVisible()).yes)
    assert [one.answers for one in list_interviews(workspace, visit)] == [{"food-enough": NO}]


def test_hidden_half_way_it_goes_on_where_it_was(
    shell: Shell, visit: str, workspace: Workspace
) -> None:
    opened(shell, WalkPage, "walk", visit)
    page = opened(shell, InterviewsPage, "interviews", visit)
    digits(shell, "12")
    page.person.words.setPlainText("夜里冷")
    key(shell, Qt.Key.Key_Escape)
    (told,) = list_interviews(workspace, visit)
    assert told.words == "夜里冷", "what was being typed is kept"
    key(shell, Qt.Key.Key_F11)
    assert [row.replies.value for row in page.rows.rows[:3]] == ["yes", "no", ""]
    digits(shell, "1")
    (told,) = list_interviews(workspace, visit)
    assert told.answers["beating"] is YES, "the same person"


def test_names_and_numbers_of_persons_are_refused_and_the_answers_kept(
    shell: Shell, page: InterviewsPage, workspace: Workspace, visit: str
) -> None:
    type_into(page.person.place, "示例戊")
    page.rows.go_to(0)
    settled(shell)
    digits(shell, "1")
    assert "只写床号或序号" in page.person.place_field.error
    type_into(page.person.words, "儿子电话 13800000000")
    page.rows.go_to(1)
    settled(shell)
    assert "像电话号码" in page.person.words_field.error
    digits(shell, "2")
    (told,) = list_interviews(workspace, visit)
    assert (told.place, told.words, len(told.answers)) == ("", "", 2)
    type_into(page.person.place, "203-2床")
    page.rows.go_to(2)
    settled(shell)
    (told,) = list_interviews(workspace, visit)
    assert told.place == "203-2床"
    assert page.person.place_field.error == ""


def test_staff_and_families_have_their_own_questions(
    shell: Shell, page: InterviewsPage, workspace: Workspace, visit: str
) -> None:
    press(shell, page.kinds.buttons[1])
    assert "灭火器拿到手里" in words(page)
    digits(shell, "112")
    press(shell, page.person.alone)
    press(shell, page.kinds.buttons[2])
    assert "不告诉单位打给了谁" in page.person.advice.text()
    (told,) = list_interviews(workspace, visit)
    assert (told.kind, told.alone) == (InterviewKind.STAFF, False)
    assert page.kinds.buttons[1].text() == "员工问答 1"


def test_what_points_to_a_lead_leads_to_the_sealed_sheet(
    shell: Shell, page: InterviewsPage, workspace: Workspace, visit: str
) -> None:
    assert not page.person.hint.isVisible()
    digits(shell, "111")
    assert "虐待、欺辱" in page.person.hint.words.text()
    press(shell, page.person.hint.register)
    assert isinstance(shell.page, LeadsPage)
    form = next(one for one in shell.findChildren(FormPanel) if one.isVisible())
    assert form.fields["category"].input.text() == LeadCategory.ABUSE.value
    type_into(form.fields["text"].input.edge, "夜里用毛巾打了两次胳膊")
    key(shell, Qt.Key.Key_Return, CONTROL)
    (line,) = leads.list_leads(workspace)
    assert leads.open_lead(workspace, line.id, "核对").visit == visit
    key(shell, Qt.Key.Key_Escape)
    assert shell.page is page, "back to who was being asked"
    assert page.rows.rows[2].replies.value == "yes"


def test_sums_are_n_of_m_and_esc_hides_them_with_the_page(
    shell: Shell,
    visit: str,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    walk = opened(shell, WalkPage, "walk", visit)
    page = opened(shell, InterviewsPage, "interviews", visit)
    digits(shell, "111")
    page.person.words.setPlainText("怕人知道")
    key(shell, Qt.Key.Key_Return, CONTROL)
    digits(shell, "121")
    press(shell, page.sums)
    panel = next(one for one in shell.findChildren(SummaryPanel) if one.isVisible())
    said = [one.text() for one in panel.findChildren(Text)]
    assert said[said.index("有人打过、骂过、捆过您，或者吓唬过您吗？") + 1] == "2/2"
    assert "▲ 1/2" in said
    assert "不到 3 人，数字可能看出是谁说的。" in said
    page.out.save_as(tmp_path / "汇总.pdf", page._make)
    settled(shell)
    paper = read((tmp_path / "汇总.pdf").read_bytes())
    assert "内部资料，不得交被检查单位" in paper
    assert "怕人知道" not in paper
    printed: list[Callable[..., object]] = []
    monkeypatch.setattr(page.out, "print", lambda _name, make: printed.append(make))
    key(shell, Qt.Key.Key_Return, CONTROL)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "印.pdf"))
    printed[0](lambda data: page.out.print_on(printer, data))
    settled(shell)
    assert (tmp_path / "印.pdf").stat().st_size > 1000
    key(shell, Qt.Key.Key_Escape)
    assert shell.page is walk
    assert not shell.findChildren(SummaryPanel)


def test_in_a_read_only_folder_it_is_only_read(
    shell: Shell, workspace: Workspace, visit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(shell, InterviewsPage, "interviews", visit)
    digits(shell, "1")
    monkeypatch.setattr(workspace.store, "read_only", True)
    page.enter(visit=visit)
    settled(shell)
    assert page.hide_all.hasFocus()
    digits(shell, "2")
    (told,) = list_interviews(workspace, visit)
    assert told.answers == {"food-enough": YES}
    assert not page.rows.rows[1].replies.isEnabled()
    assert not page.person.words.isEnabled()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_fits(make_shell: MakeShell, visit: str, scale: float) -> None:
    shell = make_shell(scale)
    page = opened(shell, InterviewsPage, "interviews", visit)
    assert_not_clipped(shell)
    digits(shell, "111")
    assert_not_clipped(shell)
    assert_accessible(page)
    press(shell, page.sums)
    panel = next(one for one in shell.findChildren(SummaryPanel) if one.isVisible())
    assert_not_clipped(panel)
    assert_accessible(panel)
