"""Closing a visit brings its findings into the ledger; a correction changes or withdraws them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from inspector.facts.answer import Answer
from inspector.facts.ledger_rules import acts_for
from inspector.facts.rectification import LedgerState, Rectifier
from inspector.facts.vocabulary import Depth, Force, HazardVerdict, Verdict, VisitState
from inspector.usecases import (
    keeping,
    ledger_fields,
    photos,
    rectification,
    regrouping,
    signing,
    visit_changes,
    walk,
)
from inspector.usecases.asking import get_head
from inspector.usecases.ledger_reading import LedgerFilter, get_finding, ledger, ledger_counts
from inspector.usecases.rectifiers import propose
from inspector.usecases.regrouping import Part
from inspector.usecases.sample import load_sample, remove_sample
from inspector.workspace import Workspace
from tests.usecases.rectifying import (
    EXIT,
    LIGHT,
    PICTURES,
    ROUTE,
    Scene,
    answer_all,
    failed,
    hazard_item,
    sign_and_close,
)


@pytest.fixture
def scene(ws: Workspace, begin: Callable[..., str]) -> Scene:
    return Scene(ws, begin)


def test_a_closed_visit_brings_its_findings_into_the_ledger(ws: Workspace, scene: Scene) -> None:
    visit = scene.begin()
    added = photos.add_photos(ws, visit, [PICTURES / "exit-padlock.jpg"], EXIT)
    answer_all(
        ws,
        visit,
        failed(EXIT, place="一层西门", note="挂锁", count=4, bad=1),
        failed(ROUTE, place="二层楼梯", note="堆放轮椅", corrected=True),
        failed(LIGHT, place="二层东侧", note="不亮", term="10w"),
    )
    assert scene.lines() == (), "nothing before it is signed and closed"
    sign_and_close(ws, visit)
    lines = {one.item: one for one in scene.lines(visit)}
    assert set(lines) == {EXIT, ROUTE, LIGHT}
    opened, spot, light = lines[EXIT], lines[ROUTE], lines[LIGHT]
    assert (opened.state, opened.place, opened.seen) == (LedgerState.OPEN, "一层西门", "挂锁")
    assert (opened.count, opened.bad, opened.at_once) == (4, 1, True)
    assert opened.photos_before == (added.photos[0].sha256,)
    assert opened.visit_number == signing.record_of(ws, visit).number
    assert (light.found_on, light.deadline) == ("2026-11-20", "2026-12-04")
    assert (spot.state, spot.corrected_on_spot) == (LedgerState.CLOSED, True)
    assert (spot.closed_by, spot.closed_on) == ("示例甲", "2026-11-20")
    assert ledger_counts(ws) == {LedgerState.OPEN: 2, LedgerState.CLOSED: 1}
    assert keeping.verify(ws).sound
    assert keeping.rebuild(ws, check=True)


def test_a_correction_changes_and_withdraws_lines(ws: Workspace, scene: Scene) -> None:
    visit = scene.inspect(
        failed(EXIT, place="一层西门", note="挂锁"), failed(LIGHT, place="东侧", note="不亮")
    )
    before = {one.item: one for one in scene.lines()}
    ledger_fields.set_fields(ws, before[EXIT].id, {"supervisor": "示例副镇长"})
    parts = regrouping.split(ws, before[LIGHT].id, [Part(place="东侧"), Part(place="西侧")])
    signing.revise_visit(ws, visit, "楼层写错")
    right = (failed(EXIT, place="二层西门", note="挂锁"), Answer(item=LIGHT, verdict=Verdict.PASS))
    walk.record_answers(ws, visit, right)
    still = {one.place for one in scene.lines()}
    assert still == {"一层西门", "东侧", "西侧"}, "until it is closed again"
    sign_and_close(ws, visit)
    (kept,) = scene.lines()
    assert (kept.id, kept.place, kept.supervisor) == (before[EXIT].id, "二层西门", "示例副镇长")
    for finding in (before[LIGHT].id, *parts):
        gone = get_finding(ws, finding)
        assert (gone.state, gone.withdrawn) == (LedgerState.WITHDRAWN, "楼层写错")
        assert acts_for(gone) == ()
    assert keeping.rebuild(ws, check=True)


def test_giving_up_a_correction_leads_back_to_the_signed_record(
    ws: Workspace, scene: Scene
) -> None:
    visit = scene.inspect(failed(EXIT, place="西门", note="挂锁"))
    number, signed = get_head(ws, visit).number, signing.report_pdf(ws, visit)
    signing.revise_visit(ws, visit, "单位写错")
    visit_changes.abandon_visit(ws, visit, "原来没有写错")
    head = get_head(ws, visit)
    assert (head.state, head.revision, head.number) == (VisitState.CLOSED, 1, number)
    assert signing.report_pdf(ws, visit) == signed
    (line,) = scene.lines()
    assert line.state is LedgerState.OPEN
    assert keeping.rebuild(ws, check=True)


def test_a_major_hazard_corrected_on_the_spot_is_looked_at_again(
    ws: Workspace, scene: Scene
) -> None:
    visit = scene.begin(depth=Depth.FULL)
    hit = HazardVerdict.HIT
    item = hazard_item(ws, visit)
    answer_all(ws, visit, failed(item, note="如实", major_hazard=hit, corrected=True))
    sign_and_close(ws, visit)
    (line,) = scene.lines()
    assert (line.state, line.corrected_on_spot) == (LedgerState.WAITING, True)


def test_advice_has_no_deadline(ws: Workspace, scene: Scene) -> None:
    visit = scene.begin(depth=Depth.FULL)
    items = walk.visit_items(ws, visit)
    advice = next(i for i in items if i.force is Force.ADVISORY and not i.major_hazard)
    answer_all(ws, visit, failed(advice.id, note="建议改进"))
    sign_and_close(ws, visit)
    (line,) = scene.lines(visit)
    assert (line.deadline, line.at_once) == ("", False)


def test_the_same_place_found_again_is_marked(ws: Workspace, scene: Scene) -> None:
    (first,) = scene.found(failed(LIGHT, place="二层 东侧", note="不亮"))
    rectification.report_done(ws, first.id)
    rectification.close_finding(ws, first.id, note="看了照片")
    visit = scene.inspect(
        failed(LIGHT, place="三层东侧", note="不亮"), failed(ROUTE, place="二层东侧", note="堆物")
    )
    assert [one.repeat_of for one in scene.lines(visit)] == [None, None], "elsewhere, another item"
    (again,) = scene.found(failed(LIGHT, place="（二层）东侧。", note="又不亮"))
    assert again.repeat_of == first.id
    assert get_finding(ws, first.id).state is LedgerState.CLOSED
    assert ledger(ws, LedgerFilter(repeats=True)) == (again,)
    assert keeping.rebuild(ws, check=True)


@pytest.mark.parametrize(
    ("facts", "item", "who"),
    [
        ({"operation": "public", "owner": "示例镇政府"}, "fire.building.panels", Rectifier.OWNER),
        ({"operation": "public"}, "fire.evacuation.corridor-width", Rectifier.ORGANIZER),
        ({"operation": "public"}, EXIT, Rectifier.OPERATOR),
        ({"operation": "public_private"}, "service.access.ramp", Rectifier.ORGANIZER),
        ({"operation": "private", "owner": "示例房东"}, "fire.building.panels", Rectifier.OWNER),
        ({"operation": "private"}, "fire.building.panels", Rectifier.OPERATOR),
        ({"operation": "collective"}, "fire.building.panels", Rectifier.VILLAGE),
        ({"operation": "collective"}, EXIT, Rectifier.VILLAGE),
        ({"kinds": ("mutual_aid_point",)}, EXIT, Rectifier.VILLAGE),
        ({"kinds": ("residential_care",)}, "fire.building.panels", None),
    ],
)
def test_who_must_rectify_is_proposed(
    ws: Workspace, facts: dict[str, object], item: str, who: Rectifier | None
) -> None:
    known = ws.library.item(item)
    assert known is not None
    assert propose(known, facts) is who  # type: ignore[arg-type]


def test_the_sample_takes_its_findings_with_it(ws: Workspace, begin: Callable[..., str]) -> None:
    (sample, *_rest) = load_sample(ws).facilities
    Scene(ws, begin).inspect(failed(EXIT, place="西门", note="挂锁"), facility=sample)
    assert len(ledger(ws)) == 1
    remove_sample(ws)
    assert ledger(ws, LedgerFilter(everything=True)) == ()
    assert keeping.rebuild(ws, check=True)
