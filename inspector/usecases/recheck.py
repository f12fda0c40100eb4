"""复查: a visit that starts from open findings, and a result for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.facts.answer import Answer, TargetResult
from inspector.facts.item import VisitItem
from inspector.facts.text import clean
from inspector.facts.visit import Target
from inspector.facts.vocabulary import (
    Depth,
    HazardVerdict,
    RecheckResult,
    Severity,
    Verdict,
    VisitType,
)
from inspector.i18n import _
from inspector.usecases.asking import Asked, ask, open_head
from inspector.usecases.facilities import get_facility
from inspector.usecases.filling import Filled, fill
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.recheck_results import Looked, looked_at
from inspector.usecases.recheck_targets import recheckable
from inspector.usecases.visits import Started, start_visit
from inspector.usecases.walk import Saved, saved_now
from inspector.workspace import Workspace

_GRAVEST = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR)


def start_recheck(
    ws: Workspace,
    draft: VisitDraft,
    findings: Sequence[str] | None = None,
    *,
    sample: bool = False,
) -> Started:
    """Begin a 复查 of these findings, or of all that can be; recheck.none_open where none.

    Nothing of earlier visits is copied: no answer, date, signature or photo.
    """
    ids = findings or [line.id for line in recheckable(ws, draft.facility)]
    if not ids:
        raise InspectorError("recheck.none_open", facility=get_facility(ws, draft.facility).name)
    wanted = replace(
        draft, type=VisitType.RECHECK, depth=Depth.FULL, checklists=None, recheck=tuple(ids)
    )
    return start_visit(ws, wanted, sample=sample)


def recheck_lines(ws: Workspace, visit: str) -> tuple[Looked, ...]:
    """Each finding of a 复查 with what was said of it so far, in the order of the route."""
    return looked_at(ws, ask(ws, visit))


def record_result(
    ws: Workspace,
    visit: str,
    finding: str,
    result: RecheckResult,
    *,
    note: str = "",
    term: str | None = None,
    files: Sequence[Path] = (),
) -> Saved:
    """Keep what became of a finding; its item is answered by that, all or nothing.

    The item passes once all findings there are corrected, and fails as soon as one is not.
    `term` is the new one where it is not; pictures become evidence of the item.
    """
    open_head(ws, visit)
    asked = ask(ws, visit)
    target = _target(asked, finding)
    told = TargetResult(finding=finding, result=result, note=clean(note, _("复查情况")).strip())
    lines = {one.target.finding: one for one in looked_at(ws, asked)}
    sharing = [
        one
        for one in asked.head.recheck
        if (one.item, one.instance) == (target.item, target.instance)
    ]
    answer = _answer(asked, target, sharing, lines, told, term)
    fill(ws, visit, [Filled(answer=answer, photos=tuple(files))])
    return saved_now(ws, visit)


def _target(asked: Asked, finding: str) -> Target:
    if not asked.head.recheck:
        raise InspectorError("recheck.not_recheck")
    target = next((one for one in asked.head.recheck if one.finding == finding), None)
    if target is None:
        raise InspectorError("recheck.not_asked", id=finding)
    return target


def _answer(
    asked: Asked,
    target: Target,
    sharing: Sequence[Target],
    lines: dict[str, Looked],
    told: TargetResult,
    term: str | None,
) -> Answer:
    """The answer of an item and instance from the results of the findings that share it."""
    item = asked.item(target.item)
    own = (one.answer for one in item.records if one.answer.instance == target.instance)
    held = next(own, Answer(item=target.item, instance=target.instance))
    results = {one.finding: one for one in held.rechecks} | {told.finding: told}
    left = [
        results[one.finding]
        for one in sharing
        if one.finding in results and results[one.finding].result is not RecheckResult.CORRECTED
    ]
    if left:
        rest = _rest(asked, item, left, lines)
        return replace(
            held,
            verdict=Verdict.FAIL,
            rechecks=tuple(results.values()),
            term=term or held.term,
            place=rest.place,
            note=rest.note,
            severity=rest.severity,
            major_hazard=rest.hazard,
            group=False,
        )
    all_said = all(one.finding in results for one in sharing)
    return replace(
        held,
        verdict=Verdict.PASS if all_said else Verdict.UNCHECKED,
        rechecks=tuple(results.values()),
        term=None,
        place="",
        note=told.note if len(sharing) == 1 else "",
        severity=None,
        major_hazard=None,
        group=False,
    )


class _Rest(Struct, frozen=True, kw_only=True):
    """What is not corrected of the findings at one item: as grave as it was."""

    place: str
    note: str
    severity: Severity | None
    hazard: HazardVerdict | None


def _rest(
    asked: Asked, item: VisitItem, left: Sequence[TargetResult], lines: dict[str, Looked]
) -> _Rest:
    held = [(one, line) for one in left if (line := lines[one.finding].line) is not None]
    words = [
        f"{line.place}：{one.note}" if len(left) > 1 and line.place else one.note
        for one, line in held
        if one.note
    ]
    hit = any(line.major_hazard is HazardVerdict.HIT for _one, line in held)
    severities = [line.severity for _one, line in held]
    return _Rest(
        place="、".join(dict.fromkeys(line.place for _one, line in held if line.place)),
        note="；".join(words) or _unsaid(left),
        severity=min(severities, key=_GRAVEST.index, default=None),
        hazard=_hazard(asked, item) if hit else None,
    )


def _unsaid(left: Sequence[TargetResult]) -> str:
    """What is left, where nobody wrote what it looks like."""
    partly = any(one.result is RecheckResult.PARTLY for one in left)
    return _("改了一部分，没有全部改好") if partly else _("没有改正")


def _hazard(asked: Asked, item: VisitItem) -> HazardVerdict | None:
    """A hazard stays one as long as it stands, unless what is known today leaves it open."""
    if not item.hazards:
        return None
    verified = any(asked.library.hazards[name].verified for name in item.hazards)
    sure = verified and not item.reference
    return HazardVerdict.HIT if sure else HazardVerdict.UNSURE
