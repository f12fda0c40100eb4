"""检查对象: finding a facility and seeing how it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
import python_calamine
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from inspector.desktop.facility.facts_card import UnknownNotice
from inspector.desktop.facility.goals_card import GoalRow, GoalsCard
from inspector.desktop.facility.history_card import HistoryRow
from inspector.desktop.facility.papers_card import PapersCard
from inspector.desktop.pages.facilities import FacilitiesPage
from inspector.desktop.pages.facility_form import FacilityFormPage
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.chip import Chip
from inspector.desktop.widgets.painted_rows import RECORD
from inspector.desktop.widgets.text import Text
from inspector.facts.answer import Answer
from inspector.facts.vocabulary import Manner, Verdict
from inspector.usecases.demo import drawn_signature
from inspector.usecases.facilities import add_facility, edit_facility
from inspector.usecases.facility_overview import FacilityLine, Standing
from inspector.usecases.regions import choose_region
from inspector.usecases.setup import Workspace
from inspector.usecases.signing import close_visit, sign, sign_on_paper
from inspector.usecases.walk import record_answers, visit_items
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.hands import CONTROL, click, click_row, press, type_in
from tests.desktop.visits import add_home, begin

CODE = "12000000MB00000011"


def opened(shell: Shell, **args: str) -> FacilitiesPage:
    shell.go("facilities", **args)
    settled(shell)
    page = shell.page
    assert isinstance(page, FacilitiesPage)
    return page


def lines(page: FacilitiesPage) -> list[FacilityLine]:
    model = page.list.rows.model()
    return [model.index(row, 0).data(RECORD) for row in range(model.rowCount())]


def names(page: FacilitiesPage) -> list[str]:
    return [line.name for line in lines(page)]


def words(page: FacilitiesPage) -> list[str]:
    return [text.text() for text in page.detail.findChildren(Text) if text.isVisible()]


def finish(ws: Workspace, visit: str, failed: int, tmp_path: Path) -> None:
    answers = [
        Answer(item=item.id, verdict=Verdict.FAIL if place < failed else Verdict.PASS)
        for place, item in enumerate(visit_items(ws, visit))
    ]
    record_answers(ws, visit, tuple(answers))
    sign_on_paper(ws, visit)
    scan = tmp_path / "scan.png"
    scan.write_bytes(drawn_signature("签好的一页"))
    close_visit(ws, visit, [scan])


@pytest.fixture
def township(workspace: Workspace) -> dict[str, str]:
    """Four facilities of different kinds; their ids by name."""
    day_care, meals = ("day_care",), ("meal_point",)
    return {
        "home": add_home(workspace, code=CODE, township="示例镇"),
        "day care": add_facility(workspace, {"name": "北街日间照料中心", "kinds": day_care}),
        "meals": add_facility(
            workspace, {"name": "南村老饭桌", "kinds": meals, "address": "示例镇南村"}
        ),
        "both": add_facility(
            workspace, {"name": "东村幸福院", "kinds": ("mutual_aid_point", *meals)}
        ),
    }


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("slzjly", ["示例镇敬老院"]),
        ("敬老", ["示例镇敬老院"]),
        ("示例镇南村", ["南村老饭桌"]),
        ("mb0000", ["示例镇敬老院"]),
        ("ncl", ["南村老饭桌"]),
        ("没有这样一家", []),
    ],
)
def test_search_looks_into_name_initials_address_and_code(
    township: dict[str, str], shell: Shell, typed: str, found: list[str]
) -> None:
    page = opened(shell)
    assert len(names(page)) == 4
    assert page.list.search.hasFocus()

    type_in(page.list.search, typed)
    press(shell, Qt.Key.Key_Return)

    assert names(page) == found
    assert page.list.nothing.isVisible() is not bool(found)


def test_what_is_searched_away_is_no_longer_shown_beside_the_list(
    township: dict[str, str], shell: Shell
) -> None:
    page = opened(shell, facility=township["meals"])
    assert "南村老饭桌" in words(page)

    type_in(page.list.search, "slzjly")
    shell.background.wait()
    QTest.qWait(300)
    settled(shell)
    assert page.list.search.hasFocus()
    assert "示例镇敬老院" in words(page)
    press(shell, Qt.Key.Key_N, CONTROL)
    assert shell.here == ("start", {"facility": township["home"]})

    page = opened(shell, facility=township["both"])
    assert "东村幸福院" in words(page), "asked for by name, whatever was searched before"
    assert len(names(page)) == 4


def test_kind_filter_shows_facilities_that_carry_it_beside_another(
    township: dict[str, str], shell: Shell
) -> None:
    page = opened(shell)
    page.list.kind.setFocus()
    while page.list.kind.value != "meal_point":
        press(shell, Qt.Key.Key_Down)
    assert set(names(page)) == {"南村老饭桌", "东村幸福院"}
    assert page.list.count.text() == "2 家"


def test_down_from_the_search_moves_through_the_list_and_the_detail_follows(
    township: dict[str, str], shell: Shell
) -> None:
    page = opened(shell)
    press(shell, Qt.Key.Key_Down)
    page.list.rows.select(township["day care"])
    press(shell, Qt.Key.Key_Down)
    page._read()
    settled(shell)
    chosen = names(page)[[line.id for line in lines(page)].index(page.list.rows.selected)]
    assert page.detail.file is not None
    assert page.detail.file.facility.name == chosen
    assert chosen in words(page)


def test_chips_show_how_each_stands(
    workspace: Workspace, township: dict[str, str], make_shell: MakeShell, tmp_path: Path
) -> None:
    finish(workspace, begin(workspace, township["home"]), 3, tmp_path)
    begin(workspace, township["day care"])
    second = add_home(workspace, name="第二敬老院")
    unsigned = begin(workspace, second)
    passed = [
        Answer(item=item.id, verdict=Verdict.PASS) for item in visit_items(workspace, unsigned)
    ]
    record_answers(workspace, unsigned, tuple(passed))
    sign(workspace, unsigned, "示例甲", manner=Manner.PAPER)
    edit_facility(workspace, township["both"], {"insurance_until": "2026-11-01"})
    page = opened(make_shell())
    standing = {line.id: (line.standing, line.count) for line in lines(page)}
    assert standing[township["day care"]] == (Standing.UNDER_WAY, 0)
    assert standing[second] == (Standing.UNSIGNED, 0)
    assert standing[township["meals"]] == (Standing.NOT_YET, 0)
    assert standing[township["both"]] == (Standing.EXPIRED, 1)
    problems, count = standing[township["home"]]
    assert problems is Standing.PROBLEMS
    assert 0 < count <= 3


def test_a_facility_without_a_visit_this_year_says_so(
    township: dict[str, str], shell: Shell
) -> None:
    page = opened(shell)
    assert {line.standing for line in lines(page)} == {Standing.NOT_YET}


def test_unknown_is_blue_says_what_it_causes_and_leads_to_its_field(
    township: dict[str, str], shell: Shell
) -> None:
    page = opened(shell, facility=township["home"])
    unknown = [text for text in page.detail.findChildren(Text) if text.text() == "不清楚"]
    assert unknown
    assert {text.tone for text in unknown} == {"blue"}
    assert page.detail.file is not None
    first = page.detail.file.unknown[0]
    told = next(text for text in words(page) if text.startswith("不清楚的事实"))
    assert f"（{first.items} 项）" in told

    notice = page.detail.findChild(UnknownNotice)
    assert isinstance(notice, UnknownNotice)
    click(shell, notice.fill_in)
    form = shell.page
    assert isinstance(form, FacilityFormPage)
    assert form.form.fields[first.name].input.isAncestorOf(
        shell.focusWidget()  # type: ignore[arg-type]
    )


def test_all_facts_by_group(township: dict[str, str], shell: Shell) -> None:
    page = opened(shell, facility=township["home"])
    assert "消防设施" not in words(page)
    assert page.detail.facts is not None
    click(shell, page.detail.facts.more)
    shown = words(page)
    for group in ("基本情况", "举办与运营", "建筑", "消防设施", "证照与到期"):
        assert group in shown
    assert shown[shown.index("敬老院（收住特困供养人员）") + 1] == "是"


def test_papers_carry_their_days(
    workspace: Workspace, township: dict[str, str], make_shell: MakeShell
) -> None:
    edit_facility(
        workspace,
        township["home"],
        {
            "food_licence_until": "2026-12-08",
            "fire_test_until": "2027-09-01",
            "insurance_until": "2026-11-01",
            "lifts": 0,
        },
    )
    page = opened(make_shell(), facility=township["home"])
    card = page.detail.findChild(PapersCard)
    assert isinstance(card, PapersCard)
    chips = {
        key: [chip.word for chip in row.findChildren(Chip)] for key, row in card.rows.rows.items()
    }
    assert chips["food_licence_until"] == ["还有 18 天"]
    assert chips["fire_test_until"] == ["有效"]
    assert chips["insurance_until"] == ["已过期 19 天"]
    assert chips["boiler_inspection_until"] == ["不清楚"]
    assert "lift_inspection_until" not in chips


def test_history_leads_to_visits(
    workspace: Workspace, township: dict[str, str], make_shell: MakeShell, tmp_path: Path
) -> None:
    done = begin(workspace, township["home"], hours_ago=30)
    finish(workspace, done, 0, tmp_path)
    under_way = begin(workspace, township["home"], hours_ago=1)
    page = opened(make_shell(), facility=township["home"])
    rows = page.detail.findChildren(HistoryRow)
    titles = [row.event_shown.title for row in rows]
    assert titles == ["建立档案", "日常巡查：检查中", "日常巡查：未发现问题"]
    assert [row.event_shown.visit for row in rows[1:]] == [under_way, done]
    assert [row.event_shown.link for row in rows] == ["", "继续", "看记录"]
    followed: list[tuple[str, str]] = []
    page.detail.followed.disconnect()
    page.detail.followed.connect(lambda *where: followed.append(where))
    click(page.shell, rows[2].link)
    assert followed == [("preview", done)]


def test_f2_edits_and_ctrl_n_starts_at_the_chosen_one(
    township: dict[str, str], shell: Shell
) -> None:
    opened(shell, facility=township["meals"])
    press(shell, Qt.Key.Key_F2)
    assert shell.here == ("facility_form", {"facility": township["meals"], "field": ""})
    press(shell, Qt.Key.Key_Escape)
    assert shell.here[0] == "facilities"
    press(shell, Qt.Key.Key_N, CONTROL)
    assert shell.here == ("start", {"facility": township["meals"]})


def test_export_holds_the_same_values(
    township: dict[str, str], shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "导出.xlsx"
    asked: list[str] = []

    def choose(_parent: object, _title: str, name: str, _filter: str) -> tuple[str, str]:
        asked.append(name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page = opened(shell)
    click(shell, page.list.export)
    assert asked == ["检查对象-2026-11-20.xlsx"]
    assert shell.bar.title.text() == "已导出 4 家检查对象"
    sheet = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    header, *rows = sheet.to_python()
    table = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    home = table["示例镇敬老院"]
    assert home["统一社会信用代码"] == CODE
    assert home["床位"] == 68
    assert home["类型"] == "养老机构"
    assert home["地址"] == "示例县示例镇示例路 1 号"
    assert home["自动喷淋"] == ""
    assert table["东村幸福院"]["类型"] == "农村幸福院（互助点）、老饭桌（助餐点）"


def test_nothing_yet_offers_the_first_two_steps(shell: Shell) -> None:
    page = opened(shell)
    assert page.first.isVisible()
    assert not page.list.isVisible()
    assert_not_clipped(shell)
    click(shell, page.first)
    assert shell.here[0] == "facility_form"


def test_home_opens_form_and_import_and_coming_back_does_not_repeat_it(shell: Shell) -> None:
    shell.open("facilities", action="add")
    settled(shell)
    assert shell.here[0] == "facility_form"
    press(shell, Qt.Key.Key_Escape)
    assert shell.here[0] == "facilities"
    shell.open("facilities", action="import")
    settled(shell)
    assert shell.here[0] == "facility_import"


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_nothing_is_cut(township: dict[str, str], make_shell: MakeShell, scale: float) -> None:
    shell = make_shell(scale)
    page = opened(shell)
    assert_not_clipped(shell)
    page = opened(shell, facility=township["home"])
    assert page.detail.facts is not None
    assert page.detail.facts.isVisible()
    assert_not_clipped(shell)
    click(shell, page.detail.facts.more)
    assert_not_clipped(shell)
    assert_accessible(page)


def test_narrow_shows_one_half_at_a_time(township: dict[str, str], shell_150: Shell) -> None:
    page = opened(shell_150)
    assert page.list.isVisible()
    assert not page.detail.isVisible()
    click_row(shell_150, page.list.rows, 1)
    assert page.detail.isVisible()
    assert not page.list.isVisible()
    press(shell_150, Qt.Key.Key_Escape)
    assert page.list.isVisible()
    assert page.list.rows.hasFocus()
    press(shell_150, Qt.Key.Key_Escape)
    assert shell_150.here[0] == "home"


def test_five_thousand_rows_are_painted_not_built(workspace: Workspace, shell: Shell) -> None:
    page = opened(shell)
    line = FacilityLine(
        id="",
        name="示例院",
        kinds=(),
        kinds_label="养老机构",
        address="",
        standing=Standing.CLEAR,
        count=0,
        sample=False,
    )
    before = len(page.list.findChildren(object))
    page.list.rows.show_records([line] * 5000)
    assert page.list.rows.count == 5000
    assert len(page.list.findChildren(object)) <= before + 2


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_local_goals_stand_beside_a_facility_and_never_as_a_failure(
    workspace: Workspace, make_shell: MakeShell, scale: float
) -> None:
    choose_region(workspace, "litong")
    facility = add_facility(
        workspace, {"name": "示例中心", "kinds": ("township_center",), "beds": 40}
    )
    shell = make_shell(scale)
    shell.go("facilities", facility=facility)
    settled(shell)
    assert isinstance(shell.page, FacilitiesPage)
    card = shell.page.detail.findChild(GoalsCard)
    shell.page.detail.ensureWidgetVisible(card)
    settled(shell)
    assert_not_clipped(shell.page)

    rows = {row.name.text(): row for row in card.findChildren(GoalRow)}
    beds = rows["新建改建项目床位"]
    shown = [text.text() for text in beds.findChildren(Text)]
    assert shown == ["新建改建项目床位", "目标 ≤ 30 张", "本单位：40 张", "二（三）规模适度"]
    assert (beds.chip.text(), beds.chip.tone) == ("没达到", "grey")
    assert rows["综合养老服务中心功能"].chip.text() == "不清楚"
    assert card.more is not None
    card.more.click()
    settled(shell)
    assert len([row for row in card.findChildren(GoalRow) if row.isVisible()]) > len(rows)
