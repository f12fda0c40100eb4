"""What was told in confidence stands on no paper, in no file of evidence, list or history."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import inspect, select

from inspector.facts.interview import InterviewKind, Reply
from inspector.facts.lead import LeadCategory
from inspector.facts.ledger_sheet import LedgerKind
from inspector.facts.vocabulary import Mode
from inspector.reports.templates import template_of
from inspector.store import tables as t
from inspector.usecases import (
    documents,
    facilities,
    facility_history,
    interviews,
    keeping,
    leads,
    ledgers,
    papers_overview,
    review,
    signing,
)
from inspector.usecases.frozen_paper import facts_bytes
from inspector.usecases.paper_facts import build_facts
from inspector.usecases.paper_source import paper_source
from inspector.usecases.record_building import record_bytes
from inspector.workspace import Workspace
from tests.finished import in_order
from tests.reports.sample_papers import read
from tests.usecases.paper_scene import close, fill_in

TOLD = ("夜里没人来还挨骂", "888-8床", "毛巾打胳膊", "示例戊护理员", "老人悄悄说")


@pytest.fixture
def told(ws: Workspace, begin: Callable[..., str]) -> str:
    """A visit during which a resident talked and a lead was registered."""
    visit = begin(mode=Mode.CIVIL_ADMIN, **in_order(Mode.CIVIL_ADMIN))
    interviews.add_interview(
        ws,
        visit,
        InterviewKind.RESIDENT,
        {"beating": Reply.YES, "night": Reply.NO},
        place=TOLD[1],
        words=TOLD[0],
    )
    leads.add_lead(
        ws,
        leads.NewLead(
            category=LeadCategory.ABUSE, text=TOLD[2], about=TOLD[3], source=TOLD[4], visit=visit
        ),
    )
    fill_in(ws, visit)
    return visit


def silent(data: bytes | str) -> bool:
    text = data if isinstance(data, str) else data.decode("utf-8", "replace")
    return not any(words in text for words in TOLD)


def inside(workbook: bytes) -> str:
    """Everything an XLSX holds."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as held:
        return "".join(held.read(name).decode("utf-8", "replace") for name in held.namelist())


def test_neither_the_record_nor_its_pdf_nor_the_summary_says_a_word(
    ws: Workspace, told: str
) -> None:
    assert silent(record_bytes(signing.record_of(ws, told)))
    assert silent(read(signing.report_pdf(ws, told)))
    close(ws, told)
    assert silent(read(signing.report_pdf(ws, told)))
    assert silent(signing.summary_text(ws, told))
    question = interviews.interview_sheets(ws, told)[0].questions[2].ask
    assert question.split("，")[0] not in read(signing.report_pdf(ws, told))


def test_no_paper_of_the_visit_and_no_file_of_evidence_says_a_word(
    ws: Workspace, told: str
) -> None:
    close(ws, told)
    made = [one.type for one in papers_overview.papers_for(ws, told) if one.available]
    assert {"rectification_order", "feedback", "internal_sheet", "publication"} <= set(made)
    source = paper_source(ws, told)
    for kind in made:
        draft = documents.draft_document(ws, told, kind)
        facts = build_facts(ws, source, draft, template_of(kind), number="", at=ws.now())
        assert silent(facts_bytes(facts)), kind
        assert silent(read(documents.document_pdf(ws, draft.id))), kind
    for sha256 in ws.evidence.all():
        assert silent(ws.evidence.read(sha256))


def test_no_list_history_or_workbook_says_a_word(
    ws: Workspace, told: str, facility: str, tmp_path: Path
) -> None:
    close(ws, told)
    lead = leads.list_leads(ws)[0]
    for subject in (told, facility, lead.id):
        assert silent(repr(keeping.history(ws, subject)))
    assert silent(repr(leads.list_leads(ws)))
    assert silent(repr(facility_history.timeline(ws, facility)))
    assert silent(repr(review.review_visit(ws, told)))
    facilities.export_facilities(ws, tmp_path / "all.xlsx")
    assert silent(inside((tmp_path / "all.xlsx").read_bytes()))
    for kind in LedgerKind:
        assert silent(repr(ledgers.ledger_sheet(ws, kind)))


def test_what_a_lead_says_lies_in_the_journal_alone(ws: Workspace, told: str) -> None:
    with ws.store.read() as connection:
        names = set(inspect(connection).get_table_names()) - {"entry", "interview"}
        assert "lead" in names
        for name in names & set(t.metadata.tables):
            rows = connection.execute(select(t.metadata.tables[name])).all()
            assert silent(repr(rows)), name
    assert keeping.rebuild(ws, check=True)
    assert keeping.verify(ws).sound
