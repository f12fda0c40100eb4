"""A visit after the rules changed: last time is remembered, the day chooses, the old one stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from msgspec.structs import replace

from inspector.checklist.model import Library
from inspector.checklist.packing import load, pack
from inspector.facts.answer import Answer
from inspector.facts.item import VisitItem
from inspector.facts.vocabulary import Depth, Domain, Mode, Verdict, VisitType
from inspector.usecases import keeping, walk
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.recheck import recheck_lines, start_recheck
from inspector.usecases.record_building import build_record
from inspector.workspace import Workspace
from tests.conftest import BEIJING, people
from tests.usecases.rectifying import answer_all, sign_and_close

OLD, NEW, OLDEST = "fire.ebike.indoors", "fire.ebike.away", "fire.ebike.before"
CHANGE = "2026-12-01"


def changed(library: Library) -> Library:
    """The library in which another item asks the same from the change on, under a new clause."""
    fire, *others = library.checklists
    at = next(n for n, item in enumerate(fire.items) if item.id == OLD)
    old = replace(fire.items[at], until="2026-11-30", successor=NEW)
    new = replace(fire.items[at], id=NEW, topic="电动车停楼外", since=CHANGE)
    items = (*fire.items[:at], old, new, *fire.items[at + 1 :])
    clause = library.clauses["mz37-ebike"]
    clauses = {
        **library.clauses,
        "mz37-ebike": replace(clause, until="2026-11-30", successor="mz37-ebike-2"),
        "mz37-ebike-2": replace(clause, id="mz37-ebike-2", clause="第九条", confidence="verified"),
    }
    return replace(
        library,
        checklists=(replace(fire, items=items), *others),
        clauses=clauses,
        renamed={**library.renamed, OLDEST: OLD},
    )


def item_of(ws: Workspace, visit: str, name: str) -> VisitItem | None:
    return next((item for item in walk.visit_items(ws, visit) if item.id == name), None)


@pytest.fixture
def after(
    ws: Workspace, begin: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> tuple[Workspace, str, str]:
    """The data folder under the new library, with an old visit that is closed, and a new one."""
    visit = begin(checklists=(Domain.FIRE,))
    found = Answer(item=OLD, verdict=Verdict.FAIL, place="门厅", note="停放电动三轮车")
    answer_all(ws, visit, found)
    sign_and_close(ws, visit)
    library = changed(load(None)[0])
    monkeypatch.setattr(
        "inspector.checklist.packing.load", lambda _cache, _packs: (library, pack(library))
    )
    ws.renew_library()
    later = begin(checklists=(Domain.FIRE,), begun=datetime(2027, 1, 5, 9, 30, tzinfo=BEIJING))
    return ws, visit, later


def test_the_new_item_remembers_what_the_old_one_found(
    after: tuple[Workspace, str, str],
) -> None:
    ws, _visit, later = after
    assert item_of(ws, later, OLD) is None
    item = item_of(ws, later, NEW)
    assert item is not None
    assert item.last is not None
    assert (item.last.verdict, item.last.note) == (Verdict.FAIL, "门厅，停放电动三轮车")


def test_the_day_of_the_visit_chooses_clause_and_item(
    after: tuple[Workspace, str, str], begin: Callable[..., str]
) -> None:
    ws, _visit, later = after
    new = item_of(ws, later, NEW)
    assert new is not None
    assert "mz37-ebike-2" in {clause.id for clause in new.clauses}
    assert "mz37-ebike" not in {clause.id for clause in new.clauses}
    # Entered later, but seen before the change: the rules of that day.
    before = begin(checklists=(Domain.FIRE,), begun=datetime(2026, 11, 30, 16, 0, tzinfo=BEIJING))
    old = item_of(ws, before, OLD)
    assert old is not None
    assert item_of(ws, before, NEW) is None
    assert "mz37-ebike" in {clause.id for clause in old.clauses}
    # The month of November knows the finding of the 20th under the same name.
    assert old.last is not None
    assert old.last.verdict is Verdict.FAIL


def test_a_closed_visit_keeps_the_words_and_clauses_it_was_signed_with(
    after: tuple[Workspace, str, str],
) -> None:
    ws, visit, _later = after
    (finding,) = build_record(ws, visit, number=None, at=ws.now()).findings
    assert finding.item == OLD
    assert "mz37-ebike" in {clause.id for clause in finding.clauses}
    assert keeping.rebuild(ws, check=True)
    assert keeping.verify(ws).sound


def test_a_recheck_asks_by_the_item_of_its_day(
    after: tuple[Workspace, str, str], facility: str
) -> None:
    ws, _visit, _later = after

    def asked(*day: int) -> tuple[list[str], list[str]]:
        draft = VisitDraft(
            facility=facility,
            mode=Mode.WUBAO_CHECK,
            type=VisitType.RECHECK,
            depth=Depth.FULL,
            begun=datetime(*day, 9, 30, tzinfo=BEIJING),  # type: ignore[arg-type, misc]
            people=people("示例甲", "示例乙"),
        )
        started = start_recheck(ws, draft)
        return (
            [item.id for item in walk.visit_items(ws, started.visit)],
            [one.target.item for one in recheck_lines(ws, started.visit)],
        )

    assert asked(2027, 1, 5) == ([NEW], [NEW])
    assert asked(2026, 11, 30) == ([OLD], [OLD]), "the new edition does not apply yet"
