"""A finished visit that could look at nothing: no paper of it says that nothing was found."""

from __future__ import annotations

import pytest

from inspector.facts.answer import Answer
from inspector.facts.ledger_sheet import LedgerKind
from inspector.facts.vocabulary import Mode, Verdict
from inspector.usecases import documents, facility_history, walk
from inspector.usecases.facility_overview import Standing, facility_file, facility_lines
from inspector.usecases.ledgers import ledger_sheet
from inspector.workspace import Workspace
from tests.finished import in_order
from tests.reports.sample_papers import read
from tests.usecases.paper_scene import Begin, close


def finished(ws: Workspace, begin: Begin, verdict: Verdict, *, passed: int = 0) -> str:
    """A finished visit with the first items passed and all others of one verdict."""
    visit = begin(mode=Mode.CIVIL_ADMIN, **in_order(Mode.CIVIL_ADMIN))
    answers = [
        Answer(item=item.id, verdict=Verdict.PASS)
        if place < passed
        else Answer(item=item.id, verdict=verdict, reason="停业，进不去")
        for place, item in enumerate(walk.visit_items(ws, visit))
    ]
    walk.record_answers(ws, visit, answers)
    close(ws, visit)
    return visit


def printed(ws: Workspace, visit: str, kind: str) -> str:
    """A paper as issued, read back."""
    issued = documents.draft_and_issue(ws, visit, kind)
    return read(documents.document_pdf(ws, issued.document))


@pytest.mark.parametrize(
    ("verdict", "conclusion", "why"),
    [
        (Verdict.UNCHECKED, "未作检查", "项未检查。"),
        (Verdict.NOT_APPLICABLE, "各项均不涉及", "项本单位不涉及。"),
    ],
    ids=["unchecked", "not applicable"],
)
def test_where_nothing_was_checked_no_paper_says_that_nothing_was_found(
    ws: Workspace, begin: Begin, facility: str, verdict: Verdict, conclusion: str, why: str
) -> None:
    visit = finished(ws, begin, verdict)
    public, told = printed(ws, visit, "publication"), printed(ws, visit, "feedback")
    assert conclusion in public
    for text in (public, told):
        assert "没有查到结果" in text
        assert why in text
        assert "未发现" not in text
        assert "问题0项" not in text
    page = read(facility_history.previsit_pdf(ws, facility))
    assert conclusion in page
    assert "未发现问题" not in page
    (past,) = facility_file(ws, facility).visits
    assert past.outcome is not None
    assert (past.outcome.said, past.outcome.checked) == (conclusion, False)
    assert "上表写明" not in told
    (line,) = facility_lines(ws)
    assert line.standing is Standing.NOTHING_CHECKED
    for kind in (LedgerKind.VISITS, LedgerKind.PUBLICATION):
        ((*row,),) = ledger_sheet(ws, kind).rows
        assert conclusion in row


def test_nothing_found_in_a_part_is_said_of_that_part(ws: Workspace, begin: Begin) -> None:
    visit = finished(ws, begin, Verdict.UNCHECKED, passed=3)
    public, told = printed(ws, visit, "publication"), printed(ws, visit, "feedback")
    assert "已查各项未发现问题；问题0项" in public
    assert "检查发现问题0项" in told
    assert "已查各项未发现需要整改的问题。" in told
    assert "没有查到结果" not in public + told
    assert "上表写明" in told
    (line,) = facility_lines(ws)
    assert line.standing is Standing.CLEAR
