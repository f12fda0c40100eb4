"""Before the visit: conditions by mode and type, the plan and its papers, sources, frequency."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.facts.document import ServiceManner
from inspector.facts.due import DueKind
from inspector.facts.ledger_sheet import LedgerKind
from inspector.facts.origin import Origin, Source
from inspector.facts.vocabulary import Depth, Mode, VisitState, VisitType
from inspector.usecases import documents, keeping, ledgers, service, visit_changes, walk
from inspector.usecases.asking import get_head
from inspector.usecases.due import calendar, due
from inspector.usecases.facilities import edit_facility
from inspector.usecases.facility_history import previsit
from inspector.usecases.facility_overview import facility_file
from inspector.usecases.local_rules import LocalRules, set_local_rules
from inspector.usecases.preparing import prepare
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.visits import (
    Started,
    plan_visit,
    procedure_of,
    start_visit,
    visit_draft_of,
    without_needless,
)
from inspector.workspace import Workspace
from tests.conftest import people
from tests.reports.sample_papers import read
from tests.usecases.paper_scene import Closed, set_time
from tests.usecases.test_due import events

Begin = Callable[..., str]
NO_STAKE = ("p0", "p1")
COMPLAINT = Origin(source=Source.COMPLAINT, reference="12345-0077", reply_by="2026-12-01")


def draft(ws: Workspace, facility: str, **changed: object) -> VisitDraft:
    held = VisitDraft(
        facility=facility,
        mode=Mode.CIVIL_ADMIN,
        type=VisitType.ROUTINE,
        depth=Depth.CORE,
        begun=ws.now(),
        people=people("示例甲", "示例乙"),
        recusal=NO_STAKE,
    )
    return replace(held, **changed)  # type: ignore[arg-type]


def open_codes(ws: Workspace, wanted: VisitDraft) -> list[str]:
    """What 程序核对 finds missing, without its first word."""
    return [one.code.removeprefix("procedure.") for one in prepare(ws, wanted).notices]


@pytest.mark.parametrize(
    ("mode", "kind", "missing"),
    [
        (Mode.CIVIL_ADMIN, VisitType.ROUTINE, ["approval", "notice", "recusal", "entry_code"]),
        (Mode.CIVIL_ADMIN, VisitType.SPECIAL, ["approval", "notice", "recusal", "entry_code"]),
        (Mode.CIVIL_ADMIN, VisitType.CASE, ["approval", "source", "recusal", "entry_code"]),
        (Mode.CIVIL_ADMIN, VisitType.RECHECK, ["recusal", "entry_code"]),
        (Mode.JOINT, VisitType.ROUTINE, ["entry_code"]),
        (Mode.TOWNSHIP_PATROL, VisitType.ROUTINE, []),
        (Mode.TOWNSHIP_PATROL, VisitType.NIGHT, []),
        (Mode.WUBAO_CHECK, VisitType.SPECIAL, []),
    ],
)
def test_each_mode_and_type_is_asked_what_the_law_asks(
    ws: Workspace, facility: str, mode: Mode, kind: VisitType, missing: list[str]
) -> None:
    set_local_rules(ws, LocalRules(entry_code=True))
    assert open_codes(ws, draft(ws, facility, mode=mode, type=kind, recusal=())) == missing
    answered = draft(ws, facility, mode=mode, type=kind, origin=COMPLAINT, entry_code="M-1")
    left = [one for one in missing if one in ("approval", "notice")]
    assert open_codes(ws, answered) == left


def test_a_new_officer_has_to_declare_too(ws: Workspace, facility: str) -> None:
    three = draft(ws, facility, people=people("示例甲", "示例乙", "示例丙"))
    messages = [one.message for one in prepare(ws, three).notices]
    assert "示例丙还没有声明与这家单位没有直接利害关系" in messages


def issue(ws: Workspace, visit: str, kind: str, **fields: str) -> str:
    return documents.draft_and_issue(ws, visit, kind, fields=fields).document


def planned(ws: Workspace, facility: str, days: int, **changed: object) -> Started:
    begun = ws.now() + timedelta(days=days)
    return plan_visit(ws, draft(ws, facility, begun=begun, **changed))


@pytest.mark.parametrize(
    ("served", "days", "words"),
    [
        # Friday 20 November: 23, 24, 25 are the working days up to Wednesday.
        ("2026-11-20T16:00", 5, "提前 3 个工作日"),
        ("2026-11-20T16:00", 4, "提前不到 3 个工作日：持通知书直接检查"),
    ],
)
def test_the_notice_comes_three_working_days_before(
    ws: Workspace, facility: str, served: str, days: int, words: str
) -> None:
    visit = planned(ws, facility, days).visit
    issue(ws, visit, "approval", source="双随机抽取", way="持通知书直接检查")
    reasons = {"papers.notice_short": "持通知书直接检查"}
    begun = visit_draft_of(ws, visit).begun
    notice = documents.draft_document(ws, visit, "inspection_notice", fields={})
    documents.issue_document(ws, notice.id, overrides=reasons if days < 5 else {})
    set_time(ws, served)
    service.serve_document(
        ws, notice.id, manner=ServiceManner.HAND, receiver="示例丁", place="办公室"
    )
    ws._clock.moment = begun  # type: ignore[attr-defined]
    assert procedure_of(ws, visit) == (), "a reason given on the notice is not asked again"
    met = prepare(ws, visit_draft_of(ws, visit)).met
    assert any(words in one for one in met), met


def test_a_case_is_not_announced(ws: Workspace, facility: str) -> None:
    visit = planned(ws, facility, 3, type=VisitType.CASE, origin=COMPLAINT).visit
    issue(ws, visit, "approval")
    notice = documents.draft_document(ws, visit, "inspection_notice", fields={})
    documents.issue_document(ws, notice.id)
    assert procedure_of(ws, visit) == (), "the notice goes along, it is not served before"
    text = read(documents.document_pdf(ws, issue(ws, visit, "approval")))
    assert "12345或信访" in text
    assert "12345-0077" in text


def test_a_plan_begins_with_what_was_planned_and_the_facts_of_the_day(
    ws: Workspace, facility: str
) -> None:
    reasons = {"procedure.approval": "审批表在路上", "procedure.notice": "持通知书直接检查"}
    visit = planned(ws, facility, 3, origin=COMPLAINT, overrides=reasons).visit
    head = get_head(ws, visit)
    assert (head.state, head.begun[:10]) == (VisitState.PLANNED, "2026-11-23")
    item = walk.visit_items(ws, visit)[0].id
    with pytest.raises(InspectorError, match=r"visit\.planned"):
        walk.record_answers(ws, visit, [walk.Answer(item=item)])
    issue(ws, visit, "approval", way="持通知书直接检查")
    edit_facility(ws, facility, {"beds": 99, "gas": None})
    set_time(ws, "2026-11-23T09:05")
    again = without_needless(ws, replace(visit_draft_of(ws, visit), begun=ws.now()))
    assert list(again.overrides) == ["procedure.notice"], "the approval is there by now"
    smaller = replace(again, people=again.people[:2])
    assert start_visit(ws, smaller).visit == visit
    begun = get_head(ws, visit)
    assert (begun.state, begun.begun[:16]) == (VisitState.OPEN, "2026-11-23T09:05")
    assert begun.origin == COMPLAINT
    draft_now = visit_draft_of(ws, visit)
    assert list(draft_now.overrides) == ["procedure.notice"]
    assert [one.name for one in draft_now.people] == ["示例甲", "示例乙"]
    with ws.store.read() as connection:
        from inspector.store import visit_rows

        facts = visit_rows.facts(connection, visit)
    assert facts["beds"] == 99
    assert "gas" not in facts
    with pytest.raises(InspectorError, match=r"visit\.not_planned"):
        start_visit(ws, replace(again, begun=ws.now()))
    assert keeping.rebuild(ws, check=True)


def test_only_what_counts_meets_the_cap(closed: Closed) -> None:
    ws, scene = closed()
    facility = get_head(ws, scene.visit).facility
    set_local_rules(ws, LocalRules(cap=1))
    ordered = Origin(source=Source.CAMPAIGN, reference="示〔2026〕1号")
    assert "frequency" in open_codes(ws, draft(ws, facility))
    special = draft(ws, facility, type=VisitType.SPECIAL, origin=ordered)
    assert "frequency" not in open_codes(ws, special)
    assert "frequency" not in open_codes(ws, draft(ws, facility, mode=Mode.JOINT))
    assert "frequency" not in open_codes(ws, draft(ws, facility, type=VisitType.RECHECK))
    set_local_rules(ws, LocalRules(cap=1, recheck_counts=True, joint_counts=True))
    assert "frequency" in open_codes(ws, draft(ws, facility, mode=Mode.JOINT))
    assert "frequency" in open_codes(ws, draft(ws, facility, type=VisitType.RECHECK))
    page = previsit(ws, facility)
    assert (page.counted, page.cap, [one.counts for one in page.visits]) == (1, 1, [True])
    with pytest.raises(InspectorError, match=r"rules\.bad_cap"):
        set_local_rules(ws, LocalRules(cap=0))


@pytest.mark.parametrize(
    ("mode", "kind", "source", "preset"),
    [
        (Mode.CIVIL_ADMIN, VisitType.CASE, None, "case"),
        (Mode.TOWNSHIP_PATROL, VisitType.ROUTINE, Source.COMPLAINT, "case"),
        (Mode.TOWNSHIP_PATROL, VisitType.NIGHT, None, "night"),
        (Mode.CIVIL_ADMIN, VisitType.ROUTINE, Source.FIRST, "first"),
        (Mode.CIVIL_ADMIN, VisitType.ROUTINE, Source.PLAN, ""),
    ],
)
def test_type_and_source_propose_a_preset(
    ws: Workspace, facility: str, mode: Mode, kind: VisitType, source: Source | None, preset: str
) -> None:
    wanted = draft(ws, facility, mode=mode, type=kind, origin=Origin(source=source))
    assert prepare(ws, wanted).preset == preset
    assert prepare(ws, replace(wanted, preset="")).preset == "", "a person may say otherwise"


def test_a_planned_visit_stands_in_the_calendar_and_moves_there(
    ws: Workspace, facility: str
) -> None:
    visit = planned(ws, facility, 3).visit
    uid = f"{visit}-planned@facility-inspector"
    before = events(calendar(ws))[uid]
    assert before["DTSTART;VALUE=DATE"] == "20261123"
    assert before["SUMMARY"] == "已安排：示例镇敬老院"
    moved = replace(visit_draft_of(ws, visit), begun=ws.now() + timedelta(days=4))
    plan_visit(ws, moved)
    after = events(calendar(ws))[uid]
    assert after["DTSTART;VALUE=DATE"] == "20261124"
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    visit_changes.abandon_visit(ws, visit, "改期")
    assert uid not in events(calendar(ws))


def test_the_reply_to_a_complaint_is_due_until_it_is_given(
    ws: Workspace, facility: str, begin: Begin
) -> None:
    visit = begin(mode=Mode.TOWNSHIP_PATROL, origin=COMPLAINT)
    (waiting,) = due(ws).visits
    assert (waiting.kind, waiting.day, waiting.days) == (DueKind.REPLY, "2026-12-01", 11)
    assert "12345-0077" in waiting.words
    assert "回复期限".encode() in calendar(ws)
    with pytest.raises(InspectorError, match=r"visit\.reply_early"):
        visit_changes.give_reply(ws, visit, date(2026, 12, 24))
    visit_changes.give_reply(ws, visit, date(2026, 11, 20), "示复〔2026〕3号")
    assert due(ws).visits == ()
    sheet = ledgers.ledger_sheet(ws, LedgerKind.COMPLAINTS)
    row = dict(zip([one.key for one in sheet.columns], sheet.rows[0], strict=True))
    assert row["reference"] == "12345-0077"
    assert (row["reply_by"], row["replied_on"]) == ("2026-12-01", "2026-11-20")
    assert row["replied"] == "示复〔2026〕3号"
    assert row["conclusion"] == "检查中"
    other = begin(mode=Mode.TOWNSHIP_PATROL)
    with pytest.raises(InspectorError, match=r"visit\.no_reply_due"):
        visit_changes.give_reply(ws, other, date(2026, 11, 20))


def test_a_first_visit_is_due_twenty_working_days_after_filing(
    ws: Workspace, facility: str, begin: Begin
) -> None:
    edit_facility(ws, facility, {"filed_on": "2026-11-16"})
    (first,) = due(ws).visits
    assert (first.kind, first.day, first.visit) == (DueKind.FIRST, "2026-12-14", "")
    assert previsit(ws, facility).first_by == "2026-12-14"
    plan = planned(ws, facility, 5).visit
    assert {one.kind for one in due(ws).visits} == {DueKind.FIRST, DueKind.PLANNED}
    visit_changes.abandon_visit(ws, plan, "改期")
    begin()
    assert due(ws).visits == ()


def test_the_internal_sheet_alone_tells_source_declaration_and_code(closed: Closed) -> None:
    ws, scene = closed()
    sheet = read(documents.document_pdf(ws, issue(ws, scene.visit, "internal_sheet")))
    assert "示例甲、示例乙声明与检查对象没有直接利害关系。" in sheet
    assert "持通知书直接检查" in sheet
    feedback = read(documents.document_pdf(ws, issue(ws, scene.visit, "feedback")))
    assert "持通知书直接检查" not in feedback


def test_the_file_of_a_facility_marks_what_counts(closed: Closed) -> None:
    ws, scene = closed()
    facility = get_head(ws, scene.visit).facility
    start_visit(ws, draft(ws, facility, mode=Mode.TOWNSHIP_PATROL))
    assert [one.counts for one in facility_file(ws, facility).visits] == [False, True]
