"""复查: starts from open findings alone, a result for each, and the ledger follows at closing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from inspector.facts.answer import Answer
from inspector.facts.rectification import LedgerFinding, LedgerState
from inspector.facts.vocabulary import (
    Conclusion,
    Depth,
    Domain,
    HazardVerdict,
    Mode,
    RecheckResult,
    Verdict,
    VisitType,
)
from inspector.usecases import (
    due,
    keeping,
    ledger_fields,
    photos,
    recheck,
    rectification,
    regrouping,
    review,
    signing,
    visits,
    walk,
)
from inspector.usecases.asking import get_head
from inspector.usecases.ledger_reading import LedgerFilter, get_finding, ledger, line_of
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.recheck_targets import recheckable
from inspector.usecases.regrouping import Part
from inspector.workspace import Workspace
from tests.conftest import Clock, people
from tests.usecases.inspected import two_hours_later
from tests.usecases.rectifying import (
    EXIT,
    LIGHT,
    PICTURES,
    Inspected,
    answer_all,
    failed,
    refusal,
    sign_and_close,
)

CORRECTED, PARTLY, NOT = RecheckResult


@pytest.fixture
def clock() -> Clock:
    return two_hours_later()


@pytest.fixture
def ws(inspected_folder: Path, clock: Clock) -> Iterator[Workspace]:
    workspace = Workspace.open(inspected_folder, clock=clock)
    yield workspace
    workspace.close()


@pytest.fixture
def start(ws: Workspace, inspected: Inspected, clock: Clock) -> Callable[..., str]:
    """Go there again ten days later; what is named is looked at, else all that can be."""

    def begin(*findings: str, type: VisitType = VisitType.RECHECK) -> str:
        clock.moment += timedelta(days=10)
        draft = VisitDraft(
            facility=inspected.facility,
            mode=Mode.WUBAO_CHECK,
            type=type,
            depth=Depth.CORE,
            begun=ws.now(),
            people=people("示例甲", "示例乙"),
            checklists=(Domain.FIRE,),
        )
        if type is VisitType.RECHECK:
            return recheck.start_recheck(ws, draft, findings).visit
        return visits.start_visit(ws, draft).visit

    return begin


def line(ws: Workspace, finding: str) -> LedgerFinding:
    return get_finding(ws, finding)


def test_only_the_items_of_open_findings_are_asked_and_nothing_is_copied(
    ws: Workspace, inspected: Inspected, start: Callable[..., str]
) -> None:
    visit = start()
    head = get_head(ws, visit)
    items = walk.visit_items(ws, visit)
    unsettled = {one.item for one in ledger(ws) if one.unsettled}
    assert {item.id for item in items} == unsettled
    assert line(ws, inspected.route).item not in unsettled, "corrected on the spot is closed"
    assert (head.type, head.begun[:10]) == (VisitType.RECHECK, "2026-11-30")
    assert {target.finding for target in head.recheck} == {o.id for o in ledger(ws) if o.unsettled}
    for item in items:
        assert (item.current, item.instances, item.photos) == (None, (), ())
        assert item.last is not None
        assert item.last.verdict is Verdict.FAIL, "what was found is told, as words"
    assert photos.list_photos(ws, visit) == ()
    assert signing.signatures(ws, visit) == ()
    assert head.number is None
    asked = {notice.item for notice in review.review_visit(ws, visit).blocking}
    assert asked == unsettled, "every one must be answered"


def test_each_finding_gets_its_result_and_the_ledger_follows(
    ws: Workspace, inspected: Inspected, start: Callable[..., str]
) -> None:
    rectification.report_done(ws, inspected.light, by="示例丁")
    visit = start(inspected.exit, inspected.light, inspected.spots[0])
    recheck.record_result(ws, visit, inspected.exit, CORRECTED, files=[PICTURES / "corridor.jpg"])
    recheck.record_result(ws, visit, inspected.light, NOT, note="还有两盏不亮", term="3")
    recheck.record_result(ws, visit, inspected.spots[0], PARTLY, note="修了一半")
    told = {one.target.finding: one.result for one in recheck.recheck_lines(ws, visit)}
    assert told == {inspected.exit: CORRECTED, inspected.light: NOT, inspected.spots[0]: PARTLY}
    assert line(ws, inspected.exit).state is LedgerState.OVERDUE, "nothing before it is closed"
    assert review.review_visit(ws, visit).conclusion is Conclusion.PROBLEMS
    sign_and_close(ws, visit)
    number = get_head(ws, visit).number
    fixed, left = line(ws, inspected.exit), line(ws, inspected.light)
    assert (fixed.state, fixed.passed_recheck) == (LedgerState.WAITING, True)
    assert [pair.after is not None for pair in fixed.pairs] == [True, False]
    assert (left.state, left.deadline) == (LedgerState.OPEN, "2026-12-03")
    (look,) = left.rechecks
    assert (look.result, look.note, look.visit_number) == (NOT, "还有两盏不亮", number)
    assert line(ws, inspected.spots[0]).state is LedgerState.UNDER_WAY
    assert ledger(ws, LedgerFilter(visit=visit)) == (), "what is followed already is no new line"
    assert line_of(ws, visit, look.finding).id == inspected.light
    sealed = {one.finding: one.result for one in signing.record_of(ws, visit).rechecks}
    assert sealed == told, "the results are among the facts that were signed"
    rectification.close_findings(ws, [inspected.exit])
    assert line(ws, inspected.exit).closed_by == "示例甲"
    assert keeping.rebuild(ws, check=True)
    assert keeping.verify(ws).sound


def test_answers_on_the_walk_say_the_same(
    ws: Workspace, inspected: Inspected, start: Callable[..., str]
) -> None:
    visit = start(inspected.exit, inspected.light, inspected.spots[0])
    spot = line(ws, inspected.spots[0]).item
    away = Answer(item=spot, verdict=Verdict.UNCHECKED, reason="当天停用，没有看")
    answer_all(ws, visit, failed(LIGHT, place="二层东侧", note="不亮"), away)
    sign_and_close(ws, visit)
    assert line(ws, inspected.exit).passed_recheck
    left = line(ws, inspected.light)
    assert (left.state, left.rechecks[-1].result) == (LedgerState.OPEN, NOT)
    unseen = line(ws, inspected.spots[0])
    assert (unseen.state, unseen.rechecks) == (LedgerState.OPEN, ()), "not looked at says nothing"


def test_a_note_written_later_keeps_the_result(
    ws: Workspace, inspected: Inspected, start: Callable[..., str]
) -> None:
    visit = start(inspected.light)
    recheck.record_result(ws, visit, inspected.light, PARTLY, note="换了一盏")
    walk.record_answer(ws, visit, failed(LIGHT, place="二层东侧", note="还有一盏不亮"))
    assert [one.result for one in recheck.recheck_lines(ws, visit)] == [PARTLY]
    walk.record_answer(ws, visit, Answer(item=LIGHT, verdict=Verdict.PASS))
    assert [one.result for one in recheck.recheck_lines(ws, visit)] == [CORRECTED]
    walk.take_back(ws, visit)
    assert [one.result for one in recheck.recheck_lines(ws, visit)] == [PARTLY]


def test_two_findings_at_one_item_must_be_told_apart(
    ws: Workspace, inspected: Inspected, start: Callable[..., str]
) -> None:
    east, west = regrouping.split(ws, inspected.light, [Part(place="东侧"), Part(place="西侧")])
    visit = start(east, west)
    walk.record_answer(ws, visit, failed(LIGHT, place="西侧", note="不亮"))
    blocking = review.review_visit(ws, visit).blocking
    assert {notice.code for notice in blocking} == {"recheck.undecided"}
    assert [("东侧" in one.message, "西侧" in one.message) for one in blocking] == [
        (True, False),
        (False, True),
    ]
    recheck.record_result(ws, visit, east, CORRECTED)
    assert walk.visit_items(ws, visit)[0].answered is False, "the other one is still open"
    recheck.record_result(ws, visit, west, NOT, note="不亮")
    answer = walk.visit_items(ws, visit)[0].current
    assert answer is not None
    assert (answer.answer.verdict, answer.answer.place) == (Verdict.FAIL, "西侧")
    sign_and_close(ws, visit)
    assert line(ws, east).passed_recheck
    assert line(ws, west).rechecks[-1].result is NOT


def test_a_major_hazard_is_closed_after_a_visit_under_supervision(
    ws: Workspace, inspected: Inspected, start: Callable[..., str]
) -> None:
    hazard = inspected.hazard
    visit = start(hazard)
    recheck.record_result(ws, visit, hazard, NOT, note="没有动")
    assert review.review_visit(ws, visit).conclusion is Conclusion.MAJOR_HAZARD
    recheck.record_result(ws, visit, hazard, CORRECTED)
    assert review.review_visit(ws, visit).conclusion is Conclusion.NONE
    sign_and_close(ws, visit)
    close = lambda: rectification.close_finding(ws, hazard)  # noqa: E731
    assert refusal(close).code == "finding.hazard_supervisor"
    ledger_fields.set_fields(ws, hazard, {"supervisor": "示例副县长"})
    close()
    closed = line(ws, hazard)
    assert (closed.state, closed.major_hazard) == (LedgerState.CLOSED, HazardVerdict.HIT)


def test_what_was_handed_over_can_be_looked_at_again(
    ws: Workspace, inspected: Inspected, start: Callable[..., str]
) -> None:
    hazard = inspected.hazard
    ledger_fields.set_fields(ws, hazard, {"supervisor": "示例副县长"})
    rectification.hand_over(ws, hazard, "县消防救援大队")
    assert hazard not in {one.id for one in recheckable(ws, inspected.facility)}
    visit = start(hazard)
    recheck.record_result(ws, visit, hazard, NOT, note="没有动")
    sign_and_close(ws, visit)
    assert line(ws, hazard).state is LedgerState.HANDED_OVER, "it stays with the department"
    visit = start(hazard)
    recheck.record_result(ws, visit, hazard, CORRECTED)
    sign_and_close(ws, visit)
    assert line(ws, hazard).passed_recheck
    rectification.close_finding(ws, hazard)
    assert [one.result for one in line(ws, hazard).rechecks] == [NOT, CORRECTED]
    assert keeping.rebuild(ws, check=True)


def test_a_repeat_is_looked_at_again_though_it_was_closed(
    ws: Workspace, inspected: Inspected, start: Callable[..., str]
) -> None:
    for one in ledger(ws):
        if one.unsettled:
            rectification.report_done(ws, one.id) if one.to_do else None
            if one.id != inspected.hazard:
                rectification.close_finding(ws, one.id, note="看了照片")
    rectification.hand_over(ws, inspected.hazard, "县消防救援大队")
    assert recheckable(ws, inspected.facility) == ()
    routine = start(type=VisitType.ROUTINE)
    answer_all(ws, routine, failed(EXIT, place="一层西门", note="又挂锁", corrected=True))
    sign_and_close(ws, routine)
    (again,) = ledger(ws, LedgerFilter(visit=routine))
    assert (again.repeat_of, again.state) == (inspected.exit, LedgerState.CLOSED)
    assert [one.id for one in recheckable(ws, inspected.facility)] == [again.id]
    visit = start()
    assert [item.id for item in walk.visit_items(ws, visit)] == [EXIT]
    recheck.record_result(ws, visit, again.id, NOT, note="第三次挂锁")
    sign_and_close(ws, visit)
    (third,) = ledger(ws, LedgerFilter(visit=visit))
    assert (third.repeat_of, third.place) == (again.id, "一层西门")
    assert line(ws, again.id).state is LedgerState.CLOSED, "what was closed stays as it was"
    assert keeping.rebuild(ws, check=True)


def test_a_correction_of_a_recheck_takes_its_result_back(
    ws: Workspace, inspected: Inspected, start: Callable[..., str]
) -> None:
    visit = start(inspected.light)
    recheck.record_result(ws, visit, inspected.light, CORRECTED)
    sign_and_close(ws, visit)
    rectification.close_finding(ws, inspected.light)
    signing.revise_visit(ws, visit, "看错了灯")
    recheck.record_result(ws, visit, inspected.light, NOT, note="不亮")
    assert line(ws, inspected.light).state is LedgerState.CLOSED
    sign_and_close(ws, visit)
    back = line(ws, inspected.light)
    assert (back.state, back.closed_by) == (LedgerState.OPEN, "")
    (look,) = back.rechecks
    assert look.result is NOT
    assert ledger(ws, LedgerFilter(visit=visit)) == ()
    assert keeping.rebuild(ws, check=True)


def test_a_recheck_visit_takes_all_that_is_open_by_itself(
    ws: Workspace, inspected: Inspected, clock: Clock
) -> None:
    draft = VisitDraft(
        facility=inspected.facility,
        mode=Mode.WUBAO_CHECK,
        type=VisitType.RECHECK,
        depth=Depth.CORE,
        begun=ws.now(),
        people=people("示例甲", "示例乙"),
    )
    started = visits.start_visit(ws, draft)
    asked = {item.id for item in walk.visit_items(ws, started.visit)}
    assert asked == {one.item for one in recheckable(ws, inspected.facility)}
    assert started.items == len(asked)


def test_refusals_name_what_is_wrong(
    ws: Workspace, inspected: Inspected, start: Callable[..., str]
) -> None:
    assert refusal(lambda: start("没有")).code == "finding.unknown"
    early = VisitDraft(
        facility=inspected.facility,
        mode=Mode.WUBAO_CHECK,
        type=VisitType.RECHECK,
        depth=Depth.CORE,
        begun=ws.now() - timedelta(days=30),
        people=people("示例甲", "示例乙"),
    )
    too_early = refusal(lambda: recheck.start_recheck(ws, early))
    assert (too_early.code, "2026-11-20" in too_early.sentence) == ("recheck.before_found", True)
    visit = start(inspected.light)
    result = lambda one: recheck.record_result(ws, visit, one, CORRECTED)  # noqa: E731
    assert refusal(lambda: result(inspected.exit)).code == "recheck.not_asked"
    routine = start(type=VisitType.ROUTINE)
    refused = refusal(lambda: recheck.record_result(ws, routine, inspected.light, CORRECTED))
    assert refused.code == "recheck.not_recheck"
    sign = lambda: signing.freeze_visit(ws, visit)  # noqa: E731
    assert refusal(sign).code == "review.blocked"


def test_what_waits_for_us_is_among_what_is_due(
    ws: Workspace, inspected: Inspected, start: Callable[..., str]
) -> None:
    rectification.report_done(ws, inspected.light)
    waiting = due.due(ws)
    assert [one.id for one in waiting.to_recheck] == [inspected.light]
    visit = start(inspected.light)
    recheck.record_result(ws, visit, inspected.light, CORRECTED)
    sign_and_close(ws, visit)
    assert [one.id for one in due.due(ws).to_close] == [inspected.light]
