"""How papers name standards and clauses, and what they leave out."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from inspector.checklist.applicability import basis_of, cited
from inspector.checklist.model import Library
from inspector.checklist.naming import edition_label, printed_number, standard_label
from inspector.facts.facility import Value
from inspector.facts.item import Clause
from inspector.facts.vocabulary import Force
from tests.checklist.conftest import DAY

LABELS = {
    "消防法": "《中华人民共和国消防法》",
    "中华人民共和国安全生产法": "《中华人民共和国安全生产法》",
    "《中华人民共和国反食品浪费法》": "《中华人民共和国反食品浪费法》",
    "国务院令第456号": "《农村五保供养工作条例》（国务院令第456号）",
    "国务院令第517号": "《护士条例》（国务院令第517号）",
    "《中华人民共和国食品安全法实施条例》": "《中华人民共和国食品安全法实施条例》",
    "民政部令第66号": "《养老机构管理办法》（民政部令第66号）",
    "公安部令第61号": "《机关、团体、企业、事业单位消防安全管理规定》（公安部令第61号）",
    "《食品经营许可和备案管理办法》": "《食品经营许可和备案管理办法》",
    "民办发〔2023〕13号": "《养老机构重大事故隐患判定标准》（民办发〔2023〕13号）",
    "国卫办老龄发〔2020〕15号": "《医养结合机构管理指南（试行）》（国卫办老龄发〔2020〕15号）",
    "公通字〔2001〕97号": (
        "《公安部关于实施〈机关、团体、企业、事业单位消防安全管理规定〉有关问题的通知》"
        "（公通字〔2001〕97号）"
    ),
    "国务院办公厅转发民政部等十部门意见（2026年2月）": (
        "《关于进一步加强养老机构安全管理的意见》（国务院办公厅转发民政部等十部门意见，2026年2月）"
    ),
    "《餐饮服务监督检查要点表》（市监食生发〔2022〕18号附件1）": (
        "《餐饮服务监督检查要点表》（市监食生发〔2022〕18号附件1）"
    ),
    "《餐饮服务食品安全操作规范》（市场监管总局公告2018年第12号）": (
        "《餐饮服务食品安全操作规范》（市场监管总局公告2018年第12号）"
    ),
    "GB 50016-2014(2018年版)": "GB 50016-2014（2018年版）《建筑设计防火规范》",
    "GB 55037-2022": "GB 55037-2022《建筑防火通用规范》",
    "GB 31654-2021": "GB 31654-2021《食品安全国家标准 餐饮服务通用卫生规范》",
    "GB/T 40248-2021": "GB/T 40248-2021《人员密集场所消防安全管理》",
    "JGJ 450-2018": "JGJ 450-2018《老年人照料设施建筑设计标准》",
    "建标144-2010": "建标144-2010《老年养护院建设标准》",
    "（编号待查）养老机构基本规范": "《养老机构基本规范》",
}


@pytest.mark.parametrize("code", LABELS)
def test_a_standard_goes_by_its_title_and_number(code: str, library: Library) -> None:
    assert standard_label(library.standards[code]) == LABELS[code]


def test_every_label_is_whole_and_gives_away_no_working_note(library: Library) -> None:
    labels = [standard_label(standard) for standard in library.standards.values()]
    assert len(set(labels)) == len(labels)
    for standard in library.standards.values():
        label = standard_label(standard)
        bare = re.sub(r"[〈〉《》]|[（(][^（）()]*\d{4}[^（）()]*[)）]", "", standard.title)
        named = label.replace("〈", "").replace("〉", "").replace("《", "").replace("》", "")
        assert bare in named or standard.code.startswith("《"), label
        assert re.fullmatch(r"[^《》]*《[^《》]+》[^《》]*", label), label
        assert label.count("（") == label.count("）"), label
        assert "待查" not in label
        assert (
            standard.kind == "law"
            or re.search(r"\d", label)
            or standard.code
            in (
                label,
                f"（编号待查）{label.strip('《》')}",
                "GB 35181",
            )
        ), label


@pytest.mark.parametrize(
    ("code", "edition"),
    [
        ("消防法", "2009-05-01 起施行"),
        ("中华人民共和国安全生产法", "2021年修正；2021-09-01 起施行"),
        ("GB 55037-2022", "2023-06-01 起施行"),
        ("GB 50867-2013", "JGJ 450-2018（自2018-10-01）"),
        ("国卫办老龄发〔2020〕15号", ""),
    ],
)
def test_the_edition_says_since_when_and_by_what_replaced(
    code: str, edition: str, library: Library
) -> None:
    assert edition_label(library.standards[code]) == edition


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("第十六条第一款第(四)项", "第十六条第一款第(四)项"),
        ("第四条（一）", "第四条（一）"),
        ("一(一)", "一(一)"),
        ("12.0.4第5、6款", "12.0.4第5、6款"),
        ("5.2c)", "5.2c)"),
        ("*1.1", "*1.1"),
        ("第五十三条第一款、第二款（保存期见第五十条第二款）", "第五十三条第一款、第二款"),
        ("第三十四条第十一项（标签内容见第六十七条）", "第三十四条第十一项"),
        ("第五十七条第一款（供餐单位义务）", "第五十七条第一款"),
        ("5.5.24A(引5.5.24)", "5.5.24A"),
    ],
)
def test_remarks_of_the_register_are_not_printed(written: str, printed: str) -> None:
    assert printed_number(written) == printed


def clause(standard: str, number: str | None, *, binding: bool = True) -> Clause:
    return Clause(
        id=f"{standard}-{number}",
        standard=standard,
        title=standard,
        clause=number,
        requirement="",
        edition="",
        force=Force.MANDATORY,
        binding=binding,
    )


LAW, CODE = "《消防法》", "GB 55037-2022《建筑防火通用规范》"


@pytest.mark.parametrize(
    ("clauses", "lines"),
    [
        ((), ()),
        ((clause(LAW, "第十六条"),), ("《消防法》第十六条",)),
        ((clause(LAW, "第十六条"), clause(LAW, "第十八条")), ("《消防法》第十六条、第十八条",)),
        ((clause(LAW, "第十六条"), clause(LAW, "第十六条")), ("《消防法》第十六条",)),
        ((clause(LAW, None), clause(LAW, None)), ("《消防法》",)),
        ((clause(LAW, None), clause(LAW, "第十六条")), ("《消防法》第十六条",)),
        (
            (clause(LAW, "第十六条"), clause(CODE, "12.0.6"), clause(LAW, "第十八条")),
            ("《消防法》第十六条、第十八条", f"{CODE}12.0.6"),
        ),
        ((clause(CODE, "7.1.4", binding=False),), (f"{CODE}7.1.4（参照）",)),
        ((clause(CODE, None, binding=False),), (f"{CODE}（参照）",)),
        (
            (clause(CODE, "12.0.6"), clause(CODE, "7.1.4", binding=False)),
            (f"{CODE}12.0.6；7.1.4（参照）",),
        ),
        ((clause(CODE, "12.0.6"), clause(CODE, None, binding=False)), (f"{CODE}12.0.6",)),
        (
            (clause(CODE, None), clause(CODE, "7.1.4", binding=False)),
            (f"{CODE}；7.1.4（参照）",),
        ),
        ((clause(LAW, "第五十三条（保存期见第五十条）"),), ("《消防法》第五十三条",)),
    ],
)
def test_a_paper_cites_each_standard_once(
    clauses: tuple[Clause, ...], lines: tuple[str, ...]
) -> None:
    assert cited(clauses) == lines


@pytest.mark.parametrize(
    ("key", "item", "lines"),
    [
        (
            "nursing-home",
            "fire.extinguisher.life",
            (
                "GB 50444-2008《建筑灭火器配置验收及检查规范》表5.3.2、表5.4.3",
                "GB 55036-2022《消防设施通用规范》",
                "《机关、团体、企业、事业单位消防安全管理规定》（公安部令第61号）第二十九条",
            ),
        ),
        (
            "meal-point",
            "service.care.floors",
            (
                "GB 38600-2019《养老机构服务安全基本规范》（参照）",
                "GB 55019-2021《建筑与市政工程无障碍通用规范》3.1.5（参照）",
            ),
        ),
        ("meal-point", "food.raw.risky-food", ()),
    ],
)
def test_a_real_item_is_cited_as_the_paper_prints_it(
    key: str,
    item: str,
    lines: tuple[str, ...],
    library: Library,
    township: Mapping[str, Mapping[str, Value]],
) -> None:
    held = library.item(item)
    assert held is not None
    assert cited(basis_of(held, library, township[key], DAY)) == lines


def test_no_unverified_number_reaches_a_citation(
    library: Library, township: Mapping[str, Mapping[str, Value]]
) -> None:
    for item in library.items():
        lines = "\n".join(cited(basis_of(item, library, township["nursing-home"], DAY)))
        held = [library.clauses[basis] for basis in item.basis]
        shown = {printed_number(one.clause) for one in held if one.verified and one.clause}
        for one in held:
            number = printed_number(one.clause) if one.clause else None
            if number and not one.verified and not any(number in other for other in shown):
                label = standard_label(library.standards[one.standard])
                printed = next(line for line in lines.split("\n") if line.startswith(label))
                assert number not in printed.removeprefix(label), (item.id, one.id)
