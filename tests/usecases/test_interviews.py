"""Interviews: kept without names, counted n/m, never in the way of the visit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.facts.interview import Interview, InterviewKind, InterviewSummary, Reply
from inspector.usecases import interviews, keeping, signing, visit_changes
from inspector.workspace import Workspace
from tests.reports.sample_papers import read, read_pages
from tests.usecases.paper_scene import close, fill_in

RESIDENT, STAFF, FAMILY = InterviewKind.RESIDENT, InterviewKind.STAFF, InterviewKind.FAMILY
YES, NO, UNSURE = Reply.YES, Reply.NO, Reply.UNSURE


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(InspectorError) as caught:
        call()
    assert caught.value.sentence
    return caught.value.code


def summary(ws: Workspace, visit: str, kind: InterviewKind) -> InterviewSummary:
    return next(one for one in interviews.interview_summaries(ws, visit) if one.kind is kind)


def resident(ws: Workspace, visit: str, **told: object) -> Interview:
    answers = {"beating": NO, "night": YES}
    return interviews.add_interview(ws, visit, RESIDENT, answers, **told)  # type: ignore[arg-type]


def test_each_question_is_counted_over_those_who_were_asked_it(ws: Workspace, visit: str) -> None:
    add = interviews.add_interview
    add(ws, visit, RESIDENT, {"beating": NO, "night": YES, "food-enough": YES})
    add(ws, visit, RESIDENT, {"beating": YES, "night": NO}, alone=False)
    add(ws, visit, RESIDENT, {"beating": UNSURE, "night": YES})
    add(ws, visit, STAFF, {"route": NO})
    found = summary(ws, visit, RESIDENT)
    counts = {
        one.question.id: (one.yes, one.no, one.unsure, one.asked, one.troubling)
        for one in found.tallies
        if one.asked
    }
    assert counts == {
        "beating": (1, 1, 1, 3, 1),
        "night": (2, 1, 0, 3, 1),
        "food-enough": (1, 0, 0, 1, 0),
    }
    assert (found.held, found.alone, found.few) == (3, 2, False)
    assert found.leads == ("abuse",)
    assert summary(ws, visit, STAFF).few
    assert summary(ws, visit, FAMILY).held == 0
    assert not summary(ws, visit, FAMILY).few


def test_they_are_numbered_within_their_kind_and_name_nobody(ws: Workspace, visit: str) -> None:
    resident(ws, visit, place="203-2床", words=" 说得清楚 ")
    interviews.add_interview(ws, visit, FAMILY, {"told": YES}, place="序号 4")
    resident(ws, visit)
    held = interviews.list_interviews(ws, visit)
    assert [(one.kind, one.number, one.place) for one in held] == [
        (RESIDENT, 1, "203-2床"),
        (RESIDENT, 2, ""),
        (FAMILY, 1, "序号 4"),
    ]
    assert held[0].words == "说得清楚"
    assert held[0].by == "示例甲"


@pytest.mark.parametrize("place", ["示例戊", "203床 示例戊", "东床", "3" * 17])
def test_a_place_is_a_bed_or_a_number_and_no_name(ws: Workspace, visit: str, place: str) -> None:
    assert refused(lambda: resident(ws, visit, place=place)) == "interview.bad_place"
    assert interviews.list_interviews(ws, visit) == ()


def test_numbers_of_persons_and_unknown_questions_are_refused(ws: Workspace, visit: str) -> None:
    told = "儿子电话 13800000000"
    assert refused(lambda: resident(ws, visit, words=told)) == "interview.personal_data"
    add = interviews.add_interview
    assert refused(lambda: add(ws, visit, RESIDENT, {"route": YES})) == "interview.unknown_question"
    assert refused(lambda: add(ws, visit, RESIDENT, {})) == "interview.no_answer"


def test_a_talk_is_corrected_or_taken_out_and_the_rest_counts_on(ws: Workspace, visit: str) -> None:
    first, second = resident(ws, visit), resident(ws, visit)
    interviews.edit_interview(ws, visit, replace(first, answers={"beating": YES}))
    assert summary(ws, visit, RESIDENT).leads == ("abuse",)
    interviews.remove_interview(ws, visit, first.id)
    (left,) = interviews.list_interviews(ws, visit)
    assert (left.id, left.number) == (second.id, 1)
    assert refused(lambda: interviews.remove_interview(ws, visit, first.id)) == "interview.unknown"
    assert keeping.rebuild(ws, check=True)


def test_a_family_may_be_called_after_the_visit_was_closed(ws: Workspace, visit: str) -> None:
    fill_in(ws, visit)
    close(ws, visit)
    before = signing.report_pdf(ws, visit)
    interviews.add_interview(ws, visit, FAMILY, {"trust": YES})
    assert summary(ws, visit, FAMILY).held == 1
    assert signing.report_pdf(ws, visit) == before
    assert keeping.rebuild(ws, check=True)


def test_an_abandoned_visit_takes_none(ws: Workspace, visit: str) -> None:
    visit_changes.abandon_visit(ws, visit, "走错了单位")
    assert refused(lambda: resident(ws, visit)) == "visit.abandoned"


def test_the_internal_sheet_counts_and_tells_nothing_else(
    ws: Workspace, visit: str, tmp_path: Path
) -> None:
    for number in range(4):
        answers = {"beating": YES if number == 1 else NO, "night": NO}
        interviews.add_interview(
            ws, visit, RESIDENT, answers, place=f"20{number}-1床", words="怕人知道"
        )
    interviews.add_interview(ws, visit, STAFF, {"route": YES})
    pdf = interviews.interviews_pdf(ws, visit)
    pages = read_pages(pdf, "-layout")
    assert all("内部资料，不得交被检查单位" in page for page in pages)
    text = read(pdf)
    assert "有人打过、骂过、捆过您，或者吓唬过您吗？1/43/40/4▲1/4" in text
    assert "十分钟以内有人来吗？0/44/40/4▲4/4" in text
    assert "「虐待、欺辱」的苗头" in text
    assert "不到2人，数字可能看出是谁说的" in text
    assert "没有谈：家属电话。" in text
    assert "1床" not in text
    assert "怕人知道" not in text
