"""Adding and editing a facility by keyboard: refused in place, kept while typed, never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from inspector.desktop.facility.leaving import LeavePanel
from inspector.desktop.facility.loaded import form_name
from inspector.desktop.pages.facility_form import FacilityFormPage
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.form_input import ChoiceInput
from inspector.facts.facility import FIELDS, FieldGroup
from inspector.usecases.facilities import add_facility, get_facility, list_facilities
from inspector.usecases.form_drafts import kept_form
from inspector.usecases.setup import Workspace
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.hands import CONTROL, click, press, type_in
from tests.desktop.visits import add_home

CODE = "12000000MB00000011"


def opened(shell: Shell, **args: str) -> FacilityFormPage:
    shell.open("facility_form", **args)
    settled(shell)
    page = shell.page
    assert isinstance(page, FacilityFormPage)
    return page


def write(page: FacilityFormPage, name: str, text: str) -> None:
    field = page.form.fields[name].input
    line = field.focusProxy()
    assert line is not None
    line.setFocus()
    line.selectAll()  # type: ignore[attr-defined]
    type_in(line, text)


def panel(shell: Shell, kind: type) -> object:
    found = [one for one in shell.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_every_fact_has_a_field(shell: Shell) -> None:
    page = opened(shell)
    assert set(page.form.fields) == {field.name for field in FIELDS}


def test_a_facility_is_added_with_the_keyboard_alone(workspace: Workspace, shell: Shell) -> None:
    page = opened(shell)
    type_in(QApplication.focusWidget(), "示例新院")
    press(shell, Qt.Key.Key_Tab)
    type_in(QApplication.focusWidget(), CODE.lower())
    press(shell, Qt.Key.Key_Tab)
    press(shell, Qt.Key.Key_Space)
    page.form.fields["fire_alarm"].input.setFocus()
    press(shell, Qt.Key.Key_Left)
    press(shell, Qt.Key.Key_Left)
    press(shell, Qt.Key.Key_Space)
    write(page, "food_licence_until", "20261205")
    press(shell, Qt.Key.Key_Tab)
    press(shell, Qt.Key.Key_Return, CONTROL)

    assert shell.here[0] == "facilities"
    assert shell.bar.title.text() == "已新增"
    (added,) = list_facilities(workspace)
    assert dict(added.facts) == {
        "name": "示例新院",
        "code": CODE,
        "kinds": ("residential_care",),
        "fire_alarm": True,
        "food_licence_until": "2026-12-05",
    }


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("code", "12000000MB00000012", "统一社会信用代码 不能是「12000000MB00000012」"),
        ("beds", "很多", "床位 不能是「很多」，要填不小于 0 的整数"),
        ("height", "-3", "建筑高度 不能是「-3」"),
        ("built", "1998年13月", "建成时间 不能是「1998年13月」"),
        ("insurance_until", "明年", "责任保险到期 不能是「明年」，要填日期"),
    ],
)
def test_a_bad_entry_is_refused_under_its_field(
    workspace: Workspace, shell: Shell, name: str, typed: str, sentence: str
) -> None:
    page = opened(shell)
    write(page, "name", "示例新院")
    click(shell, page.form.fields["kinds"].input.focusProxy())  # type: ignore[arg-type]
    write(page, name, typed)
    press(shell, Qt.Key.Key_Tab)
    assert page.form.fields[name].error.startswith(sentence)

    press(shell, Qt.Key.Key_Enter, CONTROL)  # of the keypad
    assert list_facilities(workspace) == ()
    assert page.form.fields[name].input.isAncestorOf(QApplication.focusWidget())
    assert page.form.fields[name].input.text() == typed
    assert shell.bar.title.text() == "有 1 处要改，改好再保存"


def test_the_summary_jumps_to_each_field(shell: Shell) -> None:
    page = opened(shell)
    write(page, "diners", "x")
    press(shell, Qt.Key.Key_Return, CONTROL)
    assert page.form.fields["name"].error == "还没有填检查对象的名称，请补上"
    assert page.form.fields["kinds"].error == "还没有选检查对象的类型，请至少选一种"
    jumps = [b for b in shell.bar.findChildren(Button) if b.text() == "用餐人数"]
    click(shell, jumps[0])
    assert page.form.fields["diners"].input.isAncestorOf(QApplication.focusWidget())
    assert_not_clipped(shell)


def test_editing_writes_only_what_was_changed(workspace: Workspace, shell: Shell) -> None:
    facility = add_home(workspace, gas="cylinder", sprinkler=False)
    shell.go("facilities", facility=facility)
    page = opened(shell, facility=facility, field="sprinkler")
    field = page.form.fields["sprinkler"].input
    assert isinstance(field, ChoiceInput)
    assert field.row.value == "no"
    assert not field.visibleRegion().isEmpty()
    press(shell, Qt.Key.Key_Right)
    press(shell, Qt.Key.Key_Space)
    write(page, "beds", "72")
    # Saved while the day still stands as it was typed.
    write(page, "altered", "20160512")
    press(shell, Qt.Key.Key_S, CONTROL)

    assert shell.here == ("facilities", {"facility": facility})
    facts = get_facility(workspace, facility).facts
    assert "sprinkler" not in facts
    assert facts["beds"] == 72
    assert facts["altered"] == "2016-05-12"
    assert facts["gas"] == "cylinder"


def test_the_same_code_and_name_are_warned_about_before_saving(
    workspace: Workspace, make_shell: MakeShell
) -> None:
    add_home(workspace, code=CODE)
    shell = make_shell()
    page = opened(shell)
    write(page, "name", "示例镇敬老院")
    press(shell, Qt.Key.Key_Tab)
    assert page.form.fields["name"].doubt == "已有同名的检查对象「示例镇敬老院」"
    write(page, "code", CODE)
    click(shell, page.form.fields["kinds"].input.focusProxy())  # type: ignore[arg-type]
    press(shell, Qt.Key.Key_Return, CONTROL)

    asked = panel(shell, Confirm)
    assert isinstance(asked, Confirm)
    assert_not_clipped(shell)
    press(shell, Qt.Key.Key_Escape)
    assert len(list_facilities(workspace)) == 1
    assert page.form.fields["name"].input.text() == "示例镇敬老院"

    press(shell, Qt.Key.Key_Return, CONTROL)
    press(shell, Qt.Key.Key_Return)
    assert len(list_facilities(workspace)) == 2


def test_escape_goes_back_at_once_where_nothing_was_typed(
    workspace: Workspace, make_shell: MakeShell
) -> None:
    facility = add_home(workspace)
    shell = make_shell()
    shell.go("facilities")
    opened(shell, facility=facility)
    press(shell, Qt.Key.Key_Escape)
    assert shell.here[0] == "facilities"


def test_escape_asks_where_something_was_typed_and_loses_nothing(
    workspace: Workspace, shell: Shell
) -> None:
    shell.go("facilities")
    page = opened(shell)
    write(page, "name", "写到一半")
    press(shell, Qt.Key.Key_Escape)
    assert isinstance(panel(shell, LeavePanel), LeavePanel)
    assert_not_clipped(shell)
    press(shell, Qt.Key.Key_Escape)
    assert shell.page is page
    assert page.form.fields["name"].input.text() == "写到一半"

    press(shell, Qt.Key.Key_Escape)
    leave = panel(shell, LeavePanel)
    assert isinstance(leave, LeavePanel)
    click(shell, leave.drop)
    assert shell.here[0] == "facilities"
    assert kept_form(workspace, form_name("")) == {}
    assert opened(shell).form.fields["name"].input.text() == ""


def test_what_was_typed_is_there_again_after_the_rail_or_a_crash(
    workspace: Workspace, shell: Shell, make_shell: MakeShell
) -> None:
    page = opened(shell)
    write(page, "name", "写到一半")
    write(page, "beds", "4")
    page.keeper._pause.timeout.emit()
    settled(shell)
    assert kept_form(workspace, form_name("")) == {"name": "写到一半", "beds": "4"}
    shell.go("home")
    settled(shell)

    page = opened(shell)
    assert page.form.fields["name"].input.text() == "写到一半"
    assert shell.bar.title.text() == "上次填到一半、没有保存的内容还在"
    discard = next(b for b in shell.bar.findChildren(Button) if b.text() == "不要了")
    click(shell, discard)
    assert page.form.fields["name"].input.text() == ""
    assert kept_form(workspace, form_name("")) == {}


def test_a_new_facility_most_likely_lies_in_the_same_township(
    workspace: Workspace, make_shell: MakeShell
) -> None:
    for number in range(3):
        place = "示例镇" if number else "别处"
        facts = {"name": f"第{number}家", "kinds": ("meal_point",), "township": place}
        add_facility(workspace, facts)
    page = opened(make_shell())
    assert page.form.fields["township"].input.text() == "示例镇"
    assert page.form.typed() == {}


def test_groups_jump_and_count_what_is_known(workspace: Workspace, make_shell: MakeShell) -> None:
    facility = add_home(workspace)
    shell = make_shell()
    page = opened(shell, facility=facility)
    row = page.groups.rows.rows[FieldGroup.PEOPLE.value]
    assert row.second.text() == "已知 1/9"
    click(shell, row)
    assert page.form.fields["beds"].input.isAncestorOf(QApplication.focusWidget())
    assert page.groups.rows.selected == FieldGroup.PEOPLE.value


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_nothing_is_cut(make_shell: MakeShell, scale: float) -> None:
    shell = make_shell(scale)
    page = opened(shell)
    for name in ("code", "beds", "food_licence_until", "note"):
        if name != "note":
            write(page, name, "?")
            press(shell, Qt.Key.Key_Tab)
        page.form.fields[name].input.setFocus()
        settled(shell)
        assert_not_clipped(shell)
    assert_accessible(page)
