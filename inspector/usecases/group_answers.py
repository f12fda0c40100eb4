"""Several items answered at one stroke: 整组确认, and a whole area left out with one reason."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.facts.answer import Answer
from inspector.facts.item import VisitItem
from inspector.facts.vocabulary import Verdict
from inspector.i18n import _
from inspector.usecases.asking import ask
from inspector.usecases.walk import Saved, record_answers
from inspector.workspace import Workspace


def confirm_group(ws: Workspace, visit: str, items: Iterable[str], looked_by: str = "") -> Saved:
    """其余已逐一看过，均符合: pass those named items that may be confirmed as a group."""
    asked = ask(ws, visit)
    wanted = set(items)
    chosen = [item for item in asked.items if item.id in wanted and may_confirm_in_group(item)]
    if not chosen:
        raise InspectorError("answer.nothing_to_confirm")
    answers = [answer for item in chosen for answer in confirmations(item, looked_by)]
    return replace(record_answers(ws, visit, answers), count=len(chosen))


def confirmations(item: VisitItem, looked_by: str = "") -> tuple[Answer, ...]:
    """What passes an item as part of a group: every sampled place that waits, or the whole."""
    places = item.waiting or ("",)
    return tuple(
        Answer(item=item.id, instance=place, verdict=Verdict.PASS, group=True, looked_by=looked_by)
        for place in places
    )


def may_confirm_in_group(item: VisitItem) -> bool:
    """Not what is measured, computed, starred or a major hazard, nor what failed last time."""
    failed_last = item.last is not None and item.last.verdict is Verdict.FAIL
    needs_look = item.measure is not None or item.calc is not None or item.starred
    return not (item.answered or needs_look or item.major_hazard or failed_last or item.confirm)


def skip_area(
    ws: Workspace, visit: str, place: str, verdict: Verdict, reason: str, looked_by: str = ""
) -> Saved:
    """不涉及 or 本次不查 for every unanswered item of an area, with one reason."""
    if not reason.strip():
        raise InspectorError("field.empty", field=_("理由"))
    answers = [
        Answer(item=item.id, verdict=verdict, reason=reason, looked_by=looked_by)
        for item in ask(ws, visit).items
        if item.place == place and not item.answered
    ]
    if not answers:
        raise InspectorError("answer.nothing_to_confirm")
    return record_answers(ws, visit, answers)
