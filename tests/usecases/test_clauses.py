"""待核条款: a number is printed from the day a named person read it, with name and day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from inspector.errors import InspectorError
from inspector.facts.answer import Answer
from inspector.facts.item import Clause
from inspector.facts.vocabulary import Depth, Verdict
from inspector.usecases import clauses, keeping, walk
from inspector.usecases.library_reading import read_library
from inspector.usecases.record_building import build_record
from inspector.usecases.signing import report_pdf
from inspector.workspace import Workspace
from tests.reports.sample_papers import read
from tests.usecases.rectifying import answer_all

RECALLED = "gb38600-6.6a"
"""Known from memory as 6.6; of service.care.floors."""
NUMBERLESS = "jgj-call"
"""Of service.rooms.call-bell, without any number."""


def line(ws: Workspace, clause: str) -> clauses.ClauseLine:
    return next(one for one in clauses.list_clauses(ws) if one.id == clause)


def cited(ws: Workspace, visit: str, item: str, clause: str) -> Clause:
    found = next(one for one in walk.visit_items(ws, visit) if one.id == item)
    return next(one for one in found.clauses if one.id == clause)


def test_what_nobody_read_is_listed_with_the_items_that_cite_it(ws: Workspace) -> None:
    pending = clauses.list_clauses(ws, unverified=True)
    everything = clauses.list_clauses(ws)
    assert 0 < len(pending) < len(everything)
    assert not any(one.verified or one.printed for one in pending)
    assert [one for one in everything if not one.verified] == list(pending)
    floors = line(ws, RECALLED)
    assert (floors.number, floors.printed) == ("6.6", None)
    assert ("service.care.floors", "地面防滑无障碍物") in floors.items
    verified = line(ws, "xff-16-4")
    assert verified.printed == verified.number


def test_a_named_person_confirms_a_number_and_it_is_printed_ever_after(
    ws: Workspace, begin: Callable[..., str]
) -> None:
    visit = begin()
    assert cited(ws, visit, "service.care.floors", RECALLED).clause is None
    pending = len(read_library(ws).pending)
    held = clauses.confirm(ws, RECALLED, " 示例丙 ", note="看过纸质标准第 5 页")
    assert (held.number, held.name, held.at[:10]) == ("6.6", "示例丙", "2026-11-20")
    shown = cited(ws, visit, "service.care.floors", RECALLED)
    assert (shown.clause, shown.confirmed) == ("6.6", "条号由示例丙 2026-11-20 核定")
    assert line(ws, RECALLED).printed == "6.6"
    assert line(ws, RECALLED).confirmation == held
    assert len(read_library(ws).pending) == pending - 1
    assert keeping.rebuild(ws, check=True)
    assert line(ws, RECALLED).confirmation == held
    (entry,) = keeping.history(ws, RECALLED)
    assert (entry.kind, entry.actor) == ("clause", "示例甲")


def test_the_paper_prints_what_was_confirmed(ws: Workspace, begin: Callable[..., str]) -> None:
    visit = begin()
    answer_all(
        ws,
        visit,
        Answer(item="service.care.floors", verdict=Verdict.FAIL, place="一层", note="积水"),
    )
    before = read(report_pdf(ws, visit))
    assert "养老机构服务安全基本规范》6.6" not in before
    clauses.confirm(ws, RECALLED, "示例丙")
    record = build_record(ws, visit, number=None, at=ws.now())
    (finding,) = record.findings
    assert {one.clause for one in finding.clauses if one.id == RECALLED} == {"6.6"}
    assert "养老机构服务安全基本规范》6.6" in read(report_pdf(ws, visit))


def test_where_the_register_has_no_number_one_must_be_given(
    ws: Workspace, begin: Callable[..., str]
) -> None:
    visit = begin(depth=Depth.FULL)
    with pytest.raises(InspectorError) as refused:
        clauses.confirm(ws, NUMBERLESS, "示例丙")
    assert refused.value.code == "clause.needs_number"
    clauses.confirm(ws, NUMBERLESS, "示例丙", number="7.3.6")
    assert cited(ws, visit, "service.rooms.call-bell", NUMBERLESS).clause == "7.3.6"


def test_who_read_another_number_corrects_it_and_the_latest_holds(ws: Workspace) -> None:
    clauses.confirm(ws, RECALLED, "示例丙", number="6.6.1")
    clauses.confirm(ws, RECALLED, "示例丁", number="6.6.2")
    held = line(ws, RECALLED)
    assert held.confirmation is not None
    assert (held.printed, held.number, held.confirmation.name) == ("6.6.2", "6.6", "示例丁")
    assert len(keeping.history(ws, RECALLED)) == 2


def test_a_wrong_confirmation_is_taken_back_and_its_number_printed_no_more(
    ws: Workspace, begin: Callable[..., str]
) -> None:
    visit = begin()
    pending = read_library(ws).pending
    held = clauses.confirm(ws, RECALLED, "示例丙")
    assert clauses.withdraw(ws, RECALLED, "示例丁", reason="看错了条") == held
    shown = cited(ws, visit, "service.care.floors", RECALLED)
    assert (shown.clause, shown.confirmed) == (None, "")
    assert (line(ws, RECALLED).printed, line(ws, RECALLED).confirmation) == (None, None)
    assert read_library(ws).pending == pending
    assert keeping.rebuild(ws, check=True)
    assert line(ws, RECALLED).confirmation is None
    confirmed, withdrawn = keeping.history(ws, RECALLED)
    assert "示例丙" in confirmed.body
    assert "示例丁" in withdrawn.body
    assert "看错了条" in withdrawn.body
    clauses.confirm(ws, RECALLED, "示例丁", number="6.6.1")
    assert line(ws, RECALLED).printed == "6.6.1"


@pytest.mark.parametrize(
    ("clause", "name", "reason", "code"),
    [
        ("xff-99", "示例丁", "看错了条", "clause.unknown"),
        (NUMBERLESS, "示例丁", "看错了条", "clause.not_confirmed"),
        (RECALLED, " ", "看错了条", "field.empty"),
        (RECALLED, "示例丁", " ", "field.empty"),
        (RECALLED, "示例丁", "错" * 201, "text.too_long"),
    ],
)
def test_what_cannot_be_taken_back_is_refused(
    clause: str, name: str, reason: str, code: str, ws: Workspace
) -> None:
    clauses.confirm(ws, RECALLED, "示例丙")
    with pytest.raises(InspectorError) as refused:
        clauses.withdraw(ws, clause, name, reason=reason)
    assert refused.value.code == code
    assert line(ws, RECALLED).printed == "6.6"


@pytest.mark.parametrize(
    ("clause", "name", "number", "code"),
    [
        ("xff-99", "示例丙", "", "clause.unknown"),
        ("xff-16-4", "示例丙", "", "clause.verified"),
        (RECALLED, "  ", "", "field.empty"),
        (RECALLED, "示例丙", "6" * 41, "text.too_long"),
    ],
)
def test_what_cannot_be_confirmed_is_refused(
    clause: str, name: str, number: str, code: str, ws: Workspace
) -> None:
    with pytest.raises(InspectorError) as refused:
        clauses.confirm(ws, clause, name, number=number)
    assert refused.value.code == code
    assert refused.value.sentence
    assert not any(one.confirmation for one in clauses.list_clauses(ws))
