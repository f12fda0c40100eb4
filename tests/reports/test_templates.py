"""The papers as data: all there, and a file that is wrong."""

from __future__ import annotations

import pytest

from inspector.errors import InspectorError
from inspector.facts.document import Stage, Takes
from inspector.facts.vocabulary import Mode
from inspector.reports.templates import all_templates, names, read_template, source_of, template_of

WANTED = {
    *("approval", "internal_sheet", "inspection_notice", "inspection_plan", "joint_plan"),
    *("rights_notice", "interview_record", "feedback", "rectification_order"),
    *("rectification_advice", "organizer_letter", "commitment", "rectification_report"),
    *("extension", "recheck_record", "closure_approval", "transfer_letter", "talk_record"),
    *("major_hazard_report", "service_receipt", "authorization", "copy_check", "photo_page"),
    *("publication", "integrity_list"),
}
INSIDE = {"approval", "internal_sheet", "inspection_plan", "joint_plan", "closure_approval"}


def test_every_paper_is_there() -> None:
    assert set(names()) == WANTED
    assert {one.id for one in all_templates() if not one.handed_out} == INSIDE


@pytest.mark.parametrize("name", sorted(WANTED))
def test_nobody_has_verified_a_paper_yet(name: str) -> None:
    template = template_of(name)
    assert not template.verified
    assert template.authority
    assert set(template.basis) <= set(template.modes)


def test_orders_are_for_those_who_may_order() -> None:
    order = template_of("rectification_order")
    assert Mode.TOWNSHIP_PATROL not in order.modes
    assert order.takes is Takes.ORDER
    assert {one.id for one in order.inputs if one.required} >= {"review_body", "court"}
    assert set(order.basis) == set(order.modes)


def test_remedies_stand_on_orders_alone() -> None:
    with_remedy = {name for name in names() if "行政复议" in source_of(name)}
    assert with_remedy == {"rectification_order"}


def test_three_papers_move_the_ledger() -> None:
    moved = {one.id: one.moves.act.value for one in all_templates() if one.moves}
    assert moved == {
        "extension": "extend",
        "transfer_letter": "hand_over",
        "closure_approval": "close",
    }


def test_papers_come_in_the_order_of_a_visit() -> None:
    stages = [one.stage for one in all_templates()]
    assert stages == sorted(stages, key=list(Stage).index)


GOOD = """
id: sample
title: 示例文书
stage: after
modes: [civil_admin_inspection]
verified: false
authority: 示例
inputs:
- {id: reason, caption: 理由}
layout:
- head: plain
- text: '{agency}{reason}'
"""


def problems(source: str) -> list[str]:
    with pytest.raises(InspectorError) as caught:
        read_template("sample.yaml", source)
    assert caught.value.code == "document.broken"
    return caught.value.sentence.splitlines()[1:]


def test_a_small_template_is_read() -> None:
    template = read_template("sample.yaml", GOOD)
    assert (template.title, template.number, template.handed_out) == ("示例文书", "", True)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: sample", "id: other", "id 要和文件名相同"),
        ("stage: after", "stage: later", "later"),
        ("modes: [civil_admin_inspection]", "modes: [police]", "police"),
        ("verified: false", "verified: maybe", "true 或 false"),
        ("authority: 示例", "colour: red", "colour"),
        ("authority: 示例", "authority: ''", "authority"),
        ("id: reason, caption", "id: agency, caption", "已经有了"),
        ("caption: 理由}", "caption: 理由, form: choice}", "choices"),
        ("caption: 理由}", "caption: 理由, default: '{sun}'}", "{sun}"),
        ("- head: plain", "- head: huge", "huge"),
        ("- head: plain", "- banner: plain", "banner"),
        ("- head: plain", "- {head: plain, small: 两种}", "每一块要写一种"),
        ("'{agency}{reason}'", "'{agency}{moon}'", "{moon}"),
        ("'{agency}{reason}'", "'{agency'", "{"),
        ("- head: plain", "- facts: [[一, 二, 三]]", "2 格或 4 格"),
        ("- head: plain", "- findings: {columns: [number, colour]}", "colour"),
        ("- head: plain", "- list: {of: nothing}", "nothing"),
        ("- head: plain", "- head: plain\n  when: nobody", "nobody"),
        ("- head: plain", "- sign: {cells: [[只有一格]]}", "2 格"),
        ("- head: plain", "- writing: {caption: 问答, lines: 400}", "1 到 40"),
        ("authority: 示例", "authority: 示例\nmoves: {act: fine}", "fine"),
        ("authority: 示例", "authority: 示例\nmoves: {act: hand_over}", "receiver"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, said: str) -> None:
    assert old in GOOD
    broken = GOOD.replace(old, new)
    found = problems(broken)
    line = next(n for n, text in enumerate(broken.splitlines(), 1) if new.splitlines()[-1] in text)
    assert any(said in one for one in found), found
    assert any(one.startswith(f"sample.yaml:{line}:") for one in found), found


def test_all_problems_of_a_file_come_at_once() -> None:
    broken = GOOD.replace("stage: after", "stage: later").replace("plain", "huge")
    assert len(problems(broken)) == 2
    assert len(problems("id: [")) == 1
    assert any("layout" in one for one in problems("id: sample\n"))
