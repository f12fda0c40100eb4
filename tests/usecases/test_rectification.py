"""What an inspector does with a finding after its visit, until it is closed or handed over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from inspector.facts.ledger_rules import acts_for, why_not
from inspector.facts.rectification import (
    Act,
    LedgerFinding,
    LedgerState,
    Rectifier,
)
from inspector.facts.vocabulary import HazardVerdict, Mode, RecheckResult
from inspector.usecases import (
    correction_photos,
    facilities,
    keeping,
    ledger_fields,
    photos,
    rectification,
    regrouping,
    signing,
    visits,
    walk,
)
from inspector.usecases.finding_life import life_of
from inspector.usecases.ledger_reading import (
    LedgerFilter,
    get_finding,
    ledger,
    ledger_counts,
    major_hazards,
)
from inspector.usecases.regrouping import Part
from inspector.workspace import Workspace
from tests.usecases.rectifying import (
    EXIT,
    LIGHT,
    ROUTE,
    Field,
    answer_all,
    failed,
    refusal,
    sign_and_close,
)

PICTURES = Path(__file__).resolve().parents[2] / "resources" / "sample" / "photos"


@pytest.fixture
def field(ws: Workspace, begin: Callable[..., str]) -> Field:
    return Field(ws, begin)


@pytest.fixture
def line(field: Field) -> LedgerFinding:
    """An open finding with a week's term."""
    (found,) = field.found(failed(LIGHT, place="二层东侧", note="按下试验键不亮"))
    return found


def test_a_closed_visit_brings_its_findings_into_the_ledger(ws: Workspace, field: Field) -> None:
    visit = field.begin()
    assert field.lines() == ()
    added = photos.add_photos(ws, visit, [PICTURES / "exit-padlock.jpg"], EXIT)
    answer_all(
        ws,
        visit,
        failed(EXIT, place="一层西门", note="挂锁", count=4, bad=1),
        failed(ROUTE, place="二层楼梯", note="堆放轮椅", corrected=True),
        failed(LIGHT, place="二层东侧", note="不亮", term="10w"),
    )
    assert field.lines() == (), "nothing before it is signed and closed"
    sign_and_close(ws, visit)
    lines = {one.item: one for one in field.lines(visit)}
    assert set(lines) == {EXIT, ROUTE, LIGHT}
    opened, spot, light = lines[EXIT], lines[ROUTE], lines[LIGHT]
    assert (opened.state, opened.place, opened.seen) == (LedgerState.OPEN, "一层西门", "挂锁")
    assert (opened.count, opened.bad, opened.at_once) == (4, 1, True)
    assert opened.photos_before == (added.photos[0].sha256,)
    assert opened.visit_number == signing.record_of(ws, visit).number
    assert (light.found_on, light.deadline) == ("2026-11-20", "2026-12-04")
    assert (spot.state, spot.corrected_on_spot) == (LedgerState.CLOSED, True)
    assert (spot.closed_by, spot.closed_on) == ("示例甲", "2026-11-20")
    assert ledger_counts(ws) == {LedgerState.OPEN: 2, LedgerState.CLOSED: 1}
    assert keeping.verify(ws).sound
    assert keeping.rebuild(ws, check=True)


def test_a_revision_changes_and_withdraws_lines(ws: Workspace, field: Field) -> None:
    visit = field.inspect(
        failed(EXIT, place="一层西门", note="挂锁"), failed(LIGHT, place="东侧", note="不亮")
    )
    ledger_fields.set_fields(ws, field.lines()[0].id, {"supervisor": "示例副镇长"})
    before = {one.item: one for one in field.lines()}
    signing.revise_visit(ws, visit, "楼层写错")
    good = next(item for item in walk.visit_items(ws, visit) if item.id == LIGHT)
    walk.record_answers(
        ws, visit, [failed(EXIT, place="二层西门", note="挂锁"), walk_pass(good.id)]
    )
    assert {one.place for one in field.lines()} == {"一层西门", "东侧"}, "until it is closed again"
    sign_and_close(ws, visit)
    (kept,) = field.lines()
    assert (kept.id, kept.place) == (before[EXIT].id, "二层西门")
    gone = get_finding(ws, before[LIGHT].id)
    assert (gone.state, gone.withdrawn) == (LedgerState.WITHDRAWN, "楼层写错")
    assert acts_for(gone) == ()
    supervised = get_finding(ws, field.lines()[0].id)
    assert supervised.supervisor == before_supervisor(before, supervised.id)
    assert keeping.rebuild(ws, check=True)


def before_supervisor(before: dict[str, LedgerFinding], finding: str) -> str:
    first = min(before.values(), key=lambda one: one.number)
    return "示例副镇长" if first.id == finding else ""


def walk_pass(item: str) -> object:
    from inspector.facts.visit import Answer
    from inspector.facts.vocabulary import Verdict

    return Answer(item=item, verdict=Verdict.PASS)


def test_giving_up_a_revised_visit_withdraws_its_lines(ws: Workspace, field: Field) -> None:
    visit = field.inspect(failed(EXIT, place="西门", note="挂锁"))
    signing.revise_visit(ws, visit, "单位写错")
    visits.abandon_visit(ws, visit, "走错了单位")
    assert field.lines() == ()
    (gone,) = ledger(ws, LedgerFilter(everything=True))
    assert gone.withdrawn == "走错了单位"


@pytest.mark.parametrize(
    ("facts", "item", "who"),
    [
        ({"operation": "public", "owner": "示例镇人民政府"}, "fire.building.panels", Rectifier.OWNER),
        ({"operation": "public"}, "fire.evacuation.corridor-width", Rectifier.ORGANIZER),
        ({"operation": "public"}, EXIT, Rectifier.OPERATOR),
        ({"operation": "public_private"}, "service.access.ramp", Rectifier.ORGANIZER),
        ({"operation": "private", "owner": "示例房东"}, "fire.building.panels", Rectifier.OWNER),
        ({"operation": "private"}, "fire.building.panels", Rectifier.OPERATOR),
        ({"operation": "collective"}, "fire.building.panels", Rectifier.VILLAGE),
        ({"operation": "collective"}, EXIT, Rectifier.VILLAGE),
        ({"kinds": ("mutual_aid_point",)}, EXIT, Rectifier.VILLAGE),
        ({"kinds": ("residential_care",)}, "fire.building.panels", None),
    ],
)
def test_who_must_rectify_is_proposed(
    ws: Workspace, facts: dict[str, object], item: str, who: Rectifier | None
) -> None:
    from inspector.usecases.rectifiers import propose

    assert propose(ws.library.item(item), facts) is who  # type: ignore[arg-type]


def test_what_is_filled_in_has_author_and_time(ws: Workspace, line: LedgerFinding) -> None:
    assert (line.rectifier, line.rectifier_proposed) == (Rectifier.OPERATOR, True)
    assert line.rectifier_name == "示例镇敬老院"
    ws.actor = "示例丙"
    ledger_fields.set_fields(
        ws,
        line.id,
        {
            "rectifier": "organizer",
            "rectifier_name": "示例镇人民政府",
            "supervisor": "示例副镇长",
            "meanwhile": "夜间加派一人巡视",
            "measures": "更换全部灯具",
            "responsible": "示例丁",
            "money": "3000 元，镇财政",
            "time_limit": "12 月 4 日前",
            "plan": "备足手电",
            "term": "10w",
        },
    )
    now = get_finding(ws, line.id)
    assert (now.rectifier, now.rectifier_proposed) == (Rectifier.ORGANIZER, False)
    assert (now.rectifier_name, now.supervisor) == ("示例镇人民政府", "示例副镇长")
    assert (now.meanwhile, now.five.money) == ("夜间加派一人巡视", "3000 元，镇财政")
    assert (now.first_deadline, now.deadline) == ("2026-11-27", "2026-12-04")
    told = [event for event in life_of(ws, line.id) if event.by == "示例丙"]
    assert ("填写督办领导", "示例副镇长") in {(event.what, event.detail) for event in told}
    ledger_fields.set_fields(ws, line.id, {"rectifier": ""})
    assert get_finding(ws, line.id).rectifier is Rectifier.OPERATOR, "the proposal again"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"colour": "red"}, "finding.unknown_field"),
        ({"rectifier": "镇里"}, "finding.bad_rectifier"),
        ({"term": "下周"}, "term.invalid"),
        ({"term": "2026-11-01"}, "finding.term_early"),
        ({"listed_on": "昨天"}, "usage.date"),
        ({"supervisor": "长" * 20_001}, "text.too_long"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(
    ws: Workspace, line: LedgerFinding, values: dict[str, str], code: str
) -> None:
    held = {"money": "一千元", **values}
    assert refusal(lambda: ledger_fields.set_fields(ws, line.id, held)).code == code
    assert get_finding(ws, line.id) == line


def test_the_whole_way_to_closure(ws: Workspace, line: LedgerFinding) -> None:
    rectification.begin_work(ws, line.id)
    assert get_finding(ws, line.id).state is LedgerState.UNDER_WAY
    rectification.extend(ws, line.id, date(2026, 12, 11), "灯具缺货", "示例副镇长")
    extended = get_finding(ws, line.id)
    assert (extended.first_deadline, extended.deadline) == ("2026-11-27", "2026-12-11")
    assert (extended.extensions[0].before, extended.extensions[0].reason) == (
        "2026-11-27",
        "灯具缺货",
    )
    rectification.report_done(ws, line.id, by="示例丁", note="已全部更换")
    assert get_finding(ws, line.id).state is LedgerState.WAITING
    code = refusal(lambda: rectification.close_finding(ws, line.id)).code
    assert code == "finding.basis_missing"
    rectification.close_finding(ws, line.id, by="示例甲", note="看了照片和发票")
    closed = get_finding(ws, line.id)
    assert closed.state is LedgerState.CLOSED
    assert (closed.closed_by, closed.closed_on) == ("示例甲", "2026-11-20")
    assert closed.rechecks[-1].result is RecheckResult.CORRECTED
    assert closed.rechecks[-1].visit == ""
    rectification.reopen(ws, line.id, "又坏了", "3")
    again = get_finding(ws, line.id)
    assert (again.state, again.closed_by) == (LedgerState.OPEN, "")
    assert again.deadline == "2026-11-23"
    assert [event.what for event in life_of(ws, line.id)][-2:] == ["重新整改", "期限到 2026年11月23日"]
    assert keeping.rebuild(ws, check=True)


def test_overdue_follows_from_the_day_and_is_never_written(
    ws: Workspace, line: LedgerFinding
) -> None:
    last_day, after = date(2026, 11, 27), date(2026, 11, 28)
    assert get_finding(ws, line.id, today=last_day).state is LedgerState.OPEN
    late = get_finding(ws, line.id, today=after)
    assert (late.state, late.stage) == (LedgerState.OVERDUE, LedgerState.OPEN)
    assert ledger(ws, LedgerFilter(states=(LedgerState.OVERDUE,)), today=after) == (late,)
    rectification.report_done(ws, line.id)
    assert get_finding(ws, line.id, today=after).state is LedgerState.WAITING


def test_a_report_that_does_not_hold_goes_back(ws: Workspace, line: LedgerFinding) -> None:
    rectification.report_done(ws, line.id, by="示例丁")
    rectification.check_at_desk(ws, line.id, RecheckResult.PARTLY, "照片里还有一盏不亮")
    assert get_finding(ws, line.id).state is LedgerState.UNDER_WAY
    rectification.report_done(ws, line.id, by="示例丁")
    rectification.check_at_desk(ws, line.id, RecheckResult.CORRECTED, "补了照片")
    ready = get_finding(ws, line.id)
    assert ready.passed_recheck
    rectification.close_finding(ws, line.id)
    assert get_finding(ws, line.id).closed_by == "示例甲"


def test_handing_over_waits_for_an_outcome(ws: Workspace, line: LedgerFinding) -> None:
    rectification.hand_over(ws, line.id, "县消防救援大队", note="附照片 2 张")
    handed = get_finding(ws, line.id)
    assert (handed.state, handed.handed_to) == (LedgerState.HANDED_OVER, "县消防救援大队")
    assert refusal(lambda: rectification.close_finding(ws, line.id)).code == "finding.not_now"
    rectification.set_outcome(ws, line.id, "已责令更换")
    rectification.close_finding(ws, line.id)
    closed = get_finding(ws, line.id)
    assert closed.state is LedgerState.CLOSED
    assert closed.handed_over is not None
    assert closed.handed_over.outcome == "已责令更换"
    assert refusal(lambda: rectification.hand_over(ws, line.id, " ")).code == "finding.not_now"


BRINGS: dict[LedgerState, Callable[[Workspace, str], object]] = {
    LedgerState.OPEN: lambda _ws, _id: None,
    LedgerState.UNDER_WAY: rectification.begin_work,
    LedgerState.WAITING: rectification.report_done,
    LedgerState.CLOSED: lambda ws, one: (
        rectification.report_done(ws, one),
        rectification.close_finding(ws, one, note="看了照片"),
    ),
    LedgerState.HANDED_OVER: lambda ws, one: rectification.hand_over(ws, one, "县住建局"),
}
DOES: dict[Act, Callable[[Workspace, str], object]] = {
    Act.SET: lambda ws, one: ledger_fields.set_fields(ws, one, {"money": "一千元"}),
    Act.TERM: lambda ws, one: ledger_fields.set_fields(ws, one, {"term": "20"}),
    Act.BEGIN: rectification.begin_work,
    Act.EXTEND: lambda ws, one: rectification.extend(ws, one, date(2027, 1, 4), "缺货", "示例丙"),
    Act.REPORT: rectification.report_done,
    Act.PICTURE: lambda ws, one: correction_photos.add_correction_photos(ws, one, []),
    Act.RECHECK: lambda ws, one: rectification.check_at_desk(
        ws, one, RecheckResult.PARTLY, "看了照片"
    ),
    Act.CLOSE: lambda ws, one: rectification.close_finding(ws, one, note="看了照片"),
    Act.HAND_OVER: lambda ws, one: rectification.hand_over(ws, one, "县消防救援大队"),
    Act.OUTCOME: lambda ws, one: rectification.set_outcome(ws, one, "已处理"),
    Act.REOPEN: lambda ws, one: rectification.reopen(ws, one, "又坏了"),
    Act.MERGE: lambda ws, one: regrouping.merge(ws, one, []),
    Act.SPLIT: lambda ws, one: regrouping.split(ws, one, [Part(place="东"), Part(place="西")]),
}
REFUSED = {
    LedgerState.OPEN: {Act.CLOSE, Act.OUTCOME, Act.REOPEN},
    LedgerState.UNDER_WAY: {Act.BEGIN, Act.CLOSE, Act.OUTCOME, Act.REOPEN},
    LedgerState.WAITING: {Act.BEGIN, Act.TERM, Act.EXTEND, Act.REPORT, Act.OUTCOME, Act.REOPEN},
    LedgerState.CLOSED: set(Act) - {Act.PICTURE, Act.REOPEN},
    LedgerState.HANDED_OVER: set(Act) - {Act.SET, Act.PICTURE, Act.OUTCOME, Act.REOPEN},
}


@pytest.mark.parametrize("state", BRINGS)
def test_only_the_allowed_transitions_are_made(
    ws: Workspace, field: Field, state: LedgerState
) -> None:
    """Each act on a finding of its own, brought to the state; refusals write nothing."""
    spots = {act: f"{number} 号灯" for number, act in enumerate(DOES)}
    visit = field.begin()
    items = [item for item in walk.visit_items(ws, visit) if item.term != "at_once"][: len(spots)]
    assert len(items) == len(spots)
    told = [failed(i.id, place=p, note="坏") for i, p in zip(items, spots.values(), strict=True)]
    answer_all(ws, visit, *told)
    sign_and_close(ws, visit)
    lines = {one.place: one.id for one in field.lines(visit)}
    for act, spot in spots.items():
        BRINGS[state](ws, lines[spot])
        before = get_finding(ws, lines[spot])
        assert before.stage is state
        if act in REFUSED[state]:
            refused = refusal(lambda act=act, spot=spot: DOES[act](ws, lines[spot]))
            assert refused.code == "finding.not_now"
            assert state.label in refused.sentence
            assert why_not(before, act) is not None
            assert get_finding(ws, lines[spot]) == before
        else:
            assert act in acts_for(before)
            DOES[act](ws, lines[spot])
    assert keeping.rebuild(ws, check=True)


def test_what_must_be_corrected_at_once_is_not_extended(ws: Workspace, field: Field) -> None:
    (line,) = field.found(failed(EXIT, place="西门", note="挂锁"))
    later = date(2026, 12, 4)
    extend = lambda: rectification.extend(ws, line.id, later, "缺货", "示例丙")  # noqa: E731
    assert refusal(extend).code == "finding.at_once"
    ledger_fields.set_fields(ws, line.id, {"term": "2026-11-25"})
    extend()
    assert get_finding(ws, line.id).deadline == "2026-12-04"
    assert refusal(extend).code == "finding.not_later"


def test_advice_has_no_deadline(ws: Workspace, field: Field) -> None:
    from inspector.facts.vocabulary import Depth, Force

    visit = field.begin(depth=Depth.FULL)
    items = walk.visit_items(ws, visit)
    advice = next(i for i in items if i.force is Force.ADVISORY and not i.major_hazard)
    answer_all(ws, visit, failed(advice.id, note="建议改进"))
    sign_and_close(ws, visit)
    (line,) = field.lines(visit)
    assert line.deadline == ""
    assert get_finding(ws, line.id, today=date(2030, 1, 1)).state is LedgerState.OPEN
    extend = lambda: rectification.extend(ws, line.id, date(2030, 1, 2), "缺", "丙")  # noqa: E731
    assert refusal(extend).code == "finding.no_deadline"


def hazard_item(ws: Workspace, visit: str) -> str:
    library = ws.library
    return next(
        item.id
        for item in walk.visit_items(ws, visit)
        if any(library.hazards[name].verified for name in item.hazards) and not item.reference
    )


def hazard_line(ws: Workspace, field: Field, **more: object) -> LedgerFinding:
    from inspector.facts.vocabulary import Depth

    visit = field.begin(depth=Depth.FULL)
    item = hazard_item(ws, visit)
    hit = failed(item, place="一层", note="如实", major_hazard=HazardVerdict.HIT, **more)
    answer_all(ws, visit, hit)
    sign_and_close(ws, visit)
    return field.lines(visit)[0]


def test_a_major_hazard_needs_a_visit_and_a_supervisor(ws: Workspace, field: Field) -> None:
    line = hazard_line(ws, field)
    assert [one.id for one in major_hazards(ws)] == [line.id]
    rectification.report_done(ws, line.id)
    close = lambda: rectification.close_finding(ws, line.id, note="看了照片")  # noqa: E731
    assert refusal(close).code == "finding.hazard_visit"
    rectification.check_at_desk(ws, line.id, RecheckResult.CORRECTED, "看了照片")
    assert refusal(close).code == "finding.hazard_visit", "a look at the desk is not enough"
    assert get_finding(ws, line.id).state is LedgerState.WAITING


def test_a_major_hazard_corrected_on_the_spot_is_looked_at_again(
    ws: Workspace, field: Field
) -> None:
    line = hazard_line(ws, field, corrected=True)
    assert (line.state, line.corrected_on_spot) == (LedgerState.WAITING, True)


def test_lines_are_merged_and_taken_apart_again(ws: Workspace, field: Field) -> None:
    lines = {
        one.item: one
        for one in field.found(
            failed(EXIT, place="西门", note="挂锁"), failed(LIGHT, place="西门", note="不亮")
        )
    }
    whole, part = lines[LIGHT], lines[EXIT]
    assert refusal(lambda: regrouping.merge(ws, whole.id, [whole.id])).code == "finding.merge_itself"
    regrouping.merge(ws, whole.id, [part.id])
    (left,) = field.lines()
    assert (left.id, left.deadline) == (whole.id, part.deadline), "the earliest deadline counts"
    assert get_finding(ws, part.id).state is LedgerState.MERGED
    refused = refusal(lambda: rectification.report_done(ws, part.id))
    assert "并入" in refused.sentence
    code = refusal(lambda: regrouping.split(ws, whole.id, [Part(place="东"), Part(place="西")])).code
    assert code == "finding.split_merged"
    rectification.reopen(ws, part.id, "不是一回事")
    assert get_finding(ws, part.id).state is LedgerState.OPEN
    assert keeping.rebuild(ws, check=True)


def test_lines_of_two_facilities_are_not_merged(ws: Workspace, field: Field, line: object) -> None:
    other = facilities.add_facility(ws, {"name": "示例村幸福院", "kinds": ("mutual_aid_point",)})
    visit = field.begin(facility=other, mode=Mode.TOWNSHIP_PATROL)
    answer_all(ws, visit, failed(walk.visit_items(ws, visit)[0].id, place="棋牌室", note="烟头"))
    sign_and_close(ws, visit)
    (foreign,) = field.lines(visit)
    assert isinstance(line, LedgerFinding)
    code = refusal(lambda: regrouping.merge(ws, line.id, [foreign.id])).code
    assert code == "finding.merge_other"


def test_a_major_hazard_is_not_merged_away(ws: Workspace, field: Field) -> None:
    (small,) = field.found(failed(LIGHT, place="东侧", note="不亮"))
    hazard = hazard_line(ws, field)
    code = refusal(lambda: regrouping.merge(ws, small.id, [hazard.id])).code
    assert code == "finding.merge_hazard"
    regrouping.merge(ws, hazard.id, [small.id])
    assert get_finding(ws, small.id).merged_into == hazard.id


def test_a_split_line_goes_on_as_its_parts(ws: Workspace, line: LedgerFinding) -> None:
    ledger_fields.set_fields(ws, line.id, {"supervisor": "示例副镇长"})
    rectification.begin_work(ws, line.id)
    split = lambda *places: regrouping.split(ws, line.id, [Part(place=p) for p in places])  # noqa: E731
    assert refusal(lambda: split("东侧")).code == "finding.split_few"
    assert refusal(lambda: split("东侧", "东 侧")).code == "finding.split_few"
    ids = split("二层东侧", "三层西侧")
    parts = ledger(ws)
    assert {part.id for part in parts} == set(ids)
    assert {part.place for part in parts} == {"二层东侧", "三层西侧"}
    for part in parts:
        assert (part.supervisor, part.state) == ("示例副镇长", LedgerState.UNDER_WAY)
        assert (part.split_from, part.deadline, part.seen) == (line.id, line.deadline, line.seen)
    assert get_finding(ws, line.id).split_into == ids
    rectification.report_done(ws, ids[0])
    told = [event.what for event in life_of(ws, ids[0])]
    assert told == ["检查发现", "填写督办领导", "转为整改中", "由另一条拆出", "报送整改完成"]
    assert keeping.rebuild(ws, check=True)


def test_pictures_of_correction_stand_beside_those_before(ws: Workspace, field: Field) -> None:
    visit = field.begin()
    files = [PICTURES / "exit-padlock.jpg", PICTURES / "corridor.jpg"]
    before = [photo.sha256 for photo in photos.add_photos(ws, visit, files, EXIT).photos]
    answer_all(ws, visit, failed(EXIT, place="西门", note="挂锁"))
    sign_and_close(ws, visit)
    (line,) = field.lines(visit)
    assert sorted(line.photos_before) == sorted(before)
    added = correction_photos.add_correction_photos(
        ws,
        line.id,
        [PICTURES / "alarm-panel.jpg", Path("没有.jpg")],
        before=line.photos_before[1],
        caption="锁已拆除",
    )
    assert [name for name, _why in added.refused] == ["没有.jpg"]
    now = get_finding(ws, line.id)
    assert [(pair.before, bool(pair.after)) for pair in now.pairs] == [
        (line.photos_before[0], False),
        (line.photos_before[1], True),
    ]
    for sha256 in (*now.photos_before, now.photos_after[0].sha256):
        assert correction_photos.picture_thumbnail(ws, line.id, sha256, 80).startswith(b"\xff\xd8")
    assert keeping.verify(ws).sound
    correction_photos.remove_correction_photo(ws, line.id, now.photos_after[0].id)
    assert get_finding(ws, line.id).photos_after == ()
    code = refusal(
        lambda: correction_photos.add_correction_photos(ws, line.id, [], before="x")
    ).code
    assert code == "photo.unknown"


def test_the_same_place_found_again_is_marked(ws: Workspace, field: Field) -> None:
    (first,) = field.found(failed(LIGHT, place="二层 东侧", note="不亮"))
    rectification.report_done(ws, first.id)
    rectification.close_finding(ws, first.id, note="看了照片")
    (elsewhere,) = field.found(failed(LIGHT, place="三层东侧", note="不亮"))
    assert elsewhere.repeat_of is None
    (other,) = field.found(failed(ROUTE, place="二层东侧", note="堆物"))
    assert other.repeat_of is None, "another item"
    (again,) = field.found(failed(LIGHT, place="二层东侧。", note="又不亮"))
    assert again.repeat_of == first.id
    (third,) = field.found(failed(LIGHT, place="二层东侧", note="还不亮"))
    assert third.repeat_of == again.id
    assert ledger(ws, LedgerFilter(repeats=True)) == (again, third) or {
        one.id for one in ledger(ws, LedgerFilter(repeats=True))
    } == {again.id, third.id}
    assert keeping.rebuild(ws, check=True)


def test_the_ledger_is_filtered(ws: Workspace, field: Field) -> None:
    lines = field.found(
        failed(EXIT, place="西门", note="挂锁"), failed(LIGHT, place="二层", note="不亮")
    )
    found = lambda **wanted: {one.item for one in ledger(ws, LedgerFilter(**wanted))}  # noqa: E731
    assert found(search="敬老院 挂锁") == {EXIT}
    assert found(since="2026-11-21") == set()
    assert found(until="2026-11-20") == {EXIT, LIGHT}
    assert found(facility=lines[0].facility) == {EXIT, LIGHT}
    assert found(facility="没有") == set()
