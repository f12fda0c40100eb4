"""Answers: what is kept, refused, taken back, confirmed together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.facts.answer import LACKS_PAPERS, Answer
from inspector.facts.vocabulary import Depth, HazardVerdict, Severity, Verdict
from inspector.usecases import group_answers, keeping, phrases, review, signing, unfinished, walk
from inspector.usecases.demo import drawn_signature, good_answer
from inspector.workspace import Workspace

EXIT = "fire.evacuation.exit-opens"
WIDTH = "fire.evacuation.corridor-width"


def item_of(ws: Workspace, visit: str, item_id: str) -> walk.VisitItem:
    return next(item for item in walk.visit_items(ws, visit) if item.id == item_id)


def refusal(ws: Workspace, visit: str, answer: Answer) -> str:
    with pytest.raises(InspectorError) as refused:
        walk.record_answer(ws, visit, answer)
    return refused.value.code


def test_an_answer_is_kept_whole(ws: Workspace, visit: str) -> None:
    answer = Answer(
        item=EXIT,
        verdict=Verdict.FAIL,
        count=4,
        bad=1,
        place="二层西侧",
        note="挂锁 <b>&䶮㛃𬭎😀",
        corrected=True,
        severity=Severity.CRITICAL,
        term="10w",
        looked_by="示例乙",
        seen_at="2026-11-20T13:00:00+08:00",
    )
    saved = walk.record_answer(ws, visit, answer)
    assert saved.record is not None
    assert saved.record.answer == answer
    assert saved.record.by == "示例甲"
    assert len(saved.at.split(":")) == 3


def test_twenty_thousand_characters_are_kept_and_one_more_is_refused(
    ws: Workspace, visit: str
) -> None:
    note = "长" * 20_000
    saved = walk.record_answer(ws, visit, Answer(item=EXIT, verdict=Verdict.FAIL, note=note))
    assert saved.record is not None
    assert saved.record.answer.note == note
    too_long = Answer(item=EXIT, verdict=Verdict.FAIL, note=note + "长")
    assert refusal(ws, visit, too_long) == "text.too_long"
    kept = item_of(ws, visit, EXIT).current
    assert kept is not None
    assert kept.answer.note == note


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(item="fire.none.such"), "answer.unknown_item"),
        (Answer(item=EXIT, count=1, bad=2), "answer.more_bad"),
        (Answer(item=EXIT, count=-1), "answer.bad_count"),
        (Answer(item=WIDTH, value="一米二"), "answer.bad_value"),
        (Answer(item=WIDTH, value="NaN"), "answer.bad_value"),
        (Answer(item=EXIT, value="1.35"), "answer.not_measured"),
        (Answer(item=EXIT, term="下周"), "term.invalid"),
        (Answer(item=EXIT, note="a\ud800"), "text.unprintable"),
        (Answer(item=EXIT, note="a\x00b"), "text.unprintable"),
        (Answer(item=EXIT, instance="a/b"), "answer.bad_instance"),
        (Answer(item=EXIT, major_hazard=HazardVerdict.HIT), "answer.no_hazard"),
        (Answer(item=EXIT, inputs={"beds": "3"}), "answer.not_computed"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_name(
    ws: Workspace, visit: str, answer: Answer, code: str
) -> None:
    assert refusal(ws, visit, answer) == code
    assert keeping.rebuild(ws, check=True)


def test_an_unverified_hazard_can_only_be_unsure(ws: Workspace, begin: Callable[..., str]) -> None:
    visit = begin(depth=Depth.FULL)
    library = ws.pinned_library(signing.get_head(ws, visit).library)
    unverified = next(
        item
        for item in walk.visit_items(ws, visit)
        if item.major_hazard and not any(library.hazards[h].verified for h in item.hazards)
    )
    hit = Answer(item=unverified.id, verdict=Verdict.FAIL, major_hazard=HazardVerdict.HIT)
    assert refusal(ws, visit, hit) == "answer.hazard_unverified"
    walk.record_answer(ws, visit, replace(hit, major_hazard=HazardVerdict.UNSURE))


def test_a_hazard_that_is_hit_has_failed(ws: Workspace, begin: Callable[..., str]) -> None:
    visit = begin(depth=Depth.FULL)
    library = ws.pinned_library(signing.get_head(ws, visit).library)
    verified = next(
        item
        for item in walk.visit_items(ws, visit)
        if any(library.hazards[name].verified for name in item.hazards)
    )
    hit = Answer(item=verified.id, verdict=Verdict.PASS, major_hazard=HazardVerdict.HIT)
    assert refusal(ws, visit, hit) == "answer.hazard_not_failed", "it would vanish from the record"
    walk.record_answer(ws, visit, replace(hit, verdict=Verdict.FAIL))


def test_a_pass_against_what_was_measured_or_counted_is_pointed_out(
    ws: Workspace, begin: Callable[..., str]
) -> None:
    visit = begin(depth=Depth.FULL)
    items = walk.visit_items(ws, visit)
    item = next(one for one in items if one.measure is not None and one.measure.op == ">=")
    for answer in (
        Answer(item=item.id, verdict=Verdict.PASS, value="0.01"),
        Answer(item=EXIT, verdict=Verdict.PASS, count=4, bad=1),
    ):
        walk.record_answer(ws, visit, answer)
    warnings = review.review_visit(ws, visit).warnings
    found = {one.item: one.message for one in warnings if one.code == "review.against_value"}
    assert set(found) == {item.id, EXIT}
    assert "查 4 处，不合格 1 处，却选了符合" in found[EXIT]


def test_an_input_that_the_formula_does_not_know_is_refused(
    ws: Workspace, begin: Callable[..., str]
) -> None:
    visit = begin(depth=Depth.FULL)
    item = next(one for one in walk.visit_items(ws, visit) if one.calc)
    wrong = Answer(item=item.id, verdict=Verdict.PASS, inputs={"hight": "0.3"})
    assert refusal(ws, visit, wrong) == "calc.argument_unknown"


def test_taking_back_goes_further_each_time_and_writes_new_entries(
    ws: Workspace, visit: str
) -> None:
    for verdict in (Verdict.PASS, Verdict.FAIL):
        walk.record_answer(ws, visit, Answer(item=EXIT, verdict=verdict, note="看过"))
    back = walk.take_back(ws, visit)
    assert back is not None
    assert back.record is not None
    assert back.record.answer.verdict is Verdict.PASS
    back = walk.take_back(ws, visit)
    assert back is not None
    assert back.record is not None
    assert back.record.answer.verdict is Verdict.UNCHECKED
    assert walk.take_back(ws, visit) is None
    answers = [line for line in keeping.history(ws, visit) if line.kind == "answer"]
    assert len(answers) == 4
    walk.record_answer(ws, visit, Answer(item=EXIT, verdict=Verdict.NOT_APPLICABLE))
    assert walk.take_back(ws, visit) is not None


def test_a_group_leaves_out_what_needs_a_look_of_its_own(
    ws: Workspace, begin: Callable[..., str]
) -> None:
    visit = begin(depth=Depth.FULL)
    items = walk.visit_items(ws, visit)
    walk.record_answer(ws, visit, Answer(item=EXIT, verdict=Verdict.FAIL))
    saved = group_answers.confirm_group(ws, visit, [item.id for item in items], looked_by="示例乙")
    after = walk.visit_items(ws, visit)
    grouped = [i for i in after if i.current is not None and i.current.answer.group]
    assert saved.count == len(grouped) > 20
    for item in grouped:
        assert item.measure is None
        assert item.calc is None
        assert not item.starred
        assert not item.major_hazard
        assert item.current is not None
        assert item.current.answer.looked_by == "示例乙"
    assert item_of(ws, visit, EXIT).verdict is Verdict.FAIL


def test_an_area_is_left_out_with_one_reason(ws: Workspace, visit: str) -> None:
    before = [i for i in walk.visit_items(ws, visit) if i.place == "kitchen"]
    group_answers.skip_area(ws, visit, "kitchen", Verdict.UNCHECKED, "厨房正在装修")
    after = [i for i in walk.visit_items(ws, visit) if i.place == "kitchen"]
    assert len(after) == len(before)
    assert all(i.answered and i.verdict is Verdict.UNCHECKED for i in after)
    with pytest.raises(InspectorError) as refused:
        group_answers.skip_area(ws, visit, "dining", Verdict.NOT_APPLICABLE, "  ")
    assert refused.value.code == "field.empty"


def test_instances_make_the_verdict_of_their_item(ws: Workspace, visit: str) -> None:
    walk.record_answer(ws, visit, Answer(item=EXIT, instance="东门", verdict=Verdict.PASS))
    assert item_of(ws, visit, EXIT).verdict is Verdict.PASS
    bad = Answer(item=EXIT, instance="西门", verdict=Verdict.FAIL, note="挂锁")
    walk.record_answer(ws, visit, bad)
    assert item_of(ws, visit, EXIT).verdict is Verdict.FAIL
    (finding,) = review.review_visit(ws, visit).findings
    assert (finding.instance, finding.place, finding.seen) == ("西门", "西门", "挂锁")


def test_typed_text_is_a_draft_until_its_item_is_answered(ws: Workspace, visit: str) -> None:
    unfinished.save_draft(ws, visit, EXIT, "note", "二层西侧安全出")
    unfinished.leave_at(ws, visit, EXIT)
    folder = ws.folder
    ws.close()
    again = Workspace.open(folder)
    try:
        from inspector.usecases.visit_summaries import interrupted

        found = interrupted(again)
        assert found is not None
        assert (found.item, found.drafts) == (EXIT, 1)
        assert "疏散" in found.summary.stopped_label
        assert unfinished.drafts(again, visit) == {(EXIT, "note"): "二层西侧安全出"}
        walk.record_answer(again, visit, Answer(item=EXIT, verdict=Verdict.FAIL, note="全文"))
        assert unfinished.drafts(again, visit) == {}
    finally:
        again.close()


def test_what_was_written_is_offered_as_a_phrase_next_time(ws: Workspace, visit: str) -> None:
    before = phrases.offered(ws, visit, EXIT)
    assert before, "the library brings phrases of its own"
    walk.record_answer(ws, visit, Answer(item=EXIT, verdict=Verdict.FAIL, note="铁链拴着"))
    assert phrases.offered(ws, visit, EXIT)[0] == "铁链拴着"


def test_last_time_is_text_and_never_evidence(ws: Workspace, begin: Callable[..., str]) -> None:
    first = begin()
    answers = [good_answer(item) for item in walk.visit_items(ws, first)]
    bad = Answer(item=EXIT, verdict=Verdict.FAIL, place="西门", note="挂锁")
    walk.record_answers(ws, first, [a for a in answers if a.item != EXIT] + [bad])
    for name in ("示例甲", "示例乙", "示例丁"):
        signing.sign(ws, first, name, manner=signing.Manner.SCREEN, image=drawn_signature(name))
    signing.close_visit(ws, first)
    second = begin()
    item = item_of(ws, second, EXIT)
    assert item.last is not None
    assert (item.last.verdict, item.last.note) == (Verdict.FAIL, "西门，挂锁")
    assert item.current is None
    assert item.photos == ()
    assert not group_answers.may_confirm_in_group(item)
    assert signing.signatures(ws, second) == ()


def test_papers_that_lack_count_once_with_their_form(ws: Workspace, visit: str) -> None:
    answer = Answer(item=EXIT, verdict=Verdict.UNCHECKED, reason=LACKS_PAPERS)
    walk.record_answer(ws, visit, answer)
    result = review.review_visit(ws, visit)
    assert EXIT not in result.unanswered
    assert "review.left_unchecked" in {n.code for n in result.warnings if n.item == EXIT}


def test_a_place_taken_off_is_gone_and_its_entries_stay(ws: Workspace, visit: str) -> None:
    for name in ("东门", "西门"):
        walk.record_answer(ws, visit, Answer(item=EXIT, instance=name, verdict=Verdict.PASS))
    walk.remove_instance(ws, visit, EXIT, "西门")
    assert [r.answer.instance for r in item_of(ws, visit, EXIT).instances] == ["东门"]
    assert keeping.rebuild(ws, check=True)
    walk.record_answer(ws, visit, Answer(item=EXIT, instance="西门", verdict=Verdict.PASS))
    assert len(item_of(ws, visit, EXIT).instances) == 2


def test_a_remark_on_the_whole_keeps_no_item_open_beside_its_places(
    ws: Workspace, visit: str
) -> None:
    walk.record_answer(ws, visit, Answer(item=EXIT, note="先看东门"))
    assert not item_of(ws, visit, EXIT).answered
    walk.record_answer(ws, visit, Answer(item=EXIT, instance="东门", verdict=Verdict.PASS))
    item = item_of(ws, visit, EXIT)
    assert item.answered
    assert item.verdict is Verdict.PASS


def test_no_term_ends_before_the_visit(ws: Workspace, visit: str) -> None:
    fails = Answer(item=EXIT, verdict=Verdict.FAIL, note="挂锁")
    assert refusal(ws, visit, replace(fails, term="2026-11-19")) == "finding.term_early"
    same_day = walk.record_answer(ws, visit, replace(fails, term="2026-11-20"))
    assert same_day.record is not None
    assert same_day.record.answer.term == "2026-11-20"
