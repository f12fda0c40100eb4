"""Samples in a visit: kept with their seed, open to more, and what follows from the answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from inspector.checklist.draw import draw, names_of
from inspector.errors import InspectorError
from inspector.facts.answer import Answer
from inspector.facts.item import VisitItem
from inspector.facts.vocabulary import Depth, Repeat, Verdict
from inspector.usecases import group_answers, keeping, sampling, walk
from inspector.usecases.asking import ask
from inspector.usecases.demo import good_answer
from inspector.usecases.findings import findings_of
from inspector.usecases.record_building import build_record
from inspector.usecases.review import review_visit
from inspector.workspace import Workspace

BELL = "service.rooms.call-bell"
EXIT = "fire.evacuation.exit-opens"


@pytest.fixture
def full(begin: Callable[..., str]) -> str:
    """A visit that asks everything."""
    return begin(depth=Depth.FULL)


def item_of(ws: Workspace, visit: str, name: str) -> VisitItem:
    return next(item for item in walk.visit_items(ws, visit) if item.id == name)


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(InspectorError) as refused:
        call()
    assert refused.value.sentence
    return refused.value.code


def answer(ws: Workspace, visit: str, place: str, verdict: Verdict, item: str = BELL) -> None:
    note = "按下不响" if verdict is Verdict.FAIL else ""
    walk.record_answer(ws, visit, Answer(item=item, instance=place, verdict=verdict, note=note))


def test_a_sample_can_be_drawn_again_from_what_is_kept(ws: Workspace, full: str) -> None:
    sample = sampling.propose(ws, full, Repeat.ROOM, total=34)
    rule = next(one for one in ws.library.sampling if one.repeat == "room")
    assert (sample.total, sample.size, len(sample.chosen)) == (34, 8, 8)
    assert draw(names_of(rule, 34), 8, sample.seed) == sample.chosen
    assert sampling.sample_of(ws, full) == {Repeat.ROOM: sample}
    assert keeping.rebuild(ws, check=True)
    assert sampling.sample_of(ws, full) == {Repeat.ROOM: sample}


def test_nobody_draws_until_it_suits(ws: Workspace, full: str) -> None:
    first = sampling.propose(ws, full, Repeat.ROOM, total=34)
    assert sampling.propose(ws, full, Repeat.ROOM, total=34) == first
    corrected = sampling.propose(ws, full, Repeat.ROOM, total=35)
    assert corrected.seed == first.seed
    assert len(set(corrected.chosen) & set(first.chosen)) >= 7


def test_two_visits_draw_differently(ws: Workspace, begin: Callable[..., str]) -> None:
    seeds = {
        sampling.propose(ws, begin(depth=Depth.FULL), Repeat.ROOM, total=200).seed
        for _number in range(3)
    }
    assert len(seeds) == 3


def test_named_places_are_drawn_by_name_and_the_inspector_may_add(ws: Workspace, full: str) -> None:
    names = ["东楼梯口", "西楼梯口", "厨房后门"]
    sample = sampling.propose(ws, full, Repeat.EXIT, names=names)
    assert (sample.chosen, sample.names) == (tuple(names), tuple(names))
    more = sampling.add(ws, full, Repeat.EXIT, ["食堂侧门", "东楼梯口"])
    assert more.instances == (*names, "食堂侧门")
    assert item_of(ws, full, EXIT).sample == more.instances
    assert item_of(ws, full, BELL).sample == ()


def test_what_is_no_sample_is_refused(ws: Workspace, full: str) -> None:
    assert refusal(lambda: sampling.propose(ws, full, Repeat.ROOM)) == "sample.bad_total"
    assert refusal(lambda: sampling.propose(ws, full, Repeat.ROOM, total=0)) == "sample.bad_total"
    for name in ("", "一层/西", "长" * 41):
        code = refusal(lambda name=name: sampling.propose(ws, full, Repeat.ROOM, names=[name]))
        assert code == "sample.bad_name"
    assert refusal(lambda: sampling.add(ws, full, Repeat.STAIR, ["东"])) == "sample.none"
    assert sampling.sample_of(ws, full) == {}


def test_how_many_there_are_is_taken_from_the_file_where_it_knows(ws: Workspace, full: str) -> None:
    # The file knows no rooms; care workers are unknown too, and so are the residents.
    assert sampling.expected_total(ws, full, Repeat.ROOM) is None
    assert sampling.expected_total(ws, full, Repeat.STAFF_FILE) is None
    from inspector.usecases.visit_changes import set_fact

    set_fact(ws, full, "care_workers", 9)
    assert sampling.expected_total(ws, full, Repeat.STAFF_FILE) == 9


def test_an_item_waits_for_every_place_that_was_drawn(ws: Workspace, full: str) -> None:
    sample = sampling.propose(ws, full, Repeat.ROOM, total=12)
    assert len(sample.chosen) == 5
    assert not item_of(ws, full, BELL).answered
    for place in sample.chosen[:-1]:
        answer(ws, full, place, Verdict.PASS)
    item = item_of(ws, full, BELL)
    assert (item.answered, item.verdict) == (False, Verdict.UNCHECKED)
    assert item.waiting == sample.chosen[-1:]
    codes = {notice.code for notice in review_visit(ws, full).blocking if notice.item == BELL}
    assert codes == {"review.sample_open"}
    answer(ws, full, sample.chosen[-1], Verdict.PASS)
    item = item_of(ws, full, BELL)
    assert (item.answered, item.verdict, item.counted) == (True, Verdict.PASS, (5, 0))
    assert [record.answer.instance for record in item.instances] == list(sample.chosen)


def test_one_answer_for_the_whole_covers_the_sample(ws: Workspace, full: str) -> None:
    sampling.propose(ws, full, Repeat.ROOM, total=12)
    walk.record_answer(ws, full, Answer(item=BELL, verdict=Verdict.PASS, count=12, bad=0))
    item = item_of(ws, full, BELL)
    assert (item.answered, item.verdict, item.counted) == (True, Verdict.PASS, (12, 0))


def test_the_places_that_are_left_are_confirmed_together(ws: Workspace, full: str) -> None:
    sample = sampling.propose(ws, full, Repeat.ROOM, total=12)
    answer(ws, full, sample.chosen[2], Verdict.FAIL)
    assert sampling.confirm_places(ws, full, BELL).count == 4
    item = item_of(ws, full, BELL)
    assert (item.answered, item.verdict, item.counted) == (True, Verdict.FAIL, (5, 1))
    assert refusal(lambda: sampling.confirm_places(ws, full, BELL)) == "answer.nothing_to_confirm"
    dish = "food.cook.core-temperature"
    sampling.propose(ws, full, Repeat.DISH, total=2)
    assert refusal(lambda: sampling.confirm_places(ws, full, dish)) == "answer.nothing_to_confirm"


def test_a_group_is_confirmed_place_by_place(ws: Workspace, full: str) -> None:
    sample = sampling.propose(ws, full, Repeat.ROOM, total=12)
    saved = group_answers.confirm_group(ws, full, [BELL, "service.care.scald"])
    assert saved.count == 2
    item = item_of(ws, full, BELL)
    assert item.current is None
    assert [record.answer.instance for record in item.instances] == list(sample.chosen)
    assert all(record.answer.group for record in item.instances)
    whole = item_of(ws, full, "service.care.scald")
    assert (whole.answered, whole.instances) == (True, ())


def test_the_counts_of_findings_and_papers_follow_from_the_places(ws: Workspace, full: str) -> None:
    sample = sampling.propose(ws, full, Repeat.ROOM, total=12)
    bad = set(sample.chosen[:2])
    for place in sample.chosen:
        answer(ws, full, place, Verdict.FAIL if place in bad else Verdict.PASS)
    walk.record_answer(
        ws, full, Answer(item=BELL, instance="第99间", verdict=Verdict.NOT_APPLICABLE, reason="空")
    )
    found = [one for one in findings_of(ask(ws, full)) if one.item == BELL]
    assert [(one.instance, one.place, one.count, one.bad) for one in found] == [
        (place, place, 5, 2) for place in sample.chosen if place in bad
    ]
    others = [item for item in walk.visit_items(ws, full) if not item.instances]
    walk.record_answers(ws, full, [good_answer(item) for item in others])
    record = build_record(ws, full, number=None, at=ws.now())
    shown = next(item for item in record.items if item.id == BELL)
    assert (shown.count, shown.bad, shown.verdict) == (5, 2, Verdict.FAIL)
    assert {(one.count, one.bad) for one in record.findings} == {(5, 2)}


def test_a_frozen_visit_draws_nothing_more(ws: Workspace, full: str) -> None:
    from inspector.usecases.signing import freeze_visit

    items = walk.visit_items(ws, full)
    walk.record_answers(ws, full, [good_answer(item) for item in items])
    freeze_visit(ws, full)
    assert refusal(lambda: sampling.propose(ws, full, Repeat.ROOM, total=9)) == "visit.frozen"
