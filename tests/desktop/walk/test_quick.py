"""F9 本区速录: an area as short rows, the rest confirmed at one stroke."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from inspector.desktop.pages.walk import WalkPage
from inspector.desktop.shell import Shell
from inspector.desktop.walk.area_panels import GroupPanel, ReasonPanel, SkipPanel
from inspector.desktop.widgets.text import Text
from inspector.facts.answer import Answer
from inspector.facts.item import VisitItem
from inspector.facts.vocabulary import Place, Verdict
from inspector.usecases import walk
from inspector.usecases.setup import Workspace
from tests.desktop.closing.hands import key, opened, press, type_into
from tests.desktop.conftest import settled
from tests.desktop.walk.asked import first, go, kept, plain

Items = Mapping[str, VisitItem]


def quick(shell: Shell, visit: str, item: str) -> WalkPage:
    """The walk at an item, in short rows, all of them there."""
    page = opened(shell, WalkPage, "walk", visit, item=item)
    key(shell, Qt.Key.Key_F9)
    assert page.state is not None
    assert len(page.quick.rows) >= len(page.state.group().items)
    return page


@pytest.fixture
def kitchen(items: Items) -> list[VisitItem]:
    """The items of the kitchen."""
    return [item for item in items.values() if item.place == Place.KITCHEN]


def test_a_digit_answers_the_row_and_goes_to_the_next(
    shell: Shell, workspace: Workspace, visit: str, kitchen: list[VisitItem]
) -> None:
    page = quick(shell, visit, kitchen[0].id)
    assert page.quick.rows[0].verdicts.buttons[Verdict.PASS].hasFocus()
    key(shell, Qt.Key.Key_1)
    key(shell, Qt.Key.Key_1)
    for item in kitchen[:2]:
        answer = kept(workspace, visit, item.id)
        assert answer is not None
        assert (answer.verdict, answer.group) == (Verdict.PASS, False)
    assert page.quick.focused() == kitchen[2].id
    assert page.foot.saved.words.text() == "已保存 14:32:05"

    key(shell, Qt.Key.Key_Up)
    assert page.quick.focused() == kitchen[1].id


def test_the_focus_goes_to_the_row_of_the_item_and_back_to_the_item(
    shell: Shell, page: WalkPage
) -> None:
    assert page.state is not None
    small = next(group for group in page.state.groups if 4 <= len(group.items) <= 12)
    large = next(group for group in page.state.groups if len(group.items) > 12)
    for wanted in (small.items[2], small.items[-1], large.items[-2], small.items[0]):
        go(shell, page, wanted)
        key(shell, Qt.Key.Key_F9)
        row = next(one for one in page.quick.rows if one.isVisible() and one.item == wanted)
        assert row.verdicts.isAncestorOf(QApplication.focusWidget())
        shown = row.visibleRegion().boundingRect()
        assert shown.height() == row.height(), "the row is scrolled into sight"

        key(shell, Qt.Key.Key_F9)
        assert page.state.current == wanted
        assert page.act.isAncestorOf(QApplication.focusWidget())


def test_a_failure_stays_in_its_row_and_leads_to_what_it_needs(
    shell: Shell, workspace: Workspace, visit: str, kitchen: list[VisitItem]
) -> None:
    item = next(one for one in kitchen if plain(one))
    page = quick(shell, visit, item.id)
    key(shell, Qt.Key.Key_2)
    row = next(one for one in page.quick.rows if one.item == item.id)
    assert row.verdicts.verdict is Verdict.FAIL
    assert row.verdicts.buttons[Verdict.FAIL].hasFocus()
    assert row.more.text() == "补：位置"
    press(shell, row.more)

    assert not page.quick.isVisible()
    assert page.act.severity.isVisible()
    type_into(page.act.place.edit, "灶台")
    key(shell, Qt.Key.Key_F9)
    answer = kept(workspace, visit, item.id)
    assert answer is not None
    assert answer.place == "灶台"
    assert row.more.text() == "补：事实"


def test_not_applicable_asks_for_its_reason(
    shell: Shell, workspace: Workspace, visit: str, kitchen: list[VisitItem]
) -> None:
    page = quick(shell, visit, kitchen[0].id)
    key(shell, Qt.Key.Key_3)
    panel = shell.findChild(ReasonPanel)
    assert isinstance(panel, ReasonPanel)
    press(shell, panel.phrases.chips[0])
    answer = kept(workspace, visit, kitchen[0].id)
    assert answer is not None
    assert (answer.verdict, answer.reason) == (Verdict.NOT_APPLICABLE, "本单位没有这项设施")
    assert page.quick.rows[0].verdicts.verdict is Verdict.NOT_APPLICABLE


def test_the_rest_is_confirmed_once_and_leaves_out_what_must_be_looked_at(
    shell: Shell, workspace: Workspace, visit: str, kitchen: list[VisitItem]
) -> None:
    failed = next(one for one in kitchen if plain(one))
    walk.record_answer(workspace, visit, Answer(item=failed.id, verdict=Verdict.FAIL))
    page = quick(shell, visit, kitchen[0].id)
    able = page.quick.confirmable()
    assert able
    assert failed.id not in able
    press(shell, page.quick.confirm)
    panel = shell.findChild(GroupPanel)
    assert isinstance(panel, GroupPanel)
    assert panel.title.text() == f"「厨房」其余 {len(able)} 项都逐一看过，都符合吗？"
    assert any("示例甲" in label.text() for label in panel.findChildren(Text))
    press(shell, panel.yes)

    for item in kitchen:
        answer = kept(workspace, visit, item.id)
        if item.id in able:
            assert item.measure is None
            assert item.calc is None
            assert not item.starred
            assert not item.major_hazard
            assert answer is not None
            assert (answer.verdict, answer.group) == (Verdict.PASS, True)
            assert answer.looked_by == "示例甲"
        elif item.id == failed.id:
            assert answer is not None
            assert answer.verdict is Verdict.FAIL
        else:
            assert answer is None
    assert page.quick.confirm.text() == "其余已逐一看过，均符合（0）"
    assert not page.quick.confirm.isEnabled()


def test_declining_confirms_nothing(
    shell: Shell, workspace: Workspace, visit: str, kitchen: list[VisitItem]
) -> None:
    page = quick(shell, visit, kitchen[0].id)
    press(shell, page.quick.confirm)
    key(shell, Qt.Key.Key_Escape)
    assert all(kept(workspace, visit, item.id) is None for item in kitchen)
    assert page.quick.isVisible()


def test_a_whole_area_is_left_out_with_one_reason(
    shell: Shell, workspace: Workspace, visit: str, kitchen: list[VisitItem]
) -> None:
    walk.record_answer(workspace, visit, Answer(item=kitchen[0].id, verdict=Verdict.PASS))
    page = quick(shell, visit, kitchen[0].id)
    press(shell, page.quick.skip)
    panel = shell.findChild(SkipPanel)
    assert isinstance(panel, SkipPanel)
    press(shell, panel.yes)
    assert panel.isVisible(), "a reason is needed"
    assert panel.field.error.startswith("写明理由")
    press(shell, panel.kind.buttons[1])
    type_into(panel.text, "厨房正在消杀，进不去")
    press(shell, panel.yes)

    first_answer = kept(workspace, visit, kitchen[0].id)
    assert first_answer is not None
    assert first_answer.verdict is Verdict.PASS
    for item in kitchen[1:]:
        answer = kept(workspace, visit, item.id)
        assert answer is not None
        assert (answer.verdict, answer.reason) == (Verdict.UNCHECKED, "厨房正在消杀，进不去")
    assert page.quick.title.text().endswith(f"{len(kitchen)}/{len(kitchen)}")


def test_what_was_typed_before_is_kept_and_never_written_over(
    shell: Shell, workspace: Workspace, visit: str, items: Items
) -> None:
    item = first(items, plain)
    page = opened(shell, WalkPage, "walk", visit, item=item.id)
    key(shell, Qt.Key.Key_2)
    type_into(page.act.place.edit, "院门口")
    key(shell, Qt.Key.Key_F9)
    key(shell, Qt.Key.Key_1)
    key(shell, Qt.Key.Key_Escape)
    settled(shell)
    answer = kept(workspace, visit, item.id)
    assert answer is not None
    assert (answer.verdict, answer.place) == (Verdict.PASS, "院门口")
