"""An XLSForm becomes a local checklist; what it cannot say is named with its cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inspector import assets
from inspector.checklist.applicability import basis_of, force_of
from inspector.checklist.condition_text import condition_text
from inspector.checklist.model import Item, Library
from inspector.checklist.reader import read_library
from inspector.errors import InspectorError
from inspector.facts.vocabulary import Domain, Force, Place
from inspector.usecases.authored_files import Imported
from inspector.usecases.xlsform import import_xlsform
from tests.usecases.workbooks import workbook

HEAD = ("type", "name", "label::English (en)", "label::中文 (zh)", "hint", "relevant", "constraint")
CHOICES = (
    ("list_name", "name", "label::English", "label::Chinese (zh)"),
    ("yes_no", "yes", "Yes", "是"),
    ("yes_no", "no", "No", "否"),
    ("grade", 1, "Pass", "合格"),
    ("grade", 2, "Fail", "不合格"),
    ("grade", 3, "N/A", "不涉及"),
    ("stove", "coal", "Coal", "煤炉"),
    ("stove", "pellet", "Pellets", "颗粒炉"),
)
SETTINGS = (("form_title", "form_id", "style"), ("夜查补充", "night", "pages"))


def form(path: Path, *rows: Sequence[Any], head: Sequence[str] = HEAD) -> Path:
    return workbook(path / "form.xlsx", survey=[head, *rows], choices=CHOICES, settings=SETTINGS)


def taken(tmp_path: Path, *rows: Sequence[Any], head: Sequence[str] = HEAD) -> Imported:
    path = form(tmp_path, *rows, head=head)
    return import_xlsform(path, tmp_path / "out", Domain.FIRE, "wuzhong")


def library_of(done: Imported) -> Library:
    assert done.problems == ()
    library, problems = read_library((assets.path("standards"),), done.files)
    assert problems == ()
    return library


def items(done: Imported) -> dict[str, Item]:
    return {item.id.rpartition(".")[2]: item for item in library_of(done).items()}


def told(done: Imported) -> dict[tuple[str, int, str], str]:
    named = (*done.unsupported, *done.problems)
    return {(p.sheet, p.row, p.column): p.message for p in named}


def test_a_form_becomes_an_advisory_checklist_of_its_own(tmp_path: Path) -> None:
    done = taken(
        tmp_path,
        ("select_one yes_no", "Door_Opens", "Opens?", "门一推就开吗？", "每个门推一次"),
        ("select_one grade", "exit.sign", "Sign?", "指示灯亮"),
        ("select_one stove", "what_stove", "Which?", "用什么炉子？"),
    )
    assert [path.name for path in done.files] == ["fire-wuzhong.yaml"]
    assert done.items == 3
    library = library_of(done)
    assert [(c.id, c.title) for c in library.checklists] == [("fire", "夜查补充")]
    door, sign, stove = library.items()
    assert [item.id for item in library.items()] == [
        "fire.wuzhong.door-opens",
        "fire.wuzhong.exit-sign",
        "fire.wuzhong.what-stove",
    ]
    assert (door.topic, door.ask, door.how) == ("门一推就开", "门一推就开吗？", "每个门推一次。")
    assert (door.answer, door.fails) == ("verdict", "答「否」即不符合。")
    assert sign.fails == "答「不合格」即不符合。"
    assert "选项" not in sign.how
    assert stove.how == "选项：煤炉、颗粒炉。"
    for item in library.items():
        assert item.basis == ()
        clauses = basis_of(item, library, {}, date(2026, 11, 20))
        assert force_of(item, clauses) is Force.ADVISORY


def test_numbers_become_limits_where_the_constraint_is_one(tmp_path: Path) -> None:
    done = taken(
        tmp_path,
        ("decimal", "width", "", "走道净宽（m）", "量最窄处", "", ". >= 1.1 and . <= 2"),
        ("integer", "people", "", "在岗人数", "", "", ". >= 2"),
        ("integer", "count", "", "灭火器数（具）"),
        ("decimal", "odd", "", "温度（℃）", "", "", ". > ${beds}"),
    )
    found = items(done)
    width = found["width"]
    assert width.measure is not None
    assert (width.measure.op, width.measure.value) == ("between", ("1.1", "2"))
    assert (width.measure.name, width.measure.unit) == ("走道净宽", "m")
    assert (width.judge, width.tools) == ("tool", ("tape",))
    people = found["people"]
    assert people.measure is not None
    assert (people.measure.op, people.measure.value) == (">=", "2")
    assert "没有写单位" in told(done)["survey", 3, "D"]
    assert (found["count"].answer, found["count"].how) == ("verdict", "写明数值。")
    assert found["odd"].measure is None
    assert found["odd"].how == "写明数值，限制：. > ${beds}。"
    assert "不支持这个限制" in told(done)["survey", 5, "G"]


def test_what_stands_around_a_question_is_folded_into_it(tmp_path: Path) -> None:
    done = taken(
        tmp_path,
        ("note", "hello", "", "先出示证件"),
        ("begin_group", "g1", "", "厨房检查"),
        ("select_one yes_no", "gas", "", "燃气阀关了吗？", "看阀门"),
        ("text", "where", "", "没关的在哪里"),
        ("image", "shot", "", "拍一张"),
        ("begin group", "g2", "", "其他"),
        ("note", "before", "", "看日期"),
        ("select one yes_no", "fresh", "", "没过期吗？"),
        ("end group", "", "", ""),
        ("end_group", "", "", ""),
        ("select_one yes_no", "last", "", "都走了吗？"),
    )
    found = items(done)
    assert found["gas"].how == "看阀门。先出示证件。另记：没关的在哪里。"
    assert (found["gas"].evidence, found["gas"].place) == ("photo", "kitchen")
    assert (found["fresh"].how, found["fresh"].place) == ("看日期。", "kitchen")
    assert (found["fresh"].evidence, found["last"].evidence) == ("none", "none")
    assert (found["last"].how, found["last"].place) == ("现场查看。", "evacuation")


def test_places_come_from_a_column_a_group_or_the_call(tmp_path: Path) -> None:
    head = (*HEAD, "place", "topic", "unit")
    path = form(
        tmp_path,
        ("begin_group", "a", "", "随便", "", "", "", "居室"),
        ("select_one yes_no", "one", "", "一？"),
        ("decimal", "two", "", "二", "", "", ". >= 40", "dining", "热水温度", "℃"),
        ("end_group",),
        ("begin_group", "medical", "", ""),
        ("select_one yes_no", "three", "", "三？"),
        ("end_group",),
        ("select_one yes_no", "four", "", "四？"),
        head=head,
    )
    done = import_xlsform(path, tmp_path / "out", Domain.FOOD, "a", Place.OUTDOOR)
    found = items(done)
    assert [found[name].place for name in ("one", "two", "three", "four")] == [
        "rooms",
        "dining",
        "medical",
        "outdoor",
    ]
    two = found["two"]
    assert two.measure is not None
    assert (two.topic, two.measure.unit) == ("热水温度", "℃")
    assert two.department == "market_regulation"


def test_repeats_and_conditions(tmp_path: Path) -> None:
    done = taken(
        tmp_path,
        ("integer", "beds", "", "床位几张"),
        ("begin_repeat", "exits", "", "出口", "", "${beds} >= 20 and ${registered} = 'yes'"),
        ("select_one yes_no", "clear", "", "畅通吗？", "", "${storeys} > 1"),
        ("end_repeat",),
        ("begin_repeat", "trees", "", "树"),
        ("select_one yes_no", "tree", "", "没虫吗？", "", "${clear} = 'yes'"),
        ("end_repeat",),
    )
    found = items(done)
    assert set(found) == {"clear", "tree"}, "what a condition asks of the facility is no item"
    assert found["clear"].repeat == "exit"
    assert condition_text(found["clear"].applies) == (
        "床位 >= 20；登记或备案为养老机构 = 是；层数 > 1"
    )
    assert (found["tree"].repeat, found["tree"].applies.empty) == (None, True)
    named = told(done)
    assert "「beds」是检查对象的事实" in named["survey", 2, "B"]
    assert "重复组的名字不是已有的" in named["survey", 6, "B"]
    assert "「${clear}」不支持" in named["survey", 7, "F"]
    assert "各类单位都会问" in named["survey", 7, "F"]


def test_everything_else_is_named_with_its_cell(tmp_path: Path) -> None:
    done = taken(
        tmp_path,
        ("start", "start"),
        ("calculate", "sum", "", "", "", "", "", "1 + 1"),
        ("select_multiple stove", "many", "", "多选"),
        ("geopoint", "gps", "", "定位"),
        ("select_one yes_no or_other", "q", "", "有 ${gps} 吗？", "", "", ". = 'yes'"),
        ("note", "end", "", "完", "", "${q} = 'yes'"),
        ("select_one yes_no", "long", "", "这一题的名称长得超过了十四个字吗？"),
        ("", "", "", "", "", "", "", "", "x"),
        head=(*HEAD, "calculation"),
    )
    named = told(done)
    for row, kind in ((2, "start"), (3, "calculate"), (4, "select_multiple"), (5, "geopoint")):
        assert named["survey", row, "A"] == f"不支持 {kind}，没有导入"
    assert named["survey", 6, "A"].startswith("不支持 or_other")
    assert named["survey", 6, "D"].startswith("不支持在题目里引用别的题")
    assert named["survey", 6, "G"] == "选择题的限制没有导入"
    assert "只有选择题、数字题和组的 relevant 起作用" in named["survey", 7, "F"]
    assert "取了前 14 字" in named["survey", 8, "D"]
    assert "不支持 calculation 这一列，1 格没有导入" in named["survey", 3, "H"]
    assert "不支持 style 这一列" in named["settings", 2, "C"]
    assert "这一行没有 type" in named["survey", 9, "A"]
    assert done.files == (), "a row that nobody can read is a fault"


FAULTS = (
    (("select_one yes_no", "", "", "没有名字"), "A", "这一行的 name 要用英文字母和数字写"),
    (("select_one yes_no", "门", "", "中文名字"), "B", "这一行的 name 要用英文字母和数字写"),
    (("select_one yes_no", "a", "", ""), "A", "这一题没有 label，请补上"),
    (("select_one nothing", "a", "", "甲"), "A", "choices 里没有选项表 nothing"),
    (("select_one yes_no", "a", "", "长" * 61), "D", "ask 有 61 字，最多 60 字"),
    (("select_one yes_no", "a", "", "甲", "长" * 161), "E", "how 有 162 字，最多 160 字"),
    (("begin_group", "g", "", "甲"), "A", "begin_group 没有结束，请补上 end_group"),
    (("end_repeat", "", "", ""), "A", "end_repeat 没有对应的开头"),
)


@pytest.mark.parametrize(("row", "column", "says"), FAULTS)
def test_a_fault_writes_nothing(tmp_path: Path, row: Sequence[str], column: str, says: str) -> None:
    done = taken(tmp_path, ("select_one yes_no", "good", "", "好吗？"), row)
    assert [(p.row, p.column) for p in done.problems] == [(3, column)]
    assert says in done.problems[0].message
    assert done.files == ()
    assert not (tmp_path / "out").exists()


def test_faults_come_together(tmp_path: Path) -> None:
    head = (*HEAD, "place")
    done = taken(
        tmp_path,
        ("select_one yes_no", "same", "", "甲？"),
        ("select_one yes_no", "same", "", "乙？", "", "", "", "屋顶"),
        ("select_one none", "c", "", ""),
        head=head,
    )
    assert [(p.row, p.column) for p in done.problems] == [(3, "B"), (3, "H"), (4, "A"), (4, "A")]


def test_what_is_no_form_is_one_sentence(tmp_path: Path) -> None:
    plain = workbook(tmp_path / "plain.xlsx", Sheet1=[("type", "name")])
    with pytest.raises(InspectorError) as refused:
        import_xlsform(plain, tmp_path / "out", Domain.FIRE, "a")
    assert refused.value.code == "xlsform.no_survey"
    with pytest.raises(InspectorError) as prefix:
        import_xlsform(form(tmp_path), tmp_path / "out", Domain.FIRE, "吴忠")
    assert prefix.value.code == "xlsform.bad_prefix"
    empty = import_xlsform(form(tmp_path), tmp_path / "out", Domain.FIRE, "a")
    assert "没有能作检查项的题目" in empty.problems[0].message
