"""开始检查: a visit begins in each mode with little typing, or the page says what is missing."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from inspector.desktop.page import Page
from inspector.desktop.pages.start_visit import StartVisitPage
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.chip import Chip
from inspector.desktop.widgets.text import Text
from inspector.facts.vocabulary import Depth, Domain, Mode, Role, VisitState, VisitType
from inspector.usecases.asking import get_head
from inspector.usecases.facilities import add_facility, edit_facility
from inspector.usecases.review import review_visit
from inspector.usecases.setup import Workspace, current_user, save_user
from inspector.usecases.visits import visit_draft_of, visit_people
from inspector.usecases.walk import visit_items
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.hands import CONTROL, click, press, type_in
from tests.desktop.visits import add_home, begin


class Walk(Page):
    """Stands for the walk, which has tests of its own."""

    step = "walk"


def opened(shell: Shell, **args: str) -> StartVisitPage:
    shell._factories = {**shell._factories, "walk": Walk}
    shell.open("start", **args)
    settled(shell)
    page = shell.page
    assert isinstance(page, StartVisitPage)
    return page


def started(shell: Shell) -> str:
    """The visit that the window went to."""
    page_id, args = shell.here
    assert page_id == "walk"
    return args["visit"]


def add_officer(page: StartVisitPage, name: str, certificate: str = "", until: str = "") -> None:
    click(page.shell, page.people.adds[Role.OFFICER])
    type_in(QApplication.focusWidget(), name)
    for text in (certificate, until):
        press(page.shell, Qt.Key.Key_Tab)
        type_in(QApplication.focusWidget(), text)
    press(page.shell, Qt.Key.Key_Return)


def choose_mode(page: StartVisitPage, mode: Mode) -> None:
    card = next(card for card in page.modes.cards if card.option.value == mode.value)
    click(page.shell, card)


def words(page: StartVisitPage) -> list[str]:
    return [text.text() for text in page.findChildren(Text) if text.isVisible()]


@pytest.fixture
def home(workspace: Workspace) -> str:
    return add_home(workspace, meals="self", person_in_charge="示例丁")


def test_with_two_presses_a_visit_begins(
    workspace: Workspace, home: str, make_shell: MakeShell
) -> None:
    begin(workspace, home, hours_ago=48)
    shell = make_shell()
    page = opened(shell, facility=home)
    assert [person.name for person in page.people.people] == ["示例甲"]
    assert page.modes.value == Mode.WUBAO_CHECK
    click(shell, page.people.offers["示例乙"])
    assert page.status.words.text() == "可以开始"
    press(shell, Qt.Key.Key_Return, CONTROL)

    visit = started(shell)
    head = get_head(workspace, visit)
    assert (head.mode, head.type, head.depth) == (
        Mode.WUBAO_CHECK,
        VisitType.ROUTINE,
        Depth.CORE,
    )
    assert head.begun == "2026-11-20T14:32:05+08:00"
    people = visit_people(workspace, visit)
    assert [(p.name, p.role, p.certificate) for p in people] == [
        ("示例甲", Role.LEADER, "示例-0012"),
        ("示例乙", Role.OFFICER, "示例-0027"),
    ]


@pytest.mark.parametrize(
    ("mode", "kinds"),
    [
        (Mode.CIVIL_ADMIN, ["日常", "专项", "个案", "复查"]),
        (Mode.TOWNSHIP_PATROL, ["日常巡查", "夜查", "专项", "复查"]),
        (Mode.WUBAO_CHECK, ["日常巡查", "夜查", "专项", "复查"]),
        (Mode.JOINT, ["日常", "专项", "复查"]),
    ],
)
def test_a_visit_in_each_mode(
    workspace: Workspace, home: str, make_shell: MakeShell, mode: Mode, kinds: list[str]
) -> None:
    shell = make_shell()
    page = opened(shell, facility=home)
    choose_mode(page, mode)
    add_officer(page, "示例丙", "示例-0031")
    assert [button.text() for button in page.when.type.buttons] == kinds
    click(shell, page.when.level.buttons[1])
    click(shell, page.when.type.buttons[1])
    click(shell, page.start)

    visit = started(shell)
    head = get_head(workspace, visit)
    assert head.mode is mode
    assert head.type.value == page.when.type.buttons[1].value
    assert head.depth is Depth.FULL
    assert head.state is VisitState.OPEN
    left = [one.code for one in review_visit(workspace, visit).blocking if not one.item]
    civil = ["procedure.approval", "procedure.notice", "procedure.recusal"]
    assert left == (civil if mode is Mode.CIVIL_ADMIN else [])


def test_delegated_penalty_is_not_offered(home: str, shell: Shell) -> None:
    page = opened(shell, facility=home)
    assert Mode.DELEGATED_PENALTY not in [card.option.value for card in page.modes.cards]


def test_too_few_certificates_block_the_mode_and_another_is_one_press_away(
    workspace: Workspace, home: str, shell: Shell
) -> None:
    page = opened(shell, facility=home)
    choose_mode(page, Mode.CIVIL_ADMIN)
    assert page.procedure.chip.word == "不能开始"
    blocked = "民政行政检查须有 2 名持有效执法证的检查人员，现有 1 名；请补齐或改用其他检查性质"
    assert blocked in words(page)
    assert page.status.words.text() == "程序核对没有通过"
    assert not page.start.isEnabled()
    press(shell, Qt.Key.Key_Return, CONTROL)
    assert shell.page is page

    add_officer(page, "示例丙", "示例-0031", "2026-11-19")
    assert not page.start.isEnabled()
    row = next(r for r in page.people.rows.rows.values() if r.title.text() == "示例丙")
    assert "已过期" in [chip.word for chip in row.findChildren(Chip)]

    click(shell, page.procedure.switches[Mode.WUBAO_CHECK.value])
    assert page.modes.value == Mode.WUBAO_CHECK
    assert page.start.isEnabled()
    press(shell, Qt.Key.Key_Return, CONTROL)
    assert get_head(workspace, started(shell)).mode is Mode.WUBAO_CHECK


def test_a_valid_certificate_unblocks_it(home: str, shell: Shell) -> None:
    page = opened(shell, facility=home)
    choose_mode(page, Mode.CIVIL_ADMIN)
    add_officer(page, "示例丙", "示例-0031", "2028-06-30")
    assert page.start.isEnabled()
    assert "执法证有效：示例甲、示例丙" in words(page)
    assert "到场先出示证件，告知可以申请回避" in words(page)


def test_an_open_condition_takes_the_leaders_reason_in_place(
    workspace: Workspace, home: str, shell: Shell
) -> None:
    page = opened(shell, facility=home)
    assert page.procedure.chip.word == "1 项要说明"
    reason = page.procedure.reasons["procedure.two_officers"]
    type_in(reason, "另一名检查人员在路上")
    settled(shell)
    assert page.procedure.chip.word == "1 项已说明"
    assert page.status.words.text() == "可以开始"
    press(shell, Qt.Key.Key_Return, CONTROL)

    visit = started(shell)
    assert visit_draft_of(workspace, visit).overrides == {
        "procedure.two_officers": "另一名检查人员在路上"
    }
    codes = [notice.code for notice in review_visit(workspace, visit).blocking]
    assert "procedure.two_officers" not in codes


def test_a_condition_without_a_reason_waits_for_the_review(
    workspace: Workspace, home: str, shell: Shell
) -> None:
    page = opened(shell, facility=home)
    assert page.status.words.text() == "可以开始，1 项理由复核前补上"
    press(shell, Qt.Key.Key_Return, CONTROL)
    review = review_visit(workspace, started(shell))
    assert "procedure.two_officers" in [notice.code for notice in review.blocking]


def test_only_the_checklists_chosen_are_asked(
    workspace: Workspace, home: str, shell: Shell
) -> None:
    page = opened(shell, facility=home)
    total = page.proposals.note
    assert total is not None
    before = total.text()
    click(shell, page.proposals.boxes[Domain.SERVICE])
    click(shell, page.proposals.boxes[Domain.FOOD])
    assert total.text() != before
    press(shell, Qt.Key.Key_Return, CONTROL)
    visit = started(shell)
    assert get_head(workspace, visit).checklists == (Domain.FIRE,)
    asked = visit_items(workspace, visit)
    assert {item.domain for item in asked} == {Domain.FIRE}
    assert total.text() == f"按档案挑选，共 {len(asked)} 项"


def test_without_any_checklist_it_does_not_begin(home: str, shell: Shell) -> None:
    page = opened(shell, facility=home)
    for domain in list(page.proposals.boxes):
        click(shell, page.proposals.boxes[domain])
    assert page.status.words.text() == "至少选一张检查表"
    assert not page.start.isEnabled()


def test_tools_and_reasons_follow_from_the_file(home: str, shell: Shell) -> None:
    page = opened(shell, facility=home)
    assert page.proposals.tools.text().startswith("带上：")
    reasons = [label.text() for label in page.proposals._reasons.values()]
    assert reasons[0] == "床位 68 张，层数 3 层"
    assert reasons[1] == "供餐方式 自办食堂"


def test_the_facility_is_found_by_initials(home: str, shell: Shell) -> None:
    page = opened(shell)
    assert page.status.words.text() == "还没有选检查对象"
    assert page.facility.search.hasFocus()
    type_in(page.facility.search, "slzjly")
    press(shell, Qt.Key.Key_Return)
    press(shell, Qt.Key.Key_Return)
    assert page.facility.name.text() == "示例镇敬老院"
    assert page.start.isEnabled()


def test_a_visit_under_way_there_is_offered_first(
    workspace: Workspace, home: str, make_shell: MakeShell
) -> None:
    visit = begin(workspace, home)
    shell = make_shell()
    page = opened(shell, facility=home)
    assert page.facility.told.text().startswith("这家还有一次没做完的检查")
    click(shell, page.facility.go_on)
    assert started(shell) == visit


def test_leader_can_be_changed_and_people_taken_off(home: str, shell: Shell) -> None:
    page = opened(shell, facility=home)
    add_officer(page, "示例丙")
    click(shell, page.people.offers["示例丁"])
    assert [(p.name, p.role) for p in page.people.people] == [
        ("示例甲", Role.LEADER),
        ("示例丙", Role.OFFICER),
        ("示例丁", Role.COMPANION),
    ]
    row = page.people.rows.rows[page.people.people[1].id]
    lead = next(b for b in row.findChildren(type(page.start)) if b.text() == "设为组长")
    click(shell, lead)
    assert [(p.name, p.role) for p in page.people.people][:2] == [
        ("示例丙", Role.LEADER),
        ("示例甲", Role.OFFICER),
    ]
    for person in page.people.people:
        row = page.people.rows.rows[person.id]
        gone = next(
            b for b in row.findChildren(type(page.start)) if b.accessibleName().startswith("去掉")
        )
        click(shell, gone)
    assert page.status.words.text() == "还没有检查人员"
    assert not page.start.isEnabled()


def test_a_person_without_a_name_or_with_a_bad_date_is_refused_in_place(
    home: str, shell: Shell
) -> None:
    page = opened(shell, facility=home)
    click(shell, page.people.adds[Role.OFFICER])
    press(shell, Qt.Key.Key_Return)
    assert page.people.editor.name.error == "填上姓名，或者取消"
    type_in(QApplication.focusWidget(), "示例丙")
    type_in(page.people.editor.expires.line, "明年")
    press(shell, Qt.Key.Key_Return)
    assert page.people.editor.expires.error == "日期写成 2028-06-30 这样，或者不填"
    press(shell, Qt.Key.Key_Escape)
    assert not page.people.editing
    assert shell.page is page
    assert len(page.people.people) == 1


@pytest.mark.parametrize(
    ("typed", "begun"),
    [
        ("2026-11-19 09:05", "2026-11-19T09:05:00+08:00"),
        ("9:05", "2026-11-20T09:05:00+08:00"),
        ("2026年11月19日 21：30", "2026-11-19T21:30:00+08:00"),
    ],
)
def test_another_time_can_be_typed(
    workspace: Workspace, home: str, shell: Shell, typed: str, begun: str
) -> None:
    page = opened(shell, facility=home)
    page.when.time.selectAll()
    type_in(page.when.time, typed)
    settled(shell)
    press(shell, Qt.Key.Key_Return, CONTROL)
    assert get_head(workspace, started(shell)).begun == begun


def test_a_time_that_cannot_be_read_blocks(home: str, shell: Shell) -> None:
    page = opened(shell, facility=home)
    page.when.time.selectAll()
    type_in(page.when.time, "明天一早")
    settled(shell)
    assert page.when.time_field.error == "写成 2026-11-20 13:40"
    assert page.status.words.text() == "开始时间要改"
    assert not page.start.isEnabled()


def test_certificates_are_judged_on_the_day_of_the_visit(
    workspace: Workspace, home: str, make_shell: MakeShell
) -> None:
    user = current_user(workspace)
    assert user is not None
    save_user(workspace, replace(user, expires=date(2026, 12, 1)))
    shell = make_shell()
    page = opened(shell, facility=home)
    choose_mode(page, Mode.CIVIL_ADMIN)
    add_officer(page, "示例丙", "示例-0031")
    assert page.start.isEnabled()
    page.when.time.selectAll()
    type_in(page.when.time, "2026-12-02 09:00")
    settled(shell)
    assert not page.start.isEnabled()
    assert page.procedure.chip.word == "不能开始"


def test_coming_back_keeps_what_was_chosen(home: str, shell: Shell) -> None:
    page = opened(shell, facility=home)
    choose_mode(page, Mode.JOINT)
    add_officer(page, "示例丙", "示例-0031")
    press(shell, Qt.Key.Key_Escape)
    assert shell.here[0] == "home"
    opened(shell, facility=home)
    assert page.modes.value == Mode.JOINT
    assert [person.name for person in page.people.people] == ["示例甲", "示例丙"]


def test_facts_filled_in_meanwhile_change_the_proposal(
    workspace: Workspace, home: str, shell: Shell
) -> None:
    page = opened(shell, facility=home)
    assert page.proposals.boxes[Domain.FOOD].isVisible()
    edit_facility(workspace, home, {"meals": "none", "diners": 0})
    opened(shell, facility=home)
    reasons = [label.text() for label in page.proposals._reasons.values()]
    assert "供餐方式 自办食堂" not in reasons


def test_a_facility_that_is_no_home_takes_the_patrol(workspace: Workspace, shell: Shell) -> None:
    meals = add_facility(workspace, {"name": "南村老饭桌", "kinds": ("meal_point",)})
    page = opened(shell, facility=meals)
    assert page.modes.value == Mode.TOWNSHIP_PATROL
    choose_mode(page, Mode.WUBAO_CHECK)
    told = "供养服务检查只对敬老院（收住特困供养人员），档案里不是或不清楚"
    assert told in words(page)


def test_without_facilities_it_offers_to_add_one(shell: Shell) -> None:
    page = opened(shell)
    assert "还没有检查对象" in words(page)
    assert_not_clipped(shell)
    click(shell, page.facility.add)
    assert shell.here[0] == "facility_form"


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_nothing_is_cut(
    workspace: Workspace, home: str, make_shell: MakeShell, scale: float
) -> None:
    begin(workspace, home, hours_ago=48)
    shell = make_shell(scale)
    page = opened(shell)
    assert_not_clipped(shell)
    page = opened(shell, facility=home)
    assert_not_clipped(shell)
    assert_accessible(page)
    choose_mode(page, Mode.CIVIL_ADMIN)
    assert_not_clipped(shell)
    click(shell, page.people.adds[Role.OFFICER])
    assert_not_clipped(shell)
    assert_accessible(page)
