"""What may be done with a line of the ledger in each of its states, and why not otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from inspector.errors import InspectorError
from inspector.facts.rectification import Act, LedgerFinding, LedgerState
from inspector.facts.vocabulary import HazardVerdict, RecheckResult
from inspector.i18n import N_, _

_OPEN, _UNDER_WAY, _WAITING = LedgerState.OPEN, LedgerState.UNDER_WAY, LedgerState.WAITING
_CLOSED, _HANDED, _MERGED = LedgerState.CLOSED, LedgerState.HANDED_OVER, LedgerState.MERGED
_TO_DO = frozenset({_OPEN, _UNDER_WAY})
UNSETTLED = _TO_DO | {_WAITING}
"""The states in which a line is neither closed nor handed over, nor part of another."""

ALLOWED: Mapping[Act, frozenset[LedgerState]] = {
    Act.SET: UNSETTLED | {_HANDED},
    Act.TERM: _TO_DO,
    Act.BEGIN: frozenset({_OPEN}),
    Act.EXTEND: _TO_DO,
    Act.REPORT: _TO_DO,
    Act.PICTURE: UNSETTLED | {_CLOSED, _HANDED},
    Act.RECHECK: UNSETTLED | {_HANDED},
    Act.CLOSE: frozenset({_WAITING, _HANDED}),
    Act.HAND_OVER: UNSETTLED,
    Act.OUTCOME: frozenset({_HANDED, _WAITING}),
    Act.REOPEN: frozenset({_CLOSED, _HANDED, _MERGED}),
    Act.MERGE: UNSETTLED,
    Act.SPLIT: UNSETTLED,
}
"""The states, as written, in which each act is allowed."""

_AFTER_RECHECK: Mapping[RecheckResult, LedgerState] = {
    RecheckResult.CORRECTED: _WAITING,
    RecheckResult.PARTLY: _UNDER_WAY,
    RecheckResult.NOT_CORRECTED: _OPEN,
}

_INSTEAD: Mapping[LedgerState, str] = {
    _OPEN: N_("先登记报送整改完成，或者先复查"),
    _UNDER_WAY: N_("先登记报送整改完成，或者先复查"),
    _WAITING: N_("先复查"),
    _CLOSED: N_("要改先重新整改"),
    _HANDED: N_("先登记移送部门的办理结果，或者先复查，或者收回重新整改"),
    _MERGED: N_("请到并入的那一条去办"),
    LedgerState.SPLIT: N_("请到拆出的各条去办"),
    LedgerState.WITHDRAWN: N_("更正版里已经没有这个问题"),
}
_STILL_OPEN = N_("它还没有销号或移送")


def after_recheck(line: LedgerFinding, result: RecheckResult) -> LedgerState:
    """Where a line stands after a look at it: what is corrected waits for somebody to close it.

    What was handed over and is not corrected stays with the department.
    """
    if line.handed_over is not None and result is not RecheckResult.CORRECTED:
        return _HANDED
    return _AFTER_RECHECK[result]


def refuse(line: LedgerFinding, act: Act) -> None:
    """Raise finding.* with the one sentence why this cannot be done now."""
    if line.stage not in ALLOWED[act]:
        _refuse_state(line, act)
    if act is Act.OUTCOME and line.handed_over is None:
        _refuse_state(line, act)
    if act is Act.EXTEND:
        if line.at_once:
            raise InspectorError("finding.at_once", topic=line.topic)
        if not line.deadline:
            raise InspectorError("finding.no_deadline", topic=line.topic)
    if act is Act.CLOSE:
        _refuse_closing(line)


def _refuse_state(line: LedgerFinding, act: Act) -> None:
    open_still = act in (Act.REOPEN, Act.OUTCOME) and line.stage in UNSETTLED
    hint = _STILL_OPEN if open_still else _INSTEAD[line.stage]
    if act is Act.BEGIN and line.stage is _UNDER_WAY:
        hint = N_("不用再转")
    raise InspectorError(
        "finding.not_now", topic=line.topic, state=line.stage.label, act=act.label, hint=_(hint)
    )


def _refuse_closing(line: LedgerFinding) -> None:
    if line.stage is _HANDED and not line.settled_elsewhere:
        _refuse_state(line, Act.CLOSE)
    if line.major_hazard is not HazardVerdict.HIT:
        return
    if not (_seen_on_site(line) or _answered_in_writing(line)):
        raise InspectorError("finding.hazard_visit", topic=line.topic)
    if not line.supervisor:
        raise InspectorError("finding.hazard_supervisor", topic=line.topic)


def _seen_on_site(line: LedgerFinding) -> bool:
    last = line.last_recheck
    return last is not None and bool(last.visit) and last.result is RecheckResult.CORRECTED


def _answered_in_writing(line: LedgerFinding) -> bool:
    """The department has closed the matter by a document with a number."""
    last = line.handed_over.last if line.handed_over else None
    return line.settled_elsewhere and last is not None and bool(last.number)


def acts_for(line: LedgerFinding) -> tuple[Act, ...]:
    """What may be done with a line now."""
    return tuple(act for act in Act if why_not(line, act) is None)


def why_not(line: LedgerFinding, act: Act) -> str | None:
    """The sentence why an act is refused, or None where it is allowed."""
    try:
        refuse(line, act)
    except InspectorError as refusal:
        return refusal.sentence
    return None
