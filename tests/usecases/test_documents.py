"""Papers of a visit: what each may hold, how it is issued, numbered, revised and voided."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from inspector.errors import InspectorError
from inspector.facts.document import DocumentState, ServiceManner
from inspector.facts.vocabulary import Depth, Mode, RecheckResult, VisitType
from inspector.reports.templates import template_of
from inspector.usecases import (
    documents,
    issuing,
    keeping,
    number_blocks,
    papers_overview,
    service,
    signing,
)
from inspector.usecases.frozen_paper import facts_bytes, read_facts
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.recheck import record_result, start_recheck
from inspector.usecases.rectification import extend
from inspector.usecases.visit_changes import override_condition
from inspector.workspace import Workspace
from tests.conftest import people
from tests.finished import in_order
from tests.reports.sample_papers import read
from tests.usecases.paper_scene import (
    ORDER_FIELDS,
    Begin,
    Closed,
    close,
    fill_in,
    set_time,
)

ORDER = "rectification_order"


def refused(call: Callable[[], object]) -> InspectorError:
    with pytest.raises(InspectorError) as caught:
        call()
    assert caught.value.sentence
    return caught.value


def states(ws: Workspace, visit: str) -> dict[str, str]:
    """Why each kind of paper cannot be made, empty where it can."""
    return {one.type: one.why for one in papers_overview.papers_for(ws, visit)}


def text_of(ws: Workspace, document: str) -> str:
    return read(documents.document_pdf(ws, document))


def test_the_mode_decides_which_papers_exist(ws: Workspace, begin: Begin) -> None:
    township = set(states(ws, begin(mode=Mode.TOWNSHIP_PATROL)))
    assert ORDER not in township
    assert not township & {"approval", "inspection_notice", "rights_notice", "publication"}
    assert {"rectification_advice", "transfer_letter", "internal_sheet"} <= township
    civil = set(states(ws, begin(mode=Mode.CIVIL_ADMIN)))
    assert {"approval", "inspection_notice", "rights_notice", ORDER, "publication"} <= civil
    assert "joint_plan" in states(ws, begin(mode=Mode.JOINT))
    assert "joint_plan" not in civil


def test_papers_say_why_they_cannot_be_made_yet(ws: Workspace, begin: Begin) -> None:
    visit = begin(mode=Mode.CIVIL_ADMIN, depth=Depth.FULL, **in_order(Mode.CIVIL_ADMIN))
    before = states(ws, visit)
    assert before["inspection_notice"] == ""
    assert before[ORDER] == "检查记录定稿以后才能做"
    fill_in(ws, visit)
    close(ws, visit)
    after = states(ws, visit)
    assert after[ORDER] == ""
    assert after["major_hazard_report"] == "没有重大事故隐患或难以判定的问题"
    assert after["service_receipt"] == "还没有出具要送达的文书"
    error = refused(lambda: documents.draft_document(ws, visit, "major_hazard_report"))
    assert error.code == "document.not_now"
    assert "难以判定" in error.sentence


def test_an_order_holds_only_what_may_be_ordered(closed: Closed) -> None:
    ws, scene = closed()
    order = documents.draft_document(ws, scene.visit, ORDER)
    assert [str(n) for n in _numbers(ws, order.id)] == [scene.own]
    said = {
        number: refused(
            lambda number=number: documents.draft_document(
                ws, scene.visit, ORDER, findings=[scene.own, number]
            )
        ).sentence
        for number in (scene.other, scene.advice, scene.corrected)
    }
    assert "由消防救援机构处理" in said[scene.other]
    assert "只是工作建议" in said[scene.advice]
    assert "已经当场改正" in said[scene.corrected]
    assert (
        refused(lambda: documents.draft_document(ws, scene.visit, ORDER, findings=["99"])).code
        == "document.no_finding"
    )


def _numbers(ws: Workspace, document: str) -> list[int]:
    held = documents.get_document(ws, document)
    source = documents.paper_source(ws, held.visit)
    return [one.number for one in source.findings if one.id in held.findings]


def test_a_township_never_orders_and_hands_over_instead(closed: Closed) -> None:
    ws, scene = closed(mode=Mode.TOWNSHIP_PATROL)
    error = refused(lambda: documents.order_visit(ws, scene.visit, fields=ORDER_FIELDS))
    assert error.code == "document.not_in_mode"
    letter = documents.draft_document(ws, scene.visit, "transfer_letter", findings=[scene.other])
    issued = documents.issue_document(ws, letter.id)
    text = text_of(ws, issued.document)
    assert "消防救援机构：" in text
    assert "移送清单" in text
    assert "回执" in text
    advice = documents.draft_and_issue(ws, scene.visit, "rectification_advice")
    text = text_of(ws, advice.document)
    assert "隐患整改建议书" in text
    assert "建议立即整改并移送消防救援机构" in text
    assert "责令" not in text


def test_the_care_service_check_orders_service_matters_alone(closed: Closed) -> None:
    ws, scene = closed(mode=Mode.WUBAO_CHECK)
    issued = documents.order_visit(ws, scene.visit, fields=ORDER_FIELDS)
    text = text_of(ws, issued.document)
    assert "责令限期改正通知" in text
    assert "《农村五保供养工作条例》（国务院令第456号）第二十四条" in text
    assert "一层档案室" in text
    assert "二层西侧安全出口" not in text


def test_an_issued_paper_is_handed_out_as_stored(closed: Closed) -> None:
    ws, scene = closed()
    issued = documents.order_visit(ws, scene.visit, fields=ORDER_FIELDS)
    first = documents.document_pdf(ws, issued.document)
    facts = documents.document_facts(ws, issued.document)
    again = issuing.render(ws, facts, template_of(ORDER), issued.facts)
    assert first == again, "same facts, same bytes"
    assert read_facts(facts_bytes(facts)) == facts
    assert ws.evidence.read(issued.facts) == facts_bytes(facts)
    assert ws.evidence.verify(facts.template), "the wording is kept as evidence"
    set_time(ws, "2026-12-24T09:00")
    documents.draft_and_issue(ws, scene.visit, "rectification_report")
    assert documents.document_pdf(ws, issued.document) == first


def test_a_change_makes_a_new_revision_that_names_the_old(closed: Closed) -> None:
    ws, scene = closed()
    issued = documents.order_visit(ws, scene.visit, fields=ORDER_FIELDS)
    old = documents.document_pdf(ws, issued.document)
    error = refused(lambda: documents.edit_document(ws, issued.document, fields={"court": "乙"}))
    assert error.code == "document.not_draft"
    draft = documents.revise_document(ws, issued.document, "法院名称写错")
    assert (draft.state, draft.revision, draft.number) == (DocumentState.DRAFT, 2, issued.number)
    assert "草稿" in text_of(ws, draft.id)
    documents.edit_document(ws, draft.id, fields={"court": "示例县第二人民法院"})
    again = documents.issue_document(ws, draft.id)
    assert again.number == issued.number
    text = text_of(ws, draft.id)
    assert "本件替代第1版" in text
    assert "更正理由：法院名称写错" in text
    assert "示例县第二人民法院" in text
    assert documents.document_pdf(ws, draft.id, revision=1) == old
    assert refused(lambda: documents.document_pdf(ws, draft.id, 3)).code == "document.no_revision"


def test_numbers_stay_gap_free_after_a_void(closed: Closed) -> None:
    ws, scene = closed()
    made = [documents.order_visit(ws, scene.visit, fields=ORDER_FIELDS) for _n in range(3)]
    assert [one.number for one in made] == [f"责改〔2026〕第000{n}号" for n in (1, 2, 3)]
    documents.void_document(ws, made[1].document, "漏写一项")
    assert refused(lambda: documents.void_document(ws, made[1].document, "再废")).code == (
        "document.void"
    )
    following = documents.order_visit(ws, scene.visit, fields=ORDER_FIELDS)
    assert following.number == "责改〔2026〕第0004号", "a voided number is never used again"
    book = number_blocks.number_book(ws, ORDER, 2026)
    assert [one.n for one in book] == [1, 2, 3, 4]
    assert [one.void for one in book] == ["", "漏写一项", "", ""]
    voided = documents.get_document(ws, made[1].document)
    assert (voided.state, voided.void, voided.number) == (
        DocumentState.VOID,
        "漏写一项",
        made[1].number,
    )


def test_a_block_is_used_up_and_another_follows(closed: Closed) -> None:
    ws, scene = closed()
    number_blocks.set_number_block(ws, ORDER, 2026, prefix="示民责改", first=21, last=22)
    numbers = [
        documents.order_visit(ws, scene.visit, fields=ORDER_FIELDS).number for _n in range(2)
    ]
    assert numbers == ["示民责改〔2026〕第0021号", "示民责改〔2026〕第0022号"]
    before = documents.list_documents(ws)
    error = refused(lambda: documents.order_visit(ws, scene.visit, fields=ORDER_FIELDS))
    assert error.code == "number.exhausted"
    assert "2026 年的号段 21 至 22 已经用完" in error.sentence
    assert documents.list_documents(ws) == before, "nothing is left behind"
    number_blocks.set_number_block(ws, ORDER, 2026, prefix="示民责改", first=61, last=80)
    following = documents.order_visit(ws, scene.visit, fields=ORDER_FIELDS)
    assert following.number == "示民责改〔2026〕第0061号"
    assert (
        refused(
            lambda: number_blocks.set_number_block(ws, ORDER, 2026, prefix="责", first=9, last=3)
        ).code
        == "number.bad_block"
    )
    assert (
        refused(
            lambda: number_blocks.set_number_block(
                ws, "commitment", 2026, prefix="责", first=1, last=3
            )
        ).code
        == "number.none"
    )


def test_the_next_year_begins_anew_with_the_same_prefix(closed: Closed) -> None:
    ws, scene = closed()
    number_blocks.set_number_block(ws, ORDER, 2026, prefix="示民责改", first=1, last=9)
    documents.order_visit(ws, scene.visit, fields=ORDER_FIELDS)
    for finding in documents.paper_source(ws, scene.visit).findings:
        if str(finding.number) == scene.own:
            late = finding.id
    extend(ws, late, date(2027, 2, 1), "材料没到", "示例局长")
    set_time(ws, "2027-01-04T09:00")
    assert documents.order_visit(ws, scene.visit, fields=ORDER_FIELDS).number == (
        "示民责改〔2027〕第0001号"
    )


def test_a_refused_order_changes_nothing(closed: Closed) -> None:
    ws, scene = closed()
    error = refused(lambda: documents.order_visit(ws, scene.visit))
    assert error.code == "document.blocked"
    assert "行政复议机关" in error.sentence
    assert "行政诉讼法院" in error.sentence
    assert documents.list_documents(ws) == ()
    assert number_blocks.number_book(ws, ORDER, 2026) == ()


def test_what_was_typed_once_is_proposed_again(closed: Closed) -> None:
    ws, scene = closed()
    documents.order_visit(ws, scene.visit, fields={**ORDER_FIELDS, "contact": "示例甲 000-0001"})
    (order,) = [one for one in papers_overview.papers_for(ws, scene.visit) if one.type == ORDER]
    proposed = {one.id: one.default for one in order.inputs}
    assert proposed["court"] == "示例县人民法院"
    assert proposed["contact"] == "示例甲 000-0001"
    assert documents.order_visit(ws, scene.visit).number, "the remembered bodies are enough"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"judge": "甲"}, "document.unknown_field"),
        ({"statement_days": "三"}, "document.bad_field"),
        ({"court": "甲\n乙"}, "document.bad_field"),
        ({"court": "长" * 20_001}, "text.too_long"),
    ],
)
def test_a_bad_field_is_refused_by_its_caption(
    closed: Closed, fields: dict[str, str], code: str
) -> None:
    ws, scene = closed()
    assert (
        refused(lambda: documents.draft_document(ws, scene.visit, ORDER, fields=fields)).code
        == code
    )
    assert documents.list_documents(ws) == ()


def unannounced(ws: Workspace, begin: Begin) -> str:
    """A visit on Monday that was approved late and that nobody was told of."""
    return begin(
        mode=Mode.CIVIL_ADMIN,
        depth=Depth.FULL,
        begun=ws.now().replace(day=23),
        recusal=("p0", "p1"),
        overrides={"procedure.approval": "审批表在档案室"},
    )


def test_a_reason_given_with_the_visit_holds_for_its_notice(ws: Workspace, begin: Begin) -> None:
    visit = unannounced(ws, begin)
    override_condition(ws, visit, "procedure.notice", "接到当天举报")
    notice = documents.draft_and_issue(ws, visit, "inspection_notice")
    served = service.serve_document(
        ws, notice.document, manner=ServiceManner.HAND, receiver="示例丁"
    )
    assert served.state is DocumentState.SERVED


def test_a_reason_sets_a_condition_aside_and_stays_inside(ws: Workspace, begin: Begin) -> None:
    visit = unannounced(ws, begin)
    notice = documents.draft_document(ws, visit, "inspection_notice")
    check = documents.check_document(ws, notice.id)
    assert [one.code for one in check.blocking] == ["papers.notice_short"]
    assert refused(lambda: documents.issue_document(ws, notice.id)).code == "document.blocked"
    assert (
        refused(lambda: documents.issue_document(ws, notice.id, {"papers.certificate": "急"})).code
        == "document.no_condition"
    )
    reason = "接到当天举报，怕转移老人"
    documents.issue_document(ws, notice.id, {"papers.notice_short": reason})
    assert documents.document_facts(ws, notice.id).fields["planned"] == "2026-11-23 13:40"
    set_time(ws, "2026-11-23T16:00")
    fill_in(ws, visit)
    close(ws, visit)
    for kind in ("feedback", "internal_sheet"):
        documents.draft_and_issue(ws, visit, kind)
    held = {one.type: text_of(ws, one.id) for one in documents.list_documents(ws, visit=visit)}
    assert reason in held["internal_sheet"]
    assert "内部资料不对外出具" in held["internal_sheet"]
    assert reason not in held["inspection_notice"] + held["feedback"]
    assert reason not in json.dumps(
        [
            str(documents.document_facts(ws, one.id))
            for one in documents.list_documents(ws)
            if one.type != "internal_sheet"
        ],
        ensure_ascii=False,
    )


def test_a_corrected_record_is_named_on_the_papers_made_before(closed: Closed) -> None:
    ws, scene = closed()
    documents.order_visit(ws, scene.visit, fields=ORDER_FIELDS)
    signing.revise_visit(ws, scene.visit, "位置写错")
    assert states(ws, scene.visit)[ORDER] == "检查记录定稿以后才能做"
    close(ws, scene.visit)
    draft = documents.draft_document(ws, scene.visit, "commitment")
    warned = [one.code for one in documents.check_document(ws, draft.id).warnings]
    assert "papers.record_changed" in warned


def test_an_extended_deadline_stands_on_later_papers(closed: Closed) -> None:
    ws, scene = closed()
    documents.order_visit(ws, scene.visit, fields=ORDER_FIELDS)
    (own,) = [
        one
        for one in documents.paper_source(ws, scene.visit).findings
        if str(one.number) == scene.own
    ]
    extend(ws, own.id, date(2027, 1, 31), "扶手要定制", "示例局长")
    promise = documents.draft_and_issue(ws, scene.visit, "commitment")
    assert "2027年1月31日前" in text_of(ws, promise.document)


def test_scans_are_kept_with_their_paper(closed: Closed, tmp_path: Path) -> None:
    ws, scene = closed()
    issued = documents.order_visit(ws, scene.visit, fields=ORDER_FIELDS)
    scan = tmp_path / "签字页.pdf"
    scan.write_bytes(documents.document_pdf(ws, issued.document))
    held = documents.attach_scans(ws, issued.document, [scan])
    assert len(held.scans) == 1
    assert ws.evidence.verify(held.scans[0])
    other = tmp_path / "记录.txt"
    other.write_text("不是图", encoding="utf-8")
    assert refused(lambda: documents.attach_scans(ws, issued.document, [other])).code == (
        "sign.bad_scan"
    )


def test_the_journal_rebuilds_all_papers(closed: Closed) -> None:
    ws, scene = closed(pictures=True)
    order = documents.order_visit(ws, scene.visit, fields=ORDER_FIELDS)
    service.serve_document(ws, order.document, manner=ServiceManner.HAND, receiver="示例丁")
    service.statement_of_party(ws, order.document, "已在补办", finding=int(scene.own))
    documents.draft_and_issue(ws, scene.visit, "photo_page")
    spoiled = documents.draft_document(ws, scene.visit, "talk_record")
    documents.void_document(ws, spoiled.id, "不谈了")
    documents.revise_document(ws, order.document, "再改")
    before = documents.list_documents(ws)
    assert keeping.rebuild(ws, check=True)
    keeping.rebuild(ws)
    assert documents.list_documents(ws) == before
    report = keeping.verify(ws)
    assert report.sound
    issue = documents.get_document(ws, order.document).issues[0]
    ws.evidence.path(issue.pdf).unlink()
    assert keeping.verify(ws).missing == (issue.pdf,)


def test_a_case_inspection_has_no_notice_in_advance(ws: Workspace, begin: Begin) -> None:
    visit = begin(mode=Mode.CIVIL_ADMIN, type=VisitType.CASE, begun=ws.now().replace(day=25))
    notice = documents.draft_and_issue(
        ws, visit, "inspection_notice", fields={"planned": "2026-11-25 13:40"}
    )
    error = refused(
        lambda: service.serve_document(
            ws, notice.document, manner=ServiceManner.HAND, receiver="示例丁"
        )
    )
    assert error.code == "service.refused"
    assert "个案检查不得事先告知" in error.sentence
    set_time(ws, "2026-11-25T13:35")
    served = service.serve_document(
        ws, notice.document, manner=ServiceManner.HAND, receiver="示例丁"
    )
    assert served.state is DocumentState.SERVED


def test_a_transfer_takes_one_department_after_the_other(closed: Closed) -> None:
    ws, scene = closed(mode=Mode.TOWNSHIP_PATROL)
    first = documents.draft_and_issue(ws, scene.visit, "transfer_letter")
    second = documents.draft_and_issue(ws, scene.visit, "transfer_letter")
    receivers = [
        documents.document_facts(ws, one.document).fields["receiver"] for one in (first, second)
    ]
    assert sorted(receivers) == ["民政部门", "消防救援机构"]
    assert [one.number for one in (first, second)] == ["移〔2026〕第0001号", "移〔2026〕第0002号"]


def test_a_recheck_record_refers_to_the_order(closed: Closed) -> None:
    ws, scene = closed()
    order = documents.order_visit(ws, scene.visit, fields=ORDER_FIELDS)
    service.serve_document(ws, order.document, manner=ServiceManner.HAND, receiver="示例丁")
    held = documents.get_document(ws, order.document)
    set_time(ws, "2026-12-07T09:30")
    again = start_recheck(
        ws,
        VisitDraft(
            facility=held.facility,
            mode=Mode.CIVIL_ADMIN,
            type=VisitType.RECHECK,
            depth=Depth.FULL,
            begun=ws.now(),
            people=people("示例甲", "示例乙"),
            recusal=("p0", "p1"),
        ),
        list(held.findings),
    ).visit
    record_result(ws, again, held.findings[0], RecheckResult.CORRECTED, note="资料齐了")
    close(ws, again)
    issued = documents.draft_and_issue(
        ws, again, "recheck_record", fields={"next_step": "予以销号"}
    )
    text = text_of(ws, issued.document)
    assert order.number.replace(" ", "") in text
    assert "已改正" in text
    assert "资料齐了" in text
    assert "2026年12月7日09:30" in text
    early = documents.draft_document(
        ws, again, "closure_approval", fields={"recheck_on": "2026-11-19"}
    )
    blocked = [one.code for one in documents.check_document(ws, early.id).blocking]
    assert "papers.recheck_early" in blocked
    assert "papers.closed_early" in blocked
