"""What to know before going to a facility, and what has been there over the years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from inspector.facts.history import Happening, PreVisitSheet
from inspector.facts.vocabulary import Conclusion, Domain
from inspector.reports.previsit_sheet import render_previsit
from inspector.usecases import facilities, facility_history, rectification
from inspector.usecases.ledger_reading import get_finding, ledger
from inspector.workspace import Workspace
from tests.reports.sample_papers import read
from tests.usecases.inspected import two_hours_later
from tests.usecases.rectifying import Inspected, refusal


@pytest.fixture
def ws(inspected_folder: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(inspected_folder, clock=two_hours_later())
    yield workspace
    workspace.close()


def test_the_page_before_a_visit(ws: Workspace, inspected: Inspected) -> None:
    facilities.edit_facility(
        ws,
        inspected.facility,
        {
            "insurance_until": "2026-12-01",
            "fire_test_until": "2026-11-01",
            "food_licence_until": "2029-01-01",
            "phone": "000-0001",
        },
    )
    rectification.report_done(ws, inspected.light)
    rectification.close_finding(ws, inspected.light, note="看了照片")
    page = facility_history.previsit(ws, inspected.facility)
    assert (page.facility_name, page.phone) == ("示例镇敬老院", "000-0001")
    assert {one.id for one in page.unsettled} == {one.id for one in ledger(ws) if one.unsettled}
    assert inspected.light not in {one.id for one in page.unsettled}
    assert page.repeats == ()
    assert [(paper.caption, paper.days) for paper in page.papers] == [
        ("消防设施年度检测", -19),
        ("责任保险", 11),
    ]
    (visit,) = page.visits
    assert (visit.head.id, visit.conclusion) == (inspected.visit, Conclusion.MAJOR_HAZARD)
    assert page.visits_this_year == 1
    refused = refusal(lambda: facility_history.previsit(ws, "没有"))
    assert refused.code == "facility.unknown"


def test_the_page_before_a_visit_is_one_sheet_for_the_office(
    ws: Workspace, inspected: Inspected
) -> None:
    sheet = facility_history.previsit_pdf(ws, inspected.facility)
    text = read(sheet)
    assert "第1页共1页" in text
    for line in facility_history.previsit(ws, inspected.facility).unsettled:
        assert line.topic in text
    for said in ("内部资料，不得交被检查单位", "示例镇敬老院", "今年已检查1次", "最近的检查"):
        assert said in text
    page = facility_history.previsit(ws, inspected.facility)
    many = replace(page, unsettled=page.unsettled * 60)
    crowded = read(
        render_previsit(PreVisitSheet(page=many, agency="", printed="2026-11-23T08:00:00+08:00"))
    )
    assert "第1页共1页" in crowded
    assert re.search(r"另有\d+项没有列，见整改台账", crowded)
    assert "最近的检查" in crowded


def test_findings_are_counted_by_year_and_domain(ws: Workspace, inspected: Inspected) -> None:
    years = facility_history.domain_years(ws, inspected.facility)
    lines = ledger(ws)
    assert [(one.year, one.domain) for one in years] == [(2026, Domain.FIRE), (2026, Domain.FOOD)]
    assert sum(one.found for one in years) == len(lines)
    assert sum(one.hazards for one in years) == 1
    assert sum(one.open for one in years) == sum(line.unsettled for line in lines)
    assert facility_history.domain_years(ws, "没有") == ()


def test_the_timeline_tells_what_happened_newest_first(ws: Workspace, inspected: Inspected) -> None:
    rectification.extend(ws, inspected.light, date(2026, 12, 4), "缺货", "示例丙")
    rectification.hand_over(ws, inspected.spots[0], "县消防救援大队")
    marks = facility_history.timeline(ws, inspected.facility)
    assert [mark.on for mark in marks] == sorted((mark.on for mark in marks), reverse=True)
    kinds = {mark.what for mark in marks}
    assert kinds == {
        Happening.VISIT,
        Happening.EXTENDED,
        Happening.HANDED_OVER,
        Happening.CLOSED,
        Happening.DEADLINE,
    }
    light = get_finding(ws, inspected.light)
    running = next(
        mark for mark in marks if inspected.light in mark.findings and mark.on > "2026-12"
    )
    assert (running.on, running.what) == (light.deadline, Happening.DEADLINE)
    visit = next(mark for mark in marks if mark.what is Happening.VISIT)
    assert visit.visit == inspected.visit
    assert "存在重大事故隐患" in visit.words
