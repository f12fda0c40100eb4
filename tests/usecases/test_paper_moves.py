"""延期, 移送 and 销号: the paper and the ledger move together, from whichever side one begins."""

from __future__ import annotations

from datetime import date

import pytest

from inspector.facts.document import DocumentState
from inspector.facts.handing_over import ReplyKind
from inspector.facts.rectification import Act, LedgerFinding, LedgerState
from inspector.facts.vocabulary import Mode
from inspector.usecases import documents, keeping, rectification, signing
from inspector.usecases.acts_with_paper import (
    close_with_paper,
    extend_with_paper,
    hand_over_with_paper,
    paper_of_act,
)
from inspector.usecases.finding_life import life_of
from inspector.usecases.ledger_reading import LedgerFilter, get_finding, ledger
from inspector.workspace import Workspace
from tests.reports.sample_papers import read
from tests.usecases.paper_scene import (
    ORDER_FIELDS,
    PLACE,
    Closed,
    Scene,
    fill_in,
    scene_of,
    set_time,
)
from tests.usecases.rectifying import refusal, sign_and_close

UNTIL = date(2026, 12, 20)
APPLIED = {"applied_on": "2026-11-20", "interim": "资料齐以前专人保管原件"}
GRANTED = {"reason": "等档案柜到货", "approved_by": "示例庚", "decision": "同意延期"}


def line(ws: Workspace, place: str) -> LedgerFinding:
    (found,) = [one for one in ledger(ws) if one.place == place]
    return found


@pytest.fixture
def ordered(closed: Closed) -> tuple[Workspace, Scene]:
    """A visit with its order issued."""
    ws, scene = closed()
    documents.order_visit(ws, scene.visit, fields=ORDER_FIELDS)
    return ws, scene


def text_of(ws: Workspace, document: str) -> str:
    return read(documents.document_pdf(ws, document))


def test_an_extension_said_once_moves_the_line_and_is_on_paper(
    ordered: tuple[Workspace, Scene],
) -> None:
    ws, _scene = ordered
    own = line(ws, "一层档案室")
    issued = extend_with_paper(ws, own.id, UNTIL, "等档案柜到货", "示例庚", {"interim": "专人保管"})
    moved = get_finding(ws, own.id)
    (extension,) = moved.extensions
    assert (moved.deadline, extension.before) == ("2026-12-20", own.deadline)
    assert (extension.reason, extension.approved_by) == ("等档案柜到货", "示例庚")
    assert extension.paper == issued.document
    text = text_of(ws, issued.document)
    assert "2026年12月5日前（含当日）" in text, "the term it had"
    for word in ("2026年12月20日", "等档案柜到货", "示例庚", "专人保管", "2026年11月20日"):
        assert word in text
    assert keeping.rebuild(ws, check=True)


def test_a_paper_of_the_list_of_papers_moves_the_ledger_too(
    ordered: tuple[Workspace, Scene],
) -> None:
    ws, scene = ordered
    own = line(ws, "一层档案室")
    fields = {f"until.{scene.own}": "2026-12-20", **APPLIED, **GRANTED}
    asked = {name: text for name, text in fields.items() if name not in GRANTED}
    applied = documents.draft_and_issue(
        ws, scene.visit, "extension", findings=[scene.own], fields={**asked, "reason": "缺货"}
    )
    assert get_finding(ws, own.id) == own, "an application that nobody has granted moves nothing"
    documents.void_document(ws, applied.document, "改用审批过的")
    issued = documents.draft_and_issue(
        ws, scene.visit, "extension", findings=[scene.own], fields=fields
    )
    assert get_finding(ws, own.id).deadline == "2026-12-20"
    again = refusal(
        lambda: documents.draft_and_issue(
            ws, scene.visit, "extension", findings=[scene.own], fields=fields
        )
    )
    assert again.code == "document.blocked"
    # A new edition counts from the term before the first one, and the ledger goes along.
    documents.revise_document(ws, issued.document, "批到 12 月 15 日")
    documents.edit_document(ws, issued.document, fields={f"until.{scene.own}": "2026-12-15"})
    documents.issue_document(ws, issued.document)
    moved = get_finding(ws, own.id)
    assert (moved.deadline, len(moved.extensions)) == ("2026-12-15", 1)
    assert "2026年12月5日前（含当日）" in text_of(ws, issued.document)
    documents.void_document(ws, issued.document, "撤回批准")
    back = get_finding(ws, own.id)
    assert (back.deadline, back.term, back.extensions) == (own.deadline, own.term, ())
    assert "撤回延期" in {one.what for one in life_of(ws, own.id)}
    assert keeping.rebuild(ws, check=True)


def test_what_the_ledger_refuses_is_not_issued(ordered: tuple[Workspace, Scene]) -> None:
    ws, scene = ordered
    before = documents.list_documents(ws)
    fields = {f"until.{scene.own}": "2026-12-20", **APPLIED, **GRANTED, "approved_by": ""}
    refused = refusal(
        lambda: documents.draft_and_issue(
            ws, scene.visit, "extension", findings=[scene.own], fields=fields
        )
    )
    assert "第 " in refused.sentence
    assert "批准人" in refused.sentence
    assert documents.list_documents(ws) == before
    assert line(ws, "一层档案室").extensions == ()


def test_a_letter_hands_over_and_its_voiding_takes_it_back(closed: Closed) -> None:
    ws, scene = closed(mode=Mode.TOWNSHIP_PATROL)
    locked = line(ws, PLACE)
    rectification.begin_work(ws, locked.id)
    issued = hand_over_with_paper(ws, locked.id, "示例县消防救援大队", {"contact": "示例甲"})
    handed = get_finding(ws, locked.id)
    assert handed.state is LedgerState.HANDED_OVER
    assert handed.handed_over is not None
    assert handed.handed_over.number == issued.number == "移〔2026〕第0001号"
    assert "示例县消防救援大队：" in text_of(ws, issued.document)
    rectification.note_reply(ws, locked.id, ReplyKind.ACCEPTED)
    documents.revise_document(ws, issued.document, "接收部门写错")
    documents.edit_document(ws, issued.document, fields={"receiver": "示例县消防救援局"})
    documents.issue_document(ws, issued.document)
    again = get_finding(ws, locked.id).handed_over
    assert again is not None
    assert (again.to, len(again.replies)) == ("示例县消防救援局", 1), "the same hand-over"
    documents.void_document(ws, issued.document, "改为口头通报")
    back = get_finding(ws, locked.id)
    assert (back.stage, back.handed_over) == (LedgerState.UNDER_WAY, None)
    # A letter written after the ledger was moved joins what stands there.
    rectification.hand_over(ws, locked.id, "示例县消防救援大队", note="当面移交")
    letter = documents.draft_and_issue(ws, scene.visit, "transfer_letter", findings=[scene.other])
    joined = get_finding(ws, locked.id).handed_over
    assert joined is not None
    assert (joined.number, joined.note) == (letter.number, "当面移交")
    assert joined.paper == letter.document
    documents.void_document(ws, letter.document, "重出")
    left = get_finding(ws, locked.id)
    assert left.stage is LedgerState.HANDED_OVER, "it was handed over before the letter"
    assert keeping.rebuild(ws, check=True)


def test_closing_with_its_approval_sheet(ordered: tuple[Workspace, Scene]) -> None:
    ws, _scene = ordered
    own = line(ws, "一层档案室")
    close = lambda: close_with_paper(ws, [own.id], by="示例丙", note="看了补齐的资料")  # noqa: E731
    assert refusal(close).code == "finding.not_now"
    rectification.report_done(ws, own.id, by="示例丁")
    issued = close()
    done = get_finding(ws, own.id)
    assert (done.state, done.closed_by) == (LedgerState.CLOSED, "示例丙")
    assert (done.closed_note, done.closed_paper) == ("看了补齐的资料", issued.document)
    text = text_of(ws, issued.document)
    for word in ("隐患整改销号审批表", "示例丙", "看了补齐的资料", "已改正", "2026年11月20日"):
        assert word in text
    documents.void_document(ws, issued.document, "没有批准")
    assert get_finding(ws, own.id).state is LedgerState.WAITING
    assert documents.get_document(ws, issued.document).state is DocumentState.VOID


def test_what_a_department_has_settled_is_closed_on_paper(closed: Closed) -> None:
    ws, _scene = closed()
    locked = line(ws, PLACE)
    hand_over_with_paper(ws, locked.id, "示例县消防救援大队")
    rectification.note_reply(ws, locked.id, ReplyKind.CORRECTED, number="示消函〔2026〕9号")
    issued = close_with_paper(ws, [locked.id], by="示例丙")
    assert get_finding(ws, locked.id).state is LedgerState.CLOSED
    assert "移送部门已办结" in text_of(ws, issued.document)


def test_advice_has_no_paper_and_says_why(closed: Closed) -> None:
    ws, _scene = closed()
    advice, locked = line(ws, "门厅"), line(ws, PLACE)
    paper = paper_of_act(ws, advice.id, Act.HAND_OVER)
    assert paper.why == "只是工作建议"
    refused = refusal(lambda: hand_over_with_paper(ws, advice.id, "示例县住建局"))
    assert refused.code == "finding.no_paper"
    offered = paper_of_act(ws, locked.id, Act.HAND_OVER)
    assert [one.id for one in offered.inputs] == ["attached", "contact", "reply_by"]


def test_a_letter_of_the_same_evening_is_known_once_the_record_is_signed(
    ws: Workspace, begin: object
) -> None:
    visit = begin(mode=Mode.TOWNSHIP_PATROL)  # type: ignore[operator]
    fill_in(ws, visit)
    signing.freeze_visit(ws, visit)
    set_time(ws, "2026-11-20T18:00")
    scene = scene_of(ws, visit)
    letter = documents.draft_and_issue(ws, visit, "transfer_letter", findings=[scene.other])
    assert ledger(ws, LedgerFilter(visit=visit)) == ()
    sign_and_close(ws, visit)
    handed = line(ws, PLACE)
    assert handed.state is LedgerState.HANDED_OVER
    assert handed.handed_over is not None
    assert handed.handed_over.paper == letter.document
    assert keeping.rebuild(ws, check=True)
