"""Answering item by item with keyboard and mouse."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.shell import Shell
from inspector.desktop.walk.basis import BasisPanel
from inspector.desktop.walk.looker import LookerPanel
from inspector.desktop.walk.missing import MissingPanel, lacks
from inspector.desktop.walk.phrase_panel import PhrasePanel
from inspector.desktop.walk.route import RoutePanel
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.chip import Chip
from inspector.desktop.widgets.text import Text
from inspector.facts.answer import LACKS_PAPERS, Answer
from inspector.facts.item import Last, VisitItem
from inspector.facts.vocabulary import Depth, HazardVerdict, Place, Severity, Verdict
from inspector.journal.entry import Draft, Register
from inspector.store.answer_rows import answer_body
from inspector.store.append import Author
from inspector.usecases import photos, visit_changes, walk
from inspector.usecases.facilities import edit_facility, list_facilities
from inspector.usecases.setup import Workspace
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.closing import scene
from tests.desktop.closing.hands import key, opened, press, type_into
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.walk.asked import first, go, kept, plain
from tests.desktop.walk.conftest import EXITS
from tests.desktop.walk.pictures import phone_pictures

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
Items = Mapping[str, VisitItem]


def test_a_digit_is_a_verdict_and_ctrl_down_goes_on(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str
) -> None:
    assert page.state is not None
    here = page.state.current
    key(shell, Qt.Key.Key_1)

    answer = kept(workspace, visit, here)
    assert answer is not None
    assert answer.verdict is Verdict.PASS
    assert answer.looked_by == "示例甲"
    assert page.foot.saved.words.text() == "已保存 14:32:05"
    assert page.tree.answered.figure.text() == "1"

    key(shell, Qt.Key.Key_Down, CONTROL)
    assert page.state.current == page.state.order[1]
    key(shell, Qt.Key.Key_Up, CONTROL)
    assert page.state.current == here
    assert page.act.verdict.verdict is Verdict.PASS


def test_the_digits_of_the_keypad_count_too(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str
) -> None:
    assert page.state is not None
    key(shell, Qt.Key.Key_1, KEYPAD)
    answer = kept(workspace, visit, page.state.current)
    assert answer is not None
    assert answer.verdict is Verdict.PASS


def test_a_measured_value_proposes_and_enter_confirms(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str, items: Items
) -> None:
    item = first(items, lambda one: one.measure is not None and one.measure.op == ">=")
    go(shell, page, item.id)
    assert QApplication.focusWidget() is page.act.value.edit
    assert item.measure is not None
    QTest.keyClicks(page.act.value.edit, f"{item.measure.value}5")

    assert page.act.verdict.proposed is Verdict.PASS
    assert page.act.value.box.text.text().startswith("合格")
    assert page.act.proposal.words.text().startswith("按实测值建议「符合」")
    assert kept(workspace, visit, item.id) is None
    assert page.state is not None
    assert page.state.progress.answered == 0

    key(shell, Qt.Key.Key_Return)
    answer = kept(workspace, visit, item.id)
    assert answer is not None
    assert (answer.verdict, answer.value) == (Verdict.PASS, f"{item.measure.value}5")
    assert page.act.verdict.verdict is Verdict.PASS
    assert not page.act.proposal.isVisible()


def test_a_digit_in_a_value_field_is_a_digit_and_alt_makes_it_a_verdict(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str, items: Items
) -> None:
    item = first(items, lambda one: one.measure is not None)
    go(shell, page, item.id)
    QTest.keyClicks(page.act.value.edit, "21")
    assert page.act.value.edit.text() == "21"
    assert kept(workspace, visit, item.id) is None

    key(shell, Qt.Key.Key_2, ALT)
    answer = kept(workspace, visit, item.id)
    assert answer is not None
    assert (answer.verdict, answer.value) == (Verdict.FAIL, "21")


def test_a_failure_asks_for_its_rows_and_keeps_each_as_it_is_left(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str, items: Items
) -> None:
    item = first(items, plain)
    go(shell, page, item.id)
    assert not page.act.severity.isVisible()
    press(shell, page.act.verdict.buttons[Verdict.FAIL])

    assert QApplication.focusWidget() is page.act.place.edit
    assert page.act.place.field.label.text() == "具体位置（必填）"
    assert page.act.severity.row.value == item.severity.value
    assert page.read.remedy_words.text() == item.remedy
    type_into(page.act.place.edit, "二层西侧安全出口")
    press(shell, page.act.place.count.more)
    press(shell, page.act.place.count.more)
    press(shell, page.act.place.bad.more)
    press(shell, page.act.place.bad.more)
    press(shell, page.act.severity.row.buttons[2])
    press(shell, page.act.term.row.buttons[1])
    type_into(page.act.note.edit, "出口挂锁，值班人员打不开")
    press(shell, page.act.photos.corrected)

    answer = kept(workspace, visit, item.id)
    assert answer is not None
    assert answer.verdict is Verdict.FAIL
    assert answer.place == "二层西侧安全出口"
    assert (answer.count, answer.bad) == (1, 1)
    assert answer.term == "3"
    assert answer.note == "出口挂锁，值班人员打不开"
    assert answer.corrected
    chosen = answer.severity or item.severity
    assert chosen is Severity.CRITICAL


def test_rows_that_do_not_apply_are_absent_and_what_was_written_stays(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str, items: Items
) -> None:
    item = first(items, plain)
    go(shell, page, item.id)
    key(shell, Qt.Key.Key_2)
    type_into(page.act.place.edit, "厨房后门")
    press(shell, page.act.verdict.buttons[Verdict.UNCHECKED])
    answer = kept(workspace, visit, item.id)
    assert answer is not None
    assert (answer.verdict, answer.place) == (Verdict.UNCHECKED, "厨房后门")
    assert page.act.place.isVisible()
    assert not page.act.severity.isVisible()
    assert page.state is not None
    assert not page.state.answered(item.id)


def test_not_applicable_asks_why_at_once_phrases_first(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str, items: Items
) -> None:
    item = first(items, plain)
    go(shell, page, item.id)
    key(shell, Qt.Key.Key_3)
    assert QApplication.focusWidget() is page.act.reason.phrases.chips[0]
    key(shell, Qt.Key.Key_Return)

    answer = kept(workspace, visit, item.id)
    assert answer is not None
    assert answer.verdict is Verdict.NOT_APPLICABLE
    assert answer.reason == page.act.reason.phrases.chips[0].text()


def test_left_unchecked_with_a_reason_counts_as_answered(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str, items: Items
) -> None:
    item = first(items, plain)
    go(shell, page, item.id)
    key(shell, Qt.Key.Key_4)
    assert page.state is not None
    assert not page.state.answered(item.id)
    press(shell, page.act.reason.phrases.chips[0])

    answer = kept(workspace, visit, item.id)
    assert answer is not None
    assert (answer.verdict, answer.reason) == (Verdict.UNCHECKED, LACKS_PAPERS)
    assert page.state.answered(item.id)


def test_ctrl_z_takes_back_the_last_verdict_and_shows_its_item(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str, items: Items
) -> None:
    one, other = list(items)[:2]
    key(shell, Qt.Key.Key_1)
    go(shell, page, other)
    key(shell, Qt.Key.Key_2)
    assert page.act.place.edit.hasFocus()

    key(shell, Qt.Key.Key_Z, CONTROL)
    answer = kept(workspace, visit, other)
    assert answer is not None
    assert answer.verdict is Verdict.UNCHECKED
    assert page.act.verdict.verdict is None

    key(shell, Qt.Key.Key_Z, CONTROL)
    assert page.state is not None
    assert page.state.current == one
    taken = kept(workspace, visit, one)
    assert taken is not None
    assert taken.verdict is Verdict.UNCHECKED


def test_ctrl_z_in_a_field_first_takes_back_what_was_typed(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str, items: Items
) -> None:
    item = first(items, plain)
    go(shell, page, item.id)
    key(shell, Qt.Key.Key_2)
    QTest.keyClicks(page.act.place.edit, "abc")
    key(shell, Qt.Key.Key_Z, CONTROL)
    assert page.act.place.edit.text() == ""
    answer = kept(workspace, visit, item.id)
    assert answer is not None
    assert answer.verdict is Verdict.FAIL


def test_an_unverified_hazard_cannot_be_hit(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str, items: Items
) -> None:
    assert page.state is not None
    hazards = page.state.sheet.hazards
    item = first(items, lambda one: one.major_hazard and not hazards[one.id][0].verified)
    go(shell, page, item.id)
    key(shell, Qt.Key.Key_2)
    hit, no, unsure = page.act.hazard.row.buttons
    assert (hit.text(), no.text(), unsure.text()) == ("属于", "不属于", "难以判定，请部门认定")
    assert not hit.isEnabled()
    assert "待核" in page.act.hazard.why.text()
    assert no.hasFocus()
    press(shell, unsure)
    answer = kept(workspace, visit, item.id)
    assert answer is not None
    assert answer.major_hazard is HazardVerdict.UNSURE


def test_outside_a_registered_home_the_hazards_are_reference_only(
    shell: Shell, workspace: Workspace
) -> None:
    facility = list_facilities(workspace, "示例镇敬老院")[0]
    edit_facility(workspace, facility.id, {"registered": False})
    visit = scene.begin(workspace, depth=Depth.FULL)
    items = {one.id: one for one in walk.visit_items(workspace, visit)}
    item = first(items, lambda one: one.major_hazard)
    page = opened(shell, WalkPage, "walk", visit, item=item.id)
    key(shell, Qt.Key.Key_2)
    assert page.act.hazard.why.text().startswith("参照")
    assert not page.act.hazard.row.buttons[0].isEnabled()
    key(shell, Qt.Key.Key_F1)
    panel = shell.findChild(BasisPanel)
    assert isinstance(panel, BasisPanel)
    assert "参照" in [chip.text() for chip in panel.findChildren(Chip)]


def test_a_phrase_is_taken_by_f4_and_a_digit(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str, items: Items
) -> None:
    item = first(items, lambda one: plain(one) and len(one.phrases) > 1)
    go(shell, page, item.id)
    key(shell, Qt.Key.Key_2)
    key(shell, Qt.Key.Key_F4)
    assert shell.findChild(PhrasePanel) is not None
    key(shell, Qt.Key.Key_2)

    assert page.act.note.edit.text() == item.phrases[1]
    answer = kept(workspace, visit, item.id)
    assert answer is not None
    assert answer.note == item.phrases[1]


def test_f3_changes_who_looks_and_the_next_answer_names_that_person(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str
) -> None:
    assert page.state is not None
    assert page.state.sheet.lookers == ("示例甲", "示例乙")
    key(shell, Qt.Key.Key_F3)
    assert page.foot.looker.text() == "示例乙"
    key(shell, Qt.Key.Key_1)
    answer = kept(workspace, visit, page.state.current)
    assert answer is not None
    assert answer.looked_by == "示例乙"


def test_a_computed_item_shows_its_working_and_proposes(
    shell: Shell,
    page: WalkPage,
    workspace: Workspace,
    visit: str,
    items: Items,
    qtbot: QtBot,
) -> None:
    item = first(items, lambda one: one.calc == "cooling")
    go(shell, page, item.id)
    inputs = page.act.inputs.inputs
    assert QApplication.focusWidget() is inputs["to_21"].edit
    assert not page.read.working.isVisible()
    type_into(inputs["to_21"].edit, "150")
    type_into(inputs["to_8"].edit, "300")
    qtbot.waitUntil(lambda: bool(page.read.working.lines))

    assert page.act.verdict.proposed is Verdict.FAIL
    assert page.act.inputs.box.text.text() == "算下来不合格"
    assert page.state is not None
    assert page.state.progress.failed == 0
    page.act.verdict.setFocus()
    assert page.act.verdict.buttons[Verdict.FAIL].hasFocus()
    key(shell, Qt.Key.Key_Return)
    answer = kept(workspace, visit, item.id)
    assert answer is not None
    assert answer.verdict is Verdict.FAIL
    assert dict(answer.inputs) == {"to_21": "150", "to_8": "300"}


def test_an_input_that_does_not_fit_is_said_at_its_field(
    shell: Shell, page: WalkPage, items: Items, qtbot: QtBot
) -> None:
    item = first(items, lambda one: one.calc == "cooling")
    go(shell, page, item.id)
    inputs = page.act.inputs.inputs
    type_into(inputs["to_21"].edit, "两小时")
    qtbot.waitUntil(lambda: bool(inputs["to_21"].field.error))
    assert inputs["to_21"].field.error.startswith("要填数字")
    assert page.act.verdict.proposed is None


def test_counts_propose_a_verdict(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str, items: Items
) -> None:
    item = first(items, lambda one: one.answer == "count" and not one.confirm)
    go(shell, page, item.id)
    press(shell, page.act.place.count.more)
    press(shell, page.act.place.count.more)
    assert page.act.verdict.proposed is Verdict.PASS
    press(shell, page.act.place.bad.more)
    press(shell, page.act.place.bad.more)
    assert page.act.verdict.proposed is Verdict.FAIL
    answer = kept(workspace, visit, item.id)
    assert answer is not None
    assert (answer.verdict, answer.count, answer.bad) == (Verdict.UNCHECKED, 1, 1)


def test_each_exit_has_an_answer_of_its_own(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str
) -> None:
    go(shell, page, EXITS)
    assert page.act.instances.isVisible()
    type_into(page.act.instances.name, "东侧出口")
    key(shell, Qt.Key.Key_Return)
    assert page.state is not None
    assert page.state.instance == "东侧出口"
    key(shell, Qt.Key.Key_1)
    type_into(page.act.instances.name, "西侧出口")
    key(shell, Qt.Key.Key_Return)
    assert not page.state.answered(EXITS), "one exit is named and not answered"
    key(shell, Qt.Key.Key_2)
    type_into(page.act.place.edit, "一层西侧")
    press(shell, page.act.instances.buttons["东侧出口"])

    east = kept(workspace, visit, EXITS, "东侧出口")
    west = kept(workspace, visit, EXITS, "西侧出口")
    assert east is not None
    assert west is not None
    assert east.verdict is Verdict.PASS
    assert (west.verdict, west.place) == (Verdict.FAIL, "一层西侧")
    assert kept(workspace, visit, EXITS) is None
    assert page.state.answered(EXITS)
    assert page.state.items[EXITS].verdict is Verdict.FAIL


def test_a_place_answered_by_mistake_is_taken_off_once_its_photos_have_gone(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str, tmp_path: Path
) -> None:
    for name in ("东侧", "西侧"):
        answer = Answer(item=EXITS, instance=name, verdict=Verdict.PASS)
        walk.record_answer(workspace, visit, answer)
    taken = photos.add_photos(
        workspace, visit, phone_pictures(tmp_path / "phone", 1), EXITS, "东侧"
    )
    page.reload()
    settled(shell)
    go(shell, page, EXITS)
    press(shell, page.act.instances.buttons["东侧"])
    drop = next(one for one in page.findChildren(Button) if one.text() == "去掉这一处")
    press(shell, drop)
    assert shell.bar.title.text() == "这一处还有照片：先把照片移到别处，再去掉"
    assert kept(workspace, visit, EXITS, "东侧") is not None

    photos.assign_photo(workspace, visit, taken.photos[0].id, EXITS, "西侧")
    page.reload()
    settled(shell)
    press(shell, drop)
    assert kept(workspace, visit, EXITS, "东侧") is None
    assert list(page.act.instances.buttons) == ["", "西侧"]
    assert page.act.instances.buttons[""].isVisible()
    key(shell, Qt.Key.Key_Z, CONTROL)
    assert kept(workspace, visit, EXITS, "东侧") is not None, "it is taken back like a verdict"


def test_an_instance_that_was_only_named_survives_a_stop_and_can_be_dropped(
    make_shell: MakeShell, workspace: Workspace, visit: str
) -> None:
    shell = make_shell()
    page = opened(shell, WalkPage, "walk", visit, item=EXITS)
    type_into(page.act.instances.name, "北侧出口")
    key(shell, Qt.Key.Key_Return)
    page.saver.flush_drafts()
    settled(shell)

    other = opened(make_shell(), WalkPage, "walk", visit)
    assert "北侧出口" in other.act.instances.buttons
    press(other.shell, other.act.instances.buttons["北侧出口"])
    other.act.instances.dropped.emit("北侧出口")
    settled(other.shell)
    assert "北侧出口" not in other.act.instances.buttons


def test_what_two_laptops_recorded_differently_is_settled_by_a_person(
    make_shell: MakeShell, workspace: Workspace, visit: str, items: Items
) -> None:
    item = first(items, plain)
    mine = Answer(item=item.id, verdict=Verdict.PASS, looked_by="示例甲")
    walk.record_answer(workspace, visit, mine)
    theirs = Answer(item=item.id, verdict=Verdict.FAIL, place="二层", looked_by="示例乙")
    elsewhere(workspace, visit, theirs)
    shell = make_shell()
    page = opened(shell, WalkPage, "walk", visit, item=item.id)

    assert page.act.rivals.isVisible()
    assert page.state is not None
    assert lacks(page.state, page.state.item) == ("待核对", "red")
    said = [label.text() for label in page.act.rivals.findChildren(Text)]
    assert "二层 · 查看人 示例乙" in said
    assert "没有写别的" not in said
    place = next(n for n, answer in enumerate(page.act.rivals.answers) if answer.place == "二层")
    press(shell, page.act.rivals.choices[place])

    record = next(one for one in walk.visit_items(workspace, visit) if one.id == item.id).current
    assert record is not None
    assert record.rivals == ()
    assert (record.answer.verdict, record.answer.place) == (Verdict.FAIL, "二层")
    assert not page.act.rivals.isVisible()


def test_a_missing_fact_is_answered_in_place(shell: Shell, workspace: Workspace) -> None:
    facility = list_facilities(workspace, "示例镇敬老院")[0]
    edit_facility(workspace, facility.id, {"heating": None, "built": None, "altered": None})
    visit = scene.begin(workspace, depth=Depth.FULL)
    asking = {one.id: one for one in walk.visit_items(workspace, visit)}
    item = first(asking, lambda one: one.confirm == ("heating",))
    page = opened(shell, WalkPage, "walk", visit, item=item.id)
    assert page.read.confirm.title.text() == "先确认：取暖"
    press(shell, page.read.confirm.choices.buttons[0])

    after = {one.id: one for one in walk.visit_items(workspace, visit)}
    assert all("heating" not in one.confirm for one in after.values())
    assert page.state is not None
    assert page.state.items.keys() == after.keys()
    assert not page.read.confirm.isVisible() or page.state.item.confirm

    other = first(after, lambda one: "built" in one.confirm)
    go(shell, page, other.id)
    type_into(page.read.confirm.edit, "去年")
    press(shell, page.read.confirm.take)
    assert "要填年份或日期" in page.read.confirm.field.error
    type_into(page.read.confirm.edit, "1998")
    key(shell, Qt.Key.Key_Return)
    last = {one.id: one for one in walk.visit_items(workspace, visit)}
    assert all("built" not in one.confirm for one in last.values())


def test_esc_leaves_and_discards_nothing(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str, items: Items
) -> None:
    item = first(items, plain)
    go(shell, page, item.id)
    key(shell, Qt.Key.Key_2)
    type_into(page.act.place.edit, "一层厨房")
    key(shell, Qt.Key.Key_Escape)

    assert shell.here[0] == "home"
    answer = kept(workspace, visit, item.id)
    assert answer is not None
    assert answer.place == "一层厨房"


def test_tab_goes_from_the_value_to_the_verdict_and_from_the_photos_onward(
    shell: Shell, page: WalkPage, items: Items
) -> None:
    item = first(items, lambda one: one.measure is not None)
    go(shell, page, item.id)
    assert page.act.value.edit.hasFocus()
    key(shell, Qt.Key.Key_Tab)
    assert page.act.verdict.buttons[Verdict.PASS].hasFocus()
    page.act.photos.pool.setFocus()
    seen = []
    for _stop in range(5):
        key(shell, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    foot = page.foot
    assert seen == [foot.next, foot.back, foot.missing, foot.looker, page.tree.grouping]
    key(shell, Qt.Key.Key_Tab)
    assert page.tree.rows.hasFocus()


def test_more_than_a_field_holds_stays_in_it_and_is_said_beneath(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str, items: Items
) -> None:
    item = first(items, plain)
    go(shell, page, item.id)
    key(shell, Qt.Key.Key_2)
    type_into(page.act.note.edit, "长" * 20_001)
    key(shell, Qt.Key.Key_Down, CONTROL)
    assert page.act.note.field.error == "有 20001 字，最多 20000 字，请删短后再存"
    assert page.state is not None
    assert page.state.current == item.id
    assert page.foot.saved.words.text() == "没存上"
    assert len(page.act.note.edit.text()) == 20_001

    type_into(page.act.note.edit, "长" * 20_000)
    key(shell, Qt.Key.Key_Down, CONTROL)
    answer = kept(workspace, visit, item.id)
    assert answer is not None
    assert len(answer.note) == 20_000


def test_what_was_found_last_time_is_text(shell: Shell, page: WalkPage, items: Items) -> None:
    assert page.state is not None
    item = page.state.item
    assert not page.read.last.isVisible()
    last = Last(date="2026-07-30", verdict=Verdict.FAIL, note="二层东段缺 1 处标志", visit="v0")
    page.state.items[item.id] = replace(item, last=last)
    go(shell, page, item.id)
    assert page.read.last.label.text() == "上次 2026-07-30"
    assert page.read.last_verdict.text() == "不符合"
    assert page.read.last_note.text() == "二层东段缺 1 处标志"
    assert page.act.verdict.verdict is None
    assert page.act.note.edit.text() == ""


def test_a_frozen_visit_is_only_shown(
    make_shell: MakeShell, workspace: Workspace, visit: str, items: Items
) -> None:
    visit_changes.abandon_visit(workspace, visit, "对方停业")
    shell = make_shell()
    page = opened(shell, WalkPage, "walk", visit)
    assert shell.bar.title.text() == "这次检查已放弃，只能看，不能改"
    key(shell, Qt.Key.Key_1)
    assert page.state is not None
    assert kept(workspace, visit, page.state.current) is None


def test_looking_earlier_than_typing_keeps_both_times(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str
) -> None:
    press(shell, page.foot.looker)
    panel = shell.findChild(LookerPanel)
    assert isinstance(panel, LookerPanel)
    press(shell, panel.later)
    type_into(panel.edit, "昨天")
    press(shell, panel.yes)
    assert "要写成" in panel.field.error
    type_into(panel.edit, "2026-11-20 10:05")
    press(shell, panel.yes)
    assert page.foot.looker.text() == "示例甲 补录 11-20 10:05"
    key(shell, Qt.Key.Key_1)
    assert page.state is not None
    answer = kept(workspace, visit, page.state.current)
    assert answer is not None
    assert answer.seen_at is not None
    assert answer.seen_at.startswith("2026-11-20T10:05")


def test_areas_are_put_into_another_order(
    shell: Shell, page: WalkPage, workspace: Workspace, visit: str
) -> None:
    page.tree.reordering.emit()
    panel = shell.findChild(RoutePanel)
    assert isinstance(panel, RoutePanel)
    press(shell, panel.stops[4].up)
    press(shell, panel.stops[3].up)
    press(shell, panel.yes)
    places = [one.place for one in walk.visit_items(workspace, visit)]
    assert list(dict.fromkeys(places))[2] == Place.KITCHEN
    assert page.state is not None
    assert page.state.groups[2].title == "厨房"


def test_items_are_grouped_by_domain_and_by_standard(shell: Shell, page: WalkPage) -> None:
    page.tree.grouped.emit("domain")
    assert page.state is not None
    assert page.state.groups[0].title == "消防安全"
    page.tree.grouped.emit("standard")
    assert "《中华人民共和国消防法》" in [group.title for group in page.state.groups]
    settled(shell)


def test_f6_lists_what_is_missing_and_leads_there(
    shell: Shell, page: WalkPage, items: Items
) -> None:
    item = first(items, plain)
    go(shell, page, item.id)
    key(shell, Qt.Key.Key_2)
    key(shell, Qt.Key.Key_F6)
    panel = shell.findChild(MissingPanel)
    assert isinstance(panel, MissingPanel)
    assert panel.title.text() == f"还缺 {len(items)} 处"
    assert panel.list.selected == item.id
    wanted = list(items)[-1]
    panel.list.select(wanted)
    key(shell, Qt.Key.Key_Return)
    assert page.state is not None
    assert page.state.current == wanted


def test_f1_shows_the_basis_and_a_number_only_where_it_may_be_printed(
    shell: Shell, page: WalkPage, items: Items
) -> None:
    item = first(
        items,
        lambda one: (
            any(c.clause is None for c in one.clauses) and any(c.clause for c in one.clauses)
        ),
    )
    go(shell, page, item.id)
    key(shell, Qt.Key.Key_F1)
    panel = shell.findChild(BasisPanel)
    assert isinstance(panel, BasisPanel)
    said = [label.text() for label in panel.findChildren(Text)]
    for clause in item.clauses:
        assert (clause.clause or "条款待核，不印条号") in said
        assert clause.requirement in said


def test_f1_on_a_point_of_experience_says_that_it_is_advice(
    shell: Shell, page: WalkPage, items: Items
) -> None:
    item = first(items, lambda one: not one.clauses)
    go(shell, page, item.id)
    key(shell, Qt.Key.Key_F1)
    panel = shell.findChild(BasisPanel)
    assert isinstance(panel, BasisPanel)
    said = [label.text() for label in panel.findChildren(Text)]
    assert "经验项：来自检查经验，标准里没有这一条" in said
    assert any("只写成建议" in words and "不能责令改正" in words for words in said)
    assert {item.how, item.fails, item.remedy} <= set(said)
    assert [chip.text() for chip in panel.findChildren(Chip)] == ["建议"]
    assert_not_clipped(panel.card)


def elsewhere(workspace: Workspace, visit: str, answer: Answer) -> None:
    """Another laptop recorded an answer without having seen ours."""
    author = Author(
        device="laptop-2",
        actor=answer.looked_by,
        at="2026-11-20T14:40:00.000+08:00",
        new_id=workspace.id,
    )
    register = Register("answer", visit, f"{answer.item}/")
    draft = Draft(register=register, body=answer_body(answer), seen=())
    workspace.append([draft], author=author)
