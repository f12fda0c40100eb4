"""Which rows of an answer apply; the order of the rows never changes."""

from __future__ import annotations

from inspector.facts.answer import Answer
from inspector.facts.item import VisitItem
from inspector.facts.vocabulary import Verdict

_NOT_LOOKED_AT = (Verdict.NOT_APPLICABLE, Verdict.UNCHECKED)


def rows_for(
    item: VisitItem, verdict: Verdict | None, held: Answer, *, editable: bool = True
) -> frozenset[str]:
    """The rows for a verdict (None: not answered yet); what was written stays in sight.

    Where nothing can be written any more, an empty field has nothing to say.
    """
    failed = verdict is Verdict.FAIL
    left_out = verdict is Verdict.NOT_APPLICABLE
    wanted = {
        "instances": bool(item.repeat),
        "value": item.measure is not None and (not left_out or bool(held.value)),
        "inputs": item.calc is not None and (not left_out or bool(held.inputs)),
        "reason": verdict in _NOT_LOOKED_AT,
        "severity": failed,
        "hazard": failed and item.major_hazard,
        "place": _has_place(item, verdict, held),
        "term": failed,
        "note": not left_out or bool(held.note),
        "corrected": failed,
    }
    if not editable:
        wanted["value"] &= bool(held.value)
        wanted["reason"] &= bool(held.reason)
        wanted["place"] &= bool(held.place) or held.count is not None
        wanted["note"] &= bool(held.note)
    return frozenset(name for name, applies in wanted.items() if applies)


def _has_place(item: VisitItem, verdict: Verdict | None, held: Answer) -> bool:
    if verdict is Verdict.FAIL or held.place or held.count is not None:
        return True
    return item.answer in ("count", "measure") and verdict is not Verdict.NOT_APPLICABLE
