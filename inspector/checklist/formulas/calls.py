"""Calls for help: how many seconds until somebody answers and comes."""

from __future__ import annotations

from inspector.checklist.formulas.model import Arguments, Formula, Outcome, judged
from inspector.checklist.formulas.parameters import count

_DAY = 86_400


def _call_answer(arguments: Arguments) -> Outcome:
    """The seconds of a call bell as they were timed; no standard says how many are too many."""
    answered = arguments.integer("answered")
    arrived = arguments.integer("arrived") if arguments.has("arrived") else None
    if arrived is not None and arrived < answered:
        raise arguments.refused("arrived", f"不小于应声的 {answered} 秒")
    came = "" if arrived is None else f"，{arrived} 秒有人到床前"
    return judged(
        None,
        {"answered": answered, "arrived": arrived},
        working=(f"按铃后 {answered} 秒有人应声{came}",),
        clauses=(),
        warnings=("没有标准规定要几秒，快慢由检查人员判断",),
    )


FORMULAS = (
    Formula(
        name="call_answer",
        title="呼叫铃应答",
        parameters=(
            count("answered", "几秒有人应声", "秒", most=_DAY),
            count("arrived", "几秒有人到床前", "秒", most=_DAY, required=False),
        ),
        results=("answered", "arrived", "pass"),
        compute=_call_answer,
    ),
)
