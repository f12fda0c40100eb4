"""3 17 42 不符合，其余整组确认: what is typed is done, what needs a look is left."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from inspector.errors import InspectorError
from inspector.facts.answer import Answer
from inspector.facts.item import VisitItem
from inspector.facts.vocabulary import Depth, Verdict
from inspector.usecases.group_answers import may_confirm_in_group
from inspector.usecases.keeping import rebuild
from inspector.usecases.rekeying import read_except, read_numbers, record_except
from inspector.usecases.review import review_visit
from inspector.usecases.route_sheets import route_sheet, sheet_code
from inspector.usecases.signing import freeze_visit
from inspector.usecases.walk import record_answer, visit_items
from inspector.workspace import Workspace


def number_where(items: tuple[VisitItem, ...], wanted: Callable[[VisitItem], bool]) -> int:
    return next(item.number for item in items if wanted(item))


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("3 17 42", {3, 17, 42}),
        ("3，17、42。", {3, 17, 42}),
        ("３ 17", {3, 17}),
        ("第3项、第17项不符合，其余整组确认", {3, 17}),
        ("3 3 不符合；其他均符合", {3}),
        ("无", set()),
        ("没有不符合，其余整组确认", set()),
        ("全部符合", set()),
    ],
)
def test_a_sentence_names_its_numbers(said: str, numbers: set[int]) -> None:
    assert read_numbers(said) == numbers


@pytest.mark.parametrize(
    "said", ["", "  ", "其余整组确认", "3-5", "三", "3 无", "all", "1.5 m", "+3", "3 17 和 厨房"]
)
def test_what_could_be_a_slip_is_refused(said: str) -> None:
    with pytest.raises(InspectorError) as refused:
        read_numbers(said)
    assert refused.value.code == "answer.bad_numbers"


def test_the_named_fail_the_rest_is_confirmed_and_some_are_left(
    ws: Workspace, begin: Callable[..., str]
) -> None:
    visit = begin(depth=Depth.FULL)
    items = visit_items(ws, visit)
    plain = [item.number for item in items if may_confirm_in_group(item)]
    measured = number_where(items, lambda item: item.measure is not None)
    done = record_except(ws, visit, f"{plain[0]} {plain[3]} {measured} 不符合，其余整组确认")
    after = {item.id: item for item in visit_items(ws, visit)}
    failed = {items[n - 1].id for n in (plain[0], plain[3], measured)}
    assert set(done.failed) == failed
    assert {i for i, item in after.items() if item.verdict is Verdict.FAIL} == failed
    assert set(done.confirmed) == {items[n - 1].id for n in plain} - failed
    for item_id in done.confirmed:
        current = after[item_id].current
        assert current is not None
        assert (current.answer.verdict, current.answer.group) == (Verdict.PASS, True)
    assert set(done.left) == {i for i, item in after.items() if not item.answered}
    assert done.left, "a full visit has items that nobody may confirm unseen"
    for item_id in done.left:
        item = after[item_id]
        assert item.measure or item.calc or item.starred or item.major_hazard or item.confirm
    lacking = [n.item for n in review_visit(ws, visit).warnings if n.code == "review.seen_missing"]
    assert set(lacking) == failed, "what failed on paper is still to be completed"
    assert rebuild(ws, check=True)


def test_answers_that_are_there_are_kept(ws: Workspace, visit: str) -> None:
    items = visit_items(ws, visit)
    plain = [item for item in items if may_confirm_in_group(item)]
    told = Answer(item=plain[0].id, verdict=Verdict.FAIL, note="门锁着", place="东门")
    record_answer(ws, visit, told)
    reason = Answer(item=plain[1].id, verdict=Verdict.NOT_APPLICABLE, reason="没有")
    record_answer(ws, visit, reason)
    record_answer(ws, visit, Answer(item=plain[2].id, verdict=Verdict.PASS))
    done = record_except(ws, visit, f"{plain[0].number} {plain[2].number}")
    after = {item.id: item for item in visit_items(ws, visit)}
    first = after[plain[0].id].current
    assert first is not None
    assert (first.answer.note, first.answer.place) == ("门锁着", "东门")
    assert after[plain[1].id].verdict is Verdict.NOT_APPLICABLE
    assert after[plain[2].id].verdict is Verdict.FAIL
    assert done.failed == (plain[0].id, plain[2].id)
    assert plain[1].id not in (*done.confirmed, *done.left)


def test_what_was_not_looked_at_can_be_left_out(ws: Workspace, visit: str) -> None:
    items = visit_items(ws, visit)
    plain = [item for item in items if may_confirm_in_group(item)]
    done = record_except(ws, visit, "无", leave=f"{plain[0].number} {plain[1].number}")
    assert done.failed == ()
    assert {plain[0].id, plain[1].id} <= set(done.left)
    assert not {plain[0].id, plain[1].id} & set(done.confirmed)


def test_it_is_read_first_without_writing(ws: Workspace, visit: str) -> None:
    items = visit_items(ws, visit)
    plain = [item for item in items if may_confirm_in_group(item)]
    record_answer(ws, visit, Answer(item=plain[1].id, verdict=Verdict.PASS))
    said, leave = str(plain[0].number), f"{plain[2].number} {plain[1].number}"
    read = read_except(ws, visit, said, leave=leave)
    assert read.failed == (plain[0].id,)
    assert read.spared == (plain[1].id, plain[2].id), "the answered one is named too"
    assert plain[1].id not in read.left
    assert sum(item.answered for item in visit_items(ws, visit)) == 1
    assert record_except(ws, visit, said, leave=leave) == read


def test_the_time_of_looking_is_kept_beside_that_of_typing(ws: Workspace, visit: str) -> None:
    seen_at = "2026-11-20T10:15+08:00"
    done = record_except(ws, visit, "1", looked_by="示例乙", seen_at=seen_at)
    after = {item.id: item for item in visit_items(ws, visit)}
    for item_id in (*done.failed, *done.confirmed):
        current = after[item_id].current
        assert current is not None
        assert (current.answer.seen_at, current.answer.looked_by) == (seen_at, "示例乙")


def test_a_number_that_failed_cannot_be_left_out_too(ws: Workspace, visit: str) -> None:
    with pytest.raises(InspectorError) as refused:
        record_except(ws, visit, "3 5", leave="5 7")
    assert refused.value.sentence == "第 5 项又写了不符合、又写了留着，只留一处"
    assert not any(item.answered for item in visit_items(ws, visit))


def test_a_number_too_high_writes_nothing(ws: Workspace, visit: str) -> None:
    last = len(visit_items(ws, visit))
    with pytest.raises(InspectorError) as refused:
        record_except(ws, visit, f"1 {last + 1} 900")
    assert refused.value.code == "answer.no_number"
    assert f"{last + 1}、900" in refused.value.sentence
    assert not any(item.answered for item in visit_items(ws, visit))


def test_the_code_of_the_paper_guards_against_other_numbers(
    ws: Workspace, begin: Callable[..., str]
) -> None:
    visit, other = begin(), begin(depth=Depth.FULL)
    code = route_sheet(ws, visit).code
    assert code == sheet_code(visit_items(ws, visit))
    with pytest.raises(InspectorError) as refused:
        record_except(ws, other, "1", sheet=code)
    assert refused.value.code == "answer.other_sheet"
    assert not any(item.answered for item in visit_items(ws, other))
    assert record_except(ws, visit, "1", sheet=code.lower()).failed


def test_a_frozen_visit_is_not_rekeyed(ws: Workspace, visit: str) -> None:
    for item in visit_items(ws, visit):
        record_answer(ws, visit, Answer(item=item.id, verdict=Verdict.PASS))
    freeze_visit(ws, visit)
    for act in (read_except, record_except):
        with pytest.raises(InspectorError) as refused:
            act(ws, visit, "1")
        assert refused.value.code == "visit.frozen"
