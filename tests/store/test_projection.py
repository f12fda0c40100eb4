"""Tables are projections: rebuilding them from the journal changes nothing."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select, text

from inspector.facts.answer import Answer
from inspector.facts.vocabulary import Verdict
from inspector.journal.entry import Draft, Register, body_text, entry_hash
from inspector.store import answer_rows
from inspector.store import tables as t
from inspector.store.append import Author, append
from inspector.usecases import facilities, keeping, notes, signing, visit_changes, walk
from inspector.usecases.demo import drawn_signature
from inspector.workspace import Workspace


def answer_all(ws: Workspace, visit: str) -> None:
    """Every item, so that the visit can be signed."""
    from inspector.usecases.demo import good_answer

    walk.record_answers(ws, visit, [good_answer(item) for item in walk.visit_items(ws, visit)])


def test_rebuild_equals_live_after_a_whole_life(
    ws: Workspace, facility: str, begin: Callable[..., str]
) -> None:
    visit = begin()
    facilities.edit_facility(ws, facility, {"phone": "000-0001", "beds": 70})
    answer_all(ws, visit)
    walk.take_back(ws, visit)
    answer_all(ws, visit)
    notes.add_note(ws, visit, "门口积水", "院内")
    note = notes.list_notes(ws, visit)[0]
    notes.assign_note(ws, visit, note.id, walk.visit_items(ws, visit)[0].id)
    signing.freeze_visit(ws, visit)
    signing.thaw_visit(ws, visit)
    for name in ("示例甲", "示例乙", "示例丁"):
        signing.sign(ws, visit, name, manner=signing.Manner.SCREEN, image=drawn_signature(name))
    signing.close_visit(ws, visit)
    signing.revise_visit(ws, visit, "写错楼层")
    second = begin()
    visit_changes.abandon_visit(ws, second, "走错了单位")
    assert keeping.rebuild(ws, check=True)
    assert keeping.verify(ws).sound


def test_rebuild_mends_a_table_and_says_so(ws: Workspace, visit: str) -> None:
    item = walk.visit_items(ws, visit)[0].id
    walk.record_answer(ws, visit, Answer(item=item, verdict=Verdict.FAIL))
    with ws.store.write() as connection:
        connection.execute(text("UPDATE answer SET verdict = 'pass'"))
        connection.execute(text("DELETE FROM facility"))
    assert not keeping.rebuild(ws, check=True)
    assert facilities.list_facilities(ws) == (), "checking changes nothing"
    assert not keeping.rebuild(ws)
    assert keeping.rebuild(ws, check=True)
    assert [one.name for one in facilities.list_facilities(ws)] == ["示例镇敬老院"]


def merge_rival(ws: Workspace, visit: str, item: str, verdict: str) -> None:
    """An answer of another laptop that saw nothing of ours, as a merge brings it."""
    register = Register("answer", visit, f"{item}/")
    author = Author(
        device="other", actor="示例乙", at="2001-01-01T00:00:00+08:00", new_id=lambda: "rival"
    )
    with ws.store.write() as connection:
        append(connection, [Draft(register=register, body={"verdict": verdict}, seen=())], author)


def test_a_conflict_counts_by_its_worst_value_and_blocks_signing(ws: Workspace, visit: str) -> None:
    from inspector.usecases.review import review_visit

    item = walk.visit_items(ws, visit)[0].id
    walk.record_answer(ws, visit, Answer(item=item, verdict=Verdict.PASS))
    merge_rival(ws, visit, item, "fail")
    shown = walk.visit_items(ws, visit)[0]
    assert shown.verdict is Verdict.FAIL
    assert shown.current is not None
    assert [rival.verdict for rival in shown.current.rivals] == [Verdict.PASS]
    blocking = {notice.code for notice in review_visit(ws, visit).blocking if notice.item == item}
    assert blocking == {"review.conflict"}
    saved = walk.record_answer(
        ws, visit, Answer(item=item, verdict=Verdict.FAIL), seen=shown.current.heads
    )
    assert saved.record is not None
    assert saved.record.rivals == ()
    assert keeping.rebuild(ws, check=True)


def test_the_same_answer_on_two_laptops_is_no_conflict(ws: Workspace, visit: str) -> None:
    item = walk.visit_items(ws, visit)[0].id
    mine = walk.record_answer(ws, visit, Answer(item=item, verdict=Verdict.NOT_APPLICABLE))
    assert mine.record is not None
    body = answer_rows.answer_body(mine.record.answer)
    register = Register("answer", visit, f"{item}/")
    author = Author(device="other", actor="乙", at="2026-11-20T14:00:00+08:00", new_id=lambda: "r")
    with ws.store.write() as connection:
        append(connection, [Draft(register=register, body=body, seen=())], author)
    current = walk.visit_items(ws, visit)[0].current
    assert current is not None
    assert current.rivals == ()
    assert len(current.heads) == 2


def test_two_people_editing_phone_and_beds_do_not_conflict(ws: Workspace, facility: str) -> None:
    author = Author(device="other", actor="乙", at="2026-11-20T14:00:00+08:00", new_id=lambda: "x")
    with ws.store.read() as connection:
        shown = tuple(
            connection.execute(select(t.head.c.entry).where(t.head.c.key == "phone")).scalars()
        )
    draft = Draft(
        register=Register("facility", facility, "phone"), body={"value": "000-0002"}, seen=shown
    )
    with ws.store.write() as connection:
        append(connection, [draft], author)
    facilities.edit_facility(ws, facility, {"beds": 80})
    held = facilities.get_facility(ws, facility)
    assert (held.get("phone"), held.get("beds"), held.conflicts) == ("000-0002", 80, ())


def test_an_unknown_kind_is_kept_verbatim_and_not_projected(ws: Workspace) -> None:
    draft = Draft(register=Register("order", "later", "x"), body={"新": "字段"})
    (entry,) = ws.append([draft])
    assert entry.body == body_text({"新": "字段"})
    assert entry_hash(entry) == entry.hash
    assert keeping.rebuild(ws, check=True)


def test_a_retry_with_the_same_id_writes_once(ws: Workspace) -> None:
    draft = Draft(register=Register("event", "s", "try"), body={"n": 1}, id="the-same")
    first = ws.append([draft])
    second = ws.append([draft])
    assert first == second
    with ws.store.read() as connection:
        ids = list(connection.execute(select(t.entry.c.id).where(t.entry.c.key == "try")).scalars())
    assert ids == ["the-same"]
