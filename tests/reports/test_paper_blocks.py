"""The blocks of a paper, laid out from small templates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from inspector.facts.document import Issue
from inspector.facts.vocabulary import Force, Mode
from inspector.reports.page import BOTTOM, HAIR, TOP
from inspector.reports.paper_desk import PaperDesk
from inspector.reports.papers import lay_paper, render_paper
from inspector.reports.templates import Template, read_template
from tests.reports.sample_papers import read, read_pages
from tests.sample_documents import FINDING, facts

HEAD = """
id: sample
title: 示例文书
stage: after
modes: [civil_admin_inspection, township_safety_patrol]
verified: {verified}
authority: 示例
handed_out: {handed_out}
inputs:
- {{id: reason, caption: 理由, form: text}}
- {{id: receiver, caption: 收件人, pen: true}}
- {{id: way, caption: 方式, form: choice, choices: [甲法, 乙法, 丙法]}}
- {{id: copies, caption: 材料, form: rows, columns: [名称, 页数]}}
- {{id: day, caption: 日期, form: date}}
- {{id: found, caption: 结果, each: true}}
layout:
"""


def template(layout: str, *, verified: bool = False, handed_out: bool = True) -> Template:
    flags = {"verified": str(verified).lower(), "handed_out": str(handed_out).lower()}
    return read_template("sample.yaml", HEAD.format(**flags) + layout)


def paper(
    layout: str, *, draft: bool = False, flags: dict[str, bool] | None = None, **changed: Any
) -> bytes:
    held = facts("sample", "2026-11-21T09:00", **{"title": "示例文书", **changed})
    return render_paper(held, template(layout, **(flags or {})), Path, draft=draft)


def desk(layout: str, **changed: Any) -> PaperDesk:
    held = facts("sample", "2026-11-21T09:00", **{"title": "示例文书", **changed})
    return PaperDesk(held, template(layout), draft=False)


def words_of(layout: str, **changed: Any) -> list[str]:
    """What is written, line by line."""
    flow = lay_paper(desk(layout, **changed))
    return [text.line for leaf in flow.leaves for text in leaf.texts]


def test_empty_fields_print_a_stroke_and_what_is_left_to_the_pen_stays_blank() -> None:
    layout = "- facts: [[理由, '{reason}'], [收件人, '{receiver}'], [备注, '']]"
    assert words_of(layout) == ["理由", "/", "收件人", "备注"]
    filled = words_of(layout, fields={"reason": "甲", "receiver": "乙"})
    assert filled == ["理由", "甲", "收件人", "乙", "备注"]


def test_dates_are_printed_as_people_write_them() -> None:
    assert words_of("- text: '{day}前'", fields={"day": "2026-12-05"}) == ["　　2026年12月5日前"]


def test_unused_options_are_struck_out() -> None:
    layout = "- options: {caption: 方式, of: way, choices: [甲法, 乙法, 丙法]}"

    def strikes(**changed: Any) -> list[tuple[float, float]]:
        (leaf,) = lay_paper(desk(layout, **changed)).leaves
        level = [s.points for s in leaf.strokes if len(s.points) == 2]
        flat = [points for points in level if points[0][1] == points[1][1]]
        return [(points[0][0], points[1][0]) for points in flat]

    assert strikes() == [], "nothing chosen: all are left to the pen"
    (leaf,) = lay_paper(desk(layout, fields={"way": "乙法"})).leaves
    where = {text.line: text.x for text in leaf.texts}
    struck = strikes(fields={"way": "乙法"})
    for choice, out in (("甲法", True), ("乙法", False), ("丙法", True)):
        crossed = any(left <= where[choice] <= right for left, right in struck)
        assert crossed is out, choice


def test_guards_choose_what_is_printed() -> None:
    layout = """
- text: 有理由
  when: reason
- text: 没有理由
  unless: reason
- text: 乡镇
  modes: [township_safety_patrol]
"""
    assert words_of(layout) == ["　　没有理由"]
    given = words_of(layout, fields={"reason": "甲"}, mode=Mode.TOWNSHIP_PATROL)
    assert given == ["　　有理由", "　　乡镇"]


def test_typed_rows_become_a_table_with_blank_rows() -> None:
    layout = "- list: {of: copies, least: 3}"
    written = words_of(layout, fields={"copies": "检测报告|6\n健康证明｜8|多余"})
    assert written == ["名称", "页数", "检测报告", "6", "健康证明", "8|多余"]
    (leaf,) = lay_paper(desk(layout, fields={"copies": "检测报告|6"})).leaves
    boxes = [s for s in leaf.strokes if len(s.points) == 5]
    assert len(boxes) == 8, "a head and three rows of two cells"


def test_a_text_from_people_is_text() -> None:
    said = "温度 <40℃ & {agency} <b>粗</b> 😀 䶮"
    text = read(paper("- writing: {caption: 问答, value: '{reason}'}", fields={"reason": said}))
    assert "温度<40℃&{agency}<b>粗</b>" in text
    assert "（以下空白）" in text


def test_twenty_thousand_characters_print_whole_over_pages() -> None:
    said = "长" * 9_990 + "文末标记" + "字" * 10_006
    for layout in (
        "- facts: [[理由, '{reason}', 甲, 乙]]",
        "- text: '{reason}'",
        "- writing: {caption: 问答, value: '{reason}'}",
    ):
        text = read(paper(layout, fields={"reason": said}))
        assert text.count("长") == 9_990
        assert text.count("字") >= 10_006
        assert "文末标记" in text


def test_a_long_table_repeats_its_head_and_stays_on_its_pages() -> None:
    many = tuple(
        replace(FINDING, id=f"f{n}", number=n, seen="有积水，扶手松动。" * 5) for n in range(1, 61)
    )
    layout = "- findings: {columns: [number, found, basis, {term: 原期限}]}\n- sign: {seal: 某机关}"
    flow = lay_paper(desk(layout, findings=many))
    assert len(flow.leaves) > 4
    for leaf in flow.leaves[:-1]:
        lines = [text.line for text in leaf.texts]
        assert "原期限" in lines
        assert all(TOP <= text.y <= BOTTOM for text in leaf.texts)
    numbers = [t.line for leaf in flow.leaves for t in leaf.texts if t.line.isdigit()]
    assert numbers == [str(n) for n in range(1, 61)]


def test_a_signature_never_stands_alone_on_a_page() -> None:
    for lines in range(20, 40):
        said = "\\n".join(f"第{n}行" for n in range(lines))
        layout = f'- text: "{said}"\n- sign: {{cells: [[甲, ""]], seal: 乙}}\n- small: 一式两份。'
        flow = lay_paper(desk(layout))
        last = [text.line for text in flow.leaves[-1].texts]
        assert sum("行" in line for line in last) >= 2, lines
        assert "一式两份。" in last


def test_no_page_ends_or_begins_with_a_single_line_of_a_paragraph() -> None:
    for before in range(22, 36):
        filling = "\\n".join(f"第{n}行" for n in range(before))
        layout = f'- text: "{filling}"\n- text: {"长" * 200}\n- text: {"末" * 600}'
        flow = lay_paper(desk(layout))
        for leaf in flow.leaves:
            parts = [text.line.strip("　")[:1] for text in leaf.texts]
            assert parts.count("长") != 1, before
            assert parts.count("末") != 1, before


def test_what_was_served_prints_strokes_where_nothing_applied() -> None:
    layout = "- facts: [[拒收的理由, '{service_refusal}'], [送达方式, '{service_manner}']]"
    assert words_of(layout) == ["拒收的理由", "送达方式"], "left to the pen until it is served"
    served = words_of(layout, words={"service_manner": "直接送达"})
    assert served == ["拒收的理由", "/", "送达方式", "直接送达"]


def test_a_part_to_be_cut_off_is_kept_whole() -> None:
    for lines in (5, 18, 22, 26, 30):
        said = "\\n".join(f"第{n}行" for n in range(lines))
        layout = (
            f'- text: "{said}"\n- cut: 回执\n- facts: [[收件人, ""], [日期, ""]]\n'
            "- sign: {seal: 某机关}"
        )
        flow = lay_paper(desk(layout))
        held = [
            {text.line for text in leaf.texts} & {"回执", "收件人", "某机关"}
            for leaf in flow.leaves
        ]
        assert [len(found) for found in held if found] == [3], said


def test_a_basis_prints_a_number_only_where_it_is_known() -> None:
    (clause,) = FINDING.clauses
    unread = replace(FINDING, clauses=(replace(clause, clause=None),))
    layout = "- findings: {columns: [number, basis]}"
    assert "《示例规定》第一条" in words_of(layout)
    assert words_of(layout, findings=(unread,))[-1] == "《示例规定》"


def test_only_what_binds_is_cited_where_anything_binds() -> None:
    (clause,) = FINDING.clauses
    consulted = replace(clause, id="d", standard="《参照规定》", binding=False)
    advised = replace(clause, id="e", standard="《推荐标准》", force=Force.ADVISORY)
    layout = "- findings: {columns: [number, basis]}"
    both = replace(FINDING, clauses=(clause, consulted, advised))
    assert words_of(layout, findings=(both,))[-1] == "《示例规定》第一条"
    alone = replace(FINDING, clauses=(consulted,))
    assert words_of(layout, findings=(alone,))[-1] == "《参照规定》第一条（参照）"


@pytest.mark.parametrize(
    ("given", "said", "silent"),
    [
        ({"flags": {"verified": True}}, [], ["试用文本"]),
        ({}, ["试用文本", "第1页共1页", "第1版"], ["草稿", "内部资料"]),
        ({"flags": {"handed_out": False}}, ["内部资料不对外出具"], []),
        ({"draft": True}, ["草稿"], []),
    ],
)
def test_what_stands_around_the_page(
    given: dict[str, Any], said: list[str], silent: list[str]
) -> None:
    text = read(paper("- head: plain\n- text: 正文", **given))
    assert [word for word in said if word not in text] == []
    assert [word for word in silent if word in text] == []


def test_a_revision_names_what_it_replaces() -> None:
    old = Issue(
        revision=1,
        number="责改〔2026〕第0001号",
        facts="",
        pdf="",
        at="2026-11-21T09:00:00+08:00",
        by="甲",
    )
    text = read(paper("- head: full", revision=2, revision_reason="写错楼层", replaces=old))
    assert "本件替代第1版（2026年11月21日责改〔2026〕第0001号）。更正理由：写错楼层" in text


def test_ruled_lines_leave_room_for_the_signatures_below_them() -> None:
    for lines in range(8, 22):
        layout = (
            f"- writing: {{caption: 要求, lines: {lines}}}\n"
            "- writing: {caption: 表态, lines: 7}\n"
            "- sign: {cells: [[甲, ''], [乙, '']]}"
        )
        last = lay_paper(desk(layout)).leaves[-1]
        ruled = [s for s in last.strokes if len(s.points) == 2 and s.width == HAIR]
        assert len(ruled) >= 1, f"{lines}: signatures stand alone"


def test_every_page_carries_the_line_to_be_signed() -> None:
    held = template("- writing: {caption: 问答, lines: 40}")
    signed = replace(held, foot=("被询问人(签字)", "询问人(签字)"))
    pdf = render_paper(facts("sample", "2026-11-21T09:00"), signed, Path, draft=False)
    pages = ["".join(page.split()) for page in read_pages(pdf, "-raw")]
    assert len(pages) == 2
    assert all("被询问人(签字)" in page and "询问人(签字)" in page for page in pages)
