"""A visit's life: procedure, freezing, signing, numbers, revisions."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.facts.answer import Answer
from inspector.facts.vocabulary import (
    Conclusion,
    Depth,
    Domain,
    Force,
    HazardVerdict,
    Manner,
    Mode,
    Place,
    SignerRole,
    Verdict,
    VisitState,
    VisitType,
)
from inspector.usecases import (
    facilities,
    notes,
    numbering,
    photos,
    review,
    signing,
    visit_changes,
    visits,
    walk,
)
from inspector.usecases.asking import get_head
from inspector.usecases.demo import drawn_signature, good_answer
from inspector.usecases.record_building import read_record, record_bytes
from inspector.workspace import Workspace
from tests.conftest import people

EXIT = "fire.evacuation.exit-opens"
PICTURE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "photos"


def answer_all(ws: Workspace, visit: str, *special: Answer) -> None:
    told = {answer.item: answer for answer in special}
    items = walk.visit_items(ws, visit)
    walk.record_answers(ws, visit, [told.get(item.id) or good_answer(item) for item in items])


def sign_all(ws: Workspace, visit: str) -> None:
    for name in ("示例甲", "示例乙", "示例丁"):
        signing.sign(ws, visit, name, manner=Manner.SCREEN, image=drawn_signature(name))


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(InspectorError) as refused:
        call()
    assert refused.value.sentence
    return refused.value.code


def test_fewer_than_two_valid_certificates_block_the_administrative_mode(
    begin: Callable[..., str],
) -> None:
    one = people("示例甲")
    assert code_of(lambda: begin(mode=Mode.CIVIL_ADMIN, people=one)) == "procedure.blocked"
    two = people("示例甲", "示例乙")
    expired = (two[0], replace(two[1], expires=date(2026, 11, 19)), two[2])
    assert code_of(lambda: begin(mode=Mode.CIVIL_ADMIN, people=expired)) == "procedure.blocked"
    last_day = (two[0], replace(two[1], expires=date(2026, 11, 20)), two[2])
    assert begin(mode=Mode.CIVIL_ADMIN, people=last_day)
    overridden = {"procedure.certificates": "急"}
    assert (
        code_of(lambda: begin(mode=Mode.CIVIL_ADMIN, people=one, overrides=overridden))
        == "procedure.blocked"
    )


def test_a_type_that_the_mode_does_not_know_is_refused(begin: Callable[..., str]) -> None:
    assert code_of(lambda: begin(type=VisitType.CASE)) == "procedure.blocked"


def test_an_open_condition_blocks_signing_until_the_leader_says_why(
    ws: Workspace, begin: Callable[..., str]
) -> None:
    visit = begin(people=people("示例甲"))
    answer_all(ws, visit)
    blocking = {notice.code for notice in review.review_visit(ws, visit).blocking}
    assert blocking == {"procedure.two_officers"}
    visit_changes.override_condition(ws, visit, "procedure.two_officers", "同事临时病假")
    assert review.review_visit(ws, visit).can_sign
    signing.freeze_visit(ws, visit)
    frozen = record_bytes(signing.record_of(ws, visit)).decode()
    assert "病假" not in frozen, "never on a paper handed over"


def test_delegated_penalty_is_off_until_it_is_switched_on(begin: Callable[..., str]) -> None:
    assert code_of(lambda: begin(mode=Mode.DELEGATED_PENALTY)) == "procedure.delegation_off"


def test_facts_are_copied_and_a_later_edit_never_reaches_the_visit(
    ws: Workspace, facility: str, visit: str
) -> None:
    facilities.edit_facility(ws, facility, {"beds": 12, "name": "改名后"})
    record = signing.record_of(ws, visit)
    assert record.facility_name == "示例镇敬老院"
    assert "68 张" in {fact.value for fact in record.facts}


def test_confirming_a_fact_settles_its_items(ws: Workspace) -> None:
    place = facilities.add_facility(ws, {"name": "示例村幸福院", "kinds": ("mutual_aid_point",)})
    draft = visits.VisitDraft(
        facility=place,
        mode=Mode.TOWNSHIP_PATROL,
        type=VisitType.ROUTINE,
        depth=Depth.FULL,
        begun=ws.now(),
        people=people("示例甲"),
    )
    visit = visits.start_visit(ws, draft).visit
    gas = [i for i in walk.visit_items(ws, visit) if "gas" in i.confirm]
    assert gas
    visit_changes.set_fact(ws, visit, "gas", "none")
    after = {i.id: i for i in walk.visit_items(ws, visit)}
    assert all("gas" not in item.confirm for item in after.values())
    assert any(item.id not in after for item in gas)
    assert facilities.get_facility(ws, place).get("gas") == "none"


def test_the_route_can_be_reordered(ws: Workspace, visit: str) -> None:
    route = (Place.KITCHEN, *(p for p in Place if p is not Place.KITCHEN))
    visit_changes.set_route(ws, visit, route)
    assert walk.visit_items(ws, visit)[0].place == "kitchen"
    assert code_of(lambda: visit_changes.set_route(ws, visit, route[:-1])) == "visit.bad_route"


def test_review_blocks_only_what_the_rules_name(ws: Workspace, visit: str) -> None:
    answer_all(
        ws,
        visit,
        Answer(item=EXIT, verdict=Verdict.NOT_APPLICABLE),
    )
    notes.add_note(ws, visit, "门口有积水", "院内")
    result = review.review_visit(ws, visit)
    assert {n.code for n in result.blocking} == {
        "review.reason_missing",
        "review.note_unassigned",
    }
    walk.record_answer(
        ws, visit, Answer(item=EXIT, verdict=Verdict.NOT_APPLICABLE, reason="平房，只有一个门")
    )
    notes.assign_note(ws, visit, notes.list_notes(ws, visit)[0].id, EXIT)
    assert review.review_visit(ws, visit).can_sign


def test_an_advisory_miss_is_a_finding_and_changes_nothing(
    ws: Workspace, begin: Callable[..., str]
) -> None:
    visit = begin(depth=Depth.FULL)
    items = walk.visit_items(ws, visit)
    advice = next(i for i in items if i.force is Force.ADVISORY and not i.major_hazard)
    answer_all(ws, visit)
    before = review.review_visit(ws, visit)
    walk.record_answer(ws, visit, Answer(item=advice.id, verdict=Verdict.FAIL, note="建议"))
    after = review.review_visit(ws, visit)
    assert [finding.force for finding in after.findings] == [Force.ADVISORY]
    assert after.conclusion is Conclusion.NONE
    scored = [(d.score_passed, d.score_of) for d in before.domains]
    assert [(d.score_passed, d.score_of) for d in after.domains] == scored


def test_one_major_hazard_dominates(ws: Workspace, begin: Callable[..., str]) -> None:
    visit = begin(depth=Depth.FULL)
    library = ws.pinned_library(get_head(ws, visit).library)
    item = next(
        i
        for i in walk.visit_items(ws, visit)
        if any(library.hazards[h].verified for h in i.hazards)
    )
    hit = Answer(item=item.id, verdict=Verdict.FAIL, note="如实", major_hazard=HazardVerdict.HIT)
    answer_all(ws, visit, hit)
    result = review.review_visit(ws, visit)
    assert result.conclusion is Conclusion.MAJOR_HAZARD
    assert result.findings[0].item == item.id


def test_freezing_is_refused_while_something_is_open(ws: Workspace, visit: str) -> None:
    assert code_of(lambda: signing.freeze_visit(ws, visit)) == "review.blocked"
    assert get_head(ws, visit).state is VisitState.OPEN
    assert get_head(ws, visit).number is None, "no number is used up"


def test_a_frozen_visit_cannot_be_changed_until_it_is_thawed(ws: Workspace, visit: str) -> None:
    answer_all(ws, visit)
    frozen = signing.freeze_visit(ws, visit)
    change = Answer(item=EXIT, verdict=Verdict.FAIL)
    assert code_of(lambda: walk.record_answer(ws, visit, change)) == "visit.frozen"
    signing.sign(ws, visit, "示例甲", manner=Manner.SCREEN, image=drawn_signature("示例甲"))
    signing.thaw_visit(ws, visit)
    assert signing.signatures(ws, visit) == ()
    walk.record_answer(ws, visit, change)
    again = signing.freeze_visit(ws, visit)
    assert again.number == frozen.number
    assert again.facts_hash != frozen.facts_hash


def test_numbers_have_no_gap_and_voided_ones_are_kept(
    ws: Workspace, begin: Callable[..., str]
) -> None:
    numbering.set_prefix(ws, Mode.WUBAO_CHECK, "示镇检")
    numbers = []
    for _ in range(3):
        visit = begin()
        answer_all(ws, visit)
        numbers.append(signing.freeze_visit(ws, visit).number)
        if len(numbers) == 2:
            visit_changes.abandon_visit(ws, visit, "走错了单位")
    assert numbers == [f"示镇检〔2026〕第000{n}号" for n in (1, 2, 3)]
    patrol = begin(mode=Mode.TOWNSHIP_PATROL)
    answer_all(ws, patrol)
    assert signing.freeze_visit(ws, patrol).number == "安检〔2026〕第0001号"
    assert code_of(lambda: numbering.set_prefix(ws, Mode.JOINT, "  ")) == "number.bad_prefix"
    taken = code_of(lambda: numbering.set_prefix(ws, Mode.JOINT, "示镇检"))
    assert taken == "number.prefix_taken", "two papers would bear one number"
    assert len({numbering.prefix_of(ws, mode) for mode in Mode}) == len(Mode)


def test_a_signature_that_is_refused_freezes_nothing(ws: Workspace, visit: str) -> None:
    answer_all(ws, visit)

    def refused(person: str, manner: Manner, **more: Any) -> str:
        return code_of(lambda: signing.sign(ws, visit, person, manner=manner, **more))

    officer = SignerRole.OFFICER
    assert refused("路人", Manner.PAPER, role=officer) == "sign.not_an_officer"
    assert refused("示例申", Manner.PAPER) == "sign.unknown_person", "a mistyped name"
    assert refused("示例丁", Manner.REFUSED, reason="不认可") == "sign.refusal_incomplete"
    assert refused("示例甲", Manner.SCREEN, image=b"GIF89a") == "sign.bad_image"
    assert refused("示例丁", Manner.PAPER, opinion="字" * 20_001) == "text.too_long"
    head = get_head(ws, visit)
    assert (head.state, head.number) == (VisitState.OPEN, None)


def test_closing_needs_everyone_and_keeps_the_pdf(ws: Workspace, visit: str) -> None:
    answer_all(ws, visit)
    signing.sign(ws, visit, "示例甲", manner=Manner.SCREEN, image=drawn_signature("示例甲"))
    assert code_of(lambda: signing.close_visit(ws, visit)) == "sign.incomplete"
    sign_all(ws, visit)
    closed = signing.close_visit(ws, visit)
    assert get_head(ws, visit).state is VisitState.CLOSED
    assert closed.backup is not None
    assert closed.backup.files > 0
    pdf = signing.report_pdf(ws, visit)
    assert hashlib.sha256(pdf).hexdigest() == closed.pdf
    record = read_record(ws.evidence.read(closed.facts_hash))
    assert record.number == get_head(ws, visit).number
    assert hashlib.sha256(record_bytes(record)).hexdigest() == closed.facts_hash


def test_paper_signatures_wait_for_a_scan(ws: Workspace, visit: str, tmp_path: Path) -> None:
    answer_all(ws, visit)
    signing.sign_on_paper(ws, visit)
    assert get_head(ws, visit).state is VisitState.FROZEN
    assert signing.waiting_for(ws, visit) == ()
    assert code_of(lambda: signing.close_visit(ws, visit)) == "sign.scan_missing"
    wrong = tmp_path / "扫描.txt"
    wrong.write_text("不是扫描件", encoding="utf-8")
    assert code_of(lambda: signing.close_visit(ws, visit, [wrong])) == "sign.bad_scan"
    scan = tmp_path / "扫描.png"
    scan.write_bytes(drawn_signature("签好的第一页"))
    signing.close_visit(ws, visit, [scan])
    assert get_head(ws, visit).state is VisitState.CLOSED


def test_a_refusal_needs_reason_and_witness(ws: Workspace, visit: str) -> None:
    answer_all(ws, visit)
    for name in ("示例甲", "示例乙"):
        signing.sign(ws, visit, name, manner=Manner.SCREEN, image=drawn_signature(name))
    refuse = lambda **more: signing.sign(  # noqa: E731
        ws, visit, "示例丁", manner=Manner.REFUSED, role=SignerRole.FACILITY, **more
    )
    assert code_of(lambda: refuse(reason="不认可")) == "sign.refusal_incomplete"
    refuse(reason="不认可", witnesses=["示例戊:村委会主任"], reported_to="示例县民政局")
    signing.close_visit(ws, visit)
    kept = next(s for s in signing.signatures(ws, visit) if s.manner is Manner.REFUSED)
    assert kept.witnesses == ("示例戊:村委会主任",)


@pytest.mark.parametrize("image", [None, b"", b"GIF89a....", b"\x89PNG\r\n\x1a\nbroken"])
def test_a_signature_must_be_a_picture(ws: Workspace, visit: str, image: bytes | None) -> None:
    answer_all(ws, visit)
    code = code_of(lambda: signing.sign(ws, visit, "示例甲", manner=Manner.SCREEN, image=image))
    assert code in ("sign.bad_image", "photo.unreadable")
    assert signing.signatures(ws, visit) == ()


def test_a_correction_is_a_new_revision_and_the_old_one_stays(ws: Workspace, visit: str) -> None:
    answer_all(ws, visit)
    sign_all(ws, visit)
    first = signing.close_visit(ws, visit)
    number = get_head(ws, visit).number
    signing.revise_visit(ws, visit, "楼层写错")
    assert get_head(ws, visit).state is VisitState.OPEN
    walk.record_answer(ws, visit, Answer(item=EXIT, verdict=Verdict.FAIL, note="三层"))
    assert signing.signatures(ws, visit) == ()
    sign_all(ws, visit)
    second = signing.close_visit(ws, visit)
    assert get_head(ws, visit).number == number
    assert second.pdf != first.pdf
    assert hashlib.sha256(signing.report_pdf(ws, visit, 1)).hexdigest() == first.pdf
    assert code_of(lambda: signing.report_pdf(ws, visit, 7)) == "visit.no_revision"
    assert signing.record_of(ws, visit).revision_reason == "楼层写错"


def test_the_same_frozen_facts_give_the_same_bytes_in_any_folder(
    ws: Workspace, visit: str, tmp_path: Path
) -> None:
    from inspector.usecases.keeping import back_up_to

    photos.add_photos(ws, visit, [PICTURE / "exit-padlock.jpg"], EXIT)
    answer_all(ws, visit, Answer(item=EXIT, verdict=Verdict.FAIL, place="西门", note="挂锁"))
    sign_all(ws, visit)
    here = signing.report_pdf(ws, visit)
    back_up_to(ws, tmp_path)
    other = Workspace.open(tmp_path / "inspector-backup")
    try:
        assert signing.report_pdf(other, visit) == here
    finally:
        other.close()


def test_internal_photos_stay_out_of_the_record(ws: Workspace, visit: str) -> None:
    files = [PICTURE / "exit-padlock.jpg", PICTURE / "corridor.jpg"]
    added = photos.add_photos(ws, visit, files, EXIT)
    photos.mark_internal(ws, visit, added.photos[0].id, internal=True)
    answer_all(ws, visit, Answer(item=EXIT, verdict=Verdict.FAIL, note="挂锁"))
    record = signing.record_of(ws, visit)
    assert [photo.id for photo in record.photos] == [added.photos[1].id]
    assert record.internal_photos == 1
    assert record.findings[0].photos == (1,)


def test_a_turned_photo_gets_a_rendition_of_its_own(ws: Workspace, visit: str) -> None:
    (photo,) = photos.add_photos(ws, visit, [PICTURE / "corridor.jpg"], EXIT).photos
    first, width, height = photos.rendition_of(ws, photo)
    photos.turn_photo(ws, visit, photo.id)
    turned = photos.get_photo(ws, visit, photo.id)
    second, turned_width, turned_height = photos.rendition_of(ws, turned)
    assert (turned_width, turned_height) == (height, width)
    assert first != second
    assert ws.evidence.read(turned.sha256) == (PICTURE / "corridor.jpg").read_bytes()


def test_a_bad_picture_is_named_and_the_good_ones_are_kept(
    ws: Workspace, visit: str, tmp_path: Path
) -> None:
    bad = tmp_path / "坏.jpg"
    bad.write_bytes(b"\xff\xd8\xff" + b"0" * 50)
    added = photos.add_photos(ws, visit, [bad, PICTURE / "corridor.jpg"])
    assert [name for name, _why in added.refused] == ["坏.jpg"]
    assert "坏.jpg" in added.refused[0][1]
    assert [photo.item for photo in added.photos] == [None]


def test_only_chosen_checklists_are_asked(ws: Workspace, begin: Callable[..., str]) -> None:
    visit = begin(checklists=(Domain.FIRE,))
    assert {item.domain for item in walk.visit_items(ws, visit)} == {Domain.FIRE}


def test_every_mode_has_its_title(
    ws: Workspace, facility: str, begin: Callable[..., str], tmp_path: Path
) -> None:
    import subprocess

    titles = {
        Mode.CIVIL_ADMIN: "现场检查笔录",
        Mode.TOWNSHIP_PATROL: "安全检查记录",
        Mode.WUBAO_CHECK: "供养服务检查记录",
        Mode.JOINT: "联合检查记录",
    }
    for mode, title in titles.items():
        visit = begin(mode=mode)
        path = tmp_path / "r.pdf"
        path.write_bytes(signing.report_pdf(ws, visit))
        text = subprocess.run(
            ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
        ).stdout
        assert title in text.replace(" ", "")
        assert "草稿" in text.replace(" ", "")


def test_a_correction_does_not_prolong_the_visit(ws: Workspace, visit: str) -> None:
    answer_all(ws, visit)
    sign_all(ws, visit)
    signing.close_visit(ws, visit)
    ended = signing.record_of(ws, visit).ended
    signing.revise_visit(ws, visit, "楼层写错")
    sign_all(ws, visit)
    assert signing.record_of(ws, visit).ended == ended
