"""Questions of interviews: read strictly, pinned with the library, replaced by a pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector import assets
from inspector.checklist.draft import Draft
from inspector.checklist.merging import lay_over
from inspector.checklist.packing import compile_library, pack, unpack
from inspector.checklist.reader import library_of, read_top
from inspector.checklist.source import compose_bytes
from inspector.facts.interview import InterviewKind, Reply
from inspector.facts.lead import LeadCategory

GOOD = """interviews:
- kind: staff
  note: 找当班的人。
  at_least: '2'
  at_most: '4'
  questions:
  - {id: call-119, ask: 打 119 报得出地址吗？, good: 'yes'}
  - {id: seen, ask: 见过打骂吗？, good: 'no', lead: abuse}
"""


def read(text: str) -> Draft:
    draft = Draft()
    read_top(
        compose_bytes(text.encode(), "interviews.yaml", draft.complaints), draft, of_register=False
    )
    return draft


def test_the_programs_own_questions_ask_what_matters() -> None:
    library = compile_library(assets.path("standards"), assets.path("checklists"))
    sheets = {sheet.kind: sheet for sheet in library.interviews}
    assert list(sheets) == list(InterviewKind)
    resident = sheets[InterviewKind.RESIDENT]
    assert (resident.at_least, resident.at_most) == (3, 5)
    for name in ("food-enough", "beating", "fees", "passbook", "night"):
        assert resident.question(name), name
    for name in ("call-119", "route", "extinguisher"):
        assert sheets[InterviewKind.STAFF].question(name), name
    leads = {one.lead for sheet in sheets.values() for one in sheet.questions if one.lead}
    assert leads == {one.value for one in LeadCategory} - {"other"}
    assert unpack(pack(library)).interviews == library.interviews


def test_a_sheet_is_read_as_written() -> None:
    draft = read(GOOD)
    assert not draft.complaints.problems
    (sheet,) = draft.interviews
    assert sheet.kind is InterviewKind.STAFF
    assert [(one.id, one.good, one.lead) for one in sheet.questions] == [
        ("call-119", Reply.YES, ""),
        ("seen", Reply.NO, "abuse"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("kind: staff", "kind: cook", 2, "cook"),
        ("at_most: '4'", "at_most: '1'", 5, "at_most"),
        ("at_most: '4'", "at_most: 4", 5, "加引号"),
        ("good: 'yes'", "good: yes", 7, "加引号"),
        ("good: 'yes'", "good: unsure", 7, "yes、no"),
        ("lead: abuse", "lead: gossip", 8, "gossip"),
        ("id: seen", "id: call-119", 8, "写了两次"),
        ("id: seen", "id: Seen", 8, "小写字母"),
        ("ask: 见过打骂吗？", "ask: 见过打骂吗？, name: 张", 8, "不认识的键 name"),
        ("  note: 找当班的人。\n", "", 2, "缺少 note"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(old: str, new: str, line: int, said: str) -> None:
    assert old in GOOD
    problems = read(GOOD.replace(old, new)).complaints.sorted()
    assert any(one.line == line and said in one.message for one in problems), problems


def test_a_kind_is_written_once() -> None:
    twice = GOOD + GOOD.removeprefix("interviews:\n")
    assert [one.line for one in read(twice).complaints.sorted()] == [9]


def test_a_pack_replaces_the_sheet_of_a_kind(tmp_path: Path) -> None:
    below, above = read(GOOD), read(GOOD.replace("打 119 报得出地址吗？", "会报警吗？"))
    lay_over(below, above)
    (sheet,) = library_of(below).interviews
    assert sheet.questions[0].ask == "会报警吗？"
