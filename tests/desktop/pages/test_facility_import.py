"""Importing facilities: every bad row with its number and reason, and nothing before the button."""

from __future__ import annotations

from pathlib import Path

import pytest
import python_calamine
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from inspector.desktop.facility.import_rows import remarks, standing
from inspector.desktop.pages.facility_import import FacilityImportPage
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.painted_rows import RECORD
from inspector.facts.facility import FIELDS
from inspector.usecases.facilities import ImportRow, list_facilities
from inspector.usecases.setup import Workspace
from tests.desktop.accessible import assert_accessible
from tests.desktop.clipping import assert_not_clipped
from tests.desktop.conftest import MakeShell, settled
from tests.desktop.hands import CONTROL, click, press
from tests.desktop.visits import add_home

SHEET = """名称,类型,统一社会信用代码,床位,食品经营许可证到期
北村幸福院,农村幸福院,,20,2026-12-31
南村老饭桌,老饭桌,123456,很多,
,养老机构,,10,
示例镇敬老院,养老机构,,68,2026.12.8
北村幸福院,老饭桌,,,
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "全镇 检查对象.csv"
    path.write_text(SHEET, encoding="gb18030")
    return path


def opened(shell: Shell) -> FacilityImportPage:
    shell.open("facility_import")
    settled(shell)
    page = shell.page
    assert isinstance(page, FacilityImportPage)
    return page


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))


def rows(page: FacilityImportPage) -> dict[int, ImportRow]:
    model = page.rows.model()
    held = [model.index(row, 0).data(RECORD) for row in range(model.rowCount())]
    return {row.number: row for row in held}


def names(workspace: Workspace) -> list[str]:
    return [facility.name for facility in list_facilities(workspace)]


@pytest.fixture
def preview(
    workspace: Workspace, make_shell: MakeShell, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> FacilityImportPage:
    """The sheet read, beside one facility of the same name."""
    add_home(workspace)
    page = opened(make_shell())
    choose(monkeypatch, sheet)
    press(page.shell, Qt.Key.Key_O, CONTROL)
    return page


def test_bad_rows_are_shown_first_with_number_and_reason(preview: FacilityImportPage) -> None:
    shown = rows(preview)
    assert set(shown) == {3, 4}
    assert [sentence for _icon, _tone, sentence in remarks(shown[3])] == [
        "统一社会信用代码 不能是「123456」，要填18 位、校验位正确的统一社会信用代码，"
        "请对照证照逐位核对",
        "床位 不能是「很多」，要填不小于 0 的整数",
    ]
    assert remarks(shown[4]) == [("square-x", "red", "还没有填检查对象的名称，请补上")]
    assert preview.counts.text() == "共 5 行，3 行可以导入，2 行有问题，2 行有提醒"


def test_doubles_are_warned_about_and_left_out_unless_wanted(
    preview: FacilityImportPage, workspace: Workspace
) -> None:
    press(preview.shell, Qt.Key.Key_Tab)
    click(preview.shell, preview.filter.buttons[0])
    shown = rows(preview)
    assert [standing(shown[number])[0] for number in (2, 5, 6)] == ["可导入", "有提醒", "有提醒"]
    assert shown[5].warnings == ("已有同名的检查对象「示例镇敬老院」",)
    assert shown[6].warnings == ("名称与第 2 行相同",)
    assert preview.take.text() == "导入 1 家"

    click(preview.shell, preview.skip)
    assert preview.take.text() == "导入 3 家"
    press(preview.shell, Qt.Key.Key_Enter, CONTROL)  # of the keypad
    assert sorted(names(workspace)) == sorted(["示例镇敬老院"] * 2 + ["北村幸福院"] * 2)


def test_good_rows_are_taken_over_when_confirmed(
    preview: FacilityImportPage, workspace: Workspace
) -> None:
    assert names(workspace) == ["示例镇敬老院"]
    press(preview.shell, Qt.Key.Key_Return, CONTROL)
    assert preview.shell.here[0] == "facilities"
    assert preview.shell.bar.title.text() == "已导入 1 家检查对象"
    (added,) = list_facilities(workspace, "bcxfy")
    assert dict(added.facts) == {
        "name": "北村幸福院",
        "kinds": ("mutual_aid_point",),
        "beds": 20,
        "food_licence_until": "2026-12-31",
    }


def test_cancel_writes_nothing(preview: FacilityImportPage, workspace: Workspace) -> None:
    before = workspace.store.path.stat().st_size
    press(preview.shell, Qt.Key.Key_Escape)
    assert preview.choose.isVisible()
    press(preview.shell, Qt.Key.Key_Escape)
    assert preview.shell.here[0] == "home"
    assert names(workspace) == ["示例镇敬老院"]
    assert workspace.store.path.stat().st_size == before


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("坏.xlsx", b"not a workbook", "import.unreadable"),
        ("空.csv", b"", "import.empty"),
        ("无名称.csv", "地址,床位\n某处,3\n".encode(), "import.no_name_column"),
    ],
)
def test_a_sheet_that_cannot_be_read_says_why(
    shell: Shell, tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    page = opened(shell)
    path = tmp_path / name
    path.write_bytes(data)
    page.read(path)
    settled(shell)
    assert shell.bar.code.text() == code
    assert page.choose.isVisible()


def test_a_dropped_sheet_is_read(shell: Shell, sheet: Path) -> None:
    page = opened(shell)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sheet))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)
    settled(shell)
    assert page.file.text() == "全镇 检查对象.csv"


def test_the_template_holds_every_column(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "模板"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    page = opened(shell)
    click(shell, page.template)
    book = python_calamine.CalamineWorkbook.from_path(str(path.with_suffix(".xlsx")))
    (header, *_rest) = book.get_sheet_by_index(0).to_python()
    assert header == [field.label for field in FIELDS]
    assert shell.bar.title.text() == "模板已保存，填好后再导入"


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_nothing_is_cut(make_shell: MakeShell, sheet: Path, scale: float) -> None:
    shell = make_shell(scale)
    page = opened(shell)
    assert_not_clipped(shell)
    assert_accessible(page)
    page.read(sheet)
    settled(shell)
    assert_not_clipped(shell)
    assert_accessible(page)
    # Painted rows are as high as their sentences make them.
    tops = [page.rows.visualRect(page.rows.model().index(n, 0)) for n in range(page.rows.count)]
    assert tops[0].height() > tops[1].height()
