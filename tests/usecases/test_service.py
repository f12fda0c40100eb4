"""Service of papers, and what the party says to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from inspector.errors import InspectorError
from inspector.facts.document import DocumentState, ServiceManner
from inspector.usecases import documents, service
from inspector.workspace import Workspace
from tests.conftest import BEIJING
from tests.reports.sample_papers import read
from tests.usecases.paper_scene import ORDER_FIELDS, Closed, Scene, set_time

FIELDS = {**ORDER_FIELDS, "statement_days": "5"}


@pytest.fixture
def issued(closed: Closed) -> tuple[Workspace, Scene, str]:
    """An order that waits to be served."""
    ws, scene = closed()
    return ws, scene, documents.order_visit(ws, scene.visit, fields=FIELDS).document


def refused(call: Callable[[], object]) -> InspectorError:
    with pytest.raises(InspectorError) as caught:
        call()
    return caught.value


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("manner", "given", "lacking"),
    [
        (ServiceManner.HAND, {"receiver": ""}, "收件人"),
        (ServiceManner.PROXY, {}, "代收人"),
        (ServiceManner.PROXY, {"proxy": "示例庚"}, "代收人"),
        (ServiceManner.ENTRUSTED, {}, "代收人"),
        (ServiceManner.REFUSED, {"witnesses": ("示例辛:村干部",)}, "拒收的理由"),
        (ServiceManner.REFUSED, {"reason": "不认可"}, "见证人"),
        (ServiceManner.REFUSED, {"reason": "不认可", "witnesses": ("示例辛",)}, "见证人"),
        (ServiceManner.MAIL, {}, "邮件号码"),
    ],
)
def test_each_manner_says_what_it_needs(
    issued: tuple[Workspace, Scene, str],
    manner: ServiceManner,
    given: dict[str, object],
    lacking: str,
) -> None:
    ws, _scene, order = issued
    values = {"receiver": "示例丁", **given}
    error = refused(lambda: service.serve_document(ws, order, manner=manner, **values))  # type: ignore[arg-type]
    assert error.code == "service.incomplete"
    assert lacking in error.sentence
    assert manner.label in error.sentence
    assert documents.get_document(ws, order).state is DocumentState.ISSUED


def test_refusal_with_a_witness_stands_on_the_receipt(
    issued: tuple[Workspace, Scene, str],
) -> None:
    ws, scene, order = issued
    held = service.serve_document(
        ws,
        order,
        manner=ServiceManner.REFUSED,
        receiver="示例丁",
        place="敬老院值班室",
        reason="认为问题不属实",
        witnesses=["示例辛:村委会主任"],
    )
    assert held.state is DocumentState.SERVED
    receipt = documents.draft_and_issue(
        ws, scene.visit, "service_receipt", fields={"documents": order}
    )
    text = read(documents.document_pdf(ws, receipt.document))
    assert "责令限期改正通知书" in text
    assert held.number.replace(" ", "") in text
    assert "认为问题不属实" in text
    assert "示例辛（村委会主任）" in text
    assert "示例甲、示例乙" in text


def test_only_an_issued_paper_is_served(issued: tuple[Workspace, Scene, str]) -> None:
    ws, scene, order = issued
    draft = documents.draft_document(ws, scene.visit, "feedback")
    hand = {"manner": ServiceManner.HAND, "receiver": "示例丁"}
    assert refused(lambda: service.serve_document(ws, draft.id, **hand)).code == (  # type: ignore[arg-type]
        "document.not_issued"
    )
    documents.void_document(ws, order, "写错")
    assert refused(lambda: service.serve_document(ws, order, **hand)).code == "document.void"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "when", "words"),
    [
        ("2026-11-21T09:00", "2026-11-20T15:00", "送达时间早于出具时间"),
        ("2026-11-21T09:00", "2026-11-22T09:00", "送达时间还没有到"),
        ("2026-12-06T09:00", "2026-12-06T08:00", "期限 2026年12月5日 早于送达日"),
    ],
)
def test_an_impossible_service_is_refused(
    issued: tuple[Workspace, Scene, str], now: str, when: str, words: str
) -> None:
    ws, _scene, order = issued
    set_time(ws, now)
    error = refused(
        lambda: service.serve_document(
            ws, order, manner=ServiceManner.HAND, receiver="示例丁", at=at(when)
        )
    )
    assert error.code == "service.refused"
    assert words in error.sentence


def test_a_service_noted_by_mistake_is_taken_back(issued: tuple[Workspace, Scene, str]) -> None:
    ws, _scene, order = issued
    service.serve_document(ws, order, manner=ServiceManner.HAND, receiver="示例丁")
    again = refused(
        lambda: service.serve_document(ws, order, manner=ServiceManner.HAND, receiver="示例庚")
    )
    assert again.code == "service.already"
    kept = documents.get_document(ws, order).service
    assert kept is not None
    assert kept.receiver == "示例丁"
    held = service.withdraw_service(ws, order, "还没送到")
    assert (held.state, held.service) == (DocumentState.ISSUED, None)
    assert refused(lambda: service.withdraw_service(ws, order, "再撤")).code == "service.none"


def test_a_new_revision_has_to_be_served_again(issued: tuple[Workspace, Scene, str]) -> None:
    ws, _scene, order = issued
    service.serve_document(ws, order, manner=ServiceManner.HAND, receiver="示例丁")
    documents.revise_document(ws, order, "改法院")
    documents.issue_document(ws, order)
    assert documents.get_document(ws, order).state is DocumentState.ISSUED


def test_statements_are_kept_by_finding_and_late_ones_marked(
    issued: tuple[Workspace, Scene, str],
) -> None:
    ws, scene, order = issued
    service.serve_document(ws, order, manner=ServiceManner.HAND, receiver="示例丁")
    assert str(service.statement_deadline(ws, order)) == "2026-11-25"
    service.statement_of_party(ws, order, "资料在县里，已去取", finding=int(scene.own))
    late = lambda: service.statement_of_party(  # noqa: E731
        ws, order, "请再宽限", by="示例丁", at=at("2026-11-26T09:00")
    )
    assert refused(late).code == "statement.bad_day", "it has not come yet"
    set_time(ws, "2026-11-26T10:00")
    late()
    first, second = documents.get_document(ws, order).statements
    assert (first.finding, first.late, first.by) == (int(scene.own), False, "示例镇敬老院")
    assert (second.finding, second.late, second.by) == (None, True, "示例丁")
    assert second.deadline == "2026-11-25"
    error = refused(lambda: service.statement_of_party(ws, order, "不服", finding=int(scene.other)))
    assert error.code == "statement.bad_finding"
    assert refused(lambda: service.statement_of_party(ws, order, " ")).code == "field.empty"
    sheet = documents.draft_and_issue(ws, scene.visit, "internal_sheet")
    assert "资料在县里，已去取" in read(documents.document_pdf(ws, sheet.document))
