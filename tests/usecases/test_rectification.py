"""What an inspector does with a finding after its visit, until it is closed or handed over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from inspector.facts.handing_over import ReplyKind
from inspector.facts.ledger_rules import acts_for, why_not
from inspector.facts.rectification import Act, LedgerState, Rectifier
from inspector.facts.vocabulary import RecheckResult
from inspector.usecases import (
    correction_photos,
    keeping,
    ledger_fields,
    rectification,
    regrouping,
)
from inspector.usecases.finding_life import life_of
from inspector.usecases.ledger_reading import (
    LedgerFilter,
    get_finding,
    ledger,
    major_hazards,
    resolve_finding,
)
from inspector.usecases.regrouping import Part
from inspector.workspace import Workspace
from tests.conftest import Clock
from tests.usecases.inspected import two_hours_later
from tests.usecases.rectifying import EXIT, LIGHT, PICTURES, Inspected, refusal


@pytest.fixture
def clock() -> Clock:
    return two_hours_later()


@pytest.fixture
def ws(inspected_folder: Path, clock: Clock) -> Iterator[Workspace]:
    workspace = Workspace.open(inspected_folder, clock=clock)
    yield workspace
    workspace.close()


def test_what_is_filled_in_has_author_and_time(ws: Workspace, inspected: Inspected) -> None:
    light = inspected.light
    before = get_finding(ws, light)
    assert (before.rectifier, before.rectifier_proposed) == (Rectifier.OPERATOR, True)
    assert before.rectifier_name == "示例镇敬老院"
    ws.actor = "示例丙"
    ledger_fields.set_fields(
        ws,
        light,
        {
            "rectifier": "organizer",
            "rectifier_name": "示例镇人民政府",
            "supervisor": "示例副镇长",
            "meanwhile": "夜间加派一人巡视",
            "measures": "更换全部灯具",
            "money": "3000 元，镇财政",
            "term": "10w",
        },
    )
    now = get_finding(ws, light)
    assert (now.rectifier, now.rectifier_proposed) == (Rectifier.ORGANIZER, False)
    assert (now.rectifier_name, now.supervisor) == ("示例镇人民政府", "示例副镇长")
    assert (now.meanwhile, now.five.money) == ("夜间加派一人巡视", "3000 元，镇财政")
    assert (now.first_deadline, now.deadline) == ("2026-11-27", "2026-12-04")
    told = {(one.what, one.detail) for one in life_of(ws, light) if one.by == "示例丙"}
    assert ("填写督办领导", "示例副镇长") in told
    assert ("期限到 2026年12月4日", "10个工作日内") in told
    ledger_fields.set_fields(ws, light, {"rectifier": ""})
    assert get_finding(ws, light).rectifier is Rectifier.OPERATOR, "the proposal again"


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
    ws: Workspace, inspected: Inspected, values: dict[str, str], code: str
) -> None:
    before = get_finding(ws, inspected.light)
    held = {"money": "一千元", **values}
    refused = refusal(lambda: ledger_fields.set_fields(ws, inspected.light, held))
    assert refused.code == code
    assert get_finding(ws, inspected.light) == before


def test_the_whole_way_to_closure(ws: Workspace, inspected: Inspected) -> None:
    light = inspected.light
    rectification.begin_work(ws, light)
    assert get_finding(ws, light).state is LedgerState.UNDER_WAY
    rectification.extend(ws, light, date(2026, 12, 11), "灯具缺货", "示例副镇长")
    extended = get_finding(ws, light)
    assert (extended.first_deadline, extended.deadline) == ("2026-11-27", "2026-12-11")
    (extension,) = extended.extensions
    assert (extension.before, extension.approved_by) == ("2026-11-27", "示例副镇长")
    rectification.report_done(ws, light, by="示例丁", note="已全部更换")
    assert get_finding(ws, light).state is LedgerState.WAITING
    refused = refusal(lambda: rectification.close_finding(ws, light))
    assert refused.code == "finding.basis_missing"
    rectification.close_finding(ws, light, by="示例丙", note="看了照片和发票")
    closed = get_finding(ws, light)
    assert (closed.state, closed.closed_by, closed.closed_on) == (
        LedgerState.CLOSED,
        "示例丙",
        "2026-11-20",
    )
    (look,) = closed.rechecks
    assert (look.result, look.visit, look.note) == (RecheckResult.CORRECTED, "", "看了照片和发票")
    rectification.reopen(ws, light, "又坏了", "3")
    again = get_finding(ws, light)
    assert (again.state, again.closed_by, again.deadline) == (LedgerState.OPEN, "", "2026-11-23")
    told = [event.what for event in life_of(ws, light)]
    assert told == [
        "检查发现",
        "转为整改中",
        "延期到 2026-12-11",
        "期限到 2026年12月11日",
        "报送整改完成",
        "核实：已改正",
        "销号",
        "重新整改",
        "期限到 2026年11月23日",
    ]
    assert keeping.rebuild(ws, check=True)


def test_a_new_term_runs_from_the_day_it_is_set(
    ws: Workspace, inspected: Inspected, clock: Clock
) -> None:
    clock.moment += timedelta(days=30)
    ledger_fields.set_fields(ws, inspected.light, {"term": "5"})
    assert get_finding(ws, inspected.light).deadline == "2026-12-25"
    ledger_fields.set_fields(ws, inspected.light, {"term": "2026-12-30"})
    assert get_finding(ws, inspected.light).term == "2026年12月30日前(含当日)"


def test_overdue_follows_from_the_day_and_is_never_written(
    ws: Workspace, inspected: Inspected
) -> None:
    light, last_day, after = inspected.light, date(2026, 11, 27), date(2026, 11, 28)
    assert get_finding(ws, light, today=last_day).state is LedgerState.OPEN
    late = get_finding(ws, light, today=after)
    assert (late.state, late.stage) == (LedgerState.OVERDUE, LedgerState.OPEN)
    overdue = ledger(ws, LedgerFilter(states=(LedgerState.OVERDUE,)), today=after)
    assert late in overdue
    assert all(line.deadline <= "2026-11-27" for line in overdue)
    rectification.report_done(ws, light)
    assert get_finding(ws, light, today=after).state is LedgerState.WAITING


def test_a_report_that_does_not_hold_goes_back(ws: Workspace, inspected: Inspected) -> None:
    light = inspected.light
    rectification.report_done(ws, light, by="示例丁")
    rectification.check_at_desk(ws, light, RecheckResult.PARTLY, "照片里还有一盏不亮")
    assert get_finding(ws, light).state is LedgerState.UNDER_WAY
    rectification.report_done(ws, light, by="示例丁")
    rectification.check_at_desk(ws, light, RecheckResult.CORRECTED, "补了照片")
    assert get_finding(ws, light).passed_recheck
    rectification.close_finding(ws, light)
    assert get_finding(ws, light).closed_by == "示例甲"


def test_handing_over_waits_for_an_outcome(ws: Workspace, inspected: Inspected) -> None:
    light = inspected.light
    refused = refusal(lambda: rectification.hand_over(ws, light, " "))
    assert refused.code == "field.empty"
    rectification.hand_over(ws, light, "县消防救援大队", note="附照片 2 张")
    handed = get_finding(ws, light)
    assert (handed.state, handed.handed_to) == (LedgerState.HANDED_OVER, "县消防救援大队")
    assert refusal(lambda: rectification.close_finding(ws, light)).code == "finding.not_now"
    rectification.note_reply(ws, light, ReplyKind.ACCEPTED, number="示消接〔2026〕5号")
    close = refusal(lambda: rectification.close_finding(ws, light))
    assert "先登记移送部门的办理结果" in close.sentence, "a receipt is no result"
    rectification.note_reply(ws, light, ReplyKind.CORRECTED, "已责令更换")
    rectification.close_finding(ws, light)
    closed = get_finding(ws, light)
    assert closed.state is LedgerState.CLOSED
    assert closed.handed_over is not None
    assert closed.handed_over.outcome == "已办结，问题已改正，已责令更换"
    assert [one.kind for one in closed.handed_over.replies] == [
        ReplyKind.ACCEPTED,
        ReplyKind.CORRECTED,
    ]
    told = [(one.what, one.detail) for one in life_of(ws, light)]
    assert ("移送部门：已接收", "示消接〔2026〕5号，2026-11-20") in told
    rectification.reopen(ws, light, "又坏了")
    rectification.hand_over(ws, light, "县住建局")
    again = get_finding(ws, light).handed_over
    assert again is not None
    assert again.replies == (), "what the other department said was about another hand-over"


def test_a_hazard_that_was_handed_over_is_closed_by_a_numbered_result(
    ws: Workspace, inspected: Inspected
) -> None:
    hazard = inspected.hazard
    ledger_fields.set_fields(ws, hazard, {"supervisor": "示例副县长"})
    rectification.hand_over(ws, hazard, "县消防救援大队")
    rectification.note_reply(ws, hazard, ReplyKind.CORRECTED, "已拆除")
    close = lambda: rectification.close_finding(ws, hazard)  # noqa: E731
    assert refusal(close).code == "finding.hazard_visit", "said, but not in writing"
    rectification.note_reply(
        ws, hazard, ReplyKind.CORRECTED, "已拆除", on=date(2026, 11, 20), number="示消函〔2026〕9号"
    )
    close()
    closed = get_finding(ws, hazard)
    assert closed.state is LedgerState.CLOSED
    assert closed.handed_over is not None
    assert "示消函〔2026〕9号" in closed.handed_over.outcome
    assert keeping.rebuild(ws, check=True)


def test_days_lie_between_finding_and_today(ws: Workspace, inspected: Inspected) -> None:
    for day in (date(2026, 11, 19), date(2026, 11, 21)):
        refused = refusal(lambda day=day: rectification.report_done(ws, inspected.light, on=day))
        assert refused.code == "finding.bad_day"
        assert day.isoformat() in refused.sentence


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
    Act.OUTCOME: lambda ws, one: rectification.note_reply(ws, one, ReplyKind.UNDER_WAY),
    Act.REOPEN: lambda ws, one: rectification.reopen(ws, one, "又坏了"),
    Act.MERGE: lambda ws, one: regrouping.merge(ws, one, []),
    Act.SPLIT: lambda ws, one: regrouping.split(ws, one, [Part(place="东"), Part(place="西")]),
}
REFUSED: dict[LedgerState, set[Act]] = {
    LedgerState.OPEN: {Act.CLOSE, Act.OUTCOME, Act.REOPEN},
    LedgerState.UNDER_WAY: {Act.BEGIN, Act.CLOSE, Act.OUTCOME, Act.REOPEN},
    LedgerState.WAITING: {Act.BEGIN, Act.TERM, Act.EXTEND, Act.REPORT, Act.OUTCOME, Act.REOPEN},
    LedgerState.CLOSED: set(Act) - {Act.PICTURE, Act.REOPEN},
    LedgerState.HANDED_OVER: set(Act)
    - {Act.SET, Act.PICTURE, Act.RECHECK, Act.OUTCOME, Act.REOPEN},
}


@pytest.mark.parametrize("state", BRINGS)
def test_only_the_allowed_transitions_are_made(
    ws: Workspace, inspected: Inspected, state: LedgerState
) -> None:
    """Each act on a finding of its own, brought to the state; refusals write nothing."""
    for act, finding in zip(DOES, inspected.spots, strict=False):
        BRINGS[state](ws, finding)
        before = get_finding(ws, finding)
        assert before.stage is state
        if act in REFUSED[state]:
            refused = refusal(lambda act=act, finding=finding: DOES[act](ws, finding))
            assert refused.code == "finding.not_now"
            assert state.label in refused.sentence
            assert why_not(before, act) is not None
            assert get_finding(ws, finding) == before
        else:
            assert act in acts_for(before)
            DOES[act](ws, finding)
    assert set(DOES) == set(Act), "every act was tried"
    assert keeping.rebuild(ws, check=True)


def test_what_must_be_corrected_at_once_is_not_extended(
    ws: Workspace, inspected: Inspected
) -> None:
    later = date(2026, 12, 4)
    extend = lambda: rectification.extend(ws, inspected.exit, later, "缺货", "示例丙")  # noqa: E731
    assert refusal(extend).code == "finding.at_once"
    ledger_fields.set_fields(ws, inspected.exit, {"term": "2026-11-25"})
    extend()
    assert get_finding(ws, inspected.exit).deadline == "2026-12-04"
    assert refusal(extend).code == "finding.not_later"


def test_a_major_hazard_is_not_closed_from_the_desk(ws: Workspace, inspected: Inspected) -> None:
    hazard = inspected.hazard
    assert [one.id for one in major_hazards(ws)] == [hazard]
    rectification.report_done(ws, hazard)
    close = lambda: rectification.close_finding(ws, hazard, note="看了照片")  # noqa: E731
    assert refusal(close).code == "finding.hazard_visit"
    rectification.check_at_desk(ws, hazard, RecheckResult.CORRECTED, "看了照片")
    assert refusal(close).code == "finding.hazard_visit", "a look at the desk is not enough"
    assert get_finding(ws, hazard).state is LedgerState.WAITING


def test_several_are_closed_together_or_none(ws: Workspace, inspected: Inspected) -> None:
    first, second = inspected.spots[:2]
    rectification.report_done(ws, first)
    both = lambda: rectification.close_findings(ws, [first, second], note="看了照片")  # noqa: E731
    assert refusal(both).code == "finding.not_now"
    assert get_finding(ws, first).state is LedgerState.WAITING
    rectification.report_done(ws, second)
    both()
    assert {get_finding(ws, one).state for one in (first, second)} == {LedgerState.CLOSED}


def test_lines_are_merged_and_taken_apart_again(ws: Workspace, inspected: Inspected) -> None:
    whole, part = inspected.light, inspected.exit
    assert refusal(lambda: regrouping.merge(ws, whole, [whole])).code == "finding.merge_itself"
    regrouping.merge(ws, whole, [part])
    assert get_finding(ws, whole).deadline == get_finding(ws, part).deadline, "the earliest counts"
    merged = get_finding(ws, part)
    assert (merged.state, merged.merged_into) == (LedgerState.MERGED, whole)
    assert part not in {line.id for line in ledger(ws)}
    assert "并入" in refusal(lambda: rectification.report_done(ws, part)).sentence
    parts = [Part(place="东"), Part(place="西")]
    refused = refusal(lambda: regrouping.split(ws, whole, parts))
    assert refused.code == "finding.split_merged"
    regrouping.merge(ws, inspected.spots[0], [whole])
    assert get_finding(ws, part).merged_into == inspected.spots[0], "it follows its whole"
    rectification.reopen(ws, part, "不是一回事")
    assert get_finding(ws, part).state is LedgerState.OPEN
    assert keeping.rebuild(ws, check=True)


def test_a_whole_waits_for_a_look_only_when_all_its_parts_do(
    ws: Workspace, inspected: Inspected
) -> None:
    whole, part, other = inspected.light, inspected.exit, inspected.spots[0]
    rectification.report_done(ws, whole)
    rectification.report_done(ws, part)
    regrouping.merge(ws, whole, [part])
    assert get_finding(ws, whole).stage is LedgerState.WAITING
    regrouping.merge(ws, whole, [other])
    assert get_finding(ws, whole).stage is LedgerState.OPEN, "nobody reported the other as done"


def test_a_major_hazard_is_not_merged_away(ws: Workspace, inspected: Inspected) -> None:
    small, hazard = inspected.light, inspected.hazard
    refused = refusal(lambda: regrouping.merge(ws, small, [hazard]))
    assert refused.code == "finding.merge_hazard"
    regrouping.merge(ws, hazard, [small])
    assert get_finding(ws, small).merged_into == hazard


def test_a_split_line_goes_on_as_its_parts(ws: Workspace, inspected: Inspected) -> None:
    light = inspected.light
    ledger_fields.set_fields(ws, light, {"supervisor": "示例副镇长"})
    rectification.begin_work(ws, light)
    whole = get_finding(ws, light)

    def split(*places: str) -> tuple[str, ...]:
        return regrouping.split(ws, light, [Part(place=place) for place in places])

    for places in (("东侧",), ("东侧", "东 侧"), ("东侧", " ")):
        refused = refusal(lambda places=places: split(*places))
        assert refused.code == "finding.split_few"
    ids = split("二层东侧", "三层西侧")
    parts = [get_finding(ws, one) for one in ids]
    assert [part.place for part in parts] == ["二层东侧", "三层西侧"]
    for part in parts:
        assert (part.supervisor, part.state) == ("示例副镇长", LedgerState.UNDER_WAY)
        assert (part.split_from, part.deadline, part.seen) == (light, whole.deadline, whole.seen)
    assert get_finding(ws, light).split_into == ids
    rectification.report_done(ws, ids[0])
    told = [event.what for event in life_of(ws, ids[0])]
    assert told == ["检查发现", "填写督办领导", "转为整改中", "由另一条拆出", "报送整改完成"]
    assert keeping.rebuild(ws, check=True)


def test_pictures_of_correction_stand_beside_those_before(
    ws: Workspace, inspected: Inspected, tmp_path: Path
) -> None:
    exit_opens = inspected.exit
    before = get_finding(ws, exit_opens).photos_before
    assert len(before) == 2
    added = correction_photos.add_correction_photos(
        ws,
        exit_opens,
        [PICTURES / "alarm-panel.jpg", tmp_path / "没有.jpg"],
        before=before[1],
        caption="锁已拆除",
    )
    assert [name for name, _why in added.refused] == ["没有.jpg"]
    now = get_finding(ws, exit_opens)
    (after,) = now.photos_after
    assert [(pair.before, pair.after) for pair in now.pairs] == [
        (before[0], None),
        (before[1], after),
    ]
    for sha256 in (*before, after.sha256):
        small = correction_photos.picture_thumbnail(ws, exit_opens, sha256, 80)
        assert small.startswith(b"\xff\xd8")
    assert keeping.verify(ws).sound
    ws.evidence.path(after.sha256).unlink()
    assert keeping.verify(ws).missing == (after.sha256,), "evidence of correction is evidence"
    correction_photos.remove_correction_photo(ws, exit_opens, after.id)
    assert get_finding(ws, exit_opens).photos_after == ()


def test_a_report_with_a_broken_picture_writes_nothing(
    ws: Workspace, inspected: Inspected, tmp_path: Path
) -> None:
    broken = tmp_path / "坏.jpg"
    broken.write_bytes(b"\xff\xd8\xff" + b"0" * 50)
    files = [PICTURES / "corridor.jpg", broken]
    refused = refusal(lambda: rectification.report_done(ws, inspected.light, files=files))
    assert refused.code == "photo.unreadable"
    assert get_finding(ws, inspected.light).state is LedgerState.OPEN
    rectification.report_done(ws, inspected.light, files=files[:1])
    assert len(get_finding(ws, inspected.light).photos_after) == 1


def test_the_ledger_is_filtered(ws: Workspace, inspected: Inspected) -> None:
    def found(**wanted: object) -> set[str]:
        return {one.item for one in ledger(ws, LedgerFilter(**wanted))}  # type: ignore[arg-type]

    assert found(search="敬老院 挂锁") == {EXIT}
    assert found(since="2026-11-21") == set()
    assert {EXIT, LIGHT} <= found(until="2026-11-20")
    assert EXIT in found(facility=inspected.facility)
    assert found(facility="没有") == set()
    assert resolve_finding(ws, inspected.exit[:13]) == inspected.exit
    for text in ("", "x"):
        assert refusal(lambda text=text: resolve_finding(ws, text)).code == "finding.unknown"
