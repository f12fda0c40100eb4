"""How far visits have come: counted, and where each was left."""

from __future__ import annotations

from collections.abc import Callable

from inspector.facts.answer import Answer
from inspector.facts.vocabulary import Verdict, VisitState
from inspector.usecases import visit_changes, walk
from inspector.usecases.unfinished import leave_at
from inspector.usecases.visit_summaries import list_visits, summaries
from inspector.usecases.work_list import work_list
from inspector.workspace import Workspace


def answer_two(ws: Workspace, visit: str) -> None:
    """The first passes, the second fails; the visit is left at the third."""
    first, second, third = walk.visit_items(ws, visit)[:3]
    walk.record_answers(
        ws,
        visit,
        [
            Answer(item=first.id, verdict=Verdict.PASS),
            Answer(item=second.id, verdict=Verdict.FAIL, place="门厅", note="示例"),
        ],
    )
    leave_at(ws, visit, third.id)


def test_a_visit_under_way_is_counted_over_all_that_it_asks(ws: Workspace, visit: str) -> None:
    answer_two(ws, visit)
    asked = walk.visit_items(ws, visit)

    (listed,) = work_list(ws).unfinished
    told = summaries(ws, [listed.head.id])[visit]

    assert (told.progress.items, told.progress.answered) == (len(asked), 2)
    assert (told.progress.passed, told.progress.failed) == (1, 1)
    assert told.stopped_at == asked[2].id
    assert told.stopped_label.endswith(asked[2].topic)
    assert told.saved_at == listed.saved_at


def test_a_visit_that_is_gone_has_no_line(ws: Workspace, visit: str) -> None:
    assert set(summaries(ws, [visit, "no such visit"])) == {visit}


def test_an_abandoned_visit_still_says_how_much_it_asked(
    ws: Workspace, begin: Callable[..., str]
) -> None:
    visit = begin()
    answer_two(ws, visit)
    asked = len(walk.visit_items(ws, visit))
    visit_changes.abandon_visit(ws, visit, "院里停电")

    (line,) = list_visits(ws)

    assert line.head.state is VisitState.ABANDONED
    assert (line.progress.items, line.progress.answered) == (asked, 2)
    assert work_list(ws).unfinished == ()
