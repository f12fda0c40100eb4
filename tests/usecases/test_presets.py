"""Presets in a visit: proposed by day and kind, used by itself at night, printed by name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from inspector.errors import InspectorError
from inspector.facts.vocabulary import Depth, Domain, Mode, VisitType
from inspector.usecases import computing, keeping, walk
from inspector.usecases.asking import get_head
from inspector.usecases.preparing import prepare
from inspector.usecases.presets import presets_for
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.record_building import build_record
from inspector.usecases.signing import report_pdf
from inspector.workspace import Workspace
from tests.conftest import BEIJING, people
from tests.reports.sample_papers import read
from tests.usecases.rectifying import answer_all, sign_and_close

Begin = Callable[..., str]


def fitting(ws: Workspace, facility: str, kind: VisitType, *day: int) -> list[str]:
    found = presets_for(ws, facility, kind, datetime(*day, 10, tzinfo=BEIJING))  # type: ignore[misc]
    return [choice.id for choice in found if choice.fits]


def test_presets_are_proposed_by_the_season(ws: Workspace, facility: str, begin: Begin) -> None:
    visit = begin()
    answer_all(ws, visit)
    sign_and_close(ws, visit)
    routine = VisitType.ROUTINE
    assert fitting(ws, facility, routine, 2026, 11, 20) == ["winter"]
    assert fitting(ws, facility, routine, 2026, 4, 13) == []
    assert fitting(ws, facility, routine, 2026, 7, 1) == ["flood"]
    # 国庆 2026 begins on Thursday, 1 October, 中秋 on Friday, 25 September.
    assert fitting(ws, facility, routine, 2026, 9, 28) == ["holiday", "flood"]
    assert fitting(ws, facility, VisitType.NIGHT, 2026, 4, 13) == ["night"]
    assert fitting(ws, facility, VisitType.CASE, 2026, 4, 13) == ["case"]


def test_the_first_visit_to_a_facility_is_proposed_as_one(ws: Workspace, facility: str) -> None:
    choices = presets_for(ws, facility, VisitType.ROUTINE, datetime(2026, 4, 13, tzinfo=BEIJING))
    assert [(one.id, one.reason) for one in choices if one.fits] == [("first", "这里还没有检查过")]
    assert [one.id for one in choices] == ["first", "night", "holiday", "winter", "flood", "case"]
    assert all(one.items for one in choices)


def test_a_visit_at_night_uses_its_preset_by_itself(ws: Workspace, begin: Begin) -> None:
    visit = begin(type=VisitType.NIGHT)
    assert get_head(ws, visit).preset == "night"
    items = walk.visit_items(ws, visit)
    assert 5 < len(items) <= 15
    assert "service.night.call-answer" in {item.id for item in items}
    told = {"answered": "25", "arrived": "90"}
    outcome = computing.compute_item(ws, visit, "service.night.call-answer", told)
    assert outcome.result == {"answered": 25, "arrived": 90, "pass": None}
    assert outcome.working == ("按铃后 25 秒有人应声，90 秒有人到床前",)


def test_another_preset_or_none_may_be_chosen(ws: Workspace, begin: Begin) -> None:
    winter = begin(type=VisitType.NIGHT, preset="winter")
    asked = {item.id: item for item in walk.visit_items(ws, winter)}
    assert asked["service.winter.warm-rooms"].confirm == ()
    assert asked["fire.winter.boiler-room"].confirm == ("boiler", "heating"), "not on file"
    plain = begin(type=VisitType.NIGHT, preset="")
    assert get_head(ws, plain).preset == ""
    assert {item.depth for item in walk.visit_items(ws, plain)} == {"core"}
    assert get_head(ws, begin()).preset == ""


def test_a_preset_keeps_to_the_chosen_checklists(ws: Workspace, begin: Begin) -> None:
    visit = begin(preset="holiday", checklists=(Domain.FOOD,))
    items = walk.visit_items(ws, visit)
    assert {item.domain for item in items} == {Domain.FOOD}
    assert "food.holiday.feast" in {item.id for item in items}


def test_an_unknown_preset_is_refused_with_those_there_are(begin: Begin) -> None:
    with pytest.raises(InspectorError) as refused:
        begin(preset="spring")
    assert refused.value.code == "visit.unknown_preset"
    assert "night 夜查" in refused.value.sentence


def test_what_is_prepared_counts_the_items_of_the_preset(ws: Workspace, facility: str) -> None:
    draft = VisitDraft(
        facility=facility,
        mode=Mode.TOWNSHIP_PATROL,
        type=VisitType.NIGHT,
        depth=Depth.CORE,
        begun=ws.now(),
        people=people("示例甲"),
    )
    prepared = prepare(ws, draft)
    assert prepared.preset == "night"
    assert prepared.items[Depth.CORE] == prepared.items[Depth.FULL] <= 15
    assert sum(one.items for one in prepared.proposals) == prepared.items[Depth.CORE]
    assert [tool.value for tool in prepared.tools] == ["stopwatch"]
    assert prepared.presets[0].automatic


def test_the_paper_names_the_preset_in_the_place_of_the_depth(ws: Workspace, begin: Begin) -> None:
    visit = begin(preset="winter")
    answer_all(ws, visit)
    assert build_record(ws, visit, number=None, at=ws.now()).asked_label == "冬季取暖"
    told = read(report_pdf(ws, visit))
    assert "（冬季取暖）" in told
    assert "（必查）" not in told


def test_a_preset_stands_in_the_journal(ws: Workspace, begin: Begin) -> None:
    begin(type=VisitType.NIGHT)
    assert keeping.rebuild(ws, check=True)
