"""The ledgers as spreadsheets: real dates, text that stays text, a superior's columns."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import python_calamine
import xlsxwriter

from inspector.facts.handing_over import ReplyKind
from inspector.facts.ledger_sheet import LedgerKind, LedgerProfile
from inspector.usecases import facilities, ledger_fields, ledger_profiles, ledgers, rectification
from inspector.usecases.ledger_columns import COLUMNS
from inspector.usecases.ledger_reading import LedgerFilter, get_finding, ledger
from inspector.workspace import Workspace
from tests.usecases.inspected import two_hours_later
from tests.usecases.rectifying import Inspected, refusal

EVIL = ('=HYPERLINK("http://x","y")', "+1+1", "-1", "@SUM(1)", "=1+1|' /C calc'!A0")


@pytest.fixture
def ws(inspected_folder: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(inspected_folder, clock=two_hours_later())
    yield workspace
    workspace.close()


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of the first sheet by caption, typed as the spreadsheet keeps them."""
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    head, *rows = book.get_sheet_by_index(0).to_python()
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_ledger_keeps_dates_numbers_and_states(
    ws: Workspace, inspected: Inspected, tmp_path: Path
) -> None:
    light = inspected.light
    ledger_fields.set_fields(ws, light, {"supervisor": "示例副镇长", "measures": "换灯"})
    rectification.extend(ws, light, date(2026, 12, 4), "缺货", "示例副镇长")
    path = tmp_path / "整改台账.xlsx"
    rows = ledgers.export_ledger(ws, LedgerKind.RECTIFICATION, path)
    held = read(path)
    assert len(held) == rows == len(ledger(ws))
    assert [row["序号"] for row in held] == [float(n) for n in range(1, rows + 1)]
    row = next(one for one in held if one["具体位置"] == "二层东侧")
    assert row["检查日期"] == date(2026, 11, 20)
    assert (row["原整改期限"], row["整改期限"]) == (date(2026, 11, 27), date(2026, 12, 4))
    assert (row["状态"], row["督办领导"], row["整改措施"]) == ("待整改", "示例副镇长", "换灯")
    assert row["延期情况"] == "延至 2026-12-04（缺货，示例副镇长批准）"
    assert row["销号日期"] == ""
    assert row["隐患等级"] == "一般隐患"
    spot = next(one for one in held if one["具体位置"] == "二层楼梯")
    assert (spot["状态"], spot["销号日期"]) == ("当场改正", date(2026, 11, 20))
    line = get_finding(ws, light)
    for clause in line.clauses:
        assert clause.clause is not None or clause.standard in row["依据"]


def test_the_head_is_frozen_and_filtered(ws: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    rows = ledgers.export_ledger(ws, LedgerKind.RECTIFICATION, path)
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert not [name for name in book.namelist() if "externalLink" in name]
    assert 'state="frozen"' in sheet
    assert 'ySplit="1"' in sheet
    assert f'{rows + 1}"/>' in sheet[sheet.index("<autoFilter") :][:60]
    assert "<f>" not in sheet


@pytest.mark.parametrize("text", EVIL)
def test_text_that_looks_like_a_formula_stays_text(
    ws: Workspace, inspected: Inspected, tmp_path: Path, text: str
) -> None:
    ledger_fields.set_fields(ws, inspected.light, {"measures": text, "listed_by": text})
    for kind in (LedgerKind.RECTIFICATION, LedgerKind.HAZARDS):
        ledger_fields.set_fields(ws, inspected.hazard, {"money": text})
        path = tmp_path / f"{kind.value}.xlsx"
        ledgers.export_ledger(ws, kind, path)
        cells = [cell for row in read(path) for cell in row.values()]
        assert text in cells
        with zipfile.ZipFile(path) as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "<hyperlink" not in sheet


def test_each_ledger_holds_what_belongs_to_it(
    ws: Workspace, inspected: Inspected, tmp_path: Path
) -> None:
    facilities.edit_facility(
        ws,
        inspected.facility,
        {
            "lifts": 1,
            "lift_inspection_until": "2026-12-01",
            "care_workers": 12,
            "township": "示例镇",
        },
    )
    rectification.hand_over(ws, inspected.spots[0], "县消防救援大队", note="附照片")
    rectification.note_reply(ws, inspected.spots[0], ReplyKind.UNDER_WAY, "已立案")

    def rows(kind: LedgerKind) -> list[dict[str, Any]]:
        path = tmp_path / f"{kind.value}.xlsx"
        ledgers.export_ledger(ws, kind, path)
        return read(path)

    (hazard,) = rows(LedgerKind.HAZARDS)
    assert (hazard["隐患等级"], hazard["乡镇（街道）"]) == ("重大隐患", "示例镇")
    (handed,) = rows(LedgerKind.TRANSFERS)
    assert (handed["移送部门"], handed["办理结果"]) == ("县消防救援大队", "正在办理，已立案")
    assert handed["移送日期"] == date(2026, 11, 20)
    (visit,) = rows(LedgerKind.VISITS)
    assert (visit["检查组长"], visit["检查人员"], visit["陪同人员"]) == (
        "示例甲",
        "示例乙",
        "示例丁",
    )
    assert visit["检查结果"] == "存在重大事故隐患"
    (public,) = rows(LedgerKind.PUBLICATION)
    assert public["最迟公示日期"] == date(2026, 12, 18), "20 working days"
    assert "示例丁" not in public.values(), "no names on what is published"
    assert not {"检查所见", "陪同人员"} & set(public)
    assert rows(LedgerKind.COMPLAINTS) == []
    (lift,) = rows(LedgerKind.EQUIPMENT)
    assert (lift["设备"], lift["数量"], lift["到期日期"]) == ("电梯", 1.0, date(2026, 12, 1))
    assert (lift["剩余天数"], lift["状态"]) == (11.0, "11 日后到期")
    workers = [row["人数"] for row in rows(LedgerKind.PAPERS) if row["名称"] == "护理员"]
    assert workers == [12.0]


def test_only_the_wanted_lines_are_handed_out(ws: Workspace, inspected: Inspected) -> None:
    def count(**wanted: Any) -> int:
        sheet = ledgers.ledger_sheet(ws, LedgerKind.RECTIFICATION, LedgerFilter(**wanted))
        return len(sheet.rows)

    assert count(search="按下试验键不亮") == 1
    assert count(since="2026-11-21") == 0
    assert (
        len(ledgers.ledger_sheet(ws, LedgerKind.VISITS, LedgerFilter(until="2026-11-19")).rows) == 0
    )


def test_a_superiors_columns_are_kept_by_name(ws: Workspace, tmp_path: Path) -> None:
    template = tmp_path / "县平台.xlsx"
    book = xlsxwriter.Workbook(template)
    sheet = book.add_worksheet()
    for number, caption in enumerate(("具体位置", "被检查 单位", "上报编号", "整改期限")):
        sheet.write_string(0, number, caption)
    book.close()
    kind = LedgerKind.RECTIFICATION
    columns = ledger_profiles.columns_of_file(kind, template)
    assert [key for _caption, key in columns] == ["place", "facility_name", "", "deadline"]
    profile = LedgerProfile(kind=kind, name="县平台", columns=columns)
    assert profile.empty == ("上报编号",)
    ledger_profiles.save_profile(ws, profile)
    path = tmp_path / "上报.xlsx"
    ledgers.export_ledger(ws, kind, path, profile=ledger_profiles.get_profile(ws, kind, "县平台"))
    row = next(one for one in read(path) if one["具体位置"] == "二层东侧")
    assert list(row) == ["具体位置", "被检查 单位", "上报编号", "整改期限"]
    assert row["整改期限"] == date(2026, 11, 27)
    assert row["上报编号"] == ""
    typed = ledger_profiles.read_columns(kind, ["隐患描述=seen", "place", "备注"])
    assert typed == (("隐患描述", "seen"), ("具体位置", "place"), ("备注", ""))
    wrong = LedgerProfile(kind=kind, name="x", columns=(("a", "没有"),))
    assert refusal(lambda: ledger_profiles.save_profile(ws, wrong)).code == "ledger.unknown_column"
    unnamed = LedgerProfile(kind=kind, name=" ", columns=columns)
    assert refusal(lambda: ledger_profiles.save_profile(ws, unnamed)).code == "ledger.profile_name"
    ledger_profiles.remove_profile(ws, kind, "县平台")
    refused = refusal(lambda: ledger_profiles.get_profile(ws, kind, "县平台"))
    assert refused.code == "ledger.profile_unknown"


def test_every_column_has_a_key_and_a_caption_of_its_own() -> None:
    for columns in COLUMNS.values():
        assert len({one.key for one in columns}) == len(columns)
        assert len({one.caption for one in columns}) == len(columns)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_a_spreadsheet_program_gives_back_the_same_values(
    ws: Workspace, inspected: Inspected, tmp_path: Path
) -> None:
    for spot, text in zip(inspected.spots, EVIL, strict=False):
        ledger_fields.set_fields(ws, spot, {"measures": text})
    ledger_fields.set_fields(ws, inspected.hazard, {"money": EVIL[0], "listed_by": "@县政府"})
    rectification.hand_over(ws, inspected.light, "=县消防救援大队", note="+附照片")
    facilities.edit_facility(
        ws, inspected.facility, {"lifts": 1, "lift_inspection_until": "2026-12-01"}
    )
    written = {}
    for kind in LedgerKind:
        path = tmp_path / f"{kind.value}.xlsx"
        ledgers.export_ledger(ws, kind, path)
        written[kind] = path
    back = tmp_path / "back"
    own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", own, "--headless", "--convert-to", "xlsx", "--outdir", str(back)]
    subprocess.run(
        [*convert, *map(str, written.values())], check=True, capture_output=True, timeout=180
    )
    for path in written.values():
        assert read(back / path.name) == read(path)
        with zipfile.ZipFile(back / path.name) as book:
            assert "<f" not in book.read("xl/worksheets/sheet1.xml").decode()
    cells = {cell for row in read(back / "rectification.xlsx") for cell in row.values()}
    assert {*EVIL, date(2026, 11, 20)} <= cells
    (handed,) = read(back / "transfers.xlsx")
    assert (handed["移送部门"], handed["移送说明"]) == ("=县消防救援大队", "+附照片")
    assert handed["移送日期"] == date(2026, 11, 20)
