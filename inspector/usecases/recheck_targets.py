"""Which findings a 复查 looks at again, and by which items of today's library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from inspector.checklist.editions import item_on, newest_ids
from inspector.checklist.model import Library
from inspector.errors import InspectorError
from inspector.facts.rectification import LedgerFinding, LedgerState
from inspector.facts.visit import Notice, Target
from inspector.facts.vocabulary import Domain, VisitType
from inspector.i18n import _
from inspector.store import finding_rows
from inspector.usecases import repeats
from inspector.usecases.procedure import VisitDraft
from inspector.workspace import Workspace


def recheckable(ws: Workspace, facility: str) -> tuple[LedgerFinding, ...]:
    """What a re-inspection of a facility starts from: what is unsettled, and what came back.

    A closed finding that had been a 重复 is looked at again, unless a later one stands for it.
    """
    return _recheckable(ws, _lines(ws, facility))


def offered(ws: Workspace, facility: str) -> tuple[LedgerFinding, ...]:
    """The same, and what another department has, which may be looked at too."""
    lines = _lines(ws, facility)
    handed = [line for line in lines if line.stage is LedgerState.HANDED_OVER]
    return (*_recheckable(ws, lines), *handed)


def _lines(ws: Workspace, facility: str) -> tuple[LedgerFinding, ...]:
    with ws.store.read() as connection:
        return finding_rows.listed(connection, ws.now().date(), facility=facility)


def _recheckable(ws: Workspace, lines: Iterable[LedgerFinding]) -> tuple[LedgerFinding, ...]:
    newest = newest_ids(ws.library)
    unsettled = [line for line in lines if line.unsettled]
    taken = {_spot(line, newest) for line in unsettled}
    again: dict[tuple[str, str], LedgerFinding] = {}
    for line in lines:
        spot = _spot(line, newest)
        if line.repeat_of and line.stage is LedgerState.CLOSED and spot not in taken:
            again[spot] = line
    return (*unsettled, *again.values())


def _spot(line: LedgerFinding, newest: Mapping[str, str]) -> tuple[str, str]:
    return newest.get(line.item, line.item), repeats.same_place(line.place)


def lines_for(ws: Workspace, draft: VisitDraft) -> tuple[LedgerFinding, ...]:
    """The findings that a visit is started from; none where it is no 复查 of findings.

    A 复查 that names none takes all that can be, as far as its checklists were chosen.
    """
    if draft.type is not VisitType.RECHECK:
        return ()
    lines = _wanted(ws, draft)
    day = draft.begun.date().isoformat()
    for line in lines:
        if line.found_on > day:
            raise InspectorError(
                "recheck.before_found", topic=line.topic, found=line.found_on, begun=day
            )
    return lines


def _wanted(ws: Workspace, draft: VisitDraft) -> tuple[LedgerFinding, ...]:
    if draft.recheck is None:
        wanted = draft.checklists or tuple(Domain)
        return tuple(one for one in recheckable(ws, draft.facility) if one.domain in wanted)
    with ws.store.read() as connection:
        lines = finding_rows.listed(connection, ws.now().date(), ids=draft.recheck)
    known = {line.id for line in lines}
    for finding in draft.recheck:
        if finding not in known:
            raise InspectorError("finding.unknown", id=finding)
    if any(line.facility != draft.facility for line in lines):
        raise InspectorError("recheck.not_one_facility")
    return lines


def targets_of(library: Library, lines: Iterable[LedgerFinding], day: date) -> tuple[Target, ...]:
    """The items that ask for these findings on a day; one whose item was withdrawn is left out."""
    return tuple(
        Target(finding=line.id, item=item.id, instance=line.instance)
        for line in lines
        if (item := item_on(library, line.item, day)) is not None
    )


def domains_of(library: Library, targets: Iterable[Target]) -> tuple[Domain, ...]:
    """The checklists that these items belong to."""
    items = [library.item(target.item) for target in targets]
    held = {item.checklist for item in items if item}
    return tuple(domain for domain in Domain if domain.value in held)


def gone_notices(lines: Iterable[LedgerFinding], targets: Iterable[Target]) -> tuple[Notice, ...]:
    """A warning for each finding that no item asks for any more: it is verified at the desk."""
    asked = {target.finding for target in targets}
    return tuple(
        Notice(
            code="recheck.item_gone",
            message=_("「{topic}」（{place}）的检查项已撤销，这次不问，请在台账里核实").format(
                topic=line.topic, place=line.place or line.facility_name
            ),
        )
        for line in lines
        if line.id not in asked
    )
