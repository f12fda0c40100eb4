"""Checklists in a spreadsheet: out and back without a change, and every fault at its cell."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from inspector import assets
from inspector.checklist.item_columns import COLUMNS
from inspector.checklist.model import Item, Library
from inspector.checklist.reader import read_library
from inspector.errors import InspectorError
from inspector.facts.authoring import column_letters
from inspector.usecases.authored_files import Imported
from inspector.usecases.checklists import check, own_library
from inspector.usecases.sheet_export import export_sheet
from inspector.usecases.sheet_import import import_sheet
from tests.usecases.workbooks import Workbook

FIRE, FOOD, INDEX, GUIDE = "消防安全", "食品安全", "检查表", "说明"
EXIT = "fire.evacuation.exit-opens"
LOCAL = """\
checklist: food
title: 食品/本地 [试行]
items:
- id: food.local.fridge
  topic: '7.10'
  ask: '''冷藏柜''温度 =A1+1 合适吗？'
  how: "第一行\\n第二行 \\\\ 反斜线"
  fails: 'no'
  basis: []
  depth: full
  judge: tool
  tools: [probe_thermometer, stopwatch]
  place: kitchen
  repeat: dish
  severity: critical
  department: market_regulation
  term: 10w
  meanwhile: '12:30'
  remedy: '2026-01-01'
  evidence: reading
  phrases: ['有 | 竖线', '反\\斜线', '1.0']
  measure: {name: 温度, unit: ℃, between: ['-1.50', '7.10']}
  force: advisory
  starred: true
  applies:
    kind: [meal_point, day_care]
    beds: '>=20'
    works: '> 2018'
    any:
    - {sprinkler: false, gas: [cylinder, pipeline]}
    - any:
      - {key_unit: true}
      - {height: '<= 24.50'}
    not: {registered: true, not: {overnight: true}}
  since: '2026-01-01'
  until: '2027-12-31'
  presets: [night, winter]
  successor: food.local.cooler
- id: food.local.cooler
  topic: 冷藏柜温度
  ask: 冷藏柜温度合适吗？
  how: 看温度计。
  fails: 超出限值。
  basis: []
  depth: core
  judge: look
  place: kitchen
  severity: minor
  department: market_regulation
  term: 7d
  remedy: 调好温度。
  evidence: none
  since: '2028-01-01'
renamed: {food.local.old: food.local.fridge}
withdrawn: [food.local.gone, food.local.left]
"""


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program's own library as a workbook."""
    path = tmp_path_factory.mktemp("library") / "检查表.xlsx"
    path.write_bytes(export_sheet())
    return path


@pytest.fixture
def book(exported: Path) -> Workbook:
    """The workbook, open to change."""
    return Workbook.read(exported)


def back(book: Workbook, tmp_path: Path) -> Imported:
    return import_sheet(book.write(tmp_path / "改过.xlsx"), tmp_path / "检查表")


def read(*paths: Path) -> Library:
    shared = assets.path("checklists", "hazards.yaml")
    library, problems = read_library((assets.path("standards"),), (shared, *paths))
    assert problems == ()
    return library


def places(done: Imported) -> list[tuple[str, int, str]]:
    return [(problem.sheet, problem.row, problem.column) for problem in done.problems]


def test_the_whole_library_comes_back_as_it_went(exported: Path, tmp_path: Path) -> None:
    folder = tmp_path / "neu" / "检查表"
    done = import_sheet(exported, folder)
    own = own_library()
    assert done.problems == ()
    assert [path.name for path in done.files] == [f"{c.id}.yaml" for c in own.checklists]
    assert done.items == len(own.items())
    back = read(*done.files)
    assert back.checklists == own.checklists
    assert (back.renamed, back.withdrawn) == (own.renamed, own.withdrawn)
    assert sorted(folder.iterdir()) == sorted(done.files), "no part of a file is left behind"
    assert check(folder) == ()


def test_every_key_of_an_item_has_its_column() -> None:
    keys = {column.key.partition(".")[0] for column in COLUMNS}
    assert keys == set(Item.__struct_fields__) - {"checklist"}


def test_one_checklist_goes_alone(tmp_path: Path) -> None:
    path = tmp_path / "food.xlsx"
    path.write_bytes(export_sheet("food"))
    assert list(Workbook.read(path).sheets) == [GUIDE, FOOD, INDEX]
    done = import_sheet(path, tmp_path / "out")
    (food,) = read(*done.files).checklists
    assert food == next(c for c in own_library().checklists if c.id == "food")
    with pytest.raises(InspectorError) as refused:
        export_sheet("water")
    assert refused.value.code == "checklist.unknown"


def test_a_local_file_with_everything_in_it_comes_back(tmp_path: Path) -> None:
    source = tmp_path / "local.yaml"
    source.write_text(LOCAL, encoding="utf-8")
    before = read(source)
    path = tmp_path / "local.xlsx"
    path.write_bytes(export_sheet(str(source)))
    done = import_sheet(path, tmp_path / "out")
    assert done.problems == ()
    assert read(*done.files) == before
    assert before.items()[0].topic == "7.10"


def test_a_broken_local_file_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    source = tmp_path / "local.yaml"
    source.write_text(LOCAL.replace("depth: full", "depth: deep"), encoding="utf-8")
    with pytest.raises(InspectorError) as refused:
        export_sheet(str(source))
    assert refused.value.code == "library.broken"
    line = LOCAL.split("\n").index("  depth: full") + 1
    assert f"local.yaml:{line}: depth 不能是 deep" in refused.value.sentence


def test_each_sheet_guides_the_hand(exported: Path, book: Workbook) -> None:
    assert list(book.sheets) == [GUIDE, *(c.title for c in own_library().checklists), INDEX]
    captions, keys = book.sheets[FIRE][:2]
    assert (captions[3], keys[3]) == ("怎么查", "how")
    assert (captions[0], keys[0]) == ("编号", "id")
    cells = [cell for name in (FIRE, FOOD) for row in book.sheets[name] for cell in row]
    assert {type(cell) for cell in cells} == {str}, "a number would lose its zeros"
    assert book.get(FIRE, book.row_of(FIRE, EXIT), "term") == "立即"
    told = " ".join(str(cell) for row in book.sheets[GUIDE] for cell in row)
    for words in ("适用条件的写法", "类型 = 养老机构、日间照料中心；床位 >= 20", "燃气", "不小于"):
        assert words in told
    with zipfile.ZipFile(exported) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode("utf-8")
    assert 'ySplit="2"' in sheet
    assert 'state="frozen"' in sheet
    assert "<f>" not in sheet
    rules = re.findall(r"<dataValidation .*?</dataValidation>", sheet, re.DOTALL)
    assert any("必查,全项,专业" in rule and 'showErrorMessage="1"' in rule for rule in rules)
    assert any("卷尺或测距仪" in rule and "showErrorMessage" not in rule for rule in rules)


def test_what_is_typed_is_kept_to_the_letter(book: Workbook, tmp_path: Path) -> None:
    row = book.row_of(FIRE, EXIT)
    typed = {
        "topic": "7.10",
        "ask": "=1+1 可以吗？",
        "how": " 看\r\n两遍 ",
        "phrases": "挂锁，没钥匙｜堆物\n第三条",
        "depth": "full",
        "severity": "较重",
        "term": "10 个工作日",
        "basis": "",
        "hazard": "",
        "applies": "kind=养老机构,老饭桌（助餐点）;床位或在住人数≥20 且 (有锅炉=否或电梯>0)",
    }
    for key, value in typed.items():
        book.put(FIRE, row, key, value)
    book.put(FIRE, row, "since", date(2026, 7, 10))
    done = back(book, tmp_path)
    assert done.problems == ()
    item = read(*done.files).item(EXIT)
    assert item is not None
    assert (item.topic, item.ask, item.how) == ("7.10", "=1+1 可以吗？", "看\n两遍")
    assert item.phrases == ("挂锁，没钥匙", "堆物", "第三条")
    assert (item.depth, item.severity, item.term) == ("full", "major", "10w")
    assert (item.basis, item.since) == ((), "2026-07-10")
    assert item.applies.tests == {"kind": ("residential_care", "meal_point"), "capacity": ">= 20"}
    assert [option.tests for option in item.applies.any_of] == [
        {"boiler": "false"},
        {"lifts": ">0"},
    ]
    assert "topic: '7.10'" in (tmp_path / "检查表" / "fire.yaml").read_text(encoding="utf-8")


def test_numbers_and_yes_are_taken_where_they_are_meant(book: Workbook, tmp_path: Path) -> None:
    starred = next(item for item in own_library().items() if item.starred)
    row = book.row_of(FOOD, starred.id)
    book.put(FOOD, row, "starred", True)
    measured = next(i for i in own_library().items() if i.measure and i.measure.op == "between")
    sheet = next(c.title for c in own_library().checklists if c.id == measured.checklist)
    row = book.row_of(sheet, measured.id)
    for key in ("measure.value", "measure.upper"):
        book.put(sheet, row, key, float(book.get(sheet, row, key)))
    done = back(book, tmp_path)
    assert done.problems == ()
    assert read(*done.files).checklists == own_library().checklists


def test_rows_and_columns_may_be_moved_added_and_left_out(book: Workbook, tmp_path: Path) -> None:
    sheet = book.sheets[FIRE]
    book.sheets[FIRE] = [
        list(reversed(row)) for row in (*sheet[:2], [""] * len(sheet[0]), sheet[2])
    ]
    del book.sheets[FOOD]
    book.sheets[INDEX] = [row for row in book.sheets[INDEX] if row[0] != FOOD]
    del book.sheets[GUIDE]
    done = back(book, tmp_path)
    left = [f"{c.id}.yaml" for c in own_library().checklists if c.id != "food"]
    assert [path.name for path in done.files] == left
    fire = read(*done.files).checklists[0]
    assert fire.items == own_library().checklists[0].items[:1]


BROKEN = (
    # key, what is typed, the column that is named, what to do
    ("topic", 7.1, "topic", "这一格是数字 7.1，末尾的 0 可能丢了，请把单元格格式改成「文本」"),
    (
        "ask",
        date(2026, 7, 10),
        "ask",
        "这一格被当成了日期时间 2026-07-10，请把单元格格式改成「文本」",
    ),
    ("fails", True, "fails", "这一格被当成了真假值（真），请把单元格格式改成「文本」"),
    ("how", "", "how", "这一格是空的，请填上（看、量、问、试、翻什么，不超过 160 字）"),
    ("id", "", "id", "这一格是空的"),
    ("id", "Fire.Exit", "id", "要写成 fire.主题.要点，只用小写字母"),
    ("topic", "字" * 15, "topic", "有 15 字，最多 14 字，请改短"),
    ("basis", "xff-16-4 | no-such", "basis", "没有条款 no-such，请核对 basis"),
    ("hazard", "zd.none", "hazard", "没有重大事故隐患情形 zd.none"),
    ("depth", "深", "depth", "「深」不在可选的词里，请改成：必查、全项、专业"),
    ("tools", "卷尺或测距仪 | 皮尺", "tools", "「皮尺」不在可选的词里"),
    ("judge", "量具", "judge", "请用 tools 写明带什么量具"),
    ("meanwhile", "", "severity", "严重的检查项要写 meanwhile"),
    ("term", "下周", "term", "term 只能写 at_once"),
    ("starred", "是", "starred", "starred 只用于食品检查表"),
    ("starred", "也许", "starred", "「也许」不在可选的词里，请改成：是、否"),
    ("since", "去年", "since", "要写成 '2026-12-05' 这样的日期"),
    ("since", 46000, "since", "这一格是数字 46000"),
    ("calc", "magic", "calc", "没有算式 magic"),
    ("applies", "床位 很多", "applies", "看不懂「床位 很多」"),
    ("applies", "类型 = 宾馆", "applies", "「类型」没有「宾馆」这个词，可用：养老机构"),
    ("applies", "床位 >= 多", "applies", "「床位」不能与「多」比，要写成 20 这样"),
    ("applies", "（床位 > 1 或 电梯 > 0", "applies", "括号没有配对"),
    ("applies", "床位 > 1；床位 < 9", "applies", "一个条件里「床位」写了两次"),
    ("measure.unit", "m", "measure.name", "这一格是空的，请填上（要量数值的才填）"),
    ("measure.limit", "大约", "measure.limit", "「大约」不在可选的词里，请改成：不小于、不大于"),
    ("ask", "有\x07铃", "ask", "问什么 里有不能保存的字符 U+0007"),
)


@pytest.fixture(scope="module")
def broken(exported: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Workbook, Imported]:
    """One sheet with a fault in each row, and what the import said of all."""
    folder = tmp_path_factory.mktemp("broken")
    book = Workbook.read(exported)
    sheet = book.sheets[FIRE]
    sound = list(sheet[book.row_of(FIRE, EXIT) - 1])
    book.sheets[FIRE] = [*sheet[:2], *(list(sound) for _fault in BROKEN)]
    for row, (key, typed, _named, _says) in enumerate(BROKEN, 3):
        book.put(FIRE, row, "id", f"fire.exit.n{row}")
        book.put(FIRE, row, key, typed)
    done = back(book, folder)
    assert done.files == ()
    assert not (folder / "检查表").exists()
    return book, done


@pytest.mark.parametrize("row", range(3, 3 + len(BROKEN)))
def test_a_fault_is_named_at_its_cell(broken: tuple[Workbook, Imported], row: int) -> None:
    book, done = broken
    _key, _typed, named, says = BROKEN[row - 3]
    column = column_letters(book.column(FIRE, named))
    told = [problem for problem in done.problems if problem.row == row]
    assert [p.message for p in told if (p.sheet, p.column) == (FIRE, column) and says in p.message]
    assert {p.column for p in told} == {column} or named.startswith("measure."), told


def test_a_limit_is_named_at_its_parts(book: Workbook, tmp_path: Path) -> None:
    row = book.row_of(FIRE, "fire.control.duty")
    book.put(FIRE, row, "measure.value", "3")
    done = back(book, tmp_path)
    assert places(done) == [(FIRE, row, column_letters(book.column(FIRE, "measure.value")))]
    assert "限值与所引条款的数值、单位或方向都对不上" in done.problems[0].message
    book.put(FIRE, row, "measure.upper", "4")
    done = back(book, tmp_path)
    assert places(done) == [(FIRE, row, column_letters(book.column(FIRE, "measure.upper")))]
    assert "只有「介于」才写上限" in done.problems[0].message
    book.put(FIRE, row, "measure.limit", "介于")
    book.put(FIRE, row, "measure.value", "5")
    assert "要先写小的数" in back(book, tmp_path).problems[0].message


def test_all_faults_come_in_one_run_and_nothing_is_written(book: Workbook, tmp_path: Path) -> None:
    first, second = book.row_of(FIRE, EXIT), book.row_of(FIRE, "fire.ebike.indoors")
    third = len(book.sheets[FOOD])
    book.put(FIRE, first, "topic", 7.1)
    book.put(FIRE, first, "ask", "")
    book.put(FIRE, first, "basis", "no-such")
    book.put(FIRE, second, "id", "fire.outdoor.fire-lane")
    book.put(FOOD, third, "place", "屋顶")
    book.put(FOOD, third, "remedy", "")
    done = back(book, tmp_path)
    assert places(done) == [
        (FIRE, second, "A"),
        *[(FIRE, first, letter) for letter in "BCF"],
        *[(FOOD, third, letter) for letter in "JP"],
    ]
    assert str(done.problems[-1]).startswith(f"工作表「{FOOD}」第 {third} 行 P 列：")
    assert not (tmp_path / "检查表").exists()


def test_two_rows_without_an_id_are_two_faults(book: Workbook, tmp_path: Path) -> None:
    for row in (3, 4):
        book.put(FIRE, row, "id", "")
    assert places(back(book, tmp_path)) == [(FIRE, 3, "A"), (FIRE, 4, "A")]


def test_merged_cells_are_named(book: Workbook, tmp_path: Path) -> None:
    book.merged.append((FIRE, 3, 1, 4, 1))
    done = back(book, tmp_path)
    assert (FIRE, 4, "B") in places(done)
    assert any("合并的单元格请先拆开" in problem.message for problem in done.problems)


def test_columns_that_are_missing_unknown_or_double_are_named(
    book: Workbook, tmp_path: Path
) -> None:
    head = book.sheets[FIRE][1]
    head[book.column(FIRE, "how")] = "who"
    head[book.column(FIRE, "phrases")] = "topic"
    head[book.column(FIRE, "tools")] = ""
    done = back(book, tmp_path)
    told = "\n".join(map(str, done.problems))
    assert "第 2 行 D 列：不认识的键 who，请删去这一列，或改成：id、topic" in told
    assert "键 topic 有两列，删去一列" in told
    assert "第 2 行缺少键 how（怎么查），请从导出的文件里复制这一列" in told
    assert "第 2 行没有这一列的键，请补上或清空" in told
    assert told.count("how") == 2, "a missing column is not said again for every row"


def test_the_index_says_which_sheet_is_which(book: Workbook, tmp_path: Path) -> None:
    index = book.sheets[INDEX]
    index[2][1] = "防火"
    index[3][0] = "不在"
    index[4][3] = "service.a.b"
    book.sheets["新的"] = [["随便"]]
    done = back(book, tmp_path)
    told = "\n".join(map(str, done.problems))
    assert f"工作表「{INDEX}」第 3 行 B 列：「防火」不在可选的词里，请改成：消防安全" in told
    assert f"工作表「{INDEX}」第 4 行 A 列：没有工作表「不在」，请核对" in told
    assert f"工作表「{INDEX}」第 5 行 D 列：「service.a.b」要写成 旧编号 → 新编号" in told
    assert "工作表「新的」第 1 行 A 列：工作表「新的」没有登记在「检查表」里" in told
    del book.sheets[INDEX]
    assert "没有工作表「检查表」" in str(back(book, tmp_path).problems[0])


def test_the_same_checklist_twice_is_refused(book: Workbook, tmp_path: Path) -> None:
    book.sheets["又一张"] = [list(row) for row in book.sheets[FIRE]]
    book.sheets[INDEX].append(["又一张", "fire", "消防", "", ""])
    assert places(back(book, tmp_path)) == [(INDEX, len(book.sheets[INDEX]), "B")]


def test_earlier_ids_are_checked_where_they_are_typed(book: Workbook, tmp_path: Path) -> None:
    book.sheets[INDEX][2][3] = "fire.old.one -> fire.no.such"
    book.sheets[INDEX][2][4] = EXIT
    done = back(book, tmp_path)
    assert places(done) == [(INDEX, 3, "D"), (INDEX, 3, "E")]


def test_a_file_that_is_there_is_not_touched(exported: Path, tmp_path: Path) -> None:
    held = tmp_path / "out" / "food.yaml"
    held.parent.mkdir()
    held.write_text("mine", encoding="utf-8")
    with pytest.raises(InspectorError) as refused:
        import_sheet(exported, held.parent)
    assert refused.value.code == "checklist.file_taken"
    assert [(path.name, path.read_text(encoding="utf-8")) for path in held.parent.iterdir()] == [
        ("food.yaml", "mine")
    ]


def test_what_is_no_workbook_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("checklist: fire", encoding="utf-8")
    with pytest.raises(InspectorError) as refused:
        import_sheet(path, tmp_path / "out")
    assert refused.value.code == "import.no_workbook"
    with pytest.raises(InspectorError) as missing:
        import_sheet(tmp_path / "none.xlsx", tmp_path / "out")
    assert missing.value.code == "file.cannot_read"
